"""The pictures of training: the grid while a workout is written, a cell that cannot be right, the curve of an exercise."""

from journal_tui.config import Config
from journal_tui.practice.gate import Permit
from journal_tui.practice.values import Service
from journal_tui.tui.flows import start_session
from journal_tui.tui.screens.session import SessionScreen
from journal_tui.tui.screens.workout import WorkoutScreen
from journal_tui.tui.screens.workout_curve import WorkoutCurveScreen
from tests.pilot.walk import Walk
from tests.screens.pictures import Picture


async def _grid(walk: Walk) -> WorkoutScreen:
    """In the note of somebody who trains and has a year of workouts."""

    def trains(practice) -> str:
        for each in practice.clients.list():
            if Service.PT in {status.service for status in practice.clients.get(each.id).services}:
                granted = isinstance(practice.gate.check(each.id, Service.PT), Permit)
                if granted and practice.workouts.list(each.id):
                    return each.id
        return ""

    client = await walk.app.gateway.ask(trains)
    walk.app.go(lambda: start_session(walk.app, client, Service.PT), "start")
    await walk.until(lambda: isinstance(walk.app.screen, SessionScreen))
    await walk.press("f11")
    await walk.until(lambda: isinstance(walk.app.screen, WorkoutScreen) and walk.app.screen.loaded)
    await walk.rest()
    return walk.app.screen


async def _written(walk: Walk) -> None:
    await _grid(walk)
    await walk.press(
        "ctrl+f", "enter", "enter", "enter", "enter", *"Rodd", "tab", "3", "tab", *"10", "tab", *"32,5", "enter", *"kn"
    )


async def _wrong(walk: Walk) -> None:
    await _grid(walk)
    await walk.press("ctrl+f", "right", "right", "right", "right", *"12", "down")


async def _curve(walk: Walk) -> None:
    await _grid(walk)
    await walk.press("ctrl+f", "right", "k")
    await walk.until(lambda: isinstance(walk.app.screen, WorkoutCurveScreen) and walk.app.screen.found)


PICTURES = (
    Picture("workout", _written),
    Picture("workout-light", _written, config=Config(theme="light")),
    Picture("workout-english", _wrong, config=Config(language="en", theme="contrast")),
    Picture("workout-curve", _curve),
    Picture("workout-curve-light", _curve, config=Config(theme="light")),
)
