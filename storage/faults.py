"""What a database says when something goes wrong, in our own words.

The rule: no exception of the database library leaves `storage`. Its text can hold a statement or a value, so it is
emptied and replaced by one of the classes in `storage.errors`, and not chained into anything that is shown.
"""

import sqlite3

from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from storage.errors import Damaged, DiskFull, InUse, NotWritable, Refused, SealedForever, StorageError

_BY_CODE: dict[str, type[StorageError]] = {
    "SQLITE_FULL": DiskFull,
    "SQLITE_READONLY": NotWritable,
    "SQLITE_CANTOPEN": NotWritable,
    "SQLITE_IOERR": NotWritable,
    "SQLITE_PERM": NotWritable,
    "SQLITE_AUTH": NotWritable,
    "SQLITE_BUSY": InUse,
    "SQLITE_LOCKED": InUse,
    "SQLITE_PROTOCOL": InUse,
}
_DAMAGED_IO = frozenset({"SQLITE_IOERR_SHORT_READ", "SQLITE_IOERR_CORRUPTFS", "SQLITE_IOERR_DATA"})
_RULES = {
    "SQLITE_CONSTRAINT_CHECK": "check",
    "SQLITE_CONSTRAINT_DATATYPE": "check",
    "SQLITE_CONSTRAINT_UNIQUE": "unique",
    "SQLITE_CONSTRAINT_PRIMARYKEY": "unique",
    "SQLITE_CONSTRAINT_FOREIGNKEY": "foreign_key",
    "SQLITE_CONSTRAINT_NOTNULL": "not_null",
}
_STATES: dict[str, type[StorageError]] = {
    "53100": DiskFull,
    "25006": NotWritable,
    "42501": NotWritable,
    "40001": InUse,
    "40P01": InUse,
    "55P03": InUse,
    "P0001": SealedForever,
}
_STATE_RULES = {"23514": "check", "23505": "unique", "23503": "foreign_key", "23502": "not_null"}


def translate(error: SQLAlchemyError | sqlite3.Error) -> StorageError:
    """Our error for a database error; the statement and its parameters are removed from the original."""
    original: object = error
    if isinstance(error, DBAPIError):
        original = error.orig
        error.params = None
        error.statement = None
    if isinstance(original, sqlite3.Error):
        return _from_sqlite(original)
    if isinstance(error, PoolTimeout):
        return InUse(part="connection")
    state = getattr(original, "sqlstate", None)
    if isinstance(state, str):
        return _from_state(state)
    if isinstance(error, IntegrityError):
        return Refused(rule="check")
    if isinstance(error, OperationalError) or (isinstance(error, DBAPIError) and error.connection_invalidated):
        return NotWritable(part="server")
    return Damaged(part="database", kind=type(error).__name__)


def _from_sqlite(error: sqlite3.Error) -> StorageError:
    name: str = getattr(error, "sqlite_errorname", "") or ""
    if name == "SQLITE_CONSTRAINT_TRIGGER":
        return SealedForever()
    if name.startswith("SQLITE_CONSTRAINT"):
        return Refused(rule=_RULES.get(name, "check"))
    if name in _DAMAGED_IO:
        return Damaged(part="database", kind=name)
    for prefix, kind in _BY_CODE.items():
        if name == prefix or name.startswith(prefix + "_"):
            return kind(part="database")
    # Everything else (CORRUPT, NOTADB, a table that has gone, text that is not UTF-8) means that the file is not what
    # was written: our own statements are fixed and tested.
    return Damaged(part="database", kind=name or type(error).__name__)


def _from_state(state: str) -> StorageError:
    if state in _STATES:
        return _STATES[state](part="database")
    if state.startswith("23"):
        return Refused(rule=_STATE_RULES.get(state, "check"))
    if state.startswith(("08", "57")):
        return NotWritable(part="server")
    return Damaged(part="database", kind=state)
