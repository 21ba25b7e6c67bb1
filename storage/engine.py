"""A connection to one store, with the settings that keep deleted data deleted and damage visible.

The rule (design/security.md, section 5): every setting is set and then read back; a library that ignores one is refused.
The rollback journal is used and not the write-ahead log: a damaged log silently shows an older state, and a full disk makes
the store unreadable. No file is ever created by opening one.
"""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

from storage.errors import Unsupported
from storage.places import SQLITE_SCHEME

WRITE_OPTION: Final = "journal_tui_write"
_PRAGMAS: Final[tuple[tuple[str, str, int | str], ...]] = (
    ("journal_mode", "DELETE", "delete"),
    ("synchronous", "EXTRA", 3),
    ("secure_delete", "ON", 1),
    ("temp_store", "MEMORY", 2),
    ("foreign_keys", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    ("busy_timeout", "5000", 5000),
)
OLDEST_SQLITE: Final = (3, 37, 0)  # STRICT tables


def sqlite_path(url: str) -> Path | None:
    """The file of a SQLite URL; None for another database."""
    # Not parsed as a URL: a folder may have a question mark in its name.
    path = url.removeprefix(SQLITE_SCHEME)
    return Path(path) if path and path != url else None


def open_engine(url: str) -> Engine:
    """An engine for one store; nothing is connected yet.

    Raises:
        Unsupported: another database than SQLite or PostgreSQL, its driver is not installed, or SQLite is too old.
    """
    path = sqlite_path(url)
    if path is not None:
        return _sqlite_engine(path)
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise Unsupported(part="database", kind="url") from None
    if parsed.get_backend_name() == "postgresql":
        return _postgresql_engine(parsed)
    raise Unsupported(part="database", kind=parsed.get_backend_name())


def _connector(path: Path) -> Callable[[], sqlite3.Connection]:
    address = f"{path.absolute().as_uri()}?mode=rw"

    def connect() -> sqlite3.Connection:
        # isolation_level None: transactions are begun by us, explicitly. The one connection is guarded by a lock.
        return sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False, timeout=5.0)

    return connect


def _sqlite_engine(path: Path) -> Engine:
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise Unsupported(part="sqlite", version=sqlite3.sqlite_version)
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        creator=_connector(path),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        echo=False,
        hide_parameters=True,
    )
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    return engine


def _set_pragmas(connection: sqlite3.Connection, _record: object) -> None:
    for name, value, expected in _PRAGMAS:
        connection.execute(f"PRAGMA {name}={value}").fetchall()
        answer = connection.execute(f"PRAGMA {name}").fetchone()
        if answer is None or answer[0] != expected:
            raise Unsupported(part="sqlite", setting=name)


def _begin(connection: Connection) -> None:
    writing = bool(connection.get_execution_options().get(WRITE_OPTION))
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _postgresql_engine(url: URL) -> Engine:
    if url.get_driver_name() != "psycopg":
        raise Unsupported(part="database", kind=url.drivername)
    try:
        return create_engine(
            url,
            pool_size=1,
            max_overflow=0,
            pool_pre_ping=True,
            isolation_level="SERIALIZABLE",
            echo=False,
            hide_parameters=True,
        )
    except ModuleNotFoundError:
        raise Unsupported(part="database", kind="psycopg") from None
