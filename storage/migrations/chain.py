"""Which schema versions there are, and in which one a store is. Loads no migration tool.

The rule: a version that is not in the chain was written by a newer program and is refused by name; nothing is guessed.
"""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Final

from sqlalchemy import MetaData, insert, inspect, select

from storage.database import Database
from storage.errors import Damaged, Unsupported
from storage.foundations import metadata as foundations
from storage.foundations import version_table

CHAINS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"journal": ("0001", "0002"), "vault": ("0001", "0002", "0003"), "bookkeeping": ("0001", "0002")}
)
"""Oldest first; the last is what this program reads and writes."""

_MORE_ROWS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({"vault": ("storage.vault.case_rows",)})
"""Modules with further table classes of a store's metadata."""

_VERSION: Final = select(version_table.c.version_num)


def rows_metadata(kind: str) -> MetaData:
    """The tables of one store beside the common ones; loads that store's table classes and no other's."""
    metadata = import_module(f"storage.{kind}.rows").metadata
    for more in _MORE_ROWS.get(kind, ()):
        import_module(more)
    if not isinstance(metadata, MetaData):
        raise TypeError("rows.metadata")
    return metadata


def build(database: Database, kind: str) -> None:
    """Makes every table of a new store in the newest version (a test holds this against the chain)."""
    with database.write() as session:
        connection = session.connection()
        foundations.create_all(connection)
        rows_metadata(kind).create_all(connection)
        connection.execute(insert(version_table).values(version_num=CHAINS[kind][-1]))


def unbuild(database: Database, kind: str) -> None:
    """Takes every table away again: for a creation that failed in another store, on a server, where no file can be removed."""
    with database.write() as session:
        connection = session.connection()
        rows_metadata(kind).drop_all(connection)
        foundations.drop_all(connection)


def version_of(database: Database, kind: str) -> str:
    """The schema version of a store.

    Raises:
        Damaged: none, or several.
        Unsupported: one that this program does not know; `facts["version"]` names it.
    """
    with database.read() as connection:
        if database.path is None and not inspect(connection).has_table("alembic_version"):
            raise Damaged(role=kind, part="version")
        versions = connection.execute(_VERSION).scalars().all()
    if len(versions) != 1 or not isinstance(versions[0], str):
        raise Damaged(role=kind, part="version")
    if versions[0] not in CHAINS[kind]:
        raise Unsupported(role=kind, part="schema", version=versions[0])
    return versions[0]


def is_behind(database: Database, kind: str) -> bool:
    """Whether a store needs `storage.migrations.runner` before it can be used."""
    return version_of(database, kind) != CHAINS[kind][-1]
