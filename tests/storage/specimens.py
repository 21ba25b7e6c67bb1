"""Invented rows for every table of the three stores, written through the repositories.

Two clients, each with two services and at least two rows in each table that allows it, so that a row can be exchanged
with another of the same client, of the other client and of another table. The words in `SECRETS` are what must
never be seen outside an envelope.
"""

from dataclasses import dataclass
from datetime import date

from storage.bookkeeping.records import DebtCaseRecord, InvoiceRecord, year_subject
from storage.bookkeeping.repositories import DebtCaseRepository, InvoiceRepository
from storage.journal.pseudonym import new_pseudonym
from storage.journal.records import (
    AddendumRecord,
    AppointmentRecord,
    DraftRecord,
    EntryRecord,
    FlagRecord,
    PermitRecord,
    SubjectRecord,
)
from storage.journal.repositories import Journal
from storage.sealed.record import new_id
from storage.store import Store
from storage.vault.consent_records import (
    AnswerValue,
    ConsentDocumentRecord,
    ConsentEventRecord,
    ConsentRecordRecord,
    DocumentText,
    EvidenceValue,
    NoticeValue,
    PartyValue,
    PurposeText,
)
from storage.vault.records import (
    ActRecord,
    ContactEventRecord,
    ContactPointRecord,
    ControllerValue,
    DecisionRecord,
    MappingRecord,
    NationalIdRecord,
    PersonRecord,
    PracticeRecord,
    RestrictionRecord,
    Setting,
    TokenRecord,
)
from storage.vault.repositories import Vault

TODAY = date(2026, 11, 22).toordinal()
NOW = 1_795_340_000_123
HOUR = 3_600_000
SECRETS = ("Sjöbladh", "Tindra", "Kvarnvägen", "sömnfönster", "Näckrosen", "tystlåten", "20001231-0000", "Vattugatan")
SERVICES = ("kbt", "pt")


@dataclass(frozen=True)
class JournalSpecimen:
    """Ids of what was written, by client and service."""

    subjects: tuple[bytes, ...]
    permits: tuple[bytes, ...]
    entries: tuple[bytes, ...]
    drafts: tuple[bytes, ...]
    pseudonyms: tuple[str, ...]


def permit_record(subject: bytes, service: str = "kbt", **changes: object) -> PermitRecord:
    """A permit in force."""
    content: dict[str, object] = {
        "id": new_id(),
        "subject": subject,
        "created_ms": NOW,
        "service": service,
        "purpose": "journal",
        "state": "granted",
        "since_ms": NOW,
        "document_version": 3,
        "document_hash": bytes(range(32)),
        "consent_seq": 2,
    }
    return PermitRecord(**(content | changes))  # type: ignore[arg-type]


def draft_record(subject: bytes, permit: bytes, **changes: object) -> DraftRecord:
    """An open note."""
    content: dict[str, object] = {
        "id": new_id(),
        "subject": subject,
        "created_ms": NOW,
        "permit": permit,
        "appointment": new_id(),
        "saved_ms": NOW + 5_000,
        "text": "‹klient› har sovit bättre, sömnfönster 23-06 ‹‹\n",
        "template": "kbt",
        "cursor": (3, 14),
        "flags": (FlagRecord(0, 8, "PERSON", "list", 420),),
        "ignored": ("tystlåten",),
        "words": 6,
    }
    return DraftRecord(**(content | changes))  # type: ignore[arg-type]


def entry_record(subject: bytes, permit: bytes, **changes: object) -> EntryRecord:
    """A note that is about to be signed."""
    content: dict[str, object] = {
        "id": new_id(),
        "subject": subject,
        "created_ms": NOW,
        "permit": permit,
        "appointment": new_id(),
        "at_ms": NOW - HOUR,
        "signed_ms": NOW + 10_000,
        "text": "‹klient› och ‹person-1 syster› talade om sömnfönster.",
        "template": "kbt",
        "risk": "low",
        "minutes": 50,
        "words": 7,
        "forms_version": 4,
    }
    return EntryRecord(**(content | changes))  # type: ignore[arg-type]


