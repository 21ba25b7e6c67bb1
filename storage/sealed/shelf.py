"""Puts records into sealed rows and takes them out again: the one way for all repositories.

The rule: the associated data is always built from the row's own columns, what a column shows in clear must equal
what the envelope holds, and nothing counts as written before it was read back and opened inside the same
transaction. A row that does not open raises; `each` turns it into `Unreadable` where a list must go on.

Repositories check first and write last: an act of one row needs no savepoint of its own (`Database.statements`), an act
of several rows takes one (`Database.write`).
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Generic

from sqlalchemy import Column
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from storage.crypto.envelope import ZERO_ID, Place
from storage.errors import ChangedMeanwhile, Damaged, KeyMissing, NotFound, StorageError, Tampered, Unsupported
from storage.sealed.payload import RecordT
from storage.sealed.record import PermittedRecord, Unreadable, coarse
from storage.sealed.rows import SEALED
from storage.sealed.table import Query, SealedTable
from storage.store import Store

RowValues = Sequence[object]
UNTRUSTED = (Tampered, Damaged, KeyMissing, Unsupported)
"""What may be wrong with one row without stopping the others."""

MOST_PROVEN = 200_000
"""How many proven rows a shelf remembers: 32 bytes each."""


class Shelf(Generic[RecordT]):
    """One sealed table of one open store."""

    def __init__(self, table: SealedTable[RecordT], store: Store) -> None:
        """Nothing is read yet."""
        self.table = table
        self.store = store
        self._proven: set[bytes] = set()

    @property
    def name(self) -> str:
        """The table's name."""
        return self.table.name

    @property
    def columns(self) -> ReadOnlyColumnCollection[str, Column[object]]:
        """The table's columns."""
        return self.table.table.c

    def add(self, record: RecordT) -> RecordT:
        """Write a new row.

        Returns:
            The record as read back: version 1, author set.

        Raises:
            Refused: The database refuses the row, for instance an id or look-up value that is there already.
            KeyMissing: This user holds no key for the subject.
        """
        fresh = replace(record, version=1, author=self.store.user_id)
        values = self._values(fresh)
        with self.store.database.statements() as connection:
            connection.execute(self.table.add, values)
            return self._read_back(fresh)

    def update(self, record: RecordT, *, author: bytes | None = None) -> RecordT:
        """Write the next version of a row.

        Args:
            record: As it was read, with other content; its `version` is the one that was read.
            author: Whose version it is; the unlocked user when None.

        Raises:
            NotFound: There is no such row.
            ChangedMeanwhile: The row has another version than `record`.
        """
        fresh = replace(record, version=record.version + 1, author=author or self.store.user_id)
        values = self._values(fresh)
        del values["id"], values["subject"], values["created_ms"]
        old = {"row_id": record.id, "row_subject": record.subject, "row_version": record.version}
        with self.store.database.statements() as connection:
            if connection.execute(self.table.replace, {**values, **old}).rowcount != 1:
                self.get(record.id)
                raise ChangedMeanwhile(table=self.table.name)
            return self._read_back(fresh)

    def remove(self, row_id: bytes) -> bool:
        """Delete a row; says whether there was one."""
        with self.store.database.statements() as connection:
            return connection.execute(self.table.remove, {"row_id": row_id}).rowcount == 1

    def get(self, row_id: bytes) -> RecordT:
        """The record with this id.

        Raises:
            NotFound: There is none.
            Tampered, Damaged, Unsupported, KeyMissing: It cannot be trusted, or not be opened by this user.
        """
        found = self.find(self.table.by_id, {"id": row_id})
        if found is None:
            raise NotFound(table=self.table.name)
        return found

    def find(self, statement: Query, values: Mapping[str, object]) -> RecordT | None:
        """The first record of a prebuilt select, or None."""
        rows = self.rows(statement, values)
        return self.trusted(rows[0]) if rows else None

    def all(self, statement: Query, values: Mapping[str, object]) -> tuple[RecordT, ...]:
        """Every record of a prebuilt select, oldest first; one that cannot be trusted raises."""
        return tuple(sorted((self.trusted(row) for row in self.rows(statement, values)), key=lambda each: each.created_ms))

    def of_subject(self, subject: bytes) -> tuple[RecordT, ...]:
        """Every record of a subject, oldest first; one that cannot be trusted raises."""
        return self.all(self.table.by_subject, {"subject": subject})

    def has(self, subject: bytes) -> bool:
        """Whether there is any row of a subject, opening none."""
        return bool(self.rows(self.table.by_subject, {"subject": subject}))

    def each(self, statement: Query, values: Mapping[str, object]) -> Iterator[RecordT | Unreadable]:
        """Every row of a prebuilt select, in the database's order: its record, or what is wrong with it."""
        for row in self.rows(statement, values):
            try:
                yield self.trusted(row)
            except UNTRUSTED as error:
                yield self.unreadable(row, error)

    def scan(self, subjects: frozenset[bytes] | None = None) -> Iterator[RecordT | Unreadable]:
        """Every row, or every one about these subjects, by id: opened, but signatures are not checked.

        For looking up words, where a signature would cost fifty times the opening; what is shown is read with `get`.
        """
        for page in self.pages():
            for row in page:
                if subjects is not None and row[1] not in subjects:
                    continue
                try:
                    yield self.open(row)
                except UNTRUSTED as error:
                    yield self.unreadable(row, error)

    def pages(self, size: int = 1_000) -> Iterator[Sequence[RowValues]]:
        """All rows in the order of their ids, some at a time: no cursor stays open while the caller works."""
        after = b""
        while page := self.rows(self.table.page, {"after": after, "limit": size}):
            yield page
            last = page[-1][0]
            if not isinstance(last, bytes):
                raise Damaged(table=self.table.name, part="row")
            after = last

    def ids(self) -> tuple[bytes, ...]:
        """The ids of all rows, opening none."""
        with self.store.database.read() as connection:
            return tuple(connection.execute(self.table.ids).scalars())

    def count(self) -> int:
        """How many rows there are."""
        with self.store.database.read() as connection:
            return connection.execute(self.table.size).scalar_one()

    def stamp(self) -> tuple[int, int]:
        """Count of rows and sum of versions: differs after every write of this table, and opens nothing."""
        with self.store.database.read() as connection:
            count, versions = connection.execute(self.table.stamp).one()
        return count, versions

    def rows(self, statement: Query, values: Mapping[str, object]) -> Sequence[RowValues]:
        """The closed rows of a prebuilt select of `SealedTable.select`."""
        with self.store.database.read() as connection:
            return connection.execute(statement, dict(values)).all()

    def trusted(self, row: RowValues) -> RecordT:
        """Open one row and check its signature where there is one.

        A signature costs twenty times the opening; it is not computed again for a row that is, byte for byte, one
        that this shelf has proven since the store was unlocked.

        Raises:
            Tampered, Damaged, Unsupported, KeyMissing: It cannot be trusted, or not be opened by this user.
        """
        record = self.open(row)
        if self.table.proves:
            fingerprint = _fingerprint(row)
            if fingerprint not in self._proven:
                self.table.prove(self.store, record)
                if len(self._proven) >= MOST_PROVEN:
                    self._proven.clear()
                self._proven.add(fingerprint)
        return record

    def open(self, row: RowValues) -> RecordT:
        """Open one row.

        Raises:
            Tampered: The envelope is not from this place, or a clear column differs from what it holds.
            Damaged: The row, the frame or the payload is not what this program writes.
        """
        table = self.table
        place = self._place(row)
        sealed = row[table.sealed_at]
        if not isinstance(sealed, bytes):
            raise Damaged(table=table.name, column=SEALED)
        payload = table.key_of(self.store, place.subject).open(place, sealed)
        head: dict[str, object] = {
            "id": place.row,
            "subject": place.subject,
            "author": place.author,
            "version": place.version,
        }
        if table.permitted:
            head["permit"] = place.permit
        record = table.codec.decode(payload, head)
        shown = dict(zip(table.clear_names, row[table.sealed_at + 1 :], strict=True))
        if coarse(record.created_ms) != place.created_ms or table.clear(self.store, record) != shown:
            raise Tampered(table=table.name)
        return record

    def unreadable(self, row: RowValues, error: StorageError) -> Unreadable:
        """Stands in a list for a row that did not open."""
        row_id, subject = row[0], row[1]
        return Unreadable(
            id=row_id if isinstance(row_id, bytes) else b"",
            subject=subject if isinstance(subject, bytes) else b"",
            code=error.code,
        )

    def _place(self, row: RowValues) -> Place:
        row_id, subject, version, created_ms, author = row[:5]
        permit = row[5] if self.table.permitted else ZERO_ID
        if not (
            isinstance(row_id, bytes)
            and isinstance(subject, bytes)
            and isinstance(version, int)
            and isinstance(created_ms, int)
            and isinstance(author, bytes)
            and isinstance(permit, bytes)
        ):
            raise Damaged(table=self.table.name, part="row")
        return Place(
            store=self.store.store_id,
            table=self.table.name,
            row=row_id,
            column=SEALED,
            version=version,
            subject=subject,
            created_ms=created_ms,
            author=author,
            permit=permit,
        )

    def _values(self, record: RecordT) -> dict[str, object]:
        """The row of a record: its head, its clear columns, its envelope."""
        head: list[object] = [
            record.id,
            record.subject,
            record.version,
            coarse(record.created_ms),
            record.author,
        ]
        if isinstance(record, PermittedRecord):
            head.append(record.permit)
        place = self._place(head)
        key = self.table.key_of(self.store, record.subject)
        values: dict[str, object] = {column.name: value for column, value in zip(self.table.columns, head, strict=False)}
        values[SEALED] = key.seal(place, self.table.codec.encode(record))
        return values | dict(self.table.clear(self.store, record))

    def _read_back(self, written: RecordT) -> RecordT:
        found = self.get(written.id)
        if found != written:
            raise Damaged(table=self.table.name, reason="read_back")
        return found


def _fingerprint(row: RowValues) -> bytes:
    """SHA-256 over every column: the envelope alone would not do, since a holder of its key can fit it to another row."""
    digest = hashlib.sha256()
    for value in row:
        part = value if isinstance(value, bytes) else str(value).encode()
        digest.update(len(part).to_bytes(4))
        digest.update(part)
    return digest.digest()
