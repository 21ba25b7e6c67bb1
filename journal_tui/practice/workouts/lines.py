"""A line of a workout as it is typed: `Knäböj 3x8x60 rpe 7 smärta 2`, `Planka 3x1 45 s`; read, and refused with the reason.

The rule: what is not understood is said, never guessed; nothing outside a number's range is kept.
"""

import re
from collections.abc import Mapping, Sequence

from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.workouts.values import UNIT, WorkoutLine

MOST_LINES = 300
NAME_LENGTH = 80
SETS, REPS, SECONDS = (1, 99), (1, 999), (1, 36_000)
LOAD = (0, 1_000 * UNIT)
RPE = (1 * UNIT, 10 * UNIT)
PAIN = (0, 10)

_NUMBER = r"-?[0-9]{1,7}(?:[.,][0-9]{1,3})?"
_AMOUNT = re.compile(rf"({_NUMBER})\s*[x×*]\s*({_NUMBER})(?:\s*[x×*]\s*({_NUMBER})\s*(?:kg)?)?", re.IGNORECASE)
_PARTS = {
    "rpe": re.compile(rf"\brpe\s*({_NUMBER})", re.IGNORECASE),
    "pain": re.compile(rf"\b(?:smärta|pain)\s*({_NUMBER})", re.IGNORECASE),
    "seconds": re.compile(rf"(?<![\w,.-])({_NUMBER})\s*(?:s|sek|sec)\b", re.IGNORECASE),
}


def read_line(text: str) -> WorkoutLine:
    """Read one typed line.

    Raises:
        InvalidInput: There is no exercise, a number is out of its range, or something was not understood (`workout_line`).
    """
    found: dict[str, str] = {}
    rest = text
    if amount := _AMOUNT.search(rest):
        found |= {name: value for name, value in zip(("sets", "reps", "load"), amount.groups(), strict=True) if value}
        rest = f"{rest[: amount.start()]}\n{rest[amount.end() :]}"
    for name, pattern in _PARTS.items():
        if part := pattern.search(rest):
            found[name] = part[1]
            rest = f"{rest[: part.start()]}\n{rest[part.end() :]}"
    exercise, *others = [each.strip() for each in rest.split("\n")]
    if any(others):
        raise InvalidInput(field="line", reason="workout_line")
    numbers = {name: _thousandths(value) for name, value in found.items()}
    for name in ("sets", "reps", "pain", "seconds"):
        if name in numbers:
            numbers[name] = _whole(name, numbers[name])
    return checked(line_of(exercise, numbers))


def line_of(exercise: str, numbers: Mapping[str, int]) -> WorkoutLine:
    """Put a line together from its name and its numbers by column."""
    return WorkoutLine(
        exercise=exercise,
        sets=numbers.get("sets"),
        reps=numbers.get("reps"),
        load=numbers.get("load"),
        rpe=numbers.get("rpe"),
        pain=numbers.get("pain"),
        seconds=numbers.get("seconds"),
    )


def checked(line: WorkoutLine) -> WorkoutLine:
    """Refuse a line that cannot be.

    Raises:
        InvalidInput: No exercise, or a number out of its range; `facts["field"]` names the cell.
    """
    if not line.exercise.strip():
        raise InvalidInput(field="exercise", reason="empty")
    return _in_range(line)


def _in_range(line: WorkoutLine) -> WorkoutLine:
    if len(line.exercise) > NAME_LENGTH:
        raise InvalidInput(field="exercise", reason="too_long", most=NAME_LENGTH)
    ranges = {"sets": SETS, "reps": REPS, "load": LOAD, "rpe": RPE, "pain": PAIN, "seconds": SECONDS}
    for name, (least, most) in ranges.items():
        value = getattr(line, name)
        if value is not None and not least <= value <= most:
            unit = UNIT if name in ("load", "rpe") else 1
            raise InvalidInput(field=name, reason="number_range", least=least // unit, most=most // unit)
    return line


def all_checked(lines: Sequence[WorkoutLine]) -> tuple[WorkoutLine, ...]:
    """Refuse lines that cannot be, or too many of them.

    Raises:
        InvalidInput: As for `checked`; or there are more than `MOST_LINES`, or none.
    """
    if not lines:
        raise InvalidInput(field="lines", reason="empty")
    if len(lines) > MOST_LINES:
        raise InvalidInput(field="lines", reason="too_many", most=MOST_LINES)
    return tuple(map(checked, lines))


def so_far(lines: Sequence[WorkoutLine]) -> tuple[WorkoutLine, ...]:
    """Refuse lines that cannot be, of a workout that is being written: there may be none, and names may be missing.

    Raises:
        InvalidInput: A number or a name is out of its range, or there are more than `MOST_LINES`.
    """
    if len(lines) > MOST_LINES:
        raise InvalidInput(field="lines", reason="too_many", most=MOST_LINES)
    return tuple(map(_in_range, lines))


def read_cell(column: str, typed: str) -> str | int | None:
    """Read one cell of a grid: a name, a number in the unit of its column, or None where nothing stands.

    Args:
        column: `exercise`, `sets`, `reps`, `load`, `rpe`, `pain`, `seconds`.
        typed: As it was typed, with comma or point.

    Raises:
        InvalidInput: It is no number, not a whole one, or out of its range; `facts["field"]` is the column.
    """
    text = " ".join(typed.split())
    if column == "exercise":
        return _in_range(WorkoutLine(exercise=text)).exercise
    if not text:
        return None
    if not re.fullmatch(_NUMBER, text):
        raise InvalidInput(field=column, reason="number")
    value = _thousandths(text)
    if column not in ("load", "rpe"):
        value = _whole(column, value)
    _in_range(line_of("", {column: value}))
    return value


def _thousandths(text: str) -> int:
    whole, _mark, part = text.lstrip("-").replace(",", ".").partition(".")
    value = int(whole) * UNIT + int(part.ljust(3, "0") or "0")
    return -value if text.startswith("-") else value


def _whole(name: str, value: int) -> int:
    if value % UNIT:
        raise InvalidInput(field=name, reason="not_whole")
    return value // UNIT
