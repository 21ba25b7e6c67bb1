"""The vault's sealed tables: which record lies in which row, under which key, and what the row shows of it."""

from storage.codes import service_code
from storage.crypto.keyring import DataKey
from storage.keys import Domain
from storage.sealed.payload import Codec
from storage.sealed.table import Clear, SealedTable, practice_key
from storage.store import Store
from storage.vault import rows
from storage.vault.consent_proof import prove_event, prove_record
from storage.vault.consent_records import ConsentDocumentRecord, ConsentEventRecord, ConsentRecordRecord
from storage.vault.records import (
    ActRecord,
    ContactEventRecord,
    ContactPointRecord,
    DecisionRecord,
    FormsRecord,
    MappingRecord,
    NationalIdRecord,
    PersonRecord,
    PracticeRecord,
    RestrictionRecord,
    TokenRecord,
)


def contact_key(store: Store, client: bytes) -> DataKey:
    """The key of a client's contact data."""
    return store.key(Domain.CONTACT, client)


def national_id_key(store: Store, client: bytes) -> DataKey:
    """The key of a client's personnummer alone."""
    return store.key(Domain.NATIONAL_ID, client)


def mapping_key(store: Store, client: bytes) -> DataKey:
    """The key of what leads from a client to the journal: pseudonyms, tokens, written forms."""
    return store.key(Domain.MAPPING, client)


def consent_key(store: Store, client: bytes) -> DataKey:
    """The key of a client's consents and restrictions."""
    return store.key(Domain.CONSENT, client)


def journal_lookup(store: Store, journal_subject: bytes) -> bytes:
    """What stands in the mapping table for a subject of the journal."""
    return store.store_key.lookup("mapping", journal_subject)


def text_lookup(store: Store, text_id: bytes) -> bytes:
    """What stands in the forms table for a draft, entry or addendum of the journal."""
    return store.store_key.lookup("forms", text_id)


def base_lookup(store: Store, client: bytes, kind: str, base: str) -> bytes:
    """What stands in the token table for one base form of this client's texts."""
    return mapping_key(store, client).lookup("token", f"{kind}\0{base}".encode())


def word_lookup(store: Store, client: bytes, kind: str, word: str) -> bytes:
    """What stands in the decision table for one word of this client's texts."""
    return mapping_key(store, client).lookup("decision", f"{kind}\0{word}".encode())


def _of_mapping(store: Store, record: MappingRecord) -> Clear:
    return {"journal_lookup": journal_lookup(store, record.journal_subject)}


def _of_token(store: Store, record: TokenRecord) -> Clear:
    return {"base_lookup": base_lookup(store, record.subject, record.kind, record.base)}


def _of_forms(store: Store, record: FormsRecord) -> Clear:
    return {"text_lookup": text_lookup(store, record.text)}


def _of_decision(store: Store, record: DecisionRecord) -> Clear:
    return {"word_lookup": word_lookup(store, record.subject, record.kind, record.word)}


def _of_document(_: Store, record: ConsentDocumentRecord) -> Clear:
    return {"service": service_code(record.service), "number": record.number}


def _of_event(_: Store, record: ConsentEventRecord) -> Clear:
    return {"seq": record.seq}


PERSON = SealedTable(rows.PersonRow, Codec("vault/person/1", PersonRecord), contact_key)
CONTACT_POINT = SealedTable(rows.ContactPointRow, Codec("vault/contact-point/1", ContactPointRecord), contact_key)
NATIONAL_ID = SealedTable(rows.NationalIdRow, Codec("vault/national-id/1", NationalIdRecord), national_id_key)
CONTACT_EVENT = SealedTable(rows.ContactEventRow, Codec("vault/contact-event/1", ContactEventRecord), contact_key)
MAPPING = SealedTable(rows.MappingRow, Codec("vault/mapping/1", MappingRecord), mapping_key, _of_mapping)
TOKEN = SealedTable(
    rows.TokenRow,
    Codec("vault/token/2", TokenRecord, {"vault/token/1": frozenset({"also", "pending", "merged_into", "nickname"})}),
    mapping_key,
    _of_token,
)
FORMS = SealedTable(rows.FormsRow, Codec("vault/forms/1", FormsRecord), mapping_key, _of_forms)
DECISION = SealedTable(rows.DecisionRow, Codec("vault/decision/1", DecisionRecord), mapping_key, _of_decision)
CONSENT_DOCUMENT = SealedTable(
    rows.ConsentDocumentRow, Codec("vault/consent-document/1", ConsentDocumentRecord), practice_key, _of_document
)
CONSENT_EVENT = SealedTable(
    rows.ConsentEventRow, Codec("vault/consent-event/1", ConsentEventRecord), consent_key, _of_event, prove_event
)
CONSENT_RECORD = SealedTable(
    rows.ConsentRecordRow, Codec("vault/consent-record/1", ConsentRecordRecord), consent_key, prove=prove_record
)
RESTRICTION = SealedTable(rows.RestrictionRow, Codec("vault/restriction/1", RestrictionRecord), consent_key)
PRACTICE = SealedTable(
    rows.PracticeRow,
    Codec("vault/practice/2", PracticeRecord, {"vault/practice/1": frozenset({"policies"})}),
    practice_key,
)
ACT = SealedTable(rows.ActRow, Codec("vault/act/1", ActRecord), practice_key)
