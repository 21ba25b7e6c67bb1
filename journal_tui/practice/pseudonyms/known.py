"""Layer 1: what the vault knows of the open client, and the third persons that were confirmed for this client.

Always on and never declined by mistake. The only finds of this layer that a person may decline are those
where the written word could be something else: a name that is also an ordinary word, or a letter that differs.
"""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from journal_tui.practice.pseudonyms.contact import contact_patterns
from journal_tui.practice.pseudonyms.folding import Folded, words_of
from journal_tui.practice.pseudonyms.identifiers import KnownIdentifiers
from journal_tui.practice.pseudonyms.joining import Joining
from journal_tui.practice.pseudonyms.names import (
    Near,
    is_listed,
    is_place,
    is_someone,
    is_word,
    letters,
    name_forms,
    name_parts,
    near_forms,
)
from journal_tui.practice.pseudonyms.own_places import employer_words, place_patterns, street_words
from journal_tui.practice.pseudonyms.span import Kind, Source, Span
from journal_tui.practice.pseudonyms.spelled import SpelledNames
from journal_tui.practice.pseudonyms.tokens import TokenBook

SURE, WORD_CAPITAL, NEAR_CAPITAL, HALF, WORD_LOWER, NEAR_LOWER, WORD_AMONG_CAPITALS = 1.0, 0.9, 0.8, 0.5, 0.4, 0.35, 0.2

__all__ = ["KnownIdentifiers", "KnownMatcher"]

_WORD = re.compile(r"[^\W\d_]+")
_REMEMBERED = 50_000
_FEW = 40
_COMPOUND_FROM, _LONG_COMPOUND = 3, 6
"""Names of so many letters are looked for at the beginning of longer words; from the second number on, whatever follows."""
_FOREPARTS = frozenset(
    [
        "lill",
        "lilla",
        "stor",
        "gammel",
        "mamma",
        "pappa",
        "mor",
        "far",
        "farmor",
        "mormor",
        "morfar",
        "farfar",
        "syster",
        "bror",
        "tant",
        "kompis",
    ]
)
_ARTICLES = frozenset({"en", "ett", "någon", "något", "ingen", "inget", "varje", "flera", "många", "några"})
_DIGITS = re.compile(r"\d+")
_HOUSE = re.compile(r"\s{1,3}(?:nr\.?\s?)?\d{1,4}(?:\s?[a-z](?!\w))?(?!\d|[.,:]\d|\s?(?:%|kg|min|km|h\b|år))")
_COUNTED = re.compile(r"\s{1,2}\d{1,3}(?!\d|\s(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)|[:./-])")


@dataclass(frozen=True, slots=True)
class _Owner:
    """Whose form it is: the client's (base empty), the own street's or employer's, or a confirmed third person's."""

    base: str = ""
    client: bool = True
    kind: Kind = Kind.PERSON
    source: Source = Source.KNOWN
    half: bool = False
    """Part of a name that is whole only with more words, and perhaps somebody else's too."""


