"""Layer 1: what the vault knows of the open client, and the third persons that were confirmed for this client.

Always on and never declined by mistake. The only finds of this layer that a person may decline are those
where the written word could be something else: a name that is also an ordinary word, or a letter that differs.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from journal_tui.practice.pseudonyms.contact import composed_names, contact_patterns, split_names
from journal_tui.practice.pseudonyms.folding import Folded
from journal_tui.practice.pseudonyms.identifiers import KnownIdentifiers
from journal_tui.practice.pseudonyms.names import (
    PARTICLES,
    Near,
    initials,
    is_someone,
    is_word,
    name_forms,
    near_forms,
)
from journal_tui.practice.pseudonyms.span import Kind, Source, Span
from journal_tui.practice.pseudonyms.tokens import TokenBook

SURE, WORD_CAPITAL, NEAR_CAPITAL, WORD_LOWER, NEAR_LOWER, BARE_INITIALS, WORD_AMONG_CAPITALS = (
    1.0,
    0.9,
    0.8,
    0.4,
    0.35,
    0.3,
    0.2,
)

__all__ = ["KnownIdentifiers", "KnownMatcher"]

_WORD = re.compile(r"[^\W\d_]+")
_REMEMBERED = 50_000
_FEW = 40
_DIGITS = re.compile(r"\d+")
_GAP = re.compile(r"[^\S\n]{0,6}[-\u2010\u2011\u2013]?[^\S\n]{0,6}|\s{1,4}")
_PARTICLE_GAP = re.compile(
    r"(\s{1,4}(?:" + "|".join(sorted(PARTICLES - {"och"})) + r")){1,2}\s{1,4}|\s{1,3}[^\W\d_]\.?\s{1,3}|\s{0,3},\s{1,3}"
)
_BEFORE = re.compile(r"(?<![^\W_])(?:von|af|van)\s{1,4}\Z")
_ABBREVIATION = re.compile(
    "ac|ad|af|am|as|bb|bi|bt|bp|bv|cm|dr|eg|el|em|en|eu|fk|fm|fs|fu|fv|ga|hb|hr|hv|ia|if|ig|ik|io|ip|it|iv|kg|kl|km|ks|kt"
    "|la|lm|ma|mb|md|mg|mi|ml|mm|ms|mr|nu|ob|ok|os|pb|pc|pm|pt|ra|rm|ro|rt|sa|se|sf|sm|st|su|sv|tb|tv|ul|va|vb|vc|vo|vt|vv|xl"
)


@dataclass(frozen=True, slots=True)
class _Owner:
    """Whose form it is: the client's (base empty) or a confirmed third person's."""

    base: str = ""
    client: bool = True

    @property
    def source(self) -> Source:
        return Source.KNOWN if self.client else Source.CONFIRMED


class KnownMatcher:
    """Finds the known identifiers in a folded text. Immutable after construction, safe between threads."""

    def __init__(self, known: KnownIdentifiers, book: TokenBook | None = None) -> None:
        """Compile the forms of the client and of the confirmed tokens."""
        book = book or TokenBook()
        near = near_forms(known.given, known.surname, known.nicknames)
        self._forms: dict[str, _Owner] = {}
        self._nothing: set[str] = set()
        """Words that were looked at and are no form of any name: notes repeat words."""
        for token in book.tokens:
            if token.kind is Kind.PERSON:
                self._forms.update(dict.fromkeys(name_forms(token.base, ""), _Owner(token.base, client=False)))
                near |= near_forms(token.base, "")
        own = _Owner()
        self._forms.update(dict.fromkeys(name_forms(known.given, known.surname, known.nicknames), own))
        self._near = Near(near)
        self._long = sorted({len(f) for f in self._forms if len(f) >= 6 and not is_word(f)}, reverse=True)
        own_names = near_forms(known.given, known.surname, known.nicknames)
        self._composed = (*composed_names(known.surname, known.given), *split_names(own_names))
        self._contact = contact_patterns(known, book, frozenset(self._forms))
        self._first, self._last = initials(known.given)[:1], initials(known.surname)[:1]
        self._particle = set(_WORD.findall(known.surname.casefold())) & PARTICLES
        self._initials = self._initials_pattern(known)

    @staticmethod
    def _initials_pattern(known: KnownIdentifiers) -> re.Pattern[str] | None:
        first, last = initials(known.given), initials(known.surname)
        if not first or not (last or first[1:]):
            return None
        first, last = first.upper(), last.upper()
        double = rf"(?:\.?-{re.escape(first[1])}\.?|\.[ ]?{re.escape(first[1])}\.)" if len(first) > 1 else ""
        begin = re.escape(first[0])
        if not last:
            return re.compile(rf"{begin}(?<![^\W_]{begin}){double}(?![^\W_])")
        dotted = rf"\.[ ]?{re.escape(last[0])}\.?"
        longer = r"\.?[- ]?".join(["", *map(re.escape, first[1:] + last)]) if len(first) > 1 else ""
        choices = [c for c in (longer, double, dotted, re.escape(last[0])) if c]
        return re.compile(rf"{begin}(?<![^\W_]{begin})(?:{'|'.join(choices)})(?![^\W_])")

    def find(self, folded: Folded) -> list[Span]:
        """All finds, in folded offsets; names that stand together are one span."""
        spans = self._names(folded)
        for pattern in self._composed:
            spans += pattern.find(folded, "")
        if self._initials is not None:
            spans += self._find_initials(folded, self._initials)
        spans = self._merge(folded, sorted(spans, key=lambda s: s.start))
        digits = "".join(_DIGITS.findall(folded.text))
        for pattern in self._contact:
            spans += pattern.find(folded, digits)
        return spans

    def _names(self, folded: Folded) -> list[Span]:
        spans: list[Span] = []
        for start, word in self._candidates(folded.text):
            found = self._word(folded, start, word)
            if found is not None:
                spans.append(found)
        if any(span.score == WORD_LOWER for span in spans) and folded.sentences_begin_large():
            return [replace(span, score=WORD_AMONG_CAPITALS) if span.score == WORD_LOWER else span for span in spans]
        return spans

    def _candidates(self, text: str) -> Iterable[tuple[int, str]]:
        """Where words stand that are or resemble a form. Every word is judged once and remembered, wherever it stands."""
        nothing = self._nothing
        wanted = {word for word in set(_WORD.findall(text)) if word not in nothing and self._may_be(word)}
        if len(wanted) > _FEW:
            return [(match.start(), match.group()) for match in _WORD.finditer(text) if match.group() in wanted]
        return sorted((start, word) for word in wanted for start in _places(text, word))

    def _may_be(self, word: str) -> bool:
        shorter = word[:-1] if word[-1] == "s" else word
        if word in self._forms or shorter in self._forms or self._compound(0, word) is not None:
            return True
        if self._near.find(word) is not None or (shorter != word and self._near.find(shorter) is not None):
            return True
        if len(self._nothing) < _REMEMBERED:
            self._nothing.add(word)
        return False

    def _word(self, folded: Folded, start: int, word: str) -> Span | None:
        owner = self._forms.get(word)
        if owner is not None:
            return self._exact(folded, start, word, owner)
        if word[-1] == "s" and (owner := self._forms.get(word[:-1])) is not None:
            return self._exact(folded, start, word[:-1], owner)
        return self._compound(start, word) or self._nearly(folded, start, word, self._near)

    def _exact(self, folded: Folded, start: int, word: str, owner: _Owner) -> Span:
        ordinary = is_word(word)
        capital = folded.capital(start)
        score = SURE if not ordinary else WORD_CAPITAL if capital else WORD_LOWER
        return Span(start, start + len(word), Kind.PERSON, owner.source, score, owner.base, owner.client, ordinary)

    def _compound(self, start: int, word: str) -> Span | None:
        """`Almdungefamiljen`: a name of six letters on that starts a word which is not an ordinary one."""
        for size in self._long:
            if size + 3 <= len(word) and (owner := self._forms.get(word[:size])) is not None and not is_word(word):
                return Span(start, start + size, Kind.PERSON, owner.source, WORD_CAPITAL, owner.base, owner.client, True)
        return None

    def _nearly(self, folded: Folded, start: int, word: str, near: Near) -> Span | None:
        size = len(word)
        form = near.find(word)
        if form is None and word[-1] == "s":
            form, size = near.find(word[:-1]), size - 1
        if form is None:
            return None
        owner, capital, written = self._forms[form], folded.capital(start), word[:size]
        if is_word(word) or is_word(written):
            begins = start == 0 or folded.text[max(0, start - 12) : start].rstrip(" \t\"'”»(-–•*")[-1:] in (
                "",
                ".",
                "!",
                "?",
                ":",
                "\n",
            )
            if not capital or begins:
                return None
            score = NEAR_LOWER
        elif is_someone(written) or is_someone(word):
            score = NEAR_LOWER
        else:
            score = NEAR_CAPITAL if capital else NEAR_LOWER
        return Span(start, start + size, Kind.PERSON, owner.source, score, owner.base, owner.client, True)

    def _find_initials(self, folded: Folded, pattern: re.Pattern[str]) -> list[Span]:
        spans: list[Span] = []
        for match in pattern.finditer(folded.cased):
            bare = match.group().isalpha()
            if bare and _ABBREVIATION.fullmatch(match.group().casefold()):
                continue
            score = BARE_INITIALS if bare else WORD_CAPITAL
            spans.append(Span(match.start(), match.end(), Kind.PERSON, Source.KNOWN, score, "", True, True))
        return spans

    def _merge(self, folded: Folded, spans: list[Span]) -> list[Span]:
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
        if (before.base, before.client) != (span.base, span.client):
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
            particle = re.search(r"(?<![^\W_])(?:(?:" + "|".join(self._particle) + r")\s{1,4}){1,2}\Z", head)
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
            if initial is not None and folded.capital(end + initial.end() - 1):
                end += initial.end()
        if not span.certain and (start, end) == (span.start, span.end):
            return span
        return replace(span, start=start, end=end, score=max(span.score, WORD_CAPITAL))


def _places(text: str, word: str) -> Iterator[int]:
    """Where a word stands by itself, not inside a longer word."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (at and _is_letter(text[at - 1])) and not (end < len(text) and _is_letter(text[end])):
            yield at
        at = text.find(word, end)


def _is_letter(character: str) -> bool:
    return character.isalnum() and not character.isdecimal()
