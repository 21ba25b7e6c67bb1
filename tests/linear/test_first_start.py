"""The first start in the dialogue: from an empty folder to a practice where somebody can be asked for consent."""

import re

import pytest

from tests.linear.dialogue import Dialogue

WORDS = "sju gröna stolar i regnet"


@pytest.fixture
def empty(tmp_path):
    """The program at a place where nothing is."""
    started: list[Dialogue] = []

    def start() -> Dialogue:
        started.append(Dialogue(tmp_path / "ny"))
        return started[-1]

    yield start
    for each in started:
        each.close()


def sheets_in(said: str) -> list[list[str]]:
    """The groups of both sheets, as they were said: a group a line, its characters apart."""
    return [re.findall(r"^\d+: ((?:\w )+\w)$", sheet, re.MULTILINE) for sheet in said.split("Ark ")[1:3]]


def prove(dialogue: Dialogue, sheets: list[list[str]], said: str) -> str:
    """Type the groups that are asked for."""
    while found := re.search(r"Ark (\d), grupp (\d+): \Z", said):
        said = dialogue.answer(sheets[int(found[1]) - 1][int(found[2]) - 1].lower())
    return said


def test_a_practice_is_set_up_by_ear_and_what_was_cut_off_is_made_good(empty, tmp_path):
    dialogue = empty()
    assert "Det finns ingen mottagning i" in dialogue.asked()
    said = dialogue.answer("j", "1", "/finns/inte")
    assert "Den mappen finns inte" in said
    said = dialogue.answer("", "", "Ragnhild Ljungqvist", "Ljungqvist Rådgivning AB", "556016-0681")
    assert "organisationsnummer" in said
    assert not (tmp_path / "ny" / "journal.db").exists(), "nothing is made before every answer is right"
    said = dialogue.answer("556016-0680", "", "info@example.se", "070-174 06 12", "", "kort", WORDS, "annat", WORDS, WORDS)
    assert WORDS not in dialogue.heard
    sheets = sheets_in(said)
    assert len(sheets) == 2 and len(sheets[0]) == len(sheets[1]) > 8
    assert "Jämför tecken för tecken" in dialogue.answer("fel")
    assert sheets[0][0] in dialogue.answer(""), "Enter alone says the sheet again"
    dialogue.signal(9)
    dialogue.ended()

    again = empty()
    again.asked()
    said = again.answer(WORDS)
    fresh = sheets_in(said)
    assert "De här arken är nya" in said and fresh != sheets
    said = prove(again, fresh, said)
    assert "Båda arken är kontrollerade." in said and "Samtyckesdokumenten är utkast" in said
    assert "Ljungqvist Rådgivning AB" in again.answer("l")
    assert "Publicerade." in again.answer("p")
    again.answer("3", "Ylva", "Granfors", "", "", "", "", "", "1", "j")
    assert "f: fråga nu" in again.answer("s"), "consent can be asked for"


def test_who_says_no_leaves_nothing_behind(empty, tmp_path):
    dialogue = empty()
    dialogue.asked()
    assert "journal-tui init" in dialogue.last("n") or dialogue.child.exitstatus
    assert not (tmp_path / "ny").exists() or not any((tmp_path / "ny").iterdir())
