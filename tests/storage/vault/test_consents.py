"""Consent is evidence: it is only added, in order, signed, and every other change is seen."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from storage.errors import NotFound, Refused, SealedForever, Tampered
from storage.sealed.record import new_id
from storage.sealed.shelf import RowValues, Shelf
from storage.stores import Stores
from storage.vault.check import check_rows
from storage.vault.consent_proof import event_document, event_hash, record_document
from storage.vault.records import PersonRecord
from storage.vault.repositories import Vault
from storage.vault.tables import CONSENT_EVENT, CONSENT_RECORD
from tests.storage.conftest import Filled
from tests.storage.specimens import NOW
from tests.storage.vault_specimens import answers_record, document_record, event_record


@pytest.fixture
def vault(stores: Stores) -> Vault:
    return Vault(stores.vault)


@pytest.fixture
def client(vault: Vault) -> bytes:
    made = new_id()
    return vault.people.add(PersonRecord(id=made, subject=made, created_ms=NOW, given="Tindra", surname="Sjöbladh")).id


def execute(vault: Vault, statement: str, *values: object) -> None:
    """SQL by somebody who takes the triggers away and puts them back."""
    with vault.store.database.write() as session:
        connection = session.connection()
        triggers = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all()
        for name, _ in triggers:
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        connection.exec_driver_sql(statement, values)
        for _, sql in triggers:
            connection.exec_driver_sql(sql)


def chain_of(vault: Vault, client: bytes, *states: str) -> list[bytes]:
    return [vault.events.append(event_record(client, state)).id for state in states]


def test_a_document_is_published_once_per_number(vault: Vault) -> None:
    assert vault.documents.current("pt") is None
    first = vault.documents.add(document_record("pt", 1))
    second = vault.documents.add(document_record("pt", 2, change="editorial"))
    assert vault.documents.of_service("pt") == (first, second)
    assert vault.documents.current("pt") == second
    assert vault.documents.get(first.id) == first
    assert [(each.service, each.number) for each in vault.documents.all()] == [("kbt", 1), ("kbt", 2), ("pt", 1), ("pt", 2)]
    with pytest.raises(Refused):
        vault.documents.add(document_record("pt", 2))
    with pytest.raises(NotFound):
        vault.documents.of_service("yoga")


@pytest.mark.parametrize("table", ["consent_document", "consent_event", "consent_record"])
def test_the_database_refuses_to_change_evidence(vault: Vault, table: str) -> None:
    with pytest.raises(SealedForever), vault.store.database.write() as session:
        session.connection().exec_driver_sql(f"UPDATE {table} SET version = 2")


def test_events_are_numbered_chained_and_signed(vault: Vault, client: bytes) -> None:
    assert vault.events.head(client) == (0, bytes(32))
    asked = vault.events.append(event_record(client))
    granted = vault.events.append(event_record(client, "granted", seq=77, previous=b"x" * 32, signature=b"x"))
    assert [event.seq for event in (asked, granted)] == [1, 2]
    assert asked.previous == bytes(32)
    assert granted.previous == event_hash(asked, vault.store.store_id)
    assert vault.store.verify(vault.store.user_id, event_document(granted, vault.store.store_id), granted.signature)
    assert vault.events.of_client(client) == (asked, granted)
    assert vault.events.head(client) == (2, event_hash(granted, vault.store.store_id))


def test_each_client_has_a_chain_of_its_own(vault: Vault, client: bytes, filled: Filled) -> None:
    for other in filled.clients:
        assert [event.seq for event in vault.events.of_client(other)] == [1, 2]
    assert vault.events.of_client(client) == ()


def rows_of(vault: Vault, client: bytes) -> Sequence[RowValues]:
    return Shelf(CONSENT_EVENT, vault.store).rows(CONSENT_EVENT.by_subject, {"subject": client})


def broken(vault: Vault, client: bytes) -> None:
    with pytest.raises(Tampered):
        vault.events.of_client(client)
    before = vault.events.count()
    with pytest.raises(Tampered):
        vault.events.append(event_record(client, "withdrawn"))
    assert vault.events.count() == before
    events = {row[0] for row in rows_of(vault, client)}
    named = {found.row for found in check_rows(vault.store) if found.code == "tampered"}
    assert named & events


@pytest.mark.parametrize("place", [0, 1])
def test_an_event_taken_out_breaks_the_chain(vault: Vault, client: bytes, place: int) -> None:
    made = chain_of(vault, client, "asked", "granted", "withdrawn")
    execute(vault, "DELETE FROM consent_event WHERE id = ?", made[place])
    broken(vault, client)


def test_events_in_another_order_break_the_chain(vault: Vault, client: bytes) -> None:
    first, second = chain_of(vault, client, "asked", "granted")
    execute(vault, "UPDATE consent_event SET seq = 9 WHERE id = ?", first)
    execute(vault, "UPDATE consent_event SET seq = 1 WHERE id = ?", second)
    execute(vault, "UPDATE consent_event SET seq = 2 WHERE id = ?", first)
    broken(vault, client)


def test_an_event_by_a_holder_of_the_key_without_the_signature_breaks_the_chain(vault: Vault, client: bytes) -> None:
    chain_of(vault, client, "asked")
    seq, previous = vault.events.head(client)
    forged = replace(
        event_record(client, "granted"),
        seq=seq + 1,
        previous=previous,
        signature=bytes(64),
        author=vault.store.user_id,
        version=1,
    )
    execute_insert(vault, forged)
    broken(vault, client)


def execute_insert(vault: Vault, forged: object) -> None:
    shelf = Shelf(CONSENT_EVENT, vault.store)
    values = shelf._values(forged)
    with vault.store.database.write() as session:
        session.connection().execute(CONSENT_EVENT.add, values)


def test_a_chain_with_the_right_signatures_but_another_history_is_seen(vault: Vault, client: bytes) -> None:
    """A signed event of the same author that names another event before it."""
    chain_of(vault, client, "asked")
    forged = replace(event_record(client, "granted"), seq=2, previous=b"y" * 32, author=vault.store.user_id, version=1)
    signature = vault.store.sign(event_document(forged, vault.store.store_id))
    execute_insert(vault, replace(forged, signature=signature))
    broken(vault, client)


def test_answers_are_signed_and_kept_word_for_word(vault: Vault, client: bytes) -> None:
    given = vault.records.add(answers_record(client, previous_record=new_id(), validity_to_day=739_999, signature=b"no"))
    assert vault.records.get(given.id) == given
    assert vault.records.of_client(client) == (given,)
    document = record_document(given, vault.store.store_id)
    assert vault.store.verify(given.author, document, given.signature)
    assert b'signature":"Tindra Sj' in document
    assert given.signature.hex().encode() not in document


@pytest.mark.parametrize(
    "changes",
    [
        {"service": "pt"},
        {"document_version": 2},
        {"answers": ()},
        {"event_ms": NOW + 1},
        {"language": "en"},
        {"parties": ()},
        {"signature": bytes(64)},
    ],
)
def test_answers_cannot_be_changed_by_a_holder_of_the_key(vault: Vault, client: bytes, changes: dict[str, object]) -> None:
    given = vault.records.add(answers_record(client))
    forged = Shelf(CONSENT_RECORD, vault.store)._values(replace(given, **changes))
    execute(vault, "UPDATE consent_record SET sealed = ? WHERE id = ?", forged["sealed"], given.id)
    with pytest.raises(Tampered):
        vault.records.get(given.id)
    with pytest.raises(Tampered):
        vault.records.of_client(client)
