"""The rows of a client's bookkeeping: invoices, receipts, debt cases, whether a personnummer is locked; pure."""

from dataclasses import dataclass
from datetime import date

from textual.content import Content

from journal_tui.locales import _, language, ngettext
from journal_tui.practice.bookkeeping.labels import labels
from journal_tui.practice.bookkeeping.vouchers import DebtCase, Invoice, Receipt
from journal_tui.practice.values import PersonnummerPurpose
from journal_tui.tui import render
from journal_tui.tui.book_commands import NewInvoice
from journal_tui.tui.widgets.rows import Cell, Row, blank, heading, row, text
from journal_tui.wording import word
from journal_tui.wording.books import kronor_words

NUMBER, DAY, LABEL, AMOUNT = 8, 10, 28, 12


@dataclass(frozen=True, slots=True)
class ClientBooks:
    """Everything that the page shows."""

    invoices: tuple[Invoice, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    debts: tuple[DebtCase, ...] = ()

    def invoice(self, wanted: str) -> Invoice | None:
        """One of the invoices."""
        return next((each for each in self.invoices if each.id == wanted), None)

    def receipt(self, wanted: str) -> Receipt | None:
        """One of the receipts."""
        return next((each for each in self.receipts if each.id == wanted), None)

    def open_ones(self) -> list[Invoice]:
        """The invoices that wait for a payment."""
        credited = {each.credits for each in self.invoices}
        return [each for each in self.invoices if each.paid is None and not each.credits and each.id not in credited]

    def open_debt(self, invoice: str) -> DebtCase | None:
        """The debt case of an invoice that is not closed."""
        return next((each for each in self.debts if each.invoice == invoice and each.closed is None), None)


def label_words(label: str) -> str:
    """A label in the language of the screen; it is kept as it stands on the voucher."""
    return next((each.title(language()) for each in labels() if each.sv == label), label)


def number_words(voucher: Invoice | Receipt) -> str:
    """`2026-12`."""
    return f"{voucher.year}-{voucher.number}"


def book_rows(books: ClientBooks, purpose: PersonnummerPurpose | None, today: date) -> list[Row]:
    """The groups; the personnummer last."""
    rows: list[Row] = []
    if not books.invoices:
        rows += [
            text(_("No invoices yet."), "$strong bold"),
            text(_("Invoices and receipts lie apart from the journal, and stay seven years."), "$muted"),
            blank(),
            text(Content.assemble((NewInvoice.shown_key(), "$accent bold"), "  ", (_("write an invoice"), "$ink"))),
        ]
    else:
        unpaid = len(books.open_ones())
        note = ngettext("{count} unpaid", "{count} unpaid", unpaid).format(count=unpaid) if unpaid else _("all paid")
        rows += [heading(_("Invoices"), note), *(_invoice(each, books, today) for each in books.invoices)]
    if books.receipts:
        rows += [blank(), heading(_("Receipts"), str(len(books.receipts)))]
        rows += [_receipt(each, books) for each in reversed(books.receipts)]
    if books.debts:
        rows += [blank(), heading(_("Debt cases"), _("an open one holds the client's data"))]
        rows += [_debt(each, books) for each in books.debts]
    return [
        *rows,
        blank(),
        heading(_("Personnummer"), right=_("{key:unlock-number} one of two purposes")),
        text(_locked(purpose)),
    ]


def _invoice(each: Invoice, books: ClientBooks, today: date) -> Row:
    state, tone = _("due on {day}").format(day=each.due.isoformat()), "$ink"
    takes_back = books.invoice(each.credits) if each.credits else None
    if takes_back is not None:
        state, tone = _("credits {number}").format(number=number_words(takes_back)), "$muted"
    elif any(other.credits == each.id for other in books.invoices):
        state, tone = _("credited"), "$muted"
    elif each.paid is not None:
        state, tone = _("paid {day}").format(day=each.paid.isoformat()), "$muted"
    elif books.open_debt(each.id) is not None:
        state, tone = f"▲ {_('for collection')}", "$watch"
    elif each.due < today:
        days = (today - each.due).days
        state, tone = f"▲ {ngettext('{count} day late', '{count} days late', days).format(count=days)}", "$watch"
    return row(
        f"invoice:{each.id}",
        Cell(number_words(each), "$muted", width=NUMBER),
        Cell(label_words(each.label), "$ink", width=LABEL, strong=True),
        Cell(kronor_words(each.amount).rjust(AMOUNT), "$ink", width=AMOUNT),
        Cell(state, tone),
    )


def _receipt(each: Receipt, books: ClientBooks) -> Row:
    words = render.one_line(each.activity) or label_words(each.label)
    mark = f"■ {_('with ID')}" if each.personnummer else ""
    wrong = books.receipt(each.corrects) if each.corrects else None
    if any(other.corrects == each.id for other in books.receipts):
        mark = _("corrected")
    said = _("corrects {number}").format(number=number_words(wrong)) if wrong else ""
    return row(
        f"receipt:{each.id}",
        Cell(number_words(each), "$muted", width=NUMBER),
        Cell(words, "$ink", width=LABEL, strong=True),
        Cell(kronor_words(each.amount).rjust(AMOUNT), "$ink", width=AMOUNT),
        *((Cell(said, "$muted"),) if said else (Cell(each.paid.isoformat(), "$muted", width=DAY), Cell(mark, "$muted"))),
    )


def _debt(each: DebtCase, books: ClientBooks) -> Row:
    invoice = books.invoice(each.invoice)
    closed = each.closed is not None
    state = _("closed {day}").format(day=each.closed.isoformat()) if each.closed else f"▲ {_('is open')}"
    return row(
        f"debt:{each.id}",
        Cell(number_words(invoice) if invoice else "", "$muted", width=NUMBER),
        Cell(_("handed over {day}").format(day=each.handed_over.isoformat()), "$ink", width=LABEL, strong=True),
        Cell(kronor_words(invoice.amount).rjust(AMOUNT) if invoice else "", "$ink", width=AMOUNT),
        Cell(state, "$muted" if closed else "$watch"),
    )


def _locked(purpose: PersonnummerPurpose | None) -> Content:
    if purpose is None:
        return Content.styled(_("none is kept"), "$muted")
    words = _("locked, kept for {purpose}").format(purpose=word(purpose))
    return Content.assemble(("■ ", "$ink"), (words, "$ink"))
