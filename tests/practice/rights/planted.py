"""A client with forty facts over all stores, each with a word of its own, for what has to find all of them."""

from dataclasses import replace
from datetime import timedelta

from journal_tui.practice.restriction import RestrictionGround
from journal_tui.practice.rights.case_words import CaseChannel, CaseKind
from journal_tui.practice.short_texts import ShortTexts
from journal_tui.practice.values import AmendmentKind, Channel, PersonnummerPurpose, Purpose, Service
from storage.bookkeeping.records import DebtCaseRecord, InvoiceRecord, ReceiptRecord, year_subject
from storage.bookkeeping.repositories import DebtCaseRepository, InvoiceRepository, ReceiptRepository
from storage.journal import matters
from storage.journal.records import MEASURES_PURPOSE
from storage.journal.tables import EMERGENCY_NOTE, WORKING_NOTE
from storage.keys import Domain
from storage.sealed.record import new_id
from storage.sealed.shelf import Shelf
from storage.vault import case_records as kept
from storage.vault.records import ContactEventRecord
from tests.practice.journalling.working_day import Work

SERVICES = (Service.KBT, Service.PT)


def planted(work: Work) -> tuple[str, tuple[str, ...]]:
    """The client, and the forty facts as somebody reads them in every form."""
    practice = work.practice
    contact = {"email": "gammal.tove@example.se", "phone": "070-174 06 05", "address": "Ekstigen 3, 123 45 Ekby"}
    client = work.client("Tove", "Almdunge", SERVICES, nicknames=("Tovis",), employer="Hyvelboden", **contact)
    held = practice.clients.contact(client)
    practice.clients.update_contact(client, replace(held, email="ny.tove@example.se"))
    practice.clients.set_personnummer(client, "19990417-9802", PersonnummerPurpose.FRISKVARD)
    practice.clients.log_contact(client, Channel.VIDEO)
    who, context = bytes.fromhex(client), practice.context
    _notes(work, client)
    _matters(work, client)
    vouchers = _vouchers(work, who)
    case = _vault(work, client, who)
    pseudonyms = tuple(each.pseudonym for each in context.register.subjects(who))
    record = context.vault.records.of_client(who)[0]
    (restriction,) = context.vault.restrictions.of_client(who)
    return client, (
        "Almdunge", "Tovis", "Hyvelboden", "gammal.tove@example.se", "ny.tove@example.se", "070-174 06 05", "Ekstigen 3",
        "199904179802", "parkeringsfråga", *pseudonyms, restriction.case, record.receipt.hex(),
        "trädgårdsarbete", "veckorapport", "påbörjad kvällspromenad", "cykelutflykt", "dagboksskrivande", "måltidsplanering",
        "havspromenad", "phq", "2026-11-24", "marklyft", "handledarsamtal om natten", "akutläge", "kunde inte vänta alls",
        "funderar på upplägget", "vinterkväll", case, "begäran om utdrag skriftligt", "kommer åter till våren",
        "Exempelmyndigheten", "9 kap. 1 §", "beslutsfattaren", "tvist-77", "frågade om prislistan", *vouchers,
    )  # fmt: skip


def _notes(work: Work, client: str) -> None:
    entry = work.note(client, "Hon orkar mer trädgårdsarbete nu.")
    work.practice.entries.amend(entry.id, AmendmentKind.SUPPLEMENT, "Hon lämnade en veckorapport.")
    work.practice.entries.add(client, Service.KBT, "En påbörjad kvällspromenad.")
    work.note(client, "Planerar en cykelutflykt.", Service.PT)
    work.practice.appointments.plan(client, Service.PT, work.now() + timedelta(days=1))
    work.practice.aliases.remember_ordinary(client, "Vinterkväll")


