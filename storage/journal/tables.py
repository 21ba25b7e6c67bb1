"""The journal's sealed tables: which record lies in which row, under which key, and what the row shows of it."""

from storage.codes import service_code
from storage.crypto.keyring import DataKey
from storage.errors import Tampered
from storage.journal import matters, rows
from storage.journal.pseudonym import stored
from storage.journal.records import (
    AddendumRecord,
    AppointmentRecord,
    DraftRecord,
    EntryRecord,
    PermitRecord,
    SubjectRecord,
)
from storage.journal.rows import AddendumRow, AppointmentRow, DraftRow, EntryRow, PermitRow, SubjectRow
from storage.journal.signing import addendum_document, entry_document
from storage.keys import Domain
from storage.sealed.payload import Codec
from storage.sealed.table import Clear, SealedTable, practice_key
from storage.store import Store


def journal_key(store: Store, subject: bytes) -> DataKey:
    """The key of one client in one service."""
    return store.key(Domain.JOURNAL, subject)


def working_key(store: Store, subject: bytes) -> DataKey:
    """The key of an author's working notes about one subject."""
    return store.key(Domain.WORKING, subject)


def _of_subject(_: Store, record: SubjectRecord) -> Clear:
    return {"pseudonym": stored(record.pseudonym), "service": service_code(record.service)}


def _of_appointment(_: Store, record: AppointmentRecord) -> Clear:
    return {"day": record.day}


def _of_addendum(_: Store, record: AddendumRecord) -> Clear:
    return {"entry": record.entry}


def _prove_entry(store: Store, entry: EntryRecord) -> None:
    if not store.verify(entry.author, entry_document(entry, store.store_id), entry.signature):
        raise Tampered(table=EntryRow.__tablename__, part="signature")


def _prove_addendum(store: Store, addendum: AddendumRecord) -> None:
    if not store.verify(addendum.author, addendum_document(addendum, store.store_id), addendum.signature):
        raise Tampered(table=AddendumRow.__tablename__, part="signature")


SUBJECT = SealedTable(SubjectRow, Codec("journal/subject/1", SubjectRecord), journal_key, _of_subject)
PERMIT = SealedTable(PermitRow, Codec("journal/permit/1", PermitRecord), journal_key)
APPOINTMENT = SealedTable(
    AppointmentRow,
    Codec(
        "journal/appointment/3",
        AppointmentRecord,
        {
            "journal/appointment/1": frozenset({"calendar", "draft_purged_ms"}),
            "journal/appointment/2": frozenset({"draft_purged_ms"}),
        },
    ),
    journal_key,
    _of_appointment,
)
DRAFT = SealedTable(DraftRow, Codec("journal/draft/1", DraftRecord), journal_key)
ENTRY = SealedTable(EntryRow, Codec("journal/entry/1", EntryRecord), journal_key, prove=_prove_entry)
ADDENDUM = SealedTable(AddendumRow, Codec("journal/addendum/1", AddendumRecord), journal_key, _of_addendum, _prove_addendum)
AGREEMENT = SealedTable(rows.AgreementRow, Codec("journal/agreement/1", matters.AgreementRecord), journal_key)
GOAL = SealedTable(rows.GoalRow, Codec("journal/goal/1", matters.GoalRecord), journal_key)
MEASUREMENT = SealedTable(rows.MeasurementRow, Codec("journal/measurement/1", matters.MeasurementRecord), journal_key)
WORKOUT = SealedTable(rows.WorkoutRow, Codec("journal/workout/1", matters.WorkoutRecord), journal_key)
SAFETY_PLAN = SealedTable(rows.SafetyPlanRow, Codec("journal/safety-plan/1", matters.SafetyPlanRecord), journal_key)
OWN_TEMPLATE = SealedTable(rows.OwnTemplateRow, Codec("journal/own-template/1", matters.OwnTemplateRecord), practice_key)
PHRASE = SealedTable(rows.PhraseRow, Codec("journal/phrase/1", matters.PhraseRecord), practice_key)
INSTRUMENT = SealedTable(rows.InstrumentRow, Codec("journal/instrument/1", matters.InstrumentRecord), practice_key)
EMERGENCY_NOTE = SealedTable(
    rows.EmergencyNoteRow, Codec("journal/emergency-note/1", matters.EmergencyNoteRecord), journal_key
)
WORKING_NOTE = SealedTable(rows.WorkingNoteRow, Codec("journal/working-note/1", matters.WorkingNoteRecord), working_key)
