"""Goals: one rating for each goal and appointment, a series for the curve, reached or dropped."""

import pytest

from journal_tui.practice.continuity.values import GoalState
from journal_tui.practice.errors import ConsentMissing, InvalidInput, RefusedByRule
from journal_tui.practice.values import Service


def goal(work, client, raw="Sova sex timmar"):
    return work.practice.goals.add(client, Service.KBT, raw)


def appointment(work, client):
    return work.practice.entries.add(client, Service.KBT, "en anteckning").appointment


def test_ten_goals_rated_twice_have_one_rating_each_for_the_appointment(work):
    client = work.client()
    meeting = appointment(work, client)
    goals = [goal(work, client, f"mål {number}") for number in range(10)]
    for value in (3, 7):
        for each in goals:
            work.practice.goals.rate(each.id, value, appointment=meeting)
        work.later(minutes=1)
    listed = work.practice.goals.list(client)
    assert [[rating.value for rating in each.ratings] for each in listed] == [[7]] * 10


def test_ratings_of_several_appointments_make_a_series(work):
    client = work.client()
    made = goal(work, client)
    for value in (2, 5, 4):
        work.practice.goals.rate(made.id, value, appointment=appointment(work, client))
        work.later(days=7)
    series = work.practice.goals.series(made.id)
    assert [point.value for point in series] == [2_000, 5_000, 4_000]
    assert [point.at.date() for point in series] == sorted({point.at.date() for point in series})


def test_without_an_appointment_a_day_has_one_rating(work):
    client = work.client()
    made = goal(work, client)
    work.practice.goals.rate(made.id, 2)
    work.later(hours=1)
    work.practice.goals.rate(made.id, 6)
    work.later(days=1)
    assert [each.value for each in work.practice.goals.rate(made.id, 7).ratings] == [6, 7]
    assert [each.value for each in work.practice.goals.unrate(made.id).ratings] == [6]


@pytest.mark.parametrize("value", [-1, 11, 100])
def test_a_rating_out_of_range_is_refused(work, value):
    made = goal(work, work.client())
    with pytest.raises(InvalidInput) as refusal:
        work.practice.goals.rate(made.id, value)
    assert refusal.value.facts == {"field": "rating", "reason": "range"}


def test_a_goal_that_has_ended_takes_no_rating_until_it_goes_on(work):
    client = work.client()
    made = goal(work, client)
    assert work.practice.goals.end(made.id, GoalState.REACHED).ended_at is not None
    with pytest.raises(RefusedByRule) as refusal:
        work.practice.goals.rate(made.id, 5)
    assert refusal.value.facts == {"reason": "goal_ended"}
    assert work.practice.goals.list(client, active_only=True) == ()
    work.practice.goals.reopen(made.id)
    assert work.practice.goals.rate(made.id, 5).latest.value == 5
    work.practice.goals.void(made.id)
    assert work.practice.goals.list(client) == ()


def test_without_consent_nothing_is_written_or_read(work):
    client = work.client()
    made = goal(work, client, "Tove leder ett möte")
    assert made.text == "‹klient› leder ett möte"
    work.practice.consent.withdraw(client, Service.KBT)
    assert work.practice.goals.list(client) == ()
    for act in (
        lambda: goal(work, client),
        lambda: work.practice.goals.rate(made.id, 5),
        lambda: work.practice.goals.series(made.id),
    ):
        with pytest.raises(ConsentMissing):
            act()
