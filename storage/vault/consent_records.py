"""What the vault's consent repositories take and give: documents, events, answers with their evidence.

Field names follow consent-and-rights 2.2 (ISO/IEC TS 27560 as summarised in public) and 2.4. Nothing here is ever
edited: documents and records are written once, a consent's life is a chain of signed events.
"""

from dataclasses import dataclass, field

from storage.sealed.record import Record
from storage.vault.records import ControllerValue


@dataclass(frozen=True, slots=True)
class PurposeText:
    """One purpose of a document, as it is shown: `label` is the short line, `sentence` what is agreed to."""

    purpose: str
    purpose_type: str
    sentence: str
    label: str = ""
    basis: str = ""
    categories: tuple[str, ...] = ()
    special_categories: tuple[str, ...] = ()
    necessary: bool = False


@dataclass(frozen=True, slots=True)
class DocumentText:
    """A document in one language. `pages` are shown one by one; `hash` is the SHA-256 of exactly what is shown.

    `sections` holds named sentences (retention, storage, withdrawal, …) as (name, sentence).
    """

    language: str
    title: str
    pages: tuple[str, ...]
    purposes: tuple[PurposeText, ...]
    sections: tuple[tuple[str, str], ...] = ()
    hash: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentDocumentRecord(Record):
    """A published document. `subject` is zeros; `number` is its version within the service, from 1.

    Attributes:
        change: `editorial` or `material` against the version before.
        published_ms: When it came into force.
        hash: SHA-256 over all languages' texts.
        notice: Retention, storage, withdrawal and rights texts by key, as codes of the policy's texts.
        validity_days: How long an answer holds, or None: until withdrawn.
    """

    service: str
    number: int
    change: str
    published_ms: int
    texts: tuple[DocumentText, ...]
    hash: bytes
    policy_version: str = ""
    policy_hash: bytes = b""
    notice: tuple[str, ...] = ()
    validity_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentEventRecord(Record):
    """One step in the life of a consent. Appended, chained per client, signed by its author; never changed.

    Attributes:
        service: The service.
        purposes: The purposes that this step is about.
        to_state: The state that it leads to (`asked`, `granted`, `refused`, `withdrawn`, …).
        at_ms: When it happened; may lie before `created_ms` when it is noted afterwards (paper).
        offset_minutes: Local time's offset from UTC at `at_ms`.
        actor: `client`, `counsellor` or `system`.
        document: Id of the document version, or None.
        document_version: Its number, or 0.
        record: Id of the consent record with the evidence, or None.
        act: Id of the two-store act that this event is part of, or None.
        reason: A code, never a sentence.
        refused: For an answer: the purposes that got a no (`purposes` holds all that were answered).
        valid_to_day: For an answer: last day (ordinal) of what was granted, or None: until withdrawn.
        seq: Position in the client's chain, from 1; filled in by the repository.
        previous: SHA-256 of the event before (zeros for the first); filled in by the repository.
        signature: Ed25519; filled in by the repository.
    """

    service: str
    purposes: tuple[str, ...]
    to_state: str
    at_ms: int
    offset_minutes: int = 0
    actor: str = "client"
    document: bytes | None = None
    document_version: int = 0
    record: bytes | None = None
    act: bytes | None = None
    reason: str = ""
    refused: tuple[str, ...] = ()
    valid_to_day: int | None = None
    seq: int = 0
    previous: bytes = bytes(32)
    signature: bytes = b""


@dataclass(frozen=True, slots=True)
class AnswerValue:
    """The answer to one purpose, with the sentence that was shown and the moment of the answer."""

    purpose: str
    granted: bool
    answered_ms: int
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceValue:
    """How we know (consent-and-rights 2.4). `kind` is `typed_name` or `paper`.

    `known_how` is a code: how the person was known. `device` is a label that the practice chose. Not stored: copy
    of an identity card, keystroke timing, location.
    """

    kind: str
    signature: str = field(repr=False)
    signed_ms: int
    shown_ms: int
    pages_seen: int
    pages_total: int
    known_how: str = "known"
    counsellor_present: bool = True
    device: str = ""
    paper_archive_number: str = ""
    paper_hash: bytes = b""


@dataclass(frozen=True, slots=True)
class PartyValue:
    """Somebody named on the receipt: the client, the counsellor who asked, a representative."""

    id: bytes
    name: str = field(repr=False)
    role: str
    contact: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class NoticeValue:
    """What the receipt must say besides the answers; sentences and codes as they were in force that day."""

    policy_version: str = ""
    policy_hash: bytes = b""
    collection_method: str = ""
    processing_method: str = ""
    storage_place: str = ""
    jurisdiction: str = "SE"
    geographic_restriction: str = ""
    retention: str = ""
    recipients: tuple[str, ...] = ()
    withdrawal_method: str = ""
    rights: tuple[str, ...] = ()
    authority: str = ""
    impact_assessment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRecordRecord(Record):
    """The answers of one client to one document version, with everything that the receipt and the proof need.

    Attributes:
        receipt_schema: Schema of the receipt, `journal-tui/consent/1`.
        receipt: Random id of the receipt.
        document_hash: SHA-256 of the text that was shown, in `language`.
        validity_to_day: Last day (ordinal), or None: until withdrawn.
        previous_record: The record that this one replaces, or None.
        chain: SHA-256 of the consent event before this record; zeros for the first.
        software: Version of the program.
        copy_given: `paper`, `file` or `none`.
        signature: The practice's Ed25519 over all of it; filled in by the repository.
    """

    receipt_schema: str
    receipt: bytes
    service: str
    language: str
    document: bytes
    document_version: int
    document_hash: bytes
    answers: tuple[AnswerValue, ...]
    evidence: EvidenceValue
    controllers: tuple[ControllerValue, ...]
    parties: tuple[PartyValue, ...]
    notice: NoticeValue
    event_ms: int
    offset_minutes: int = 0
    change: str = "material"
    validity_to_day: int | None = None
    previous_record: bytes | None = None
    chain: bytes = bytes(32)
    software: str = ""
    copy_given: str = "none"
    signature: bytes = b""
