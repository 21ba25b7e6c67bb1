"""The desk of goals: in the client's words, rated 0 to 10, reached or dropped.

The rule: one appointment gives a goal one rating, and a day without an appointment one: said again, the later number stands.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from journal_tui.practice.clock import from_ms
from journal_tui.practice.context import Context
from journal_tui.practice.continuity.door import Door
from journal_tui.practice.continuity.values import Goal, GoalState, Rating
from journal_tui.practice.entries.text import is_empty
from journal_tui.practice.errors import InvalidInput, RefusedByRule
from journal_tui.practice.ids import row_id
from journal_tui.practice.measures.values import Point
from journal_tui.practice.register import Subject
from journal_tui.practice.short_texts import ShortTexts
from journal_tui.practice.values import Service
from storage.audit.actions import Action
from storage.journal.matters import GoalRecord, RatingRecord
from storage.sealed.record import Unreadable, new_id

HIGHEST = 10
"""The rating of a goal that has been reached."""
THOUSAND = 1_000
"""Points of a curve are whole thousandths."""


class Goals:
    """Goals of one open practice."""

    def __init__(self, context: Context) -> None:
        """Take the open practice."""
        self._context = context
        self._store = context.stores.journal
        self._rows = context.journal.goals
        self._texts = ShortTexts(context)
        self._door = Door(context)

    def add(self, client: str, service: Service, raw: str, *, at: datetime | None = None) -> Goal:
        """Write a goal down.

        Args:
            client: Client or pseudonym.
            service: In which service.
            raw: As it was typed, names and all.
            at: When it was set; by default now.

        Raises:
            InvalidInput: The text is empty or too long, or `at` lies ahead.
            ConsentMissing, PermitRefused: The gate said no; nothing was written.
            RecogniserDamaged: What finds names cannot be trusted; nothing was written.
        """
        if is_empty(raw):
            raise InvalidInput(field="text", reason="empty")
        subject = self._door.subject(client, service)
        moment = self._door.moment(at)
        permit = self._door.permit(subject)
        row = new_id()
        kept = self._texts.keep(subject, row, (" ".join(raw.split()),))
        record = GoalRecord(
            id=row,
            subject=subject.id,
            created_ms=self._context.stamp_ms(),
            permit=permit,
            at_ms=moment,
            text=kept.text,
            forms_version=kept.forms_version,
        )
        with self._store.database.write():
            written = self._rows.add(record, self._context.today().toordinal())
            self._store.audit.add(Action.GOAL_ADDED, subject=subject.id, object=row)
        return self._value(subject, written, identified=False)

    def rate(self, goal: str, value: int, *, appointment: str | None = None, at: datetime | None = None) -> Goal:
        """Say how near the goal is, 0 to 10. Said again for the same appointment, or on the same day without one, it replaces.

        Raises:
            InvalidInput: Not a whole number from 0 to 10, or `at` lies ahead.
            RefusedByRule: The goal is reached, dropped or taken back (`goal_ended`).
            ConsentMissing, PermitRefused: The gate said no; nothing was changed.
        """
        if not 0 <= value <= HIGHEST:
            raise InvalidInput(field="rating", reason="range")
        record = self._rows.get(row_id(goal))
        if record.state != GoalState.ACTIVE:
            raise RefusedByRule(reason="goal_ended")
        moment = self._door.moment(at)
        rating = RatingRecord(moment, value, row_id(appointment) if appointment else None)
        kept = [each for each in record.ratings if not _same_occasion(each, rating)]
        ordered = tuple(sorted((*kept, rating), key=lambda each: each.at_ms))
        return self._change(record, ratings=ordered)

    def unrate(self, goal: str) -> Goal:
        """Take the newest rating back; without one nothing changes."""
        record = self._rows.get(row_id(goal))
        return self._change(record, ratings=record.ratings[:-1])

    def end(self, goal: str, state: GoalState) -> Goal:
        """Say that the goal is reached, or dropped.

        Raises:
            InvalidInput: It cannot end as that.
            RefusedByRule: It was taken back (`goal_ended`).
            ConsentMissing, PermitRefused: The gate said no; nothing was changed.
        """
        if state not in (GoalState.REACHED, GoalState.DROPPED):
            raise InvalidInput(field="state", reason="unknown")
        return self._end(goal, state)

    def void(self, goal: str) -> Goal:
        """Take it back: it was a mistake, and is shown no more."""
        return self._end(goal, GoalState.VOID)

    def reopen(self, goal: str) -> Goal:
        """Go on with a goal that was reached or dropped."""
        record = self._rows.get(row_id(goal))
        if record.state == GoalState.VOID:
            raise RefusedByRule(reason="goal_ended")
        return self._change(record, state=GoalState.ACTIVE.value, ended_ms=None)

    def get(self, goal: str, *, identified: bool = False) -> Goal:
        """Open one goal; the read is logged.

        Raises:
            NotFound: There is none with this id.
            ConsentMissing: The consent has ended; `facts["verdict"]`.
        """
        record = self._rows.get(row_id(goal))
        subject = self._context.register.subject_by_id(record.subject)
        self._door.require_open(subject)
        self._door.log_read(Action.CONTINUITY_READ, [(subject, 1)], identified=identified)
        return self._value(subject, record, identified=identified)

    def list(
        self, client: str, service: Service | None = None, *, active_only: bool = False, identified: bool = False
    ) -> tuple[Goal, ...]:
        """Give a client's goals, active ones first, oldest first. What is shut or cannot be trusted is left out; logged."""
        found: list[Goal] = []
        read: list[tuple[Subject, int]] = []
        for subject in self._door.readable(client, service):
            rows = [row for row in self._readable(subject) if not active_only or row.state == GoalState.ACTIVE]
            found += [self._value(subject, row, identified=identified) for row in rows]
            read.append((subject, len(rows)))
        self._door.log_read(Action.CONTINUITY_READ, read, identified=identified)
        return tuple(sorted(found, key=lambda each: (each.state is not GoalState.ACTIVE, each.at)))

    def series(self, goal: str) -> tuple[Point, ...]:
        """Give the ratings of one goal as points of a curve, oldest first; higher is better, 0 to 10.

        Raises:
            NotFound: There is none with this id.
            ConsentMissing: The consent has ended; `facts["verdict"]`.
        """
        found = self.get(goal)
        return tuple(Point(each.at, each.value * THOUSAND, 0, 0, found.id, found.service) for each in found.ratings)

    def unreadable(self, client: str) -> int:
        """How many of a client's goals cannot be trusted; `verify` names them."""
        return sum(
            isinstance(row, Unreadable)
            for subject in self._door.readable(client)
            for row in self._rows.of_subject(subject.id)
        )

    def _readable(self, subject: Subject) -> Sequence[GoalRecord]:
        rows = self._rows.of_subject(subject.id)
        return [row for row in rows if not isinstance(row, Unreadable) and row.state != GoalState.VOID]

    def _end(self, goal: str, state: GoalState) -> Goal:
        record = self._rows.get(row_id(goal))
        if record.state == GoalState.VOID:
            raise RefusedByRule(reason="goal_ended")
        return self._change(record, state=state.value, ended_ms=self._context.stamp_ms())

    def _change(
        self,
        record: GoalRecord,
        *,
        state: str | None = None,
        ended_ms: int | None = None,
        ratings: tuple[RatingRecord, ...] | None = None,
    ) -> Goal:
        subject = self._context.register.subject_by_id(record.subject)
        permit = self._door.permit(subject)
        changed = replace(record, permit=permit)
        if state is not None:
            changed = replace(changed, state=state, ended_ms=ended_ms)
        if ratings is not None:
            changed = replace(changed, ratings=ratings)
        with self._store.database.write():
            written = self._rows.update(changed, self._context.today().toordinal())
            self._store.audit.add(Action.GOAL_CHANGED, subject=record.subject, object=record.id)
        return self._value(subject, written, identified=False)

    def _value(self, subject: Subject, record: GoalRecord, *, identified: bool) -> Goal:
        shown = ""
        if identified:
            (shown,) = self._texts.shown(subject.client, record.id, record.forms_version, (record.text,))
        return Goal(
            id=record.id.hex(),
            client=subject.client.hex(),
            pseudonym=subject.pseudonym,
            service=subject.service,
            at=from_ms(record.at_ms),
            text=record.text,
            identified=shown,
            state=GoalState(record.state),
            ended_at=from_ms(record.ended_ms) if record.ended_ms else None,
            ratings=tuple(
                Rating(from_ms(each.at_ms), each.value, each.appointment.hex() if each.appointment else None)
                for each in record.ratings
            ),
        )


def _same_occasion(one: RatingRecord, other: RatingRecord) -> bool:
    if one.appointment or other.appointment:
        return one.appointment == other.appointment
    return from_ms(one.at_ms).date() == from_ms(other.at_ms).date()
