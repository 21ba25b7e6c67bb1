"""Whoever can write to the file but holds no key: every change is seen, at that row alone, and shows no text.

The tables are taken from the metadata, so a table that is added later is attacked without a word here.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

import pytest

from storage.bookkeeping import check as bookkeeping_check
from storage.errors import Damaged, KeyMissing, Tampered, Unsupported
from storage.journal import check as journal_check
from storage.sealed.rows import SEALED
from storage.sealed.shelf import Shelf
from storage.sealed.walk import Walkable, check_shelves
from storage.store import Store
from storage.stores import Stores
from storage.vault import check as vault_check
from tests.storage.sealed.test_metadata import STORES
from tests.storage.specimens import SECRETS

Value = int | bytes
Row = dict[str, Value]
CHECKS = {"journal": journal_check, "vault": vault_check, "bookkeeping": bookkeeping_check}
PLACES = [(kind, table.name) for kind, data in STORES.items() for table in data.tables.values()]
SEEN = (Tampered, Damaged, Unsupported, KeyMissing)
each_table = pytest.mark.parametrize(("kind", "table"), PLACES, ids=[f"{kind}-{table}" for kind, table in PLACES])


@dataclass
class Attacker:
    """Somebody with the file and SQLite, without checks, triggers or keys."""

    store: Store
    table: str
    file: sqlite3.Connection

    def rows(self, table: str = "") -> list[Row]:
        """All rows, in the order of their ids."""
        found = self.file.execute(f"SELECT * FROM {table or self.table} ORDER BY id")
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found]

    @contextmanager
    def changed(self, row: Row, **values: Value) -> Iterator[bytes]:
        """The row with other values, and afterwards as it was; gives the id to look for."""
        new = row | values
        self._write(row["id"], new)
        try:
            yield bytes(new["id"])
        finally:
            self._write(new["id"], row)

    def is_refused(self, row: Row, values: Row) -> bool:
        """Whether a unique index stands in the way."""
        try:
            self._write(row["id"], row | values)
        except sqlite3.IntegrityError:
            self.file.rollback()
            return True
        self._write((row | values)["id"], row)
        return False

    def _write(self, row_id: Value, row: Row) -> None:
        columns = ", ".join(f"{name} = ?" for name in row)
        self.file.execute(f"UPDATE {self.table} SET {columns} WHERE id = ?", [*row.values(), row_id])
        self.file.commit()


def store_of(stores: Stores, kind: str) -> Store:
    return next(store for store in stores.all() if store.kind == kind)


def shelf_of(store: Store, table: str) -> Shelf:
    shelf: Walkable = next(shelf for shelf in CHECKS[store.kind].shelves(store) if shelf.name == table)
    assert isinstance(shelf, Shelf)
    return shelf


@pytest.fixture
def attacker(stores: Stores, kind: str, table: str) -> Iterator[Attacker]:
    store = store_of(stores, kind)
    assert store.database.path is not None
    with closing(sqlite3.connect(store.database.path)) as file:
        file.execute("PRAGMA ignore_check_constraints = ON")
        triggers = file.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            file.execute(f"DROP TRIGGER {name}")
        file.commit()
        yield Attacker(store, table, file)
        for _, sql in triggers:
            file.execute(sql)
        file.commit()


def assert_seen(attacker: Attacker, row_id: bytes) -> None:
    """The check names this row and no other, and reading it raises an error that says nothing of its content."""
    store, table = attacker.store, attacker.table
    findings = [found for found in check_shelves(store.kind, [shelf_of(store, table)]) if found.code]
    assert [(found.table, found.row) for found in findings] == [(table, row_id)]
    assert findings[0].code in {error.code for error in SEEN}
    with pytest.raises(SEEN) as caught:
        shelf_of(store, table).get(row_id)
    said = f"{caught.value!r} {caught.value.facts} {caught.value.__cause__!r}"
    assert not any(word in said for word in SECRETS)


def flipped(envelope: Value, place: int) -> bytes:
    assert isinstance(envelope, bytes)
    changed = bytearray(envelope)
    changed[place] ^= 0x01
    return bytes(changed)


@each_table
def test_untouched_rows_are_as_they_were_written(attacker: Attacker) -> None:
    assert attacker.rows()
    assert not [found for found in CHECKS[attacker.store.kind].check_rows(attacker.store) if found.code]


@each_table
def test_the_check_of_the_whole_store_names_one_changed_row_and_no_other(attacker: Attacker) -> None:
    store, victim = attacker.store, attacker.rows()[-1]
    with attacker.changed(victim, sealed=flipped(victim["sealed"], 40)) as row_id:
        findings = [found for found in CHECKS[store.kind].check_rows(store) if found.code]
        named = {(found.table, found.row, found.column) for found in findings}
    assert {(attacker.table, row_id, SEALED)} == {name for name in named if name[2] == SEALED}
    assert len(named) == len(findings) <= 2


@each_table
def test_the_envelope_of_another_row_is_seen(attacker: Attacker) -> None:
    victim, *others = attacker.rows()
    same = [row for row in others if row["subject"] == victim["subject"]]
    different = [row for row in others if row["subject"] != victim["subject"]]
    assert same or different or attacker.table == "practice"
    for donor in (*same[:1], *different[:1]):
        with attacker.changed(victim, sealed=donor["sealed"]) as row_id:
            assert_seen(attacker, row_id)


@each_table
def test_the_envelope_of_every_other_table_is_seen(attacker: Attacker, stores: Stores) -> None:
    victim = attacker.rows()[0]
    for table in STORES[attacker.store.kind].tables:
        donors = [row for row in attacker.rows(table) if row["subject"] == victim["subject"]]
        if table != attacker.table and donors:
            with attacker.changed(victim, sealed=donors[0]["sealed"]) as row_id:
                assert_seen(attacker, row_id)
    for kind in STORES.keys() - {attacker.store.kind}:
        path = store_of(stores, kind).database.path
        assert path is not None
        with closing(sqlite3.connect(path)) as other:
            (donor,) = other.execute(f"SELECT sealed FROM {next(iter(STORES[kind].tables))}").fetchone()
        with attacker.changed(victim, sealed=donor) as row_id:
            assert_seen(attacker, row_id)


@each_table
def test_a_change_of_any_clear_column_is_seen(attacker: Attacker) -> None:
    victim, *others = attacker.rows()
    for name, value in victim.items():
        if name == SEALED:
            continue
        taken = [row[name] for row in others if row[name] != value and name not in {"id", "pseudonym"}]
        other: Value
        if isinstance(value, int):
            other = value + (86_400_000 if name == "created_ms" else 1_000)
        else:
            other = b"ABCDEFGH" if name == "pseudonym" else b"x" * len(value)
        for wrong in (other, *taken[:1]):
            if attacker.is_refused(victim, {name: wrong}):
                assert wrong is not other
                continue
            with attacker.changed(victim, **{name: wrong}) as row_id:
                assert_seen(attacker, row_id)


@each_table
def test_any_flipped_bit_is_seen(attacker: Attacker) -> None:
    victim = attacker.rows()[0]
    for place in (0, 1, 2, 3, 4, 19, 20, 31, 32, 35, 36, 100, -17, -16, -1):
        wrong = flipped(victim["sealed"], place)
        assert wrong != victim["sealed"]
        with attacker.changed(victim, sealed=wrong) as row_id:
            assert_seen(attacker, row_id)


@each_table
def test_an_envelope_of_another_length_is_seen(attacker: Attacker) -> None:
    victim = attacker.rows()[0]
    envelope = victim["sealed"]
    assert isinstance(envelope, bytes)
    for wrong in (b"", envelope[:1], envelope[:48], envelope[:287], envelope[:-1], envelope[:-16], envelope + b"\0"):
        with attacker.changed(victim, sealed=wrong) as row_id:
            assert_seen(attacker, row_id)
    with attacker.changed(victim, sealed=envelope[: 48 + 240] if len(envelope) > 288 else envelope + bytes(240)) as row_id:
        assert_seen(attacker, row_id)


@each_table
def test_an_envelope_of_an_older_version_of_the_row_is_seen(attacker: Attacker) -> None:
    """Version 1's envelope under version 2; the whole old row put back is what the manifest is for."""
    shelf = shelf_of(attacker.store, attacker.table)
    victim = attacker.rows()[0]
    if attacker.table in {"entry", "addendum", "consent_document", "consent_event", "consent_record"}:
        with attacker.changed(victim, version=2) as row_id:
            assert_seen(attacker, row_id)
        return
    shelf.update(shelf.get(victim["id"]))
    newer = attacker.rows()[0]
    assert newer["version"] == victim["version"] + 1
    with attacker.changed(newer, sealed=victim["sealed"]) as row_id:
        assert_seen(attacker, row_id)
