"""Lines of a workout as they are typed: read with comma or point, refused where a number cannot be."""

import pytest

from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.workouts.lines import MOST_LINES, all_checked, read_line
from journal_tui.practice.workouts.values import WorkoutLine


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("Knäböj 3x8x60 rpe 7 smärta 2", WorkoutLine(exercise="Knäböj", sets=3, reps=8, load=60_000, rpe=7_000, pain=2)),
        ("Bänkpress 3 × 5 × 42,5 kg", WorkoutLine(exercise="Bänkpress", sets=3, reps=5, load=42_500)),
        ("Bench press 3x5x42.5 RPE 8.5", WorkoutLine(exercise="Bench press", sets=3, reps=5, load=42_500, rpe=8_500)),
        ("Planka 3x1 45 s", WorkoutLine(exercise="Planka", sets=3, reps=1, seconds=45)),
        ("Promenad", WorkoutLine(exercise="Promenad")),
        ("Press 45 grader 3x10", None),
    ],
)
def test_a_typed_line_is_read(typed, line):
    if line is None:
        line = WorkoutLine(exercise="Press 45 grader", sets=3, reps=10)
    assert read_line(typed) == line


@pytest.mark.parametrize(
    ("typed", "field", "reason"),
    [
        ("", "exercise", "empty"),
        ("3x8x60", "exercise", "empty"),
        ("Knäböj 0x8x60", "sets", "number_range"),
        ("Knäböj 3x8x-60", "load", "number_range"),
        ("Knäböj 3x8x9999999", "load", "number_range"),
        ("Knäböj 3x8 rpe 11", "rpe", "number_range"),
        ("Knäböj 3x8 smärta 11", "pain", "number_range"),
        ("Knäböj 3,5x8", "sets", "not_whole"),
        ("Knäböj 3x8x60 mycket bra", "line", "workout_line"),
        ("a" * 81, "exercise", "too_long"),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(typed, field, reason):
    with pytest.raises(InvalidInput) as refusal:
        read_line(typed)
    assert (refusal.value.facts["field"], refusal.value.facts["reason"]) == (field, reason)


def test_three_hundred_lines_are_too_many_and_none_is_too_few():
    for lines in ([], [WorkoutLine(exercise="Knäböj")] * (MOST_LINES + 1)):
        with pytest.raises(InvalidInput):
            all_checked(lines)
