"""The clock of an appointment: what counts, what a pause takes away, and what a clock set back cannot do."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from journal_tui.practice import session_clock
from journal_tui.practice.errors import RefusedByRule
from journal_tui.practice.values import Appointment, Service

NINE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return NINE + timedelta(minutes=minutes)


def planned() -> Appointment:
    return Appointment("a" * 32, "c" * 32, "P-7K3FQ2VX-R", Service.KBT, NINE)


def test_nothing_counts_before_the_start():
    assert session_clock.elapsed(planned(), at(10)) == 0
    assert session_clock.left(planned(), at(10)) == 50 * 60


def test_a_running_clock_counts_from_its_start_not_from_the_plan():
    running = session_clock.started(planned(), at(5))
    assert session_clock.elapsed(running, at(15.5)) == 630
    assert session_clock.left(running, at(60)) == -300


def test_pauses_are_taken_out_and_a_paused_clock_stands_still():
    running = session_clock.started(planned(), at(0))
    standing = session_clock.paused(running, at(10))
    assert session_clock.elapsed(standing, at(17)) == 600
    again = session_clock.paused(session_clock.resumed(standing, at(20)), at(30))
    assert session_clock.elapsed(again, at(99)) == 20 * 60
    over = session_clock.ended(again, at(35))
    assert over.paused_since is None
    assert session_clock.elapsed(over, at(500)) == 20 * 60
    assert session_clock.minutes(over, at(500)) == 20


def test_a_pause_of_a_paused_clock_and_a_second_start_change_nothing():
    standing = session_clock.paused(session_clock.started(planned(), at(0)), at(10))
    assert session_clock.paused(standing, at(12)) == standing
    assert session_clock.started(standing, at(12)) == standing
    assert session_clock.resumed(planned(), at(1)) == planned()


def test_a_clock_set_back_shows_a_standing_clock_never_a_negative_one():
    running = session_clock.started(planned(), at(0))
    assert session_clock.elapsed(running, at(-90)) == 0
    standing = session_clock.paused(running, at(-30))
    back = session_clock.resumed(standing, at(-40))
    assert back.paused_seconds == 0
    over = session_clock.ended(back, at(-60))
    assert over.ended_at == over.started_at
    assert session_clock.elapsed(over, at(0)) == 0


def test_a_started_minute_counts():
    over = session_clock.ended(session_clock.started(planned(), at(0)), NINE + timedelta(seconds=61))
    assert session_clock.minutes(over, at(0)) == 2


def test_an_appointment_that_is_over_is_not_started_again_and_one_not_begun_is_not_ended():
    over = session_clock.ended(session_clock.started(planned(), at(0)), at(50))
    assert session_clock.ended(over, at(60)) == over
    with pytest.raises(RefusedByRule) as refusal:
        session_clock.started(over, at(60))
    assert refusal.value.facts["reason"] == "appointment_over"
    with pytest.raises(RefusedByRule):
        session_clock.ended(planned(), at(1))


def test_a_change_of_clocks_in_mid_appointment_is_no_hour_more_or_less():
    stockholm = ZoneInfo("Europe/Stockholm")
    for day, wall in (
        (datetime(2026, 3, 29, 1, 30, tzinfo=stockholm), 3),
        (datetime(2026, 10, 25, 2, 30, tzinfo=stockholm), 2),
    ):
        running = session_clock.started(planned(), day)
        later = datetime(day.year, day.month, day.day, wall, 10, tzinfo=stockholm, fold=1)
        resumed, end = ((later.astimezone(UTC) + timedelta(minutes=more)).astimezone(stockholm) for more in (10, 20))
        assert session_clock.elapsed(running, later) == 40 * 60
        over = session_clock.ended(session_clock.resumed(session_clock.paused(running, later), resumed), end)
        assert (session_clock.elapsed(over, later), over.paused_seconds) == (50 * 60, 600)
