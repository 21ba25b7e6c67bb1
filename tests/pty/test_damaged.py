"""A file of the recogniser is damaged: the note is not saved with names in it, and nothing that was typed is lost."""

import shutil
import signal
import sys
from pathlib import Path

import pytest

from tests.pty.conftest import PASSPHRASE
from tests.pty.terminal import CTRL_L, CTRL_Q, ENTER, ESC, ROOT
from tests.pty.test_note import stored, type_words, written_text

CTRL_S = "\x13"
MODEL = Path("journal_tui/practice/pseudonyms/tagging/model.bin")
LEXICON = Path("journal_tui/practice/pseudonyms/lexicon/lexicon.bin")


@pytest.fixture
def copied(tmp_path) -> Path:
    """A copy of the program that may be damaged."""
    program = tmp_path / "program"
    for part in ("journal_tui", "storage", "fixtures"):
        shutil.copytree(ROOT / part, program / part, ignore=shutil.ignore_patterns("__pycache__"))
    return program


def damage(program: Path, file: Path) -> None:
    """Turn one bit in the middle of it round."""
    data = bytearray((program / file).read_bytes())
    data[len(data) // 2] ^= 1
    (program / file).write_bytes(data)


def begun(terminal, program: Path, folder: Path):
    """The copy, unlocked, on the list of the day."""
    command = [sys.executable, "-P", "-m", "journal_tui", "--home", str(folder)]
    found = terminal(program=command, environment={"PYTHONPATH": str(program)})
    found.wait_for("Lösenord")
    found.send(PASSPHRASE + ENTER)
    found.wait_for("Tove Almdunge")
    return found


def writing(terminal, program: Path, folder: Path):
    """The note of today's appointment, with somebody's name typed into it."""
    found = begun(terminal, program, folder)
    found.send("s")
    found.wait_for("Summering av veckan")
    type_words(found, ["Tove", "mötte", "kollegan", "Torbjörn", "Ekwall"], 0.02)
    return found


def test_the_note_stays_in_memory_and_is_saved_once_the_file_is_put_right(terminal, copied, folder):
    damage(copied, MODEL)
    program = writing(terminal, copied, folder)
    program.wait_for("Namnigenkänningen är skadad")
    assert "Installera Journal TUI igen." in program.text
    assert "! ej sparat" in program.text
    program.send(ESC)
    program.wait_for("mötte kollegan Torbjörn Ekwall")
    damage(copied, MODEL)
    program.send(CTRL_S)
    program.wait_for("● ")
    program.wait_until(lambda: "Namnigenkänningen" not in program.text)
    program.signal(signal.SIGKILL)
    program.ended()
    assert "Torbjörn" not in stored(folder).text
    assert "Tove mötte kollegan Torbjörn Ekwall" in written_text(folder)


def test_nothing_of_the_note_is_stored_meanwhile(terminal, copied, folder):
    damage(copied, MODEL)
    program = writing(terminal, copied, folder)
    program.wait_for("Namnigenkänningen är skadad")
    program.signal(signal.SIGKILL)
    program.ended()
    assert "mötte" not in stored(folder).text


def test_locking_covers_the_note_and_keeps_it(terminal, copied, folder):
    damage(copied, MODEL)
    program = writing(terminal, copied, folder)
    program.wait_for("Namnigenkänningen är skadad")
    program.send(CTRL_L)
    program.wait_for("Utkastet gick inte att spara.")
    assert "Torbjörn" not in program.text
    program.send(PASSPHRASE + ENTER)
    program.wait_for("mötte kollegan Torbjörn Ekwall")


def test_quitting_asks_for_a_typed_word_before_the_text_is_lost(terminal, copied, folder):
    damage(copied, MODEL)
    program = writing(terminal, copied, folder)
    program.wait_for("Namnigenkänningen är skadad")
    program.send(CTRL_Q)
    program.wait_for("Det går förlorat om du avslutar nu.")
    program.send("kasta" + ENTER)
    program.wait_for("Skriv KASTA, med versaler.")
    program.send(ESC)
    program.wait_until(lambda: "förlorat" not in program.text)
    assert "mötte kollegan Torbjörn Ekwall" in program.text
    program.send(CTRL_Q)
    program.wait_for("Det går förlorat om du avslutar nu.")
    program.send("KASTA" + ENTER)
    assert program.ended() == 0


def test_a_damaged_lexicon_keeps_the_note_in_memory_as_well(terminal, copied, folder):
    damage(copied, LEXICON)
    program = writing(terminal, copied, folder)
    type_words(program, ["Almdunges", "Tofe", "Almdunga", "070-174", "06", "12", "i", "maj"], 0.02)
    program.wait_for("Namnigenkänningen är skadad")
    assert "! ej sparat" in program.text
    damage(copied, LEXICON)
    program.send(CTRL_S)
    program.wait_until(lambda: "Namnigenkänningen" not in program.text)
    program.signal(signal.SIGKILL)
    program.ended()
    assert "Torbjörn" not in stored(folder).text
    assert "kollegan Torbjörn Ekwall Almdunges Tofe Almdunga 070-174 06 12 i maj" in written_text(folder)
