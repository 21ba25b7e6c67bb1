"""Meetings with clients: started through the gate or held without a journal, paused, ended.

The rule: an appointment becomes a note in one way only, by `start` with the permit that the gate gave for this very
client and service; the journal asks the permit once more inside the transaction that makes the draft. Without a
permit the meeting may still be held: then the clock and the fact are kept, and no text at all.
"""

from dataclasses import replace
from datetime import datetime

from journal_tui.practice import session_clock
from journal_tui.practice.clock import to_ms
from journal_tui.practice.entries.drafting import Drafting
from journal_tui.practice.errors import InvalidInput, NotFound, PermitRefused, RefusedByRule
from journal_tui.practice.gate import Permit, Refusal
from journal_tui.practice.ids import row_id
from journal_tui.practice.meeting import log_visit, with_clock
from journal_tui.practice.planning import Planning
from journal_tui.practice.register import Subject
from journal_tui.practice.templates import Template
from journal_tui.practice.values import Appointment, Draft, Purpose, Service, Verdict
from storage.audit.actions import Action
from storage.journal.records import AppointmentRecord


class Appointments(Planning):
    """The desk where meetings are kept: in the calendar, and while they last."""

    def start(self, appointment: Appointment | str | None, permit: Permit, *, template_name: str = "") -> Draft:
        """Start a meeting that will be journalled, and open its note.

        Args:
            appointment: The planned meeting, or None for one that nobody had planned.
            permit: What the gate answered a moment ago.
            template_name: Another template than the service's default.

        Returns:
            The note, with the headings of its template; the one that is already open, when the meeting was started before.
            A meeting that was held and ended without a note can still get one; its clock stays as it was.

        Raises:
            PermitRefused: The permit is no permit, is for another client, service or purpose, or is no longer what the gate
                answers: withdrawn from, restricted, or of a version that waits for a new answer.
            RefusedByRule: The note is signed, or the meeting never took place (`appointment_over`).
        """
        subject = self._permitted(permit)
        layout = self._context.templates.template(subject.service, template_name)
        now = self._context.clock.stamp()
        self._refuse_stale(subject)
        record = (
            None if appointment is None else self._record(appointment if isinstance(appointment, str) else appointment.id)
        )
        if record is not None:
            if record.subject != subject.id:
                raise PermitRefused(reason="other")
            if record.entry is not None or record.no_show or record.cancelled_ms is not None:
                raise RefusedByRule(reason="appointment_over")
            open_note = self._open_note(record)
            if open_note is not None:
                return open_note
        return self._open(subject, row_id(permit.id), record, layout, now)

    def hold_without_journal(
        self, appointment: Appointment | str | None = None, *, client: str = "", service: Service | None = None
    ) -> Appointment:
        """Start a meeting of which nothing is written: the clock and the fact, for the invoice.

        Args:
            appointment: The planned meeting; or None, with `client` and `service` instead.
            client: Whom an unplanned meeting is with.
            service: What it is about.

        Raises:
            RefusedByRule: The meeting is over, or a note is already open (`journalled`).
            InvalidInput: Neither a meeting nor a client and service.
        """
        now = self._context.clock.stamp()
        if appointment is not None:
            record = self._record(appointment if isinstance(appointment, str) else appointment.id)
        elif client and service is not None:
            record = self._planned(self._context.register.subject(self._context.register.resolve(client), service), now, 50)
        else:
            raise InvalidInput(field="appointment", reason="missing")
        if record.draft is not None or record.entry is not None:
            raise RefusedByRule(reason="journalled")
        running = with_clock(record, session_clock.started(self._value(record), now))
        if record.started_ms is None:
            log_visit(self._context, self._context.register.subject_by_id(record.subject).client, to_ms(now))
        return self._write(replace(running, journalled=False), Action.HELD_WITHOUT_JOURNAL)

    def pause(self, appointment: str) -> Appointment:
        """Let the clock stand still; time that passes now is not counted."""
        return self._clocked(appointment, session_clock.paused(self.get(appointment), self._context.clock.stamp()))

    def resume(self, appointment: str) -> Appointment:
        """Let a standing clock go on."""
        return self._clocked(appointment, session_clock.resumed(self.get(appointment), self._context.clock.stamp()))

    def end(self, appointment: str) -> Appointment:
        """End the meeting; a second end changes nothing.

        Raises:
            RefusedByRule: It was never started (`appointment_not_started`).
        """
        return self._clocked(
            appointment, session_clock.ended(self.get(appointment), self._context.clock.stamp()), Action.APPOINTMENT_ENDED
        )

    def _open(
        self, subject: Subject, permit: bytes, record: AppointmentRecord | None, layout: Template, now: datetime
    ) -> Draft:
        drafting = Drafting(self._context)
        if record is None or record.started_ms is None:
            log_visit(self._context, subject.client, to_ms(now))
        with self._store.database.write():
            held = self._rows.add(self._planned(subject, now, 50)) if record is None else record
            running = held
            if held.ended_ms is None:
                running = with_clock(held, session_clock.started(self._value(held, subject), now))
            draft = drafting.create(subject, permit, running.id, layout, to_ms(now))
            self._rows.update(replace(running, journalled=True, permit_id=permit, draft=draft.id, verdict="granted"))
            self._store.audit.add(Action.APPOINTMENT_STARTED, subject=subject.id, object=running.id)
        return drafting.value(draft)

    def _open_note(self, record: AppointmentRecord) -> Draft | None:
        if record.draft is None:
            return None
        try:
            return Drafting(self._context).get(record.draft.hex())
        except NotFound:
            return None

    def _permitted(self, permit: Permit) -> Subject:
        """Find whom a permit is for; whatever is not the gate's own permit for journalling is refused."""
        if not isinstance(permit, Permit):
            raise PermitRefused(reason="type")
        subject = self._context.register.subject_by_id(row_id(permit.subject))
        if permit.purpose is not Purpose.JOURNAL or subject.service is not permit.service:
            raise PermitRefused(reason="other")
        return subject

    def _refuse_stale(self, subject: Subject) -> None:
        """A permit that was kept from a while ago opens nothing that the gate would not open now."""
        answer = self._context.gate.decide_for(subject.client.hex(), subject.service)
        if isinstance(answer, Refusal):
            raise PermitRefused(reason="restricted" if answer.verdict is Verdict.RESTRICTED else "state")

    def _clocked(self, appointment: str, clock: Appointment, action: Action | None = None) -> Appointment:
        record = self._record(appointment)
        changed = with_clock(record, clock)
        return self._value(record) if changed == record else self._write(changed, action)
