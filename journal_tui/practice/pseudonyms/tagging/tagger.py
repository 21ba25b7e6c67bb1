"""Find the names of persons, places and organisations in a note that nobody has told us of.

A linear-chain model read by our own code, a few microseconds a word: what each word brings is added up once and
remembered; a place where no label but "outside" has a chance is passed over; only the islands between such places
are reckoned through. Rules: everything found is a proposal with its probability as score, never a certainty; what is
remembered of notes lies in memory only, is bounded, and is gone after `forget`.
"""

from collections.abc import Sequence
from math import exp
from operator import mul
from typing import NamedTuple

from journal_tui.practice.pseudonyms.artefact import Artefact
from journal_tui.practice.pseudonyms.span import Kind, Source, Span
from journal_tui.practice.pseudonyms.tagging.features import (
    OUTSIDE,
    Look,
    around,
    further,
    left,
    look,
    of_phrase,
    phrased,
    places,
    right,
    since_role,
)
from journal_tui.practice.pseudonyms.tagging.model import KINDS, LABELS, SHARED, SLOTS, Model, unpack
from journal_tui.practice.pseudonyms.tagging.words import Word, sentences

THRESHOLDS = {Kind.PERSON: 0.4, Kind.LOC: 0.4, Kind.ORG: 0.4}
"""A word is taken into a name from this probability on that it belongs to one."""
_HOPELESS, _UNLIKELY, _HOPEFUL = -8.0, -3.0, -1.0
"""How far, on the logarithm's scale, the best label of a place stands above "outside" by itself: below the first it
belongs to no name; below the second only where a neighbour is above the third."""
_WORDS, _PAIRS, _SENTENCES = 30_000, 60_000, 4_000
_WIDE = len(LABELS)

Sums = tuple[float, ...]
"""For each label but "outside" how much more it is spoken for than "outside"."""


class _Seen(NamedTuple):
    """A word and what it says, slot by slot."""

    look: Look
    slots: tuple[Sums, ...]


_MODEL: Artefact[Model] = Artefact(__package__ or "", "model.bin", unpack)


