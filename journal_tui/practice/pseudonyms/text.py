"""Stored text: tokens in, literal brackets doubled; and the way back, byte for byte.

Read from left to right, `‹‹` is one written `‹`, and any other `‹` opens a token that ends at the next `›`.
The written form of each token occurrence lies apart, in the vault, in the order of the occurrences.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from journal_tui.practice.errors import InvalidText
from journal_tui.practice.pseudonyms.tokens import CLOSE, OPEN, parse_label

_BRACKET = re.compile(f"{OPEN}{OPEN}|{OPEN}([^{OPEN}{CLOSE}\n]{{1,80}}){CLOSE}|{OPEN}")


@dataclass(frozen=True, slots=True)
class TokenAt:
    """A token occurrence: `text[start:end]` is `‹label›`."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a text for reading: written words (label empty) or what one token stands for."""

    text: str = field(repr=False)
    label: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of stored text between tokens. `plain` is the written text; `at` maps its offsets to the stored text."""

    plain: str
    start: int
    doubled: tuple[int, ...] = ()
    """Offsets in `plain` of brackets that are doubled in the stored text."""

    def stored(self, offset: int) -> int:
        """The offset in the stored text of an offset in `plain`."""
        return self.start + offset + sum(1 for d in self.doubled if d < offset)


def escape(raw: str) -> str:
    """Written text as stored text without tokens."""
    return raw.replace(OPEN, OPEN + OPEN)


def parse(text: str) -> tuple[list[Run], list[TokenAt]]:
    """Split a stored text into runs and tokens: always one run more than tokens.

    A lone bracket that opens no token of ours (a hand typed it) counts as a written bracket.
    """
    runs: list[Run] = []
    tokens: list[TokenAt] = []
    parts: list[str] = []
    doubled: list[int] = []
    length = here = start = 0
    for match in _BRACKET.finditer(text):
        label = match.group(1)
        if label is not None and parse_label(label) is None:
            label = None
        if label is None:
            twice = match.group().startswith(OPEN + OPEN)
            upto = match.start() + 1
            parts.append(text[here:upto])
            length += upto - here
            here = upto
            if twice:
                doubled.append(length - 1)
                here += 1
            continue
        parts.append(text[here : match.start()])
        runs.append(Run("".join(parts), start, tuple(doubled)))
        tokens.append(TokenAt(match.start(), match.end(), label))
        parts, doubled, length = [], [], 0
        here = start = match.end()
    parts.append(text[here:])
    runs.append(Run("".join(parts), start, tuple(doubled)))
    return runs, tokens


def tokens_in(text: str) -> tuple[TokenAt, ...]:
    """Where the tokens of a stored text stand."""
    return tuple(parse(text)[1])


def plain(text: str) -> str:
    """Stored text for showing without names: tokens as they are, doubled brackets single again."""
    runs, tokens = parse(text)
    parts = [runs[0].plain]
    for token, run in zip(tokens, runs[1:], strict=True):
        parts += [f"{OPEN}{token.label}{CLOSE}", run.plain]
    return "".join(parts)


def display(text: str, forms: Sequence[str]) -> tuple[Piece, ...]:
    """A stored text for a reading view: written runs and, for each token, the form that was written.

    A form that is missing (the vault is elsewhere) shows as the token itself.
    """
    runs, tokens = parse(text)
    pieces = [Piece(runs[0].plain)]
    for number, (token, run) in enumerate(zip(tokens, runs[1:], strict=True)):
        shown = forms[number] if number < len(forms) else f"{OPEN}{token.label}{CLOSE}"
        pieces += [Piece(shown, token.label), Piece(run.plain)]
    return tuple(piece for piece in pieces if piece.text)


def restore(text: str, forms: Sequence[str]) -> str:
    """What was written, byte for byte.

    Raises:
        InvalidText: the forms do not belong to this text (`facts["reason"] == "forms"`).
    """
    runs, tokens = parse(text)
    if len(tokens) != len(forms):
        raise InvalidText(reason="forms")
    parts = [runs[0].plain]
    for form, run in zip(forms, runs[1:], strict=True):
        parts += [form, run.plain]
    return "".join(parts)
