"""An event of a calendar file, and one occurrence of it: only what an appointment is made of, nothing that merely describes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

Moment = date | datetime
"""A day; or a time, with a zone, or without one: then it is the practice's own."""


@dataclass(frozen=True, slots=True)
class Event:
    """One `VEVENT`.

    Attributes:
        uid: Its id in the file; an address often stands in it.
        summary: Its title, where the name stands.
        start: When it begins.
        minutes: How long it is.
        rule: The parts of its rule of recurrence, empty when it has none.
        without: Times of the rule that fall out.
        extra: Times beside the rule.
        replaces: Which time of a series this event stands for, or None.
        cancelled: The file calls it off.
        sequence: Of two with the same id the one with the higher number is the newer.
        problem: Stable code of what could not be read in it, or empty.
    """

    uid: str = field(repr=False, default="")
    summary: str = field(repr=False, default="")
    start: Moment | None = None
    minutes: int = 0
    rule: Mapping[str, str] = field(repr=False, default_factory=dict)
    without: tuple[Moment, ...] = ()
    extra: tuple[Moment, ...] = ()
    replaces: Moment | None = None
    cancelled: bool = False
    sequence: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One event on one day: `recurrence` tells it from the others of its series and is empty for a single event."""

    uid: str = field(repr=False)
    recurrence: str
    start: datetime
    minutes: int
    summary: str = field(repr=False)
    cancelled: bool = False


def instant(moment: Moment) -> datetime:
    """Give an aware time in UTC; one without a zone is the practice's own, a day begins at its midnight.

    Raises:
        ValueError, OverflowError: The calendar has no such time.
    """
    at = moment if isinstance(moment, datetime) else datetime(moment.year, moment.month, moment.day)  # noqa: DTZ001 # local
    return at.astimezone(UTC)
