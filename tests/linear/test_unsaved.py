"""What cannot be saved is not lost: with a damaged recogniser the note stays in memory until it can be stored."""

import shutil
from pathlib import Path

import pytest

from tests.linear.dialogue import Dialogue, settle
from tests.linear.test_note import draft_text, restored
from tests.pty.conftest import PASSPHRASE
from tests.pty.terminal import ROOT
from tests.pty.test_damaged import MODEL, damage

LINE = "Tove mötte kollegan Torbjörn Ekwall."


@pytest.fixture
def program(tmp_path) -> Path:
    """A copy of the program whose recogniser is damaged."""
    program = tmp_path / "program"
    for part in ("journal_tui", "storage", "fixtures"):
        shutil.copytree(ROOT / part, program / part, ignore=shutil.ignore_patterns("__pycache__"))
    damage(program, MODEL)
    return program


@pytest.fixture
def writing(program, folder):
    """The dialogue with a line that could not be saved."""
    command = ["-P", "-m", "journal_tui", "--linear", "--home", str(folder)]
    dialogue = Dialogue(folder, program=command, path=program)
    dialogue.asked()
    dialogue.answer(PASSPHRASE, "1", "1", "s")
    said = dialogue.answer(LINE)
    assert "skadad" in said and "Texten finns kvar i minnet" in said
    yield dialogue
    dialogue.close()


def test_it_is_saved_once_the_program_is_whole_again(writing, program, folder):
    damage(program, MODEL)
    for _look in range(40):  # the file is looked at anew after a pause
        if "Sparat." in writing.answer(":spara"):
            break
        settle()
    writing.answer(":lås")
    assert LINE in restored(folder)


def test_locking_covers_it_behind_the_passphrase_and_keeps_it(writing):
    said = writing.answer(":lås")
    assert "Det du skrev är inte sparat." in said and "Torbjörn" not in said
    said = writing.answer("fel ord")
    assert "Fel lösenord." in said
    said = writing.answer(PASSPHRASE, ":läs")
    assert f"1: {LINE}" in said


def test_ctrl_c_asks_for_a_typed_word_before_it_is_lost(writing, folder):
    writing.key("c")
    said = writing.asked()
    assert "Skriv KASTA" in said
    assert f"1: {LINE}" in writing.answer("", ":läs")
    writing.key("c")
    writing.asked()
    writing.child.sendline("KASTA")
    assert writing.ended()[1] == 130
    assert "Torbjörn" not in draft_text(folder)
