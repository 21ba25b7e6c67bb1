"""A snippet is one line around what was found; marks point at it whatever was put back or folded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_tui.practice.snippets import WIDTH, shown, snippet

LONG = "ord " * 60 + "sömn " + "slut " * 60


def cut(text, *found, forms=None):
    marks = [(text.index(word), text.index(word) + len(word)) for word in found]
    line, places = snippet(shown(text, forms), marks)
    return line, [line[a:b] for a, b in places]


def test_a_short_text_is_shown_whole_on_one_line():
    assert cut("Sov  bättre.\n\nPromenad\ttre gånger. ", "tre") == ("Sov bättre. Promenad tre gånger.", ["tre"])


def test_a_long_text_is_cut_between_words_around_what_was_found():
    line, marked = cut(LONG, "sömn")
    assert marked == ["sömn"]
    assert line.startswith("…ord ")
    assert line.endswith(" slut…")
    assert 60 <= len(line) <= WIDTH + 20


def test_names_put_back_move_the_marks():
    text = "‹klient› grälade med ‹person-1 syster›s man om sömn"
    assert cut(text, "sömn", forms=["Anna Lindgren", "Erika"]) == ("Anna Lindgren grälade med Erikas man om sömn", ["sömn"])
    assert cut(text, "‹person-1 syster›s", forms=["Anna Lindgren", "Erika"])[1] == ["Erikas"]
    assert cut(text, "‹klient›")[1] == ["‹klient›"]
    assert cut("sov hos ‹person-1›", "‹person-1›", forms=["Annika Bergström"])[1] == ["Annika Bergström"]
    assert cut("‹klient›, ja", "‹klient›", forms=["Bo"])[1] == ["Bo"]


def test_a_doubled_quote_is_shown_once():
    assert cut("citat ‹‹så› här", "här") == ("citat ‹så› här", ["här"])


def test_a_token_is_never_cut():
    text = "x" * 80 + " ‹person-1 syster och moster som bor långt borta› " + "sömn " + "y" * 200
    line, marked = cut(text, "sömn")
    assert marked == ["sömn"]
    assert line.count("‹") == line.count("›") == 1


@pytest.mark.parametrize("letter", ["e\u0301\u0323", "👩\u200d🔬", "x\u0301"])
def test_a_letter_is_not_parted_from_its_mark(letter):
    text = letter * 100 + "sömn" + letter * 100
    line, _ = cut(text, "sömn")
    assert line[1] not in "\u0301\u0323\u200d"
    assert line[-2] != "\u200d"
    assert not text.split(line[1:-1])[1].startswith(("\u0301", "\u0323", "\u200d"))


@given(st.text(alphabet=st.sampled_from("ab \n‹›-1klient\u0301\x00")), st.data())
def test_any_text_and_any_mark_give_one_line_with_marks_inside(text, data):
    page = shown(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    line, marks = snippet(page, [(start, end)])
    assert "\n" not in line
    assert all(0 <= a < b <= len(line) for a, b in marks)
