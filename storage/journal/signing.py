"""What a signature of the journal covers: everything that matters about an entry or an addendum, as canonical JSON.

The rule: the document is built from the record and the store, never kept, so that a signature can only fit the row
that it was made for. The text is in it as its SHA-256, which lets a paper or a receipt name a text without showing it.
"""

import hashlib

from storage.journal.records import AddendumRecord, EntryRecord
from storage.sealed.payload import canonical

ENTRY_SCHEMA = "journal-tui/entry-signature/1"
ADDENDUM_SCHEMA = "journal-tui/addendum-signature/1"


def text_hash(text: str) -> str:
    """SHA-256 of a text's UTF-8, as hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def entry_document(entry: EntryRecord, store_id: bytes) -> bytes:
    """The bytes that an entry's author signs."""
    return canonical(
        {
            "schema": ENTRY_SCHEMA,
            "store": store_id.hex(),
            "entry": entry.id.hex(),
            "subject": entry.subject.hex(),
            "appointment": entry.appointment.hex(),
            "permit": entry.permit.hex(),
            "author": entry.author.hex(),
            "created_ms": entry.created_ms,
            "at_ms": entry.at_ms,
            "signed_ms": entry.signed_ms,
            "template": entry.template,
            "risk": entry.risk,
            "sensitivity": entry.sensitivity,
            "labels": list(entry.labels),
            "source": entry.source,
            "minutes": entry.minutes,
            "words": entry.words,
            "forms_version": entry.forms_version,
            "text_sha256": text_hash(entry.text),
        }
    )


def addendum_document(addendum: AddendumRecord, store_id: bytes) -> bytes:
    """The bytes that an addendum's author signs."""
    return canonical(
        {
            "schema": ADDENDUM_SCHEMA,
            "store": store_id.hex(),
            "addendum": addendum.id.hex(),
            "subject": addendum.subject.hex(),
            "entry": addendum.entry.hex(),
            "permit": addendum.permit.hex(),
            "author": addendum.author.hex(),
            "created_ms": addendum.created_ms,
            "signed_ms": addendum.signed_ms,
            "kind": addendum.kind,
            "lines": addendum.lines,
            "case": addendum.case,
            "sensitivity": addendum.sensitivity,
            "labels": list(addendum.labels),
            "forms_version": addendum.forms_version,
            "text_sha256": text_hash(addendum.text),
        }
    )


def digest(record: EntryRecord | AddendumRecord, store_id: bytes) -> bytes:
    """SHA-256 of what was signed: 32 bytes, of which people see the first eight hex digits."""
    if isinstance(record, EntryRecord):
        return hashlib.sha256(entry_document(record, store_id)).digest()
    return hashlib.sha256(addendum_document(record, store_id)).digest()
