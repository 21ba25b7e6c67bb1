"""The doors to what the journal keeps beside its notes, and to what the practice made for itself.

The rule: whatever is about a client asks for its permit inside the transaction that writes it; what belongs to the
practice (templates, phrases, instruments) is only ever added to, under the store's own key.
"""

from dataclasses import replace
from typing import Generic, TypeVar

from storage.journal.permits import PermitRepository
from storage.journal.records import JOURNAL_PURPOSE
from storage.sealed.record import PermittedRecord, Record, Unreadable
from storage.sealed.shelf import Shelf
from storage.sealed.table import SealedTable
from storage.store import Store

PermittedT = TypeVar("PermittedT", bound=PermittedRecord)
MadeT = TypeVar("MadeT", bound=Record)


class KeptRepository(Generic[PermittedT]):
    """One table of what is kept about clients."""

    def __init__(self, store: Store, table: SealedTable[PermittedT], purpose: str = JOURNAL_PURPOSE) -> None:
        """Take the open journal store, the table, and the purpose that a permit must be for."""
        self._store = store
        self._table = table
        self._shelf = Shelf(table, store)
        self._permits = PermitRepository(store)
        self._purpose = purpose

    def add(self, record: PermittedT, today: int) -> PermittedT:
        """Write a new row under `record.permit`.

        Raises:
            PermitRefused: The permit is not in force on `today` (an ordinal), or is for another purpose or subject.
        """
        with self._store.database.statements():
            self._permits.require(record.subject, record.permit, today, self._purpose)
            return self._shelf.add(record)

    def update(self, record: PermittedT, today: int) -> PermittedT:
        """Write the next version of a row under `record.permit`, which may be a newer permit than before.

        Raises:
            PermitRefused: As for `add`.
            ChangedMeanwhile: It was written by somebody else since it was read.
            NotFound: There is no such row.
        """
        with self._store.database.statements():
            self._permits.require(record.subject, record.permit, today, self._purpose)
            return self._shelf.update(record)

    def get(self, row_id: bytes) -> PermittedT:
        """The row with this id.

        Raises:
            NotFound: There is none.
        """
        return self._shelf.get(row_id)

    def of_subject(self, subject: bytes) -> tuple[PermittedT | Unreadable, ...]:
        """All rows about a subject, oldest first; unreadable ones last."""
        return tuple(sorted(self._shelf.each(self._table.by_subject, {"subject": subject}), key=_when))

    def scan(self, subjects: frozenset[bytes] | None = None) -> tuple[PermittedT | Unreadable, ...]:
        """Every row, or every one about these subjects, in no particular order."""
        return tuple(self._shelf.scan(subjects))

    def stamp(self) -> tuple[int, int]:
        """Differs after every write; opens nothing."""
        return self._shelf.stamp()


class MadeRepository(Generic[MadeT]):
    """One table of what the practice made for itself: added to, read, never changed."""

    def __init__(self, store: Store, table: SealedTable[MadeT]) -> None:
        """Take the open journal store and the table."""
        self._table = table
        self._shelf = Shelf(table, store)

    def add(self, record: MadeT) -> MadeT:
        """Write a new row; it belongs to no client."""
        return self._shelf.add(replace(record, subject=bytes(16)))

    def all(self) -> tuple[MadeT | Unreadable, ...]:
        """Every row, oldest first; unreadable ones last."""
        return tuple(sorted(self._shelf.each(self._table.everything, {}), key=_when))

    def stamp(self) -> tuple[int, int]:
        """Differs after every write; opens nothing."""
        return self._shelf.stamp()


def _when(found: Record | Unreadable) -> tuple[bool, int]:
    if isinstance(found, Unreadable):
        return (True, 0)
    return (False, found.created_ms)
