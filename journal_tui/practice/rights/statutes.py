"""Ends that the law sets, as pure functions of days.

Bookkeeping: kept through the seventh year after the end of the calendar year in which the financial year ended (7 kap. 2 §
bokföringslag 1999:1078). The practice's financial year is the calendar year.
"""

from datetime import date

_BOOKKEEPING_YEARS = 7


def kept_until(financial_year: int) -> int:
    """The last day on which the bookkeeping of a financial year must be kept, `date.toordinal()`."""
    return date(financial_year + _BOOKKEEPING_YEARS, 12, 31).toordinal()
