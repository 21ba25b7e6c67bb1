"""One decision out of many finds: what is replaced, what is asked about, what is dropped.

Known before structured before confirmed; a certain find that holds another one whole wins over it, because
nothing leaks that way and the reader gets one token; on overlap the rest of the weaker one is kept.
"""

from collections.abc import Iterable
from dataclasses import replace

from journal_tui.practice.pseudonyms.span import Span


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
    strong.sort(key=lambda s: (s.source.rank, -s.score, s.start - s.end, s.start))
    kept: list[Span] = []
    for span in strong:
        rest = _cut(span, taken + kept)
        kept += [piece for piece in rest if any(c.isalnum() for c in text[piece.start : piece.end])]
    kept.sort(key=lambda s: s.start)
    return kept


def _holds(other: Span, span: Span) -> bool:
    """Whether `other` covers `span` and is to be preferred: strictly larger, or as large and stronger."""
    if other is span or not (other.start <= span.start and span.end <= other.end):
        return False
    if other.end - other.start > span.end - span.start:
        return True
    return (other.source.rank, -other.score, other.kind) < (span.source.rank, -span.score, span.kind)


def _cut(span: Span, others: list[Span]) -> list[Span]:
    """What of a span no other span covers. A remainder has no identity of its own any more."""
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
    return [replace(span, start=start, end=end, base="") for start, end in pieces]
