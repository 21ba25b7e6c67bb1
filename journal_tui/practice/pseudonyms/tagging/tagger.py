"""Find the names of persons, places and organisations in a note that nobody has told us of.

A linear-chain model read by our own code, a few microseconds a word: what each word brings is added up once and
remembered; a place where no label but "outside" has a chance is passed over; only the islands between such places
are reckoned through. Rules: everything found is a proposal with its probability as score, never a certainty; what is
remembered of notes lies in memory only, is bounded, and is gone after `forget`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from math import exp, floor
from operator import mul

from journal_tui.practice.pseudonyms.artefact import Artefact
from journal_tui.practice.pseudonyms.span import Kind, Source, Span
from journal_tui.practice.pseudonyms.tagging.features import (
    INNER,
    LOUD,
    LOW,
    OUTSIDE,
    START,
    Look,
    around,
    further,
    is_prose,
    left,
    look,
    of_phrase,
    phrased,
    places,
    right,
    since_role,
)
from journal_tui.practice.pseudonyms.tagging.model import LABELS, SHARED, SIGNS, Model, bar, fields, here, slots, unpack
from journal_tui.practice.pseudonyms.tagging.naming import Chances, joined
from journal_tui.practice.pseudonyms.tagging.words import Word, sentences, words

_HOPELESS, _UNLIKELY, _HOPEFUL = -8.0, -3.0, -1.0
"""How far, on the logarithm's scale, the best label of a place stands above "outside" by itself: below the first it
belongs to no name; below the second only where a neighbour is above the third."""
_WORDS, _FEATURES, _PAIRS, _SENTENCES = 30_000, 40_000, 60_000, 4_000
_WIDE = len(LABELS)
_PLACES = {START: 0, INNER: 1, LOW: 2, LOUD: 3}
_ID, _CASE = 24, 4
"""Bits of a number that stands for a look, and of what is added to some below it."""


@dataclass(slots=True)
class _Seen:
    """A word, what it says here and at the places around it, and numbers that stand for the parts of its look.

    Two of the numbers of neighbours added up are the key of what the pair says.
    """

    look: Look
    here: int
    next2: int
    next1: int
    last1: int
    last2: int
    code: int
    """For case and classes in full; leaves room below for the case of the place or the distance of a role word."""
    code_high: int
    coarse_high: int
    beside: int
    """For what a neighbour asks for."""
    beside_high: int
    beside_highest: int


class _Features(dict[str, int]):
    """What each feature says, remembered: most words share most of theirs. What has not been asked for lately goes first."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self._model = model
        self._older: dict[str, int] = {}

    def __missing__(self, name: str) -> int:
        if len(self) >= _FEATURES:
            self._older = dict(self)
            self.clear()
        said = self._older.get(name)
        said = self[name] = self._model.says(name) if said is None else said
        return said

    def forget(self) -> None:
        """Forget all of them."""
        self._older = {}
        self.clear()


_MODEL: Artefact[Model] = Artefact(__package__ or "", "model.bin", unpack)


