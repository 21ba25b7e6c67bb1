"""A due day is typed as one says it; what has been or does not exist is refused."""

from datetime import date

import pytest

from journal_tui.practice.continuity.due import read_due
from journal_tui.practice.errors import InvalidInput

SATURDAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("", None),
        ("   ", None),
        ("fre", date(2026, 12, 4)),
        ("fr", date(2026, 12, 4)),
        ("på fredag", date(2026, 12, 4)),
        ("on Friday", date(2026, 12, 4)),
        ("lör", date(2026, 12, 5)),
        ("Sat", date(2026, 12, 5)),
        ("sö", date(2026, 11, 29)),
        ("idag", SATURDAY),
        ("i morgon", date(2026, 11, 29)),
        ("tomorrow", date(2026, 11, 29)),
        ("om 2 v", date(2026, 12, 12)),
        ("2v", date(2026, 12, 12)),
        ("in 2 weeks", date(2026, 12, 12)),
        ("om 3 dagar", date(2026, 12, 1)),
        ("+7", date(2026, 12, 5)),
        ("3 mån", date(2027, 2, 28)),
        ("12/12", date(2026, 12, 12)),
        ("12.12.", date(2026, 12, 12)),
        ("1/11", date(2027, 11, 1)),
        ("12/12 2027", date(2027, 12, 12)),
        ("12-12", date(2026, 12, 12)),
        ("2026-12-12", date(2026, 12, 12)),
        ("29/2 2028", date(2028, 2, 29)),
    ],
)
def test_it_is_read(written, day):
    assert read_due(written, SATURDAY) == day


def test_a_month_later_ends_with_its_last_day():
    assert read_due("1 mån", date(2028, 1, 31)) == date(2028, 2, 29)
    assert read_due("29/2", date(2028, 1, 31)) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("2026-11-27", "in_past"),
        ("1/1 2020", "in_past"),
        ("29/2", "bad_date"),
        ("31/4", "bad_date"),
        ("2026-13-01", "bad_date"),
        ("2036-01-01", "too_far"),
        ("999 veckor", "too_far"),
        ("f", "due_form"),
        ("7", "due_form"),
        ("sedan", "due_form"),
        ("3 bananer", "due_form"),
    ],
)
def test_it_is_refused(written, reason):
    with pytest.raises(InvalidInput) as refusal:
        read_due(written, SATURDAY)
    assert refusal.value.facts == {"field": "due", "reason": reason}
