"""The running log of one open store.

The rule: an audit row is written in the same transaction as what it tells about. When that transaction is undone, the head of
the chain and the ratcheting key go back with it. A run starts with the first row after opening and ends with `end`.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import insert, select

from storage.audit import marks
from storage.audit.actions import Action, Mark
from storage.audit.record import AuditRecord, Head, first_head, next_key, seal
from storage.crypto.envelope import ID_BYTES, ZERO_ID
from storage.crypto.pairs import SigningKey
from storage.crypto.secret import Secret
from storage.database import Database
from storage.errors import Damaged, Locked
from storage.foundations import AUDIT_BYTES, audit_table
from storage.keys.users import UserKey

CHECKPOINT_EVERY: Final = 64
_ADD: Final = insert(audit_table)
_NEWEST: Final = select(audit_table.c.seq, audit_table.c.body).order_by(audit_table.c.seq.desc()).limit(1)


@dataclass(frozen=True, slots=True)
class LogKeys:
    """Who writes the log, and who will be able to read it."""

    store: bytes
    writer: UserKey
    signing: SigningKey
    box: Secret
    readers: tuple[UserKey, ...]


@dataclass(frozen=True, slots=True)
class _State:
    head: Head | None = None
    run: bytes = b""
    key: Secret | None = None


class Audit:
    """Adds to one store's log; reading and verifying it is `storage.audit.reading`."""

    def __init__(self, database: Database, keys: LogKeys, now_ms: Callable[[], int]) -> None:
        """Writes nothing yet; `now_ms` gives UTC milliseconds."""
        self._database = database
        self._keys: LogKeys | None = keys
        self._now_ms = now_ms
        self._state = _State()
        self._stale: list[Secret] = []
        self._found_ms = marks.last_mark_ms(database)
        self._last_ms = self._found_ms or 0
        database.join(self)

    def add(
        self,
        action: Action,
        *,
        purpose: int = 0,
        subject: bytes = ZERO_ID,
        object: bytes = ZERO_ID,  # noqa: A002 - the word of the contract with callers
        result: int = 0,
        kid: bytes = ZERO_ID,
        extra: int = 0,
    ) -> None:
        """Adds a row to the open write, or in a write of its own.

        Raises:
            Locked: the store has been closed.
            ValueError: an id that is not 16 bytes, or a code out of range: a mistake of the caller.
        """
        keys = self._held()
        with self._database.statements() as connection:
            state = self._begun(keys)
            if state.head is None or state.key is None:
                raise Damaged(table="audit")
            record = AuditRecord(
                self._time(), keys.writer.user, int(keys.writer.role), int(action), result, purpose, subject, object, kid, extra
            )  # fmt: skip
            body, head = seal(record, state.key, state.run, state.head)
            connection.execute(_ADD, {"seq": head.seq, "body": body})
            self._stale.append(state.key)
            self._state = _State(head, state.run, next_key(state.key))
            if head.seq % CHECKPOINT_EVERY == 0:
                self._mark(keys, Mark.CHECKPOINT, head)

    @property
    def run(self) -> bytes:
        """Id of the run that has begun; empty before the first row."""
        return self._state.run

    def set_readers(self, readers: tuple[UserKey, ...]) -> None:
        """Who can read the runs that begin from now on; a run that was begun is ended first."""
        self.end()
        self._keys = replace(self._held(), readers=readers)

    def end(self) -> None:
        """Signs the end of the run, if one was begun. The next `add` begins another."""
        keys, state = self._held(), self._state
        if state.head is None or not state.run:
            return
        with self._database.statements():
            self._mark(keys, Mark.END, state.head)
        self._forget()

    def correct(self, at_ms: int, days: int) -> None:
        """Ends the run and goes on from an earlier time: the owner has said that the clock was wrong by so many days.

        The row that says so is the last of the old time, and the signed mark behind it the first of the new one.
        """
        keys = self._held()
        self.add(Action.CLOCK_CORRECTED, extra=days)
        head, run = self._state.head, self._state.run
        if head is None:
            raise Damaged(table="audit")
        self.end()
        marks.add_mark(self._database, Mark.CORRECTED, run, head, at_ms, keys.writer, keys.signing, keys.store)
        self._last_ms = at_ms

    def drop(self) -> None:
        """Forgets the keys; every later `add` raises `Locked`."""
        self._forget()
        self._keys = None

    def last_ms(self) -> int | None:
        """The newest time that the log shows without a key: of the last start, checkpoint or end of a run."""
        return marks.last_mark_ms(self._database)

    def found_ms(self) -> int | None:
        """The same as it was when the store was opened, before this run wrote anything: when it was last in use."""
        return self._found_ms

    def snapshot(self) -> object:
        """For the database: where the chain stands."""
        return self._state

    def restore(self, snapshot: object) -> None:
        """For the database: the rows since then are gone."""
        if isinstance(snapshot, _State):
            self._state = snapshot
            # A savepoint that is undone may still need older keys; they are dropped when the outermost write has ended.
            self._stale = [key for key in self._stale if key is not snapshot.key]

    def committed(self) -> None:
        """For the database: the rows are on the disk, so the keys that sealed them are dropped."""
        for key in self._stale:
            if key is not self._state.key:
                key.drop()
        self._stale.clear()

    def _begun(self, keys: LogKeys) -> _State:
        if self._state.run:
            if self._database.path is None:  # on a server others add to the same chain
                self._state = _State(self._newest(keys), self._state.run, self._state.key)
            return self._state
        head = self._newest(keys)
        run, first = os.urandom(ID_BYTES), Secret(os.urandom(32))
        self._state = _State(head, run, first)
        self._mark(keys, Mark.START, head, marks.shares(first, run, keys.store, keys.box, keys.readers))
        return self._state

    def _newest(self, keys: LogKeys) -> Head:
        with self._database.read() as connection:
            row = connection.execute(_NEWEST).one_or_none()
        if row is None:
            return first_head(keys.store)
        seq, body = row[0], row[1]
        if not isinstance(seq, int) or seq < 1 or not isinstance(body, bytes) or len(body) != AUDIT_BYTES:
            raise Damaged(table="audit")
        return Head(seq, body[-32:])

    def _mark(self, keys: LogKeys, kind: Mark, head: Head, extra: bytes = b"") -> None:
        marks.add_mark(
            self._database, kind, self._state.run, head, self._time(), keys.writer, keys.signing, keys.store, extra
        )  # fmt: skip

    def _time(self) -> int:
        self._last_ms = max(self._last_ms, self._now_ms())
        return self._last_ms

    def _forget(self) -> None:
        if self._state.key is not None:
            self._state.key.drop()
        self._state = _State()

    def _held(self) -> LogKeys:
        if self._keys is None:
            raise Locked
        return self._keys
