"""Rules of recurrence, as a table: the days that follow are counted out by hand or stand in RFC 5545, 3.8.5.3."""

from datetime import date

import pytest

from journal_tui.practice.calendar.recurrence import UnknownRule, days, read_rule


def parts(text: str) -> dict[str, str]:
    return dict(part.split("=") for part in text.split(";"))


def after(text: str, start: str, first: str, last: str) -> list[str]:
    found = days(read_rule(parts(text)), *(date.fromisoformat(each) for each in (start, first, last)))
    return [each.isoformat()[5:] for each in found]


@pytest.mark.parametrize(
    ("rule", "start", "expected"),
    [
        ("FREQ=DAILY;INTERVAL=10;COUNT=3", "2026-11-01", ["11-01", "11-11", "11-21"]),
        ("FREQ=WEEKLY", "2026-10-26", ["11-02", "11-09", "11-16", "11-23", "11-30"]),
        ("FREQ=WEEKLY;INTERVAL=2", "2026-10-26", ["11-09", "11-23"]),
        ("FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4", "2026-11-02", ["11-02", "11-04", "11-09", "11-11"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO", "2026-11-03", ["11-03", "11-08", "11-17", "11-22"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU", "2026-11-03", ["11-03", "11-15", "11-17", "11-29"]),
        ("FREQ=MONTHLY", "2026-01-15", ["11-15"]),
        ("FREQ=MONTHLY", "2026-01-31", []),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-01-31", ["11-30"]),
        ("FREQ=MONTHLY;BYDAY=1FR", "2026-01-02", ["11-06"]),
        ("FREQ=MONTHLY;BYDAY=-1MO", "2026-01-26", ["11-30"]),
        ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "2026-02-13", ["11-13"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", "2026-01-29", ["11-27"]),
        ("FREQ=YEARLY", "2020-11-24", ["11-24"]),
        ("FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "2020-11-26", ["11-26"]),
        ("FREQ=YEARLY;INTERVAL=2", "2025-11-24", []),
        ("FREQ=DAILY;BYMONTH=12", "2020-01-01", []),
    ],
)
def test_the_days_of_november(rule, start, expected):
    assert after(rule, start, "2026-11-01", "2026-11-30") == expected


def test_a_series_that_has_had_its_number_is_over():
    assert after("FREQ=WEEKLY;COUNT=3", "2026-11-02", "2026-11-10", "2027-12-31") == ["11-16"]


def test_the_twenty_ninth_of_february_comes_in_leap_years_only():
    found = days(read_rule(parts("FREQ=YEARLY")), date(2024, 2, 29), date(2025, 1, 1), date(2030, 1, 1))
    assert list(found) == [date(2028, 2, 29)]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY", "FREQ=HOURLY;INTERVAL=6", "FREQ=HEMLIGT", "INTERVAL=2", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;COUNT=999999999", "FREQ=DAILY;COUNT=2;UNTIL=20261124", "FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY;BYDAY=1MO",
        "FREQ=YEARLY;BYWEEKNO=20", "FREQ=DAILY;BYHOUR=9", "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=DAILY;BYSETPOS=1",
        "FREQ=WEEKLY;WKST=", "FREQ=MONTHLY;BYMONTHDAY=",
    ],
)  # fmt: skip
def test_a_rule_that_cannot_be_followed_is_refused_whole(rule):
    with pytest.raises(UnknownRule):
        read_rule(parts(rule))


def test_a_count_from_another_century_does_not_make_the_program_wait():
    with pytest.raises(UnknownRule):
        list(days(read_rule(parts("FREQ=DAILY;COUNT=99999")), date(1, 1, 1), date(2026, 1, 1), date(2026, 2, 1)))
