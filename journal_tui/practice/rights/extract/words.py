"""The words of an extract and of what travels with it, in the client's language: data, not the screen's catalogue."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from journal_tui.practice.errors import InvalidInput

LANGUAGES = ("sv", "en")


@cache
def _content() -> Mapping[str, Mapping[str, list[str]]]:
    content: dict[str, dict[str, list[str]]] = tomllib.loads(
        files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
    )
    return content


def known_codes() -> frozenset[str]:
    """Every code that has words."""
    return frozenset(_content()["code"])


def code_words(code: str, language: str, field: str = "") -> str:
    """A stored code in words, by the field it stands in where that has words of its own; one that is newer than the list stands as it is."""
    known = _content()["code"]
    pair = known.get(f"{field}_{code}", known.get(code))
    return code if pair is None else pair[LANGUAGES.index(language)]


def phrase(name: str, language: str) -> str:
    """A sentence or heading of the extract itself."""
    return _content()["phrase"][name][LANGUAGES.index(language)]


def checked_language(language: str) -> str:
    """The language, when there are words in it.

    Raises:
        InvalidInput: There are none.
    """
    if language not in LANGUAGES:
        raise InvalidInput(field="language", reason="unknown")
    return language


def how_long(rule: str, language: str) -> str:
    """A retention rule in the words of the extract."""
    return _content()["how_long"][rule][LANGUAGES.index(language)]
