"""The saving half of the workout's grid: what stands there is sealed a few seconds after it was written, and before a lock.

Rules: a failure keeps everything in the grid and says so; when the consent is gone the grid is shut; two saves in a row are one
workout.
"""

import asyncio
from asyncio import wrap_future
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from time import monotonic
from typing import TYPE_CHECKING

from textual import work

from journal_tui.practice.workouts.values import Workout, WorkoutLine
from journal_tui.tui.gateway import Closed, Failure
from journal_tui.tui.grid.sheet import Sheet
from journal_tui.tui.note.saver import REFUSALS
from journal_tui.tui.note.saving import SaveState
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.widgets.grid import WorkoutGrid

if TYPE_CHECKING:
    from journal_tui.practice.practice import Practice
    from journal_tui.tui.app_base import AppBase


class KeptWorkout(PageScreen[None]):
    """A page with a workout on it that is kept while it is written."""

    grid: WorkoutGrid

    def __init__(self, client: str, appointment: str = "") -> None:
        """The workout of this appointment, or today's when there is none."""
        super().__init__()
        self.client = client
        self.appointment = appointment
        self.kept = ""
        """Id of the workout as it is kept; empty while nothing is."""
        self.stored: tuple[WorkoutLine, ...] = ()
        self.open = False
        self.failure: Failure | None = None
        self.refusal = ""
        self.state = SaveState(saved_at=monotonic())
        self.loaded = False
        self._busy = asyncio.Lock()
        self._codes: dict[str, str] = {}

    @property
    def sheet(self) -> Sheet:
        """The cells."""
        return self.grid.sheet

    def learn(self, *workouts: Workout) -> None:
        """Remember what the exercises are stored as, for the time when names are hidden."""
        self._codes |= {line.exercise: line.coded for each in workouts for line in each.lines}

    @property
    def unsaved(self) -> bool:
        """Whether the grid holds something that the store does not."""
        return self.loaded and self.sheet.lines() != self.stored

    def beat(self) -> None:
        """Once a second: is a save due?"""
        if not self.unsaved:
            self.state.saved(monotonic(), changed_since=False)
        elif self.state.due(monotonic()):
            self.autosave()

    @work(group="autosave", description="autosave workout", exit_on_error=False)
    async def autosave(self) -> None:
        """Save in the background; what fails is said and tried again."""
        await self.save()

    async def save(self) -> bool:
        """Keep what stands there; tell whether the store holds it."""
        async with self._busy:
            if self.refusal or not self.unsaved:
                return True
            taken, lines = monotonic(), self.sheet.lines()
            try:
                kept = await wrap_future(self._job(lines))
            except Closed:
                return False
            except Failure as failure:
                self._not_saved(failure)
                return False
            self.failure, self.stored, self.open = None, lines, True
            self.learn(*([kept] if isinstance(kept, Workout) else []))
            self.state.saved(taken, changed_since=self.unsaved)
            self.repaint()
            return True

    def _job(self, lines: tuple[WorkoutLine, ...]) -> "Future[object]":
        """Queue the save. The id is taken and set where it runs, so that two in a row are one workout."""

        def keep(practice: "Practice") -> Workout:
            kept = practice.workouts.keep(self.client, lines, workout=self.kept, appointment=self.appointment or None)
            self.kept = kept.id
            return kept

        return self.host.gateway.soon(keep)

    def _not_saved(self, failure: Failure) -> None:
        if failure.code in REFUSALS:
            self.refusal, self.grid.locked = failure.text, True
        else:
            self.failure = failure
            self.state.failed(monotonic())
        self.repaint()

    def seal(self) -> "Future[object] | None":
        """Queue the save of whatever is not stored yet."""
        if self.refusal or not self.unsaved:
            return None
        return self._job(self.sheet.lines())

    def place(self) -> "Callable[[AppBase], Awaitable[None]] | None":
        """The note below is the place to come back to."""
        return None
