"""The life of one consent record: yes or no per purpose, and how each ended. Pure; used by `state.py` alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from journal_tui.practice.values import ConsentState, Purpose


@dataclass(frozen=True, slots=True)
class Answer:
    """How one purpose stands.

    Attributes:
        purpose: Which.
        state: What to show: an open question counts before anything but a grant in force.
        decided: What the last record says, open question or not; `NOT_ASKED` without a record.
        since: When `state` began.
        version: Document version of the last record.
        record: Id of the last record, or empty.
        valid_to: Its last day, or None.
        asked: When the open question was put, or None.
        answered: When the last record was made.
        ended: When `decided` began.
        seq: Number of the event that made the last record, 0 without one.
    """

    purpose: Purpose
    state: ConsentState
    decided: ConsentState = ConsentState.NOT_ASKED
    since: datetime | None = None
    version: int | None = None
    record: str = ""
    valid_to: date | None = None
    asked: datetime | None = None
    answered: datetime | None = None
    ended: datetime | None = None
    seq: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRecord:
    """The answers of one moment to one document version. A purpose ends once; what ended stays ended."""

    id: str
    seq: int
    at: datetime
    version: int
    document: str
    answers: Mapping[Purpose, bool]
    valid_to: date | None = None
    ends: Mapping[Purpose, tuple[ConsentState, datetime]] = field(default_factory=dict)

    def state(self, purpose: Purpose, now: datetime) -> ConsentState:
        """How the purpose stands under this record at `now`."""
        if purpose in self.ends:
            return self.ends[purpose][0]
        if not self.answers[purpose]:
            return ConsentState.REFUSED
        if self.valid_to is not None and now.date() > self.valid_to:
            return ConsentState.EXPIRED
        return ConsentState.GRANTED

    def since(self, purpose: Purpose, now: datetime) -> datetime:
        """When that state began."""
        if purpose in self.ends:
            return self.ends[purpose][1]
        if self.valid_to is not None and self.state(purpose, now) is ConsentState.EXPIRED:
            return datetime.combine(self.valid_to + timedelta(days=1), time(), tzinfo=self.at.tzinfo)
        return self.at

    def ended(self, purpose: Purpose, how: ConsentState, at: datetime) -> "ConsentRecord":
        """The record with one purpose ended; an invalidation also covers what had ended otherwise."""
        if purpose in self.ends and how is not ConsentState.INVALIDATED:
            return self
        return replace(self, ends={**self.ends, purpose: (how, at)})

    def superseded(self, purposes: Mapping[Purpose, bool], at: datetime) -> "ConsentRecord":
        """The record once a newer one answers the same purposes: what was granted is superseded."""
        record = self
        for purpose, answer in self.answers.items():
            if answer and purpose in purposes:
                record = record.ended(purpose, ConsentState.SUPERSEDED, at)
        return record
