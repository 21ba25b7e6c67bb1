"""The vault's tables. No column is text; a look-up column is a keyed hash that only an unlocked store can make.

The rule: a consent document, a consent event and a consent record are never updated (a trigger refuses it).
"""

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import registry
from sqlalchemy.schema import SchemaItem

from storage.columns import id_check, id_field, number_field, sealed_check, table_options
from storage.sealed.rows import SealedRow
from storage.triggers import guard


class VaultTable(SealedRow, registry=registry()):
    """The base of every table of this store; its metadata is the store's own."""


metadata = VaultTable.metadata


def _arguments(*ids: str, also: tuple[SchemaItem, ...] = ()) -> tuple[SchemaItem | dict[str, bool], ...]:
    """The constraints of one table: fresh objects each time, because a constraint belongs to one table."""
    return (*sealed_check("sealed"), *id_check("id", "subject", "author", *ids), *also, table_options())


class PersonRow(VaultTable, table=True):
    """Who a client is; `id` equals `subject`."""

    __tablename__ = "person"
    __table_args__ = _arguments()


class ContactPointRow(VaultTable, table=True):
    """One way to reach a client."""

    __tablename__ = "contact_point"
    __table_args__ = _arguments()


class NationalIdRow(VaultTable, table=True):
    """A personnummer; at most one per client."""

    __tablename__ = "national_id"
    __table_args__ = _arguments(also=(UniqueConstraint("subject", name="uq_national_id_subject"),))


class ContactEventRow(VaultTable, table=True):
    """The practice and a client were in touch."""

    __tablename__ = "contact_event"
    __table_args__ = _arguments()


class MappingRow(VaultTable, table=True):
    """The bridge to the journal: `journal_lookup` is a keyed hash of the journal's subject id."""

    __tablename__ = "mapping"
    __table_args__ = _arguments("journal_lookup")
    journal_lookup: bytes = id_field(unique=True)


class TokenRow(VaultTable, table=True):
    """What stands behind a token: `base_lookup` is a hash of kind and base form under the client's mapping key."""

    __tablename__ = "token"
    __table_args__ = _arguments("base_lookup", also=(UniqueConstraint("subject", "base_lookup", name="uq_token_base"),))
    base_lookup: bytes = id_field()


class FormsRow(VaultTable, table=True):
    """The exact written forms of one text: `text_lookup` is a keyed hash of the journal's id."""

    __tablename__ = "forms"
    __table_args__ = _arguments("text_lookup")
    text_lookup: bytes = id_field(unique=True)


class DecisionRow(VaultTable, table=True):
    """A word that is no name for this client: `word_lookup` is a hash under the client's mapping key."""

    __tablename__ = "decision"
    __table_args__ = _arguments("word_lookup", also=(UniqueConstraint("subject", "word_lookup", name="uq_decision_word"),))
    word_lookup: bytes = id_field()


class ConsentDocumentRow(VaultTable, table=True):
    """One published version of one service's consent document."""

    __tablename__ = "consent_document"
    __table_args__ = _arguments(also=(UniqueConstraint("service", "number", name="uq_consent_document_number"),))
    service: int = number_field()
    number: int = number_field()


class ConsentEventRow(VaultTable, table=True):
    """One step in the life of a consent; `seq` counts a client's steps from 1."""

    __tablename__ = "consent_event"
    __table_args__ = _arguments(also=(UniqueConstraint("subject", "seq", name="uq_consent_event_seq"),))
    seq: int = number_field()


class ConsentRecordRow(VaultTable, table=True):
    """The answers of one client to one document version, with the evidence."""

    __tablename__ = "consent_record"
    __table_args__ = _arguments()


class RestrictionRow(VaultTable, table=True):
    """Processing of a client's data is restricted."""

    __tablename__ = "restriction"
    __table_args__ = _arguments()


class PracticeRow(VaultTable, table=True):
    """The practice itself; one row, because its `subject` is always zeros."""

    __tablename__ = "practice"
    __table_args__ = _arguments(also=(UniqueConstraint("subject", name="uq_practice_subject"),))


class ActRow(VaultTable, table=True):
    """An act that touches two stores and has not ended."""

    __tablename__ = "act"
    __table_args__ = _arguments()


for _table in ("consent_document", "consent_event", "consent_record"):
    guard(metadata.tables[_table], ("UPDATE",))
