"""Who the journal is about, without knowing who that is: one subject per client and service.

The rule: a subject is its random id and its random pseudonym; its key is made together with it.
"""

from storage.errors import NotFound
from storage.journal.pseudonym import InvalidPseudonym, stored
from storage.journal.records import SubjectRecord
from storage.journal.tables import SUBJECT
from storage.keys import Domain
from storage.sealed.record import Unreadable
from storage.sealed.shelf import Shelf
from storage.store import Store

_BY_PSEUDONYM = SUBJECT.where("pseudonym")


class SubjectRepository:
    """The subjects of one open journal store."""

    def __init__(self, store: Store) -> None:
        """Take the open journal store."""
        self._store = store
        self._shelf = Shelf(SUBJECT, store)

    def add(self, record: SubjectRecord) -> SubjectRecord:
        """Make a subject and its journal key, in one transaction.

        Args:
            record: `id` equals `subject`; `pseudonym` in printed form.

        Raises:
            Refused: The id or the pseudonym is taken; draw again.
            ValueError: `id` and `subject` differ, or the pseudonym is none.
        """
        if record.id != record.subject:
            msg = "a subject's row is its own subject"
            raise ValueError(msg)
        with self._store.database.write():
            self._store.new_key(Domain.JOURNAL, record.subject)
            return self._shelf.add(record)

    def get(self, subject: bytes) -> SubjectRecord:
        """The subject with this id.

        Raises:
            NotFound: There is none.
        """
        return self._shelf.get(subject)

    def by_pseudonym(self, text: str) -> SubjectRecord:
        """The subject with this pseudonym, typed in any case, with or without dashes.

        Raises:
            NotFound: No such subject, or no pseudonym at all.
        """
        try:
            body = stored(text)
        except InvalidPseudonym as error:
            raise NotFound(kind="pseudonym", reason=error.reason) from None
        found = self._shelf.find(_BY_PSEUDONYM, {"pseudonym": body})
        if found is None:
            raise NotFound(kind="pseudonym")
        return found

    def all(self) -> tuple[SubjectRecord | Unreadable, ...]:
        """Every subject; what cannot be trusted stands as `Unreadable`."""
        return tuple(self._shelf.each(SUBJECT.everything, {}))

    def ids(self) -> tuple[bytes, ...]:
        """The ids of all subjects, opening none."""
        return self._shelf.ids()
