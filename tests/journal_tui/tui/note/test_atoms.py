"""Tokens move as one letter; what differs between two lines never cuts one."""

import random

import pytest

from journal_tui.tui.note.atoms import around, atoms, nearest, towards
from journal_tui.tui.note.changes import stretch

LINE = "Hej ‹klient› och ‹‹ samt ‹person-1 syster›s katt"


def test_atoms_are_tokens_and_doubled_guillemets():
    assert [LINE[start:end] for start, end in atoms(LINE)] == ["‹klient›", "‹‹", "‹person-1 syster›"]


def test_what_is_no_token_of_ours_is_letters():
    assert atoms("‹ingen sort› och › och 3 ‹ 4") == []


def test_the_cursor_never_rests_inside():
    for column in range(len(LINE) + 1):
        assert around(LINE, nearest(LINE, column)) is None
        assert towards(LINE, column, right=True) >= column >= towards(LINE, column, right=False)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Hej Tove nu", "Hej ‹klient› nu"),
        ("‹klient› kom", "‹klient› kom och ‹klient› gick"),
        ("a ‹tel-1› b", "a ‹tel-2› b"),
        ("", "‹klient›"),
        ("samma", "samma"),
    ],
)
def test_the_stretch_that_differs_is_whole(before, after):
    start, end_before, end_after = stretch(before, after)
    assert before[:start] == after[:start]
    assert before[end_before:] == after[end_after:]
    assert around(before, start) is None
    assert around(after, end_after) is None


def test_the_stretch_rebuilds_any_line():
    chance = random.Random(3)
    pieces = ["‹klient›", "‹person-1›", "‹‹", "a", "b ", "å", " "]
    for _round in range(500):
        before = "".join(chance.choice(pieces) for _ in range(chance.randrange(8)))
        after = "".join(chance.choice(pieces) for _ in range(chance.randrange(8)))
        start, end_before, end_after = stretch(before, after)
        assert before[:start] + after[start:end_after] + before[end_before:] == after
