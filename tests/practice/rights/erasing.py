"""A client with something of every kind, and an order to take it away: for the tests of the one erasure."""

from datetime import timedelta

from journal_tui.practice.errors import RefusedByRule
from journal_tui.practice.rights.data_classes import everything
from journal_tui.practice.rights.order import Order, OrderKind
from journal_tui.practice.rights.planning import places
from journal_tui.practice.short_texts import ShortTexts
from journal_tui.practice.values import AmendmentKind, Channel, PersonnummerPurpose, Purpose, Service
from storage import erasing as storage_erasing
from storage.journal import matters
from storage.journal.records import MEASURES_PURPOSE
from storage.journal.tables import EMERGENCY_NOTE, WORKING_NOTE
from storage.keys import Domain
from storage.sealed.record import new_id
from storage.sealed.shelf import Shelf
from storage.vault.case_records import CaseTextRecord, InvoiceLinkRecord, ReviewRecord
from tests.practice.journalling.working_day import Work

CASE = "2026-001"


def full_client(work: Work, given: str = "Tove", surname: str = "Almdunge") -> str:
    """A client in two services with rows in every table that can be about one."""
    practice = work.practice
    client = work.client(
        given, surname, (Service.KBT, Service.PT), email=f"{given.casefold()}@example.se", phone="070-174 06 05"
    )
    practice.clients.set_personnummer(client, "19990417-9802", PersonnummerPurpose.FRISKVARD)
    practice.clients.log_contact(client, Channel.PHONE)
    for service in (Service.KBT, Service.PT):
        entry = work.note(client, f"{given} har talat med sin syster Karin Lund om oron.", service)
        practice.entries.amend(entry.id, AmendmentKind.SUPPLEMENT, f"{given} ringde igen.")
        practice.entries.add(client, service, f"Utkast om {given} och Karin.")
        practice.appointments.plan(client, service, work.now() + timedelta(days=1))
        matters_of(work, client, service)
    practice.aliases.remember_ordinary(client, "Vinter")
    who, vault = bytes.fromhex(client), practice.context.vault
    vault.invoice_links.add(InvoiceLinkRecord(id=new_id(), subject=who, created_ms=1, invoice=new_id(), year=2026))
    vault.reviews.add(ReviewRecord(id=new_id(), subject=who, created_ms=1, at_ms=1, decision="kept", reason="kommer åter"))
    head = {"subject": who, "created_ms": 1, "case": new_id()}
    vault.case_texts.add(CaseTextRecord(id=new_id(), kind="requested", text=f"{given} vill bli raderad", **head))
    return client


def matters_of(work: Work, client: str, service: Service) -> None:
    """Everything that the journal keeps beside the notes."""
    context = work.practice.context
    subject = context.register.subject(bytes.fromhex(client), service)
    today = context.today().toordinal()
    permits = {each.purpose: each.id for each in context.journal.permits.current(subject.id)}
    row = new_id()
    kept = ShortTexts(context).keep(subject, row, ("Karin följer med på fredag",))
    head = {"subject": subject.id, "created_ms": 1, "at_ms": 1, "permit": permits[Purpose.JOURNAL.value]}
    context.journal.agreements.add(
        matters.AgreementRecord(
            id=row, kind="agreement", topic="sleep", text=kept.text, forms_version=kept.forms_version, **head
        ),
        today,
    )
    context.journal.goals.add(matters.GoalRecord(id=new_id(), text="sova", **head), today)
    context.journal.workouts.add(matters.WorkoutRecord(id=new_id(), **head), today)
    context.journal.safety_plans.add(matters.SafetyPlanRecord(id=new_id(), number=1, **head), today)
    measures = {**head, "permit": permits[MEASURES_PURPOSE]}
    context.journal.measurements.add(
        matters.MeasurementRecord(id=new_id(), instrument="phq9/1", total=13_000, **measures), today
    )
    store = context.stores.journal
    store.new_key(Domain.WORKING, subject.id)
    plain = {"subject": subject.id, "created_ms": 1, "at_ms": 1, "text": "kort"}
    Shelf(WORKING_NOTE, store).add(matters.WorkingNoteRecord(id=new_id(), review_ms=2, **plain))
    Shelf(EMERGENCY_NOTE, store).add(matters.EmergencyNoteRecord(id=new_id(), ground="vital", reason="fara", **plain))


def order_for(client: str, **changes: object) -> Order:
    """An order for everything about a client, as a case would give it."""
    content: dict[str, object] = {
        "kind": OrderKind.REQUEST,
        "reference": CASE,
        "client": bytes.fromhex(client),
        "classes": everything(),
    }
    return Order(**(content | changes))


def stand_behind(work: Work, order: Order) -> bytes:
    """Register a warrant that stands behind this order and no other; gives the hash of its preview."""
    erasing = work.practice.context.erasing

    def warrant(reference: str, _approved: bytes) -> Order:
        if reference != order.reference:
            raise RefusedByRule(rule="erasure", reason="no_warrant")
        return order

    erasing.register(order.kind, warrant)
    return erasing.preview(order).hash


def owners(work: Work, client: str) -> dict[str, bytes]:
    subjects = work.practice.context.register.subjects(bytes.fromhex(client))
    return {"client": bytes.fromhex(client), **{each.service.value: each.id for each in subjects}}


def rows_left(work: Work, ids: dict[str, bytes]) -> list[str]:
    found = []
    for place in places(work.practice.context).values():
        for owner in ids.values():
            found += [row.table for row in storage_erasing.rows_of(place.store, place.shelves, owner)]
    return found


def keys_left(work: Work, ids: dict[str, bytes]) -> int:
    stores = work.practice.context.stores.all()
    return sum(len(storage_erasing.keys_of(store, owner)) for store in stores for owner in ids.values())
