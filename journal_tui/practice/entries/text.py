"""What may be stored as a note's text, and how it is counted.

The rule: text is data. It is kept exactly as it was written, down to the byte: NUL, control characters, terminal
sequences, bidi marks and line ends included; what shows it makes it inert. Only two things are refused, because
they cannot be kept: text that is not Unicode, and text past the limit.
"""

import re

from journal_tui.practice.errors import InvalidText, TextTooLong

LIMIT = 1024 * 1024
"""Bytes of UTF-8 that one note may have."""

_WORD = re.compile(r"‹[^‹›\n]+›[^\W_]*|[^\W_](?:[^\W_]|[\u0300-\u036f])*")
_SHOWS = re.compile(r"[^\W_]|[!-/:-@\[-`{-~]")


def checked(text: str) -> str:
    """Give the text back when it can be stored.

    Raises:
        InvalidText: A lone surrogate, which no encoding can keep. `facts["reason"]` is `surrogate`.
        TextTooLong: More than `LIMIT` bytes of UTF-8.
    """
    if len(text) > LIMIT:
        raise TextTooLong(limit=LIMIT, size=len(text))
    try:
        size = len(text.encode("utf-8"))
    except UnicodeEncodeError:
        raise InvalidText(reason="surrogate") from None
    if size > LIMIT:
        raise TextTooLong(limit=LIMIT, size=size)
    return text


def decoded(data: bytes) -> str:
    """Read a note that comes as bytes, for instance from a pipe. Nothing is guessed and nothing is dropped.

    Raises:
        InvalidText: Not UTF-8. `facts["reason"]` is `encoding`, `facts["offset"]` the first byte that is wrong.
        TextTooLong: More than `LIMIT` bytes.
    """
    if len(data) > LIMIT:
        raise TextTooLong(limit=LIMIT, size=len(data))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InvalidText(reason="encoding", offset=error.start) from None


def words(text: str, headings: frozenset[str] = frozenset()) -> int:
    """Count words, the template's own headings left out. A token counts as one, its ending included."""
    if headings:
        text = "\n".join(line for line in text.splitlines() if line.strip().casefold() not in headings)
    return sum(1 for _ in _WORD.finditer(text))


def is_empty(text: str, headings: frozenset[str] = frozenset()) -> bool:
    """Tell whether nothing was written: only white space, invisible characters and the template's own headings."""
    return not any(
        _SHOWS.search(line) or "‹" in line or (not line.isascii() and _visible(line))
        for line in text.splitlines()
        if line.strip().casefold() not in headings
    )


def _visible(line: str) -> bool:
    return any(character.isprintable() and not character.isspace() for character in line)