def addendum_record(subject: bytes, permit: bytes, entry: bytes, **changes: object) -> AddendumRecord:
    """A remark that is about to be signed."""
    content: dict[str, object] = {
        "id": new_id(),
        "subject": subject,
        "created_ms": NOW + 20_000,
        "permit": permit,
        "entry": entry,
        "kind": "supplement",
        "signed_ms": NOW + 20_000,
        "text": "‹person-1 syster› var tystlåten.",
        "lines": "1",
    }
    return AddendumRecord(**(content | changes))  # type: ignore[arg-type]


def fill_journal(store: Store, count: int = 4) -> JournalSpecimen:
    """Write `count` subjects with two of everything."""
    journal = Journal(store)
    made: list[tuple[bytes, bytes, str]] = []
    entries: list[bytes] = []
    drafts: list[bytes] = []
    for number in range(count):
        subject, service, pseudonym = new_id(), SERVICES[number % 2], new_pseudonym()
        journal.subjects.add(
            SubjectRecord(id=subject, subject=subject, created_ms=NOW, pseudonym=pseudonym, service=service)
        )
        permit = journal.permits.put(permit_record(subject, service)).id
        journal.permits.put(permit_record(subject, service, purpose="measures", state="refused", valid_to_day=TODAY))
        for hours in (0, 24):
            journal.appointments.add(
                AppointmentRecord(
                    id=new_id(), subject=subject, created_ms=NOW, day=TODAY + hours // 24, planned_ms=NOW + hours * HOUR
                )
            )
            drafts.append(journal.drafts.create(draft_record(subject, permit), TODAY).id)
            entry = journal.entries.add_signed(entry_record(subject, permit, at_ms=NOW + hours * HOUR), TODAY).id
            entries.append(entry)
            journal.addenda.add_signed(addendum_record(subject, permit, entry), TODAY)
        made.append((subject, permit, pseudonym))
    return JournalSpecimen(
        subjects=tuple(subject for subject, _, _ in made),
        permits=tuple(permit for _, permit, _ in made),
        entries=tuple(entries),
        drafts=tuple(drafts),
        pseudonyms=tuple(pseudonym for _, _, pseudonym in made),
    )


def document_record(service: str, number: int, **changes: object) -> ConsentDocumentRecord:
    """A published consent document."""
    purpose = PurposeText("journal", "service_delivery", "Journal över våra samtal", special_categories=("health",))
    text = DocumentText("sv", "Samtycke", ("Sida ett", "Sida två"), (purpose,), hash=bytes(32))
    content: dict[str, object] = {
        "id": new_id(),
        "subject": bytes(16),
        "created_ms": NOW,
        "service": service,
        "number": number,
        "change": "material",
        "published_ms": NOW,
        "texts": (text,),
        "hash": bytes(32),
    }
    return ConsentDocumentRecord(**(content | changes))  # type: ignore[arg-type]


def event_record(client: bytes, to_state: str = "asked", **changes: object) -> ConsentEventRecord:
    """A step in the life of a consent."""
    content: dict[str, object] = {
        "id": new_id(),
        "subject": client,
        "created_ms": NOW,
        "service": "kbt",
        "purposes": ("journal",),
        "to_state": to_state,
        "at_ms": NOW,
        "offset_minutes": 60,
        "document_version": 1,
    }
    return ConsentEventRecord(**(content | changes))  # type: ignore[arg-type]


