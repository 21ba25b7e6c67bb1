"""What stands out in one line of a note: headings, tokens, words that wait for a decision.

Shape carries the meaning (bold, underline); colour is added by the style sheet. An undecided word is
underlined wherever it stands as a whole word, because it waits and does not warn.
"""

import re
from collections.abc import Collection
from functools import lru_cache

from journal_tui.tui.note.atoms import tokens

HEADING, TOKEN, UNDECIDED = "heading", "token", "undecided"
Mark = tuple[int, int, str]

ENDING = r"(?=(?:[:'’]?s)?(?!\w))"
"""A name waits with its ending: `Lindgren` is underlined in `Lindgrens` too."""


@lru_cache(maxsize=64)
def _words(words: frozenset[str]) -> re.Pattern[str] | None:
    spelled = sorted((word for word in words if word), key=len, reverse=True)
    if not spelled:
        return None
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(word) for word in spelled) + ")" + ENDING)


def forget() -> None:
    """Let go of the words that were looked for: most are names."""
    _words.cache_clear()


def stretches(words: frozenset[str], text: str) -> list[tuple[int, int]]:
    """Where words stand as whole words, perhaps with an ending, outside tokens; the longest wins."""
    pattern = _words(words)
    found = [match.span() for match in pattern.finditer(text)] if pattern is not None else []
    taken = tokens(text) if found else []
    return [(start, end) for start, end in found if not any(first < end and start < last for first, last in taken)]


def stands(word: str, text: str) -> bool:
    """Whether a word stands in a text as a whole word, outside tokens."""
    return word in text and bool(stretches(frozenset({word}), text))


def is_heading(line: str, headings: Collection[str]) -> bool:
    """Whether a line is a heading of the note's template."""
    return line.strip().casefold() in headings


def marks(line: str, headings: Collection[str], undecided: frozenset[str]) -> list[Mark]:
    """The marks of a line as (start, end, role), left to right within each role."""
    if is_heading(line, headings):
        return [(0, len(line), HEADING)]
    found: list[Mark] = [(start, end, TOKEN) for start, end in tokens(line)]
    return found + [(start, end, UNDECIDED) for start, end in stretches(undecided, line)]
