"""Topics of agreements and sections of a safety plan, as data with a schema, read once.

The rule: a code is for ever, since stored rows carry it; words, letters and order may change with the program.
"""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TypeVar

from journal_tui.practice.errors import InvalidInput

ItemT = TypeVar("ItemT", bound="Topic | Section")


@dataclass(frozen=True, slots=True)
class Topic:
    """What an agreement may be about: its code, its word and picking letter in both languages, words that find it."""

    code: str
    sv: str
    en: str
    letter_sv: str
    letter_en: str
    also_sv: tuple[str, ...] = ()
    also_en: tuple[str, ...] = ()

    def title(self, language: str) -> str:
        """Give the word in `sv` or `en`."""
        return self.en if language == "en" else self.sv

    def letter(self, language: str) -> str:
        """Give the letter that picks it, in `sv` or `en`."""
        return self.letter_en if language == "en" else self.letter_sv

    def words(self) -> frozenset[str]:
        """Give every word that finds it in any language, case-folded."""
        return frozenset(word.casefold() for word in (self.code, self.sv, self.en, *self.also_sv, *self.also_en))


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a safety plan: its code, its heading and the question that helps to fill it, in both languages."""

    code: str
    sv: str
    en: str
    hint_sv: str
    hint_en: str

    def title(self, language: str) -> str:
        """Give the heading in `sv` or `en`."""
        return self.en if language == "en" else self.sv

    def hint(self, language: str) -> str:
        """Give the question in `sv` or `en`."""
        return self.hint_en if language == "en" else self.hint_sv


def read_topics(source: str) -> tuple[Topic, ...]:
    """Read the file of topics.

    Raises:
        InvalidInput: It breaks the schema, or two topics share a code or a letter. `facts["reason"]` says which.
    """
    found = _read(source, "topic", Topic)
    for language in ("sv", "en"):
        letters = [topic.letter(language) for topic in found]
        if len(set(letters)) != len(letters) or any(len(letter) != 1 for letter in letters):
            raise InvalidInput(field="topics", reason="names")
    return found


def read_sections(source: str) -> tuple[Section, ...]:
    """Read the file of a safety plan's sections.

    Raises:
        InvalidInput: It breaks the schema, or two sections share a code. `facts["reason"]` says which.
    """
    return _read(source, "section", Section)


@cache
def topics() -> tuple[Topic, ...]:
    """Give the topics in the order in which they are offered."""
    return read_topics(_file("topics.toml"))


@cache
def sections() -> tuple[Section, ...]:
    """Give a safety plan's sections in their order."""
    return read_sections(_file("safety_plan.toml"))


def topic(written: str) -> Topic:
    """Find a topic by its code or by one of its words, in any case.

    Raises:
        InvalidInput: There is none. `facts["known"]` lists the codes.
    """
    folded = written.strip().casefold()
    for each in topics():
        if folded == each.code or folded in each.words():
            return each
    raise InvalidInput(field="topic", reason="unknown_topic", known=", ".join(each.code for each in topics()))


def topic_title(code: str, language: str) -> str:
    """Give the word of a stored code; the code itself when the program does not ship it any more."""
    return next((each.title(language) for each in topics() if each.code == code), code)


def _file(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


def _value(key: str, value: object) -> object:
    if key.startswith("also_") and isinstance(value, list) and all(isinstance(word, str) and word for word in value):
        return tuple(value)
    if isinstance(value, str) and value.strip():
        return value
    raise TypeError(key)


def _read(source: str, table: str, make: Callable[..., ItemT]) -> tuple[ItemT, ...]:
    try:
        data = tomllib.loads(source)
        found = tuple(make(**{key: _value(key, value) for key, value in row.items()}) for row in data.pop(table))
    except tomllib.TOMLDecodeError:
        raise InvalidInput(field="topics", reason="toml") from None
    except (KeyError, TypeError, ValueError, AttributeError):
        raise InvalidInput(field="topics", reason="schema") from None
    if data or not found or len({each.code for each in found}) != len(found):
        raise InvalidInput(field="topics", reason="names")
    return found
