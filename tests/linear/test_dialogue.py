"""The dialogue as such: plain lines, questions that answer, unlocking, locking, no names left behind."""

import re

import pytest

from tests.linear.dialogue import Dialogue
from tests.pty.conftest import PASSPHRASE


def test_nothing_but_text_and_line_feeds_is_printed(talk):
    dialogue = talk()
    dialogue.answer("1", "1", "s", "Tove grälade med Torbjörn Ekwall.", ":ord", "1", "a", ":granska", "t", ":lås")
    raw = "".join(dialogue.parts)
    assert re.findall(r"[^\r\n\x20-\x7e\xa0-\U0010ffff]", raw) == []
    assert not re.search(r"[\u2500-\u259f]", raw)


def test_every_question_ends_with_a_colon_and_explains_itself(talk):
    dialogue = talk(unlock=False)
    seen = [dialogue.heard]
    for answer in (
        PASSPHRASE,
        "1",
        "1",
        "s",
        ":ord",
        ":mall",
        "",
        ".",
        "u",
        "2",
        "",
        "1",
        "c",
        "t",
        "a",
        "p",
        "",
        "t",
        "5",
        "",
        "4",
        "1",
    ):
        seen.append(dialogue.answer("?"))
        dialogue.answer(answer)
    assert all(re.search(r": \Z", said) for said in seen)
    assert all(len(said.splitlines()) > 2 for said in seen[1:])


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_word_of_the_other_language(talk, language):
    dialogue = talk(language=language)
    dialogue.answer("?", "1", "1", "s", "?", ".", "u", "2", "", "1", "c", "t", "h", "t", "5", "")
    other = {"sv": r"\b(the|and|back|today|line)\b", "en": r"\b(och|tillbaka|idag|rad|samtycke|utkast)\b"}[language]
    headings = {"Summering av veckan", "Hemuppgift, genomgång"}
    lines = [line for line in dialogue.heard.splitlines() if not any(heading in line for heading in headings)]
    assert [line for line in lines if re.search(other, line, re.IGNORECASE)] == []


def test_the_passphrase_is_not_shown_and_three_wrong_ones_end_it(talk):
    dialogue = talk(unlock=False)
    said = dialogue.answer("ett hemligt fel")
    assert "Fel lösenord. Två försök till." in said and "hemligt" not in said
    said = dialogue.answer("två fel")
    assert "Ett försök till." in said
    dialogue.child.sendline("tre fel")
    said, code = dialogue.ended()
    assert code == 4 and "fel" not in said.replace("Fel", "")


def test_locking_says_what_a_terminal_keeps_and_no_name(talk):
    dialogue = talk()
    dialogue.answer("1", "")
    said = dialogue.answer("7")
    assert "Låst." in said and "Terminalen minns" in said and "Tove" not in said
    assert said.count("\n") > 24, "what was said before is out of sight"
    said = dialogue.answer(PASSPHRASE)
    assert "Upplåst." in said


def test_after_quitting_nothing_about_a_client_is_on_the_screen(talk):
    dialogue = talk()
    dialogue.answer("1", "1", "s", "Tove sov bättre.", ".", "u")
    said = dialogue.last("0")
    assert "Tove" not in said and "Almdunge" not in said
    assert said.count("\n") > 24


QUICKLY = """
import sys
from dataclasses import replace
from pathlib import Path
from journal_tui import places
from journal_tui.config import Config
from journal_tui.linear.run import run
place = Path(sys.argv[1])
run(places.home(place), replace(Config(), lock_minutes=0.05), place)
"""
"""The same dialogue, with three seconds in place of the minutes that a settings file allows."""


def test_nobody_answers_and_it_locks_with_the_half_typed_line_saved(folder):
    dialogue = Dialogue(folder, program=["-c", QUICKLY, str(folder)])
    try:
        dialogue.asked()
        dialogue.answer(PASSPHRASE, "1", "1", "s", "Hel rad.")
        dialogue.type("halv rad")
        said = dialogue.asked("Lösenord:")
        assert "Låst: ingen svarade på" in said and "utkast: 4 ord" in said
        assert "Tove" not in said.split("Låst:")[1]
    finally:
        dialogue.close()
