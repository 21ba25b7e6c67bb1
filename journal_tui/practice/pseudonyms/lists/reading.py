"""One note as the rules read it: its words with what the lexicon knows of each, and which of them a rule has taken.

A word is looked at once and remembered in every writing until `forget` is called. Rule: a word belongs to one find at
most; who takes it first, keeps it, so that finds never overlap. What is allowed in every note is taken without a find.
"""

from collections.abc import Sequence
from typing import NamedTuple

from journal_tui.practice.pseudonyms import lexicon
from journal_tui.practice.pseudonyms.lists import cues, roles
from journal_tui.practice.pseudonyms.span import Kind, Source, Span
from journal_tui.practice.pseudonyms.tagging.features import case, fold, without_ending
from journal_tui.practice.pseudonyms.tagging.words import Word

PHRASES, ORGANISATIONS, PLACES, ROLES, LARGE, PERSONS = (1 << n for n in range(6))
"""The rooms of this layer, as bits."""
_REMEMBERED = 40_000
_ENDS = frozenset(".!?…:;")
_OPENING = frozenset('"“”„»«([{-–—•*·○▪>+|')
_SHORT, _RARE, _COMMON = 3, 1, 5
_BEYOND = 8
"""So many words that say nothing stand after the last one, and by counting backwards before the first."""
_JOINED = frozenset("-\u2010\u2011")


class Seen(NamedTuple):
    """What one written word is, wherever it stands."""

    low: str
    """Folded."""
    base: str
    """Folded, without a genitive ending."""
    case: str
    """As the tagger tells it: l, C, A, I, M, d or p."""
    given: int
    surname: int
    place: int
    often: int
    marks: int
    """ALLOWED, ROLE and ORGANISATION of the lexicon."""
    phrased: bool
    """Whether it stands in some phrase of the lexicon."""
    rooms: int
    """Which rules may begin with it: PHRASES, ORGANISATIONS and so on."""

    @property
    def large(self) -> bool:
        """Whether it is written with a capital and more than an initial."""
        return self.case in "CM" or (self.case == "A" and len(self.low) > _SHORT and (self.named or self.place > 0))

    @property
    def named(self) -> bool:
        """Whether somebody is called so."""
        return self.given > 0 or self.surname > 0

    @property
    def unknown(self) -> bool:
        """Whether nothing is known of it at all."""
        return not (self.given or self.surname or self.place or self.often or self.marks)

    @property
    def allowed(self) -> bool:
        """Whether it is ordinary in every note."""
        return self.marks & lexicon.ALLOWED != 0

    @property
    def role(self) -> bool:
        """Whether it says what somebody is to the client, and is not a name as well."""
        return self.marks & lexicon.ROLE != 0 and (self.given < 2 or self.often >= lexicon.EVERYDAY)

    @property
    def organisation(self) -> bool:
        """Whether a workplace, a shop or a clinic is called so."""
        return self.marks & lexicon.ORGANISATION != 0 and not self.allowed


_NOTHING = Seen("", "", "p", 0, 0, 0, 7, 0, phrased=False, rooms=0)
_SEEN: dict[str, Seen] = {}


def forget() -> None:
    """Forget every word that was looked at."""
    _SEEN.clear()


def _look(form: str) -> Seen:
    how = case(form)
    if how in "dp" or "." in form or (how == "l" and form in cues.UNACCENTED):
        seen = _NOTHING._replace(
            low=form, base=form, case=how if how == "d" else "p", phrased=form in lexicon.phrase_words()
        )
    else:
        low = fold(form)
        base = without_ending(low)
        seen = _known(low, base, how, [part for part in _parts(low) if part])
    if len(_SEEN) >= _REMEMBERED:
        _SEEN.clear()
    _SEEN[form] = seen
    return seen


def _parts(low: str) -> list[str]:
    for joint in _JOINED & set(low):
        low = low.replace(joint, " ")
    return low.split(" ") if " " in low else []


def _known(low: str, base: str, how: str, parts: list[str]) -> Seen:
    whole = lexicon.bits(low)
    bare = lexicon.bits(base) if base != low and not whole & lexicon.ORGANISATION else whole
    often = whole >> 7 & 7
    either = whole | bare if often < lexicon.EVERYDAY else whole
    given, surname, place = (max(whole >> at & mask, bare >> at & mask) for at, mask in ((0, 7), (3, 3), (5, 3)))
    if parts and not given and all(lexicon.given(part) for part in parts):
        given = min(lexicon.given(part) for part in parts)
    if parts and not surname and not given and all(lexicon.surname(part) or lexicon.given(part) for part in parts):
        surname = 1
    if parts and not (given or surname):
        often = max(often, lexicon.frequency(parts[-1]))
    marks = (either & (lexicon.ALLOWED | lexicon.ORGANISATION)) | (lexicon.ROLE if roles.of(low) else 0)
    phrased = low in lexicon.phrase_words()
    seen = Seen(low, base, how, given, surname, place, often, marks, phrased, 0)
    return seen._replace(rooms=_rooms(seen, hyphened=bool(parts)))


