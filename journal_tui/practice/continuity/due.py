"""A day by which something is due, typed as one says it: `fre`, `12/12`, `om 2 v`, `imorgon`, `2026-12-12`.

The rule: pure; a day without a year is the next one that comes; a day that has been is refused, never guessed round, and
so is one that the calendar does not have (29 February outside a leap year).
"""

import re
from calendar import monthrange
from datetime import date, timedelta

from journal_tui.practice.errors import InvalidInput

FARTHEST = timedelta(days=5 * 366)
"""A day that lies farther ahead is a slip of the finger."""

_WEEKDAYS = (
    ("måndag", "monday"), ("tisdag", "tuesday"), ("onsdag", "wednesday"), ("torsdag", "thursday"),
    ("fredag", "friday"), ("lördag", "saturday"), ("söndag", "sunday"),
)  # fmt: skip
_NAMED = {"idag": 0, "i dag": 0, "today": 0, "imorgon": 1, "i morgon": 1, "tomorrow": 1}
_STEP = re.compile(r"(?:om\s+|in\s+|\+)?(\d{1,3})\s*(d|v|w|m|[a-zåäö]{3,})?\.?\Z")
_UNITS = {
    "d": 1, "dag": 1, "dagar": 1, "day": 1, "days": 1,
    "v": 7, "vecka": 7, "veckor": 7, "w": 7, "week": 7, "weeks": 7,
}  # fmt: skip
_MONTHS = {"m", "mån", "månad", "månader", "month", "months"}
_NUMBERS = re.compile(r"(\d{1,2})\s*[/.]\s*(\d{1,2})\.?(?:[\s/.-]+(\d{4}))?\Z")
_SHORTEST = 2


def read_due(written: str, today: date) -> date | None:
    """Read a due day; nothing written means none.

    Args:
        written: `fre`, `på fredag`, `imorgon`, `om 2 v`, `3 d`, `1 mån`, `+7`, `12/12`, `12/12 2027`, `2026-12-12`.
        today: From which day it is reckoned.

    Raises:
        InvalidInput: `facts["field"]` is `due`; `facts["reason"]` is `due_form`, `bad_date`, `in_past` or `too_far`.
    """
    text = " ".join(written.casefold().split())
    if not text:
        return None
    for before in ("på ", "till ", "senast ", "on ", "by "):
        text = text.removeprefix(before)
    found = _spoken(text, today) or _written(text, today)
    if found is None:
        raise InvalidInput(field="due", reason="due_form")
    if found < today:
        raise InvalidInput(field="due", reason="in_past")
    if found - today > FARTHEST:
        raise InvalidInput(field="due", reason="too_far")
    return found


def _spoken(text: str, today: date) -> date | None:
    if text in _NAMED:
        return today + timedelta(days=_NAMED[text])
    if len(text) >= _SHORTEST:
        for number, names in enumerate(_WEEKDAYS):
            if any(name.startswith(text) for name in names):
                return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    step = _STEP.match(text)
    if step is None or (step.group(2) is None and not text.startswith("+")):
        return None
    count, unit = int(step.group(1)), step.group(2) or "d"
    if unit in _MONTHS:
        month = today.month - 1 + count
        year, month = today.year + month // 12, month % 12 + 1
        return date(year, month, min(today.day, monthrange(year, month)[1]))
    return today + timedelta(days=count * _UNITS[unit]) if unit in _UNITS else None


def _written(text: str, today: date) -> date | None:
    numbers = _NUMBERS.match(text)
    try:
        if numbers is not None:
            day, month, year = int(numbers.group(1)), int(numbers.group(2)), numbers.group(3)
            return date(int(year), month, day) if year else _next(month, day, today)
        if re.fullmatch(r"\d{1,2}-\d{1,2}", text):
            month, day = (int(part) for part in text.split("-"))
            return _next(month, day, today)
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else None
    except ValueError:
        raise InvalidInput(field="due", reason="bad_date") from None


def _next(month: int, day: int, today: date) -> date:
    """This year's, or next year's when it has been; a day that the year in question lacks is no day."""
    year = today.year if (month, day) >= (today.month, today.day) else today.year + 1
    return date(year, month, day)
