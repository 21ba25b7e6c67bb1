"""Meetings with clients: planned, started through the gate or held without a journal, paused, ended.

The rule: an appointment becomes a note in one way only, by `start` with the permit that the gate gave for this very
client and service; the journal asks the permit once more inside the transaction that makes the draft. Without a
permit the meeting may still be held: then the clock and the fact are kept, and no text at all.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from journal_tui.practice import session_clock
from journal_tui.practice.clock import to_ms
from journal_tui.practice.context import Context
from journal_tui.practice.entries.drafting import Drafting
from journal_tui.practice.errors import InvalidInput, NotFound, PermitRefused, RefusedByRule
from journal_tui.practice.free_time import DAYS, next_free
from journal_tui.practice.gate import Permit
from journal_tui.practice.ids import row_id
from journal_tui.practice.meeting import log_visit, names_of, with_clock
from journal_tui.practice.meeting import value as meeting_value
from journal_tui.practice.register import Subject
from journal_tui.practice.templates import Template
from journal_tui.practice.values import Appointment, Draft, Purpose, Service
from storage.audit.actions import Action
from storage.journal.records import AppointmentRecord
from storage.sealed.record import Unreadable, new_id
from storage.sealed.shelf import UNTRUSTED

LONGEST = 600
"""Minutes that an appointment may be planned for."""


class Appointments:
    """The desk where meetings are kept."""

    def __init__(self, context: Context) -> None:
        """Take the open practice."""
        self._context = context
        self._store = context.stores.journal
        self._rows = context.journal.appointments

    def plan(self, client: str, service: Service, at: datetime, minutes: int = 50, *, calendar: bytes = b"") -> Appointment:
        """Put a meeting in the calendar. Needs no consent: that two people meet is part of the agreement.

        Args:
            client: Whom it is with.
            service: What it is about.
            at: When it begins.
            minutes: How long it is planned to be.
            calendar: Keyed hash of the calendar event that it comes from, if any.

        Raises:
            InvalidInput: `at` has no time zone, or `minutes` is not 1 to 600.
            NotFound: No such client, or the client does not have this service.
        """
        subject = self._context.register.subject(self._context.register.resolve(client), service)
        return self._write(replace(self._planned(subject, at, minutes), calendar=calendar), Action.APPOINTMENT_PLANNED)

    def get(self, appointment: str) -> Appointment:
        """Give one appointment.

        Raises:
            NotFound: There is none with this id.
        """
        return self._value(self._record(appointment))

    def of_client(self, client: str) -> tuple[Appointment, ...]:
        """Give a client's appointments in every service, by time; those that cannot be read are left out."""
        subjects = self._context.register.subjects(self._context.register.resolve(client))
        found = [self._value(row, subject) for subject in subjects for row in self._of(subject)]
        return tuple(sorted(found, key=lambda each: each.planned_at))

    def on_days(self, first: date, last: date) -> tuple[Appointment, ...]:
        """Give the appointments from one day to another, both included, by time; cancelled ones are left out."""
        rows = self._rows.on_days(first.toordinal(), last.toordinal())
        shown = (row for row in rows if not isinstance(row, Unreadable) and row.cancelled_ms is None)
        return tuple(meeting for row in shown if (meeting := self._readable(row)) is not None)

    def names(self, appointments: Iterable[Appointment]) -> dict[str, str]:
        """Give the names of those whom appointments are with, by client id; the log says who was named."""
        return names_of(self._context, {each.client for each in appointments})

    def next_free(self, minutes: int = 50) -> datetime | None:
        """Give the next working time that nobody has, for a form that proposes one."""
        now = self._context.clock.now()
        return next_free(self.on_days(now.date(), now.date() + timedelta(days=DAYS)), now, minutes)

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
            PermitRefused: The permit is no permit, is for another client, service or purpose, or is no longer in force.
            RefusedByRule: The note is signed, or the meeting never took place (`appointment_over`).
        """
        subject = self._permitted(permit)
        layout = self._context.templates.template(subject.service, template_name)
        now = self._context.clock.stamp()
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

    def reschedule(self, appointment: str, at: datetime, minutes: int | None = None) -> Appointment:
        """Move a meeting that has not begun.

        Raises:
            RefusedByRule: It has begun or is over.
            InvalidInput: As for `plan`.
        """
        record = self._record(appointment)
        self._not_begun(record)
        length = self._length(record.planned_minutes if minutes is None else minutes)
        moved = replace(record, planned_ms=self._ms(at), day=self._day(at), planned_minutes=length)
        return self._write(moved, Action.APPOINTMENT_CHANGED)

    def no_show(self, appointment: str) -> Appointment:
        """Note that the client did not come.

        Raises:
            RefusedByRule: It has begun or is over.
        """
        record = self._record(appointment)
        self._not_begun(record)
        return self._write(replace(record, no_show=True), Action.NO_SHOW)

    def cancel(self, appointment: str) -> Appointment:
        """Call a meeting off; it leaves the day's list.

        Raises:
            RefusedByRule: It has begun or is over.
        """
        record = self._record(appointment)
        self._not_begun(record)
        return self._write(replace(record, cancelled_ms=self._context.stamp_ms()), Action.APPOINTMENT_CHANGED)

    def reinstate(self, appointment: str) -> Appointment:
        """Take back that the client did not come, or that a meeting was called off: it is planned as before.

        Raises:
            RefusedByRule: It has begun or is over.
        """
        planned = replace(self._record(appointment), no_show=False, cancelled_ms=None)
        self._not_begun(planned)
        return self._write(planned, Action.APPOINTMENT_CHANGED)

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

    def _planned(self, subject: Subject, at: datetime, minutes: int) -> AppointmentRecord:
        return AppointmentRecord(
            id=new_id(),
            subject=subject.id,
            created_ms=self._context.stamp_ms(),
            planned_ms=self._ms(at),
            day=self._day(at),
            planned_minutes=self._length(minutes),
        )

    @staticmethod
    def _ms(at: datetime) -> int:
        if at.tzinfo is None:
            raise InvalidInput(field="at", reason="zone")
        return to_ms(at)

    def _day(self, at: datetime) -> int:
        return at.astimezone().toordinal()

    @staticmethod
    def _length(minutes: int) -> int:
        if not 1 <= minutes <= LONGEST:
            raise InvalidInput(field="minutes", reason="range")
        return minutes

    @staticmethod
    def _not_begun(record: AppointmentRecord) -> None:
        if record.started_ms is not None or record.no_show or record.cancelled_ms is not None:
            raise RefusedByRule(reason="appointment_begun")

    def _of(self, subject: Subject) -> list[AppointmentRecord]:
        return [row for row in self._rows.of_subject(subject.id) if not isinstance(row, Unreadable)]

    def _record(self, appointment: str) -> AppointmentRecord:
        return self._rows.get(row_id(appointment))

    def _clocked(self, appointment: str, clock: Appointment, action: Action | None = None) -> Appointment:
        record = self._record(appointment)
        changed = with_clock(record, clock)
        return self._value(record) if changed == record else self._write(changed, action)

    def _write(self, record: AppointmentRecord, action: Action | None = None) -> Appointment:
        with self._store.database.write():
            written = self._rows.update(record) if record.version else self._rows.add(record)
            if action is not None:
                self._store.audit.add(action, subject=record.subject, object=record.id)
        return self._value(written)

    def _readable(self, record: AppointmentRecord) -> Appointment | None:
        """Turn a row into a value, or into nothing when who it is about cannot be read: the day goes on without it."""
        try:
            return self._value(record)
        except (*UNTRUSTED, NotFound):
            return None

    def _value(self, record: AppointmentRecord, subject: Subject | None = None) -> Appointment:
        return meeting_value(record, subject or self._context.register.subject_by_id(record.subject))
