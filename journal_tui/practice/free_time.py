"""The next time that nobody has: for a form that proposes one. Weekdays, from eight to five, on the half hour.

The rule: a proposal and nothing more; any time may be typed. The clock on the wall is what counts, also when it changes.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from journal_tui.practice.values import Appointment

FIRST, LAST = time(8), time(17)
STEP = timedelta(minutes=30)
DAYS = 60
_SATURDAY = 5


def next_free(taken: Iterable[Appointment], after: datetime, minutes: int, days: int = DAYS) -> datetime | None:
    """Give the next time of this length that nobody has.

    Args:
        taken: The appointments of the coming days.
        after: Nothing before this, an aware time.
        minutes: How long it has to be.
        days: How many days are looked at.

    Returns:
        An aware time in the zone of the machine; None when everything is full.
    """
    held = sorted((each.planned_at, each.planned_at + timedelta(minutes=each.planned_minutes)) for each in taken)
    first = after.astimezone().date()
    for step in range(days):
        day = first + timedelta(days=step)
        if day.weekday() < _SATURDAY:
            for at in _times(day, minutes):
                if at >= after and not any(begin < at + timedelta(minutes=minutes) and at < end for begin, end in held):
                    return at
    return None


def _times(day: date, minutes: int) -> Iterable[datetime]:
    at = datetime.combine(day, FIRST)
    while at + timedelta(minutes=minutes) <= datetime.combine(day, LAST):
        yield at.astimezone()
        at += STEP