class Reader:
    """A model with what it remembers. Threads may share one: what they write twice is the same."""

    __slots__ = (
        "_around", "_bars", "_columns", "_features", "_further", "_lefts", "_model", "_numbers", "_numbers_left", "_rights",
        "_sentences", "_words",
    )  # fmt: skip

    def __init__(self, model: Model) -> None:
        """Remember nothing yet."""
        self._model = model
        self._columns = tuple(zip(*model.follows, strict=True))
        self._bars = tuple(bar(floor(least / model.step) + 1) for least in (_HOPELESS, _UNLIKELY, _HOPEFUL))
        self._features = _Features(model)
        self._words: dict[str, _Seen] = {}
        self._numbers: dict[object, int] = {}
        self._numbers_left = count(1)
        """Never the same number twice, also when what it stood for has been forgotten while another thread reads."""
        self._lefts: dict[int, int] = {}
        self._rights: dict[int, int] = {}
        self._further: dict[int, int] = {}
        self._around: dict[int, int] = {}
        self._sentences: dict[str, tuple[tuple[int, int, Kind, float], ...]] = {}

    def forget(self) -> None:
        """Forget every word and sentence that was read."""
        self._sentences.clear()
        for said in (self._lefts, self._rights, self._further, self._around):
            said.clear()
        self._words.clear()
        self._features.forget()
        self._numbers.clear()

    def tag(self, text: str, cut: Sequence[Word] | None = None) -> list[Span]:
        """All names found in a text, in order, apart from each other; `cut`: its words, where they are known already."""
        found: list[Span] = []
        for sentence in sentences(text, words(text) if cut is None else cut):
            begin = sentence[0].start
            for start, end, kind, score in self._names(text[begin : sentence[-1].end], sentence):
                found.append(Span(begin + start, begin + end, kind, Source.TAGGER, score, declinable=True))
        return found

    def _names(self, written: str, sentence: list[Word]) -> tuple[tuple[int, int, Kind, float], ...]:
        known = self._sentences.get(written)
        if known is None:
            known = tuple(joined(sentence, self._islands([word.text for word in sentence])))
            if len(self._sentences) >= _SENTENCES:
                self._sentences.clear()
            self._sentences[written] = known
        return known

    def marginals(self, forms: Sequence[str]) -> list[Chances | None]:
        """For each word of a sentence how likely each of `LABELS` is; None stands for "outside, surely"."""
        found: list[Chances | None] = [None] * len(forms)
        for begin, island in self._islands(forms):
            found[begin : begin + len(island)] = island
        return found

    def _islands(self, forms: Sequence[str]) -> Iterator[tuple[int, list[Chances]]]:
        """The stretches of a sentence that are not surely outside: where each begins, and its marginals."""
        rows = self._rows(forms)
        hopeless, unlikely, hopeful = self._bars
        step, last = self._model.step, len(rows) - 1
        island: list[list[float]] = []
        for at, said in enumerate(rows):
            if said + unlikely & SIGNS or (
                said + hopeless & SIGNS
                and ((at and rows[at - 1] + hopeful & SIGNS) or (at < last and rows[at + 1] + hopeful & SIGNS))
            ):
                island.append([1.0, *[exp(steps * step) for steps in fields(said)]])
            elif island:
                begin = at - len(island)
                yield begin, self._reckoned(island, first=begin == 0, last=False)
                island = []
        if island:
            yield len(rows) - len(island), self._reckoned(island, first=len(island) == len(rows), last=True)

    def _rows(self, forms: Sequence[str]) -> list[int]:
        """What is said of each place."""
        known = self._words
        lefts, rights, further_away, around_it = self._lefts, self._rights, self._further, self._around
        outside = known.get("") or self._word("")
        seen = [outside, outside, *[known.get(form) or self._word(form) for form in forms], outside, outside]
        looks = [each.look for each in seen[2:-2]]
        since, phrases, prose = since_role(looks), phrased(looks), is_prose(forms)
        cases = places(forms)
        rows: list[int] = []
        for at, (before2, before, word, after, after2) in enumerate(
            zip(seen, seen[1:], seen[2:], seen[3:], seen[4:], strict=False)
        ):
            code = word.code
            if (of_left := lefts.get(key := before.beside_high + code + _PLACES[cases[at]])) is None:
                of_left = lefts[key] = self._here(lefts, left(before.look, word.look, cases[at]))
            if (of_right := rights.get(key := word.code_high + after.beside)) is None:
                of_right = rights[key] = self._here(rights, right(word.look, after.look))
            if (of_further := further_away.get(key := before2.beside_high + code + 2 * since[at] + prose)) is None:
                names = further(before2.look, word.look, since[at], prose=prose)
                of_further = further_away[key] = self._here(further_away, names)
            if (of_around := around_it.get(key := before.beside_highest + word.coarse_high + after.beside)) is None:
                of_around = around_it[key] = self._here(around_it, around(before.look, word.look, after.look))
            said = (
                word.here + before2.next2 + before.next1 + after.last1 + after2.last2
                + of_left + of_right + of_further + of_around
            )  # fmt: skip
            if phrases[at]:
                said += self._here({}, of_phrase(phrases[at], word.look))
            rows.append(said)
        return rows

    def _word(self, form: str) -> _Seen:
        word = look(form) if form else OUTSIDE
        features = self._features
        said = sum([*[features[name] for name in word.own], *[features[SHARED + name] for name in word.near]])
        if len(self._words) >= _WORDS:
            self._words.clear()
        beside, code, coarse = map(self._number, ((word.key, word.coarse), word.code, word.coarse))
        own, next2, next1, last1, last2 = slots(said)
        codes = (code << _CASE, code << _ID, coarse << _ID, beside, beside << _ID + _CASE, beside << 2 * _ID)
        seen = self._words[form] = _Seen(word, own, next2, next1, last1, last2, *codes)
        return seen

    def _number(self, thing: object) -> int:
        return self._numbers.get(thing) or self._numbers.setdefault(thing, next(self._numbers_left))

    def _here(self, remembered: dict[int, int], names: tuple[str, ...]) -> int:
        """What features say at their own place. One the trainer never met may have the key of a word's: the rest is not meant."""
        if len(remembered) >= _PAIRS:
            remembered.clear()
        return here(sum(map(self._features.__getitem__, names)))

    def _reckoned(self, island: list[list[float]], *, first: bool, last: bool) -> list[list[float]]:
        """Forwards and backwards through places between two that are surely outside."""
        follows, columns = self._model.follows, self._columns
        ahead: list[list[float]] = []
        now = island[0] if first else list(map(mul, follows[0], island[0]))
        for at, spoken in enumerate(island):
            if at:
                now = [sum(map(mul, now, column)) * s for column, s in zip(columns, spoken, strict=True)]
            whole = sum(now)
            now = [n / whole for n in now]
            ahead.append(now)
        back = [1.0] * _WIDE if last else list(columns[0])
        for at in range(len(island) - 1, -1, -1):
            both = list(map(mul, ahead[at], back))
            whole = sum(both)
            ahead[at] = [b / whole for b in both]
            if at:
                weighed = list(map(mul, back, island[at]))
                back = [sum(map(mul, row, weighed)) for row in follows]
                whole = sum(back)
                back = [b / whole for b in back]
        return ahead


_READER: list[Reader] = []


def _reader() -> Reader:
    if not _READER:
        _READER.append(Reader(_MODEL()))
    return _READER[0]


def read_with(model: Model) -> None:
    """Read with another model from now on: for measuring what a training brings."""
    _READER[:] = [Reader(model)]


def load() -> None:
    """Read and check the model.

    Raises:
        ArtefactDamaged: It is not what was recorded.
    """
    _reader()


def tag(text: str, cut: Sequence[Word] | None = None) -> list[Span]:
    """All names in a written text that the model takes for likely, in order, apart from each other.

    Args:
        text: the written text.
        cut: its words, where they are known already.

    Raises:
        ArtefactDamaged: The model is not what was recorded.
    """
    return _reader().tag(text, cut)


def forget() -> None:
    """Forget every word and sentence that was read."""
    if _READER:
        _READER[0].forget()
