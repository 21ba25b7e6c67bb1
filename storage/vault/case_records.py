"""What the vault's repositories take and give about rights, holds, disclosures, enquiries, reviews and erasures.

Rules: a case, a disclosure and an erasure outlive the client that they are about, so they lie under the store's own key,
name nobody and hold a client only by its random id; what the person wrote lies apart (`CaseTextRecord`), under the client's
contact key, and goes with it. Days are `date.toordinal()` of the practice's calendar; times end in `_ms` (UTC).
"""

from dataclasses import dataclass, field

from storage.sealed.record import Record


@dataclass(frozen=True, slots=True)
class CaseStepRecord:
    """One step in the life of a case. `code` says what, `detail` a code that belongs to it, never a word of a person's."""

    code: str
    at_ms: int
    by: bytes
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRecord(Record):
    """A rights request. `subject` is the client's id, or an enquiry's.

    Attributes:
        number: The case number of the year, `2026-014`.
        kind: `access`, `rectification`, `erasure`, `restriction`, `portability`, `objection`, `complaint`, `claim`.
        channel: How it came; a code of the practice's channels.
        received_day: Day on which it was received.
        deadline_day: Last day to answer, counted from `received_day` by the calendar rule.
        extended_day: The later last day, once a notice was given, or None.
        state: `open`, `verified`, `approved`, `running`, `done`, `refused`, `closed`.
        identity: How the requester was identified, or empty: nothing runs.
        service: Which service alone it is about, or empty.
        scope: What it is about within its kind: a code of ours, never a word of a person's; or empty.
        ground: On what ground it is asked or refused; a code of the policy data.
        preview: Hash of the preview that was approved, or empty.
        approved_ms: When; `approved_by` is who.
        steps: What happened, oldest first.
    """

    number: str
    kind: str
    channel: str
    received_day: int
    deadline_day: int
    extended_day: int | None = None
    state: str = "open"
    identity: str = ""
    service: str = ""
    scope: str = ""
    ground: str = ""
    preview: bytes = b""
    approved_ms: int | None = None
    approved_by: bytes = b""
    closed_ms: int | None = None
    steps: tuple[CaseStepRecord, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTextRecord(Record):
    """Words that belong to a case, sealed under the client's contact key.

    Attributes:
        case: Id of the case; `number` is what it is called.
        kind: `asked`, `weighing`, `answer`, `view` (the client's own view), `corrected` (then `text` says why).
        about: What was corrected: a field's code, or `entry`.
        before: What stood there, when a field was corrected.
        after: What has stood there since.
        roles: In which roles the author wrote it.
    """

    case: bytes
    kind: str
    text: str = field(repr=False)
    at_ms: int = 0
    number: str = ""
    about: str = ""
    before: str = field(repr=False, default="")
    after: str = field(repr=False, default="")
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldRecord(Record):
    """Something that stops erasure and purge of a client's data until it is lifted. `subject` is the client's id.

    Attributes:
        kind: `debt`, `claim`, `request`, `restriction`, `manual`.
        classes: Data classes that it covers; empty for all.
        case: Case number or the debt case's id in hex, or empty.
        from_ms: Since when.
        to_ms: Until when, or None: in force.
    """

    kind: str
    classes: tuple[str, ...]
    from_ms: int
    case: str = ""
    to_ms: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureRecord(Record):
    """Something left the practice. Written before the file is closed. `subject` is the client's id, zeros for several.

    Attributes:
        recipient: Whom it went to: a code of the policy data; `recipient_name` the authority or firm, no private person.
        purpose: A code of the policy data.
        law: Law reference, where one decides.
        decided_by: Who decided, where the law asks for it.
        classes: Data classes that were in it.
        digest: SHA-256 of what was written.
        case: Case number or debt case, or empty.
    """

    recipient: str
    at_ms: int
    purpose: str
    classes: tuple[str, ...]
    digest: bytes
    recipient_name: str = ""
    law: str = ""
    decided_by: str = ""
    case: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SuppressionRecord(Record):
    """An address that gets no marketing. The row shows a keyed hash; nothing else of the address is kept."""

    mark: bytes = field(repr=False)
    kind: str
    from_ms: int
    to_ms: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EnquiryRecord(Record):
    """A question from somebody who has not bought anything; `id` equals `subject`. Sealed under a contact key of its own.

    Attributes:
        channel: How it came.
        at_ms: When it came.
        consent_text: The consent text that stood at the form, word for word; empty: not from a form.
        text_shown: Hash of it.
        consented_ms: When the form was sent with its consent, or None: not from the form.
        became: Id of the client that it turned into, or empty.
        answered_ms: When it was last answered, or None.
        answered_channel: How, or empty.
        ended_ms: When it was decided that it goes before its time, or None.
    """

    name: str = field(repr=False)
    address: str = field(repr=False)
    channel: str
    at_ms: int
    text: str = field(repr=False, default="")
    consent_text: str = field(repr=False, default="")
    text_shown: bytes = b""
    consented_ms: int | None = None
    answered_ms: int | None = None
    answered_channel: str = ""
    became: bytes = b""
    ended_ms: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceLinkRecord(Record):
    """Which invoices are a client's: the only bridge to the bookkeeping, under the client's contact key, and gone with it."""

    invoice: bytes = field(repr=False)
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRecord(Record):
    """What was decided about a client with a reason. Under the client's consent key.

    A yearly look at a journal without contact: kept, or a case was made. Or, with `other`: another client is the same
    person (`same`), or is not (`apart`); the newest word counts.
    """

    at_ms: int
    decision: str
    reason: str = field(default="", repr=False)
    other: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessorRecord(Record):
    """Somebody who handles data for the practice under an agreement: a firm, no private person."""

    name: str
    purpose: str
    agreement_day: int
    country: str = "SE"
    ended_day: int | None = None


@dataclass(frozen=True, slots=True)
class ErasedRecord:
    """One outcome of an erasure: a data class in a store, or one `kind` of it, how many rows, and what became of them."""

    store: str
    data_class: str
    count: int
    outcome: str
    law: str = ""
    until_day: int | None = None
    held_by: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class TargetRecord:
    """Rows of one table that an erasure takes away."""

    store: str
    table: str
    ids: tuple[bytes, ...]
    versions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class KeyRecord:
    """A key that an erasure destroys."""

    store: str
    domain: int
    owner: bytes
    kid: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasureRecord(Record):
    """One erasure, from intent to ledger. `subject` is zeros: the person is known by a keyed mark alone.

    Attributes:
        mark: Keyed hash of the client's id: whoever restores a copy finds the person again by it.
        whole: The person's own row goes with it; of one service, or some rows of somebody who stays, it does not.
        client: The client's id until the end; then empty, and the mark alone is left.
        kind: `request` or `purge`.
        case: Case number, or the purge's date.
        preview: Hash of the preview that was approved.
        intended_ms: When it was written down, before the first step.
        state: `intended`, `keys`, `rows`, `compacted`, `done`.
        targets: Rows that are taken away, by store and table; emptied at the end.
        keys: Keys that are destroyed; emptied at the end.
        outcomes: What went and what stayed, filled in after read-back.
        done_ms: When read-back had found nothing, or None.
    """

    mark: bytes
    kind: str
    case: str
    preview: bytes
    intended_ms: int
    whole: bool = False
    client: bytes = b""
    state: str = "intended"
    targets: tuple[TargetRecord, ...] = ()
    keys: tuple[KeyRecord, ...] = ()
    outcomes: tuple[ErasedRecord, ...] = ()
    done_ms: int | None = None
