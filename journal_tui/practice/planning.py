"""Meetings in the calendar: planned, moved, called off, noted as not kept, found by day and by client.

The rule: that two people will meet needs no consent, and nothing here opens a note; a meeting that has begun is not moved.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from journal_tui.practice.clock import to_ms
from journal_tui.practice.context import Context
from journal_tui.practice.contracts import contracts_of
from journal_tui.practice.errors import InvalidInput, NotFound, RefusedByRule
from journal_tui.practice.free_time import DAYS, next_free
from journal_tui.practice.ids import row_id
from journal_tui.practice.meeting import names_of
from journal_tui.practice.meeting import value as meeting_value
from journal_tui.practice.register import Subject
from journal_tui.practice.values import Appointment, Service
from storage.audit.actions import Action
from storage.journal.records import AppointmentRecord
from storage.sealed.record import Unreadable, new_id
from storage.sealed.shelf import UNTRUSTED

LONGEST = 600
"""Minutes that an appointment may be planned for."""


class Planning:
    """The calendar's side of the desk where meetings are kept."""

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
            RefusedByRule: The contract on this service ends before (`contract_over`).
        """
        subject = self._context.register.subject(self._context.register.resolve(client), service)
        self._agreed(subject, at)
        return self._write(replace(self._planned(subject, at, minutes), calendar=calendar), Action.APPOINTMENT_PLANNED)

    def contract_over(self, subject: Subject, at: datetime) -> bool:
        """Whether the contract on this service ends before that day: then nothing is planned there."""
        agreed, day = contracts_of(self._context, subject.client), date.fromordinal(self._day(at))
        return any(each.service is subject.service and each.over(day) for each in agreed)

    def _agreed(self, subject: Subject, at: datetime) -> None:
        if self.contract_over(subject, at):
            raise RefusedByRule(reason="contract_over")

    def get(self, appointment: str) -> Appointment:
        """Give one appointment.

        Raises:
            NotFound: There is none with this id.
        """
        return self._value(self._record(appointment))

    def of_client(self, client: str) -> tuple[Appointment, ...]:
        """Give a client's appointments in every service, by time; cancelled and unreadable ones are left out."""
        subjects = self._context.register.subjects(self._context.register.resolve(client))
        found = [self._value(row, subject) for subject in subjects for row in self._of(subject) if row.cancelled_ms is None]
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

    def reschedule(self, appointment: str, at: datetime, minutes: int | None = None) -> Appointment:
        """Move a meeting that has not begun.

        Raises:
            RefusedByRule: It has begun or is over, or the contract ends before (`contract_over`).
            InvalidInput: As for `plan`.
        """
        record = self._record(appointment)
        self._not_begun(record)
        self._agreed(self._context.register.subject_by_id(record.subject), at)
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
