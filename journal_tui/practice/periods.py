"""Times by name: `vår`, `våras`, `maj`, `höst-2025`, `2026-05`, `igår`, and the season of a day. Pure.

The rule: a season or a month without a year is the latest one that has begun; winter begins in December and ends with
February. Å, ä and ö are letters of their own. What means no time gives None and is then a word like any other.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

_SEASONS = {
    "vår": 3, "våren": 3, "våras": 3, "spring": 3,
    "sommar": 6, "sommaren": 6, "somras": 6, "summer": 6,
    "höst": 9, "hösten": 9, "höstas": 9, "autumn": 9, "fall": 9,
    "vinter": 12, "vintern": 12, "vintras": 12, "winter": 12,
}  # fmt: skip
_MONTHS = (
    ("januari", "january"), ("februari", "february"), ("mars", "march"), ("april",), ("maj", "may"), ("juni", "june"),
    ("juli", "july"), ("augusti", "august"), ("september",), ("oktober", "october"), ("november",), ("december",),
)  # fmt: skip
_SHORTEST = 3
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\Z")
_NAMED = re.compile(r"([^\W\d_]+)(?:-?(\d{4}))?\Z")
SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
"""The code of a season by the month with which it begins."""


def period(name: str, today: date) -> tuple[date, date] | None:
    """Give the first and last day of a named time, or None when the name means none.

    Args:
        name: As it was typed after the `@`.
        today: The day from which it is reckoned.
    """
    written = _DAY.match(name)
    if written is not None:
        return _numbered(*(int(part) if part else 0 for part in written.groups()))
    folded = name.casefold()
    near = _near(folded, today)
    if near is not None:
        return near
    named = _NAMED.match(folded)
    if named is None:
        return None
    word, year = named.group(1), int(named.group(2)) if named.group(2) else None
    season = _SEASONS.get(word, 0)
    month = season or _month(word)
    if not month:
        return None
    try:
        return _from(_year(month, year, today), month, 3 if season else 1)
    except ValueError:  # a year that the calendar does not have
        return None


def season_of(day: date) -> tuple[date, date]:
    """Give the first and last day of the season in which a day lies."""
    month = (day.month // 3 * 3) or 12
    return _from(day.year - 1 if day.month < SPRING else day.year, month, 3)


SPRING = 3
"""The first month of a year that belongs to no winter of the year before."""


def season_code(start: date, end: date) -> str:
    """Give `spring`, `summer`, `autumn` or `winter` when a time is exactly that; else the empty string."""
    exact = start.day == 1 and start.month in SEASONS and season_of(start) == (start, end)
    return SEASONS[start.month] if exact else ""


def within(day: date, start: date | None, end: date | None) -> bool:
    """Tell whether a day lies in a time whose ends belong to it and may be open."""
    return (start is None or day >= start) and (end is None or day <= end)


def narrower(
    first: tuple[date | None, date | None], second: tuple[date | None, date | None]
) -> tuple[date | None, date | None]:
    """Give the time that lies in both; an empty one has its end before its start."""
    starts = [start for start in (first[0], second[0]) if start is not None]
    ends = [end for end in (first[1], second[1]) if end is not None]
    start, end = max(starts, default=None), min(ends, default=None)
    if start is not None and end is not None and end < start:
        return start, start - timedelta(days=1)
    return start, end


def _near(folded: str, today: date) -> tuple[date, date] | None:
    monday = today - timedelta(days=today.weekday())
    return {
        "idag": (today, today),
        "today": (today, today),
        "igår": (today - timedelta(days=1), today - timedelta(days=1)),
        "yesterday": (today - timedelta(days=1), today - timedelta(days=1)),
        "veckan": (monday, monday + timedelta(days=6)),
        "week": (monday, monday + timedelta(days=6)),
        "året": (date(today.year, 1, 1), date(today.year, 12, 31)),
        "iår": (date(today.year, 1, 1), date(today.year, 12, 31)),
        "year": (date(today.year, 1, 1), date(today.year, 12, 31)),
        "ifjol": (date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)),
        "lastyear": (date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)),
    }.get(folded)


def _month(word: str) -> int:
    found = [
        number
        for number, names in enumerate(_MONTHS, 1)
        if len(word) >= _SHORTEST and any(n.startswith(word) for n in names)
    ]
    return found[0] if len(found) == 1 else 0


def _year(month: int, year: int | None, today: date) -> int:
    """The year that was said, or that of the latest one that has begun."""
    if year is not None:
        return year
    return today.year if today.month >= month else today.year - 1


def _from(year: int, month: int, months: int) -> tuple[date, date]:
    last_year, last_month = divmod(year * 12 + month - 1 + months - 1, 12)
    return date(year, month, 1), date(last_year, last_month + 1, monthrange(last_year, last_month + 1)[1])


def _numbered(year: int, month: int, day: int) -> tuple[date, date] | None:
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None
    if day:
        return first, first
    if month:
        return first, date(year, month, monthrange(year, month)[1])
    return first, date(year, 12, 31)
