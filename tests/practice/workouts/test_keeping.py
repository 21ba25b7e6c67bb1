"""A workout that is being written down: kept as far as it has come, finished, gone when nothing stands in it."""

from datetime import timedelta

import pytest

from journal_tui.practice.errors import ClockWentBack, ConsentMissing, InvalidInput, PermitRefused, RefusedByRule
from journal_tui.practice.values import Change, Service
from journal_tui.practice.workouts.lines import MOST_LINES
from journal_tui.practice.workouts.progress import exercises_of, progress_of
from journal_tui.practice.workouts.values import WorkoutLine

SQUAT = WorkoutLine(exercise="Knäböj", sets=3, reps=8, load=60_000)


def test_what_is_written_is_kept_line_by_line_in_one_workout(work, client):
    desk = work.practice.workouts
    begun = desk.keep(client, [SQUAT])
    more = desk.keep(client, [SQUAT, WorkoutLine(exercise="", sets=3)], workout=begun.id)
    assert (begun.id, begun.state, more.state) == (more.id, "open", "open")
    assert desk.finish(begun.id).state == "done"
    (listed,) = desk.list(client)
    assert listed.lines == more.lines
    assert listed.lines[1].exercise == ""


def test_a_finished_one_can_be_gone_on_with_and_an_empty_one_is_taken_out(work, client):
    desk = work.practice.workouts
    begun = desk.keep(client, [SQUAT])
    desk.finish(begun.id)
    assert desk.keep(client, [], workout=begun.id).state == "open"
    assert desk.finish(begun.id).state == "void"
    assert desk.list(client) == ()
    with pytest.raises(RefusedByRule):
        desk.keep(client, [SQUAT], workout=begun.id)


def test_a_name_among_the_exercises_is_a_token_however_often_it_is_kept(work, client):
    desk = work.practice.workouts
    line = WorkoutLine(exercise="Toves promenad", sets=1)
    kept = desk.keep(client, [line])
    for count in (2, 3, 1):
        kept = desk.keep(client, [line] * count, workout=kept.id)
        assert [each.exercise for each in kept.lines] == ["Toves promenad"] * count
        assert [each.coded for each in kept.lines] == ["‹klient›s promenad"] * count


def test_a_line_that_cannot_be_leaves_what_was_kept_as_it_was(work, client):
    desk = work.practice.workouts
    kept = desk.keep(client, [SQUAT])
    for wrong in ([WorkoutLine(exercise="Press", pain=11)], [SQUAT] * (MOST_LINES + 1)):
        with pytest.raises(InvalidInput):
            desk.keep(client, wrong, workout=kept.id)
    assert desk.list(client)[0].lines == (SQUAT,)


def test_nothing_more_is_kept_once_the_consent_is_gone(work, client):
    desk = work.practice.workouts
    kept = desk.keep(client, [SQUAT])
    work.practice.consent.withdraw(client, Service.PT)
    with pytest.raises((ConsentMissing, PermitRefused)):
        desk.keep(client, [SQUAT, SQUAT], workout=kept.id)
    with pytest.raises(ConsentMissing):
        desk.keep(client, [SQUAT])


def test_names_come_newest_first_and_progress_has_a_row_for_each_workout(work, client):
    desk = work.practice.workouts
    desk.finish(desk.keep(client, [SQUAT, WorkoutLine(exercise="Planka", seconds=45)]).id)
    work.later(days=7)
    desk.finish(desk.keep(client, [WorkoutLine(exercise="knäböj", sets=1, reps=5, load=70_000)]).id)
    listed = desk.list(client)
    assert exercises_of(listed) == ("knäböj", "Planka")
    assert [(each.top, each.volume) for each in progress_of(listed, "Knäböj")] == [(60_000, 1_440_000), (70_000, 350_000)]
    assert [(each.top, each.volume) for each in progress_of(listed, "planka")] == [(None, None)]


def test_nothing_is_kept_by_a_clock_that_went_back_and_what_was_ended_is_changed_through_the_gate_alone(work, client):
    desk = work.practice.workouts
    begun, ended = desk.keep(client, [SQUAT]), desk.add(client, [SQUAT])
    work.watch.at -= timedelta(days=1)
    with pytest.raises(ClockWentBack):
        desk.keep(client, [SQUAT, SQUAT], workout=begun.id)
    work.watch.at += timedelta(days=1)
    work.practice.consent.publish(Service.PT, Change.MATERIAL)
    with pytest.raises(ConsentMissing):
        desk.keep(client, [SQUAT, SQUAT], workout=ended.id)
    assert sorted(len(each.lines) for each in desk.list(client)) == [1, 1]
    assert len(desk.keep(client, [SQUAT, SQUAT], workout=begun.id).lines) == 2, "what had begun may be ended"
