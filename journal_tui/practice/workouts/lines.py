"""A line of a workout as it is typed: `Knäböj 3x8x60 rpe 7 smärta 2`, `Planka 3x1 45 s`; read, and refused with the reason.

The rule: what is not understood is said, never guessed; nothing outside a number's range is kept.
"""

import re
from collections.abc import Sequence

from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.workouts.values import UNIT, WorkoutLine

MOST_LINES = 200
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
    return checked(
        WorkoutLine(
            exercise=exercise,
            sets=numbers.get("sets"),
            reps=numbers.get("reps"),
            load=numbers.get("load"),
            rpe=numbers.get("rpe"),
            pain=numbers.get("pain"),
            seconds=numbers.get("seconds"),
        )
    )


def checked(line: WorkoutLine) -> WorkoutLine:
    """Refuse a line that cannot be.

    Raises:
        InvalidInput: No exercise, or a number out of its range; `facts["field"]` names the cell.
    """
    if not line.exercise.strip():
        raise InvalidInput(field="exercise", reason="empty")
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


def _thousandths(text: str) -> int:
    whole, _mark, part = text.lstrip("-").replace(",", ".").partition(".")
    value = int(whole) * UNIT + int(part.ljust(3, "0") or "0")
    return -value if text.startswith("-") else value


def _whole(name: str, value: int) -> int:
    if value % UNIT:
        raise InvalidInput(field=name, reason="not_whole")
    return value // UNIT
