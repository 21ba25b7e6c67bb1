"""From how likely each label of each word is to whole names: which words belong to one, of which kind, how sure.

Rule: a word is taken into a name when it is likely to belong to *some* name, whatever kind; the kind is settled afterwards. What
is covered matters more than what it is called.
"""

from collections.abc import Iterator

from journal_tui.practice.pseudonyms.span import Kind
from journal_tui.practice.pseudonyms.tagging.model import KINDS
from journal_tui.practice.pseudonyms.tagging.words import Word

THRESHOLDS = {Kind.PERSON: 0.3, Kind.LOC: 0.3, Kind.ORG: 0.45}
"""A word is taken into a name from this probability on that it belongs to one."""
_SURELY_NEW = 0.8
"""So sure that it begins a name, a word begins one even right after another person."""

Chances = list[float]
"""How likely each of `LABELS` is."""


def joined(sentence: list[Word], islands: Iterator[tuple[int, list[Chances]]]) -> Iterator[tuple[int, int, Kind, float]]:
    """The names of a sentence, offsets counted from its first word: words that follow each other in one name joined."""
    begin = sentence[0].start
    for first, island in islands:
        name: tuple[int, int, Kind, float] | None = None
        for word, likely in zip(sentence[first:], island, strict=False):
            named = 1.0 - likely[0]
            best = max(range(len(KINDS)), key=lambda k: likely[2 * k + 1] + likely[2 * k + 2])
            kind = Kind(KINDS[best])
            if (
                name is not None
                and named >= THRESHOLDS[kind]
                and kind is name[2]
                and (likely[2 * best + 2] >= likely[2 * best + 1] or _runs_on(likely, kind, word.start - begin - name[1]))
            ):
                name = (name[0], word.end - begin, kind, max(name[3], named))
                continue
            if name is not None:
                yield name
            name = (word.start - begin, word.end - begin, kind, named) if named >= THRESHOLDS[kind] else None
        if name is not None:
            yield name


def _runs_on(likely: Chances, kind: Kind, gap: int) -> bool:
    """Whether a word that looks like a new person, with nothing but a blank before it, is the surname of the last one."""
    return kind is Kind.PERSON and gap == 1 and likely[1] < _SURELY_NEW
