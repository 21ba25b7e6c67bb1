"""What the journal's repositories take and give. Codes are plain words (`granted`, `journal`, `kbt`).

Times end in `_ms` (milliseconds since 1970 UTC); days are `date.toordinal()` of the practice's own calendar.
No record of this store has a field for a name: text holds tokens, flags hold offsets, not words.
"""

from dataclasses import dataclass, field

from storage.sealed.record import PermittedRecord, Record

GRANTED = "granted"
JOURNAL_PURPOSE = "journal"
MEASURES_PURPOSE = "measures"


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectRecord(Record):
    """One client in one service. `id` equals `subject`; `pseudonym` is in printed form, `P-7K3FQ2VX-R`."""

    pseudonym: str
    service: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitRecord(Record):
    """What the journal may know of a consent: one per subject and purpose, derived from the vault's events.

    Attributes:
        service: `kbt`, `kost`, `pt`.
        purpose: `journal`, `measures`, `supervision`.
        state: The consent's state; only `granted` is in force.
        since_ms: When this state began.
        document_version: Version of the consent document that was answered.
        document_hash: SHA-256 of the text that was shown.
        consent_seq: Sequence number of the vault's consent event behind this state; never goes down.
        valid_to_day: Last day on which it is in force, or None: until withdrawn.
        outdated: Change class (`editorial`, `material`) of a newer document version, or empty.
    """

    service: str
    purpose: str
    state: str
    since_ms: int
    document_version: int
    document_hash: bytes
    consent_seq: int
    valid_to_day: int | None = None
    outdated: str = ""

    def in_force(self, today: int) -> bool:
        """Whether writing under this permit is allowed on the day `today` (an ordinal)."""
        return self.state == GRANTED and (self.valid_to_day is None or today <= self.valid_to_day)


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentRecord(Record):
    """A meeting. `day` stands in clear so that a day can be listed; everything else is sealed.

    Attributes:
        day: Day of `planned_ms` in the practice's calendar, `date.toordinal()`.
        verdict: The gate's verdict when it was started, or empty.
        permit_id: The permit under which it is journalled, or None.
        draft: The open note, or None.
        entry: The signed note, or None.
        cancelled_ms: When it was called off, or None.
        calendar: Keyed hash of the calendar event that it came from, so that reading the file again doubles nothing.
        draft_purged_ms: When its unsigned note was purged by rule, or None.
    """

    day: int
    planned_ms: int
    planned_minutes: int = 50
    started_ms: int | None = None
    ended_ms: int | None = None
    paused_seconds: int = 0
    paused_since_ms: int | None = None
    journalled: bool = True
    no_show: bool = False
    cancelled_ms: int | None = None
    verdict: str = ""
    permit_id: bytes | None = None
    draft: bytes | None = None
    entry: bytes | None = None
    calendar: bytes = b""
    draft_purged_ms: int | None = None


@dataclass(frozen=True, slots=True)
class FlagRecord:
    """A place in a stored text that waits for a decision: offsets in code points, no word. `score` is per mille."""

    start: int
    end: int
    label: str
    source: str = ""
    score: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRecord(PermittedRecord):
    """An unsigned note. `text` holds tokens; the written forms lie in the vault, kept by `forms_version`.

    Signing turns it into an entry with the same id.

    Attributes:
        appointment: Id of the appointment.
        saved_ms: When it was last saved.
        at_ms: The time that the note is about, when it is not the appointment's own.
        cursor: Row and column.
        ignored: Words that the author said are no names, this time.
        words: Count of words, for lists.
        forms_version: Which version of the vault's written forms belongs to this text; not the row's own version.
        kept_until_ms: Set when the consent was withdrawn and the client thinks it over: the draft is frozen,
            and is to be discarded after this time.
    """

    appointment: bytes
    saved_ms: int
    text: str = field(default="", repr=False)
    template: str = ""
    at_ms: int | None = None
    cursor: tuple[int, int] = (0, 0)
    flags: tuple[FlagRecord, ...] = ()
    ignored: tuple[str, ...] = field(default=(), repr=False)
    words: int = 0
    forms_version: int = 0
    kept_until_ms: int | None = None

    @property
    def frozen(self) -> bool:
        """Whether writing has stopped for good."""
        return self.kept_until_ms is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRecord(PermittedRecord):
    """A signed note; it never changes, and it keeps its draft's id. `risk` may be empty when the question was not put.

    Attributes:
        at_ms: The time that the note is about.
        signed_ms: When it was signed.
        labels: Which kinds of sensitive data the text holds, as codes of the practice's list.
        source: Why something in it comes from somebody else than the client; empty: all of it is the client's own.
        minutes: Length of the appointment.
        forms_version: Which version of the vault's written forms belongs to this text.
        signature: Ed25519 over `storage.journal.signing.entry_document`; filled in by the repository.
    """

    appointment: bytes
    at_ms: int
    signed_ms: int
    text: str = field(repr=False)
    template: str = ""
    risk: str = ""
    sensitivity: str = "special_category"
    labels: tuple[str, ...] = ()
    source: str = field(default="", repr=False)
    minutes: int = 0
    words: int = 0
    forms_version: int = 0
    signature: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddendumRecord(PermittedRecord):
    """A signed remark under a signed entry.

    Attributes:
        kind: `error`, `supplement` or `view` (the client's own view).
        lines: What it points at (`3-5`).
        case: Number of the rights case that asked for it, or empty.
        sensitivity: The strongest kind of data in it.
        labels: Which kinds of sensitive data it holds, as codes of the practice's list.
    """

    entry: bytes
    kind: str
    signed_ms: int
    text: str = field(repr=False)
    lines: str = ""
    case: str = ""
    sensitivity: str = "special_category"
    labels: tuple[str, ...] = ()
    forms_version: int = 0
    signature: bytes = b""
