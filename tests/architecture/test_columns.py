"""No store has a column in which a name could end up: every value is an id, a number or an envelope, and the database says so."""

import sqlite3

import pytest
from sqlalchemy import Boolean, Integer, LargeBinary

from storage import foundations
from storage.bookkeeping import rows as bookkeeping
from storage.columns import BytesShape
from storage.journal import rows as journal
from storage.vault import rows as vault

STORES = {"journal": journal.metadata, "vault": vault.metadata, "bookkeeping": bookkeeping.metadata}
ALLOWED_TEXT = {("alembic_version", "version_num")}


def columns():
    for kind, metadata in STORES.items():
        for table in (*metadata.tables.values(), *foundations.metadata.tables.values()):
            for column in table.columns:
                yield kind, table.name, column


def test_no_table_class_has_a_text_column():
    wrong = [
        f"{kind}.{table}.{column.name}: {column.type}"
        for kind, table, column in columns()
        if not isinstance(column.type, LargeBinary | Integer | Boolean) and (table, column.name) not in ALLOWED_TEXT
    ]
    assert wrong == []


@pytest.mark.parametrize("kind", STORES)
def test_the_database_on_disk_agrees(made_practice, kind):
    with sqlite3.connect(f"file:{made_practice.folder / kind}.db?mode=ro", uri=True) as database:
        tables = [
            name
            for (name,) in database.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            )
        ]
        assert len(tables) > 5 or kind == "bookkeeping"
        found = {
            (table, name): declared.upper()
            for table in tables
            for _cid, name, declared, *_rest in database.execute(f"PRAGMA table_info({table})")
        }
    assert {place for place, declared in found.items() if declared not in {"BLOB", "INTEGER", "BIGINT"}} <= ALLOWED_TEXT


def sealed(kind):
    """Every column whose bytes are an envelope."""
    for table in (*STORES[kind].tables.values(), *foundations.metadata.tables.values()):
        for check in table.constraints:
            shape = getattr(check, "sqltext", None)
            if isinstance(shape, BytesShape) and shape.prefix:
                yield table.name, shape.column


@pytest.mark.parametrize("kind", STORES)
def test_the_database_on_disk_refuses_plaintext_where_a_value_is_sealed(lived_practice, kind, tmp_path):
    """With every trigger taken away, the column's own rule still refuses: text, bytes, and bytes that begin right."""
    source = sqlite3.connect(f"file:{lived_practice / kind}.db?mode=ro", uri=True)
    database = sqlite3.connect(tmp_path / "copy.db")
    source.backup(database)
    source.close()
    for (trigger,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        database.execute(f"DROP TRIGGER {trigger}")
    tried = set()
    for table, column in sealed(kind):
        if not database.execute(f"SELECT count(*) FROM {table} WHERE {column} IS NOT NULL").fetchone()[0]:
            continue
        for plain in ("Anna sov bättre", b"Anna sov b\xc3\xa4ttre", b"\x4c\x01\x01\x00Anna sov"):
            with pytest.raises(sqlite3.IntegrityError, match=r"CHECK|cannot store TEXT"):
                database.execute(f"UPDATE {table} SET {column} = ?", (plain,))
        tried.add((table, column))
    database.close()
    assert len(tried) >= {"journal": 5, "vault": 8, "bookkeeping": 1}[kind], tried


@pytest.mark.parametrize("kind", STORES)
def test_every_table_that_holds_values_has_a_sealed_column(kind):
    assert {table for table, _column in sealed(kind)} >= {"store"}
    assert (
        len({table for table, _column in sealed(kind)} & set(STORES[kind].tables))
        >= {"journal": 4, "vault": 8, "bookkeeping": 1}[kind]
    )
