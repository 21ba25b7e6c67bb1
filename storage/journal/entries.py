"""Signed notes. They are added and read; there is no way to change one, and the database refuses it too.

The rule: a note is signed and its draft goes away in one transaction, under a permit in force; its signature is
checked at every read, and one entry whose seal is broken does not stop the others.
"""

from collections.abc import Iterator
from dataclasses import replace

from storage.journal.drafts import DraftRepository
from storage.journal.permits import PermitRepository
from storage.journal.records import EntryRecord
from storage.journal.signing import entry_document
from storage.journal.tables import ENTRY
from storage.sealed.record import Unreadable
from storage.sealed.shelf import Shelf
from storage.store import Store


class EntryRepository:
    """The entries of one open journal store."""

    def __init__(self, store: Store) -> None:
        """Take the open journal store."""
        self._store = store
        self._shelf = Shelf(ENTRY, store)
        self._permits = PermitRepository(store)
        self._drafts = DraftRepository(store)

    def add_signed(self, entry: EntryRecord, today: int) -> EntryRecord:
        """Sign an entry as the unlocked user and write it; a draft with the same id is removed in the same transaction.

        Raises:
            PermitRefused: The permit is not in force on `today`.
            Refused: There is an entry with this id already.
        """
        entry = replace(entry, author=self._store.user_id, version=1)
        signature = self._store.sign(entry_document(entry, self._store.store_id))
        with self._store.database.write():
            self._permits.require(entry.subject, entry.permit, today)
            written = self._shelf.add(replace(entry, signature=signature))
            self._drafts.discard(entry.id)
            return written

    def get(self, entry: bytes) -> EntryRecord:
        """The entry with this id, its signature checked.

        Raises:
            NotFound: There is none.
            Tampered: The seal or the signature does not fit.
        """
        return self._shelf.get(entry)

    def of_subject(self, subject: bytes) -> tuple[EntryRecord | Unreadable, ...]:
        """All entries about a subject, oldest first, signatures checked; unreadable ones last."""
        return tuple(sorted(self._shelf.each(ENTRY.by_subject, {"subject": subject}), key=_when))

    def scan(self, subjects: frozenset[bytes] | None = None) -> Iterator[EntryRecord | Unreadable]:
        """Every entry, or every one about these subjects, in no particular order: for looking up words.

        The seal is checked, the signature is not: read what is shown with `get`.
        """
        return self._shelf.scan(subjects)

    def ids(self) -> tuple[bytes, ...]:
        """The ids of all entries, opening none."""
        return self._shelf.ids()

    def count(self) -> int:
        """How many entries there are."""
        return self._shelf.count()


def _when(found: EntryRecord | Unreadable) -> tuple[bool, int, int]:
    if isinstance(found, Unreadable):
        return (True, 0, 0)
    return (False, found.at_ms, found.signed_ms)
