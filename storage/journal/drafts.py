"""Unsigned notes: the one place where an open text is saved.

The rule: a draft is written only under a permit that is in force at that moment, checked in the same transaction;
a frozen draft and another author's draft are not written at all.
"""

from dataclasses import replace

from storage.errors import PermitRefused
from storage.journal.permits import PermitRepository
from storage.journal.records import DraftRecord
from storage.journal.tables import DRAFT
from storage.sealed.record import Unreadable
from storage.sealed.shelf import Shelf
from storage.store import Store

_OF_AUTHOR = DRAFT.where("author")


class DraftRepository:
    """The drafts of one open journal store."""

    def __init__(self, store: Store) -> None:
        """Take the open journal store."""
        self._store = store
        self._shelf = Shelf(DRAFT, store)
        self._permits = PermitRepository(store)

    def create(self, draft: DraftRecord, today: int) -> DraftRecord:
        """Write a new draft under `draft.permit`.

        Raises:
            PermitRefused: The permit is not in force on `today`.
        """
        with self._store.database.statements():
            self._permits.require(draft.subject, draft.permit, today)
            return self._shelf.add(draft)

    def save(self, draft: DraftRecord, today: int) -> DraftRecord:
        """Write the next version of a draft under `draft.permit`, which may be a newer permit than before.

        Raises:
            PermitRefused: The permit is not in force on `today`, the draft is frozen or somebody else's.
            ChangedMeanwhile: The stored draft has another version than `draft`.
            NotFound: It was discarded or signed.
        """
        with self._store.database.statements():
            held = self._shelf.get(draft.id)
            if held.frozen:
                raise PermitRefused(reason="frozen")
            if held.author != self._store.user_id:
                raise PermitRefused(reason="author")
            self._permits.require(draft.subject, draft.permit, today)
            return self._shelf.update(replace(draft, kept_until_ms=None))

    def keep(self, draft: bytes, until_ms: int) -> DraftRecord:
        """Freeze a draft until the client has decided; needs no permit, because the text stays as it is.

        Raises:
            NotFound: There is no such draft.
        """
        with self._store.database.statements():
            held = self._shelf.get(draft)
            return self._shelf.update(replace(held, kept_until_ms=until_ms), author=held.author)

    def release(self, draft: bytes, permit: bytes, today: int) -> DraftRecord:
        """Let a frozen draft be written again, under a new permit: the client has consented anew.

        Raises:
            PermitRefused: The permit is not in force on `today`.
            NotFound: There is no such draft.
        """
        with self._store.database.statements():
            held = self._shelf.get(draft)
            self._permits.require(held.subject, permit, today)
            return self._shelf.update(replace(held, permit=permit, kept_until_ms=None), author=held.author)

    def discard(self, draft: bytes) -> bool:
        """Take a draft away for good; says whether there was one."""
        return self._shelf.remove(draft)

    def get(self, draft: bytes) -> DraftRecord:
        """The draft with this id.

        Raises:
            NotFound: There is none.
        """
        return self._shelf.get(draft)

    def of_author(self, author: bytes | None = None) -> tuple[DraftRecord | Unreadable, ...]:
        """The drafts of an author (the unlocked user when None), oldest first; unreadable ones last."""
        values = {"author": self._store.user_id if author is None else author}
        return tuple(sorted(self._shelf.each(_OF_AUTHOR, values), key=_when))

    def of_subject(self, subject: bytes) -> tuple[DraftRecord | Unreadable, ...]:
        """The drafts about a subject, oldest first; unreadable ones last."""
        return tuple(sorted(self._shelf.each(DRAFT.by_subject, {"subject": subject}), key=_when))


def _when(found: DraftRecord | Unreadable) -> tuple[bool, int]:
    if isinstance(found, Unreadable):
        return (True, 0)
    return (False, found.created_ms)
