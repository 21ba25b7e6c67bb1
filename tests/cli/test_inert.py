"""What somebody typed cannot act on a terminal, and nothing of it disappears."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_tui.cli.inert import inert, json_line, one_line

NASTY = "\x1b]0;owned\x07\x1b[31m\x00\x7f\x9b\u202e\u2066\u200b\ufeff\U000e0041\ud800[bold]‹‹"


def test_nothing_that_a_terminal_acts_upon_is_left():
    shown = inert(NASTY)
    assert shown.isprintable()
    assert "\\x1b]0;owned\\x07" in shown and "\\u202e" in shown and "\\ud800" in shown
    assert shown.endswith("[bold]‹‹")


def test_lines_and_letters_stay():
    assert inert("rad ett\n\tåäö é 👩‍🔬 ‹klient›") == "rad ett\n\tåäö é 👩‍🔬 ‹klient›"
    assert one_line("a\n\tb") == "a  b"


def test_a_carriage_return_cannot_hide_a_line():
    assert inert("visible\rhidden") == "visible\\x0dhidden"


@given(st.text(st.characters(codec=None), max_size=200))
def test_json_says_the_same_on_one_safe_line(text):
    line = json_line({"text": text})
    assert json.loads(line)["text"] == text
    assert line.isprintable() or all(letter.isprintable() or letter.isspace() or ord(letter) > 0x2000 for letter in line)
    line.encode("utf-8")


@pytest.mark.parametrize("text", ["‹klient›s syster", "å"])
def test_json_keeps_letters_readable(text):
    assert text in json_line({"text": text})
