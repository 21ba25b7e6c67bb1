"""What has to be decided before a note can be signed, as the review page lists it. Pure.

First the words that wait, one line for each word however often it stands there; then what this sitting decided, then
the numbers that were masked by themselves.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from journal_tui.practice.pseudonyms.text import TokenAt, tokens_in
from journal_tui.practice.values import Flag
from journal_tui.tui.note.atoms import atoms
from journal_tui.tui.note.marks import stretches

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
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class Line:
    """One word of the review page: what it is, how it stands, and the words around it.

    Attributes:
        word: As it is written.
        how: How it stands.
        token: The code that it became, brackets included.
        kind: What it is suggested to be.
        role: The role word that stands before it, for a person; a suggestion.
        count: How often it stands in the text.
        number: Its place among what was decided; tells lines of the same word apart.
    """

    word: str = field(repr=False)
    how: Decided
    token: str = ""
    before: str = field(default="", repr=False)
    after: str = field(default="", repr=False)
    start: int = 0
    end: int = 0
    kind: str = "PERSON"
    role: str = ""
    count: int = 1
    number: int = 0

    @property
    def is_name(self) -> bool:
        """Whether it may be a name; else it is a number or an address that did not pass its check."""
        return self.kind in NAMED

    @property
    def key(self) -> str:
        """Tells the lines of one page apart; holds no word."""
        return f"{self.how.value}-{self.number or self.start}"

    @property
    def label(self) -> str:
        """The code without its brackets; empty when it is none."""
        return self.token.strip("‹›")


def context(text: str, start: int, end: int) -> tuple[str, str]:
    """The words before and after a place, on one line, cut at spaces and never inside a token."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line = text[line_start : len(text) if line_end < 0 else line_end]
    low, high, inside = start - line_start, end - line_start, atoms(line)

    def edge(column: int, neighbour: int) -> bool:
        outer = column in (0, len(line)) or line[neighbour] == " "
        return outer and not any(first < column < last for first, last in inside)

    first = next((at for at in range(max(low - BEFORE, 0), low) if edge(at, at - 1)), low)
    last = next((at for at in range(min(high + AFTER, len(line)), high, -1) if edge(at, at)), high)
    return line[first:low], line[high:last]


def no_role(_before: str) -> str:
    """Guess nothing."""
    return ""


def undecided(text: str, flags: Iterable[Flag], role: Callable[[str], str] = no_role) -> list[Line]:
    """One line for each word that waits, by its first place.

    Args:
        text: What stands in the editor.
        flags: Where something waits; one that the text has moved away from is looked for nearby.
        role: From the words before a person to the role word among them.
    """
    lines: dict[tuple[str, str], Line] = {}
    for flag in anchored(text, flags):
        held = lines.get((flag.text, flag.label))
        if held is not None:
            lines[flag.text, flag.label] = replace(held, count=held.count + 1)
            continue
        before, after = context(text, flag.start, flag.end)
        guess = role(before) if flag.label == "PERSON" else ""
        lines[flag.text, flag.label] = Line(
            flag.text, Decided.OPEN, "", before, after, flag.start, flag.end, flag.label, guess
        )
    return list(lines.values())


def anchored(text: str, flags: Iterable[Flag]) -> list[Flag]:
    """The flags where their words stand now, in order; those whose word is gone are left out."""
    found: list[Flag] = []
    taken: set[int] = set()
    places: dict[str, list[int]] = {}
    for flag in flags:
        start = flag.start
        if text[start : flag.end] != flag.text:
            if flag.text not in places:
                places[flag.text] = standing(text, flag.text)
            start = min(places[flag.text], key=lambda place: abs(place - flag.start), default=-1)
        if start >= 0 and start not in taken:
            taken.add(start)
            found.append(replace(flag, start=start, end=start + len(flag.text)))
    return sorted(found, key=lambda flag: flag.start)


def standing(text: str, word: str) -> list[int]:
    """Where a word begins in a text, perhaps with an ending, outside tokens."""
    if not word or word not in text:
        return []
    inside = [(token.start, token.end) for token in tokens_in(text)]
    return [
        match.start()
        for match in re.finditer(rf"(?<!\w){re.escape(word)}", text)
        if not any(start < match.end() and match.start() < end for start, end in inside)
    ]


def placed(text: str, forms: Sequence[str], lines: Iterable[Line]) -> list[Line]:
    """What was decided, with the words around it as they stand now; what was written meanwhile may hide or change them.

    Args:
        text: What stands in the editor.
        forms: The written form of each of its tokens.
        lines: What was decided.
    """
    written = list(zip(tokens_in(text), forms, strict=False))
    return [_placed(text, written, line) for line in lines]


def _placed(text: str, written: Sequence[tuple[TokenAt, str]], line: Line) -> Line:
    place: tuple[int, int] | None = None
    if line.how is Decided.TOKEN:
        head = line.label.partition(" ")[0]
        here = [(token, form) for token, form in written if token.label.partition(" ")[0] == head]
        best = next((token for token, form in here if form and line.word.startswith(form)), here[0][0] if here else None)
        place = (best.start, best.end) if best is not None else None
    elif line.how in (Decided.ORDINARY, Decided.IGNORED):
        place = next(iter(stretches(frozenset({line.word}), text)), None)
    before, after = context(text, *place) if place is not None else ("", "")
    return replace(line, before=before, after=after)


def masked(text: str, forms: Sequence[str], decided: Iterable[Line] = ()) -> list[Line]:
    """One line for each number or address that became a code by itself; shows its first signs only."""
    lines: list[Line] = []
    seen = {line.label for line in decided}
    for token, form in zip(tokens_in(text), forms, strict=False):
        head = token.label.partition("-")[0]
        if head in MASKED and token.label not in seen:
            seen.add(token.label)
            shown = re.sub(r"\s", "", form)[:3]
            lines.append(Line(f"{shown}-…", Decided.MASKED, f"‹{token.label}›", start=token.start, end=token.end))
    return lines
