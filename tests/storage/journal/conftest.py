"""One journal for the tests of a module, and for each test a subject of its own with a permit in force."""

import pytest

from storage.journal.pseudonym import new_pseudonym
from storage.journal.records import SubjectRecord
from storage.journal.repositories import Journal
from storage.sealed.record import new_id
from storage.stores import Stores
from tests.storage.specimens import NOW, permit_record


@pytest.fixture
def journal(stores: Stores) -> Journal:
    return Journal(stores.journal)


@pytest.fixture
def subject(journal: Journal) -> bytes:
    record = SubjectRecord(id=(made := new_id()), subject=made, created_ms=NOW, pseudonym=new_pseudonym(), service="kost")
    return journal.subjects.add(record).id


@pytest.fixture
def permit(journal: Journal, subject: bytes) -> bytes:
    return journal.permits.put(permit_record(subject)).id
