"""29 February, month ends and summer time, over every rule that counts by the calendar, against a reckoning of its own."""

import time
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from journal_tui.practice.clock import SPAN, Clock, from_ms, to_ms
from journal_tui.practice.errors import DateUnconfirmed
from journal_tui.practice.retention.due import years_later
from journal_tui.practice.retention.rules import rules
from journal_tui.practice.rights.deadlines import deadline, extended, months_later

STOCKHOLM = ZoneInfo("Europe/Stockholm")
DAYS = [date(2019, 1, 1) + timedelta(days=number) for number in range(366 * 5)]


def later(day: date, months: int) -> date:
    """By hand: count the months one by one, then step back until there is such a day."""
    year, month = day.year, day.month
    for _month in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    for number in range(day.day, 0, -1):
        try:
            return date(year, month, number)
        except ValueError:
            continue
    raise AssertionError(day)


def test_every_day_of_five_years_counts_by_hand_as_it_counts_by_rule():
    lengths = {rule.code: rule.months for rule in rules().every if rule.months}
    assert lengths
    for day in DAYS:
        assert deadline(day) == later(day, 1)
        assert extended(day) == later(day, 3)
        for code, months in lengths.items():
            assert rules().rule(code).due(day) == later(day, months), (code, day)
        for years in (1, 3, 5, 10):
            assert years_later(day.toordinal(), years) == later(day, 12 * years).toordinal()


def test_a_later_start_is_never_due_earlier_and_a_month_is_never_longer_than_its_days():
    for months in (1, 3, 6, 12, 36):
        reached = [months_later(day, months) for day in DAYS]
        assert reached == sorted(reached)
    for day in DAYS:
        assert timedelta(days=28) <= deadline(day) - day <= timedelta(days=31)
        assert months_later(day, 12) - day in (timedelta(days=365), timedelta(days=366))


@pytest.fixture
def in_stockholm(monkeypatch):
    monkeypatch.setenv("TZ", "Europe/Stockholm")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25), date(2028, 2, 29), date(2028, 12, 31)])
def test_no_hour_of_a_changed_day_is_lost_or_doubled(in_stockholm, day):
    first = datetime(day.year, day.month, day.day, tzinfo=STOCKHOLM).astimezone(UTC) - timedelta(hours=2)
    moments = [first + timedelta(minutes=15 * number) for number in range(120)]
    hands = [moments[0]]

    def wall() -> datetime:
        return hands[-1].astimezone()

    clock = Clock(wall)
    stamps = []
    for moment in moments:
        hands.append(moment)
        stamps.append(clock.stamp())
        assert from_ms(to_ms(moment)) == moment
        assert from_ms(to_ms(moment)).date() == moment.astimezone(STOCKHOLM).date()
        assert clock.now().date() == moment.astimezone(STOCKHOLM).date()
    assert [stamp.timestamp() for stamp in stamps] == [moment.timestamp() for moment in moments]
    assert not clock.wrong()


@pytest.mark.parametrize("last", [datetime(2026, 3, 1, 12, tzinfo=UTC), datetime(2028, 1, 31, 12, tzinfo=UTC)])
def test_the_span_is_real_time_whatever_happens_to_summer_time_and_month_ends(in_stockholm, last):
    for over, asked in ((timedelta(0), False), (timedelta(milliseconds=1), True)):
        clock = Clock(lambda over=over: (last + SPAN + over).astimezone())
        if asked:
            with pytest.raises(DateUnconfirmed):
                clock.admit(last.astimezone(), None)
            assert clock.admit(last.astimezone(), clock.now().date()) == SPAN.days
        else:
            assert clock.admit(last.astimezone(), None) == 0
