"""The one bridge between who somebody is and what is written about them.

The rule: the journal's subject id and the pseudonym lie sealed under the client's mapping key; the row shows only a
keyed hash of the subject id, so that the bridge can be walked from the journal's side by whoever has the vault open,
and by nobody else.
"""

from storage.errors import NotFound
from storage.sealed.record import Unreadable
from storage.sealed.shelf import Shelf
from storage.store import Store
from storage.vault.records import MappingRecord
from storage.vault.tables import MAPPING, journal_lookup

_BY_LOOKUP = MAPPING.where("journal_lookup")


class MappingRepository:
    """The mapping table of one open vault."""

    def __init__(self, store: Store) -> None:
        """Take the open vault."""
        self._store = store
        self._shelf = Shelf(MAPPING, store)

    def add(self, record: MappingRecord) -> MappingRecord:
        """Write a mapping; it goes before anything in the journal rests on it.

        Raises:
            Refused: The journal subject is mapped already.
        """
        return self._shelf.add(record)

    def of_client(self, client: bytes) -> tuple[MappingRecord, ...]:
        """The client's subjects, one per service, oldest first."""
        return self._shelf.of_subject(client)

    def of_subject(self, journal_subject: bytes) -> MappingRecord:
        """The mapping of a subject of the journal.

        Raises:
            NotFound: The vault does not know it.
        """
        found = self._shelf.find(_BY_LOOKUP, {"journal_lookup": journal_lookup(self._store, journal_subject)})
        if found is None:
            raise NotFound(table=MAPPING.name)
        return found

    def all(self) -> tuple[MappingRecord | Unreadable, ...]:
        """Every mapping; what cannot be trusted stands as `Unreadable`."""
        return tuple(self._shelf.each(MAPPING.everything, {}))

    def remove(self, mapping: bytes) -> bool:
        """Take a mapping away, for an act that was left half done; says whether there was one."""
        return self._shelf.remove(mapping)
