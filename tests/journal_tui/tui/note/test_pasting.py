"""Foreign text: nothing a terminal would obey comes in, nothing visible is lost, no line is too long."""

import random

import pytest

from journal_tui.tui.note.pasting import PARAGRAPH_LIMIT, clean, split_paragraphs


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("röd \x1b[31mtext\x1b[0m", "röd text"),
        ("\x1b]0;titel\x07kvar", "kvar"),
        ("\x1b]52;c;aGVq\x1b\\kvar", "kvar"),
        ("\x9b31mkvar", "kvar"),
        ("nul\x00 och\x08 bak", "nul och bak"),
        ("rtl \u202eabc\u202c \u2066x\u2069", "rtl abc x"),
        ("a\tb", "a    b"),
        ("ensam \ud83d surrogat", "ensam \ufffd surrogat"),
        ("a\u0308", "ä"),
        ("[bold]hakar[/]", "[bold]hakar[/]"),
        ("‹klient›", "‹klient›"),
    ],
)
def test_what_a_terminal_would_obey_is_left_out(raw, kept):
    assert clean(raw) == kept


def test_a_hundred_kilobytes_become_paragraphs_under_the_limit_and_no_letter_is_lost():
    chance = random.Random(7)
    words = ["sömn", "oro", "promenad", "möte.", "kväll,", "Hon", "sade!"]
    text = " ".join(chance.choice(words) for _ in range(20_000))
    assert len(text) > 100_000
    split = split_paragraphs(text)
    assert max(map(len, split.split("\n"))) < PARAGRAPH_LIMIT
    assert split.split() == text.split()


def test_a_sentence_is_not_cut_when_one_ends_in_time():
    text = ("Ord " * 700 + "slut. ") + "Nästa mening " * 300
    first = split_paragraphs(text).split("\n")[0]
    assert first.endswith("slut.")


def test_one_word_without_end_is_cut_hard():
    lines = split_paragraphs("x" * 10_000).split("\n")
    assert "".join(lines) == "x" * 10_000
    assert max(map(len, lines)) < PARAGRAPH_LIMIT


def test_short_text_is_left_alone():
    assert split_paragraphs("rad ett\n\nrad två\n") == "rad ett\n\nrad två\n"