class Reader:
    """A model with what it remembers. Threads may share one: what they write twice is the same."""

    __slots__ = ("_columns", "_model", "_pairs", "_sentences", "_words")

    def __init__(self, model: Model) -> None:
        """Remember nothing yet."""
        self._model = model
        self._columns = tuple(zip(*model.follows, strict=True))
        self._words: dict[str, _Seen] = {}
        self._pairs: dict[tuple[object, ...], Sums] = {}
        self._sentences: dict[str, tuple[tuple[int, int, Kind, float], ...]] = {}

    def forget(self) -> None:
        """Forget every word and sentence that was read."""
        self._words.clear()
        self._pairs.clear()
        self._sentences.clear()

    def tag(self, text: str) -> list[Span]:
        """All names found in a text, in order, apart from each other."""
        found: list[Span] = []
        for sentence in sentences(text):
            begin = sentence[0].start
            for start, end, kind, score in self._names(text[begin : sentence[-1].end], sentence):
                found.append(Span(begin + start, begin + end, kind, Source.TAGGER, score, declinable=True))
        return found

    def _names(self, written: str, sentence: list[Word]) -> tuple[tuple[int, int, Kind, float], ...]:
        known = self._sentences.get(written)
        if known is None:
            known = tuple(_joined(sentence, self.marginals([word.text for word in sentence])))
            if len(self._sentences) >= _SENTENCES:
                self._sentences.clear()
            self._sentences[written] = known
        return known

    def marginals(self, forms: Sequence[str]) -> list[Sequence[float] | None]:
        """For each word of a sentence how likely each of `LABELS` is; None stands for "outside, surely"."""
        rows = self._rows(forms)
        tops = [-99.0, *map(max, rows), -99.0]
        found: list[Sequence[float] | None] = [None] * len(rows)
        island: list[list[float]] = []
        for at, row in enumerate(rows):
            top = tops[at + 1]
            if top > _UNLIKELY or (top > _HOPELESS and max(tops[at], tops[at + 2]) > _HOPEFUL):
                island.append([1.0, *map(exp, row)])
            elif island:
                found[at - len(island) : at] = self._reckoned(island, first=at == len(island), last=False)
                island = []
        if island:
            found[len(rows) - len(island) :] = self._reckoned(island, first=len(island) == len(rows), last=True)
        return found

    def _rows(self, forms: Sequence[str]) -> list[Sums]:
        """What speaks for each label at each place."""
        known = self._words
        outside = known.get("") or self._word("")
        seen = [outside, outside, *[known.get(form) or self._word(form) for form in forms], outside, outside]
        since = since_role([each.look for each in seen[2:-2]])
        phrases = phrased([each.look for each in seen[2:-2]])
        rows: list[Sums] = []
        for at, place in enumerate(places(forms)):
            before2, before, word, after, after2 = seen[at : at + 5]
            parts: tuple[Sums, ...] = (
                word.slots[0],
                before2.slots[1],
                before.slots[2],
                after.slots[3],
                after2.slots[4],
                self._left(before.look, word.look, place),
                self._right(word.look, after.look),
                self._further(before2.look, word.look, since[at]),
                self._around(before.look, word.look, after.look),
            )
            if phrases[at]:
                parts = (*parts, self._of_phrase(phrases[at], word.look))
            rows.append(tuple(map(sum, zip(*parts, strict=True))))
        return rows

    def _word(self, form: str) -> _Seen:
        word = look(form) if form else OUTSIDE
        sums = [0.0] * (_WIDE * len(SLOTS))
        add = self._model.add
        for name in word.own:
            add(name, sums)
        for name in word.near:
            add(SHARED + name, sums)
        if len(self._words) >= _WORDS:
            self._words.clear()
        slots = tuple(_relative(sums[slot * _WIDE : (slot + 1) * _WIDE]) for slot in range(len(SLOTS)))
        seen = self._words[form] = _Seen(word, slots)
        return seen

    def _left(self, before: Look, word: Look, place: str) -> Sums:
        key = (before.key, before.coarse, word.code, place)
        return self._pairs.get(key) or self._said(key, left(before, word, place))

    def _right(self, word: Look, after: Look) -> Sums:
        key = (word.code, after.key, after.coarse)
        return self._pairs.get(key) or self._said(key, right(word, after))

    def _further(self, before: Look, word: Look, since: int) -> Sums:
        key = (before.key, before.coarse, word.code, since)
        return self._pairs.get(key) or self._said(key, further(before, word, since))

    def _around(self, before: Look, word: Look, after: Look) -> Sums:
        key = (before.key, before.coarse, word.coarse, after.key, after.coarse)
        return self._pairs.get(key) or self._said(key, around(before, word, after))

    def _of_phrase(self, phrase_at: str, word: Look) -> Sums:
        key = (phrase_at, word.coarse)
        return self._pairs.get(key) or self._said(key, of_phrase(phrase_at, word))

    def _said(self, key: tuple[object, ...], names: tuple[str, ...]) -> Sums:
        sums = [0.0] * (_WIDE * len(SLOTS))
        for name in names:
            self._model.add(name, sums)
        if len(self._pairs) >= _PAIRS:
            self._pairs.clear()
        said = self._pairs[key] = _relative(sums[:_WIDE])
        return said

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


def _relative(sums: list[float]) -> Sums:
    outside = sums[0]
    return tuple(s - outside for s in sums[1:])


def _joined(sentence: list[Word], marginals: list[Sequence[float] | None]) -> list[tuple[int, int, Kind, float]]:
    """The names of a sentence, offsets counted from its first word: words that follow each other in one name joined."""
    begin = sentence[0].start
    found: list[tuple[int, int, Kind, float]] = []
    open_kind: Kind | None = None
    for word, likely in zip(sentence, marginals, strict=True):
        if likely is None:
            open_kind = None
            continue
        named = 1.0 - likely[0]
        best = max(range(len(KINDS)), key=lambda k: likely[2 * k + 1] + likely[2 * k + 2])
        kind = Kind(KINDS[best])
        if named < THRESHOLDS[kind]:
            open_kind = None
        elif kind is open_kind and likely[2 * best + 2] >= likely[2 * best + 1]:
            start, _, _, score = found[-1]
            found[-1] = (start, word.end - begin, kind, max(score, named))
        else:
            found.append((word.start - begin, word.end - begin, kind, named))
            open_kind = kind
    return found


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


def tag(text: str) -> list[Span]:
    """All names in a written text that the model takes for likely, in order, apart from each other.

    Raises:
        ArtefactDamaged: The model is not what was recorded.
    """
    return _reader().tag(text)


def forget() -> None:
    """Forget every word and sentence that was read."""
    if _READER:
        _READER[0].forget()
