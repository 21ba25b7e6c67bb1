"""Stored text is data: whatever is typed into a note comes out as text, and as long as it went in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from journal_tui.tui.render import code, inert, name, one_line, plain, stored

HOSTILE = [
    "\x1b[2J\x1b]0;title\x07",
    "\x1b]52;c;aGVq\x1b\\",
    "a\x00b",
    "\u202eabc\u2066def",
    "\u200bzero\ufeffwidth",
    "\u2028line\u2029para\x85next",
    "\x9b31m",
    "\ud83dlone",
    "\U000e0041tag",
    "\r\x08\x7f",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_terminal_could_act_upon_is_shown_inert(text):
    shown = inert(text)
    assert len(shown) == len(text)
    assert not any(ord(char) < 0x20 or 0x7F <= ord(char) < 0xA0 for char in shown)
    assert not set(shown) & set("\u202e\u2066\u200b\ufeff\u2028\u2029\x85\x9b")
    shown.encode("utf-8")


def test_ordinary_text_is_left_alone():
    text = "Åke åt kl 9–10, 50 % ›nej‹ [b]inte fet[/b] \U0001f469\u200d\U0001f4bb\n\tslut"
    assert inert(text) == text


@given(st.text(st.characters(exclude_categories=()), max_size=200))
def test_inert_keeps_every_offset(text):
    assert len(inert(text)) == len(text)
    assert len(one_line(text).splitlines()) <= 1


def test_brackets_are_never_markup():
    for content in (plain("[b]x[/b] [red]"), stored("[b]x[/b] [/]"), name("[i]Tove[/i]"), code("[x]")):
        assert "[" in content.plain
        assert not any("bold" in str(span.style) or "italic" in str(span.style) for span in content.spans)


def test_tokens_are_cool_and_names_put_back_are_warm():
    text = "‹klient› grälade med ‹person-1 syster›."
    shown = stored(text)
    assert shown.plain == text
    assert [str(span.style) for span in shown.spans] == ["$token", "$token"]
    named = stored(text, ("Tove", "Ylva"))
    assert named.plain == "Tove grälade med Ylva."
    assert [(named.plain[span.start : span.end], str(span.style)) for span in named.spans] == [
        ("Tove", "$name"),
        ("Ylva", "$name"),
    ]


def test_a_typed_guillemet_is_no_token():
    shown = stored("han sa ‹‹hej› och ‹nonsens›")
    assert shown.plain == "han sa ‹hej› och ‹nonsens›"
    assert not shown.spans


def test_a_name_with_escape_codes_stays_on_one_line():
    shown = name("To\x1b[31mve\nAlm")
    assert "\x1b" not in shown.plain
    assert "\n" not in shown.plain
    assert isinstance(shown, Content)
