"""One store's database as a unit of work: everything in a `write` is kept together or not at all.

The rule: a store has one connection, guarded by one lock, so that what a thread reads and writes is never interleaved with
another's. An inner `write` joins the outer one as a savepoint; an exception that leaves it undoes only the inner part.
What is kept in memory beside the rows (the audit chain's head, the keys made in this write) takes part as a `Participant`
and goes back with the rows when they do.
"""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal, Protocol

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from storage.engine import WRITE_OPTION, open_engine, sqlite_path
from storage.errors import Damaged, StorageError
from storage.faults import translate

JoinMode = Literal["rollback_only", "create_savepoint"]


class Participant(Protocol):
    """Something in memory that must not run ahead of the rows."""

    def snapshot(self) -> object:
        """What `restore` needs to come back to this moment."""

    def restore(self, snapshot: object) -> None:
        """The rows written since `snapshot` are gone."""

    def committed(self) -> None:
        """The rows written since the last commit are on the disk."""


class Database:
    """A store's database. Errors of the library are translated here and nowhere else."""

    def __init__(self, url: str) -> None:
        """Prepares the engine; the first `read` or `write` connects.

        Raises:
            Unsupported: a kind of database, or a driver, that is not there.
        """
        self.url = url
        self.engine: Engine = open_engine(url)
        self.path: Path | None = sqlite_path(url)
        self._lock = threading.RLock()
        self._connection: Connection | None = None
        self._sessions: list[Session] = []
        self._depth = 0
        self._every = 0
        self._unsaved = 0
        self._lost: StorageError | None = None
        self._participants: list[Participant] = []
        self._start_over: list[tuple[Participant, object]] = []

    def join(self, participant: Participant) -> None:
        """Lets something in memory follow the transactions."""
        self._participants.append(participant)

    @property
    def writing(self) -> bool:
        """Whether a transaction is open."""
        return self._connection is not None

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A transaction; an inner one joins the outer as a savepoint. Kept when the outermost ends without an exception.

        Raises:
            StorageError: what the database said, translated; nothing of this write was kept.
        """
        with self._lock:
            if self._connection is not None:
                with self._inner(self._connection) as session:
                    yield session
                self._count()
            else:
                with self._outermost() as session:
                    yield session

    @contextmanager
    def statements(self) -> Iterator[Connection]:
        """A connection for prebuilt statements in the open write, or in a write of its own; without a savepoint.

        For what writes one row and keeps in step with it, row by row: a savepoint costs more than such a statement.
        """
        with self._lock:
            if self._connection is not None:
                with self._translated():
                    yield self._connection
            else:
                with self.write() as session:
                    yield session.connection()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection for prebuilt selects; inside a `write` it sees what the write has done so far."""
        with self._lock, self._translated():
            if self._connection is not None:
                self._flush()
                yield self._connection
            else:
                with self.engine.connect() as connection:
                    yield connection

    @contextmanager
    def batch(self, every: int = 500) -> Iterator[None]:
        """Writes inside share a transaction that is committed after every `every` writes and at the end.

        For import and the invented practice: one disk flush for many acts. A write that fails is undone alone; the writes
        that ended before it are kept, also when an exception leaves the batch.
        """
        with self._lock:
            if self._connection is not None:
                yield
                return
            self._begin()
            self._every, self._unsaved = max(1, every), 0
            whole = False
            try:
                yield
                whole = True
            finally:
                self._end(keep=whole or self._lost is None)

    def compact(self) -> None:
        """Writes the file anew without the space that was given free. On a server nothing is done: it has its own routine.

        Raises:
            Damaged: Asked inside a transaction; or the file is not what was written.
            DiskFull: No room for the new file; the old one is as it was.
        """
        if self.path is None:
            return
        with self._lock, self._translated():
            if self._connection is not None:
                raise Damaged(part="transaction")
            connection = self.engine.raw_connection()
            try:
                connection.cursor().execute("VACUUM")
            except sqlite3.Error as error:
                raise translate(error) from None
            finally:
                connection.close()

    def close(self) -> None:
        """Gives the connection back; an open transaction is undone."""
        with self._lock:
            if self._connection is not None:
                self._end(keep=False)
            self.engine.dispose()

    @contextmanager
    def _outermost(self) -> Iterator[Session]:
        connection = self._begin()
        whole = False
        try:
            with self._translated(), self._session(connection, "rollback_only") as session:
                yield session
                session.commit()
            whole = True
        finally:
            self._end(keep=whole)

    @contextmanager
    def _inner(self, connection: Connection) -> Iterator[Session]:
        with self._translated():
            self._flush()
        snapshots = [(one, one.snapshot()) for one in self._participants]
        failure: StorageError | None = None
        whole = False
        self._depth += 1
        try:
            with self._translated(), self._session(connection, "create_savepoint") as session:
                session.connection()
                yield session
                session.commit()
            whole = True
        except StorageError as error:
            failure = error
            raise
        finally:
            self._depth -= 1
            if not whole:
                for one, snapshot in snapshots:
                    one.restore(snapshot)
                # A full disk ends SQLite's transaction by itself: nothing of the outer write is left either.
                if not getattr(connection.connection.dbapi_connection, "in_transaction", True):
                    self._lost = failure or Damaged(part="transaction")

    @contextmanager
    def _session(self, connection: Connection, mode: JoinMode) -> Iterator[Session]:
        # A session for each level: a flush that fails makes its own session useless, and no other.
        session = Session(connection, autoflush=False, expire_on_commit=False, join_transaction_mode=mode)
        self._sessions.append(session)
        try:
            yield session
        finally:
            self._sessions.remove(session)
            # The transaction may have gone by itself; rolling back to a savepoint would then hide the real error.
            with suppress(SQLAlchemyError):
                session.close()

    def _flush(self) -> None:
        for session in self._sessions:
            session.flush()

    def _begin(self) -> Connection:
        with self._translated():
            connection = self.engine.connect().execution_options(**{WRITE_OPTION: True})
            begun = False
            try:
                connection.begin()
                begun = True
            finally:
                if not begun:
                    connection.close()
        self._connection = connection
        self._lost = None
        self._start_over = [(one, one.snapshot()) for one in self._participants]
        return connection

    def _end(self, *, keep: bool) -> None:
        connection, self._connection = self._connection, None
        self._every = 0
        if connection is None:
            return
        kept = False
        try:
            if keep and self._lost is None:
                with self._translated():
                    self._commit(connection)
                kept = True
        finally:
            self._leave(connection, kept=kept)
        if keep and self._lost is not None:
            raise self._lost

    @staticmethod
    def _commit(connection: Connection) -> None:
        """Keeps what was written; a commit that was held up (somebody reads the file) is undone, not left open for the next write."""
        try:
            connection.commit()
        except SQLAlchemyError:
            # The library takes the transaction for ended and would give the connection back with it; SQLite would wait on.
            connection.invalidate()
            raise

    def _leave(self, connection: Connection, *, kept: bool) -> None:
        try:
            # Closing gives the connection back to the pool, which rolls back what is still open.
            with suppress(SQLAlchemyError):
                connection.close()
        finally:
            start_over, self._start_over = self._start_over, []
            for one, snapshot in start_over:
                if kept:
                    one.committed()
                else:
                    one.restore(snapshot)

    def _count(self) -> None:
        if self._depth or not self._every or self._lost is not None:
            return
        self._unsaved += 1
        if self._unsaved >= self._every:
            every = self._every
            self._end(keep=True)
            self._begin()
            self._every, self._unsaved = every, 0

    @staticmethod
    @contextmanager
    def _translated() -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            raise translate(error) from None
        except UnicodeDecodeError:
            # The library quotes a damaged schema in its message, and Python cannot read the quotation.
            raise Damaged(part="database", kind="text") from None
