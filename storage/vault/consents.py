"""Consent: documents as published, answers with their evidence, and the chain of events that they lead to.

The rule: nothing of this is ever changed. A document is written once per version, an answer once, and a consent's
life is events that are only appended, each naming the hash of the one before and signed by its author; the database
refuses an update as well.
"""

from collections.abc import Iterator
from dataclasses import replace

from storage.codes import service_code
from storage.sealed.record import Unreadable
from storage.sealed.shelf import Shelf
from storage.store import Store
from storage.vault.consent_proof import NO_EVENT, event_document, event_hash, prove_chain, record_document
from storage.vault.consent_records import ConsentDocumentRecord, ConsentEventRecord, ConsentRecordRecord
from storage.vault.tables import CONSENT_DOCUMENT, CONSENT_EVENT, CONSENT_RECORD

_OF_SERVICE = CONSENT_DOCUMENT.where("service")


class ConsentDocumentRepository:
    """The published consent documents of one open vault."""

    def __init__(self, store: Store) -> None:
        """Take the open vault."""
        self._shelf = Shelf(CONSENT_DOCUMENT, store)

    def add(self, record: ConsentDocumentRecord) -> ConsentDocumentRecord:
        """Publish a version.

        Raises:
            Refused: The service has a version with this number.
        """
        return self._shelf.add(record)

    def get(self, document: bytes) -> ConsentDocumentRecord:
        """The document with this id.

        Raises:
            NotFound: There is none.
        """
        return self._shelf.get(document)

    def of_service(self, service: str) -> tuple[ConsentDocumentRecord, ...]:
        """All versions of a service's document, first to newest."""
        found = self._shelf.all(_OF_SERVICE, {"service": service_code(service)})
        return tuple(sorted(found, key=lambda document: document.number))

    def current(self, service: str) -> ConsentDocumentRecord | None:
        """The newest version of a service's document, or None when nothing is published."""
        found = self.of_service(service)
        return found[-1] if found else None

    def count(self) -> int:
        """How many versions there are of all documents; opens none."""
        return self._shelf.count()

    def all(self) -> tuple[ConsentDocumentRecord, ...]:
        """All versions of all services, by service and number."""
        found = self._shelf.all(CONSENT_DOCUMENT.everything, {})
        return tuple(sorted(found, key=lambda document: (service_code(document.service), document.number)))


class ConsentEventRepository:
    """The chains of consent events of one open vault, one per client."""

    def __init__(self, store: Store) -> None:
        """Take the open vault."""
        self._store = store
        self._shelf = Shelf(CONSENT_EVENT, store)

    def append(self, record: ConsentEventRecord) -> ConsentEventRecord:
        """Sign an event as the unlocked user and put it at the end of the client's chain.

        The whole chain is checked first: nothing is added to one that is broken.

        Returns:
            The event with `seq`, `previous` and `signature`.

        Raises:
            Tampered: The chain is broken.
        """
        with self._store.database.statements():
            seq, previous = self.head(record.subject)
            event = replace(record, author=self._store.user_id, version=1, seq=seq + 1, previous=previous)
            signature = self._store.sign(event_document(event, self._store.store_id))
            return self._shelf.add(replace(event, signature=signature))

    def of_client(self, client: bytes) -> tuple[ConsentEventRecord, ...]:
        """The client's events in order, chain and signatures checked.

        Raises:
            Tampered: One is missing, added, changed or out of order.
        """
        events = tuple(sorted(self._shelf.of_subject(client), key=lambda event: event.seq))
        prove_chain(self._store, events)
        return events

    def head(self, client: bytes) -> tuple[int, bytes]:
        """Position and hash of the client's last event; 0 and zeros when there is none.

        Raises:
            Tampered: The chain is broken.
        """
        events = self.of_client(client)
        return (events[-1].seq, event_hash(events[-1], self._store.store_id)) if events else (0, NO_EVENT)

    def scan(self) -> Iterator[ConsentEventRecord | Unreadable]:
        """Every event of every client, opened; neither signatures nor chains are checked."""
        return self._shelf.scan()

    def count(self) -> int:
        """How many events there are."""
        return self._shelf.count()


class ConsentRecordRepository:
    """The answers, with the evidence for them, of one open vault."""

    def __init__(self, store: Store) -> None:
        """Take the open vault."""
        self._store = store
        self._shelf = Shelf(CONSENT_RECORD, store)

    def add(self, record: ConsentRecordRecord) -> ConsentRecordRecord:
        """Sign the answers as the unlocked user and write them, once and for all."""
        fresh = replace(record, author=self._store.user_id, version=1)
        signature = self._store.sign(record_document(fresh, self._store.store_id))
        return self._shelf.add(replace(fresh, signature=signature))

    def get(self, record: bytes) -> ConsentRecordRecord:
        """The record with this id, its signature checked.

        Raises:
            NotFound: There is none.
            Tampered: The seal or the signature does not fit.
        """
        return self._shelf.get(record)

    def of_client(self, client: bytes) -> tuple[ConsentRecordRecord, ...]:
        """All answers of a client, oldest first, signatures checked."""
        return self._shelf.of_subject(client)
