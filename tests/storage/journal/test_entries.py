"""Signed notes and what stands under them: added, proven at every read, never changed."""

from dataclasses import replace

import pytest

from storage.errors import NotFound, Refused, SealedForever, Tampered
from storage.journal.repositories import Journal
from storage.journal.signing import digest
from storage.journal.tables import ENTRY
from storage.sealed.record import Unreadable, new_id
from storage.sealed.shelf import Shelf
from storage.stores import Stores
from tests.storage.specimens import NOW, TODAY, addendum_record, draft_record, entry_record


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


FORGERIES: tuple[dict[str, object], ...] = (
    {"text": "‹klient› sa något annat."},
    {"risk": "none"},
    {"minutes": 49},
    {"sensitivity": "none"},
    {"signed_ms": NOW + 1},
    {"at_ms": NOW + 1},
    {"template": "pt"},
    {"appointment": bytes(16)},
    {"forms_version": 9},
    {"words": 1},
    {"signature": bytes(64)},
    {"signature": b""},
)


def test_who_holds_the_journals_key_but_not_the_authors_cannot_change_an_entry(own_stores: Stores) -> None:
    """The data key is shared by everybody who may read; the signature is the author's alone."""
    journal, store = Journal(own_stores.journal), own_stores.journal
    entry = journal.entries.get(journal.entries.ids()[0])
    with store.database.write() as session:
        session.connection().exec_driver_sql("DROP TRIGGER entry_no_update")
    for changes in FORGERIES:
        forged = Shelf(ENTRY, store)._values(replace(entry, **changes))
        with store.database.write() as session:
            session.connection().exec_driver_sql("UPDATE entry SET sealed = ? WHERE id = ?", (forged["sealed"], entry.id))
        with pytest.raises(Tampered) as caught:
            journal.entries.get(entry.id)
        assert caught.value.facts["part"] == "signature", changes
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


def test_an_entry_that_was_read_before_is_proven_again_when_it_changed(own_stores: Stores) -> None:
    """What was proven once is remembered by all its bytes, so a later exchange is seen as the first one is."""
    journal, store = Journal(own_stores.journal), own_stores.journal
    entry = journal.entries.get(journal.entries.ids()[0])
    assert journal.entries.get(entry.id) == entry
    forged = Shelf(ENTRY, store)._values(replace(entry, text="‹klient› sa något annat."))
    with store.database.write() as session:
        session.connection().exec_driver_sql("DROP TRIGGER entry_no_update")
        session.connection().exec_driver_sql("UPDATE entry SET sealed = ? WHERE id = ?", (forged["sealed"], entry.id))
    with pytest.raises(Tampered):
        journal.entries.get(entry.id)
    with pytest.raises(Tampered):
        journal.entries.get(entry.id)


def test_a_signature_is_computed_once_for_a_row_that_stays_as_it_is(
    journal: Journal, subject: bytes, permit: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bytes] = []
    genuine = journal.store.verify

    def counted(user: bytes, message: bytes, signature: bytes) -> bool:
        asked.append(message)
        return genuine(user, message, signature)

    monkeypatch.setattr(type(journal.store), "verify", lambda _, *values: counted(*values))
    entry = journal.entries.add_signed(entry_record(subject, permit), TODAY)
    assert len(asked) == 1
    for _ in range(3):
        assert journal.entries.get(entry.id) == entry
        assert journal.entries.of_subject(subject) == (entry,)
    assert len(asked) == 1
    assert Journal(journal.store).entries.get(entry.id) == entry
    assert len(asked) == 2
