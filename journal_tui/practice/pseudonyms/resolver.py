"""One decision out of many finds: what is replaced, what is asked about, what is dropped.

Known before structured before confirmed before the tagger, repetition and the lists; a find that holds another one
whole wins over it, because nothing leaks that way and the reader gets one token; on overlap the rest of the weaker
one is kept. A doubtful likeness with a known name gives way to a layer that read the word as another name.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from journal_tui.practice.pseudonyms.span import Source, Span

DOUBTFUL = 0.35
"""Known finds of this score or less are likenesses: a letter differs and the word is itself a word or a name."""
_LIKENESS = len(Source)
_JOINS = frozenset(":'’`-")
"""Signs that may stand between a name and its ending."""


def resolve(text: str, spans: Iterable[Span]) -> tuple[list[Span], list[Span]]:
    """Disjoint certain spans and disjoint proposals, both in order of place, neither touching the other."""
    found = list(dict.fromkeys(spans))
    certain = _settle(text, [s for s in found if s.certain], [])
    proposals = _settle(text, [s for s in found if not s.certain], certain)
    return certain, proposals


def _settle(text: str, spans: list[Span], taken: list[Span]) -> list[Span]:
    """Group what overlaps, decide within each group: long notes hold many finds, but few of them meet."""
    kept: list[Span] = []
    at = 0
    group: list[Span] = []
    end = -1
    for span in [*sorted(spans, key=lambda s: (s.start, s.end)), None]:
        if span is not None and group and span.start < end:
            group.append(span)
            end = max(end, span.end)
            continue
        if group:
            while at < len(taken) and taken[at].end <= group[0].start:
                at += 1
            near = at
            while near < len(taken) and taken[near].start < end:
                near += 1
            kept += _decided(text, group, taken[at:near])
        if span is not None:
            group, end = [span], span.end
    return kept


def _decided(text: str, spans: list[Span], taken: list[Span]) -> list[Span]:
    if len(spans) == 1 and not taken:
        return spans
    strong = [s for s in spans if not any(_holds(other, s) for other in spans)]
    strong.sort(key=lambda s: (_rank(s), -s.score, s.start - s.end, s.start))
    kept: list[Span] = []
    for span in strong:
        for piece in _cut(span, taken + kept):
            left = _trimmed(text, piece)
            if left is not None:
                kept.append(piece if piece is span else left)
    kept.sort(key=lambda s: s.start)
    return kept


def _holds(other: Span, span: Span) -> bool:
    """Whether `other` covers `span` and is to be preferred: strictly larger, or as large and stronger."""
    if other is span or not (other.start <= span.start and span.end <= other.end):
        return False
    if other.end - other.start > span.end - span.start:
        return True
    return (_rank(other), -other.score, other.kind) < (_rank(span), -span.score, span.kind)


def _rank(span: Span) -> int:
    if span.score <= DOUBTFUL and span.source in (Source.KNOWN, Source.CONFIRMED):
        return _LIKENESS
    return span.source.rank


def within(text: str, spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """The finds, or what is left of them, inside `text[start:end]`, in offsets of that piece.

    Args:
        text: the text that was read.
        spans: disjoint finds in it, in order.
        start: where the piece begins.
        end: where it ends.
    """
    found: list[Span] = []
    for span in spans[bisect_right(spans, start, key=lambda one: one.end) :]:
        if span.start >= end:
            break
        low, high = max(span.start, start), min(span.end, end)
        inside = span if (low, high) == (span.start, span.end) else _trimmed(text, _part(span, low, high))
        if inside is not None:
            found.append(inside.moved(-start) if start else inside)
    return found


def _trimmed(text: str, span: Span) -> Span | None:
    """A remainder without the blanks and signs at its edges; None when no letter and no digit is left, or only an ending."""
    start, end = span.start, span.end
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    if start == end or (
        text[start:end] in ("s", "S") and start and (text[start - 1].isalnum() or text[start - 1] in _JOINS)
    ):
        return None
    return span if (start, end) == (span.start, span.end) else replace(span, start=start, end=end)


def _part(span: Span, start: int, end: int) -> Span:
    """A remainder has no identity of its own any more."""
    return replace(span, start=start, end=end, base="")


def _cut(span: Span, others: list[Span]) -> list[Span]:
    """What of a span no other span covers."""
    pieces = [(span.start, span.end)]
    for other in others:
        kept: list[tuple[int, int]] = []
        for start, end in pieces:
            if other.end <= start or end <= other.start:
                kept.append((start, end))
                continue
            if start < other.start:
                kept.append((start, other.start))
            if other.end < end:
                kept.append((other.end, end))
        pieces = kept
    if pieces == [(span.start, span.end)]:
        return [span]
    return [_part(span, start, end) for start, end in pieces]
