"""The own name when it is not written as words: in pieces, letter by letter, or by its initials.

The rule: nothing here is compiled or read through before a quick look at the words of the text says that it may be
there. Notes hold such writings seldom, and every note is asked.
"""

import re
from collections.abc import Collection, Iterator
from collections.abc import Set as AbstractSet

from journal_tui.practice.pseudonyms.folding import Folded, fold_word
from journal_tui.practice.pseudonyms.names import PARTICLES, initials, is_word, letters
from journal_tui.practice.pseudonyms.pattern import Pattern
from journal_tui.practice.pseudonyms.span import Kind, Source, Span

WHOLE, INITIALS_SURE, IN_TWO, IN_TWO_LOWER, BARE_INITIALS = 1.0, 0.9, 0.9, 0.4, 0.3

_SPLIT_FROM, _SPACED_FROM = 6, 3
_SPACED = re.compile(r"(?<![^\W_])[^\W\d_](?:[ .\-\u2010\u2011_*]{1,3}[^\W\d_](?![^\W_])){2,}")
_STEP = re.compile(r"(\.-|\.?[ ]|\.|-|)([^\W\d_])")
_ABBREVIATION = re.compile(
    "ac|ad|af|am|as|bb|bi|bt|bp|bv|cm|dr|eg|el|em|en|eu|fk|fm|fs|fu|fv|ga|hb|hr|hv|ia|if|ig|ik|io|ip|it|iv|kg|kl|km|ks|kt"
    "|la|lm|ma|mb|md|mg|mi|ml|mm|ms|mr|nu|ob|ok|os|pb|pc|pm|pt|ra|rm|ro|rt|sa|se|sf|sm|st|su|sv|tb|tv|ul|va|vb|vc|vo|vt|vv|xl"
)
_SINGLES = frozenset("abcdefghijklmnopqrstuvwxyzåäöéü")
_PARTICLE_LETTERS = frozenset("vadlzt")
_DOTTED = frozenset(
    [
        "sk",
        "fd",
        "mm",
        "dv",
        "os",
        "fr",
        "bl",
        "pg",
        "ga",
        "dä",
        "nb",
        "ps",
        "fn",
        "ek",
        "am",
        "em",
        "tex",
        "te",
        "eg",
        "ie",
        "ds",
        "mfl",
        "ms",
        "st",
        "tv",
        "tr",
    ]
)
"""What is written with dots in small letters and is no initials."""


def composed_names(*names: str) -> Iterator[Pattern]:
    """Patterns for names of several pieces that are only whole together: O'Connor, Al-Rashid, de la Cruz."""
    for name in names:
        pieces = letters(fold_word(name))
        if len(pieces) > 1 and any(len(piece) == 1 or piece in PARTICLES for piece in pieces):
            between = r"[\s\-\u2010-\u2015.,&+/'’\u00b4]{0,6}"
            whole = rf"(?<![^\W_]){between.join(map(re.escape, pieces))}(?=s?(?![^\W_]))"
            yield Pattern(whole, Kind.PERSON, "", max(pieces, key=len))


