"""What the calendar room hands to a screen or a script: the preview of a file, line by line, and what came of it.

The titles of events and the names that they fit are real names: shown only where a name may be seen.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from journal_tui.practice.terms import Service

MOST_DAYS = 366
USUAL_DAYS = 14
"""Days from now that a reading looks at."""

Tell = Callable[[str, int, int], None]
"""Told a step's code, how much of it is done, and out of how much."""


class LineKind(StrEnum):
    """What an event of the file would do."""

    NEW = "new"
    """Exactly one client and service fit: an appointment would be planned."""
    SEVERAL = "several"
    """It may be this one or that one: somebody has to say which, or it is left out."""
    UNKNOWN = "unknown"
    """Nobody in the vault fits; it is left out."""
    SAME = "same"
    """The appointment is there already, at this time."""
    MOVED = "moved"
    """The appointment is there, at another time or of another length: it would be moved."""
    BEGUN = "begun"
    """The appointment is there and has begun or is over: nothing changes it."""
    CONTRACT_OVER = "contract_over"
    """The appointment is there and would be moved past the end of the contract: it stays where it is."""
    CANCELLED = "cancelled"
    """The file calls it off: somebody has to say whether it is."""
    GONE = "gone"
    """The file that it came from does not have it any more: somebody has to say whether it is off."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A client in one service that an event may mean."""

    client: str
    pseudonym: str
    service: Service
    name: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One event that begins within the days asked about.

    Attributes:
        number: From 1, in the order of the preview.
        kind: What it would do.
        at: When it begins.
        minutes: How long it is.
        title: As it stands in the file.
        candidates: Who it may be; exactly one when nothing has to be asked.
        appointment: The appointment that it belongs to already, if any.
        before: When that one is planned for, when it would be moved.
        key: Keyed hash of the event, which the appointment keeps.
    """

    number: int
    kind: LineKind
    at: datetime
    minutes: int
    title: str = field(repr=False)
    candidates: tuple[Candidate, ...] = ()
    appointment: str = ""
    before: datetime | None = None
    key: bytes = field(repr=False, default=b"")


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would do. Nothing has been written.

    Attributes:
        lines: By time.
        left_out: How many events were left out, by stable code: `all_day past later`, and what could not be read.
        broken_lines: Lines of the file that make no sense.
        until: The end of the days asked about.
    """

    lines: tuple[PreviewLine, ...] = field(repr=False)
    left_out: Mapping[str, int]
    broken_lines: int
    until: datetime

    def of(self, *kinds: LineKind) -> tuple[PreviewLine, ...]:
        """The lines of these kinds."""
        return tuple(line for line in self.lines if line.kind in kinds)


@dataclass(frozen=True, slots=True)
class Before:
    """How an appointment stood before a file was read in: when, how long, and which event it belonged to."""

    planned_ms: int
    minutes: int
    calendar: bytes = field(repr=False, default=b"")


@dataclass(frozen=True, slots=True)
class Step:
    """What reading a file in did to one appointment.

    Attributes:
        appointment: Which one.
        version: The version that was written; another one tells that it was touched since.
        before: How it stood; None when there was none.
    """

    appointment: str
    version: int
    before: Before | None = None


@dataclass(frozen=True, slots=True)
class Applied:
    """What was written: how many appointments were planned, moved, called off; and how many events were left out."""

    planned: int
    moved: int
    cancelled: int
    left_out: int
    steps: tuple[Step, ...] = field(repr=False, default=())


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What was undone: how many appointments are as before, and how many were touched since and stay."""

    undone: int
    kept: int
