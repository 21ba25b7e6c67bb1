"""The journal's doors: what they give back, and what they refuse."""

from dataclasses import replace

import pytest

from storage.errors import ChangedMeanwhile, NotFound, PermitRefused, Refused, RolledBack, SealedForever, Tampered
from storage.journal.pseudonym import new_pseudonym
from storage.journal.records import AppointmentRecord, SubjectRecord
from storage.journal.repositories import Journal
from storage.journal.signing import digest
from storage.journal.tables import ENTRY
from storage.sealed.record import Unreadable, coarse, new_id
from storage.sealed.shelf import Shelf
from storage.stores import Stores
from tests.storage.specimens import NOW, TODAY, addendum_record, draft_record, entry_record, permit_record


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


def test_a_subject_is_found_by_its_pseudonym_however_it_is_typed(journal: Journal, subject: bytes) -> None:
    record = journal.subjects.get(subject)
    assert record.service == "kost"
    for typed in (record.pseudonym, record.pseudonym.lower().replace("-", ""), record.pseudonym[2:]):
        assert journal.subjects.by_pseudonym(typed) == record
    assert record in journal.subjects.all()
    assert subject in journal.subjects.ids()


@pytest.mark.parametrize("typed", ["", "Anna", new_pseudonym(), "P-22222222-3"])
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
    assert set(journal.permits.of_subject(subject)) == {old, other, new}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"state": "withdrawn"}, "state"),
        ({"state": "asked"}, "state"),
        ({"state": "refused"}, "state"),
        ({"state": "expired"}, "state"),
        ({"state": ""}, "state"),
        ({"valid_to_day": TODAY - 1}, "day"),
        ({"purpose": "measures"}, "other"),
    ],
)
def test_a_permit_that_is_not_in_force_stops_every_writing(
    journal: Journal, subject: bytes, permit: bytes, changes: dict[str, object], reason: str
) -> None:
    draft = journal.drafts.create(draft_record(subject, permit), TODAY)
    entry = journal.entries.add_signed(entry_record(subject, permit), TODAY)
    bad = journal.permits.put(replace(permit_record(subject), **changes)).id  # type: ignore[arg-type]
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


def test_a_draft_counts_its_versions_and_refuses_an_older_one(journal: Journal, subject: bytes, permit: bytes) -> None:
    first = journal.drafts.create(draft_record(subject, permit), TODAY)
    second = journal.drafts.save(replace(first, text="‹klient› två", cursor=(0, 12), words=2), TODAY)
    assert (first.version, second.version, second.author) == (1, 2, journal.store.user_id)
    assert journal.drafts.get(first.id) == second
    with pytest.raises(ChangedMeanwhile):
        journal.drafts.save(replace(first, text="‹klient› gammal"), TODAY)
    assert journal.drafts.get(first.id) == second


def test_drafts_are_listed_by_author_and_subject_and_can_be_thrown_away(
    journal: Journal, subject: bytes, permit: bytes
) -> None:
    later = journal.drafts.create(draft_record(subject, permit, created_ms=NOW + 9), TODAY)
    earlier = journal.drafts.create(draft_record(subject, permit), TODAY)
    assert journal.drafts.of_subject(subject) == (earlier, later)
    assert {earlier, later} <= set(journal.drafts.of_author())
    assert journal.drafts.of_author(new_id()) == ()
    assert journal.drafts.discard(earlier.id)
    assert not journal.drafts.discard(earlier.id)
    assert journal.drafts.of_subject(subject) == (later,)
    with pytest.raises(NotFound):
        journal.drafts.save(earlier, TODAY)


def test_a_kept_draft_is_frozen_until_it_is_released_under_a_new_permit(
    journal: Journal, subject: bytes, permit: bytes
) -> None:
    draft = journal.drafts.create(draft_record(subject, permit), TODAY)
    journal.permits.put(replace(journal.permits.get(permit), state="withdrawn", consent_seq=3))
    kept = journal.drafts.keep(draft.id, NOW + 14 * 86_400_000)
    assert kept.frozen
    assert kept.text == draft.text
    new = journal.permits.put(permit_record(subject, consent_seq=4)).id
    with pytest.raises(PermitRefused):
        journal.drafts.save(replace(kept, permit=new), TODAY)
    released = journal.drafts.release(draft.id, new, TODAY)
    assert (released.frozen, released.permit, released.author) == (False, new, draft.author)
    assert journal.drafts.save(replace(released, text="‹klient› åter"), TODAY).version == 4


def test_another_authors_draft_is_not_written(own_stores: Stores) -> None:
    journal = Journal(own_stores.journal)
    draft = journal.drafts.of_author()[0]
    assert not isinstance(draft, Unreadable)
    own_stores.journal.user_id = new_id()
    with pytest.raises(PermitRefused) as caught:
        journal.drafts.save(draft, TODAY)
    assert caught.value.facts["reason"] == "author"
    assert journal.drafts.of_author() == ()


def test_signing_makes_the_entry_and_takes_the_draft_away_together(journal: Journal, subject: bytes, permit: bytes) -> None:
    draft = journal.drafts.create(draft_record(subject, permit), TODAY)
    entry = journal.entries.add_signed(entry_record(subject, permit, id=draft.id), TODAY)
    assert entry.id == draft.id
    assert len(entry.signature) == 64
    assert journal.entries.get(entry.id) == entry
    with pytest.raises(NotFound):
        journal.drafts.get(draft.id)