def answers_record(client: bytes, **changes: object) -> ConsentRecordRecord:
    """Answers with their evidence."""
    content: dict[str, object] = {
        "id": new_id(),
        "subject": client,
        "created_ms": NOW,
        "receipt_schema": "journal-tui/consent/1",
        "receipt": new_id(),
        "service": "kbt",
        "language": "sv",
        "document": new_id(),
        "document_version": 1,
        "document_hash": bytes(32),
        "answers": (AnswerValue("journal", granted=True, answered_ms=NOW, sentence="Journal över våra samtal"),),
        "evidence": EvidenceValue("typed_name", "Tindra Sjöbladh", NOW, NOW - 60_000, 4, 4),
        "controllers": (ControllerValue("Näckrosen AB", "556000-0000", "Vattugatan 1", "info@example.org", ("08-1",)),),
        "parties": (PartyValue(client, "Tindra Sjöbladh", "client"),),
        "notice": NoticeValue(retention="tills du ber oss", rights=("access", "erasure")),
        "event_ms": NOW,
    }
    return ConsentRecordRecord(**(content | changes))  # type: ignore[arg-type]


def fill_vault(store: Store, count: int = 2) -> tuple[bytes, ...]:
    """Write `count` clients with two of everything; gives their ids."""
    vault = Vault(store)
    clients = tuple(new_id() for _ in range(count))
    for number in (1, 2):
        vault.documents.add(document_record("kbt", number))
    vault.practice.put(
        PracticeRecord(
            id=new_id(),
            subject=bytes(16),
            created_ms=NOW,
            owner="Tindra Sjöbladh",
            controller=ControllerValue("Näckrosen AB"),
            settings=(Setting("grace_days", "0"),),
        )
    )
    for client in clients:
        _fill_client(vault, client)
    return clients


def _fill_client(vault: Vault, client: bytes) -> None:
    head = {"subject": client, "created_ms": NOW}
    vault.people.add(
        PersonRecord(
            id=client, given="Tindra", surname="Sjöbladh", nicknames=("Näckrosen",), employer="Vattugatan AB", **head
        )
    )
    vault.national_ids.put(NationalIdRecord(id=new_id(), number="20001231-0000", purpose="friskvard", **head))
    for number in (1, 2):
        vault.points.add(ContactPointRecord(id=new_id(), kind="address", value=f"Kvarnvägen {number}", **head))
        vault.contacts.add(ContactEventRecord(id=new_id(), channel="phone", at_ms=NOW + number, **head))
        vault.mappings.add(
            MappingRecord(
                id=new_id(), journal_subject=new_id(), service=SERVICES[number - 1], pseudonym=new_pseudonym(), **head
            )
        )
        vault.tokens.add(
            TokenRecord(id=new_id(), kind="PERSON", number=number, base=f"tindra {number}", role="syster", **head)
        )
        vault.forms.put(client, new_id(), number, ("Tindra", "Sjöbladhs"), NOW)
        vault.decisions.add(DecisionRecord(id=new_id(), word=f"tystlåten {number}", **head))
        vault.events.append(event_record(client, ("asked", "granted")[number - 1]))
        vault.records.add(answers_record(client))
        vault.restrictions.add(RestrictionRecord(id=new_id(), scope="all", ground="accuracy", from_ms=NOW, **head))
        vault.acts.begin(ActRecord(id=new_id(), kind="register", objects=(new_id(),), codes=("journal",), **head))


def fill_bookkeeping(store: Store) -> tuple[bytes, ...]:
    """Write two years with two of everything; gives the invoices' ids."""
    invoices, cases = InvoiceRepository(store), DebtCaseRepository(store)
    made = []
    for year in (2025, 2026):
        head = {"subject": year_subject(year), "created_ms": NOW}
        for number in (1, 2):
            invoice = invoices.add(
                InvoiceRecord(
                    id=new_id(),
                    number=number,
                    issued_day=TODAY,
                    due_day=TODAY + 30,
                    buyer_name="Tindra Sjöbladh",
                    buyer_address="Kvarnvägen 1",
                    service_label="Rådgivning",
                    amount=120_000,
                    vat=24_000,
                    **head,
                )
            )
            cases.add(
                DebtCaseRecord(
                    id=new_id(),
                    invoice=invoice.id,
                    status="open",
                    handed_over_day=TODAY,
                    national_id="20001231-0000",
                    **head,
                )
            )
            made.append(invoice.id)
    return tuple(made)
