"""What a screen or a line may hold of an emergency or a working note. Frozen, plain, no storage."""

from dataclasses import dataclass, field
from datetime import date, datetime

from journal_tui.practice.terms import Sensitivity, Service

KEEP, ERASE = "keep", "erase"
DECISIONS = (KEEP, ERASE)
"""What may be decided about an emergency note."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyNote:
    """One emergency note. `text` and `reason` hold tokens, or names where they were asked for; empty in lists.

    Attributes:
        id: 32 hex digits.
        client: The client's id.
        pseudonym: Under which it stands.
        service: In which service.
        at: When it was written.
        ground: Code of the legal ground that its author chose.
        author: Who wrote it, as hex.
        seen: Whether everybody who has to see it has.
        decision: What was decided: `keep`, `erase`, or empty.
        case: Number of the case by which it is erased; only in the answer to that decision.
        sensitivity: The strongest kind of data in it.
        labels: Which kinds of sensitive data it holds, as codes.
    """

    id: str
    client: str
    pseudonym: str
    service: Service
    at: datetime
    ground: str
    author: str
    text: str = field(repr=False, default="")
    reason: str = field(repr=False, default="")
    seen: bool = False
    decision: str = ""
    case: str = ""
    sensitivity: Sensitivity = Sensitivity.SPECIAL
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingNote:
    """One working note, for its author alone. `text` with the names put back; empty in lists.

    Attributes:
        review: From this day on its author is reminded to sign it into the journal or to destroy it.
        gone: On this day it goes by rule.
        reviewable: Whether the day of review has come.
        shut: Whether the consent that it rests on is not in force any more.
    """

    id: str
    client: str
    pseudonym: str
    service: Service
    at: datetime
    review: date
    gone: date
    text: str = field(repr=False, default="")
    reviewable: bool = False
    shut: bool = False
