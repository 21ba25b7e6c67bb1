"""What stands out in a line."""

from journal_tui.tui.note.marks import HEADING, TOKEN, UNDECIDED, marks

HEADINGS = frozenset({"tema", "plan till nästa gång"})


def test_a_heading_is_one_whole_mark():
    assert marks("  Tema ", HEADINGS, frozenset({"Tema"})) == [(0, 7, HEADING)]


def test_tokens_and_waiting_words_are_marked_where_they_stand():
    line = "‹klient› såg Lindgren, inte Lindgrens"
    assert marks(line, HEADINGS, frozenset({"Lindgren"})) == [
        (0, 8, TOKEN),
        (13, 21, UNDECIDED),
        (28, 36, UNDECIDED),
    ], "a name waits with its ending too"


def test_a_word_inside_a_token_is_not_underlined():
    assert marks("‹person-1 syster›", HEADINGS, frozenset({"syster"})) == [(0, 17, TOKEN)]


def test_a_literal_guillemet_is_no_token():
    assert marks("3 ‹‹klient› 4", HEADINGS, frozenset()) == []


def test_signs_in_a_waiting_word_are_no_pattern():
    assert marks("nr 850101-12.4 då", HEADINGS, frozenset({"850101-12.4"})) == [(3, 14, UNDECIDED)]
    assert marks("nr 850101-1234 då", HEADINGS, frozenset({"850101-12.4"})) == []
