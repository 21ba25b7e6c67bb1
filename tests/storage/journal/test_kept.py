"""What is kept beside the notes is written under a permit in force, and a row of an earlier time still reads."""

from dataclasses import dataclass, replace

import pytest

from storage.errors import ChangedMeanwhile, NotFound, PermitRefused
from storage.journal import matters
from storage.journal.records import AppointmentRecord
from storage.journal.repositories import Journal
from storage.journal.rows import AppointmentRow
from storage.journal.tables import APPOINTMENT, journal_key
from storage.sealed.payload import Codec
from storage.sealed.record import Record, new_id
from storage.sealed.shelf import Shelf
from storage.sealed.table import SealedTable
from tests.storage.specimens import NOW, TODAY, permit_record


def agreement(subject: bytes, permit: bytes, **changes: object) -> matters.AgreementRecord:
    content = {"id": new_id(), "subject": subject, "created_ms": NOW, "permit": permit, "at_ms": NOW}
    return matters.AgreementRecord(**{**content, "kind": "agreement", "topic": "sleep", "text": "skärm av 22", **changes})


def test_it_is_written_changed_and_listed(journal: Journal, subject: bytes, permit: bytes) -> None:
    first = journal.agreements.add(agreement(subject, permit), TODAY)
    second = journal.agreements.add(agreement(subject, permit, created_ms=NOW + 1), TODAY)
    kept = journal.agreements.update(replace(first, state="kept", settled_ms=NOW + 5), TODAY)
    assert journal.agreements.of_subject(subject) == (kept, second)
    assert journal.agreements.get(first.id).state == "kept"
    with pytest.raises(ChangedMeanwhile):
        journal.agreements.update(replace(first, state="dropped"), TODAY)
    with pytest.raises(NotFound):
        journal.agreements.update(agreement(subject, permit, version=1), TODAY)


@pytest.mark.parametrize("wrong", ["missing", "withdrawn", "purpose", "subject", "expired"])
def test_without_a_permit_in_force_nothing_is_written(journal: Journal, subject: bytes, permit: bytes, wrong: str) -> None:
    row = journal.agreements.add(agreement(subject, permit), TODAY)
    other = {
        "missing": new_id(),
        "withdrawn": journal.permits.put(permit_record(subject, state="withdrawn")).id,
        "purpose": journal.permits.put(permit_record(subject, purpose="measures")).id,
        "subject": permit,
        "expired": journal.permits.put(permit_record(subject, valid_to_day=TODAY - 1)).id,
    }[wrong]
    whose = new_id() if wrong == "subject" else subject
    with pytest.raises(PermitRefused):
        journal.agreements.add(agreement(whose, other), TODAY)
    if wrong != "subject":
        with pytest.raises(PermitRefused):
            journal.agreements.update(replace(row, permit=other, state="kept"), TODAY)
    assert journal.agreements.of_subject(subject) == (row,)


def test_a_measurement_needs_the_permit_of_its_own_purpose(journal: Journal, subject: bytes, permit: bytes) -> None:
    head = {"id": new_id(), "subject": subject, "created_ms": NOW, "at_ms": NOW, "instrument": "phq9/1"}
    with pytest.raises(PermitRefused):
        journal.measurements.add(matters.MeasurementRecord(permit=permit, **head), TODAY)
    measures = journal.permits.put(permit_record(subject, purpose="measures")).id
    written = journal.measurements.add(matters.MeasurementRecord(permit=measures, answers=(0, None), **head), TODAY)
    assert journal.measurements.of_subject(subject) == (written,)


def test_what_the_practice_made_belongs_to_no_client(journal: Journal, subject: bytes) -> None:
    phrase = matters.PhraseRecord(id=new_id(), subject=subject, created_ms=NOW, code="sf", number=1, text="sömnfönster")
    before = journal.phrases.stamp()
    assert journal.phrases.add(phrase).subject == bytes(16)
    assert phrase.id in {each.id for each in journal.phrases.all()}
    assert journal.phrases.stamp() != before


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierAppointment(Record):
    """An appointment as version 0001 wrote it."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentFromAFile(EarlierAppointment):
    """An appointment as it was before a purge was told in it."""

    calendar: bytes = b"\x02" * 32


@pytest.mark.parametrize(("earlier", "tag"), [(EarlierAppointment, 1), (AppointmentFromAFile, 2)])
def test_an_appointment_of_an_earlier_version_reads_and_is_written_anew(
    journal: Journal, subject: bytes, earlier: type[EarlierAppointment], tag: int
) -> None:
    table = SealedTable(
        AppointmentRow,
        Codec(f"journal/appointment/{tag}", earlier),
        journal_key,
        lambda _store, record: {"day": record.day},
    )
    written = earlier(id=new_id(), subject=subject, created_ms=NOW, day=9_000, planned_ms=NOW)
    read = journal.appointments.get(Shelf(table, journal.store).add(written).id)
    assert isinstance(read, AppointmentRecord)
    assert (read.calendar, read.planned_ms, read.draft_purged_ms) == (getattr(written, "calendar", b""), NOW, None)
    anew = journal.appointments.update(replace(read, calendar=b"\x01" * 32, draft_purged_ms=NOW))
    assert (anew.calendar, anew.draft_purged_ms) == (b"\x01" * 32, NOW)
    assert APPOINTMENT.codec.schema == "journal/appointment/3"
