"""The desk of agreements and homework: agreed, settled, opened again, carried forward, taken back.

The rule: an agreement is never changed in its words; what goes on is a new one that says from which it came.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from journal_tui.practice.aliases import Aliases, Held
from journal_tui.practice.clock import from_ms
from journal_tui.practice.context import Context
from journal_tui.practice.continuity.data import topic as find_topic
from journal_tui.practice.continuity.door import Door
from journal_tui.practice.continuity.due import read_due
from journal_tui.practice.continuity.order import in_order
from journal_tui.practice.continuity.values import SETTLED, Agreement, AgreementKind, AgreementState
from journal_tui.practice.entries.text import is_empty
from journal_tui.practice.errors import InvalidInput, RefusedByRule
from journal_tui.practice.ids import row_id
from journal_tui.practice.register import Subject
from journal_tui.practice.short_texts import ShortTexts
from journal_tui.practice.values import Service
from storage.audit.actions import Action
from storage.journal.matters import AgreementRecord
from storage.sealed.record import Unreadable, new_id


class Agreements:
    """Agreements of one open practice."""

    def __init__(self, context: Context) -> None:
        """Take the open practice."""
        self._context = context
        self._store = context.stores.journal
        self._rows = context.journal.agreements
        self._texts = ShortTexts(context)
        self._aliases = Aliases(context)
        self._door = Door(context)

    def add(
        self,
        client: str,
        service: Service,
        topic: str,
        raw: str,
        *,
        kind: AgreementKind = AgreementKind.AGREEMENT,
        due: date | None = None,
        at: datetime | None = None,
        appointment: str | None = None,
    ) -> Agreement:
        """Write down what was agreed.

        Args:
            client: Client or pseudonym.
            service: In which service.
            topic: A topic's code or word.
            raw: As it was typed, names and all.
            kind: An agreement, or a homework.
            due: The day by which it is due, if any.
            at: When it was agreed; by default now.
            appointment: In which appointment.

        Raises:
            InvalidInput: The topic is not known, the text is empty or too long, or `due` lies before `at`.
            ConsentMissing, PermitRefused: The gate said no; nothing was written.
            RecogniserDamaged: What finds names cannot be trusted; nothing was written.
        """
        code = find_topic(topic).code
        if is_empty(raw):
            raise InvalidInput(field="text", reason="empty")
        subject = self._door.subject(client, service)
        moment = self._door.moment(at)
        if due is not None and due < from_ms(moment).date():
            raise InvalidInput(field="due", reason="in_past")
        permit = self._door.permit(subject)
        row = new_id()
        kept = self._texts.keep(subject, row, (" ".join(raw.split()),))
        return self._add(
            subject,
            AgreementRecord(
                id=row,
                subject=subject.id,
                created_ms=self._context.stamp_ms(),
                permit=permit,
                kind=kind.value,
                topic=code,
                at_ms=moment,
                text=kept.text,
                appointment=row_id(appointment) if appointment else None,
                due_day=due.toordinal() if due else None,
                forms_version=kept.forms_version,
            ),
        )

    def today(self) -> date:
        """The day of the practice's calendar: what is due before it is overdue."""
        return self._context.today()

    def due(self, written: str) -> date | None:
        """Read a due day as it is typed: see `read_due`.

        Raises:
            InvalidInput: It is no day, or has been.
        """
        return read_due(written, self.today())

    def settle(self, agreement: str, state: AgreementState) -> Agreement:
        """Say how it went.

        Raises:
            InvalidInput: It cannot be settled as that.
            RefusedByRule: It was taken back, or has gone on in a newer one (`agreement_gone`).
            ConsentMissing, PermitRefused: The gate said no; nothing was changed.
        """
        if state not in SETTLED:
            raise InvalidInput(field="state", reason="unknown")
        return self._change(agreement, state, settled_ms=self._context.stamp_ms())

    def reopen(self, agreement: str) -> Agreement:
        """Take back how it went: it is open again, with the day that it had."""
        return self._change(agreement, AgreementState.OPEN, settled_ms=None)

    def void(self, agreement: str) -> Agreement:
        """Take it back: it was a mistake, and is shown no more."""
        return self._change(agreement, AgreementState.VOID, settled_ms=self._context.stamp_ms())

    def carry_forward(self, agreement: str, due: date | None = None, appointment: str | None = None) -> Agreement:
        """Go on with it: a new agreement in the same words; the old one, when it is still open, says `carried`.

        Args:
            agreement: Which one; open, or settled as kept in part or not at all, and so on.
            due: The new one's day.
            appointment: In which appointment it goes on.

        Raises:
            RefusedByRule: It was taken back, or has been carried forward already (`agreement_gone`).
            InvalidInput: `due` has been.
            ConsentMissing, PermitRefused: The gate said no; nothing was written.
        """
        old, subject = self._found(agreement)
        if due is not None and due < self._context.today():
            raise InvalidInput(field="due", reason="in_past")
        permit = self._door.permit(subject)
        row = new_id()
        forms = self._aliases.restored_forms(subject.client, old.id, old.forms_version, old.text) or ()
        with self._context.vault.store.database.write():
            version = self._aliases.keep_forms(subject.client, row, forms, Held())
        now = self._context.stamp_ms()
        with self._store.database.write():
            made = self._add(
                subject,
                replace(
                    old,
                    id=row,
                    version=0,
                    created_ms=now,
                    permit=permit,
                    at_ms=now,
                    appointment=row_id(appointment) if appointment else None,
                    due_day=due.toordinal() if due else None,
                    state=AgreementState.OPEN.value,
                    settled_ms=None,
                    carried_from=old.id,
                    forms_version=version,
                ),
            )
            if old.state == AgreementState.OPEN:
                self._write(replace(old, permit=permit, state=AgreementState.CARRIED.value, settled_ms=now))
        return made

    def uncarry(self, agreement: str) -> Agreement:
        """Take back that it went on here: it is void, and the one it came from is open again if going on had closed it."""
        record, subject = self._found(agreement)
        permit = self._door.permit(subject)
        with self._store.database.write():
            gone = self.void(agreement)
            old = self._rows.get(record.carried_from) if record.carried_from else None
            if old is not None and old.state == AgreementState.CARRIED:
                self._write(replace(old, permit=permit, state=AgreementState.OPEN.value, settled_ms=None))
        return gone

    def get(self, agreement: str, *, identified: bool = False) -> Agreement:
        """Open one agreement; the read is logged.

        Raises:
            NotFound: There is none with this id.
            ConsentMissing: The consent has ended; `facts["verdict"]`.
        """
        record = self._rows.get(row_id(agreement))
        subject = self._context.register.subject_by_id(record.subject)
        self._door.require_open(subject)
        self._door.log_read(Action.CONTINUITY_READ, [(subject, 1)], identified=identified)
        return self._value(subject, record, identified=identified)

    def list(
        self, client: str, service: Service | None = None, *, open_only: bool = False, identified: bool = False
    ) -> tuple[Agreement, ...]:
        """Give a client's agreements: overdue first, then by due day, then open without one, then settled, newest first.

        What is shut, taken back or cannot be trusted is left out (`unreadable` counts the last). The read is logged.
        """
        found: list[Agreement] = []
        read: list[tuple[Subject, int]] = []
        for subject in self._door.readable(client, service):
            rows = [row for row in self._readable(subject) if not open_only or row.state == AgreementState.OPEN]
            found += [self._value(subject, row, identified=identified) for row in rows]
            read.append((subject, len(rows)))
        self._door.log_read(Action.CONTINUITY_READ, read, identified=identified)
        return in_order(found)

    def of_appointment(self, appointment: str) -> tuple[Agreement, ...]:
        """Give what was agreed in one appointment, as stored, oldest first: for the review. Nothing when it is shut."""
        meeting = self._context.journal.appointments.get(row_id(appointment))
        subject = self._context.register.subject_by_id(meeting.subject)
        if not self._door.readable(subject.client.hex(), subject.service):
            return ()
        rows = [row for row in self._readable(subject) if row.appointment == meeting.id]
        self._door.log_read(Action.CONTINUITY_READ, [(subject, len(rows))], identified=False)
        return tuple(self._value(subject, row, identified=False) for row in rows)

    def unreadable(self, client: str) -> int:
        """How many of a client's agreements cannot be trusted; `verify` names them."""
        return sum(
            isinstance(row, Unreadable)
            for subject in self._door.readable(client)
            for row in self._rows.of_subject(subject.id)
        )

    def _readable(self, subject: Subject) -> Sequence[AgreementRecord]:
        rows = self._rows.of_subject(subject.id)
        return [row for row in rows if not isinstance(row, Unreadable) and row.state != AgreementState.VOID]

    def _found(self, agreement: str) -> tuple[AgreementRecord, Subject]:
        record = self._rows.get(row_id(agreement))
        if record.state in (AgreementState.VOID, AgreementState.CARRIED):
            raise RefusedByRule(reason="agreement_gone")
        return record, self._context.register.subject_by_id(record.subject)

    def _change(self, agreement: str, state: AgreementState, settled_ms: int | None) -> Agreement:
        record, subject = self._found(agreement)
        permit = self._door.permit(subject)
        written = self._write(replace(record, permit=permit, state=state.value, settled_ms=settled_ms))
        return self._value(subject, written, identified=False)

    def _add(self, subject: Subject, record: AgreementRecord) -> Agreement:
        with self._store.database.write():
            written = self._rows.add(record, self._context.today().toordinal())
            self._store.audit.add(Action.AGREEMENT_ADDED, subject=subject.id, object=written.id)
        return self._value(subject, written, identified=False)

    def _write(self, record: AgreementRecord) -> AgreementRecord:
        with self._store.database.write():
            written = self._rows.update(record, self._context.today().toordinal())
            self._store.audit.add(Action.AGREEMENT_CHANGED, subject=record.subject, object=record.id)
        return written

    def _value(self, subject: Subject, record: AgreementRecord, *, identified: bool) -> Agreement:
        shown = ""
        if identified:
            (shown,) = self._texts.shown(subject.client, record.id, record.forms_version, (record.text,))
        return Agreement(
            id=record.id.hex(),
            client=subject.client.hex(),
            pseudonym=subject.pseudonym,
            service=subject.service,
            kind=AgreementKind(record.kind),
            topic=record.topic,
            at=from_ms(record.at_ms),
            text=record.text,
            identified=shown,
            due=date.fromordinal(record.due_day) if record.due_day else None,
            state=AgreementState(record.state),
            settled_at=from_ms(record.settled_ms) if record.settled_ms else None,
            appointment=record.appointment.hex() if record.appointment else None,
            carried_from=record.carried_from.hex() if record.carried_from else None,
        )