def _matters(work: Work, client: str) -> None:
    context = work.practice.context
    subject = context.register.subject(bytes.fromhex(client), Service.KBT)
    today = context.today().toordinal()
    permits = {each.purpose: each.id for each in context.journal.permits.current(subject.id)}
    texts = ShortTexts(context)
    head = {"subject": subject.id, "created_ms": 1, "at_ms": 1, "permit": permits[Purpose.JOURNAL.value]}
    plain = {"subject": subject.id, "created_ms": 1, "at_ms": 1}

    def stored(*raw: str) -> tuple[bytes, tuple[str, ...], int]:
        row = new_id()
        said = texts.keep(subject, row, raw)
        return row, said.texts, said.forms_version

    for kind, words in (("agreement", "dagboksskrivande varje kväll"), ("homework", "måltidsplanering på söndag")):
        row, (text,), version = stored(words)
        context.journal.agreements.add(
            matters.AgreementRecord(id=row, kind=kind, topic="sleep", text=text, forms_version=version, **head), today
        )
    row, (text,), version = stored("en havspromenad i veckan")
    context.journal.goals.add(matters.GoalRecord(id=row, text=text, forms_version=version, **head), today)
    row, (text,), version = stored("marklyft")
    lines = (matters.SetRecord(exercise=text, sets=3, reps=5),)
    context.journal.workouts.add(matters.WorkoutRecord(id=row, lines=lines, forms_version=version, **head), today)
    row, (text,), version = stored("handledarsamtal om natten")
    sections = (matters.SectionRecord("help", text),)
    context.journal.safety_plans.add(
        matters.SafetyPlanRecord(id=row, number=1, sections=sections, forms_version=version, **head), today
    )
    measures = {**head, "permit": permits[MEASURES_PURPOSE]}
    context.journal.measurements.add(
        matters.MeasurementRecord(id=new_id(), instrument="phq9/1", answers=(2_000, 1_000), total=17_000, **measures), today
    )
    row, (text, reason), version = stored("Ett akutläge hemma.", "Det kunde inte vänta alls.")
    emergency = matters.EmergencyNoteRecord(
        id=row, ground="vital", text=text, reason=reason, forms_version=version, **plain
    )
    Shelf(EMERGENCY_NOTE, context.stores.journal).add(emergency)
    context.stores.journal.new_key(Domain.WORKING, subject.id)
    row, (text,), version = stored("Jag funderar på upplägget.")
    working = matters.WorkingNoteRecord(id=row, text=text, review_ms=2, forms_version=version, **plain)
    Shelf(WORKING_NOTE, context.stores.journal).add(working)


def _vouchers(work: Work, who: bytes) -> tuple[str, ...]:
    context = work.practice.context
    store, year = context.stores.bookkeeping, year_subject(2026)
    day = context.today().toordinal()
    invoice = new_id()
    context.vault.invoice_links.add(
        kept.InvoiceLinkRecord(id=new_id(), subject=who, created_ms=1, invoice=invoice, year=2026)
    )
    head = {"subject": year, "created_ms": 1, "number": 1, "issued_day": day, "service_label": "Träning"}
    InvoiceRepository(store).add(
        InvoiceRecord(id=invoice, due_day=day, buyer_name="Tove A", buyer_address="Fakturagränd 8", amount=123_456, **head)
    )
    ReceiptRepository(store).add(
        ReceiptRecord(
            id=new_id(),
            paid_day=day,
            buyer_name="Tove A",
            amount=123_456,
            activity="styrketräning i grupp",
            invoice=invoice,
            **head,
        )
    )
    DebtCaseRepository(store).add(
        DebtCaseRecord(id=new_id(), subject=year, created_ms=1, invoice=invoice, status="open", handed_over_day=day - 400)
    )
    return "Fakturagränd 8", "1234,56 kr", "styrketräning i grupp", "2025-10-19"


def _vault(work: Work, client: str, who: bytes) -> str:
    practice, vault = work.practice, work.practice.context.vault
    head = {"subject": who, "created_ms": 1}
    vault.contacts.add(ContactEventRecord(id=new_id(), channel="phone", at_ms=1, note="parkeringsfråga", **head))
    case = practice.cases.open(
        client, CaseKind.COMPLAINT, CaseChannel.LETTER, practice.context.today(), text="begäran om utdrag skriftligt"
    )
    practice.restrictions.restrict(client, RestrictionGround.ACCURACY, Service.PT)
    vault.reviews.add(kept.ReviewRecord(id=new_id(), at_ms=1, decision="kept", reason="kommer åter till våren", **head))
    vault.disclosures.add(
        kept.DisclosureRecord(
            id=new_id(),
            recipient="authority",
            at_ms=1,
            purpose="law",
            classes=("contact",),
            digest=bytes(32),
            recipient_name="Exempelmyndigheten",
            law="9 kap. 1 § exempellagen",
            decided_by="beslutsfattaren",
            **head,
        )
    )
    vault.holds.add(kept.HoldRecord(id=new_id(), kind="manual", classes=("entry",), from_ms=1, case="tvist-77", **head))
    enquiry = new_id()
    vault.enquiries.add(
        kept.EnquiryRecord(
            id=enquiry,
            subject=enquiry,
            created_ms=1,
            name="Tove",
            address="gammal.tove@example.se",
            channel="form",
            at_ms=1,
            text="Hon frågade om prislistan.",
            became=who,
        )
    )
    return case.number
