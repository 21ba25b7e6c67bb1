"""The next time that nobody has: working hours, whole gaps, and the clock on the wall."""

from datetime import datetime, timedelta

import pytest

from journal_tui.practice.free_time import next_free
from journal_tui.practice.values import Appointment, Service

MONDAY = datetime(2026, 11, 23, 9, 41).astimezone()


def held(day: int, hour: int, minute: int = 0, minutes: int = 50) -> Appointment:
    at = datetime(2026, 11, day, hour, minute).astimezone()
    return Appointment("a" * 32, "c" * 32, "P-7K3FQ2VX-R", Service.KBT, at, minutes)


@pytest.mark.parametrize(
    ("taken", "after", "minutes", "expected"),
    [
        ([], MONDAY, 50, "11-23 10:00"),
        ([held(23, 10)], MONDAY, 50, "11-23 11:00"),
        ([held(23, 10), held(23, 11, 30)], MONDAY, 30, "11-23 11:00"),
        ([held(23, 10), held(23, 11, 30)], MONDAY, 50, "11-23 12:30"),
        ([held(23, 10, 0, 420)], MONDAY, 50, "11-24 08:00"),
        ([], MONDAY.replace(hour=16, minute=20), 50, "11-24 08:00"),
        ([], MONDAY + timedelta(days=4, hours=8), 50, "11-30 08:00"),
        ([], MONDAY, 540, "11-24 08:00"),
    ],
)
def test_the_next_gap_that_is_long_enough(taken, after, minutes, expected):
    assert next_free(taken, after, minutes).strftime("%m-%d %H:%M") == expected


def test_there_is_none_when_everything_is_full_or_it_is_longer_than_a_day():
    assert next_free([held(23, 0, 0, 600), held(23, 8, 0, 600)], MONDAY, 50, days=1) is None
    assert next_free([], MONDAY, 600) is None
