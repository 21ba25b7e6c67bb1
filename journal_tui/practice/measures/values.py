"""What the desk of measures gives back: frozen, plain, safe to hand to a screen. Nothing here imports storage."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from journal_tui.practice.measures.instrument import Instrument
from journal_tui.practice.values import Service


class By(StrEnum):
    """Who pressed the keys."""

    COUNSELLOR = "counsellor"
    CLIENT = "client"


class SameDay(StrEnum):
    """What to do when the instrument has been answered on that day already."""

    REPLACE = "replace"
    KEEP = "keep"


class TalkState(StrEnum):
    """What was done about an answer that asks for a talk."""

    NONE = ""
    WAITS = "waits"
    OPENED = "opened"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered: one answer for each item (thousandths, None for one left out), or a total typed in."""

    answers: tuple[int | None, ...] = field(default=(), repr=False)
    total: int | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Point:
    """One measurement on a curve and in its table: the only source for both.

    Attributes:
        at: When it was answered.
        value: Thousandths, or None: answered, but no total (`answered` of `of` items).
        answered: How many items were answered; 0 for a typed total.
        of: How many items there are; 0 for a value given at once.
        id: Of the measurement.
        service: Where it was answered.
    """

    at: datetime
    value: int | None = field(repr=False)
    answered: int
    of: int
    id: str
    service: Service

    @property
    def missing(self) -> bool:
        """Whether there is no value, so that the curve has a gap here."""
        return self.value is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One measurement.

    Attributes:
        id: 32 hex digits; empty for one of which nothing is stored yet.
        instrument: In the version that it was answered in.
        at: When it was answered.
        answers: One for each item, thousandths, None for one left out; empty for a typed total.
        total: Thousandths, or None.
        state: `whole`, `partial`, `void`.
        replaces: The one that it was answered instead of, or empty.
        talk: What was done about an answer that asks for a talk.
        reason: Why it was not done, with names.
    """

    id: str
    client: str
    pseudonym: str
    service: Service
    instrument: Instrument
    at: datetime
    by: By
    answers: tuple[int | None, ...] = field(default=(), repr=False)
    total: int | None = field(default=None, repr=False)
    state: str = "whole"
    appointment: str = ""
    replaces: str = ""
    talk: TalkState = TalkState.NONE
    reason: str = field(default="", repr=False)

    @property
    def answered(self) -> int:
        """How many items have an answer."""
        return sum(answer is not None for answer in self.answers)
