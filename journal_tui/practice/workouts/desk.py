"""The desk of workouts: written down, listed, taken out, and each exercise over time.

The rule: training is the service where they belong; nothing is written without the gate's yes there, nothing is read that is shut,
and every reading is in the log. What is being written is kept as `open` until it is finished. A workout that was a mistake is taken out, never erased from sight of the log.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from journal_tui.practice.clock import from_ms
from journal_tui.practice.context import Context
from journal_tui.practice.continuity.door import Door
from journal_tui.practice.entries.reach import permit_in_force
from journal_tui.practice.errors import RefusedByRule
from journal_tui.practice.ids import row_id
from journal_tui.practice.register import Subject
from journal_tui.practice.short_texts import ShortTexts
from journal_tui.practice.values import Service
from journal_tui.practice.workouts.lines import all_checked, so_far
from journal_tui.practice.workouts.progress import progress_of
from journal_tui.practice.workouts.values import Progress, Workout, WorkoutLine
from storage.audit.actions import Action
from storage.journal.matters import SetRecord, WorkoutRecord
from storage.sealed.record import Unreadable, new_id


class Workouts:
    """Workouts of one open practice."""

    def __init__(self, context: Context) -> None:
        """Take the open practice."""
        self._context = context
        self._store = context.stores.journal
        self._rows = context.journal.workouts
        self._texts = ShortTexts(context)
        self._door = Door(context)

    def add(
        self, client: str, lines: Sequence[WorkoutLine], *, at: datetime | None = None, appointment: str | None = None
    ) -> Workout:
        """Write down a workout.

        Args:
            client: Client or pseudonym.
            lines: In the order in which they were done.
            at: When it was; by default now.
            appointment: In which appointment.

        Raises:
            InvalidInput: A line or the time is not right; nothing was written.
            NotFound: No such client, or no training there.
            ConsentMissing, PermitRefused: The gate said no; nothing was written.
        """
        given = all_checked(lines)
        subject = self._door.subject(client, Service.PT)
        moment = self._door.moment(at)
        record = self._new(subject, self._door.permit(subject), moment, appointment)
        return self._write(subject, replace(record, state="done"), given, logged=True)

    def keep(
        self, client: str, lines: Sequence[WorkoutLine], *, workout: str = "", appointment: str | None = None
    ) -> Workout:
        """Keep a workout that is being written down, as far as it has come; nothing of it is lost when the power goes.

        Args:
            client: Client or pseudonym.
            lines: All of them so far; an exercise may still be without its name.
            workout: Which one; empty for the first time.
            appointment: In which appointment.

        Raises:
            InvalidInput: A line is not right; nothing was written.
            NotFound: No such client, or no training there.
            RefusedByRule: It was taken out meanwhile (`workout_gone`).
            ConsentMissing, PermitRefused: The gate said no; nothing was written.
            ClockWentBack, DateUnconfirmed: The clock cannot be gone by; nothing was written.
        """
        given = so_far(lines)
        if not workout:
            subject = self._door.subject(client, Service.PT)
            record = self._new(subject, self._door.permit(subject), self._door.moment(None), appointment)
            return self._write(subject, record, given, logged=True)
        record, subject = self._found(workout)
        self._context.clock.require()
        begun = (
            record.state == "open"
        )  # what is being written down may be ended; what was ended is changed through the gate
        permit = permit_in_force(self._context, subject.id).id if begun else self._door.permit(subject)
        return self._write(subject, replace(record, permit=permit, state="open"), given, logged=False)

    def finish(self, workout: str) -> Workout:
        """Say that a workout is written down; one without a line is taken out.

        Raises:
            As `void`.
        """
        record, subject = self._found(workout)
        if not record.lines:
            return self.void(workout)
        return self._settle(subject, replace(record, permit=self._door.permit(subject), state="done"))

    def void(self, workout: str) -> Workout:
        """Take a mistake out of lists and curves.

        Raises:
            NotFound: There is none with this id.
            RefusedByRule: It was taken out already (`workout_gone`).
            ConsentMissing, PermitRefused: The gate said no; nothing was changed.
        """
        record, subject = self._found(workout)
        return self._settle(subject, replace(record, permit=self._door.permit(subject), state="void"))

    def list(self, client: str) -> tuple[Workout, ...]:
        """Give a client's workouts, newest first; none where they are shut, and none that were taken out."""
        found: list[Workout] = []
        read: list[tuple[Subject, int]] = []
        for subject in self._door.readable(client, Service.PT):
            rows = [row for row in self._rows.of_subject(subject.id) if not isinstance(row, Unreadable)]
            kept = [self._value(subject, row) for row in rows if row.state != "void"]
            read.append((subject, len(kept)))
            found += kept
        self._door.log_read(Action.WORKOUTS_READ, read, identified=True)
        return tuple(sorted(found, key=lambda each: each.at, reverse=True))

    def progress(self, client: str, exercise: str) -> tuple[Progress, ...]:
        """Give one exercise over time, oldest first: a row for each workout that has it.

        Args:
            client: Client or pseudonym.
            exercise: What it is called; capitals do not matter.
        """
        return progress_of(self.list(client), exercise)

    def _found(self, workout: str) -> tuple[WorkoutRecord, Subject]:
        record = self._rows.get(row_id(workout))
        if record.state == "void":
            raise RefusedByRule(reason="workout_gone")
        return record, self._context.register.subject_by_id(record.subject)

    def _new(self, subject: Subject, permit: bytes, at_ms: int, appointment: str | None) -> WorkoutRecord:
        return WorkoutRecord(
            id=new_id(),
            subject=subject.id,
            created_ms=self._context.stamp_ms(),
            permit=permit,
            at_ms=at_ms,
            appointment=row_id(appointment) if appointment else None,
        )

    def _write(self, subject: Subject, record: WorkoutRecord, lines: Sequence[WorkoutLine], *, logged: bool) -> Workout:
        """Write a row, new or held, with these lines; the vault is told first."""
        names = [" ".join(each.exercise.split()) for each in lines]
        earlier = [each.exercise for each in record.lines]
        held = self._texts.held(subject.client, record.id, record.forms_version, earlier) if record.version else None
        kept = self._texts.keep(subject, record.id, names, held)
        record = replace(
            record,
            lines=tuple(_stored(name, each) for name, each in zip(kept.texts, lines, strict=True)),
            forms_version=kept.forms_version,
        )
        today = self._context.today().toordinal()
        with self._store.database.write():
            record = self._rows.update(record, today) if record.version else self._rows.add(record, today)
            if logged:
                self._store.audit.add(Action.WORKOUT_WRITTEN, subject=subject.id, object=record.id)
        return self._value(subject, record)

    def _settle(self, subject: Subject, record: WorkoutRecord) -> Workout:
        with self._store.database.write():
            record = self._rows.update(record, self._context.today().toordinal())
            self._store.audit.add(Action.WORKOUT_WRITTEN, subject=subject.id, object=record.id)
        return self._value(subject, record)

    def _value(self, subject: Subject, record: WorkoutRecord) -> Workout:
        names = [each.exercise for each in record.lines]
        shown = self._texts.shown(subject.client, record.id, record.forms_version, names)
        return Workout(
            id=record.id.hex(),
            client=subject.client.hex(),
            pseudonym=subject.pseudonym,
            service=subject.service,
            at=from_ms(record.at_ms),
            lines=tuple(_shown(name, each) for name, each in zip(shown, record.lines, strict=True)),
            state=record.state,
            appointment=record.appointment.hex() if record.appointment else "",
        )


def _stored(name: str, line: WorkoutLine) -> SetRecord:
    return SetRecord(name, line.sets, line.reps, line.load, line.rpe, line.pain, line.seconds)


def _shown(name: str, row: SetRecord) -> WorkoutLine:
    return WorkoutLine(
        exercise=name,
        sets=row.sets,
        reps=row.reps,
        load=row.load,
        rpe=row.rpe,
        pain=row.pain,
        seconds=row.seconds,
        coded=row.exercise,
    )
