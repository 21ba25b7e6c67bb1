"""Which texts a query finds: whole words, phrases, beginnings, and names by way of their tokens."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_tui.practice.matching import alias, aligned, composed, concerned, matcher, search_form
from journal_tui.practice.query import parse

CLIENT = alias("klient", ["Anna", "Lindgren", "Ann-Sofie", "0701740605", "anna@example.se", "198001011230"])
SISTER = alias("person-1", ["Erika Ek"])
ALIASES = (CLIENT, SISTER)


def finds(query: str, *texts: str, aliases=()) -> bool:
    terms = parse(query, date(2026, 11, 22)).terms
    return bool(terms) and matcher(terms, aliases).matches([search_form(composed(text)) for text in texts])


def marked(query: str, text: str, aliases=()) -> list[str]:
    text = composed(text)
    return [text[a:b] for a, b in matcher(parse(query, date(2026, 11, 22)).terms, aliases).marks(text)]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("sömn", "Dålig SÖMN."),
        ("sömn", "so\u0308mn"),
        ("so\u0308mn", "sömn"),
        ("bättre sömn", "sömn blev bättre"),
        ('"fyra nätter"', "sov fyra\n nätter av sju"),
        ('"e-post" mejl', "mejl, e–post"),
        ("ång*", "Ångest i kväll"),
        ('"oro för möt*"', "oro för möten"),
        ("2026", "våren 2026!"),
        ("strasse", "Straße"),
        ("ja_nej", "ja/nej"),
        ("oro", "_oro_"),
        ("syster", "grälade med ‹person-1 syster›"),
    ],
)
def test_it_finds(query, text):
    assert finds(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("sömn", "somn sömnen insömning"),
        ("angest", "ångest"),
        ("ön", "on"),
        ("bättre sömn", "bättre dag"),
        ('"nätter fyra"', "fyra nätter"),
        ('"fyra nätter"', "fyra långa nätter"),
        ("ång*", "lång tid"),
        ("klient", "‹klient› mår bra"),
        ("person", "‹person-1 syster›"),
        ("1", "‹person-1›"),
        ("pers*", "‹person-1›"),
        ("", "vad som helst"),
        ("!", "vad som helst!"),
    ],
)
def test_it_does_not_find(query, text):
    assert not finds(query, text)


def test_a_note_and_its_addenda_are_one_answer():
    assert finds("sömn promenad", "sömn", "promenad")
    assert not finds('"sömn promenad"', "sömn", "promenad")


@pytest.mark.parametrize(
    "query",
    ["Anna", "anna", "ANNAS", "lindgren", "Lindgrens", "Ann*", "sofie", '"Anna Lindgren"', "Anna mår", '"Anna mår"', "‹klient›",
     "070-1740605", '"070-174 06 05"', "+46701740605", "anna@example.se", "800101-1230", "19800101-1230"],
)  # fmt: skip
def test_a_name_or_a_number_finds_the_token_it_stands_behind(query):
    assert finds(query, "I dag: ‹klient› mår bättre.", aliases=ALIASES)
    assert not finds(query, "I dag: ‹person-2› mår bättre.", aliases=ALIASES)


def test_a_name_finds_the_token_of_this_client_only_and_the_written_word_everywhere():
    assert finds("Erika", "‹person-1 syster›s bok", aliases=ALIASES)
    assert not finds("Erika", "‹person-1 syster›s bok", aliases=(CLIENT,))
    assert not finds("Erika", "‹person-11›", aliases=ALIASES)
    assert finds("Erika", "kaffe på Erika", aliases=(CLIENT,))


def test_a_phrase_goes_through_a_token_and_its_ending():
    text = "Grälade med ‹person-1 syster›s man."
    assert finds('"med Erikas man"', text, aliases=ALIASES)
    assert finds('"grälade med ‹'.replace("‹", "Erika") + '"', text, aliases=ALIASES)
    assert not finds('"Erika grälade"', text, aliases=ALIASES)


def test_a_name_that_nobody_has_concerns_nobody():
    assert not concerned(parse("sömn promenad", date(2026, 11, 22)).terms, ALIASES)
    assert concerned(parse("sömn anna", date(2026, 11, 22)).terms, ALIASES)
    assert not concerned(parse("123", date(2026, 11, 22)).terms, ALIASES)


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("sömn oro", "Oro, sömn och oro", ["Oro", "sömn", "oro"]),
        ("ång*", "ångestfylld kväll", ["ångestfylld"]),
        ("strasse", "in der Straße!", ["Straße"]),
        ('"fyra nätter"', "sov fyra\nnätter", ["fyra\nnätter"]),
        ("erika syster", "min ‹person-1 syster›s bok", ["‹person-1 syster›s"]),
        ("bok", "ﬁ ß ‹klient› ‹‹ bok", ["bok"]),
    ],
)
def test_marks_lie_on_what_was_found_also_when_folding_changes_lengths(query, text, expected):
    assert marked(query, text, ALIASES) == expected


@given(st.text(alphabet=st.sampled_from("aÅßﬁ ‹›-1klientpersontel\x00\x01\x02\x03\n_\u0308İ’”🙂")))
def test_the_aligned_form_is_the_search_form_and_every_place_lies_in_the_text(text):
    text = composed(text)
    form, spots = aligned(text)
    assert form == search_form(text)
    assert len(form) == len(spots)
    assert all(0 <= a < b <= len(text) for a, b in spots)


@given(st.text(min_size=1))
def test_no_text_can_break_the_search_and_every_word_of_it_is_found(text):
    from journal_tui.practice.matching import _WORDS
    from journal_tui.practice.query import fold

    text = composed(text)
    for word in _WORDS.findall(fold(text)):
        if "‹" not in text:
            assert finds(word, text)
