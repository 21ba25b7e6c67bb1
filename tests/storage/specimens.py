"""Invented rows for every table of the journal and the bookkeeping (the vault's: `vault_specimens`), written through the repositories.

Two clients, each with two services and at least two rows in each table that allows it, so that a row can be exchanged
with another of the same client, of the other client and of another table. The words in `SECRETS` are what must
never be seen outside an envelope.
"""

from dataclasses import dataclass
from datetime import date

from storage.bookkeeping.records import DebtCaseRecord, InvoiceRecord, ReceiptRecord, year_subject
from storage.bookkeeping.repositories import DebtCaseRepository, InvoiceRepository, ReceiptRepository
from storage.journal import matters
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
from storage.journal.tables import EMERGENCY_NOTE, WORKING_NOTE
from storage.keys import Domain
from storage.sealed.record import new_id
from storage.sealed.shelf import Shelf
from storage.store import Store

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
    return PermitRecord(**(content | changes))


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
    return DraftRecord(**(content | changes))


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
    return EntryRecord(**(content | changes))


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
    return AddendumRecord(**(content | changes))


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
        fill_matters(journal, subject, permit)
        fill_unpermitted(store, subject)
        made.append((subject, permit, pseudonym))
    for number in (1, 2):
        head = {"id": new_id(), "subject": bytes(16), "created_ms": NOW}
        heading = matters.OwnHeadingRecord("plan", "Plan", "Plan", role="plan")
        journal.own_templates.add(
            matters.OwnTemplateRecord(
                **head, name="egen", services=("kbt",), number=number, sv="Egen", en="Own", headings=(heading,)
            )
        )
        journal.phrases.add(matters.PhraseRecord(**head | {"id": new_id()}, code="sf", number=number, text="sömnfönster"))
        journal.instruments.add(matters.InstrumentRecord(**head | {"id": new_id()}, key=f"own/{number}", pack="{}"))
    return JournalSpecimen(
        subjects=tuple(subject for subject, _, _ in made),
        permits=tuple(permit for _, permit, _ in made),
        entries=tuple(entries),
        drafts=tuple(drafts),
        pseudonyms=tuple(pseudonym for _, _, pseudonym in made),
    )


def fill_matters(journal: Journal, subject: bytes, permit: bytes) -> None:
    """Write two of everything that is kept beside the notes."""
    measures = journal.permits.put(permit_record(subject, purpose="measures", consent_seq=3)).id
    for number in (1, 2):
        head = {"subject": subject, "created_ms": NOW, "permit": permit, "at_ms": NOW}
        journal.agreements.add(
            matters.AgreementRecord(id=new_id(), kind="homework", topic="sleep", text="sömnfönster 23-06", **head), TODAY
        )
        rating = matters.RatingRecord(NOW, number)
        journal.goals.add(matters.GoalRecord(id=new_id(), text="sömnfönster", ratings=(rating,), **head), TODAY)
        journal.workouts.add(
            matters.WorkoutRecord(id=new_id(), lines=(matters.SetRecord("sömnfönster", 3, 8, 60_000),), **head), TODAY
        )
        section = matters.SectionRecord("signs", "tystlåten")
        journal.safety_plans.add(matters.SafetyPlanRecord(id=new_id(), number=number, sections=(section,), **head), TODAY)
        answers = (0, 1_000, None)
        journal.measurements.add(
            matters.MeasurementRecord(id=new_id(), instrument="own/1", answers=answers, **head | {"permit": measures}),
            TODAY,
        )


def fill_unpermitted(store: Store, subject: bytes) -> None:
    """Write two emergency and two working notes, which no consent stands behind."""
    store.new_key(Domain.WORKING, subject)
    for number in (1, 2):
        head = {"subject": subject, "created_ms": NOW, "at_ms": NOW + number}
        note = matters.EmergencyNoteRecord(id=new_id(), ground="vital", text="tystlåten", reason="Tindra", **head)
        Shelf(EMERGENCY_NOTE, store).add(note)
        Shelf(WORKING_NOTE, store).add(
            matters.WorkingNoteRecord(id=new_id(), text="tystlåten", review_ms=NOW + HOUR, **head)
        )


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
            ReceiptRepository(store).add(
                ReceiptRecord(
                    id=new_id(),
                    number=number,
                    issued_day=TODAY,
                    paid_day=TODAY,
                    buyer_name="Tindra Sjöbladh",
                    service_label="Rådgivning",
                    amount=120_000,
                    national_id="20001231-0000",
                    **head,
                )
            )
            made.append(invoice.id)
    return tuple(made)
