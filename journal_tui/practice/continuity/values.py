"""Values about what goes on from one appointment to the next. Frozen, plain, no storage."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from journal_tui.practice.terms import Service


class AgreementKind(StrEnum):
    """What was agreed on, or a task until next time."""

    AGREEMENT = "agreement"
    HOMEWORK = "homework"


class AgreementState(StrEnum):
    """Where an agreement stands. `carried` has gone on in a newer one; `void` was a mistake and is shown nowhere."""

    OPEN = "open"
    KEPT = "kept"
    PARTLY = "partly"
    NOT_KEPT = "not_kept"
    DROPPED = "dropped"
    CARRIED = "carried"
    VOID = "void"


SETTLED = (AgreementState.KEPT, AgreementState.PARTLY, AgreementState.NOT_KEPT, AgreementState.DROPPED)
"""What an agreement may be settled as."""


class GoalState(StrEnum):
    """Where a goal stands."""

    ACTIVE = "active"
    REACHED = "reached"
    DROPPED = "dropped"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement or a homework. `text` is what is stored; `identified` has the names put back, or is empty."""

    id: str
    client: str
    pseudonym: str
    service: Service
    kind: AgreementKind
    topic: str
    at: datetime
    text: str = field(repr=False)
    identified: str = field(repr=False, default="")
    due: date | None = None
    state: AgreementState = AgreementState.OPEN
    settled_at: datetime | None = None
    appointment: str | None = None
    carried_from: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be kept."""
        return self.state is AgreementState.OPEN

    def overdue(self, today: date) -> bool:
        """Tell whether its day has been and it is still open."""
        return self.is_open and self.due is not None and self.due < today


@dataclass(frozen=True, slots=True)
class Rating:
    """How near a goal was, 0 to 10, at one time."""

    at: datetime
    value: int
    appointment: str | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal in the client's words, with its ratings, oldest first."""

    id: str
    client: str
    pseudonym: str
    service: Service
    at: datetime
    text: str = field(repr=False)
    identified: str = field(repr=False, default="")
    state: GoalState = GoalState.ACTIVE
    ended_at: datetime | None = None
    ratings: tuple[Rating, ...] = ()

    @property
    def latest(self) -> Rating | None:
        """The newest rating."""
        return self.ratings[-1] if self.ratings else None


@dataclass(frozen=True, slots=True)
class PlanSection:
    """One filled section of a safety plan."""

    code: str
    text: str = field(repr=False)
    identified: str = field(repr=False, default="")


@dataclass(frozen=True, slots=True)
class SafetyPlan:
    """One version of a client's safety plan; the one with the highest number is in force."""

    id: str
    client: str
    pseudonym: str
    service: Service
    at: datetime
    number: int
    sections: tuple[PlanSection, ...] = ()
    appointment: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What goes on with a client: open agreements with the overdue first, active goals, the safety plan's date."""

    agreements: tuple[Agreement, ...] = ()
    goals: tuple[Goal, ...] = ()
    safety_plan_at: datetime | None = None