def test_an_entry_is_signed_once(journal: Journal, subject: bytes, permit: bytes) -> None:
    entry = journal.entries.add_signed(entry_record(subject, permit), TODAY)
    with pytest.raises(Refused):
        journal.entries.add_signed(replace(entry, text="‹klient› ändrad"), TODAY)
    assert journal.entries.get(entry.id) == entry


def test_the_database_refuses_to_change_an_entry_or_an_addendum(journal: Journal, subject: bytes, permit: bytes) -> None:
    entry = journal.entries.add_signed(entry_record(subject, permit), TODAY)
    journal.addenda.add_signed(addendum_record(subject, permit, entry.id), TODAY)
    for table in ("entry", "addendum"):
        with pytest.raises(SealedForever), journal.store.database.write() as session:
            session.connection().exec_driver_sql(f"UPDATE {table} SET version = 2")


@pytest.mark.parametrize(
    "changes",
    [
        {"text": "‹klient› sa något annat."},
        {"risk": "none"},
        {"minutes": 49},
        {"sensitivity": "none"},
        {"signed_ms": NOW + 1},
        {"at_ms": NOW + 1},
        {"template": "pt"},
        {"appointment": bytes(16)},
        {"forms_version": 9},
        {"signature": bytes(64)},
        {"signature": b""},
    ],
)
def test_who_holds_the_journals_key_but_not_the_authors_cannot_change_an_entry(
    own_stores: Stores, changes: dict[str, object]
) -> None:
    """The data key is shared by everybody who may read; the signature is the author's alone."""
    journal, store = Journal(own_stores.journal), own_stores.journal
    entry = journal.entries.get(journal.entries.ids()[0])
    shelf = Shelf(ENTRY, store)
    forged = shelf._values(replace(entry, **changes))  # type: ignore[arg-type]
    with store.database.write() as session:
        connection = session.connection()
        connection.exec_driver_sql("DROP TRIGGER entry_no_update")
        connection.exec_driver_sql("UPDATE entry SET sealed = ? WHERE id = ?", (forged["sealed"], entry.id))
    with pytest.raises(Tampered) as caught:
        journal.entries.get(entry.id)
    assert caught.value.facts["part"] == "signature"
    listed = journal.entries.of_subject(entry.subject)
    assert listed[-1] == Unreadable(entry.id, entry.subject, "tampered")
    assert len(listed) == 2
    assert not isinstance(listed[0], Unreadable)


def test_one_broken_entry_does_not_hide_the_others(own_stores: Stores) -> None:
    journal, store = Journal(own_stores.journal), own_stores.journal
    first, second, *_ = journal.entries.ids()
    with store.database.write() as session:
        connection = session.connection()
        connection.exec_driver_sql("DROP TRIGGER entry_no_update")
        connection.exec_driver_sql(
            "UPDATE entry SET sealed = (SELECT sealed FROM entry WHERE id = ?) WHERE id = ?", (second, first)
        )
    scanned = tuple(journal.entries.scan())
    assert [found.id for found in scanned if isinstance(found, Unreadable)] == [first]
    assert len(scanned) == journal.entries.count()


def test_scanning_takes_every_entry_of_the_subjects_asked_for(journal: Journal, subject: bytes, permit: bytes) -> None:
    made = {journal.entries.add_signed(entry_record(subject, permit), TODAY) for _ in range(3)}
    assert set(journal.entries.scan(frozenset({subject}))) == made
    assert made < set(journal.entries.scan())
    assert tuple(journal.entries.scan(frozenset())) == ()


def test_pages_meet_every_row_once(stores: Stores) -> None:
    shelf = Shelf(ENTRY, stores.journal)
    for size in (1, 3, 1_000):
        met = [row[0] for page in shelf.pages(size) for row in page]
        assert met == sorted(shelf.ids())


def test_an_addendum_stands_under_an_entry_of_its_own_subject(journal: Journal, subject: bytes, permit: bytes) -> None:
    entry = journal.entries.add_signed(entry_record(subject, permit), TODAY)
    later = journal.addenda.add_signed(addendum_record(subject, permit, entry.id, signed_ms=NOW + 30_000), TODAY)
    earlier = journal.addenda.add_signed(addendum_record(subject, permit, entry.id, kind="error"), TODAY)
    assert journal.addenda.of_entry(entry.id) == (earlier, later)
    assert journal.addenda.of_subject(subject) == (earlier, later)
    assert journal.addenda.get(later.id) == later
    assert set(journal.addenda.scan(frozenset({subject}))) == {earlier, later}
    other = next(each for each in journal.entries.ids() if journal.entries.get(each).subject != subject)
    for wrong in (other, new_id()):
        with pytest.raises(NotFound):
            journal.addenda.add_signed(addendum_record(subject, permit, wrong), TODAY)


def test_a_digest_depends_on_the_store_and_on_every_word(journal: Journal, subject: bytes, permit: bytes) -> None:
    entry = journal.entries.add_signed(entry_record(subject, permit), TODAY)
    addendum = journal.addenda.add_signed(addendum_record(subject, permit, entry.id), TODAY)
    store_id = journal.store.store_id
    for record in (entry, addendum):
        assert len(digest(record, store_id)) == 32
        assert digest(record, store_id) != digest(record, bytes(16))
        assert digest(record, store_id) != digest(replace(record, text=record.text + " "), store_id)
        assert digest(record, store_id) != digest(replace(record, permit=bytes(16)), store_id)


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
