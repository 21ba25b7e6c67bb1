"""Values about what is written and held: appointments, notes, entries, hits, the day. Frozen, plain, no storage."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from journal_tui.practice.people import ServiceStatus
from journal_tui.practice.templates.layout import Template
from journal_tui.practice.terms import AmendmentKind, Risk, Sensitivity, Service


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
    """A meeting with a client, planned or held."""

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
    layout: Template | None = None
    """What the note was begun with; None when it is not known here (any more)."""


@dataclass(frozen=True, slots=True)
class Addendum:
    """A signed remark under a signed entry."""

    id: str
    entry: str
    kind: AmendmentKind
    author: str
    signed_at: datetime
    digest: str
    text: str = field(repr=False, default="")
    identified: str = field(repr=False, default="")
    lines: str = ""
    case: str = ""
    """Number of the rights case that asked for it, or empty."""
    sensitivity: Sensitivity = Sensitivity.SPECIAL
    labels: tuple[str, ...] = ()
    """Which kinds of sensitive data it holds, as codes."""
    error: str = ""
    """Stable code when this addendum cannot be read, or its names cannot be put back."""


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
    labels: tuple[str, ...] = ()
    """Kinds of sensitive data in it, as codes of the policy's list."""
    source: str = field(repr=False, default="")
    """Why something in it comes from somebody else than the client, with tokens; empty: it does not."""
    risk: Risk | None = None
    minutes: int = 0
    addenda: tuple[Addendum, ...] = ()
    at: datetime | None = None
    """The time that the note is about."""
    error: str = ""
    """Stable code when the names cannot be put back; the text with its tokens is whole."""
    layout: Template | None = None
    """What the note was begun with; None when it is not known here (any more)."""


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
    layout: Template | None = None
    """What the note was begun with; None when it is not known here (any more)."""


@dataclass(frozen=True, slots=True)
class LastPlan:
    """What stood under the plan heading of the latest signed note that has one."""

    entry: str
    at: datetime
    text: str = field(repr=False)
    identified: str = field(repr=False, default="")


@dataclass(frozen=True, slots=True)
class Hit:
    """One answer of a lookup. `marks` are code-point ranges of the found words in `snippet`.

    `entry` is the id of what was found, whatever its `kind`: `entry`, `agreement`, `homework`, `goal`. `topic` and `state`
    are codes, of agreements and goals alone.
    """

    entry: str
    client: str
    pseudonym: str
    service: Service
    at: datetime
    snippet: str = field(repr=False)
    marks: tuple[tuple[int, int], ...] = ()
    amended: bool = False
    kind: str = "entry"
    topic: str = ""
    state: str = ""
    appointment: str = ""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The season nearest to a time in which nothing was found: its days, and how many answers it has."""

    start: date
    end: date
    count: int


@dataclass(frozen=True, slots=True)
class Found:
    """All answers of one lookup: agreements and goals first, then notes, each newest first.

    `unread`: texts that may be read but cannot be trusted, passed over. `elsewhere`: when there is no answer in the time that
    was asked for, the nearest season that has some.
    """

    hits: tuple[Hit, ...]
    total: int
    searched: int
    start: date | None = None
    end: date | None = None
    unread: int = 0
    elsewhere: Elsewhere | None = None


class ReminderKind(StrEnum):
    """What falls due for a client."""

    AGREEMENT = "agreement"
    RENEWAL = "renewal"
    CASE = "case"
    WITHDRAWAL = "withdrawal"


@dataclass(frozen=True, slots=True)
class Reminder:
    """An open agreement whose day is near or has been, a consent that ends soon, or a case that waits for its answer.

    `topic` is that of the agreement, or the kind of the case; `case` its number.
    """

    kind: ReminderKind
    client: str
    pseudonym: str
    service: Service
    due: date
    topic: str = ""
    case: str = ""


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
    reminders: tuple[Reminder, ...] = ()
    """Oldest first."""
    backup_at: datetime | None = None
    """When the last backup was made; None: there is none yet."""
    clients: int = 0
    published: tuple[Service, ...] = ()
    """Services with a consent document in force."""
