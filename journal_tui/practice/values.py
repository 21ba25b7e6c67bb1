"""The values that leave the practice: frozen, plain, safe to hand to a screen or a script.

Nothing here imports storage, so a screen may import it before the first paint. Ids are 32 lower-case hex
digits. Times are aware datetimes; days are `datetime.date`. `name` fields hold real names: only the two
front doors (screens, command line) show them, and only where a name may be seen.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Service(StrEnum):
    """What the practice sells; each has its own consent, pseudonym and journal key."""

    KBT = "kbt"
    KOST = "kost"
    PT = "pt"


class Purpose(StrEnum):
    """What a consent is given for, answered one by one."""

    JOURNAL = "journal"
    MEASURES = "measures"
    SUPERVISION = "supervision"


class ConsentState(StrEnum):
    """Computed from consent events, never stored or edited (consent-and-rights, section 2.3)."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    INVALIDATED = "invalidated"


class Verdict(StrEnum):
    """Everything the gate can answer."""

    GRANTED = "granted"
    MISSING = "missing"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    OUTDATED_VERSION = "outdated_version"
    WRONG_SERVICE_OR_PURPOSE = "wrong_service_or_purpose"
    RESTRICTED = "restricted"
    UNDECIDABLE = "undecidable"


class WayOn(StrEnum):
    """What may be done after a refusal; the gate offers only what fits the verdict."""

    ASK_NOW = "ask_now"
    ON_PAPER = "on_paper"
    WITHOUT_JOURNAL = "without_journal"
    OPEN_CASE = "open_case"
    OPEN_LOG = "open_log"


class Change(StrEnum):
    """How a new version of a consent document differs from the one before."""

    EDITORIAL = "editorial"
    MATERIAL = "material"


class Channel(StrEnum):
    """How the practice and the client were in touch."""

    PHONE = "phone"
    EMAIL = "email"
    SMS = "sms"
    VIDEO = "video"
    FORM = "form"
    VISIT = "visit"


class PersonnummerPurpose(StrEnum):
    """The only two reasons for which a personnummer may be kept (promise P11)."""

    FRISKVARD = "friskvard"
    INKASSO = "inkasso"


class AmendmentKind(StrEnum):
    ERROR = "error"
    SUPPLEMENT = "supplement"


class Risk(StrEnum):
    """`Bedömd risk` at signing."""

    NONE = "none"
    LOW = "low"
    RAISED = "raised"
    NOT_ASSESSED = "not_assessed"


class Sensitivity(StrEnum):
    SPECIAL = "special_category"
    PRIVATE = "privacy_sensitive"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Controller:
    """Who answers for the data; printed on every consent and receipt (promise P02)."""

    name: str
    organisation_number: str = ""
    address: str = ""
    email: str = ""
    phones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contact:
    """What the practice may know to reach a client (promise P04), plus what points at the client in a text."""

    given: str
    surname: str
    nicknames: tuple[str, ...] = ()
    email: str = ""
    phone: str = ""
    address: str = ""
    employer: str = ""


@dataclass(frozen=True, slots=True)
class ConsentAnswer:
    """One purpose of one consent document for one client and service."""

    purpose: Purpose
    state: ConsentState
    since: datetime | None = None
    document_version: int | None = None
    outdated: Change | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class ServiceStatus:
    """A client's standing in one service: the pseudonym and what the gate would say for journalling."""

    service: Service
    pseudonym: str
    verdict: Verdict
    answers: tuple[ConsentAnswer, ...] = ()
    since: datetime | None = None
    document_version: int | None = None


@dataclass(frozen=True, slots=True)
class ClientLine:
    """A row of the client list."""

    id: str
    given: str
    surname: str
    services: tuple[ServiceStatus, ...]
    last_contact: date | None = None
    drafts: int = 0

    @property
    def name(self) -> str:
        """Given name and surname, for showing."""
        return f"{self.given} {self.surname}".strip()


@dataclass(frozen=True, slots=True)
class Registered:
    """What registering a client gives back."""

    client: str
    pseudonyms: Mapping[Service, str]
    similar: tuple[str, ...] = ()
    """Ids of clients with the same phone or name: shown as a hint, never merged."""


