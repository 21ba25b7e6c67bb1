"""The vault's tables of cases and what belongs to them. No column is text; `mark_lookup` is a keyed hash of an address."""

from storage.columns import id_check, id_field, sealed_check, table_options
from storage.vault.rows import VaultTable

_HEAD_IDS = ("id", "subject", "author")


class CaseRow(VaultTable, table=True):
    """A rights request."""

    __tablename__ = "rights_case"
    __table_args__ = (*sealed_check("sealed"), *id_check(*_HEAD_IDS), table_options())


class CaseTextRow(VaultTable, table=True):
    """Words that belong to a case."""

    __tablename__ = "case_text"
    __table_args__ = (*sealed_check("sealed"), *id_check(*_HEAD_IDS), table_options())


class HoldRow(VaultTable, table=True):
    """Something that stops erasure."""

    __tablename__ = "hold"
    __table_args__ = (*sealed_check("sealed"), *id_check(*_HEAD_IDS), table_options())


class DisclosureRow(VaultTable, table=True):
    """Something left the practice."""

    __tablename__ = "disclosure"
    __table_args__ = (*sealed_check("sealed"), *id_check(*_HEAD_IDS), table_options())


class SuppressionRow(VaultTable, table=True):
    """An address that gets no marketing."""

    __tablename__ = "suppression"
    __table_args__ = (*sealed_check("sealed"), *id_check(*_HEAD_IDS, "mark_lookup"), table_options())
    mark_lookup: bytes = id_field(index=True)


class EnquiryRow(VaultTable, table=True):
    """A question from somebody who has bought nothing."""

    __tablename__ = "enquiry"
    __table_args__ = (*sealed_check("sealed"), *id_check(*_HEAD_IDS), table_options())


class InvoiceLinkRow(VaultTable, table=True):
    """Which invoice is a client's."""

    __tablename__ = "invoice_link"
    __table_args__ = (*sealed_check("sealed"), *id_check(*_HEAD_IDS), table_options())


class ReviewRow(VaultTable, table=True):
    """A yearly look at a journal without contact."""

    __tablename__ = "review"
    __table_args__ = (*sealed_check("sealed"), *id_check(*_HEAD_IDS), table_options())


class ProcessorRow(VaultTable, table=True):
    """Somebody who handles data for the practice."""

    __tablename__ = "processor"
    __table_args__ = (*sealed_check("sealed"), *id_check(*_HEAD_IDS), table_options())


class ErasureRow(VaultTable, table=True):
    """One erasure, from intent to ledger."""

    __tablename__ = "erasure"
    __table_args__ = (*sealed_check("sealed"), *id_check(*_HEAD_IDS), table_options())