class KnownMatcher:
    """Finds the known identifiers in a folded text. Immutable after construction, safe between threads."""

    def __init__(self, known: KnownIdentifiers, book: TokenBook | None = None) -> None:
        """Take in the forms of the client and of the confirmed tokens."""
        book = book or TokenBook()
        own_names = near_forms(known.given, known.surname, known.nicknames)
        near = set(own_names)
        self._forms: dict[str, _Owner] = {}
        self._nothing: set[str] = set()
        """Words that were looked at and are no form of any name: notes repeat words."""
        near |= self._take_persons(book)
        misspelt = self._take_places(known)
        names = name_forms(known.given, known.surname, known.nicknames)
        self._forms.update(dict.fromkeys(names, _Owner()))
        self._near = Near(near | {word for word in misspelt if word not in self._forms or not self._forms[word].client})
        self._written = frozenset(self._forms) | {form + "s" for form in self._forms}
        self._sizes = sorted({len(f) for f in self._forms if len(f) >= _COMPOUND_FROM}, reverse=True)
        self._heads = self._near.heads | {form[:2] for form in self._forms}
        self._tails = self._near.tails | {form[-2:] for form in self._forms}
        self._spelled = SpelledNames(known.given, known.surname, own_names)
        self._patterns = (*contact_patterns(known, names), *place_patterns(known, book))
        self._joining = Joining(known.given, known.surname)

    def _take_persons(self, book: TokenBook) -> set[str]:
        """Take in the decided persons: whole names for certain, one word of a longer name as half; gives what may be misspelt."""
        decided = [
            (token, form) for token in book.tokens if token.kind is Kind.PERSON for form in token.bases if token.decided
        ]
        near: set[str] = set()
        for token, form in sorted(decided, key=lambda one: -len(letters(one[1]))):
            parts = set(name_parts(form)) if len(letters(form)) > 1 else set()
            whole = _Owner(token.base, client=False, source=Source.CONFIRMED)
            for word in name_forms(form, ""):
                if word in parts:
                    self._forms.setdefault(word, _Owner("", client=False, source=Source.CONFIRMED, half=True))
                else:
                    self._forms[word] = whole
            near |= near_forms(form, "")
        return near

    def _take_places(self, known: KnownIdentifiers) -> set[str]:
        """Take in the words that stand for the own street and employer; gives those to be found misspelt."""
        street, alone, word = street_words(known)
        employer, halves = employer_words(known)
        self._streets = {word} | alone if word else alone
        at_home = _Owner(street, client=False, kind=Kind.ADDRESS)
        for form in self._streets:
            self._forms.setdefault(form, at_home)
        for form in halves:
            half = is_someone(form) or is_place(form.removesuffix("s")) or is_place(form)
            self._forms.setdefault(form, _Owner(employer, client=False, kind=Kind.ORG, half=half))
        return self._streets | {form for form in halves if not is_someone(form)}

    def find(self, folded: Folded, words: AbstractSet[str] | None = None) -> list[Span]:
        """All finds, in folded offsets; names that stand together are one span. `words`: of the text, where known."""
        if words is None:
            words = words_of(folded.text)
        spans = self._names(folded, words)
        digits = "".join(_DIGITS.findall(folded.text))
        spans += self._spelled.find(folded, words, digits)
        if spans:
            spans = self._joining.join(folded, sorted(spans, key=lambda s: s.start))
        for pattern in self._patterns:
            spans += pattern.find(folded, digits)
        return spans

    def _names(self, folded: Folded, words: AbstractSet[str]) -> list[Span]:
        spans: list[Span] = []
        for start, word in self._candidates(folded.text, words):
            found = self._word(folded, start, word)
            if found is not None:
                spans.append(found)
        if any(span.score == WORD_LOWER for span in spans) and folded.sentences_begin_large():
            return [replace(span, score=WORD_AMONG_CAPITALS) if span.score == WORD_LOWER else span for span in spans]
        return spans

    def _candidates(self, text: str, words: AbstractSet[str]) -> Iterable[tuple[int, str]]:
        """Where words stand that are or resemble a form. Every word is judged once and remembered, wherever it stands."""
        heads, tails, nothing = self._heads, self._tails, self._nothing
        wanted = words & self._written
        wanted |= {
            word
            for word in words
            if (word[:2] in heads or word[-2:] in tails or word[-3:-1] in tails)
            and word not in nothing
            and self._may_be(word)
        }
        if len(wanted) > _FEW:
            return [(match.start(), match.group()) for match in _WORD.finditer(text) if match.group() in wanted]
        return sorted((start, word) for word in wanted for start in _places(text, word))

    def _may_be(self, word: str) -> bool:
        shorter = word[:-1] if word[-1] == "s" else word
        if word in self._written or self._compound(0, word, capital=True) is not None:
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
        return self._compound(start, word, capital=folded.capital(start)) or self._nearly(folded, start, word)

    def _exact(self, folded: Folded, start: int, word: str, owner: _Owner) -> Span:
        end, capital, ordinary = start + len(word), folded.capital(start), is_word(word)
        if owner.half:
            score = (WORD_LOWER if ordinary else HALF) if capital else WORD_AMONG_CAPITALS if ordinary else NEAR_LOWER
        elif not ordinary:
            score = SURE
        elif not capital:
            score = WORD_AMONG_CAPITALS if _is_a_thing(folded.text, start) else WORD_LOWER
        else:
            score = HALF if _is_no_name_here(folded.text, word, end) else WORD_CAPITAL
        return self._span(folded, start, end, owner, score, declinable=ordinary or owner.half)

    def _span(self, folded: Folded, start: int, end: int, owner: _Owner, score: float, *, declinable: bool = True) -> Span:
        if owner.kind is Kind.ADDRESS and (house := _HOUSE.match(folded.text, end)) is not None:
            end = house.end()
        return Span(start, end, owner.kind, owner.source, score, owner.base, owner.client, declinable)

    def _compound(self, start: int, word: str, *, capital: bool) -> Span | None:
        """`Almdungefamiljen`, `Toveveckan`, `lilltove`: a name that begins or ends a word which is not an ordinary one."""
        for size in self._sizes:
            if size >= len(word):
                continue
            owner, rest = self._forms.get(word[:size]), word[size:]
            if owner is not None and self._heads_a_compound(word, size):
                score = WORD_CAPITAL if size >= _LONG_COMPOUND and not owner.half else HALF if capital else NEAR_LOWER
                return Span(start, start + size, owner.kind, owner.source, score, owner.base, owner.client, True)
            owner, rest = self._forms.get(word[-size:]), word[:-size]
            if owner is not None and owner.kind is Kind.PERSON and rest in _FOREPARTS and not is_listed(word):
                score = HALF if capital else NEAR_LOWER
                return Span(
                    start + len(rest), start + len(word), owner.kind, owner.source, score, owner.base, owner.client, True
                )
        return None

    def _heads_a_compound(self, word: str, size: int) -> bool:
        rest = word[size:]
        if is_word(word[:size]):
            return False
        if size >= _LONG_COMPOUND:
            return len(rest) > 2 and not is_word(word)
        return len(rest) > 3 and is_word(rest) and not is_listed(word) and not is_someone(word)

    def _nearly(self, folded: Folded, start: int, word: str) -> Span | None:
        size = len(word)
        form = self._near.find(word)
        if form is None and word[-1] == "s":
            form, size = self._near.find(word[:-1]), size - 1
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
        elif is_someone(written) or is_someone(word) or not capital:
            score = NEAR_LOWER
        else:
            score = NEAR_CAPITAL if owner.kind is Kind.PERSON and not owner.half else HALF
        return self._span(folded, start, start + size, owner, score)


def _is_a_thing(text: str, start: int) -> bool:
    """`en gran`, `ett berg`: an article before it says that a word in small letters is the thing and no person."""
    before = text[max(0, start - 8) : start].split()
    return bool(before) and before[-1] in _ARTICLES and text[start - 1].isspace()


def _is_no_name_here(text: str, word: str, end: int) -> bool:
    """`Dag 2`, `Dag för dag`: what follows a word shows that it counts or repeats, and is hardly a person."""
    if _COUNTED.match(text, end) is not None:
        return True
    after = text[end : end + len(word) + 8].split()
    return len(after) > 1 and after[1].strip(".,!?") == word and after[0] in ("för", "efter", "till", "på", "i", "och")


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
