"""Meetings by day, and that a write which fails leaves nothing."""

from dataclasses import replace

import pytest

from storage.errors import ChangedMeanwhile, NotFound
from storage.journal.records import AppointmentRecord
from storage.journal.repositories import Journal
from storage.sealed.record import new_id
from tests.storage.specimens import NOW


def test_appointments_are_listed_by_day_and_subject(journal: Journal, subject: bytes) -> None:
    first, second, third = (
        journal.appointments.add(
            AppointmentRecord(id=new_id(), subject=subject, created_ms=NOW, day=9_000 + day, planned_ms=NOW + planned)
        )
        for day, planned in ((0, 7), (0, 3), (1, 0))
    )
    assert journal.appointments.on_days(9_000, 9_000) == (second, first)
    assert journal.appointments.on_days(9_000, 9_001) == (third, second, first)
    assert journal.appointments.on_days(9_002, 9_999) == ()
    assert journal.appointments.of_subject(subject) == (third, second, first)
    moved = journal.appointments.update(replace(first, day=9_005, planned_ms=NOW + 5 * 86_400_000, started_ms=NOW))
    assert journal.appointments.get(first.id) == moved
    assert journal.appointments.on_days(9_005, 9_005) == (moved,)
    with pytest.raises(ChangedMeanwhile):
        journal.appointments.update(first)
    with pytest.raises(NotFound):
        journal.appointments.update(replace(moved, id=new_id()))


def test_what_a_failed_write_wrote_is_gone(journal: Journal, subject: bytes) -> None:
    record = AppointmentRecord(id=new_id(), subject=subject, created_ms=NOW, day=1, planned_ms=NOW)

    def interrupted() -> None:
        with journal.store.database.write():
            journal.appointments.add(record)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    with pytest.raises(NotFound):
        journal.appointments.get(record.id)
