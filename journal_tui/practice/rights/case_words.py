"""The closed words of a rights case: kinds, channels, how a person is identified, grounds, states. Nothing here imports storage."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from journal_tui.practice.values import Service


class CaseKind(StrEnum):
    """What is asked for (art. 15 to 21, 77, 82 GDPR)."""

    ACCESS = "access"
    RECTIFICATION = "rectification"
    ERASURE = "erasure"
    RESTRICTION = "restriction"
    PORTABILITY = "portability"
    OBJECTION = "objection"
    COMPLAINT = "complaint"
    CLAIM = "claim"


class CaseChannel(StrEnum):
    """How it came. `WRITTEN` are those that count as asked for in writing."""

    EMAIL = "email"
    LETTER = "letter"
    FORM = "form"
    PHONE = "phone"
    VISIT = "visit"
    SMS = "sms"


WRITTEN = frozenset({CaseChannel.EMAIL, CaseChannel.LETTER, CaseChannel.FORM})


class Identity(StrEnum):
    """How the person who asks was identified, by means that fit what is known already."""

    KNOWN = "known"
    ID_SHOWN = "id_shown"
    REGISTERED_EMAIL = "registered_email"


class CaseState(StrEnum):
    """How far a case has come."""

    OPEN = "open"
    VERIFIED = "verified"
    APPROVED = "approved"
    DONE = "done"
    REFUSED = "refused"
    CLOSED = "closed"


class LetterKind(StrEnum):
    """What a letter is about."""

    CONFIRMATION = "confirmation"
    EXTENSION = "extension"
    REFUSAL = "refusal"
    WITHDRAWAL = "withdrawal"
    ERASURE = "erasure_receipt"
    RESTRICTION_LIFTED = "restriction_lifted"
    ACCESS = "access"
    PORTABILITY = "portability"


class ErasureGround(StrEnum):
    """On what ground erasure is asked (promise P52, art. 17.1 a, b, d)."""

    NOT_NEEDED = "not_needed"
    WITHDRAWN = "withdrawn"
    UNLAWFUL = "unlawful"


@dataclass(frozen=True, slots=True)
class CaseStep:
    """One thing that happened in a case."""

    code: str
    at: datetime
    detail: str = ""


@dataclass(frozen=True, slots=True)
class CaseText:
    """Words that belong to a case: `kind` is `asked`, `weighing`, `view` (the client's own view) or `corrected`."""

    kind: str
    at: datetime
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A rights case as screens and scripts see it.

    Attributes:
        number: `2026-014`; what it is called everywhere.
        client: Whose data.
        deadline: Last day to answer, an extension included.
        days_left: Days to the deadline from today; negative when it has passed.
        identity: How the person was identified, or None: nothing runs.
        preview: Hex of the approved preview's hash, or empty.
    """

    number: str
    client: str
    kind: CaseKind
    channel: CaseChannel
    received: date
    deadline: date
    days_left: int
    state: CaseState
    extended: bool = False
    identity: Identity | None = None
    service: Service | None = None
    ground: str = ""
    scope: str = ""
    preview: str = ""
    approved_at: datetime | None = None
    closed_at: datetime | None = None
    steps: tuple[CaseStep, ...] = ()

    @property
    def over(self) -> bool:
        """Whether it needs nothing more."""
        return self.state in {CaseState.DONE, CaseState.REFUSED, CaseState.CLOSED}
