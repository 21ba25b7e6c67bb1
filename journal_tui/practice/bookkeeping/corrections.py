"""What is wrong in the bookkeeping is put right: by a credit invoice once it is booked, by taking it back before that.

Rules: what is booked is never changed or taken away (5 kap. 5 § bokföringslagen): a credit invoice with the same amounts below zero stands
beside it, with a number of its own. An invoice counts as booked once it was paid or handed over, once another has a later number, or once
any invoice file has left since; until then it is a slip of the finger, and can be taken back.
"""

from dataclasses import replace

from journal_tui.practice.bookkeeping.books import Books
from journal_tui.practice.bookkeeping.vouchers import Invoice, invoice_value
from journal_tui.practice.context import Context
from journal_tui.practice.disclosure.register import Disclosures, Recipient
from journal_tui.practice.errors import RefusedByRule
from storage.audit.actions import Action
from storage.bookkeeping.records import InvoiceRecord, year_subject
from storage.bookkeeping.repositories import DebtCaseRepository, InvoiceRepository
from storage.sealed.record import new_id


class Corrections:
    """The corrections of one open practice's bookkeeping."""

    def __init__(self, context: Context) -> None:
        """Nothing is read yet."""
        self._context = context
        self._store = context.stores.bookkeeping
        self._books = Books(context)
        self._invoices = InvoiceRepository(self._store)
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
            if self._booked(held):
                raise RefusedByRule(rule="invoice", reason="booked")
            act = self._books.begin(who, held.id)
            self._invoices.remove(held.id)
            self._store.audit.add(Action.INVOICE_TAKEN_BACK, object=held.id)
        self._context.acts.end(act)

    def _booked(self, held: InvoiceRecord) -> bool:
        year = _year(held)
        left = (each for each in Disclosures(self._context).list() if each.recipient is Recipient.INVOICING)
        return (
            held.paid_day is not None
            or any(each.number > held.number for each in self._invoices.of_year(year))
            or any(each.invoice == held.id for each in self._debts.of_year(year))
            or any(each.at.timestamp() * 1000 >= held.created_ms for each in left)
        )


def _year(invoice: InvoiceRecord) -> int:
    return int.from_bytes(invoice.subject)