class SpelledNames:
    """Finds the client's name in pieces, letter by letter and by its initials. Immutable, safe between threads."""

    __slots__ = ("_composed", "_doubles", "_first", "_letters", "_loose", "_pairs", "_split")

    def __init__(self, given: str, surname: str, forms: Collection[str]) -> None:
        """Keep the own names (`forms`: every one of them by itself, folded)."""
        self._composed = (*composed_names(surname, given),)
        self._split = tuple(form for form in sorted(forms) if len(form) >= _SPLIT_FROM and not is_word(form))
        self._letters = [(form, frozenset(form)) for form in sorted(forms) if len(form) >= _SPACED_FROM]
        first, last, full = initials(given), initials(surname), initials(surname, particles=True)
        self._first = first[:1] if last or first[1:] else ""
        self._pairs = {first[0] + last[0]} if first and last else set[str]()
        """AS: two letters of which one is the surname's."""
        self._doubles = {first[:2]} if len(first) > 1 else set[str]()
        """AK: the given names alone."""
        longer = {first[0] + full, first + full, first + last, first + last[0]} if first and last else set[str]()
        self._loose = {run for run in longer if len(run) > 2}
        """AKS, AvS: so many that even spaces between them will do."""

    def __repr__(self) -> str:
        """Hold back whose name it is."""
        return "SpelledNames(…)"

    def find(self, folded: Folded, words: AbstractSet[str], digits: str = "") -> list[Span]:
        """All finds, in folded offsets; `words` are the words of the text."""
        spans: list[Span] = []
        for pattern in self._composed:
            spans += pattern.find(folded, digits)
        spans += self._in_two(folded, words)
        if self._letters and len(words & _SINGLES) > 1:
            spans += self._spaced(folded, words & _SINGLES)
        if self._first:
            spans += self._find_initials(folded)
        return spans

    def _in_two(self, folded: Folded, words: AbstractSet[str]) -> Iterator[Span]:
        """Long names with a hyphen or a space inside: Ståhl-berg, Ståhl berg, Ståhl- berg."""
        for form in self._split:
            for cut in range(2, len(form) - 1):
                head, tail = form[:cut], form[cut:]
                if head in words and (tail in words or tail + "s" in words):
                    yield from self._pieces(folded, head, tail)

    def _pieces(self, folded: Folded, head: str, tail: str) -> Iterator[Span]:
        whole = rf"(?<![^\W_]){re.escape(head)}(?:[-\u2010\u2011\u2013]|[ ]|-[ ]|[ ]-[ ]){re.escape(tail)}(?=s?(?![^\W_]))"
        for match in re.finditer(whole, folded.text):
            score = IN_TWO if folded.capital(match.start()) else IN_TWO_LOWER
            yield Span(match.start(), match.end(), Kind.PERSON, Source.KNOWN, score, "", True, True)

    def _spaced(self, folded: Folded, singles: AbstractSet[str]) -> Iterator[Span]:
        """`A n n a`, `A-n-n-a`, `a.n.n.a`: the letters of a name one by one."""
        wanted = [form for form, own in self._letters if own <= singles]
        if not wanted:
            return
        for match in _SPACED.finditer(folded.text):
            places = [match.start() + i for i, c in enumerate(match.group()) if c.isalpha()]
            run = "".join(folded.text[at] for at in places)
            for form in wanted:
                at = run.find(form)
                if at >= 0:
                    start, end = places[at], places[at + len(form) - 1] + 1
                    yield Span(start, end, Kind.PERSON, Source.KNOWN, WHOLE, "", True, False)

    def _find_initials(self, folded: Folded) -> Iterator[Span]:
        cased = folded.cased
        for begin, small in ((self._first.upper(), False), (self._first + ".", True)):
            for at in _each(cased, begin):
                if at and (cased[at - 1].isalnum() or (small and cased[at - 1] == ".")):
                    continue
                end, bare = self._run(cased, at, small=small)
                if end:
                    score = BARE_INITIALS if bare or small else INITIALS_SURE
                    yield Span(at, end, Kind.PERSON, Source.KNOWN, score, "", True, True)

    def _run(self, cased: str, at: int, *, small: bool) -> tuple[int, bool]:
        """Where the longest sequence of the own initials that begins here ends (0: none), and whether it has no sign in it."""
        run, signs, end = cased[at], "", at + 1
        found = (0, False)
        for _ in range(5):
            step = _STEP.match(cased, end)
            if step is None or (step[2].isupper() is small and step[2] not in _PARTICLE_LETTERS):
                break
            run, signs, end = run + step[2], signs + step[1], step.end()
            if cased[end : end + 1].isalnum():
                if cased[end].islower() and cased[end] not in _PARTICLE_LETTERS:
                    break
                continue
            dotted = "." in signs and cased[end : end + 1] == "."
            if self._fits(run.casefold(), run, signs, dotted=dotted, small=small):
                found = (end + dotted, not signs)
        return found

    def _fits(self, folded: str, run: str, signs: str, *, dotted: bool, small: bool) -> bool:
        if small:
            whole = dotted and "-" not in signs and signs.count(".") == len(run) - 1
            return whole and folded not in _DOTTED and folded in self._pairs | self._doubles | self._loose
        if folded in self._loose:
            return bool(signs) or not run[0].islower()
        if folded in self._doubles and ("-" in signs or dotted):
            return True
        if folded in self._pairs:
            return "." in signs or (not signs and run.isupper() and _ABBREVIATION.fullmatch(folded) is None)
        return False


def _each(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)
