"""Whether what stands in a note could together point at someone, although no name stands there.

A workplace that few have, a small place and an illness are each harmless; together a neighbour knows who it is. Rules:
pure; the answer says which kinds meet and never a word of the note; it is a reminder, and nothing is held up by it. A
token counts for what was written for it, because whoever reads the note with its names reads that.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from journal_tui.practice.pseudonyms import lexicon
from journal_tui.practice.pseudonyms.folding import fold_word
from journal_tui.practice.pseudonyms.quasi_words import (
    CONDITIONS,
    HIGH_AGES,
    OCCUPATIONS,
    WHOLE_CONDITIONS,
    WHOLE_OCCUPATIONS,
)
from journal_tui.practice.pseudonyms.span import Kind, Span
from journal_tui.practice.pseudonyms.tagging.features import without_ending
from journal_tui.practice.pseudonyms.text import parse
from journal_tui.practice.pseudonyms.tokens import parse_label
from journal_tui.practice.written import Flag

_LARGE_TOWN, _ABROAD = 3, 1
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_AGE = re.compile(
    r"(?<!\d)\d{1,3}[- ]?åri(?:g|ng)|(?<!\d)\d{1,3} år (?:gam|ung)|\b(?:fyll\w{1,4}|är|blir|blev) (?:nu |snart )?\d{2,3}(?: år)?(?=[ ]?(?:[.,;)\n]|och\b|\Z))"
    r"|‹(?:, ?| ?\()\d{2,3}(?: år)?(?=[,.;)])|‹ \d{2,3} år(?!\w)"
)
"""How old somebody is said to be; the bracket stands where a person is named. A time that something took is no age."""
_PERSON, _OTHER = "‹", "\u00b7"
_BORN = frozenset({Kind.PNR, Kind.DOB})
_PLACED = frozenset({Kind.LOC, Kind.ADDRESS, Kind.ORG})


class Trait(StrEnum):
    """What can point at someone together with others, in the order in which it is said."""

    WORKPLACE = "workplace"
    """A workplace, a school or a home that is no chain and no large employer."""
    PLACE = "place"
    """A village or a small town."""
    CONDITION = "condition"
    """A word for an illness or a disability."""
    AGE = "age"
    OCCUPATION = "occupation"
    """Work that few do."""


_WEIGHTY = frozenset({Trait.WORKPLACE, Trait.PLACE, Trait.CONDITION})


@dataclass(frozen=True, slots=True)
class Reminder:
    """The kinds that meet in a note; none when there is nothing to say. Holds no word of it."""

    traits: frozenset[Trait] = frozenset()

    def __bool__(self) -> bool:
        """Whether there is something to say."""
        return bool(self.traits)


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    kind: Kind
    form: str


def meeting(text: str, forms: Sequence[str] = (), flags: Sequence[Flag] = ()) -> Reminder:
    """What meets in an editor's or a stored text.

    Args:
        text: the text, tokens in.
        forms: the written form of each token, in order; without them tokens of places and workplaces count for nothing.
        flags: the words that nobody has decided on.

    Raises:
        ArtefactDamaged: The lexicon is not what was recorded.
    """
    marks: list[_Mark] = []
    for number, token in enumerate(parse(text)[1]):
        found = parse_label(token.label)
        if found is not None:
            marks.append(_Mark(token.start, token.end, found[0], forms[number] if number < len(forms) else ""))
    marks += [_Mark(f.start, f.end, Kind(f.label), text[f.start : f.end]) for f in flags if not _covered(f, marks)]
    return _reminder(text, marks)


def meeting_in(written: str, spans: Iterable[Span]) -> Reminder:
    """What meets in a plain text.

    Args:
        written: the text.
        spans: what the recogniser found in it, disjoint.

    Raises:
        ArtefactDamaged: The lexicon is not what was recorded.
    """
    return _reminder(written, [_Mark(s.start, s.end, s.kind, written[s.start : s.end]) for s in spans])


def _covered(flag: Flag, marks: Sequence[_Mark]) -> bool:
    return any(mark.start < flag.end and flag.start < mark.end for mark in marks)


def _reminder(text: str, marks: list[_Mark]) -> Reminder:
    traits = {trait for mark in marks for trait in _of_mark(mark)} | _of_words(_without(text, marks))
    weighty = traits & _WEIGHTY
    enough = len(weighty) == len(_WEIGHTY) or (len(weighty) == len(_WEIGHTY) - 1 and traits - _WEIGHTY)
    return Reminder(frozenset(traits) if enough else frozenset())


def _of_mark(mark: _Mark) -> Iterable[Trait]:
    if mark.kind in _BORN:
        yield Trait.AGE
    if mark.kind not in _PLACED or not mark.form:
        return
    words = [fold_word(word) for word in _WORD.findall(mark.form)]
    if mark.kind is Kind.ORG and words and not _well_known(words):
        yield Trait.WORKPLACE
    if any(map(_small, words)) or (
        mark.kind is Kind.LOC and words and not any(map(_placed, words)) and not _somewhere(words)
    ):
        yield Trait.PLACE


def _well_known(words: list[str]) -> bool:
    """Whether it is a chain, a large employer or an authority: thousands work there or go there."""
    known = lexicon.ORGANISATION | lexicon.ALLOWED
    starts = (" ".join(words[:size]) for size in range(len(words), 1, -1))
    return any(lexicon.phrase(start) in {"organisation", "allowed"} for start in starts) or bool(
        lexicon.bits(words[0]) & known or lexicon.bits(without_ending(words[0])) & known
    )


def _placed(word: str) -> int:
    return max(lexicon.place(word), lexicon.place(without_ending(word)))


def _small(word: str) -> bool:
    return _ABROAD < _placed(word) < _LARGE_TOWN and not lexicon.given(word)


def _somewhere(words: list[str]) -> bool:
    """Whether several words together are one place of the lexicon, which then is no village."""
    return lexicon.phrase_place(" ".join(words))


def _without(text: str, marks: list[_Mark]) -> str:
    """The text folded, with a sign in place of whatever stands for somebody or something."""
    parts: list[str] = []
    here = 0
    for mark in sorted(marks, key=lambda mark: mark.start):
        parts += [text[here : mark.start], _PERSON if mark.kind is Kind.PERSON else _OTHER]
        here = max(here, mark.end)
    return fold_word("".join([*parts, text[here:]]))


def _of_words(folded: str) -> set[Trait]:
    found = {Trait.AGE} if _AGE.search(folded) or any(word in folded for word in HIGH_AGES) else set()
    for word in set(_WORD.findall(folded)):
        if word in WHOLE_CONDITIONS or word.startswith(CONDITIONS):
            found.add(Trait.CONDITION)
        if word in WHOLE_OCCUPATIONS or word.startswith(OCCUPATIONS):
            found.add(Trait.OCCUPATION)
    return found
