"""Names of one person that stand together are one find; particles and initials at its edges belong to it."""

import re
from dataclasses import replace

from journal_tui.practice.pseudonyms.folding import Folded
from journal_tui.practice.pseudonyms.names import PARTICLES, initials, letters
from journal_tui.practice.pseudonyms.span import Span

WIDENED = 0.9

_GAP = re.compile(r"[^\S\n]{0,6}[-\u2010\u2011\u2013]?[^\S\n]{0,6}|\s{1,4}")
_PARTICLE_GAP = re.compile(
    r"(\s{1,4}(?:" + "|".join(sorted(PARTICLES - {"och"})) + r")){1,2}\s{1,4}|\s{1,3}[^\W\d_]\.?\s{1,3}|\s{0,3},\s{1,3}"
)
_BEFORE = re.compile(r"(?<![^\W_])(?:von|af|van)\s{1,4}\Z")


class Joining:
    """Joins the finds of one client's names. Immutable, safe between threads; nothing of it is ever printed."""

    __slots__ = ("_first", "_last", "_particle")

    def __init__(self, given: str, surname: str) -> None:
        """Keep the initials and particles of the own name."""
        self._first, self._last = initials(given)[:1], initials(surname)[:1]
        self._particle = sorted(p for p in letters(surname.casefold()) if p in PARTICLES or len(p) == 1)

    def __repr__(self) -> str:
        """Hold back whose name it is."""
        return "Joining(…)"

    def join(self, folded: Folded, spans: list[Span]) -> list[Span]:
        """Join names of one person that stand together; take in particles and initials at the edges."""
        merged: list[Span] = []
        for span in spans:
            if merged and self._together(folded.text, merged[-1], span):
                before = merged[-1]
                score = max(before.score, span.score)
                merged[-1] = Span(
                    before.start,
                    max(before.end, span.end),
                    span.kind,
                    span.source,
                    score,
                    span.base,
                    span.client,
                    before.declinable and span.declinable,
                )
            else:
                merged.append(span)
        return [self._widen(folded, span) if span.client else span for span in merged]

    def _together(self, text: str, before: Span, span: Span) -> bool:
        if (before.kind, before.base, before.client) != (span.kind, span.base, span.client):
            return False
        gap = text[before.end : span.start]
        return (
            span.start <= before.end
            or _GAP.fullmatch(gap) is not None
            or (len(gap) < 14 and _PARTICLE_GAP.fullmatch(gap) is not None)
        )

    def _widen(self, folded: Folded, span: Span) -> Span:
        text, start, end = folded.text, span.start, span.end
        head = text[max(0, start - 12) : start]
        particle = _BEFORE.search(head) if span.certain else None
        if particle is None and self._particle and span.certain:
            choice = "|".join(self._particle)
            particle = re.search(rf"(?<![^\W_])(?:(?:{choice})(?:\s{{1,4}}|['’\u00b4-])){{1,2}}\Z", head)
        if particle is not None:
            start -= len(head) - particle.start()
            head = text[max(0, start - 12) : start]
        if self._first:
            initial = re.search(rf"(?<![^\W_]){re.escape(self._first)}(?:\.[-\s]{{0,5}}|\s{{1,3}})\Z", head)
            if initial is not None and (
                "." in initial.group() or (span.certain and folded.capital(start - len(head) + initial.start()))
            ):
                start -= len(head) - initial.start()
        if self._last and span.certain:
            initial = re.match(rf"\s{{1,3}}{re.escape(self._last)}(?![\w'’:])", text[end : end + 6])
            if initial is not None and self._is_initial(folded, start, end + initial.end() - 1):
                end += initial.end()
        if not span.certain and (start, end) == (span.start, span.end):
            return span
        return replace(span, start=start, end=end, score=max(span.score, WIDENED))

    def _is_initial(self, folded: Folded, start: int, at: int) -> bool:
        """Whether the own surname's first letter after the name is its initial: a capital, or all is in small letters."""
        if folded.capital(at):
            return True
        dotted = folded.text[at + 1 : at + 2] == "."
        return not folded.capital(start) and (dotted or self._last not in "iåäöoe")
