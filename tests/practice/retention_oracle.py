"""A second opinion on what is due, written apart from the program: by walking from the start of the clock, day by day."""

from dataclasses import dataclass, field
from datetime import date, timedelta

ONE = timedelta(days=1)


@dataclass
class History:
    """What happened with one client, as raw days."""

    registered: date
    contacts: list[date] = field(default_factory=list)
    debts: list[tuple[date, date | None]] = field(default_factory=list)
    """Opened, closed or still open."""
    claim_open: bool = False
    record: bool = False
    points: int = 1
    enquiry: bool = False


def of_one_person(histories: list[History]) -> date:
    """The day on which the clock of somebody taken in several times began: read off the raw days, latest beginning last."""
    latest = date.min
    for history in histories:
        for day in history.contacts or [history.registered]:
            if day > latest:
                latest = day
    return latest


def is_due(
    history: History, today: date, debt_restarts: bool, beside: list[History] | None = None
) -> tuple[bool, bool, bool]:
    """Whether something of it is due, whether only the surplus goes, whether it is held."""
    begins = history.registered
    if history.contacts:
        begins = max(history.contacts)
    if beside:
        begins = of_one_person([history, *beside])
    closed = [end for each in (history, *(beside or [])) for _, end in each.debts if end is not None]
    if debt_restarts and not history.enquiry:
        for day in closed:
            if day > begins:
                begins = day
    held = any(each.claim_open or any(end is None for _, end in each.debts) for each in (history, *(beside or [])))
    # One year is over when the walk meets the same day of the month in the same month of the next year.
    day, over = begins, False
    while day < today:
        day += ONE
        following = day + ONE
        same = (day.month, day.day) == (begins.month, begins.day)
        leap = (begins.month, begins.day) == (2, 29) and day.month == 2 and following.month == 3 and day.year > begins.year
        if day.year > begins.year and (same or leap):
            over = True
            break
    minimal = history.record and not history.enquiry
    if minimal and history.points <= 1 and len(history.contacts) <= 1:
        return (False, True, held)
    return (over, minimal, held)
