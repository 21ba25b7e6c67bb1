"""The days of a rule of recurrence (RFC 5545, 3.3.10), asked day by day.

The rule: whether a day belongs to a series is arithmetic on that day, so a series without an end costs as much as the days
that are looked at, and no rule makes the program wait. A part that is not known here refuses the whole rule.
"""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_PARTS = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"}
_MOST_COUNTED = 40_000
"""Days counted from the beginning of a series that has a number of times: more than a century."""


class UnknownRule(Exception):
    """The rule has a part that is not known here, or that says nothing."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, read; `byday` holds an ordinal (0: every) and a weekday."""

    frequency: str
    interval: int = 1
    count: int | None = None
    until: str = ""
    byday: tuple[tuple[int, int], ...] = ()
    bymonthday: tuple[int, ...] = ()
    bymonth: tuple[int, ...] = ()
    bysetpos: tuple[int, ...] = ()
    weekstart: int = 0


def read_rule(parts: Mapping[str, str]) -> Rule:
    """Read the parts of a rule.

    Raises:
        UnknownRule: It cannot be followed.
    """
    frequency = parts.get("FREQ", "")
    if frequency not in _FREQUENCIES or not parts.keys() <= _PARTS or {"COUNT", "UNTIL"} <= parts.keys():
        raise UnknownRule
    week = parts.get("WKST", "MO")
    if week not in _WEEKDAYS:
        raise UnknownRule
    rule = Rule(
        frequency=frequency,
        interval=_number(parts.get("INTERVAL", "1"), 1, 9999),
        count=_number(parts["COUNT"], 1, 99_999) if "COUNT" in parts else None,
        until=parts.get("UNTIL", ""),
        byday=tuple(_weekday(each) for each in _list(parts, "BYDAY")),
        bymonthday=tuple(_signed(each, 31) for each in _list(parts, "BYMONTHDAY")),
        bymonth=tuple(_number(each, 1, 12) for each in _list(parts, "BYMONTH")),
        bysetpos=tuple(_signed(each, 366) for each in _list(parts, "BYSETPOS")),
        weekstart=_WEEKDAYS.index(week),
    )
    if (rule.bysetpos and frequency == "DAILY") or (
        any(ordinal for ordinal, _day in rule.byday) and frequency not in {"MONTHLY", "YEARLY"}
    ):
        raise UnknownRule
    return rule


def days(rule: Rule, start: date, first: date, last: date) -> Iterator[date]:
    """Give the days of a series from one day to another, both included.

    Args:
        rule: How it recurs; its `until` is the caller's to compare, since that is a time.
        start: The day of the series' first event.
        first: The first day that is asked about.
        last: The last one.
    """
    left = rule.count
    day = start if left is not None else max(start, first)
    if left is not None and (last - start).days > _MOST_COUNTED:
        raise UnknownRule
    chosen: dict[date, frozenset[date]] = {}
    while day <= last:
        if _fits(rule, start, day) and (not rule.bysetpos or day in _chosen(rule, start, day, chosen)):
            if day >= first:
                yield day
            if left is not None:
                left -= 1
                if not left:
                    return
        if day == date.max:
            return
        day += timedelta(days=1)


def _fits(rule: Rule, start: date, day: date) -> bool:
    return (
        _in_step(rule, start, day)
        and (not rule.bymonth or day.month in rule.bymonth)
        and _in_month(rule, start, day)
        and _on_weekday(rule, start, day)
    )


def _in_step(rule: Rule, start: date, day: date) -> bool:
    if rule.frequency == "DAILY":
        steps = (day - start).days
    elif rule.frequency == "WEEKLY":
        steps = (_week(rule, day) - _week(rule, start)) // 7
    elif rule.frequency == "MONTHLY":
        steps = (day.year - start.year) * 12 + day.month - start.month
    else:
        steps = day.year - start.year
    return steps % rule.interval == 0


def _week(rule: Rule, day: date) -> int:
    return day.toordinal() - (day.weekday() - rule.weekstart) % 7


def _in_month(rule: Rule, start: date, day: date) -> bool:
    if rule.bymonthday:
        length = monthrange(day.year, day.month)[1]
        return day.day in rule.bymonthday or day.day - length - 1 in rule.bymonthday
    if rule.byday or rule.frequency in {"DAILY", "WEEKLY"}:
        return True
    if rule.frequency == "YEARLY" and not rule.bymonth and day.month != start.month:
        return False
    return day.day == start.day


def _on_weekday(rule: Rule, start: date, day: date) -> bool:
    if not rule.byday:
        return rule.frequency != "WEEKLY" or day.weekday() == start.weekday()
    yearly = rule.frequency == "YEARLY" and not rule.bymonth
    place = day.timetuple().tm_yday if yearly else day.day
    length = (date(day.year, 12, 31).timetuple().tm_yday) if yearly else monthrange(day.year, day.month)[1]
    forward, backward = (place - 1) // 7 + 1, -((length - place) // 7 + 1)
    return any(weekday == day.weekday() and ordinal in {0, forward, backward} for ordinal, weekday in rule.byday)


def _chosen(rule: Rule, start: date, day: date, known: dict[date, frozenset[date]]) -> frozenset[date]:
    """The days of this day's week, month or year that the positions pick."""
    first, length = _period(rule, day)
    if first not in known:
        inside = [first + timedelta(days=step) for step in range(length)]
        fitting = [each for each in inside if _fits(rule, start, each)]
        known[first] = frozenset(
            fitting[position - 1 if position > 0 else position]
            for position in rule.bysetpos
            if abs(position) <= len(fitting)
        )
    return known[first]


def _period(rule: Rule, day: date) -> tuple[date, int]:
    if rule.frequency == "WEEKLY":
        return date.fromordinal(max(_week(rule, day), 1)), 7
    if rule.frequency == "MONTHLY":
        return day.replace(day=1), monthrange(day.year, day.month)[1]
    return date(day.year, 1, 1), date(day.year, 12, 31).timetuple().tm_yday


def _list(parts: Mapping[str, str], name: str) -> list[str]:
    return parts[name].split(",") if name in parts else []


def _number(text: str, least: int, most: int) -> int:
    if not text.isascii() or not text.isdecimal() or len(text) > 6 or not least <= int(text) <= most:
        raise UnknownRule
    return int(text)


def _signed(text: str, most: int) -> int:
    number = _number(text.lstrip("+-"), 1, most)
    return -number if text.startswith("-") else number


def _weekday(text: str) -> tuple[int, int]:
    ordinal, name = text[:-2], text[-2:]
    if name not in _WEEKDAYS:
        raise UnknownRule
    return (_signed(ordinal, 53) if ordinal else 0), _WEEKDAYS.index(name)
