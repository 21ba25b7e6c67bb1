"""All layers over one piece of plain text, decided and mapped back to the written offsets.

The first two layers read the piece; what the others found, they found in the whole written text and hand in here.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from journal_tui.practice.pseudonyms import guess, structured
from journal_tui.practice.pseudonyms.folding import Folded, fold, fold_word, has_joins, words_of
from journal_tui.practice.pseudonyms.known import KnownMatcher
from journal_tui.practice.pseudonyms.names import letters
from journal_tui.practice.pseudonyms.numbers import digits_of, personnummer_base, phone_base
from journal_tui.practice.pseudonyms.resolver import resolve
from journal_tui.practice.pseudonyms.span import Kind, Source, Span
from journal_tui.practice.pseudonyms.web import spelled_mail


def find_all(matcher: KnownMatcher, text: str) -> tuple[list[Span], list[Span]]:
    """What all layers find in a whole written text without tokens: certain, and proposed.

    Raises:
        ArtefactDamaged: A compiled file is not what was recorded.
    """
    return find(matcher, text, guessed=guess.guesses(text))


def find(
    matcher: KnownMatcher,
    text: str,
    ignored: Collection[str] = (),
    decisions: Collection[str] = (),
    guessed: Sequence[Span] = (),
) -> tuple[list[Span], list[Span]]:
    """What is certain and what is proposed in a plain text, disjoint and in order.

    Args:
        matcher: the known identifiers.
        text: written text without tokens.
        ignored: words of this draft that a person kept, as written.
        decisions: folded words of this client that a person called ordinary for good; they silence proposals only.
        guessed: what the other layers found in this piece.
    """
    if not text or text.isspace():
        return [], []
    spans = _written(fold(text), matcher)
    if has_joins(text):
        spans += [s for s in _written(fold(text, join=True), matcher) if "\n" in text[s.start : s.end]]
    spans += guessed
    kept = [s for s in spans if not _declined(s, text[s.start : s.end], ignored, decisions)]
    return resolve(text, kept)


def _written(folded: Folded, matcher: KnownMatcher) -> list[Span]:
    words = words_of(folded.text)
    spans: Iterable[Span] = [*matcher.find(folded, words), *structured.find(folded, words)]
    found = []
    for span in spans:
        start, end = folded.written(span.start, span.end)
        found.append(replace(span, start=start, end=end) if folded.mapped else span)
    return found


def _declined(span: Span, written: str, ignored: Collection[str], decisions: Collection[str]) -> bool:
    if not span.certain and decisions and fold_word(written) in decisions:
        return True
    return (span.declinable or not span.certain) and written in ignored


def base_of(span: Span, written: str) -> str:
    """The identity that a find's token carries: what the vault knows it by, or its own normalised form."""
    if span.source is not Source.STRUCTURED and span.base:
        return span.base
    return base_of_form(span.kind, written)


def base_of_form(kind: Kind, written: str) -> str:
    """The normalised form of a written find, the same for all usual ways to write it."""
    folded = fold_word(written)
    if kind is Kind.PERSON:
        return " ".join(letters(folded)) or folded
    if kind is Kind.PHONE:
        return phone_base(folded)
    if kind is Kind.PNR and (digits := digits_of(folded)) and len(digits) >= 10:
        return personnummer_base(digits)
    if kind in (Kind.OTHER_ID, Kind.PLATE):
        return "".join(c for c in folded if c.isalnum()) or folded
    if kind is Kind.EMAIL:
        return spelled_mail(folded)
    return " ".join(folded.replace(",", " ").split()) or folded
