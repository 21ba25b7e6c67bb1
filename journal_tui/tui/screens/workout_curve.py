"""How the exercises of a client go over time: the heaviest load and the volume of each, as curves with their table.

The rule: it is the curve of measures with other values; the numbers are those of `practice.workouts`.
"""

from datetime import datetime, time
from typing import TYPE_CHECKING

from textual import work

from journal_tui.locales import N_, _
from journal_tui.practice.measures.instrument import UNIT, Better, Instrument, Kind, Rights, Words
from journal_tui.practice.measures.values import Point
from journal_tui.practice.query import fold
from journal_tui.practice.values import Service
from journal_tui.practice.workouts.progress import exercises_of, progress_of
from journal_tui.practice.workouts.values import Progress, Workout
from journal_tui.tui.commands import Back, Command
from journal_tui.tui.measure_commands import CurvePeriod, CurveTable, NextScale, ScaleBefore
from journal_tui.tui.screens.curve import CurveScreen

if TYPE_CHECKING:
    from journal_tui.practice.practice import Practice

TENTH = UNIT // 10
OURS = Rights(licence="", source="", attribution="", electronic_allowed="yes", text_included=False)


class WorkoutCurveScreen(CurveScreen, inherit_bindings=False):
    """A curve of one exercise; the arrows go to its volume and to the other exercises."""

    OFFERS = (CurveTable, NextScale, ScaleBefore, CurvePeriod, Back)
    HELP_TITLE = N_("Curve of an exercise")
    HELP = N_(
        "Each workout is a dot: the heaviest load, or the volume, which is sets times repetitions times load. "
        "{key:next-scale} and {key:scale-before} go on to the volume and to the other exercises, {key:curve-period} changes the period; {key:curve-table} shows the table alone."
    )

    def __init__(self, client: str, exercise: str) -> None:
        """Begin with this exercise, or with the one that was trained last."""
        super().__init__(client, "")
        self.exercise = exercise
        self.workouts: tuple[Workout, ...] = ()

    @work(exclusive=True, group="load", description="load workouts")
    async def load(self) -> None:
        """Fetch what was trained; the reading is logged."""
        client = self.client

        def read(practice: "Practice") -> None:
            card = practice.clients.get(client)
            self.pseudonym = next((each.pseudonym for each in card.services if each.service is Service.PT), "")
            self.workouts = practice.workouts.list(client)

        await self.host.gateway.ask(read)
        self._lay()
        wanted = fold(self.exercise.strip())
        titles = {one.name: one.name.partition(":")[2] for one in self.found}
        self.instrument = next((name for name, title in titles.items() if wanted and title == wanted), self.instrument)
        self.repaint()

    def _lay(self) -> None:
        """Two curves for each exercise that has something to draw."""
        names = {line.exercise: line.coded for each in self.workouts for line in each.lines}
        found: list[Instrument] = []
        for exercise in exercises_of(self.workouts):
            rows = progress_of(self.workouts, exercise)
            shown = names.get(exercise, exercise) if self.names_hidden else exercise
            loads = (f"top:{fold(exercise)}", _("{exercise}, heaviest load"), [(each, each.top) for each in rows])
            volumes = (f"volume:{fold(exercise)}", _("{exercise}, volume"), [(each, each.volume) for each in rows])
            for name, title, values in (loads, volumes):
                if any(value is not None for _each, value in values):
                    found.append(_series(name, title.format(exercise=shown), [value for _each, value in values]))
                    self.points[name] = tuple(_point(each, value) for each, value in values)
        self.found = tuple(found)

    def paint(self) -> None:
        self._lay()
        super().paint()

    def ready(self) -> frozenset[str] | None:
        """With one curve there is no next one."""
        if len(self.found) > 1:
            return None
        usable: tuple[type[Command], ...] = (CurveTable, CurvePeriod, Back, *self.ALSO)
        return frozenset(each.id() for each in usable)


def _point(each: Progress, value: int | None) -> Point:
    return Point(datetime.combine(each.on, time(12)).astimezone(), value, 0, 0, "", Service.PT)


def _series(name: str, title: str, values: list[int | None]) -> Instrument:
    """What the curve wants to know about its values."""
    known = [value for value in values if value is not None]
    return Instrument(
        name=name,
        version=1,
        kind=Kind.NUMBER,
        title=Words(title, title),
        about=Words(),
        rights=OURS,
        better=Better.NEITHER,
        least=min(known),
        most=max(known),
        step=UNIT,
        decimals=0 if all(value % UNIT == 0 for value in known) else 1 if all(value % TENTH == 0 for value in known) else 3,
        unit="kg",
    )
