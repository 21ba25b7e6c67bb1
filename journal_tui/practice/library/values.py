"""What the desk of templates and phrases gives and takes: frozen, plain."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from journal_tui.practice.errors import NamesFound
from journal_tui.practice.pseudonyms.span import Kind
from journal_tui.practice.terms import Service


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as it can be used now: `;code` and Tab.

    Attributes:
        code: What is typed, case-folded.
        text: What comes in, with `___` where the cursor goes and `<datum>` where the day goes.
        services: For which services; none means all.
        number: Its version; 0 for one that travels with the program.
        retired: It is kept and does not expand.
        language: Of one that travels with the program; empty for the practice's own.
        covers: An own phrase that takes the place of one that travels with the program.
    """

    code: str
    text: str = field(repr=False)
    services: tuple[Service, ...] = ()
    number: int = 0
    retired: bool = False
    language: str = ""
    covers: bool = False

    @property
    def own(self) -> bool:
        """Whether the practice made it itself."""
        return self.number > 0

    def fits(self, service: Service) -> bool:
        """Whether it may be used in a note of this service."""
        return not self.services or service in self.services


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place in a template or a phrase that may name somebody. Offsets count from the start of its own line.

    Attributes:
        part: Where: `name`, `title`, `heading`, `hint`, `code`, `text`.
        line: Which of them, from 1.
        start, end: The place in that line.
        kind: What it looks like.
        sure: It is somebody's for certain, and cannot be called an ordinary word.
        word: What stands there.
    """

    part: str
    line: int
    start: int
    end: int
    kind: Kind
    sure: bool
    word: str = field(repr=False)


def names_found(places: Sequence[NamedPlace]) -> NamesFound:
    """Give the refusal of a template or a phrase that may name somebody: the first place and how many, never a word."""
    first = places[0]
    return NamesFound(
        part=first.part,
        line=first.line,
        column=first.start + 1,
        kind=first.kind.value,
        sure=int(first.sure),
        count=len(places),
    )
