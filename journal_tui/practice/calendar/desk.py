"""The desk of the calendar file: look at what it would do, then do it.

The rule: nothing is written before it has been shown, and what is not sure is never guessed. What is written is an
appointment like one that was typed in, with a keyed hash of the event's id; the event's words stay in the file.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from journal_tui.practice.calendar.event import Event, Occurrence
from journal_tui.practice.calendar.ics import read_ics
from journal_tui.practice.calendar.occurring import Unrolled, unroll
from journal_tui.practice.calendar.people import Directory
from journal_tui.practice.calendar.values import (
    MOST_DAYS,
    USUAL_DAYS,
    Applied,
    Candidate,
    LineKind,
    Preview,
    PreviewLine,
    TakenBack,
    Tell,
)
from journal_tui.practice.calendar.writing import Writing, is_open
from journal_tui.practice.clock import from_ms, to_ms
from journal_tui.practice.context import Context
from journal_tui.practice.contracts import contracts_of
from journal_tui.practice.errors import InvalidInput, NotFound
from journal_tui.practice.ids import row_id
from journal_tui.practice.meeting import value as meeting_value
from journal_tui.practice.planning import LONGEST
from journal_tui.practice.values import Appointment, Service
from storage.audit.actions import Action
from storage.journal.records import AppointmentRecord
from storage.sealed.record import Unreadable
from storage.sealed.shelf import UNTRUSTED

_HORIZON = 400
"""Days within which an appointment that came from a file may have been moved and is still recognised."""
_USUAL_MINUTES = 50
_EVERY = 100
_HARMLESS = frozenset({"all_day", "past", "later"})


def untold(_step: str, _done: int, _total: int) -> None:
    """Tell nobody."""


class CalendarDesk:
    """Reads calendar files into appointments."""

    def __init__(self, context: Context) -> None:
        """Take the open practice."""
        self._context = context
        self._writing = Writing(context)
        self._rows = context.journal.appointments
        self._store = context.stores.journal

    def preview(self, data: bytes, days: int = USUAL_DAYS, tell: Tell = untold) -> Preview:
        """Say what a file would do; nothing is written but a line in the log that a file was looked at.

        Args:
            data: The file's bytes.
            days: How many days from now are looked at, 1 to 366.
            tell: Told `calendar_days` and `calendar_names` with done and total.

        Raises:
            InvalidInput: It is no calendar file, it is too big, or `days` is out of range.
        """
        if not 1 <= days <= MOST_DAYS:
            raise InvalidInput(field="days", reason="range")
        now = self._context.clock.now()
        until = now + timedelta(days=days)
        read = read_ics(data)
        unrolled = unroll(read.events, now, until, lambda done, total: tell("calendar_days", done, total))
        held = self._held(now)
        lines = self._lines(unrolled, held, tell)
        lines += self._elsewhere(read.events, unrolled, held, (now, until))
        ordered = sorted(lines, key=lambda line: (line.at, line.number))
        self._context.stores.vault.audit.add(Action.CALENDAR_READ, extra=len(ordered))
        numbered = tuple(replace(line, number=number) for number, line in enumerate(ordered, 1))
        return Preview(numbered, dict(unrolled.left_out), read.broken_lines, until)

    def apply(
        self,
        preview: Preview,
        choices: Mapping[int, Candidate] | None = None,
        cancel: frozenset[int] = frozenset(),
        tell: Tell = untold,
    ) -> Applied:
        """Plan what is sure or was chosen, move what has moved, call off what was said to be off. All of it or nothing.

        Args:
            preview: As given a moment ago.
            choices: Whom lines mean that were not sure, by number.
            cancel: Which cancelled or gone lines are called off.
            tell: Told `calendar_written` with done and total.

        Raises:
            ClockWentBack: The clock stands before something already recorded; nothing was written.
        """
        return self._writing.apply(preview, choices or {}, cancel, self._held, tell)

    def take_back(self, applied: Applied) -> TakenBack:
        """Undo a reading, all of it or nothing: what it planned is gone, what it moved or called off stands as before.

        An appointment that anything has been done with since is left as it is, and so is that of a client whose processing
        was restricted in the meantime.

        Args:
            applied: What `apply` answered.
        """
        return self._writing.take_back(applied)

    def log_names(self, preview: Preview) -> None:
        """Write to the log that the names of a preview leave the screen or the program."""
        clients = {who.client for line in preview.lines for who in line.candidates}
        for client in sorted(clients):
            self._context.stores.vault.audit.add(Action.CALENDAR_READ, subject=row_id(client), extra=len(preview.lines))

    # ---------------------------------------------------------------- the preview
    def _lines(self, unrolled: Unrolled, held: Mapping[bytes, AppointmentRecord], tell: Tell) -> list[PreviewLine]:
        people = Directory(self._context)
        typed: dict[int, list[AppointmentRecord]] = {}
        for row in held.values():
            if not row.calendar and row.cancelled_ms is None:
                typed.setdefault(row.planned_ms, []).append(row)
        lines: list[PreviewLine] = []
        total = len(unrolled.occurrences)
        for number, each in enumerate(unrolled.occurrences):
            if number % _EVERY == 0:
                tell("calendar_names", number, total)
            line = self._line(each, held, typed, people)
            if line is not None:
                lines.append(line)
        tell("calendar_names", total, total)
        return lines

    def _line(
        self,
        each: Occurrence,
        held: Mapping[bytes, AppointmentRecord],
        typed: Mapping[int, list[AppointmentRecord]],
        people: Directory,
    ) -> PreviewLine | None:
        key = self._key(each)
        record = held.get(key)
        if record is not None:
            return self._known(each, key, record)
        if each.cancelled:
            return None
        candidates, sure = people.find(each.summary)
        there = self._typed(each, candidates, typed)
        if there is not None:
            return self._known(each, key, there)
        agreed = tuple(who for who in candidates if not self._contract_over(who.client, who.service, each.start))
        kind = LineKind.NEW if sure and agreed else LineKind.SEVERAL if agreed else LineKind.UNKNOWN
        return PreviewLine(0, kind, each.start, _minutes(each), each.summary, agreed, key=key)

    def _contract_over(self, client: str, service: Service, at: datetime) -> bool:
        """Whether the contract has ended by then: nothing more is planned with somebody."""
        agreed = contracts_of(self._context, row_id(client))
        return any(each.service is service and each.over(at.astimezone().date()) for each in agreed)

    def _known(self, each: Occurrence, key: bytes, record: AppointmentRecord) -> PreviewLine | None:
        """An event whose appointment is there: the same, moved, called off; one that was called off here stays so."""
        meeting = self._readable(record)
        if meeting is None or record.cancelled_ms is not None:
            return None
        if record.started_ms is not None or record.no_show:
            kind = LineKind.BEGUN
        elif each.cancelled:
            kind = LineKind.CANCELLED
        elif record.planned_ms != to_ms(each.start) or record.planned_minutes != _minutes(each):
            over = self._contract_over(meeting.client, meeting.service, each.start)
            kind = LineKind.CONTRACT_OVER if over else LineKind.MOVED
        else:
            kind = LineKind.SAME
        before = meeting.planned_at if kind is LineKind.MOVED else None
        at = meeting.planned_at if kind is LineKind.CANCELLED else each.start
        return self._of(meeting, kind, at, _minutes(each), title=each.summary, before=before, key=key)

    def _gone(self, key: bytes, record: AppointmentRecord) -> PreviewLine | None:
        meeting = self._readable(record)
        if meeting is None:
            return None
        return self._of(meeting, LineKind.GONE, meeting.planned_at, meeting.planned_minutes, key=key)

    def _of(
        self,
        meeting: Appointment,
        kind: LineKind,
        at: datetime,
        minutes: int,
        *,
        title: str = "",
        before: datetime | None = None,
        key: bytes = b"",
    ) -> PreviewLine:
        name = self._context.register.name(row_id(meeting.client))
        who = Candidate(meeting.client, meeting.pseudonym, meeting.service, name)
        return PreviewLine(0, kind, at, minutes, title, (who,), meeting.id, before, key)

    def _elsewhere(
        self,
        events: tuple[Event, ...],
        unrolled: Unrolled,
        held: Mapping[bytes, AppointmentRecord],
        window: tuple[datetime, datetime],
    ) -> list[PreviewLine]:
        """What was planned from a file for these days and is not among them now: moved farther away, or gone."""
        first, last = window
        seen = {self._key(each) for each in unrolled.occurrences}
        missing = {
            key: row
            for key, row in held.items()
            if row.calendar and key not in seen and is_open(row) and first <= from_ms(row.planned_ms) <= last
        }
        if not missing:
            return []
        far = unroll(events, first - timedelta(days=_HORIZON), first + timedelta(days=_HORIZON), lambda _done, _total: None)
        there = {self._key(each): each for each in far.occurrences}
        unread = unrolled.left_out.keys() - _HARMLESS
        lines = []
        for key, record in missing.items():
            if key in there:
                lines.append(self._known(there[key], key, record))
            elif not unread:
                lines.append(self._gone(key, record))
        return [line for line in lines if line is not None]

    def _held(self, now: datetime) -> dict[bytes, AppointmentRecord]:
        """The appointments of the months around now, by the event that they came from; those typed in, by their own id."""
        today = now.date().toordinal()
        rows = self._rows.on_days(today - _HORIZON, today + _HORIZON)
        return {row.calendar or row.id: row for row in rows if not isinstance(row, Unreadable)}

    def _typed(
        self, each: Occurrence, candidates: tuple[Candidate, ...], typed: Mapping[int, list[AppointmentRecord]]
    ) -> AppointmentRecord | None:
        """The appointment that somebody typed in for this very client and time: it is not doubled."""
        for row in typed.get(to_ms(each.start), ()):
            meeting = self._readable(row)
            if meeting is not None and any(who.pseudonym == meeting.pseudonym for who in candidates):
                return row
        return None

    def _key(self, each: Occurrence) -> bytes:
        """The keyed hash of an event's id. The key is the journal's own: nobody without it can try ids one by one."""
        return self._store.store_key.lookup("calendar", f"{each.uid}\x00{each.recurrence}".encode())

    def _readable(self, record: AppointmentRecord) -> Appointment | None:
        try:
            return meeting_value(record, self._context.register.subject_by_id(record.subject))
        except (*UNTRUSTED, NotFound):
            return None


def _minutes(each: Occurrence) -> int:
    return min(each.minutes, LONGEST) if each.minutes else _USUAL_MINUTES
