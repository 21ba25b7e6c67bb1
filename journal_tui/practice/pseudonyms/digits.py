"""What the recognisers of numbers share: which signs part digits, where to look, and what stands before.

The rule: a long expression reads only round the digits that it could match. Blanks here are the ones inside a line;
a hyphen is any of the many dashes a keyboard or a text editor makes.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from journal_tui.practice.pseudonyms.span import Kind, Source, Span

CHECKED, LIKELY, FAILED, WEAK = 0.99, 0.85, 0.5, 0.3
"""Scores: its check is right; its form or the word before says so; it looks like it but its check fails; perhaps."""
DASH = "\\-\u2010-\u2015\u2212\u00ad"
BLANK = "[ \\t\u00a0\u202f\u2009]"
GAP = "(?:[ \\t\u00a0\u202f\u2009]|\\r?\\n)"
"""A blank, or the end of a line in the middle of a number."""
MONTHS = (
    "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|jan|feb|mar|apr|jun|jul|aug|sept"
    "|sep|okt|nov|dec|january|february|march|may|june|july|august|october"
)
_SPACE = re.compile(r"\s")
_CLUSTER = re.compile(rf"\d(?:(?:[^\w\n]|_){{0,4}}\r?\n?{BLANK}?\d)*")

Windows = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Stretches:
    """Where digits stand in a text: all of them, those of at least four in a row of groups, those of at least six."""

    starts: list[int]
    """Where each row of groups begins."""
    few: Windows
    some: Windows
    many: Windows


def stretches(text: str) -> Stretches:
    """Where to look for numbers."""
    clusters = [(m, sum(map(str.isdecimal, m.group()))) for m in _CLUSTER.finditer(text)]
    few = windows(text, (m for m, _ in clusters), 48, 40)
    some = windows(text, (m for m, digits in clusters if digits >= 4), 48, 40)
    many = windows(text, (m for m, digits in clusters if digits >= 6), 24, 24)
    return Stretches([m.start() for m, _ in clusters], few, some, many)


def windows(text: str, marks: Iterable[re.Match[str]], before: int, after: int) -> Windows:
    """Stretches round certain marks, cut between words."""
    found: Windows = []
    for mark in marks:
        low, high = max(0, mark.start() - before), min(len(text), mark.end() + after)
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            found.append((low, high))
    cut: Windows = []
    for low, high in found:
        space = _SPACE.search(text, low, high)
        start = 0 if low == 0 else space.start() if space else low
        end = _SPACE.search(text, high)
        stop = end.start() if end else len(text)
        if cut and start <= cut[-1][1]:
            cut[-1] = (cut[-1][0], stop)
        else:
            cut.append((start, stop))
    return cut


def scan(pattern: re.Pattern[str], text: str, where: Windows) -> Iterator[re.Match[str]]:
    """All matches in these stretches."""
    for low, high in where:
        yield from pattern.finditer(text, low, high)


def told(pattern: re.Pattern[str], text: str, at: int, reach: int = 40) -> bool:
    """Whether what stands right before a place ends as the pattern says; the pattern ends where the text does."""
    return pattern.search(text[max(0, at - reach) : at]) is not None


def found(start: int, end: int, kind: Kind, score: float, base: str) -> Span:
    """A find of a thing with a form of its own."""
    return Span(start, end, kind, Source.STRUCTURED, score, base, declinable=score < CHECKED - 0.1)
