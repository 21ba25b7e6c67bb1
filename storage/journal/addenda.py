"""Signed remarks under signed entries: the original stays legible for good.

The rule: as for entries; an addendum can stand only under an entry of the same subject.
"""

from collections.abc import Iterator
from dataclasses import replace

from storage.errors import NotFound
from storage.journal.permits import PermitRepository
from storage.journal.records import AddendumRecord
from storage.journal.signing import addendum_document
from storage.journal.tables import ADDENDUM, ENTRY
from storage.sealed.record import Unreadable
from storage.sealed.shelf import Shelf
from storage.store import Store

_OF_ENTRY = ADDENDUM.where("entry")


class AddendumRepository:
    """The addenda of one open journal store."""

    def __init__(self, store: Store) -> None:
        """Take the open journal store."""
        self._store = store
        self._shelf = Shelf(ADDENDUM, store)
        self._entries = Shelf(ENTRY, store)
        self._permits = PermitRepository(store)

    def add_signed(self, addendum: AddendumRecord, today: int) -> AddendumRecord:
        """Sign an addendum as the unlocked user and write it.

        Raises:
            PermitRefused: The permit is not in force on `today`.
            NotFound: There is no such entry about this subject.
        """
        addendum = replace(addendum, author=self._store.user_id, version=1)
        signature = self._store.sign(addendum_document(addendum, self._store.store_id))
        with self._store.database.statements():
            self._permits.require(addendum.subject, addendum.permit, today)
            if self._entries.get(addendum.entry).subject != addendum.subject:
                raise NotFound(table=ENTRY.name)
            return self._shelf.add(replace(addendum, signature=signature))

    def get(self, addendum: bytes) -> AddendumRecord:
        """The addendum with this id, its signature checked.

        Raises:
            NotFound: There is none.
            Tampered: The seal or the signature does not fit.
        """
        return self._shelf.get(addendum)

    def of_entry(self, entry: bytes) -> tuple[AddendumRecord | Unreadable, ...]:
        """The addenda under an entry, oldest first, signatures checked; unreadable ones last."""
        return tuple(sorted(self._shelf.each(_OF_ENTRY, {"entry": entry}), key=_when))

    def of_subject(self, subject: bytes) -> tuple[AddendumRecord | Unreadable, ...]:
        """The addenda about a subject, oldest first, signatures checked; unreadable ones last."""
        return tuple(sorted(self._shelf.each(ADDENDUM.by_subject, {"subject": subject}), key=_when))

    def scan(self, subjects: frozenset[bytes] | None = None) -> Iterator[AddendumRecord | Unreadable]:
        """Every addendum, or every one about these subjects; the seal is checked, the signature is not."""
        return self._shelf.scan(subjects)


def _when(found: AddendumRecord | Unreadable) -> tuple[bool, int]:
    if isinstance(found, Unreadable):
        return (True, 0)
    return (False, found.signed_ms)
