"""A question on the screen: whole where there is room, and its choices to the last where there is not."""

import pytest
from textual.content import Content

from journal_tui.locales import use
from journal_tui.practice.measures.pack import read, shipped
from journal_tui.tui.kiosk.answering import Answering, step, typed_number
from journal_tui.tui.kiosk.question import WORDS_AT, end_lines, hanging, question_lines
from tests.practice.measures.packs import PACK

INVENTED = Answering.opened(read(PACK), (None, None))
PHQ = Answering.opened(next(one for one in shipped() if one.name == "phq9"), (None,) * 9)


def shown(state: Answering, width: int = 60, height: int = 20) -> list[str]:
    return [line.plain.rstrip() for line in question_lines(state, width, height)]


def test_the_words_of_a_pack_are_shown_with_their_choices() -> None:
    assert shown(INVENTED) == [
        "Den senaste veckan:",
        "",
        "Påhittad fråga ett",
        "",
        "0  ( ) inte alls",
        "1  ( ) lite",
        "2  ( ) mycket",
        "",
        "[·] ·",
    ]
    use("en")
    assert shown(INVENTED)[2] == "Invented question one"


def test_without_its_words_the_sheet_is_named_and_the_numbers_stand_on_one_line() -> None:
    lines = shown(PHQ)
    assert lines[0] == "Läs fråga 1 på bladet och tryck på siffran."
    assert lines[2].split() == ["0", "(", ")", "1", "(", ")", "2", "(", ")", "3", "(", ")"]


@pytest.mark.parametrize("height", range(1, 21))
def test_it_never_takes_more_lines_than_there_are_and_drops_the_choices_last(height: int) -> None:
    lines = shown(INVENTED, height=height)
    assert len(lines) <= height
    assert lines[0] in {"Den senaste veckan:", "Påhittad fråga ett"}
    if height >= 4:
        assert [line for line in lines if "( )" in line] == ["0  ( ) inte alls", "1  ( ) lite", "2  ( ) mycket"]


@pytest.mark.parametrize("width", [10, 20, 40])
def test_it_fits_a_narrow_screen(width: int) -> None:
    assert all(line.rstrip().cell_length <= width for line in question_lines(PHQ, width, 30))


def test_a_number_answers_and_goes_on_and_the_arrows_go_back_and_forth() -> None:
    state = PHQ
    for key in ("3", "0", "9", "a"):
        state = step(state, key, key)
    assert (state.answers[:3], state.at) == ((3000, 0, None), 2)
    state = step(step(state, "left", ""), "2", "2")
    assert state.answers[:3] == (3000, 2000, None)
    state = step(step(state, "left", ""), "space", " ")
    assert (state.answers[:2], state.at) == ((3000, None), 2)
    state = step(step(state, "up", ""), "right", "")
    assert (state.answers[:2], state.at) == ((3000, None), 2)


def test_the_end_says_what_was_left_out() -> None:
    state = PHQ
    for _question in range(9):
        state = step(state, "space", " ") if state.at in {2, 5} else step(state, "1", "1")
    assert state.through
    assert end_lines(state, 60)[0].plain == "7 av 9 besvarade. Överhoppade: 3, 6."


def test_what_is_typed_is_a_number_or_nothing() -> None:
    typed = ""
    for key in "7a2,,4x":
        typed = typed_number(typed, key, key)
    assert typed == "72,4"
    assert typed_number(typed, "backspace", "\x08") == "72,"
    assert typed_number("", "comma", ",") == ""


@pytest.mark.parametrize("width", [12, 26, 40, 60])
def test_a_long_choice_takes_more_lines_and_loses_no_word(width: int) -> None:
    words = "mer än hälften av dagarna och nästan varje dag"
    lines = [line.plain for line in hanging(Content(f"2  ( ) {words}"), width, WORDS_AT)]
    assert all(len(line) <= width for line in lines)
    assert " ".join(" ".join(lines).split()) == f"2 ( ) {words}"
    assert width < 20 or all(line.startswith(" " * WORDS_AT) for line in lines[1:])
