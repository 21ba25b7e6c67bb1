"""What a person types to narrow a timeline, taken apart; pure.

Every word must occur somewhere in what a line says (its date, month, kind, state or text); `typ:mätning` keeps one kind;
`@vår`, `@2026`, `@2026-05` narrow the time. Nothing that is typed can be wrong.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from journal_tui.practice.periods import period, within
from journal_tui.practice.query import fold
from journal_tui.practice.timeline.values import TimelineItem, TimelineKind

_KIND_WORDS = ("typ:", "type:", "kind:")


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What is wanted: without kinds every kind, without words every text, without ends all the time."""

    words: tuple[str, ...] = field(default=(), repr=False)
    kinds: frozenset[TimelineKind] | None = None
    start: date | None = None
    end: date | None = None

    def __bool__(self) -> bool:
        """Whether anything is left out at all."""
        return bool(self.words or self.kinds is not None or self.start or self.end)

    def keeps(self, item: TimelineItem, needle: str) -> bool:
        """Tell whether a line is wanted.

        Args:
            item: The line.
            needle: All that it says, folded.
        """
        if self.kinds is not None and item.kind not in self.kinds:
            return False
        if (self.start or self.end) and (item.error or not within(item.at.astimezone().date(), self.start, self.end)):
            return False
        return all(word in needle for word in self.words)


def read(text: str, today: date, named: Mapping[str, TimelineKind], kinds: Iterable[TimelineKind] = ()) -> Narrowing:
    """Take apart what was typed.

    Args:
        text: As it was typed.
        today: The day on which `@vår` means this spring or the last one.
        named: What the kinds are called, folded; the beginning of a name is enough.
        kinds: Kinds that were chosen by key; what is typed comes on top of them.
    """
    words: list[str] = []
    wanted = frozenset(kinds)
    typed: set[TimelineKind] = set()
    start: date | None = None
    end: date | None = None
    for word in fold(text).split():
        prefix = next((each for each in _KIND_WORDS if word.startswith(each)), "")
        if prefix:
            begun = word.removeprefix(prefix)
            found = {kind for name, kind in named.items() if begun and name.startswith(begun)}
            typed |= found
            if begun and not found:
                words.append(word)
        elif word.startswith("@") and (between := period(word[1:], today)) is not None:
            start, end = between
        elif word != "@":
            words.append(word)
    both = wanted & typed if wanted and typed else wanted | typed
    return Narrowing(tuple(words), both if wanted or typed else None, start, end)
