"""Who is written about, and whether it may be done: checked inside every save."""

from dataclasses import replace

import pytest

from storage.errors import NotFound, PermitRefused, Refused, RolledBack
from storage.journal.pseudonym import new_pseudonym
from storage.journal.records import SubjectRecord
from storage.journal.repositories import Journal
from storage.sealed.record import coarse, new_id
from storage.stores import Stores
from tests.storage.specimens import NOW, TODAY, addendum_record, draft_record, entry_record, permit_record


def test_a_subject_is_found_by_its_pseudonym_however_it_is_typed(journal: Journal, subject: bytes) -> None:
    record = journal.subjects.get(subject)
    assert record.service == "kost"
    for typed in (record.pseudonym, record.pseudonym.lower().replace("-", ""), record.pseudonym[2:]):
        assert journal.subjects.by_pseudonym(typed) == record
    assert record in journal.subjects.all()
    assert subject in journal.subjects.ids()


@pytest.mark.parametrize(
    "typed", ["", "Anna", new_pseudonym(), "P-22222222-3"], ids=["empty", "a name", "never given", "wrong check"]
)
def test_no_other_text_finds_a_subject(journal: Journal, typed: str) -> None:
    with pytest.raises(NotFound):
        journal.subjects.by_pseudonym(typed)


def test_a_pseudonym_is_given_once(journal: Journal, subject: bytes) -> None:
    taken = journal.subjects.get(subject).pseudonym
    other = new_id()
    with pytest.raises(Refused):
        journal.subjects.add(SubjectRecord(id=other, subject=other, created_ms=NOW, pseudonym=taken, service="kbt"))
    with pytest.raises(NotFound):
        journal.subjects.get(other)


def test_a_subject_is_its_own_subject(journal: Journal) -> None:
    with pytest.raises(ValueError, match="own subject"):
        journal.subjects.add(
            SubjectRecord(id=new_id(), subject=new_id(), created_ms=NOW, pseudonym=new_pseudonym(), service="kbt")
        )


def test_a_row_shows_the_day_and_the_record_the_moment(journal: Journal, subject: bytes) -> None:
    assert journal.subjects.get(subject).created_ms == NOW
    with journal.store.database.read() as connection:
        shown = connection.exec_driver_sql("SELECT DISTINCT created_ms FROM subject").scalars().all()
    assert shown == [coarse(NOW)]


def test_a_permit_goes_from_state_to_state_and_never_back(journal: Journal, subject: bytes, permit: bytes) -> None:
    granted = journal.permits.get(permit)
    assert granted.version == 1
    withdrawn = journal.permits.put(replace(granted, state="withdrawn", consent_seq=3, created_ms=NOW + 999_999_999))
    assert (withdrawn.version, withdrawn.created_ms, withdrawn.state) == (2, NOW, "withdrawn")
    with pytest.raises(RolledBack):
        journal.permits.put(granted)
    assert journal.permits.current(subject) == (withdrawn,)


def test_the_current_permit_of_a_purpose_is_the_one_of_the_newest_event(journal: Journal, subject: bytes) -> None:
    old = journal.permits.put(permit_record(subject, state="withdrawn", consent_seq=3))
    other = journal.permits.put(permit_record(subject, purpose="measures", consent_seq=3))
    new = journal.permits.put(permit_record(subject, consent_seq=5))
    assert set(journal.permits.current(subject)) == {other, new}
    assert set(journal.permits.of_subject(subject)) == {old, other, new} < set(journal.permits.all())


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"state": "withdrawn"}, "state"),
        ({"state": "asked"}, "state"),
        ({"state": "refused"}, "state"),
        ({"state": "expired"}, "state"),
        ({"state": ""}, "state"),
        ({"state": "withdrawn", "valid_to_day": TODAY + 9}, "state"),
        ({"valid_to_day": TODAY - 1}, "day"),
        ({"purpose": "measures"}, "other"),
    ],
)
def test_a_permit_that_is_not_in_force_stops_every_writing(
    journal: Journal, subject: bytes, permit: bytes, changes: dict[str, object], reason: str
) -> None:
    draft = journal.drafts.create(draft_record(subject, permit), TODAY)
    entry = journal.entries.add_signed(entry_record(subject, permit), TODAY)
    bad = journal.permits.put(replace(permit_record(subject), **changes)).id
    before = (journal.drafts.of_subject(subject), journal.entries.of_subject(subject))
    for attempt in (
        lambda: journal.drafts.create(draft_record(subject, bad), TODAY),
        lambda: journal.drafts.save(replace(draft, permit=bad), TODAY),
        lambda: journal.entries.add_signed(entry_record(subject, bad, id=draft.id), TODAY),
        lambda: journal.addenda.add_signed(addendum_record(subject, bad, entry.id), TODAY),
        lambda: journal.drafts.release(draft.id, bad, TODAY),
    ):
        with pytest.raises(PermitRefused) as caught:
            attempt()
        assert caught.value.facts["reason"] == reason
    assert (journal.drafts.of_subject(subject), journal.entries.of_subject(subject)) == before
    assert journal.addenda.of_entry(entry.id) == ()


def test_a_permit_holds_on_its_last_day(journal: Journal, subject: bytes) -> None:
    last = journal.permits.put(permit_record(subject, valid_to_day=TODAY)).id
    assert journal.drafts.create(draft_record(subject, last), TODAY).version == 1


def test_another_clients_permit_and_an_unknown_one_are_refused(journal: Journal, subject: bytes, stores: Stores) -> None:
    other = next(each.subject for each in journal.subjects.all() if each.subject != subject)
    foreign = journal.permits.put(permit_record(other)).id
    for wrong, reason in ((foreign, "other"), (new_id(), "missing")):
        with pytest.raises(PermitRefused) as caught:
            journal.drafts.create(draft_record(subject, wrong), TODAY)
        assert caught.value.facts["reason"] == reason


def test_a_withdrawal_that_was_committed_stops_the_next_autosave(journal: Journal, subject: bytes, permit: bytes) -> None:
    draft = journal.drafts.create(draft_record(subject, permit), TODAY)
    draft = journal.drafts.save(replace(draft, text="‹klient› sa något mer"), TODAY)
    journal.permits.put(replace(journal.permits.get(permit), state="withdrawn", consent_seq=3))
    with pytest.raises(PermitRefused):
        journal.drafts.save(replace(draft, text="‹klient› sa ännu mer"), TODAY)
    assert journal.drafts.get(draft.id) == draft


def test_a_withdrawal_inside_the_same_write_stops_the_save_and_takes_nothing_along(
    journal: Journal, subject: bytes, permit: bytes
) -> None:
    draft = journal.drafts.create(draft_record(subject, permit), TODAY)
    with journal.store.database.write():
        journal.permits.put(replace(journal.permits.get(permit), state="withdrawn", consent_seq=3))
        with pytest.raises(PermitRefused):
            journal.drafts.save(replace(draft, text="‹klient› sa ännu mer"), TODAY)
    assert journal.drafts.get(draft.id) == draft
    assert journal.permits.get(permit).state == "withdrawn"


def test_the_stamp_of_the_permits_differs_after_every_write(journal: Journal, subject: bytes, permit: bytes) -> None:
    stamps = [journal.permits.stamp()]
    journal.permits.put(permit_record(subject, purpose="supervision"))
    stamps.append(journal.permits.stamp())
    journal.permits.put(replace(journal.permits.get(permit), state="withdrawn", consent_seq=3))
    stamps.append(journal.permits.stamp())
    assert len(set(stamps)) == 3
    assert journal.permits.stamp() == stamps[-1]
