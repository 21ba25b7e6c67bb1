"""The narrow ways out, each with a fixed shape: the invoice file, a receipt for the client, a debt, what an authority may have.

Rules: the invoice file has exactly five columns and cannot be given others; a personnummer is in a debt that is handed over and on
a receipt for the wellness allowance, never in the invoice file; of a restricted client nothing leaves but a receipt for that very
client and what an authority may have. The bookkeeping is held from the reading of a voucher until its file is in the register, so
that none is taken back meanwhile.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from journal_tui.practice.bookkeeping.books import Books
from journal_tui.practice.bookkeeping.debts import Debts
from journal_tui.practice.bookkeeping.receipt_paper import kronor, receipt_paper
from journal_tui.practice.bookkeeping.vouchers import Invoice, Receipt
from journal_tui.practice.context import Context
from journal_tui.practice.disclosure.leaving import leave
from journal_tui.practice.disclosure.register import Disclosures, Recipient
from journal_tui.practice.errors import InvalidInput, NotFound, RefusedByRule
from journal_tui.practice.ids import row_id
from journal_tui.practice.rights.extract.words import checked_language
from journal_tui.practice.values import PersonnummerPurpose
from storage.bookkeeping.repositories import DebtCaseRepository

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_AMOUNT: Final = re.compile(r"-?\d+,\d\d")
INVOICE_COLUMNS: Final = ("name", "address", "email", "label", "amount")
"""The invoice file's header (promise P40). Amounts in kronor with two decimals."""
AUTHORITY_CLASSES: Final = frozenset({"contact", "bookkeeping"})
"""What may be taken out for an authority without a case of its own: never a journal."""


class Exports:
    """The narrow exports of one open practice."""

    def __init__(self, context: Context) -> None:
        """Nothing is read yet."""
        self._context = context
        self._register = Disclosures(context)
        self._books = Books(context)
        self._held = context.stores.bookkeeping.database.write

    def invoices(self, year: int, path: Path, numbers: Iterable[int] = ()) -> int:
        """Write the invoice file for the invoicing program.

        Args:
            year: Financial year.
            path: A new file.
            numbers: Which invoices; all of the year when empty, but for those of clients whose data are restricted.

        Returns:
            How many invoices are in it.

        Raises:
            NotFound: There is none.
            RefusedByRule: One that was named is a restricted client's.
        """
        wanted = set(numbers)
        with self._held():
            shut = self._books.restricted()
            found = [
                each for each in self._books.year(year) if each.number in wanted or not (wanted or row_id(each.id) in shut)
            ]
            if any(row_id(each.id) in shut for each in found):
                raise RefusedByRule(rule="invoice", reason="restricted")
            if not found:
                raise NotFound(kind="invoice")
            content = _table(INVOICE_COLUMNS, [_invoice_row(each) for each in found])
            classes = frozenset({"bookkeeping"})
            leave(path, content, lambda digest: self._register.enter(Recipient.INVOICING, classes, digest))
        return len(found)

    def receipt(self, client: str, receipt: str, path: Path, language: str = "") -> Receipt:
        """Write a receipt for the client.

        Args:
            client: Who paid.
            receipt: Which receipt.
            path: A new file.
            language: `sv` or `en`; the client's own when empty.

        Raises:
            NotFound: This client has no such receipt.
            InvalidInput: No such language.
        """
        who = self._context.register.resolve(client)
        spoken = checked_language(language or self._context.vault.people.get(who).language)
        with self._held():
            found = next((each for each in self._books.receipts(client) if each.id == receipt), None)
            if found is None:
                raise NotFound(kind="receipt")
            classes = frozenset({"bookkeeping", *(("national_id",) if found.personnummer else ())})
            content = receipt_paper(self._context.settings.controller, found, self._books.receipts(client), spoken).encode()
            leave(
                path,
                content,
                lambda digest: self._register.enter(
                    Recipient.CLIENT, classes, digest, client=who, number_for=PersonnummerPurpose.FRISKVARD
                ),
            )
        return found

    def debt(self, client: str, debt: str, path: Path, collector: str) -> None:
        """Write what a collector needs of one open debt case: the only file that holds a personnummer.

        Raises:
            NotFound: This client has no such case.
            RefusedByRule: It is closed, or the client's data are restricted.
            InvalidInput: The collector is not named.
        """
        who = self._context.register.resolve(client)
        if not collector.strip():
            raise InvalidInput(field="recipient", reason="empty")
        with self._held():
            found = next((each for each in Debts(self._context).list(client) if each.id == debt), None)
            if found is None:
                raise NotFound(kind="debt")
            if found.closed is not None:
                raise RefusedByRule(rule="debt", reason="closed_already")
            if who in self._context.restrictions.clients_held():
                raise RefusedByRule(rule="debt", reason="restricted")
            record = DebtCaseRepository(self._context.stores.bookkeeping).get(row_id(debt))
            invoice = next(each for each in self._books.invoices(client) if each.id == found.invoice)
            columns = (*INVOICE_COLUMNS, "personnummer", "invoice", "due")
            row = (*_invoice_row(invoice), record.national_id, f"{invoice.year}-{invoice.number}", invoice.due.isoformat())
            classes = frozenset({"bookkeeping", *(("national_id",) if record.national_id else ())})
            leave(
                path,
                _table(columns, [row]),
                lambda digest: self._register.enter(
                    Recipient.COLLECTION,
                    classes,
                    digest,
                    client=who,
                    recipient_name=collector,
                    case=debt,
                    number_for=PersonnummerPurpose.INKASSO,
                ),
            )

    def authority(
        self, client: str, path: Path, *, authority: str, law: str, decided_by: str, classes: frozenset[str]
    ) -> None:
        """Write what the law makes the practice hand out, and no more than was chosen.

        Args:
            client: About whom.
            path: A new file.
            authority: Which authority.
            law: The law and paragraph that asks for it.
            decided_by: Who decided here.
            classes: Some of `AUTHORITY_CLASSES`.

        Raises:
            InvalidInput: Law, authority or decision maker is missing, or a class that may not leave like this.
        """
        who = self._context.register.resolve(client)
        if not classes or not classes <= AUTHORITY_CLASSES:
            raise InvalidInput(field="data_class", reason="unknown")
        value: dict[str, object] = {"authority": authority, "law": law, "decided_by": decided_by}
        if "contact" in classes:
            contact = self._context.register.contact(who)
            value["contact"] = {
                "name": f"{contact.given} {contact.surname}".strip(),
                "address": contact.address,
                "email": contact.email,
                "phone": contact.phone,
            }
        if "bookkeeping" in classes:
            rows = [_invoice_row(each) for each in self._books.invoices(client)]
            value["invoices"] = [dict(zip(INVOICE_COLUMNS, row, strict=True)) for row in rows]
        content = (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
        leave(
            path,
            content,
            lambda digest: self._register.enter(
                Recipient.AUTHORITY,
                classes,
                digest,
                client=who,
                recipient_name=authority,
                law=law,
                decided_by=decided_by,
            ),
        )


def _invoice_row(invoice: Invoice) -> tuple[str, ...]:
    return (invoice.buyer, invoice.address, invoice.email, invoice.label, kronor(invoice.amount))


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A table with semicolons, as Swedish programs read it. A cell that a program would take for a formula is text."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([f"'{cell}" if cell[:1] in _FORMULA and not _AMOUNT.fullmatch(cell) else cell for cell in row])
    return out.getvalue().encode()
