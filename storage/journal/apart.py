"""The doors to what no consent row stands behind: emergency notes, and an author's working notes under a key of their own.

The rule: who may write one, and why, is decided by the practice's desks; nothing is taken away here but by the one erasure.
"""

from typing import Generic, TypeVar

from storage.errors import KeyMissing
from storage.keys import Domain
from storage.sealed.record import Record, Unreadable
from storage.sealed.shelf import Shelf
from storage.sealed.table import SealedTable
from storage.store import Store

RecordT = TypeVar("RecordT", bound=Record)


class ApartRepository(Generic[RecordT]):
    """One table of what is written apart from the journal's consent."""

    def __init__(self, store: Store, table: SealedTable[RecordT], key: Domain | None = None) -> None:
        """Take the open journal store, the table, and the kind of key that a subject's first row makes, if it has one."""
        self._store = store
        self._table = table
        self._shelf = Shelf(table, store)
        self._key = key

    def add(self, record: RecordT) -> RecordT:
        """Write a new row; the first one about a subject makes its key, where the table has keys of its own."""
        with self._store.database.write():
            self._make_key(record.subject)
            return self._shelf.add(record)

    def update(self, record: RecordT) -> RecordT:
        """Write the next version of a row.

        Raises:
            ChangedMeanwhile: It was written by somebody else since it was read.
            NotFound: There is no such row.
        """
        return self._shelf.update(record)

    def get(self, row_id: bytes) -> RecordT:
        """The row with this id.

        Raises:
            NotFound: There is none.
        """
        return self._shelf.get(row_id)

    def of_subject(self, subject: bytes) -> tuple[RecordT | Unreadable, ...]:
        """All rows about a subject, oldest first; unreadable ones last."""
        return tuple(sorted(self._shelf.each(self._table.by_subject, {"subject": subject}), key=_when))

    def scan(self) -> tuple[RecordT | Unreadable, ...]:
        """Every row, oldest first; unreadable ones last."""
        return tuple(sorted(self._shelf.scan(), key=_when))

    def stamp(self) -> tuple[int, int]:
        """Differs after every write; opens nothing."""
        return self._shelf.stamp()

    def _make_key(self, subject: bytes) -> None:
        if self._key is None:
            return
        try:
            self._store.key(self._key, subject)
        except KeyMissing:
            self._store.new_key(self._key, subject)


def _when(found: Record | Unreadable) -> tuple[bool, int]:
    if isinstance(found, Unreadable):
        return (True, 0)
    return (False, found.created_ms)
