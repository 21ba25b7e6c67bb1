"""The same stores on a server: the same keys, checks, refusals and errors, with nothing that only one database understands."""

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError

from storage.audit import Action
from storage.audit.reading import read, verify
from storage.bookkeeping import check as bookkeeping_check
from storage.crypto.kdf import FLOOR
from storage.database import Database
from storage.errors import (
    AlreadyThere,
    KeyMissing,
    NoPractice,
    NotWritable,
    Refused,
    SealedForever,
    StorageError,
    StoreMissing,
    Tampered,
    Unsupported,
    WrongPassphrase,
)
from storage.journal import check as journal_check
from storage.keys import Domain
from storage.migrations import chain, runner
from storage.places import KINDS, StorePlaces
from storage.stores import change_passphrase, create, open_stores, recover
from storage.vault import check as vault_check
from tests.storage.bare import NOW, PASSPHRASE
from tests.storage.specimens import fill_bookkeeping, fill_journal
from tests.storage.vault_specimens import fill_vault

SUBJECT = b"s" * 16


@pytest.fixture
def created(places):
    made = create(places, PASSPHRASE, kdf=FLOOR, now_ms=lambda: NOW)
    yield made
    made.stores.close()


def test_the_whole_way(places, created):
    kid = created.stores.journal.new_key(Domain.JOURNAL, SUBJECT).kid
    created.stores.close()
    with pytest.raises(WrongPassphrase):
        open_stores(places, "fel")
    with pytest.raises(AlreadyThere):
        create(places, PASSPHRASE, kdf=FLOOR)
    stores = open_stores(places, PASSPHRASE, now_ms=lambda: NOW)
    assert stores.journal.key(Domain.JOURNAL, SUBJECT).kid == kid
    change_passphrase(stores, PASSPHRASE, "ny", kdf=FLOOR)
    stores.close()
    recovered = recover(places, created.recovery_shares, "tredje", kdf=FLOOR, now_ms=lambda: NOW)
    assert recovered.stores.journal.key(Domain.JOURNAL, SUBJECT).kid == kid
    assert [verify(store).code for store in recovered.stores.all()] == ["", "", ""]
    assert Action.RECOVERED in [record.action for _, record in read(recovered.stores.journal) if record]
    recovered.stores.close()


def test_every_repository_writes_and_reads(shared):
    stores = shared.stores
    fill_journal(stores.journal)
    fill_vault(stores.vault)
    fill_bookkeeping(stores.bookkeeping)
    for store, check in zip(stores.all(), (journal_check, vault_check, bookkeeping_check), strict=True):
        rows = list(check.check_rows(store, None))
        assert rows
        assert [row for row in rows if row.code] == []


def test_plaintext_is_refused_by_the_server(shared):
    for change in ("sealed='Kund sover daligt'", "sealed=decode('4c010100','hex')", "id='short'"):
        with pytest.raises(Refused) as caught, shared.stores.vault.database.write() as session:
            session.connection().execute(text(f"UPDATE store SET {change}"))
        assert caught.value.facts == {"rule": "check"}


@pytest.mark.parametrize(
    "statement", ["UPDATE audit SET seq=9", "DELETE FROM audit", "TRUNCATE audit", "DELETE FROM audit_mark"]
)
def test_the_log_refuses_to_change(shared, statement):
    with pytest.raises(SealedForever), shared.stores.vault.database.write() as session:
        session.connection().execute(text(statement))


def test_an_inner_failure_undoes_the_inner_part_alone(shared):
    journal = shared.stores.journal
    with journal.database.write():
        journal.new_key(Domain.JOURNAL, b"a" * 16)
        with pytest.raises(Refused) as caught, journal.database.write() as session:
            journal.new_key(Domain.JOURNAL, b"b" * 16)
            session.connection().execute(text("INSERT INTO store SELECT * FROM store"))
        journal.new_key(Domain.JOURNAL, b"c" * 16)
    assert caught.value.facts == {"rule": "unique"}
    with pytest.raises(KeyMissing):
        journal.key(Domain.JOURNAL, b"b" * 16)
    assert journal.key(Domain.JOURNAL, b"a" * 16).kid != journal.key(Domain.JOURNAL, b"c" * 16).kid
    assert verify(journal).code == ""


