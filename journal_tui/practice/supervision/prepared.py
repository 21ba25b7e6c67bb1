"""A text for supervision while it is decided on: in memory only, and gone when it is let go."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from journal_tui.practice.errors import InvalidInput, RefusedByRule
from journal_tui.practice.supervision.nouns import Noun
from journal_tui.practice.supervision.words import words


class Way(StrEnum):
    """What becomes of a noun."""

    KEEP = "keep"
    REPLACE = "replace"
    OUT = "out"


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of one noun, everywhere it stands; with what, when it is replaced."""

    way: Way
    text: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Prepared:
    """The general text of the marked entries, and the nouns that wait.

    Attributes:
        client: Whose entries they are.
        entries: Their ids, the earliest first.
        language: Of the words that took the place of what was there.
        text: What will stand in the file, nouns and all.
        nouns: What a person has to decide.
    """

    client: str
    entries: tuple[str, ...]
    language: str
    text: str = field(repr=False)
    nouns: tuple[Noun, ...] = ()

    @property
    def code(self) -> str:
        """Eight hex digits that stand for this text: decisions that were made on another one do not fit it."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:8]

    def waiting(self, decisions: Mapping[int, Decision]) -> tuple[Noun, ...]:
        """Give the nouns that nobody has decided on."""
        return tuple(noun for noun in self.nouns if noun.number not in decisions)

    def decided(self, decisions: Mapping[int, Decision]) -> str:
        """Give the text with the decisions carried out; a noun that waits stands as it is.

        Raises:
            InvalidInput: There is no such noun, or nothing to replace it by.
            RefusedByRule: Something that is known to name somebody was to be kept (`supervision_names`).
        """
        by_number = {noun.number: noun for noun in self.nouns}
        changes: list[tuple[int, int, str]] = []
        for number, decision in decisions.items():
            noun = by_number.get(number)
            if noun is None:
                raise InvalidInput(field="noun", reason="unknown")
            if decision.way is Way.KEEP and noun.sure:
                raise RefusedByRule(reason="supervision_names", count=1)
            if decision.way is Way.REPLACE and not decision.text.strip():
                raise InvalidInput(field="noun", reason="empty")
            if decision.way is not Way.KEEP:
                instead = " ".join(decision.text.split()) if decision.way is Way.REPLACE else ""
                changes += [(start, end, instead or words(self.language)["left_out"]) for start, end in noun.places]
        text = self.text
        for start, end, instead in sorted(changes, reverse=True):
            text = text[:start] + instead + text[end:]
        return text
