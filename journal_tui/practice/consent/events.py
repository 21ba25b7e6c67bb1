"""What can happen to a consent, as values that are only ever added.

One event is one act of one person at one moment, for one client and one service. The vault numbers, chains and
signs them per client; `state.py` says which may follow which; nothing in the program edits one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from journal_tui.practice.values import Purpose, Service


class EventKind(StrEnum):
    """The acts. Lapse of a request and expiry are not events: they follow from time alone."""

    ASKED = "asked"
    ANSWERED = "answered"
    ABORTED = "aborted"
    WITHDRAWN = "withdrawn"
    INVALIDATED = "invalidated"
    COPY_GIVEN = "copy_given"
    ERASED = "erased"


class Entity(StrEnum):
    """Whose act it is (ISO/IEC TS 27560, entity id of the event)."""

    CLIENT = "client"
    COUNSELLOR = "counsellor"
    SYSTEM = "system"


class Copy(StrEnum):
    """How the client got the receipt."""

    PAPER = "paper"
    FILE = "file"
    NONE = "none"


class InvalidationGround(StrEnum):
    """Why a consent never counted."""

    WRONG_PERSON = "wrong_person"
    NOT_VOLUNTARY = "not_voluntary"
    SIGNATURE_DISPUTED = "signature_disputed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentEvent:
    """One act.

    Attributes:
        id: 32 hex digits.
        seq: Position in this client's history over all services, from 1.
        kind: What happened.
        at: When, aware.
        service: Which service; None for what concerns the whole person (`ERASED`).
        version: Version of the consent document concerned; 0 where none is.
        document: Id of that document, or empty.
        record: Id of the consent record that the event makes or ends, or empty.
        purposes: What was asked, answered, withdrawn or invalidated.
        answers: Yes or no for each purpose, for `ANSWERED`.
        valid_to: Last day of validity, or None: until withdrawn.
        entity: Whose act it is.
        by_client: The client raised the question; needed to ask again after a no to the same version.
        reason: A stable code: the ground of `INVALIDATED`, the kind of copy of `COPY_GIVEN`.
        act: Id of the act in two stores that this event belongs to, or empty.
    """

    id: str
    seq: int
    kind: EventKind
    at: datetime
    service: Service | None
    version: int = 0
    document: str = ""
    record: str = ""
    purposes: tuple[Purpose, ...] = ()
    answers: Mapping[Purpose, bool] = field(default_factory=dict)
    valid_to: date | None = None
    entity: Entity = Entity.CLIENT
    by_client: bool = False
    reason: str = ""
    act: str = ""
