"""The bookkeeping store's sealed tables, each row under the key of its financial year."""

from storage.bookkeeping.records import DebtCaseRecord, InvoiceRecord, ReceiptRecord
from storage.bookkeeping.rows import DebtCaseRow, InvoiceRow, ReceiptRow
from storage.crypto.keyring import DataKey
from storage.keys import Domain
from storage.sealed.payload import Codec
from storage.sealed.table import SealedTable
from storage.store import Store


def year_key(store: Store, year: bytes) -> DataKey:
    """The key of one financial year."""
    return store.key(Domain.BOOKKEEPING, year)


INVOICE = SealedTable(InvoiceRow, Codec("bookkeeping/invoice/1", InvoiceRecord), year_key)
DEBT_CASE = SealedTable(DebtCaseRow, Codec("bookkeeping/debt-case/1", DebtCaseRecord), year_key)
RECEIPT = SealedTable(ReceiptRow, Codec("bookkeeping/receipt/1", ReceiptRecord), year_key)