def test_two_at_work_share_one_log(places, created):
    other = open_stores(places, PASSPHRASE, now_ms=lambda: NOW)
    for _ in range(3):
        other.journal.audit.add(Action.ENTRY_READ)
        created.stores.journal.audit.add(Action.ENTRY_READ)
    assert verify(created.stores.journal).code == ""
    other.close()
    assert verify(created.stores.journal).code == ""
    actions = [record.action for _, record in read(created.stores.journal) if record]
    assert actions.count(Action.ENTRY_READ) == 6


def test_a_moved_grant_is_tampered(places, created):
    stores = created.stores
    stores.journal.new_key(Domain.JOURNAL, SUBJECT)
    with stores.journal.database.write() as session:
        session.connection().execute(
            text("UPDATE key_grant SET subject=:s WHERE subject=:o"), {"s": b"x" * 16, "o": SUBJECT}
        )
    with pytest.raises(Tampered):
        stores.journal.key(Domain.JOURNAL, b"x" * 16)


def test_nothing_there_and_one_missing(places, server):
    with pytest.raises(NoPractice):
        open_stores(places, PASSPHRASE)
    database = Database(places.journal_url)
    chain.build(database, "journal")
    database.close()
    with pytest.raises(StoreMissing):
        open_stores(places, PASSPHRASE)


def test_a_server_that_is_not_there_is_not_writable(tmp_path):
    gone = f"postgresql+psycopg://owner@/x?host={tmp_path}"
    with pytest.raises(NotWritable):
        open_stores(StorePlaces(gone, gone, gone), PASSPHRASE)


def test_a_newer_schema_is_named(places, created):
    with created.stores.vault.database.write() as session:
        session.connection().execute(text("UPDATE alembic_version SET version_num='9999'"))
    with pytest.raises(Unsupported) as caught:
        open_stores(places, PASSPHRASE)
    assert caught.value.facts["version"] == "9999"


@pytest.mark.parametrize("kind", KINDS)
def test_building_and_migrating_make_the_same_store(places, kind):
    found = []
    for make in (chain.build, runner.run):
        database = Database(places.url(kind))
        make(database, kind)
        found.append(parts(database))
        with database.write() as session:
            session.connection().execute(text("DROP SCHEMA public CASCADE"))
            session.connection().execute(text("CREATE SCHEMA public"))
        database.close()
    assert found[0] == found[1]


def parts(database):
    with database.read() as connection:
        seen = inspect(connection)
        tables = {
            table: (
                sorted((column["name"], str(column["type"]), column["nullable"]) for column in seen.get_columns(table)),
                sorted((str(one["name"]), one["sqltext"]) for one in seen.get_check_constraints(table)),
                sorted((str(one["name"]), tuple(one["column_names"])) for one in seen.get_indexes(table)),
                sorted(tuple(one["column_names"]) for one in seen.get_unique_constraints(table)),
            )
            for table in seen.get_table_names()
            if table != "alembic_version"
        }
        triggers = connection.execute(
            text(
                "SELECT event_object_table, trigger_name, event_manipulation FROM information_schema.triggers ORDER BY 1, 2, 3"
            )
        ).all()
        return tables, [tuple(row) for row in triggers]


def test_errors_carry_no_value(shared):
    with pytest.raises(StorageError) as caught, shared.stores.vault.database.write() as session:
        session.connection().execute(text("INSERT INTO store (id) VALUES (:secret)"), {"secret": b"hemligt ord 1234"})
    context = caught.value.__context__
    assert isinstance(context, DBAPIError)
    assert context.params is None
    assert "hemligt" not in str(caught.value) + repr(caught.value.facts) + str(context.statement)


def test_a_creation_that_fails_leaves_no_table_behind(places, monkeypatch):
    from storage import creating

    real = creating._fill

    def fail(database, kind, founding):
        if kind == "bookkeeping":
            raise NotWritable(part="server")
        return real(database, kind, founding)

    monkeypatch.setattr(creating, "_fill", fail)
    with pytest.raises(NotWritable):
        create(places, PASSPHRASE, kdf=FLOOR)
    monkeypatch.undo()
    with pytest.raises(NoPractice):
        open_stores(places, PASSPHRASE)
    create(places, PASSPHRASE, kdf=FLOOR).stores.close()
