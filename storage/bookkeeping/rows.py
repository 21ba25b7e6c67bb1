"""The bookkeeping tables. `subject` is the financial year, so that a year's rows share a key and end together."""

from sqlalchemy.orm import registry

from storage.columns import id_check, sealed_check, table_options
from storage.sealed.rows import SealedRow


class BookkeepingTable(SealedRow, registry=registry()):
    """The base of every table of this store; its metadata is the store's own."""


metadata = BookkeepingTable.metadata


class InvoiceRow(BookkeepingTable, table=True):
    """A voucher."""

    __tablename__ = "invoice"
    __table_args__ = (*sealed_check("sealed"), *id_check("id", "subject", "author"), table_options())


class ReceiptRow(BookkeepingTable, table=True):
    """A receipt."""

    __tablename__ = "receipt"
    __table_args__ = (*sealed_check("sealed"), *id_check("id", "subject", "author"), table_options())


class DebtCaseRow(BookkeepingTable, table=True):
    """A claim handed over for collection."""

    __tablename__ = "debt_case"
    __table_args__ = (*sealed_check("sealed"), *id_check("id", "subject", "author"), table_options())
