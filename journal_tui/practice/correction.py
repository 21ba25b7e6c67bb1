"""The clock was ahead, and the date was confirmed all the same: the owner says what day it is.

Rule: only the log is set right. Nothing may stand in the future but its lines, so nothing that rests on the order of time (a
consent, a permit, a deadline, the start of a retention) is moved or judged anew; where anything does, the correction is
refused and everything stays shut. A clock that is set back cannot be passed off as a correction: every true row is later than it.
"""

from datetime import date

from journal_tui.practice.clock import to_ms
from journal_tui.practice.context import Context
from journal_tui.practice.errors import RefusedByRule
from storage.ahead import written_after
from storage.keys import Role


def correct_clock(context: Context, date_is: date) -> int:
    """Go on from the machine's time although the log stands ahead of it.

    Args:
        context: The open practice.
        date_is: Today's date, as the owner says it.

    Returns:
        By how many days the log stood ahead.

    Raises:
        DateUnconfirmed: The clock has another date.
        RefusedByRule: Somebody else than the owner asks (`not_owner`), nothing is ahead (`clock_right`), or more than lines of
            the log is (`written_ahead`, with the `count`). Nothing was changed.
        Tampered, Damaged: The log cannot be followed; nothing was changed.
    """
    clock, stores = context.clock, context.stores.all()
    clock.admit(None, date_is)
    if not all(store.me.role & Role.OWNER for store in stores):
        raise RefusedByRule(rule="clock", reason="not_owner")
    floor = clock.floor
    if floor is None or not clock.went_back():
        raise RefusedByRule(rule="clock", reason="clock_right")
    now, days = to_ms(clock.now()), (floor - clock.now()).days
    count = sum(written_after(store, now) for store in stores)
    if count:
        raise RefusedByRule(rule="clock", reason="written_ahead", count=count, recorded=floor.date().isoformat())
    for store in stores:
        store.audit.correct(now, days)
    clock.correct()
    return days
