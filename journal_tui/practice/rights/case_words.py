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
    """How it came. `WRITTEN` are those that count as asked for in writing; `OWN`: nobody asked, it was decided here."""

    EMAIL = "email"
    LETTER = "letter"
    FORM = "form"
    PHONE = "phone"
    VISIT = "visit"
    SMS = "sms"
    OWN = "own_decision"


WRITTEN = frozenset({CaseChannel.EMAIL, CaseChannel.LETTER, CaseChannel.FORM, CaseChannel.OWN})
ASKED = tuple(channel for channel in CaseChannel if channel is not CaseChannel.OWN)
"""The ways in which somebody asks."""
EMERGENCY_NOTE = "emergency_note"
"""The scope of a case of our own: the emergency notes that were decided to go, and nothing else."""


ACCURATE = "accurate"
REFUSED_BECAUSE = ("unfounded", "excessive", "law", "identity", ACCURATE)
"""Why a case may be refused; `accurate` only a rectification."""


class Identity(StrEnum):
    """How the person who asks was identified, by means that fit what is known already."""

    KNOWN = "known"
    ID_SHOWN = "id_shown"
    REGISTERED_EMAIL = "registered_email"
    OTHER = "other"
    """Another way, which is said in words."""
    OWN = "own_decision"


SHOWN = tuple(method for method in Identity if method is not Identity.OWN)
"""The ways in which somebody who asks is identified; of our own decisions nobody is."""


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
    RECTIFICATION = "rectification"
    COMPLAINT = "complaint"


class NoticeKind(StrEnum):
    """What a letter to whoever was given data is about (art. 19)."""

    RECTIFICATION = "notice_rectification"
    ERASURE = "notice_erasure"
    RESTRICTION = "notice_restriction"


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


class Corrected(StrEnum):
    """What of a client's own record a rectification puts right; named as in `Contact`."""

    GIVEN = "given"
    SURNAME = "surname"
    NICKNAMES = "nicknames"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    EMPLOYER = "employer"


SIGNED_NOTE = "entry"
"""What a rectification is about where it is no field: a signed note, under which an addendum goes."""


class Decision(StrEnum):
    """How a complaint was answered."""

    UPHELD = "upheld"
    PARTLY = "partly_upheld"
    REJECTED = "rejected"


class LineDecision(StrEnum):
    """What becomes of a line that speaks of somebody else."""

    CODE = "code"
    OUT = "out"
    SHOW = "show"


ANSWERED = "answered"
"""The step of a complaint that was answered; its detail is a `Decision`."""
REQUESTED = "requested"
"""The text of what was asked for, in the client's words."""
IDENTIFIED = "identified"
"""The step of an identity check; the text of one of another kind, in words."""
CORRECTED = "corrected"
"""The step and the text of a rectification: something was put right."""
CORRECTED_TOO = "corrected_too"
"""The step of one that also put right what stood under another client who is the same person."""
VIEW = "view"
"""The step and the text of a client's own view."""
TOLD = "recipients_told"
"""The step of a rectification: whoever had been given the data has been told."""
RECIPIENT_LETTER = "recipient_letter"
"""The step of a letter to one of them; its detail is a `Recipient`."""


@dataclass(frozen=True, slots=True)
class CaseText:
    """Words that belong to a case.

    Attributes:
        kind: `asked`, `weighing`, `answer`, `view` (the client's own view) or `corrected` (then `text` says why).
        about: What was corrected: one of `Corrected`, or `entry`.
        before: What stood there.
        after: What stands there now.
        roles: In which roles whoever wrote it did so.
    """

    kind: str
    at: datetime
    text: str = field(repr=False)
    about: str = ""
    before: str = field(repr=False, default="")
    after: str = field(repr=False, default="")
    roles: tuple[str, ...] = ()


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
        also: The other clients that are the same person: the case is about them too.
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
    also: tuple[str, ...] = ()
    steps: tuple[CaseStep, ...] = ()

    @property
    def over(self) -> bool:
        """Whether it needs nothing more."""
        return self.state in {CaseState.DONE, CaseState.REFUSED, CaseState.CLOSED}
