"""What a note's text may be: everything that is Unicode, up to a mebibyte, kept to the byte."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_tui.practice.entries.text import LIMIT, checked, decoded, is_empty, words
from journal_tui.practice.errors import InvalidText, TextTooLong
from journal_tui.practice.templates import template
from journal_tui.practice.values import Service


@pytest.mark.parametrize(
    "text",
    [
        "NUL \x00 mitt i",
        "\x1b[31mröd\x1b[0m",
        "\x1b]0;titel\x07",
        "\u202eomvänt\u202c",
        "[bold]x[/bold]",
        "a\r\nb\rc\n",
        " slut ",
        "‹‹",
    ],
)
def test_control_characters_sequences_and_blanks_are_kept_as_they_are(text):
    assert checked(text) is text


@given(st.text())
def test_whatever_is_unicode_passes_unchanged_as_text_and_as_bytes(text):
    assert checked(text) == text
    assert decoded(text.encode()) == text


@pytest.mark.parametrize("text", ["\ud800", "x\udcffy"])
def test_a_lone_surrogate_is_refused_by_name(text):
    with pytest.raises(InvalidText) as refusal:
        checked(text)
    assert refusal.value.facts == {"reason": "surrogate"}
    assert text not in str(refusal.value)


def test_bytes_that_are_no_utf8_are_refused_with_the_place():
    with pytest.raises(InvalidText) as refusal:
        decoded(b"abc\xff")
    assert refusal.value.facts == {"reason": "encoding", "offset": 3}


def test_the_limit_counts_bytes_and_is_exact():
    assert checked("a" * LIMIT)
    with pytest.raises(TextTooLong) as refusal:
        checked("å" * (LIMIT // 2 + 1))
    assert refusal.value.facts == {"limit": LIMIT, "size": LIMIT + 2}
    with pytest.raises(TextTooLong):
        decoded(b"a" * (LIMIT + 1))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Sover bättre.", 2),
        ("‹klient›s syster ‹person-1 syster›", 3),
        ("10 mg, 3 ggr", 4),
        ("_ - !", 0),
        ("o\u0308l", 1),
    ],
)
def test_a_token_counts_as_one_word(text, count):
    assert words(text) == count


def test_an_untouched_template_is_an_empty_note_and_one_word_makes_it_a_note():
    kbt = template(Service.KBT)
    empty = kbt.text("sv")
    assert is_empty(empty, kbt.lines())
    assert words(empty + "ja", kbt.lines()) == 1
    assert is_empty(" \n\t\u200b\x00\n", kbt.lines())
    assert not is_empty(empty + "ja", kbt.lines())
    assert not is_empty(empty.replace("Tema\n", "Tema\n‹klient›"), kbt.lines())


@pytest.mark.parametrize("text", ["?", "🙂", "7", "‹klient›"])
def test_a_single_sign_is_already_a_note(text):
    assert not is_empty(text)