@dataclass(frozen=True, slots=True)
class Flag:
    """A place in a stored text that a person has to decide. Offsets are code points."""

    start: int
    end: int
    label: str
    text: str = field(repr=False)
    source: str = ""
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Appointment:
    id: str
    client: str
    pseudonym: str
    service: Service
    planned_at: datetime
    planned_minutes: int = 50
    started_at: datetime | None = None
    ended_at: datetime | None = None
    paused_seconds: int = 0
    paused_since: datetime | None = None
    journalled: bool = True
    no_show: bool = False
    entry: str | None = None
    draft: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """An open, unsigned note. `text` is what is stored (tokens, no names)."""

    id: str
    client: str
    pseudonym: str
    service: Service
    appointment: str
    author: str
    created_at: datetime
    saved_at: datetime
    version: int
    template: str = ""
    text: str = field(default="", repr=False)
    forms: tuple[str, ...] = field(default=(), repr=False)
    cursor: tuple[int, int] = (0, 0)
    flags: tuple[Flag, ...] = ()
    ignored: tuple[str, ...] = field(default=(), repr=False)
    frozen: bool = False
    words: int = 0


@dataclass(frozen=True, slots=True)
class Addendum:
    id: str
    entry: str
    kind: AmendmentKind
    author: str
    signed_at: datetime
    digest: str
    text: str = field(repr=False, default="")
    identified: str = field(repr=False, default="")
    lines: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A signed journal entry. `text` is what is stored; `identified` has the names put back, or is empty."""

    id: str
    client: str
    pseudonym: str
    service: Service
    appointment: str
    author: str
    created_at: datetime
    signed_at: datetime
    digest: str
    """First eight hex digits of the SHA-256 of what was signed."""
    template: str = ""
    text: str = field(repr=False, default="")
    identified: str = field(repr=False, default="")
    sensitivity: Sensitivity = Sensitivity.SPECIAL
    risk: Risk | None = None
    minutes: int = 0
    addenda: tuple[Addendum, ...] = ()


@dataclass(frozen=True, slots=True)
class EntryLine:
    """A row of a client's history: no text."""

    id: str
    client: str
    pseudonym: str
    service: Service
    at: datetime
    state: str
    """`draft`, `signed`, `amended` or `unreadable`."""
    template: str = ""
    words: int = 0
    blocked: bool = False
    error: str = ""
    """Stable error code when the entry cannot be read, for instance `tampered`."""


@dataclass(frozen=True, slots=True)
class LastPlan:
    """What stood under the plan heading of the latest signed note that has one."""

    entry: str
    at: datetime
    text: str = field(repr=False)
    identified: str = field(repr=False, default="")


@dataclass(frozen=True, slots=True)
class Hit:
    """One answer of a lookup. `marks` are code-point ranges of the found words in `snippet`."""

    entry: str
    client: str
    pseudonym: str
    service: Service
    at: datetime
    snippet: str = field(repr=False)
    marks: tuple[tuple[int, int], ...] = ()
    amended: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """All answers of one lookup, newest first."""

    hits: tuple[Hit, ...]
    total: int
    searched: int
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """Something that happened with a client: an entry, an addendum, a consent event, a contact, an appointment."""

    at: datetime
    kind: str
    ref: str
    service: Service | None = None
    detail: str = field(default="", repr=False)
    """A stable code (`granted`, `email`, …), not a sentence."""


@dataclass(frozen=True, slots=True)
class Today:
    """Everything the day list shows, in one answer."""

    day: date
    appointments: tuple[Appointment, ...]
    statuses: Mapping[str, ServiceStatus]
    """By appointment id."""
    names: Mapping[str, str] = field(repr=False, default_factory=dict)
    """Client id to real name."""
    drafts: tuple[Draft, ...] = ()
    """Unsigned drafts of this author, oldest first, without text."""
    tomorrow: tuple[Appointment, ...] = ()
    clients: int = 0
    published: tuple[Service, ...] = ()
    """Services with a consent document in force."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that cannot be trusted. Names a place, never a value."""

    store: str
    table: str
    row: str
    code: str


@dataclass(frozen=True, slots=True)
class Verification:
    rows: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One line of `doctor`: a stable name, how it went (`ok`, `warn`, `fail`) and a stable detail code."""

    name: str
    result: str
    detail: str = ""
    value: str = ""
