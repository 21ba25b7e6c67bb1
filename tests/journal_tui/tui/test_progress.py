"""Progress: named steps with counts, a bar that reads without colour, the time left, what stopping means."""

import pytest

from journal_tui.locales import use
from journal_tui.tui.modals.progress import steps_of
from journal_tui.tui.widgets.progress import Pace, Step, bar, figures, progress_lines


@pytest.fixture(autouse=True)
def swedish():
    use("sv")


def test_the_lines_stand_as_in_the_picture():
    steps = [
        Step("Läser arkiven", 3, 3, ended=True),
        Step("Krypterar och skriver", 812, 1204, "poster"),
        Step("Provåterläser"),
    ]
    lines = [
        line.plain for line in progress_lines(steps, 76, left=8, meanwhile="Du kan arbeta.", stopping="Avbryter du nu.")
    ]
    assert lines[0] == "●   Läser arkiven             klart, 3 av 3"
    assert lines[1] == "►   Krypterar och skriver     812 av 1\N{NO-BREAK SPACE}204 poster"
    assert lines[2] == "    Provåterläser             väntar"
    assert lines[4].startswith("━") and lines[4].endswith(" 67%") and len(lines[4]) == 76
    assert lines[6] == "Ungefär 8 sekunder kvar. Du kan arbeta."
    assert lines[7] == "Avbryter du nu."


def test_the_bar_reads_without_colour():
    drawn = bar(1, 4, 45).plain
    assert (drawn.count("━"), drawn.count("─")) == (10, 30)
    assert bar(9, 4, 45).plain.endswith("100%")


def test_nobody_guesses_the_time_before_there_is_something_to_go_by():
    assert Pace().left(0, 100) is None
    assert Pace().left(50, 100) is None


def test_a_step_is_through_when_a_later_one_has_begun():
    names = {"journal": "Journal", "vault": "Vault", "bookkeeping": "Bookkeeping"}
    steps = steps_of(names, {"journal": (9, 10), "vault": (0, 4)})
    assert [(step.ended, step.done) for step in steps] == [(True, 10), (False, 0), (False, 0)]


def test_thousands_are_parted_by_a_space_that_does_not_break():
    assert figures(1204) == "1\N{NO-BREAK SPACE}204"
