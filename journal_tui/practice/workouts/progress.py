"""How an exercise goes over time, of workouts that were read already; pure.

The rule: a day has the heaviest load and the whole volume that its lines say, or none: nothing is guessed.
"""

from collections.abc import Sequence

from journal_tui.practice.query import fold
from journal_tui.practice.workouts.values import Progress, Workout


def progress_of(workouts: Sequence[Workout], exercise: str) -> tuple[Progress, ...]:
    """Give one exercise over time, oldest first: a row for each workout that has it.

    Args:
        workouts: In any order.
        exercise: What it is called; capitals do not matter.
    """
    wanted = fold(exercise.strip())
    found: list[Progress] = []
    for workout in sorted(workouts, key=lambda each: each.at):
        lines = [each for each in workout.lines if fold(each.exercise.strip()) == wanted]
        if lines:
            loads = [each.load for each in lines if each.load is not None]
            volumes = [each.volume for each in lines if each.volume is not None]
            on = workout.at.astimezone().date()
            found.append(Progress(on, max(loads, default=None), sum(volumes) if volumes else None))
    return tuple(found)


def exercises_of(workouts: Sequence[Workout]) -> tuple[str, ...]:
    """Give what was trained, each once as it was written last, the newest first."""
    names: dict[str, str] = {}
    for workout in sorted(workouts, key=lambda each: each.at, reverse=True):
        for line in workout.lines:
            if name := line.exercise.strip():
                names.setdefault(fold(name), name)
    return tuple(names.values())
