"""What has to be decided before a note can be signed, as the review page lists it. Pure.

First the words that wait, then what this sitting decided, then the numbers that were masked by themselves.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from journal_tui.practice.pseudonyms.text import tokens_in
from journal_tui.practice.values import Flag

MASKED = frozenset({"pnr", "tel", "epost", "bil", "konto", "länk", "id"})
NAMED = frozenset({"PERSON", "LOC", "ORG"})
BEFORE, AFTER = 18, 40
"""Characters of context before and after the word."""


class Decided(StrEnum):
    """How a line of the review page stands."""

    OPEN = "open"
    TOKEN = "token"  # noqa: S105 - a code word of the text, not a secret
    ORDINARY = "ordinary"
    IGNORED = "ignored"
    MASKED = "masked"


@dataclass(frozen=True, slots=True)
class Line:
    """One word of the review page: what it is, how it stands, and the words around it."""

    word: str = field(repr=False)
    how: Decided
    token: str = ""
    before: str = field(default="", repr=False)
    after: str = field(default="", repr=False)
    start: int = 0
    end: int = 0
    kind: str = "PERSON"

    @property
    def is_name(self) -> bool:
        """Whether it may be a name; else it is a number or an address that did not pass its check."""
        return self.kind in NAMED

    @property
    def key(self) -> str:
        """Tells the lines of one page apart; holds no word."""
        return f"{self.how.value}-{self.start}"


def context(text: str, start: int, end: int) -> tuple[str, str]:
    """The words before and after a place, on one line, cut at spaces."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    before = text[max(line_start, start - BEFORE) : start]
    if start - BEFORE > line_start and " " in before:
        before = before[before.index(" ") + 1 :]
    after = text[end : min(line_end, end + AFTER)]
    if end + AFTER < line_end and " " in after:
        after = after[: after.rindex(" ")]
    return before, after


def undecided(text: str, flags: Iterable[Flag]) -> list[Line]:
    """One line for each flag whose word still stands where the flag says."""
    lines: list[Line] = []
    for flag in flags:
        if text[flag.start : flag.end] == flag.text:
            before, after = context(text, flag.start, flag.end)
            lines.append(Line(flag.text, Decided.OPEN, "", before, after, flag.start, flag.end, flag.label))
    return lines


def masked(text: str, forms: Sequence[str]) -> list[Line]:
    """One line for each number or address that became a code by itself; shows its first signs only."""
    lines: list[Line] = []
    seen: set[str] = set()
    for token, form in zip(tokens_in(text), forms, strict=False):
        head = token.label.partition("-")[0]
        if head in MASKED and token.label not in seen:
            seen.add(token.label)
            shown = re.sub(r"\s", "", form)[:3]
            lines.append(Line(f"{shown}-…", Decided.MASKED, f"‹{token.label}›", start=token.start, end=token.end))
    return lines
