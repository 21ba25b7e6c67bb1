"""Ends that the law sets, as pure functions of days.

Bookkeeping: kept through the seventh year after the end of the calendar year in which the financial year ended (7 kap. 2 §
bokföringslag 1999:1078). A financial year is called by that calendar year.
"""

from datetime import date

_BOOKKEEPING_YEARS = 7


def financial_year(day: date, last_month: int) -> int:
    """The financial year that a day lies in, when financial years end with the month `last_month`."""
    return day.year if day.month <= last_month else day.year + 1


def kept_until(financial_year: int) -> int:
    """The last day on which the bookkeeping of a financial year must be kept, `date.toordinal()`."""
    return date(financial_year + _BOOKKEEPING_YEARS, 12, 31).toordinal()
