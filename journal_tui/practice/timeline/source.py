"""Where the lines of a timeline come from: one small source for each kind of row, all asked in the same way.

The rule: a source reads rows and says what a line says; whether a text may be shown, what it says with names, and what
becomes of a row that cannot be trusted is decided once, here.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from journal_tui.practice.clock import from_ms
from journal_tui.practice.register import Subject
from journal_tui.practice.short_texts import ShortTexts
from journal_tui.practice.timeline.values import TimelineItem, TimelineKind
from storage.sealed.record import Record, Unreadable

RecordT = TypeVar("RecordT", bound=Record)


@dataclass(frozen=True, slots=True)
class Whose:
    """One client in one service, and what may be shown of it now.

    Attributes:
        subject: Who.
        identified: Whether the names are put back.
        language: In which language practice data (the title of an instrument) is said.
        shut: Why the texts are shut (the gate's verdict), or empty.
        measures_shut: The same for what was measured.
    """

    subject: Subject
    identified: bool = False
    language: str = "sv"
    shut: str = ""
    measures_shut: str = ""


class Source(Protocol):
    """Gives the lines of one kind."""

    def items(self, whose: Whose) -> Iterator[TimelineItem]:
        """Give the lines about a client in one service, in any order."""
        ...


@dataclass(frozen=True, slots=True)
class Told:
    """What a row says: its time, its stored texts in order, and a code for how it stands."""

    at_ms: int
    detail: str = ""
    texts: tuple[str, ...] = field(default=(), repr=False)
    forms_version: int = 0
    lay: Callable[[Sequence[str]], str] = "\n".join
    """Makes one text of the texts, with tokens or with names."""
    kind: TimelineKind | None = None
    place: bytes = b""
    headings: frozenset[str] = frozenset()


class Rows(Generic[RecordT]):
    """The source that reads one table of the journal."""

    def __init__(
        self,
        texts: ShortTexts,
        kind: TimelineKind,
        rows: Callable[[bytes], Sequence[RecordT | Unreadable]],
        tell: Callable[[RecordT, Whose], Told | None],
    ) -> None:
        """Make a source.

        Args:
            texts: Puts names back.
            kind: What the rows are.
            rows: Gives the rows about a subject.
            tell: Says what a row says; None leaves it out.
        """
        self._texts, self._kind, self._rows, self._tell = texts, kind, rows, tell

    def items(self, whose: Whose) -> Iterator[TimelineItem]:
        """See `Source.items`."""
        shut = whose.measures_shut if self._kind is TimelineKind.MEASUREMENT else whose.shut
        for row in self._rows(whose.subject.id):
            if isinstance(row, Unreadable):
                yield unreadable(whose, self._kind, row)
            elif (told := self._tell(row, whose)) is not None:
                yield self._item(whose, row, told, shut if told.texts or self._kind is TimelineKind.MEASUREMENT else "")

    def _item(self, whose: Whose, row: RecordT, told: Told, shut: str) -> TimelineItem:
        text = identified = ""
        if not shut:
            text = told.lay(told.texts)
            if whose.identified and told.texts:
                shown = self._texts.shown(whose.subject.client, row.id, told.forms_version, told.texts)
                identified = told.lay(shown)
        return TimelineItem(
            at=from_ms(told.at_ms),
            kind=told.kind or self._kind,
            ref=row.id.hex(),
            service=whose.subject.service,
            detail=told.detail,
            text=text,
            identified=identified,
            place=(told.place or row.id).hex(),
            headings=told.headings,
            shut=shut,
        )


def unreadable(whose: Whose, kind: TimelineKind, row: Unreadable) -> TimelineItem:
    """The line that stands for a row that cannot be trusted."""
    return TimelineItem(
        at=from_ms(whose.subject.since_ms),
        kind=kind,
        ref=row.id.hex(),
        service=whose.subject.service,
        place=row.id.hex(),
        error=row.code,
    )
