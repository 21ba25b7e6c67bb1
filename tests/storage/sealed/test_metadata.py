"""No store can hold text in clear: shown on the table classes, on the migrations' tables and on the files themselves."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import BigInteger, CheckConstraint, Column, Integer, LargeBinary, MetaData, Table

from storage.bookkeeping.rows import metadata as bookkeeping
from storage.columns import BytesShape
from storage.crypto.envelope import PREFIX, SMALLEST
from storage.journal.rows import metadata as journal
from storage.sealed.rows import HEAD_COLUMNS, SEALED
from storage.stores import Stores
from storage.vault.rows import metadata as vault
from tests.storage.specimens import SECRETS

STORES: dict[str, MetaData] = {"journal": journal, "vault": vault, "bookkeeping": bookkeeping}
TABLES = [pytest.param(table, id=f"{kind}-{table.name}") for kind, data in STORES.items() for table in data.tables.values()]
GROW_ONLY = {
    "journal": {"entry", "addendum"},
    "vault": {"consent_document", "consent_event", "consent_record"},
    "bookkeeping": set[str](),
}
TEXT_ALLOWED = {("alembic_version", "version_num")}


def shapes(table: Table) -> Iterator[BytesShape]:
    for constraint in table.constraints:
        if isinstance(constraint, CheckConstraint) and isinstance(constraint.sqltext, BytesShape):
            yield constraint.sqltext


def is_bytes(column: Column[object]) -> bool:
    return isinstance(column.type, LargeBinary)


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_a_number_or_bytes(table: Table) -> None:
    for column in table.columns:
        assert isinstance(column.type, (LargeBinary, BigInteger, Integer)), column.name


@pytest.mark.parametrize("table", TABLES)
def test_every_sealed_row_has_the_columns_that_bind_it(table: Table) -> None:
    assert {*HEAD_COLUMNS, SEALED} <= set(table.columns.keys())
    assert not any(column.nullable for column in table.columns)
    assert [column.name for column in table.primary_key] == ["id"]


@pytest.mark.parametrize("table", TABLES)
def test_every_column_of_bytes_has_a_check_on_its_shape(table: Table) -> None:
    checked = {shape.column: shape for shape in shapes(table)}
    assert set(checked) == {column.name for column in table.columns if is_bytes(column)}
    for name, shape in checked.items():
        if name == SEALED:
            assert (shape.prefix, shape.least) == (PREFIX, SMALLEST)
        else:
            assert shape.exact in {8, 16}, name
        assert not shape.nullable


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_strict(table: Table) -> None:
    assert table.dialect_options["sqlite"]["strict"] is True


def test_the_three_stores_share_no_metadata() -> None:
    assert len({id(data) for data in STORES.values()}) == 3
    names = [name for data in STORES.values() for name in data.tables]
    assert len(names) == len(set(names))


@pytest.fixture(params=list(STORES))
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def path_of(stores: Stores, kind: str) -> Path:
    path = next(store.database.path for store in stores.all() if store.kind == kind)
    assert path is not None
    return path


def test_no_file_has_a_text_column(stores: Stores, kind: str) -> None:
    with closing(sqlite3.connect(path_of(stores, kind))) as file:
        tables = [row[0] for row in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        assert set(STORES[kind].tables) < set(tables)
        for table in tables:
            for _, column, declared, *_ in file.execute(f"PRAGMA table_info({table})"):
                if (table, column) not in TEXT_ALLOWED:
                    assert declared in {"BLOB", "INTEGER"}, (table, column)


def test_the_tables_that_only_grow_refuse_an_update_in_the_file(stores: Stores, kind: str) -> None:
    with closing(sqlite3.connect(path_of(stores, kind))) as file:
        for table in STORES[kind].tables:
            if table in GROW_ONLY[kind]:
                with pytest.raises(sqlite3.IntegrityError, match="only grows"):
                    file.execute(f"UPDATE {table} SET version = version + 1")
            else:
                file.execute(f"UPDATE {table} SET version = version")
            file.rollback()


@pytest.mark.parametrize("table", TABLES)
def test_the_database_refuses_plaintext(stores: Stores, table: Table) -> None:
    kind = next(name for name, data in STORES.items() if table.name in data.tables)
    with closing(sqlite3.connect(path_of(stores, kind))) as file:
        names = table.columns.keys()
        row = dict(zip(names, file.execute(f"SELECT {', '.join(names)} FROM {table.name}").fetchone(), strict=True))
        insert = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
        for value in ("Tindra Sjöbladh har sovit bättre", b"Tindra Sjobladh har sovit battre " * 20, "L\x01\x01\x00" * 90):
            with pytest.raises(sqlite3.IntegrityError, match=r"CHECK|cannot store TEXT"):
                file.execute(insert, list((row | {"id": b"n" * 16, SEALED: value}).values()))
        for name in (column.name for column in table.columns if is_bytes(column) and column.name != SEALED):
            for value in ("Tindra Sjöbladh", b"Tindra Sjobladh, Kvarnvagen 1", b""):
                with pytest.raises(sqlite3.IntegrityError, match=r"CHECK|cannot store TEXT"):
                    file.execute(insert, list((row | {"id": b"n" * 16, name: value}).values()))


def test_no_word_of_a_record_lies_in_a_file(own_stores: Stores) -> None:
    paths = [store.database.path for store in own_stores.all()]
    own_stores.close()
    for path in paths:
        assert path is not None
        content = path.read_bytes()
        for word in SECRETS:
            for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                assert word.encode(encoding) not in content
