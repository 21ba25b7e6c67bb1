"""Invented rows for every table of the vault, written through the repositories."""

from storage.journal.pseudonym import new_pseudonym
from storage.sealed.record import new_id
from storage.store import Store
from storage.vault import case_records
from storage.vault.cases import erasure_mark
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
from tests.storage.specimens import NOW, SERVICES


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
    return ConsentDocumentRecord(**(content | changes))


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
    return ConsentEventRecord(**(content | changes))


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
    return ConsentRecordRecord(**(content | changes))


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


def _fill_cases(vault: Vault, client: bytes, number: int) -> None:
    head = {"subject": client, "created_ms": NOW}
    steps = (case_records.CaseStepRecord("received", NOW, client),)
    case = vault.cases.add(
        case_records.CaseRecord(
            id=new_id(),
            number=f"2026-{number:03d}",
            kind="access",
            channel="email",
            received_day=9,
            deadline_day=40,
            steps=steps,
            **head,
        )
    )
    vault.case_texts.add(
        case_records.CaseTextRecord(id=new_id(), case=case.id, kind="asked", text="Tindra vill se allt", **head)
    )
    vault.holds.add(case_records.HoldRecord(id=new_id(), kind="claim", classes=("entries",), from_ms=NOW, **head))
    vault.disclosures.add(
        case_records.DisclosureRecord(
            id=new_id(), recipient="authority", at_ms=NOW, purpose="law", classes=("contact",), digest=bytes(32), **head
        )
    )
    mark = vault.suppressions.mark(f"tindra{number}@example.org")
    nobody = {"subject": bytes(16), "created_ms": NOW}
    vault.suppressions.add(case_records.SuppressionRecord(id=new_id(), mark=mark, kind="email", from_ms=NOW, **nobody))
    enquiry = new_id()
    vault.enquiries.add(
        case_records.EnquiryRecord(
            id=enquiry,
            subject=enquiry,
            created_ms=NOW,
            name="Tindra",
            address="tindra@example.org",
            channel="form",
            at_ms=NOW,
        )
    )
    vault.invoice_links.add(case_records.InvoiceLinkRecord(id=new_id(), invoice=new_id(), year=2026, **head))
    vault.reviews.add(case_records.ReviewRecord(id=new_id(), at_ms=NOW, decision="kept", reason="tystlåten", **head))
    vault.processors.add(
        case_records.ProcessorRecord(id=new_id(), name="Fakturor AB", purpose="invoicing", agreement_day=9, **nobody)
    )
    erased = case_records.ErasedRecord("vault", "contact", 3, "erased")
    vault.erasures.add(
        case_records.ErasureRecord(
            id=new_id(),
            mark=erasure_mark(vault.store, client),
            kind="request",
            case="2026-001",
            preview=bytes(32),
            intended_ms=NOW,
            outcomes=(erased,),
            **nobody,
        )
    )


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
        _fill_cases(vault, client, number)
        vault.acts.begin(ActRecord(id=new_id(), kind="register", objects=(new_id(),), codes=("journal",), **head))
