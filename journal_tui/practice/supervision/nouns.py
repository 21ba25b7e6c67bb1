"""What may still point at somebody in a general text: shown to a person one by one, never decided here.

The rule: a capitalised word that does not begin a sentence, one that does and is no ordinary word, whatever the recogniser
and the lists doubt, whatever the vault knows, a day that may be a rating, and a feast that dates a week.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Final

from journal_tui.practice.leak_finders import Finder, masked
from journal_tui.practice.pseudonyms import guess, lexicon
from journal_tui.practice.pseudonyms.folding import fold_word
from journal_tui.practice.supervision.times import MAYBE
from journal_tui.practice.templates import every_line

_CAPITAL: Final = re.compile(r"(?<![\w])[^\W\d_a-z][\w'’-]*")
_ENDS: Final = re.compile(r"(?:^|[.!?…:]['”\"»)]*\s+|[\n\r]\s*|[-–•*”\"»(]\s*)$")
_ORDINARY: Final = frozenset({"kbt", "cbt", "act", "pt", "suds", "rpe", "bmi", "phq", "gad", "who", "i"})
_FEASTS: Final = re.compile(
    r"\b(?:jul(?:en|afton\w*|dag\w*)?|nyår\w*|trettondag\w*|påsk\w*|valborg\w*|kristi himmels\w*|pingst\w*|midsommar\w*"
    r"|alla helgons\w*|lucia\w*|advent\w*|nationaldag\w*|christmas|new year\w*|easter|midsummer\w*|halloween|thanksgiving"
    r"|sportlov\w*|påsklov\w*|höstlov\w*|jullov\w*|ramadan|eid)\b",
    re.IGNORECASE,
)
_AROUND: Final = 60


@dataclass(frozen=True, slots=True)
class Noun:
    """A word or a few that a person has to decide on.

    Attributes:
        number: From 1, in the order in which they first stand.
        word: As it first stands.
        places: All places in the text where it stands.
        before: What stands before the first of them.
        after: What stands after it.
        sure: It is known to name somebody: it cannot be kept.
    """

    number: int
    word: str = field(repr=False)
    places: tuple[tuple[int, int], ...]
    before: str = field(repr=False)
    after: str = field(repr=False)
    sure: bool = False


def nouns(text: str, fixed: Sequence[tuple[int, int]], finders: Collection[Finder]) -> tuple[Noun, ...]:
    """Find what may point at somebody.

    Args:
        text: The general text.
        fixed: Places of the words that took the place of tokens.
        finders: What the vault knows.

    Raises:
        ArtefactDamaged: A compiled file is not what was recorded.
    """
    sure = {(each.start, each.end) for finder in finders for each in finder.find(masked(text))[0] if each.sure}
    found = {(each.start, each.end) for finder in finders for each in finder.find(masked(text))[0]}
    found |= {(span.start, span.end) for span in guess.guesses(text)}
    found |= {match.span() for match in MAYBE.finditer(text)} | {match.span() for match in _FEASTS.finditer(text)}
    found |= {match.span() for match in _CAPITAL.finditer(text) if _doubtful(text, match)}
    kept = {place for place in found if not any(start < place[1] and place[0] < end for start, end in fixed)}
    return _grouped(text, _joined(text, sorted(kept | sure)), sure)


def _doubtful(text: str, match: re.Match[str]) -> bool:
    word = match.group()
    if not word[0].isupper():
        return False
    folded = fold_word(word)
    if folded in _ORDINARY or folded.partition("-")[0] in _ORDINARY:
        return False
    begin = text.rfind("\n", 0, match.start()) + 1
    end = text.find("\n", match.end())
    line = text[begin : len(text) if end < 0 else end].strip().casefold()
    if line in every_line():
        return False
    if not _ENDS.search(text[begin : match.start()]):
        return True
    return not lexicon.is_word(folded) or lexicon.is_someone(folded) or lexicon.place(folded) > 1


def _joined(text: str, places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Places that overlap, or are one space apart and both capitalised, are one."""
    joined: list[tuple[int, int]] = []
    for start, end in places:
        if joined:
            first, last = joined[-1]
            names = text[last:start] == " " and text[first].isupper() and text[start].isupper()
            if start < last or names:
                joined[-1] = (first, max(last, end))
                continue
        joined.append((start, end))
    return joined


def _grouped(text: str, places: Sequence[tuple[int, int]], sure: Collection[tuple[int, int]]) -> tuple[Noun, ...]:
    groups: dict[str, list[tuple[int, int]]] = {}
    for start, end in places:
        groups.setdefault(fold_word(text[start:end]), []).append((start, end))
    made: list[Noun] = []
    for number, group in enumerate(groups.values(), 1):
        start, end = group[0]
        made.append(
            Noun(
                number=number,
                word=text[start:end],
                places=tuple(group),
                before=text[max(start - _AROUND, 0) : start].rpartition("\n")[2],
                after=text[end : end + _AROUND].partition("\n")[0],
                sure=any(first < high and low < last for low, high in group for first, last in sure),
            )
        )
    return tuple(made)
