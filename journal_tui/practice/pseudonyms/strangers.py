"""What tells people apart for certain, found in a text whoever it is about: for the leak check.

Rule: only what is strong by itself counts here, a full name, a number, an e-mail address, a street with its number; a given
name alone is somebody's in every second note. Thousands of people cost no more than one, because the text is taken
apart and each piece looked up, instead of every person being looked for.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from journal_tui.practice.pseudonyms.folding import Folded, fold_word
from journal_tui.practice.pseudonyms.identifiers import KnownIdentifiers
from journal_tui.practice.pseudonyms.names import PARTICLES, is_word, letters, name_parts, without_accents
from journal_tui.practice.pseudonyms.numbers import digits_of, phone_base
from journal_tui.practice.pseudonyms.span import Kind

_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"[^\S\n]*\n?[^\S\n]*|[^\S\n]{0,3}[-,.\u2010-\u2013][^\S\n]{0,3}")
_NUMBERS = re.compile(r"\d(?:[\s\-\u2010-\u2015\u2212./()+·,]{0,4}\d){5,}")
_AT = re.compile(r"@|\uff20|[(\[]at[)\]]|\bat\b")
_MAIL = re.compile(
    r"([\w.+-]{1,64})\s{0,2}(?:@|\uff20|\(at\)|\[at\]|\bat\b)\s{0,2}"
    r"([\w-]{1,63}(?:\s?(?:\.|\(dot\)|\(punkt\)|\bpunkt\b)\s?[\w-]{1,63}){1,4})"
)
_DOT = re.compile(r"\s?(?:\(dot\)|\(punkt\)|\bpunkt\b|\.)\s?")
_STREET = re.compile(r"(\D*[^\W\d]\.?)\s*(\d{1,4})(?!\d)")
_HOUSE = re.compile(r"\.?\s{0,3}(\d{1,4})(?!\d)")
_WITHIN_STREET = re.compile(r"[\s\-.]{0,3}")
_SHORTENED = (("gatan", "g"), ("vagen", "v"))
_BEFORE_PHONE = frozenset({"", "0", "46", "046", "0046", "460", "00460"})
_BEFORE_PNR = frozenset({"", "18", "19", "20"})
_BETWEEN, _SHORTEST_PHONE, _SHORTEST_RUN = 3, 6, 7


@dataclass(frozen=True, slots=True)
class Strong:
    """One find, in folded offsets. `owners`: whom it names."""

    start: int
    end: int
    kind: Kind
    owners: frozenset[bytes] = field(repr=False)


class Strangers:
    """The strong identifiers of many people, each under an owner. Nothing of it is ever printed."""

    def __init__(self) -> None:
        """Begin empty."""
        self._pairs: dict[str, dict[str, set[bytes]]] = {}
        self._runs: dict[str, set[bytes]] = {}
        self._numbers: dict[str, tuple[Kind, set[bytes]]] = {}
        self._lengths: set[int] = set()
        self._mails: dict[str, set[bytes]] = {}
        self._streets: dict[tuple[str, str], set[bytes]] = {}
        self._longest = 0
        self.count = 0
        """How many identifiers there are."""
        self.layers: dict[bytes, str] = {}
        """How each owner is known."""

    def __repr__(self) -> str:
        """Hold back everything."""
        return f"Strangers({self.count})"

    def add(self, owner: bytes, known: KnownIdentifiers, layer: str = "") -> None:
        """Take somebody in; `layer` is the caller's word for how the owner is known."""
        self.layers[owner] = layer
        for given in {part for name in (known.given, *known.nicknames) for part in _parts(name)}:
            for surname in _parts(known.surname):
                for one, two in ((given, surname), (surname, given)):
                    self._pairs.setdefault(one, {}).setdefault(two, set()).add(owner)
                    if len(one + two) >= _SHORTEST_RUN and not is_word(one + two):
                        self._runs.setdefault(one + two, set()).add(owner)
        self.count += bool(known.given and known.surname)
        number = digits_of(fold_word(known.personnummer))[-10:]
        if len(number) == 10:
            self._number(number, Kind.PNR, owner)
        phone = phone_base(fold_word(known.phone)).lstrip("+0")
        if len(phone) >= _SHORTEST_PHONE:
            self._number(phone, Kind.PHONE, owner)
        mail = "".join(fold_word(known.email).split())
        if "@" in mail:
            self._mails.setdefault(mail, set()).add(owner)
            self.count += 1
        self._street(fold_word(known.address), owner)

    def find(self, folded: Folded) -> Iterator[Strong]:
        """Everything in a text that names one of them."""
        words = [(match.start(), match.end()) for match in _WORD.finditer(folded.text)]
        for at, (start, end) in enumerate(words):
            first = folded.text[start:end]
            if first in self._pairs or first in self._runs or first.removesuffix("s") in self._runs:
                yield from self._name(folded, words, at)
            house = _HOUSE.match(folded.text, end)
            if house is not None:
                yield from self._at_street(folded.text, words, at, house)
        for match in _NUMBERS.finditer(folded.text):
            yield from self._in_digits(match)
        for match in _MAIL.finditer(folded.text) if _AT.search(folded.text) else ():
            owners = self._mails.get(f"{match[1].strip('.')}@{_DOT.sub('.', match[2])}")
            if owners:
                yield Strong(match.start(), match.end(), Kind.EMAIL, frozenset(owners))

    def _number(self, digits: str, kind: Kind, owner: bytes) -> None:
        self._numbers.setdefault(digits, (kind, set()))[1].add(owner)
        self._lengths.add(len(digits))
        self.count += 1

    def _street(self, address: str, owner: bytes) -> None:
        found = _STREET.match(" ".join(address.partition(",")[0].split()))
        words = letters(found[1]) if found is not None else []
        if found is not None and words:
            self._streets.setdefault((_street_name(words), found[2]), set()).add(owner)
            self._longest = max(self._longest, len(words))
            self.count += 1

    def _name(self, folded: Folded, words: list[tuple[int, int]], at: int) -> Iterator[Strong]:
        start, end = words[at]
        first = folded.text[start:end]
        run = self._runs.get(first) or self._runs.get(first.removesuffix("s"))
        if run:
            yield Strong(start, end, Kind.PERSON, frozenset(run))
        second = self._pairs.get(first)
        if second is None:
            return
        for low, high in words[at + 1 : at + 1 + _BETWEEN]:
            if not _GAP.fullmatch(folded.text[end:low]):
                return
            word = folded.text[low:high]
            owners = second.get(word) or second.get(word.removesuffix("s"))
            if owners:
                ordinary = is_word(first) and is_word(word)
                if not ordinary or (folded.capital(start) and folded.capital(low)):
                    yield Strong(start, high, Kind.PERSON, frozenset(owners))
                return
            if len(word) > 1 and word not in PARTICLES:
                return
            end = high

    def _at_street(self, text: str, words: list[tuple[int, int]], at: int, house: re.Match[str]) -> Iterator[Strong]:
        """A street that ends with this word, which a house number follows."""
        name: list[str] = []
        while at >= 0 and len(name) < self._longest:
            start, end = words[at]
            if name and not _WITHIN_STREET.fullmatch(text, end, words[at + 1][0]):
                return
            name.insert(0, text[start:end])
            owners = self._streets.get((_street_name(name), house[1]))
            if owners:
                yield Strong(start, house.end(), Kind.ADDRESS, frozenset(owners))
            at -= 1

    def _in_digits(self, run: re.Match[str]) -> Iterator[Strong]:
        places = [run.start() + at for at, sign in enumerate(run.group()) if sign.isdecimal()]
        digits = digits_of(run.group())
        for length in self._lengths:
            for at in range(len(digits) - length + 1):
                kind, owners = self._numbers.get(digits[at : at + length], (Kind.PNR, None))
                if owners and _stands_alone(digits, places, at, length, kind):
                    yield Strong(places[at], places[at + length - 1] + 1, kind, frozenset(owners))


def _stands_alone(digits: str, places: list[int], at: int, length: int, kind: Kind) -> bool:
    """Whether a number is written by itself, apart from a country code or century right before it."""
    after = at + length
    if after < len(places) and places[after] == places[after - 1] + 1:
        return False
    low = at
    while low and places[low - 1] == places[low] - 1:
        low -= 1
    return digits[low:at] in (_BEFORE_PNR if kind is Kind.PNR else _BEFORE_PHONE)


def _street_name(words: list[str]) -> str:
    """A street however it is spelt: in one, without accents, its ending as short as people write it."""
    name = without_accents("".join(words))
    for ending, short in _SHORTENED:
        if name.endswith(ending):
            return name.removesuffix(ending) + short
    return name


def _parts(name: str) -> set[str]:
    """What a name may be written as, word by word: its parts, what they make together, and each without accents."""
    parts = name_parts(name)
    whole = "".join(letters(fold_word(name)))
    forms = {part for part in (*parts, whole) if len(part) > 1}
    return forms | {bare for bare in map(without_accents, forms) if len(bare) > 1}
