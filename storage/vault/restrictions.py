"""Restriction of processing (art. 18): who, from when, on what ground.

The rule: a restriction is lifted by an end time, never taken away, so that it can be shown that it was in force.
"""

from dataclasses import replace

from storage.sealed.record import Unreadable
from storage.sealed.shelf import Shelf
from storage.store import Store
from storage.vault.records import RestrictionRecord
from storage.vault.tables import RESTRICTION


class RestrictionRepository:
    """The restrictions of one open vault."""

    def __init__(self, store: Store) -> None:
        """Take the open vault."""
        self._store = store
        self._shelf = Shelf(RESTRICTION, store)

    def add(self, record: RestrictionRecord) -> RestrictionRecord:
        """Write a restriction; it is in force from its `from_ms`."""
        return self._shelf.add(record)

    def lift(self, restriction: bytes, at_ms: int) -> RestrictionRecord:
        """End a restriction at `at_ms`.

        Raises:
            NotFound: There is none.
        """
        with self._store.database.statements():
            return self._shelf.update(replace(self._shelf.get(restriction), to_ms=at_ms))

    def of_client(self, client: bytes) -> tuple[RestrictionRecord, ...]:
        """All restrictions of a client, also those that have ended, oldest first; a broken row raises."""
        return self._shelf.of_subject(client)

    def stamp(self) -> tuple[int, int]:
        """Differs after every write of a restriction; opens nothing."""
        return self._shelf.stamp()

    def all(self) -> tuple[RestrictionRecord | Unreadable, ...]:
        """Every restriction of every client; what cannot be trusted stands as `Unreadable`."""
        return tuple(self._shelf.each(RESTRICTION.everything, {}))