def _rooms(seen: Seen, *, hyphened: bool) -> int:
    """Which rules may begin with the word."""
    low, rare = seen.low, seen.often <= _RARE
    plain = not (seen.named or seen.marks or seen.place)
    organised = (
        seen.organisation or low in cues.BEGINNINGS or seen.base in cues.TAILS or (rare and low.endswith(cues.ALL_TAILS))
    )
    rooms = PHRASES if seen.phrased else 0
    if organised or (seen.case in "AC" and (seen.allowed or low in cues.LEGAL)):
        rooms |= ORGANISATIONS
    if (
        seen.place
        or hyphened
        or (rare and (low.endswith(cues.STREET_TAILS) or (plain and (seen.case != "l" or not seen.often))))
    ):
        rooms |= PLACES
    if seen.role:
        rooms |= ROLES
    if seen.case == "C" and not seen.allowed:
        rooms |= LARGE
    if seen.case != "l" or (seen.named and (not seen.often or (seen.given > _SHORT - 1 and seen.often <= _COMMON))):
        rooms |= PERSONS
    return rooms


class Note:
    """The words of a note and what has been found among them so far."""

    __slots__ = ("_large", "cut", "found", "seen", "taken", "text")

    def __init__(self, text: str, cut: Sequence[Word]) -> None:
        """Look at every word."""
        known = _SEEN
        self.text = text
        self.cut = cut
        self.seen = [*[known.get(word[2]) or _look(word[2]) for word in cut], *[_NOTHING] * _BEYOND]
        self.taken: set[int] = set()
        self.found: list[Span] = []
        self._large: bool | None = None

    def at(self, number: int) -> Seen:
        """A word by its number; nothing before the first and after the last one."""
        return self.seen[number]

    def free(self, number: int) -> bool:
        """Whether there is such a word and nobody has taken it."""
        return 0 <= number < len(self.cut) and number not in self.taken

    def begins(self, number: int) -> bool:
        """Whether a capital letter is due here whatever the word is."""
        if number == 0:
            return True
        before = self.cut[number - 1]
        if before.text[-1] in _ENDS:
            return not (before.text == "." and number > 1 and self._shortened(number - 2))
        if before.text == ")" and number > 1 and self.seen[number - 2].case == "d":
            return True
        return before.text in _OPENING or "\n" in self.text[before.end : self.cut[number].start]

    def _shortened(self, number: int) -> bool:
        """Whether the full stop after this word belongs to it, as in `dr.` and `B.`."""
        seen = self.seen[number]
        return (seen.role and len(seen.low) <= _SHORT) or (seen.case == "I" and self.at(number - 1).case != "p")

    def joined(self, number: int) -> bool:
        """Whether this word follows the one before it on the same line with nothing but blanks between."""
        return 0 < number < len(self.cut) and "\n" not in self.text[self.cut[number - 1].end : self.cut[number].start]

    @property
    def large(self) -> bool:
        """Whether sentences in this note begin with a capital letter: then a small letter means something."""
        if self._large is None:
            starts = [seen.case for at, seen in enumerate(self.seen) if seen.case not in "dp" and self.begins(at)]
            self._large = 2 * sum(how != "l" for how in starts) > len(starts)
        return self._large

    def take(self, first: int, last: int) -> None:
        """Keep these words from every later rule."""
        self.taken.update(range(first, last + 1))

    def find(self, first: int, last: int, kind: Kind, score: float) -> None:
        """A find of whole words."""
        self.take(first, last)
        self.found.append(_span(self.cut[first].start, self.cut[last].end, kind, score))

    def find_head(self, number: int, size: int, kind: Kind, score: float) -> None:
        """A find of the first letters of one word."""
        self.take(number, number)
        start = self.cut[number].start
        self.found.append(_span(start, start + size, kind, score))


def _span(start: int, end: int, kind: Kind, score: float) -> Span:
    return Span(start, end, kind, Source.LIST, score, declinable=True)
