"""How to reach a client, and when the practice and the client were in touch.

The rule: a contact point that was wrong or is out of use is closed, not overwritten, so that a correction leaves a
history (promise P51); the contact log drives the retention clock (P33).
"""

from dataclasses import replace

from sqlalchemy import func, select

from storage.sealed.record import Unreadable
from storage.sealed.shelf import Shelf
from storage.store import Store
from storage.vault.records import ContactEventRecord, ContactPointRecord
from storage.vault.tables import CONTACT_EVENT, CONTACT_POINT

_NEWEST = select(func.max(CONTACT_EVENT.table.c.created_ms))


class ContactPointRepository:
    """The contact points of one open vault."""

    def __init__(self, store: Store) -> None:
        """Take the open vault."""
        self._store = store
        self._shelf = Shelf(CONTACT_POINT, store)

    def add(self, record: ContactPointRecord) -> ContactPointRecord:
        """Write a new contact point."""
        return self._shelf.add(record)

    def close(self, contact_point: bytes, at_ms: int) -> ContactPointRecord:
        """Mark a contact point as out of use from `at_ms` on.

        Raises:
            NotFound: There is none.
        """
        with self._store.database.statements():
            return self._shelf.update(replace(self._shelf.get(contact_point), valid_to_ms=at_ms))

    def remove(self, contact_point: bytes) -> bool:
        """Take a contact point away for good; says whether there was one."""
        return self._shelf.remove(contact_point)

    def of_client(self, client: bytes, *, closed: bool = False) -> tuple[ContactPointRecord, ...]:
        """The client's contact points, oldest first; those out of use only when `closed`."""
        return tuple(point for point in self._shelf.of_subject(client) if closed or point.valid_to_ms is None)

    def all(self) -> tuple[ContactPointRecord | Unreadable, ...]:
        """Everybody's contact points, also those out of use; what cannot be trusted stands as `Unreadable`."""
        return tuple(self._shelf.each(CONTACT_POINT.everything, {}))


class ContactEventRepository:
    """The contact log of one open vault."""

    def __init__(self, store: Store) -> None:
        """Take the open vault."""
        self._store = store
        self._shelf = Shelf(CONTACT_EVENT, store)

    def add(self, record: ContactEventRecord) -> ContactEventRecord:
        """Write that the practice and a client were in touch."""
        return self._shelf.add(record)

    def of_client(self, client: bytes) -> tuple[ContactEventRecord, ...]:
        """All contact with a client by the time it took place."""
        return tuple(sorted(self._shelf.of_subject(client), key=lambda event: event.at_ms))

    def last_ms(self, client: bytes) -> int | None:
        """When the practice and the client were last in touch, or None."""
        return max((event.at_ms for event in self._shelf.of_subject(client)), default=None)

    def newest_ms(self) -> int | None:
        """The first millisecond of the day on which contact was last noted, with anybody, or None; opens nothing."""
        with self._store.database.read() as connection:
            newest: int | None = connection.execute(_NEWEST).scalar_one()
        return newest
