"""The lists are what SOURCES.md says, and nothing of a sentence is in them."""

import hashlib
from importlib.resources import files

import pytest

from journal_tui.practice.pseudonyms import lexicon


@pytest.mark.parametrize(
    ("name", "digest"),
    [
        ("words.txt.z", "6cb1e1b83978b8e59b647fc466738b3215c5de8693d1a83520acc9d4dec1a53b"),
        ("names.txt.z", "add700b246c904923954a36af1128aac208c17181278d8a61528b30f89e57b8f"),
    ],
)
def test_the_lists_are_the_recorded_ones(name: str, digest: str) -> None:
    assert hashlib.sha256(files(lexicon).joinpath(name).read_bytes()).hexdigest() == digest


def test_words_are_words_and_names_are_names() -> None:
    assert {"sten", "dag", "love", "vår", "björn", "saga", "max", "rask", "berg"} <= lexicon.words()
    assert {"anna", "erik", "johansson"} <= lexicon.names()
    assert not {"almdunge", "söderklint"} & (lexicon.words() | lexicon.names())
    for listed in (lexicon.words(), lexicon.names()):
        assert all(form.isalpha() and form == form.casefold() and 2 <= len(form) <= 20 for form in listed)
