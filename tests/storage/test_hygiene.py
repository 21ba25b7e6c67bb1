"""What is loaded when, and what a table may hold."""

import subprocess
import sys

import pytest
from sqlalchemy import LargeBinary, String

from storage.foundations import metadata as foundations
from storage.migrations.chain import rows_metadata
from storage.places import KINDS
from storage.versions import libraries

HEAVY = {"sqlmodel", "sqlalchemy", "cryptography", "alembic", "pydantic", "filelock"}


def loaded(statement):
    code = f"import sys\n{statement}\nprint('\\n'.join(name.partition('.')[0] for name in sys.modules))"
    return set(
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=60).stdout.split()
    )


@pytest.mark.parametrize("name", ["storage", "storage.errors", "storage.places", "storage.keys", "storage.audit"])
def test_light_rooms_load_nothing_heavy(name):
    assert not loaded(f"import {name}") & HEAVY


def test_the_door_to_the_stores_loads_no_migration_tool():
    assert "alembic" not in loaded("import storage.stores, storage.renewing, storage.recovering")


@pytest.mark.parametrize("kind", KINDS)
def test_no_table_has_a_text_column(kind):
    tables = [*foundations.tables.values(), *rows_metadata(kind).tables.values()]
    texts = {
        f"{table.name}.{column.name}" for table in tables for column in table.columns if isinstance(column.type, String)
    }
    assert texts == {"alembic_version.version_num"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_column_of_bytes_has_a_check_of_its_shape(kind):
    tables = [*foundations.tables.values(), *rows_metadata(kind).tables.values()]
    free = set()
    for table in tables:
        checked = {getattr(one.sqltext, "column", "") for one in table.constraints if hasattr(one, "sqltext")}
        free |= {
            f"{table.name}.{column.name}"
            for column in table.columns
            if isinstance(column.type, LargeBinary) and column.name not in checked
        }
    # A mark's body grows with the number of readers; its signature covers it.
    assert free == {"audit_mark.body"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_table_is_strict(kind):
    tables = [*foundations.tables.values(), *rows_metadata(kind).tables.values()]
    assert [table.name for table in tables if not table.dialect_options["sqlite"]["strict"]] == ["alembic_version"]


def test_the_libraries_beneath_say_their_versions():
    found = libraries()
    assert found.sqlite_is_enough
    assert all((found.sqlite, found.cryptography, found.openssl))
