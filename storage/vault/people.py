"""Who the clients are, and their personnummer where one of the two purposes allows it.

The rule: a client's keys are made together with the client; a personnummer has a key of its own that is made when
the first number is written, so that it can be held by fewer people and destroyed alone.
"""

from dataclasses import replace

from storage import erasing
from storage.errors import KeyMissing
from storage.keys import Domain
from storage.sealed.record import Unreadable
from storage.sealed.shelf import Shelf
from storage.store import Store
from storage.vault.records import NationalIdRecord, PersonRecord
from storage.vault.tables import NATIONAL_ID, PERSON, national_id_key

CLIENT_KEYS = (Domain.CONTACT, Domain.MAPPING, Domain.CONSENT)


class PersonRepository:
    """The clients of one open vault."""

    def __init__(self, store: Store) -> None:
        """Take the open vault."""
        self._store = store
        self._shelf = Shelf(PERSON, store)

    def add(self, record: PersonRecord) -> PersonRecord:
        """Make a client and its contact, mapping and consent keys, in one transaction.

        Args:
            record: `id` equals `subject`.

        Raises:
            Refused: There is a client with this id.
            ValueError: `id` and `subject` differ.
        """
        if record.id != record.subject:
            msg = "a person's row is its own subject"
            raise ValueError(msg)
        with self._store.database.write():
            for domain in CLIENT_KEYS:
                self._store.new_key(domain, record.subject)
            return self._shelf.add(record)

    def update(self, record: PersonRecord) -> PersonRecord:
        """Write the next version.

        Raises:
            ChangedMeanwhile: It was written by somebody else since it was read.
        """
        return self._shelf.update(record)

    def get(self, client: bytes) -> PersonRecord:
        """The client with this id.

        Raises:
            NotFound: There is none.
        """
        return self._shelf.get(client)

    def all(self) -> tuple[PersonRecord | Unreadable, ...]:
        """Every client; what cannot be trusted stands as `Unreadable`."""
        return tuple(self._shelf.each(PERSON.everything, {}))

    def ids(self) -> tuple[bytes, ...]:
        """The ids of all clients, opening none."""
        return self._shelf.ids()


class NationalIdRepository:
    """The personnummer of one open vault: at most one per client."""

    def __init__(self, store: Store) -> None:
        """Take the open vault."""
        self._store = store
        self._shelf = Shelf(NATIONAL_ID, store)

    def put(self, record: NationalIdRecord) -> NationalIdRecord:
        """Write a client's number, replacing the one that is there."""
        with self._store.database.write():
            held = self._shelf.find(NATIONAL_ID.by_subject, {"subject": record.subject})
            if held is not None:
                return self._shelf.update(replace(record, id=held.id, created_ms=held.created_ms, version=held.version))
            try:
                national_id_key(self._store, record.subject)
            except KeyMissing:
                self._store.new_key(Domain.NATIONAL_ID, record.subject)
            return self._shelf.add(record)

    def of_client(self, client: bytes) -> NationalIdRecord | None:
        """The client's number, or None. Whoever asks notes the purpose in the audit."""
        return self._shelf.find(NATIONAL_ID.by_subject, {"subject": client})

    def has(self, client: bytes) -> bool:
        """Whether there is a number, opening nothing."""
        return self._shelf.has(client)

    def remove(self, client: bytes) -> bool:
        """Take the number away and destroy its key, so that no copy of the file tells it; says whether there was one."""
        with self._store.database.write():
            held = self._shelf.find(NATIONAL_ID.by_subject, {"subject": client})
            if held is None or not self._shelf.remove(held.id):
                return False
            for key in erasing.keys_of(self._store, client):
                if key.domain == Domain.NATIONAL_ID:
                    erasing.destroy_key(self._store, key)
            return True
