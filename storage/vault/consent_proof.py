"""What the signatures of the consent side cover, and how a client's events hang together.

The rule: an event's document names the hash of the event before it, so that one that was taken out, put in or put
in another order is found; a record's document is the whole record. Both name the store and the row.
"""

import hashlib

from storage.errors import Tampered
from storage.sealed.payload import Codec, canonical, parse
from storage.store import Store
from storage.vault.consent_records import ConsentEventRecord, ConsentRecordRecord

EVENT_SCHEMA = "journal-tui/consent-event-signature/1"
RECORD_SCHEMA = "journal-tui/consent-record-signature/1"
NO_EVENT = bytes(32)

_EVENT = Codec(EVENT_SCHEMA, ConsentEventRecord)
_RECORD = Codec(RECORD_SCHEMA, ConsentRecordRecord)


def event_document(event: ConsentEventRecord, store_id: bytes) -> bytes:
    """The bytes that an event's author signs: everything but the signature."""
    return _with_head(_EVENT.encode(event), event, store_id)


def record_document(record: ConsentRecordRecord, store_id: bytes) -> bytes:
    """The bytes that a record's author signs: everything but the signature."""
    return _with_head(_RECORD.encode(record), record, store_id)


def event_hash(event: ConsentEventRecord, store_id: bytes) -> bytes:
    """What the next event names as `previous`: SHA-256 of the signed document and its signature."""
    return hashlib.sha256(event_document(event, store_id) + event.signature).digest()


def prove_event(store: Store, event: ConsentEventRecord) -> None:
    """Check an event's signature.

    Raises:
        Tampered: It does not fit.
    """
    if not store.verify(event.author, event_document(event, store.store_id), event.signature):
        raise Tampered(table="consent_event", part="signature")


def prove_record(store: Store, record: ConsentRecordRecord) -> None:
    """Check a record's signature.

    Raises:
        Tampered: It does not fit.
    """
    if not store.verify(record.author, record_document(record, store.store_id), record.signature):
        raise Tampered(table="consent_record", part="signature")


def prove_chain(store: Store, events: tuple[ConsentEventRecord, ...]) -> None:
    """Check that these are all the events of one client, in order.

    Raises:
        Tampered: One is missing, added or out of order. (The last ones missing is seen by the permit's `consent_seq`.)
    """
    previous = NO_EVENT
    for position, event in enumerate(events, start=1):
        if event.seq != position or event.previous != previous:
            raise Tampered(table="consent_event", part="chain")
        previous = event_hash(event, store.store_id)


def _with_head(payload: bytes, record: ConsentEventRecord | ConsentRecordRecord, store_id: bytes) -> bytes:
    document = parse(payload)
    del document["signature"]
    document |= {
        "store": store_id.hex(),
        "row": record.id.hex(),
        "subject": record.subject.hex(),
        "author": record.author.hex(),
    }
    return canonical(document)
