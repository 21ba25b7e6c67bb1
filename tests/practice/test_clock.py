"""Recorded time never goes backwards."""

from datetime import UTC, datetime, timedelta

import pytest

from journal_tui.practice.clock import TOLERANCE, Clock, from_ms, to_ms
from journal_tui.practice.errors import ClockWentBack

NOW = datetime(2026, 11, 22, 9, 0, 0, 123456, tzinfo=UTC)


class Hands:
    def __init__(self, at=NOW):
        self.at = at

    def __call__(self):
        return self.at


def test_times_are_aware_and_whole_milliseconds():
    at = Clock(Hands()).now()
    assert at.microsecond == 123000
    assert from_ms(to_ms(at)) == at
    assert from_ms(0).tzinfo is not None


def test_a_stamp_is_never_before_the_last():
    hands = Hands()
    clock = Clock(hands)
    first = clock.stamp()
    hands.at -= timedelta(seconds=30)
    assert clock.stamp() == first
    assert not clock.went_back()


def test_a_clock_set_back_stops_writing_and_quotes_only_the_day():
    hands = Hands()
    clock = Clock(hands)
    clock.stamp()
    hands.at -= TOLERANCE + timedelta(seconds=1)
    assert clock.went_back()
    with pytest.raises(ClockWentBack) as caught:
        clock.stamp()
    assert caught.value.facts == {"recorded": "2026-11-22"}


def test_what_the_stores_know_counts_too():
    clock = Clock(Hands())
    clock.raise_floor(NOW + timedelta(days=1))
    clock.raise_floor(NOW - timedelta(days=1))
    assert clock.floor == NOW + timedelta(days=1)
    with pytest.raises(ClockWentBack):
        clock.stamp()


def test_the_machines_clock_is_the_default():
    assert Clock().stamp().tzinfo is not None
