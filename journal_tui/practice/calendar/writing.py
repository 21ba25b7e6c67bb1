"""Writes what a preview says, and takes a whole reading back.

The rule: each is one transaction; taking back undoes what the reading did and nothing that came after it.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from journal_tui.practice.appointments import Appointments
from journal_tui.practice.calendar.values import (
    Applied,
    Before,
    Candidate,
    LineKind,
    Preview,
    PreviewLine,
    Step,
    TakenBack,
    Tell,
)
from journal_tui.practice.clock import from_ms
from journal_tui.practice.context import Context
from journal_tui.practice.errors import NotFound
from journal_tui.practice.ids import row_id
from storage.audit.actions import Action
from storage.journal.records import AppointmentRecord

Held = Mapping[bytes, AppointmentRecord]

_EVERY = 100
_ASKED = (LineKind.SEVERAL, LineKind.UNKNOWN)
_FIRST_VERSION = 1


class Writing:
    """Writes the appointments of calendar files."""

    def __init__(self, context: Context) -> None:
        """Take the open practice."""
        self._context = context
        self._appointments = Appointments(context)
        self._rows = context.journal.appointments
        self._store = context.stores.journal

    def apply(
        self,
        preview: Preview,
        chosen: Mapping[int, Candidate],
        cancel: frozenset[int],
        held_at: Callable[[datetime], Held],
        tell: Tell,
    ) -> Applied:
        """Do what a preview says: see `CalendarDesk.apply`."""
        planned: list[Step] = []
        changed: dict[LineKind, list[Step]] = {kind: [] for kind in LineKind}
        with self._store.database.write():
            held = held_at(self._context.clock.now())
            for number, line in enumerate(preview.lines):
                if number % _EVERY == 0:
                    tell("calendar_written", number, len(preview.lines))
                who = chosen.get(line.number) or (line.candidates[0] if line.kind is LineKind.NEW else None)
                if who is not None and line.kind in {LineKind.NEW, *_ASKED}:
                    planned += self._plan(line, who, held)
                elif line.kind in {LineKind.SAME, LineKind.MOVED} or (
                    line.number in cancel and line.kind in {LineKind.CANCELLED, LineKind.GONE}
                ):
                    changed[line.kind] += self._change(line, held)
            moved, off = len(changed[LineKind.MOVED]), len(changed[LineKind.CANCELLED]) + len(changed[LineKind.GONE])
            self._store.audit.add(Action.CALENDAR_APPLIED, extra=len(planned) + moved + off)
        tell("calendar_written", len(preview.lines), len(preview.lines))
        left_out = sum(1 for line in preview.of(*_ASKED) if line.number not in chosen)
        steps = (*planned, *(step for each in changed.values() for step in each))
        return Applied(len(planned), moved, off, left_out, steps)

    def take_back(self, applied: Applied) -> TakenBack:
        """Undo a reading: see `CalendarDesk.take_back`."""
        restricted = self._context.restrictions.subjects_held()
        undone = 0
        with self._store.database.write():
            for step in applied.steps:
                undone += self._undo(step, restricted)
            self._store.audit.add(Action.CALENDAR_TAKEN_BACK, extra=undone)
        return TakenBack(undone, len(applied.steps) - undone)

    def _plan(self, line: PreviewLine, who: Candidate, held: Held) -> list[Step]:
        if line.key in held:  # planned since the preview was made
            return []
        made = self._appointments.plan(who.client, who.service, line.at, line.minutes, calendar=line.key)
        return [Step(made.id, _FIRST_VERSION)]

    def _change(self, line: PreviewLine, held: Held) -> list[Step]:
        """Move or call off; one that was typed in belongs to its event from now on. Nothing when nothing is to be changed."""
        if line.kind is LineKind.SAME and line.key in held:
            return []
        found = self._rows.get(row_id(line.appointment))
        if line.kind is not LineKind.SAME and not is_open(found):  # begun, or called off, since the preview was made
            return []
        who = self._context.register.subject_by_id(found.subject)
        if line.kind is LineKind.MOVED and self._appointments.contract_over(who, line.at):
            return []
        if line.key not in held:
            self._rows.update(replace(found, calendar=line.key))
        if line.kind is LineKind.MOVED:
            self._appointments.reschedule(line.appointment, line.at, line.minutes)
        elif line.kind is not LineKind.SAME:
            self._appointments.cancel(line.appointment)
        written = self._rows.get(found.id)
        return [Step(line.appointment, written.version, Before(found.planned_ms, found.planned_minutes, found.calendar))]

    def _undo(self, step: Step, restricted: frozenset[bytes]) -> bool:
        try:
            record = self._rows.get(row_id(step.appointment))
        except NotFound:
            return False
        if record.version != step.version or record.subject in restricted:
            return False
        if step.before is None:
            self._rows.remove(record.id)
        else:
            self._rows.update(
                replace(
                    record,
                    planned_ms=step.before.planned_ms,
                    day=from_ms(step.before.planned_ms).astimezone().toordinal(),
                    planned_minutes=step.before.minutes,
                    calendar=step.before.calendar,
                    cancelled_ms=None,
                )
            )
        self._store.audit.add(Action.APPOINTMENT_CHANGED, subject=record.subject, object=record.id)
        return True


def is_open(record: AppointmentRecord) -> bool:
    """Whether it may still be moved or called off."""
    return record.started_ms is None and not record.no_show and record.cancelled_ms is None
