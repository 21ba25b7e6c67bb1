"""When a request must be answered, as pure functions of days (art. 12.3 GDPR).

One month from the day it was received: the same day of the next month, or that month's last day where it has none. It may be
extended by at most two further months, once, with a notice before the first time has passed.
"""

import calendar
from datetime import date

FURTHER_MONTHS = 2


def months_later(day: date, months: int) -> date:
    """The same day some months later, or that month's last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def deadline(received: date) -> date:
    """The last day to answer what was received on a day."""
    return months_later(received, 1)


def extended(received: date) -> date:
    """The last day at the latest, once extended: counted from the day it was received, not from the first deadline."""
    return months_later(received, 1 + FURTHER_MONTHS)
