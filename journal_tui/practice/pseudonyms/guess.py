"""Layers 3 to 5 merged: what in a written text looks like a name, a place or a workplace although nobody told us.

Rules: it reads the written text, never one with tokens in it, so that a second pass answers the same; every find is
a proposal; the finds are disjoint and in order; endings stay outside (`Karins` is found as `Karin`). What two layers
say of the same words is added up before it is weighed against the one table of thresholds; what the rules know to be
a scale, an eponym or a feast is taken away from the tagger's finds before that, and what is only a word of a note in English
from all finds.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from journal_tui.practice.pseudonyms import lexicon, lists, propagation
from journal_tui.practice.pseudonyms.endings import INFLECTED, core
from journal_tui.practice.pseudonyms.lists import doubting
from journal_tui.practice.pseudonyms.resolver import resolve
from journal_tui.practice.pseudonyms.span import Kind, Source, Span
from journal_tui.practice.pseudonyms.tagging import tagger
from journal_tui.practice.pseudonyms.tagging.words import words

THRESHOLDS: Final[Mapping[Kind, Mapping[Source, float]]] = {
    Kind.PERSON: {Source.TAGGER: 0.3, Source.LIST: 0.55, Source.REPEATED: 0.4},
    Kind.LOC: {Source.TAGGER: 0.3, Source.LIST: 0.55, Source.REPEATED: 0.4},
    Kind.ORG: {Source.TAGGER: 0.45, Source.LIST: 0.55, Source.REPEATED: 0.4},
}
"""From which score on a find of a layer is proposed."""
_ALWAYS = 0.3
"""For the kinds that are no name: what the lists say of them."""
_HIGHEST = 0.999


def load() -> None:
    """Read and check every compiled file.

    Raises:
        ArtefactDamaged: One of them is not what was recorded.
    """
    lexicon.load()
    tagger.load()


def forget() -> None:
    """Forget every word and sentence that was read: when a practice is locked."""
    lexicon.forget()
    lists.forget()
    tagger.forget()


def guesses(text: str) -> list[Span]:
    """The proposals of the tagger, the lists and propagation over a whole written text.

    Raises:
        ArtefactDamaged: A compiled file is not what was recorded.
    """
    load()
    if not text or text.isspace():
        return []
    cut = words(text)
    tagged = doubting.kept(text, cut, tagger.tag(text, cut))
    seen = doubting.without_english(text, cut, [*tagged, *lists.find(text, cut)])
    found = _settled(text, _weighed(seen))
    again = [span for span in propagation.repeated(text, cut, found) if span.score >= _threshold(span)]
    spans = sorted([*found, *again], key=lambda span: span.start) if again else found
    return [_bare(text, span) for span in spans]


def _weighed(spans: Iterable[Span]) -> list[Span]:
    """One find for each stretch: the likeliest kind, with what all layers together say of it; none below its threshold."""
    groups: dict[tuple[int, int], list[Span]] = {}
    for span in spans:
        groups.setdefault((span.start, span.end), []).append(span)
    found = (group[0] if len(group) == 1 else _together(group) for group in groups.values())
    return [span for span in found if span.score >= _threshold(span)]


def _together(group: list[Span]) -> Span:
    best = max(group, key=lambda span: (span.score, -span.source.rank))
    no = 1.0
    for span in group:
        no *= 1 - min(span.score, _HIGHEST)
    first = min(group, key=lambda span: span.source.rank)
    return replace(best, source=first.source, score=1 - no)


def _threshold(span: Span) -> float:
    return THRESHOLDS[span.kind][span.source] if span.kind in THRESHOLDS else _ALWAYS


def _settled(text: str, spans: list[Span]) -> list[Span]:
    return resolve(text, spans)[1]


def _bare(text: str, span: Span) -> Span:
    """The find without its ending."""
    if span.kind not in INFLECTED:
        return span
    size = core(text[span.start : span.end], span.kind)
    return span if size == span.end - span.start else replace(span, end=span.start + size)
