"""What is wrong in the bookkeeping is put right: by a counter-voucher once it is booked, by taking it back before that.

Rules: what is booked is never changed or taken away (5 kap. 5 § bokföringslagen): a credit invoice or a correcting receipt with the same
amounts below zero stands beside it, with a number of its own. A voucher counts as booked once another has a later number, or once anything
of the bookkeeping that may tell of it has left; an invoice also once it was paid or handed over. Until then it is a slip of the finger and
can be taken back; its number, the last one, is given to the next, so that no series has a gap.
"""

from collections.abc import Sequence
from dataclasses import replace

from journal_tui.practice.bookkeeping.books import Books
from journal_tui.practice.bookkeeping.vouchers import Invoice, Receipt, invoice_value, receipt_value
from journal_tui.practice.context import Context
from journal_tui.practice.errors import RefusedByRule
from storage.audit.actions import Action
from storage.bookkeeping.records import InvoiceRecord, ReceiptRecord, year_subject
from storage.bookkeeping.repositories import DebtCaseRepository, InvoiceRepository, ReceiptRepository
from storage.crypto.envelope import ZERO_ID
from storage.sealed.record import Unreadable, new_id

_BOOKS = "bookkeeping"
"""What vouchers are among the kinds of data."""


class Corrections:
    """The corrections of one open practice's bookkeeping."""

    def __init__(self, context: Context) -> None:
        """Nothing is read yet."""
        self._context = context
        self._store = context.stores.bookkeeping
        self._books = Books(context)
        self._invoices = InvoiceRepository(self._store)
        self._receipts = ReceiptRepository(self._store)
        self._debts = DebtCaseRepository(self._store)

    def credit(self, client: str, invoice: str) -> Invoice:
        """Write a credit invoice for a whole invoice, with the buyer as on it.

        Raises:
            NotFound: No such invoice of this client.
            RefusedByRule: It is a credit invoice or credited already (`credited`), or handed over and not settled.
        """
        who = self._books.client(client)
        with self._store.database.write():
            held = self._books.of_client(who, invoice)
            if self._books.credited(who, held):
                raise RefusedByRule(rule="invoice", reason="credited")
            if any(each.invoice == held.id and each.closed_day is None for each in self._debts.of_year(_year(held))):
                raise RefusedByRule(rule="invoice", reason="handed_over_already")
            today = self._context.today()
            year = self._context.settings.financial_year(today)
            record, act = self._books.write(
                who,
                replace(
                    held,
                    id=new_id(),
                    subject=year_subject(year),
                    created_ms=self._context.stamp_ms(),
                    issued_day=today.toordinal(),
                    due_day=today.toordinal(),
                    amount=-held.amount,
                    vat=-held.vat,
                    paid_day=None,
                    credits=held.id,
                ),
            )
        self._context.acts.end(act)
        return invoice_value(record, year)

    def take_back(self, client: str, invoice: str) -> None:
        """Take back an invoice that has just been written, as if it had never been.

        Raises:
            NotFound: No such invoice of this client.
            RefusedByRule: It is booked (`booked`): a credit invoice corrects it.
        """
        who = self._books.client(client)
        with self._store.database.write():
            held = self._books.of_client(who, invoice)
            if self._booked(who, held):
                raise RefusedByRule(rule="invoice", reason="booked")
            act = self._books.begin(who, held.id)
            self._invoices.remove(held.id)
            self._store.audit.add(Action.INVOICE_TAKEN_BACK, object=held.id)
        self._context.acts.end(act)

    def take_back_receipt(self, client: str, receipt: str) -> None:
        """Take back a receipt that has just been written; the invoice waits for its payment again when no other receipt tells of one.

        Raises:
            NotFound: No such receipt of this client.
            RefusedByRule: It may have been handed out, or another has a later number (`receipt_booked`): a receipt corrects it.
        """
        who = self._books.client(client)
        with self._store.database.write():
            held = self._books.receipt_of_client(who, receipt)
            later = any(each.number > held.number for each in self._receipts.of_year(_year(held)))
            if later or held.corrects or self._left(who, held.created_ms):
                raise RefusedByRule(rule="receipt", reason="receipt_booked")
            self._receipts.remove(held.id)
            self._unpaid(who, held.invoice)
            self._store.audit.add(Action.RECEIPT_TAKEN_BACK, object=held.id)

    def correct_receipt(self, client: str, receipt: str) -> Receipt:
        """Write a receipt that says that another does not hold; the invoice waits for its payment again when no other tells of one.

        Raises:
            NotFound: No such receipt of this client.
            RefusedByRule: It corrects another, or is corrected (`corrected`).
        """
        who = self._books.client(client)
        with self._store.database.write():
            held = self._books.receipt_of_client(who, receipt)
            if held not in self._standing(who, held.invoice):
                raise RefusedByRule(rule="receipt", reason="corrected")
            today = self._context.today()
            year = self._context.settings.financial_year(today)
            record = self._receipts.add(
                replace(
                    held,
                    id=new_id(),
                    subject=year_subject(year),
                    created_ms=self._context.stamp_ms(),
                    number=self._books.next_receipt(year),
                    issued_day=today.toordinal(),
                    amount=-held.amount,
                    vat=-held.vat,
                    national_id="",  # it is found by the number of the one that it corrects
                    corrects=held.id,
                )
            )
            self._unpaid(who, held.invoice)
            self._store.audit.add(Action.RECEIPT_WRITTEN, object=record.id)
        return receipt_value(record, year)

    def _booked(self, client: bytes, held: InvoiceRecord) -> bool:
        return (
            held.paid_day is not None
            or any(each.number > held.number for each in self._invoices.of_year(_year(held)))
            or any(each.invoice == held.id for each in self._debts.of_year(_year(held)))
            or any(each.invoice == held.id for each in self._books.receipt_records(client))
            or self._left(ZERO_ID, held.created_ms)
            or self._left(client, held.created_ms)
        )

    def _left(self, about: bytes, since_ms: int) -> bool:
        """Whether anything of the bookkeeping left since then: about this client, or about several (zeros)."""
        rows = self._context.vault.disclosures.of_client(about)
        return any(isinstance(each, Unreadable) or (_BOOKS in each.classes and each.at_ms >= since_ms) for each in rows)

    def _standing(self, client: bytes, invoice: bytes) -> Sequence[ReceiptRecord]:
        """The receipts that tell of a payment of an invoice and still hold."""
        mine = [each for each in self._books.receipt_records(client) if each.invoice == invoice]
        corrected = {each.corrects for each in mine}
        return [each for each in mine if not each.corrects and each.id not in corrected]

    def _unpaid(self, client: bytes, invoice: bytes) -> None:
        """Take the paid mark away once no receipt tells of a payment any more."""
        if not self._standing(client, invoice):
            self._invoices.update(replace(self._invoices.get(invoice), paid_day=None))


def _year(voucher: InvoiceRecord | ReceiptRecord) -> int:
    return int.from_bytes(voucher.subject)
