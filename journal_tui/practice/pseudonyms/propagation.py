"""Layer 5: a name found once in a note is a name wherever it stands in that note.

Rules: only what another layer found is repeated, never a repetition; a word that is also an ordinary one counts only
with a capital letter, and at the beginning of a sentence only when it is no everyday word. The parts of a full name stand for the person by themselves.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from journal_tui.practice.pseudonyms import lexicon
from journal_tui.practice.pseudonyms.folding import fold_word
from journal_tui.practice.pseudonyms.names import PARTICLES
from journal_tui.practice.pseudonyms.span import Kind, Source, Span
from journal_tui.practice.pseudonyms.tagging.words import Word

SURE = 0.55
"""Finds of a lower score are not worth repeating: one doubtful word would spread over the note."""
_NEVER_A_NAME = 6
"""Ordinary words from this frequency class on are not repeated at the start of a sentence, whatever was found once."""
_AS_SUCH, _CAPITAL_WORD, _BEGINNING = 0.9, 0.85, 0.7
"""What of a score is left: an unmistakable form; an ordinary word with a capital; one that begins a sentence."""
_ENDS = frozenset('.!?:…\n-–•*"”»(')


@dataclass(frozen=True, slots=True)
class _Seen:
    kind: Kind
    score: float


def repeated(text: str, words: Sequence[Word], found: Sequence[Span]) -> list[Span]:
    """Further places of what was found, disjoint from it and in order.

    Args:
        text: the whole written text.
        words: its words and signs.
        found: disjoint finds in it, in order, endings outside or not.
    """
    seen: dict[str, _Seen] = {}
    covered: set[int] = set()
    at = 0
    for number, word in enumerate(words):
        while at < len(found) and found[at].end <= word.start:
            at += 1
        if at < len(found) and found[at].start < word.end:
            covered.add(number)
            _note(seen, word.text, found[at])
    if not seen:
        return []
    alike = [n for n, word in enumerate(words) if (key := word.text.casefold()) in seen or key[-1] == "s"]
    places = (number for number in alike if number not in covered)
    return [span for number in places if (span := _again(text, words, number, seen)) is not None]


def _note(seen: dict[str, _Seen], written: str, span: Span) -> None:
    """Remember a word of a find, and what it is without a genitive s."""
    key = fold_word(written)
    if span.score < SURE or len(key) < 2 or not key[0].isalpha() or key in PARTICLES:
        return
    if span.kind is not Kind.PERSON and len(written) < span.end - span.start and not _own(key):
        return
    for form in {key, key.removesuffix("s") if len(key) > 3 else key, key.removesuffix(":s")}:
        known = seen.get(form)
        if known is None or known.score < span.score:
            seen[form] = _Seen(span.kind, span.score)


def _own(key: str) -> bool:
    """Whether one word of a longer name of a place or an organisation is enough to point at it."""
    return len(key) > 3 and not lexicon.frequency(key) and not lexicon.bits(key) & (lexicon.ROLE | lexicon.ALLOWED)


def _again(text: str, words: Sequence[Word], number: int, seen: dict[str, _Seen]) -> Span | None:
    word = words[number]
    key = word.text.casefold()
    known = seen.get(key)
    size = len(word.text)
    if known is None and size > 3 and key[-1] == "s":
        cut = 2 if key[-2] in ":'’" else 1
        known, size = seen.get(key[:-cut]), size - cut
        key = key[:-cut]
    if known is None or lexicon.bits(key) & lexicon.ALLOWED:
        return None
    share = _share(text, words, number, lexicon.frequency(key))
    return Span(word.start, word.start + size, known.kind, Source.REPEATED, share * known.score) if share else None


def _share(text: str, words: Sequence[Word], number: int, frequency: int) -> float:
    """How much of the score a further place keeps."""
    capital = words[number].text[0].isupper()
    if frequency < lexicon.EVERYDAY:
        return _AS_SUCH
    if not capital:
        return 0.0
    if number and not (words[number - 1].text[-1] in _ENDS or "\n" in text[words[number - 1].end : words[number].start]):
        return _CAPITAL_WORD
    return _BEGINNING if frequency < _NEVER_A_NAME else 0.0
