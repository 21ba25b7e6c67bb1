"""Invoices and debt cases. The rule: a year's key is made with its first row and destroyed with its last."""

from storage.bookkeeping.records import DebtCaseRecord, InvoiceRecord, ReceiptRecord, year_subject
from storage.bookkeeping.tables import DEBT_CASE, INVOICE, RECEIPT, year_key
from storage.errors import KeyMissing
from storage.keys import Domain
from storage.sealed.shelf import Shelf
from storage.store import Store


def _open_year(store: Store, year: bytes) -> None:
    """Make the year's key when nothing of that year has been written."""
    if Shelf(INVOICE, store).has(year) or Shelf(DEBT_CASE, store).has(year) or Shelf(RECEIPT, store).has(year):
        return
    try:
        year_key(store, year)
    except KeyMissing:
        store.new_key(Domain.BOOKKEEPING, year)


class InvoiceRepository:
    """The invoices of one open bookkeeping store."""

    def __init__(self, store: Store) -> None:
        """Take the open bookkeeping store."""
        self._store = store
        self._shelf = Shelf(INVOICE, store)

    def add(self, record: InvoiceRecord) -> InvoiceRecord:
        """Write an invoice; `subject` is `year_subject` of its financial year."""
        with self._store.database.write():
            _open_year(self._store, record.subject)
            return self._shelf.add(record)

    def update(self, record: InvoiceRecord) -> InvoiceRecord:
        """Write the next version, for instance with the day of payment."""
        return self._shelf.update(record)

    def remove(self, invoice: bytes) -> bool:
        """Take an invoice away that was not booked yet; whether there was one."""
        return self._shelf.remove(invoice)

    def get(self, invoice: bytes) -> InvoiceRecord:
        """The invoice with this id.

        Raises:
            NotFound: There is none.
        """
        return self._shelf.get(invoice)

    def of_year(self, year: int) -> tuple[InvoiceRecord, ...]:
        """The invoices of a financial year by number."""
        return tuple(sorted(self._shelf.of_subject(year_subject(year)), key=lambda invoice: invoice.number))


class ReceiptRepository:
    """The receipts of one open bookkeeping store."""

    def __init__(self, store: Store) -> None:
        """Take the open bookkeeping store."""
        self._store = store
        self._shelf = Shelf(RECEIPT, store)

    def add(self, record: ReceiptRecord) -> ReceiptRecord:
        """Write a receipt; `subject` is `year_subject` of its financial year."""
        with self._store.database.write():
            _open_year(self._store, record.subject)
            return self._shelf.add(record)

    def remove(self, receipt: bytes) -> bool:
        """Take a receipt away that was not booked yet; whether there was one."""
        return self._shelf.remove(receipt)

    def get(self, receipt: bytes) -> ReceiptRecord:
        """The receipt with this id.

        Raises:
            NotFound: There is none.
        """
        return self._shelf.get(receipt)

    def of_year(self, year: int) -> tuple[ReceiptRecord, ...]:
        """The receipts of a financial year by number."""
        return tuple(sorted(self._shelf.of_subject(year_subject(year)), key=lambda receipt: receipt.number))


class DebtCaseRepository:
    """The debt cases of one open bookkeeping store."""

    def __init__(self, store: Store) -> None:
        """Take the open bookkeeping store."""
        self._store = store
        self._shelf = Shelf(DEBT_CASE, store)

    def add(self, record: DebtCaseRecord) -> DebtCaseRecord:
        """Write a debt case; `subject` is `year_subject` of its invoice's financial year."""
        with self._store.database.write():
            _open_year(self._store, record.subject)
            return self._shelf.add(record)

    def update(self, record: DebtCaseRecord) -> DebtCaseRecord:
        """Write the next version, for instance when it is closed."""
        return self._shelf.update(record)

    def remove(self, debt_case: bytes) -> bool:
        """Take a case away that nobody outside has heard of; whether there was one."""
        return self._shelf.remove(debt_case)

    def get(self, debt_case: bytes) -> DebtCaseRecord:
        """The debt case with this id.

        Raises:
            NotFound: There is none.
        """
        return self._shelf.get(debt_case)

    def of_year(self, year: int) -> tuple[DebtCaseRecord, ...]:
        """The debt cases of a financial year, oldest first."""
        return self._shelf.of_subject(year_subject(year))
