"""The lines of the review page: where a word stands, what is around it, who the person is."""

import pytest

from journal_tui.practice.values import Flag
from journal_tui.tui.note.decisions import Decided, Line, anchored, context, masked, placed, undecided
from journal_tui.tui.note.roles import guessed

TEXT = "Fikade med kollegan ‹person-1 gammal vän› och Malin Ekwall i går.\nMalin Ekwall ringde."


def flag(word: str, text: str = TEXT, nth: int = 0) -> Flag:
    start = -1
    for _time in range(nth + 1):
        start = text.index(word, start + 1)
    return Flag(start, start + len(word), "PERSON", word)


def test_a_word_that_stands_twice_is_one_line_at_its_first_place():
    (line,) = undecided(TEXT, [flag("Malin Ekwall"), flag("Malin Ekwall", nth=1)])
    assert (line.word, line.start, line.count) == ("Malin Ekwall", TEXT.index("Malin"), 2)


def test_the_words_around_it_are_cut_at_spaces_and_never_inside_a_code():
    start = TEXT.index("Malin")
    before, after = context(TEXT, start, start + 12)
    assert before == "och "
    assert after == " i går."


def test_a_flag_whose_word_has_moved_is_found_again_and_one_whose_word_is_gone_is_dropped():
    moved = flag("Malin Ekwall")
    assert [each.start for each in anchored("Ja. " + TEXT, [moved])] == [moved.start + 4]
    assert anchored("Ingen ringde.", [moved]) == []


def test_two_flags_never_take_the_same_place():
    text = "Malin gick."
    assert len(anchored(text, [Flag(0, 5, "PERSON", "Malin"), Flag(30, 35, "PERSON", "Malin")])) == 1


def test_what_was_decided_is_shown_with_the_words_around_it_now():
    line = Line("Malin Ekwall", Decided.TOKEN, "‹person-2›", before="med Karin Berg och ", after=" i går.")
    (shown,) = placed("Fikade med ‹person-3› och ‹person-2› i går.", ("Karin Berg", "Malin Ekwall"), [line])
    assert (shown.before, shown.after) == ("‹person-3› och ", " i går."), "no name that is a code by now"


def test_of_two_forms_of_one_code_each_line_has_the_words_around_its_own():
    lines = [Line(word, Decided.TOKEN, "‹person-1›") for word in ("Torbjörn", "Tobbe")]
    first, second = placed("Sen kom ‹person-1›. Nu gick ‹person-1›.", ("Tobbe", "Torbjörn"), lines)
    assert first.before.endswith("gick ")
    assert second.before.endswith("kom ")


def test_a_code_that_stands_nowhere_any_more_has_no_words_around_it():
    (shown,) = placed("Sov bra.", (), [Line("Malin", Decided.TOKEN, "‹person-1›", before="Såg ", after=" i går")])
    assert (shown.before, shown.after) == ("", "")


def test_a_masked_number_shows_its_first_signs_only_and_only_once():
    lines = masked("Ring ‹tel-1› eller ‹tel-1›, inte ‹person-1›.", ("070-174 06 12", "070-174 06 12", "Malin"))
    assert [(line.word, line.how) for line in lines] == [("070-…", Decided.MASKED)]


@pytest.mark.parametrize(
    ("before", "role"),
    [
        ("med kollegan ", "kollega"),
        ("Min syster ", "syster"),
        ("hennes chef ", "chef"),
        ("Systern ", "syster"),
        ("Systerns ", ""),
        ("Han såg ", ""),
        ("kollegan, ", ""),
        ("", ""),
    ],
)
def test_the_role_word_right_before_a_name_is_guessed(before, role):
    assert guessed(before) == role
