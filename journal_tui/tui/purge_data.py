"""What the pages of purge day ask the practice for, one answer each. Runs on the storage thread; what comes back is frozen."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from journal_tui.practice.retention.purging import Purge, PurgeLine, ReviewLine
from journal_tui.practice.retention.rules import Rule
from journal_tui.practice.rights.order import Erased, PreviewLine, joined_lines
from journal_tui.tui.case_data import CaseWho, who_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal_tui.practice.practice import Practice


@dataclass(frozen=True, slots=True)
class DueLine:
    """One thing that is due, with whose it is."""

    line: PurgeLine
    who: CaseWho


@dataclass(frozen=True, slots=True)
class LookLine:
    """A journal without contact, with whose it is."""

    line: ReviewLine
    who: CaseWho

    @property
    def last(self) -> date:
        """Day of the last contact."""
        return date.fromordinal(self.line.start_ordinal)


@dataclass(frozen=True, slots=True)
class PurgeDay:
    """Everything that purge day shows."""

    purge: Purge
    rules: tuple[Rule, ...]
    due: tuple[DueLine, ...]
    reviews: tuple[LookLine, ...]
    overdue_days: int

    def of_rule(self, code: str) -> tuple[DueLine, ...]:
        """What is due by one rule, the oldest first."""
        return tuple(each for each in self.due if each.line.due.rule == code)


def purge_day(practice: "Practice") -> PurgeDay:
    """What is due, who it is about, and which journals are to be looked at."""
    retention = practice.retention
    purge = retention.preview()
    known = {owner: who_of(practice, owner) for owner in {line.due.owner.hex() for line in purge.lines}}
    return PurgeDay(
        purge=purge,
        rules=retention.rules().every,
        due=tuple(DueLine(line, known[line.due.owner.hex()]) for line in purge.lines),
        reviews=tuple(LookLine(line, who_of(practice, line.client)) for line in retention.reviews()),
        overdue_days=retention.overdue_days(),
    )


def would_go(practice: "Practice", purge: Purge) -> tuple[PreviewLine, ...]:
    """What a purge would do, kind by kind."""
    return joined_lines(line for each in purge.running for line in practice.retention.plan(each).lines)


def run(practice: "Practice", approved: bytes, tell: "Callable[[int, int], None]") -> tuple[Erased, ...]:
    """Carry a preview out."""
    return practice.retention.run(approved, tell)
