"""The desk of bookkeeping: invoices and receipts. It copies what a voucher needs when it is written, and nothing more.

Rules: no row of the bookkeeping carries a pseudonym or a journal's id, so an erasure never has to pick anything out of it; which
vouchers are a client's is known to the vault alone, under the client's own key; a personnummer comes here only on a receipt for
the wellness allowance or with a debt case (`debts.py`), each time noted. A voucher and its link in the vault lie in two stores:
an act in the vault says that they are about to change, and its end makes the link agree with the bookkeeping, which is asked
first and alone decides. Every check and every number is taken inside the bookkeeping's write, so two at once cannot both pass.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from journal_tui.practice import contact_rules
from journal_tui.practice.bookkeeping.labels import label, labels
from journal_tui.practice.bookkeeping.vouchers import Invoice, Receipt, invoice_value, receipt_value
from journal_tui.practice.context import Context
from journal_tui.practice.errors import InvalidInput, NotFound, RefusedByRule
from journal_tui.practice.ids import row_id
from journal_tui.practice.values import PersonnummerPurpose
from storage.audit.actions import Action
from storage.bookkeeping.records import InvoiceRecord, ReceiptRecord, year_subject
from storage.bookkeeping.repositories import InvoiceRepository, ReceiptRepository
from storage.sealed.record import Unreadable, new_id
from storage.vault.case_records import InvoiceLinkRecord
from storage.vault.records import ActRecord

_HIGHEST = 100_000_000
"""Öre; a million kronor on one voucher is a slip of the finger."""
_NET_DAYS = 30
VOUCHER = "voucher"
"""The kind of act that writes an invoice or takes it away."""


class Books:
    """The bookkeeping of one open practice."""

    def __init__(self, context: Context) -> None:
        """Also says how a voucher that was cut off is finished."""
        self._context = context
        store = context.stores.bookkeeping
        self._store = store
        context.acts.register(VOUCHER, self.finish)
        self._invoices = InvoiceRepository(store)
        self._receipts = ReceiptRepository(store)

    def invoice(self, client: str, label_code: str, amount: int, *, vat: int = 0, due: date | None = None) -> Invoice:
        """Write an invoice with the client's name and address as they are now.

        Args:
            client: Who pays; a client or pseudonym. Nothing of the pseudonym is kept.
            label_code: A neutral label from the list.
            amount: Whole öre, VAT included.
            vat: Whole öre of VAT in it.
            due: The day it is to be paid by; thirty days from now when None.

        Raises:
            InvalidInput: No such label, or an amount that cannot be.
            RefusedByRule: The client's data are restricted.
        """
        who = self.client(client)
        chosen = label(label_code)
        _checked_amount(amount, vat)
        with self._store.database.write():
            self._context.restrictions.refuse_new(who)
            today = self._context.today()
            last = due or today + timedelta(days=_NET_DAYS)
            if last < today:
                raise InvalidInput(field="due", reason="in_past")
            contact = self._context.register.contact(who)
            year = self._context.settings.financial_year(today)
            record, act = self.write(
                who,
                InvoiceRecord(
                    id=new_id(),
                    subject=year_subject(year),
                    created_ms=self._context.stamp_ms(),
                    number=0,
                    issued_day=today.toordinal(),
                    due_day=last.toordinal(),
                    buyer_name=f"{contact.given} {contact.surname}".strip(),
                    buyer_address=contact.address,
                    buyer_email=contact.email,
                    service_label=chosen.sv,
                    amount=amount,
                    vat=vat,
                ),
            )
        self._context.acts.end(act)
        return invoice_value(record, year)

    def receipt(self, client: str, invoice: str, *, allowance: bool = False, activity: str = "") -> Receipt:
        """Note that an invoice is paid, and write the receipt that is handed to the client.

        Args:
            client: Who paid.
            invoice: Which invoice.
            allowance: Print the personnummer, because the client's employer asks for it for the wellness allowance: only when
                it is kept for that purpose; the reveal is noted.
            activity: What kind of exercise or advice, in the practice's own words; only for the allowance.

        Raises:
            InvalidInput: The activity is not one line of text, or a personnummer stands in it.
            RefusedByRule: The label is none that the allowance covers, or the invoice is credited.
            NotFound: No such invoice of this client, or no personnummer for this purpose.
        """
        who = self.client(client)
        kind = contact_rules.without_number(contact_rules.clean(activity, "activity"), "activity")
        with self._store.database.write():
            held = self.of_client(who, invoice)
            if self.credited(who, held):
                raise RefusedByRule(rule="receipt", reason="credited")
            number = ""
            if allowance:
                if not any(each.allowance and each.sv == held.service_label for each in labels()):
                    raise RefusedByRule(rule="receipt", reason="not_for_allowance")
                number = self.reveal(client, PersonnummerPurpose.FRISKVARD)
            today = self._context.today()
            year = self._context.settings.financial_year(today)  # a receipt is a voucher of its own, in its own year
            paid = today.toordinal() if held.paid_day is None else held.paid_day  # a further one tells of the same payment
            if held.paid_day is None:
                self._invoices.update(replace(held, paid_day=paid))
            record = self._receipts.add(
                ReceiptRecord(
                    id=new_id(),
                    subject=year_subject(year),
                    created_ms=self._context.stamp_ms(),
                    number=self.next_receipt(year),
                    issued_day=today.toordinal(),
                    paid_day=paid,
                    buyer_name=held.buyer_name,
                    service_label=held.service_label,
                    amount=held.amount,
                    vat=held.vat,
                    activity=kind if allowance else "",
                    invoice=held.id,
                    national_id=number,
                )
            )
            self._store.audit.add(Action.RECEIPT_WRITTEN, object=record.id)
        return receipt_value(record, year)

    def invoices(self, client: str) -> tuple[Invoice, ...]:
        """A client's invoices, newest first."""
        who = self._context.register.resolve(client)
        found = [invoice_value(record, int.from_bytes(record.subject)) for record in self.records(who)]
        return tuple(sorted(found, key=lambda each: (each.year, each.number), reverse=True))

    def receipts(self, client: str) -> tuple[Receipt, ...]:
        """A client's receipts, oldest first."""
        found = self.receipt_records(self._context.register.resolve(client))
        return tuple(receipt_value(row, int.from_bytes(row.subject)) for row in found)

    def year(self, year: int) -> tuple[Invoice, ...]:
        """Every invoice of a financial year, by number."""
        return tuple(invoice_value(record, year) for record in self._invoices.of_year(year))

    def restricted(self) -> frozenset[bytes]:
        """Ids of the vouchers of everybody whose data are restricted now."""
        held = self._context.restrictions.clients_held()
        return frozenset(record.id for client in held for record in self.records(client))

    def receipt_records(self, client: bytes) -> Sequence[ReceiptRecord]:
        """A client's receipts as they are kept, oldest first: each in the year in which it was written."""
        links = [link for link in self._context.vault.invoice_links.of_client(client) if not isinstance(link, Unreadable)]
        if not links:
            return ()
        mine, last = {link.invoice for link in links}, self._context.settings.financial_year(self._context.today())
        years = range(min(link.year for link in links), last + 1)
        return [row for year in years for row in self._receipts.of_year(year) if row.invoice in mine]

    # -- inside -------------------------------------------------------------------------------

    def records(self, client: bytes) -> Sequence[InvoiceRecord]:
        """A client's invoices as they are kept."""
        found = []
        for link in self._context.vault.invoice_links.of_client(client):
            if isinstance(link, Unreadable):
                continue
            try:
                found.append(self._invoices.get(link.invoice))
            except NotFound:
                continue  # purged by law, or never written
        return found

    def of_client(self, client: bytes, invoice: str) -> InvoiceRecord:
        """One invoice of a client.

        Raises:
            NotFound: This client has none with this id.
        """
        wanted = row_id(invoice)
        for record in self.records(client):
            if record.id == wanted:
                return record
        raise NotFound(kind="invoice")

    def receipt_of_client(self, client: bytes, receipt: str) -> ReceiptRecord:
        """One receipt of a client.

        Raises:
            NotFound: This client has none with this id.
        """
        wanted = row_id(receipt)
        for record in self.receipt_records(client):
            if record.id == wanted:
                return record
        raise NotFound(kind="receipt")

    def credited(self, client: bytes, invoice: InvoiceRecord) -> bool:
        """Whether an invoice is a credit invoice, or one takes it back."""
        return bool(invoice.credits) or any(each.credits == invoice.id for each in self.records(client))

    def client(self, client: str) -> bytes:
        """Who is meant, with nothing left half done about them: what is asked before anything is written."""
        who = self._context.register.resolve(client)
        self._context.acts.settled(who)
        return who

    def write(self, client: bytes, unnumbered: InvoiceRecord) -> tuple[InvoiceRecord, ActRecord]:
        """Write an invoice with the next number of its year, in the current write; end the act once that is kept."""
        act = self.begin(client, unnumbered.id)
        of_year = self._invoices.of_year(int.from_bytes(unnumbered.subject))
        number = max((each.number for each in of_year), default=0) + 1  # of invoices and credit invoices alike
        record = self._invoices.add(replace(unnumbered, number=number))
        self._store.audit.add(Action.INVOICE_WRITTEN, object=record.id)
        return record, act

    def begin(self, client: bytes, invoice: bytes) -> ActRecord:
        """Say that an invoice is about to be written or taken away."""
        return self._context.acts.start(VOUCHER, client, objects=(invoice,))

    def finish(self, act: ActRecord) -> None:
        """Make the vault's link agree with the bookkeeping: there is one where there is an invoice, and none where there is none."""
        (invoice,) = act.objects
        links = self._context.vault.invoice_links
        with self._store.database.write():  # held while the vault is written, so that nobody changes the answer meanwhile
            try:
                kept = self._invoices.get(invoice)
            except NotFound:
                kept = None
            with self._context.vault.store.database.write():
                mine = (each for each in links.of_client(act.subject) if not isinstance(each, Unreadable))
                found = [each for each in mine if each.invoice == invoice]
                if kept is None:
                    for link in found:
                        links.remove(link.id)
                elif not found:
                    links.add(
                        InvoiceLinkRecord(
                            id=new_id(),
                            subject=act.subject,
                            created_ms=kept.created_ms,
                            invoice=invoice,
                            year=int.from_bytes(kept.subject),
                        )
                    )

    def next_receipt(self, year: int) -> int:
        """The next number of the year, of receipts and correcting receipts alike."""
        return max((each.number for each in self._receipts.of_year(year)), default=0) + 1

    def reveal(self, client: str, purpose: PersonnummerPurpose) -> str:
        """A client's personnummer for one of the two purposes; noted in the log."""
        from journal_tui.practice.clients import Clients

        return Clients(self._context).reveal_personnummer(client, purpose)


def _checked_amount(amount: int, vat: int) -> None:
    if not 0 < amount <= _HIGHEST:
        raise InvalidInput(field="amount", reason="out_of_range", limit=_HIGHEST)
    if not 0 <= vat < amount:
        raise InvalidInput(field="vat", reason="out_of_range", limit=amount)
