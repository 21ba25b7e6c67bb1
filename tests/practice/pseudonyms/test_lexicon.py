"""The compiled lexicon answers what its sources say, and nothing is read before somebody asks."""

import hashlib
import subprocess
import sys
from importlib.resources import files

import pytest

from journal_tui.practice.pseudonyms import lexicon


def test_the_file_is_the_recorded_one_and_small() -> None:
    data = files(lexicon).joinpath("lexicon.bin").read_bytes()
    recorded = files(lexicon).joinpath("lexicon.bin.sha256").read_text("ascii").split()[0]
    assert hashlib.sha256(data).hexdigest() == recorded
    assert len(data) < 3_000_000


def test_nothing_is_read_by_an_import() -> None:
    code = "from journal_tui.practice.pseudonyms.lexicon import book; assert not book._BOOK.loaded; assert not book._TEXT"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("word", ["sten", "dag", "love", "vår", "björn", "saga", "max", "rask", "berg", "vi", "känns"])
def test_ordinary_words_are_words(word: str) -> None:
    assert lexicon.is_word(word)


@pytest.mark.parametrize("name", ["anna", "erik", "johansson", "björn", "saga", "mohamed"])
def test_names_of_many_are_someone(name: str) -> None:
    assert lexicon.is_someone(name)


@pytest.mark.parametrize("word", ["almdunge", "söderklint", "xqz", "", "ßß", "‹"])
def test_the_unknown_is_nothing(word: str) -> None:
    assert not lexicon.is_word(word)
    assert not lexicon.is_someone(word)


@pytest.mark.parametrize(
    ("word", "least"), [("och", 7), ("måltidsstöd", 1), ("tvångsräkning", 1), ("bordets", 1), ("hemuppgifterna", 1)]
)
def test_inflections_and_compounds_are_ordinary(word: str, least: int) -> None:
    assert lexicon.frequency(word) >= least


def test_how_a_word_is_written_does_not_matter() -> None:
    assert lexicon.given("ANNA") == lexicon.given("Anna") == lexicon.given("anna") == 4
    assert lexicon.bits("A\u030ake") == lexicon.bits("åke") != 0


def test_places_large_and_small() -> None:
    assert lexicon.place("stockholm") == 3
    assert lexicon.place("tidaholm") == 2
    assert lexicon.phrase_place("upplands väsby")


@pytest.mark.parametrize("word", ["lindqvist", "granström", "björkman", "petersson", "kovačević"])
def test_endings_of_surnames(word: str) -> None:
    assert lexicon.surname_ending(word)
    assert not lexicon.surname_ending("och")


def test_looking_up_is_forgotten() -> None:
    from journal_tui.practice.pseudonyms.lexicon import book

    lexicon.bits("karin")
    assert "karin" in book._KNOWN
    lexicon.forget()
    assert not book._KNOWN
