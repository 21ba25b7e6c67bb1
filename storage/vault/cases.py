"""The doors to cases, holds, disclosures, enquiries, reviews and erasures of one open vault.

The rule: a disclosure and a suppression are never changed but by an end; a text that belongs to a case goes with the
client's key. `PlainRepository` is the same door for all of them; who may do what is decided by the practice's desks.
"""

from typing import Generic, TypeVar

from storage.keys import Domain
from storage.sealed.record import Record, Unreadable
from storage.sealed.shelf import Shelf
from storage.sealed.table import SealedTable
from storage.store import Store
from storage.vault.case_records import EnquiryRecord, SuppressionRecord
from storage.vault.case_tables import ENQUIRY, SUPPRESSION

RecordT = TypeVar("RecordT", bound=Record)
_BY_MARK = SUPPRESSION.where("mark_lookup")


class PlainRepository(Generic[RecordT]):
    """One table of the vault: add, change, read."""

    def __init__(self, store: Store, table: SealedTable[RecordT]) -> None:
        """Take the open vault and the table."""
        self._store = store
        self._table = table
        self._shelf = Shelf(table, store)

    def add(self, record: RecordT) -> RecordT:
        """Write a new row."""
        return self._shelf.add(record)

    def update(self, record: RecordT) -> RecordT:
        """Write the next version of a row.

        Raises:
            ChangedMeanwhile: It was written by somebody else since it was read.
            NotFound: There is no such row.
        """
        return self._shelf.update(record)

    def remove(self, row_id: bytes) -> bool:
        """Take away a row that should never have been written; whether there was one."""
        return self._shelf.remove(row_id)

    def get(self, row_id: bytes) -> RecordT:
        """The row with this id.

        Raises:
            NotFound: There is none.
        """
        return self._shelf.get(row_id)

    def of_client(self, client: bytes) -> tuple[RecordT | Unreadable, ...]:
        """Every row about a client, oldest first; unreadable ones last."""
        return tuple(sorted(self._shelf.each(self._table.by_subject, {"subject": client}), key=_when))

    def all(self) -> tuple[RecordT | Unreadable, ...]:
        """Every row, oldest first; unreadable ones last."""
        return tuple(sorted(self._shelf.each(self._table.everything, {}), key=_when))

    def stamp(self) -> tuple[int, int]:
        """Differs after every write; opens nothing."""
        return self._shelf.stamp()


class EnquiryRepository(PlainRepository[EnquiryRecord]):
    """The enquiries: each has a contact key of its own, made with it and destroyed with it."""

    def __init__(self, store: Store) -> None:
        """Take the open vault."""
        super().__init__(store, ENQUIRY)

    def add(self, record: EnquiryRecord) -> EnquiryRecord:
        """Write a new enquiry with its own key.

        Raises:
            ValueError: `id` and `subject` differ.
        """
        if record.id != record.subject:
            msg = "an enquiry's row is its own subject"
            raise ValueError(msg)
        with self._store.database.write():
            self._store.new_key(Domain.CONTACT, record.subject)
            return self._shelf.add(record)

    def of_converted(self, client: bytes) -> tuple[EnquiryRecord, ...]:
        """The enquiries that turned into this client: they go with it."""
        return tuple(row for row in self.all() if not isinstance(row, Unreadable) and row.became == client)


class SuppressionRepository(PlainRepository[SuppressionRecord]):
    """Addresses that get no marketing, by keyed hash."""

    def __init__(self, store: Store) -> None:
        """Take the open vault."""
        super().__init__(store, SUPPRESSION)

    def mark(self, address: str) -> bytes:
        """The keyed hash of a folded address."""
        return self._store.store_key.lookup("suppression", address.encode())

    def of_mark(self, mark: bytes) -> tuple[SuppressionRecord, ...]:
        """Every suppression of an address, also ended ones, oldest first."""
        return self._shelf.all(_BY_MARK, {"mark_lookup": mark})


def erasure_mark(store: Store, client: bytes) -> bytes:
    """The keyed hash by which an erased client is found again in a restored copy."""
    return store.store_key.lookup("erased", client)


def _when(found: Record | Unreadable) -> tuple[bool, int]:
    if isinstance(found, Unreadable):
        return (True, 0)
    return (False, found.created_ms)
