"""A client's bookkeeping: invoices, receipts, debt cases. It lies apart from the journal; nothing here says why somebody came."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content

from journal_tui.locales import N_, _
from journal_tui.practice.cards import ClientCard
from journal_tui.practice.practice import Practice
from journal_tui.tui import book_ways as ways
from journal_tui.tui import render
from journal_tui.tui.book_commands import CorrectVoucher, HandOver, MarkPaid, NewInvoice, ToFile, UnlockNumber
from journal_tui.tui.commands import Back
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.screens.book_rows import ClientBooks, book_rows
from journal_tui.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from journal_tui.tui.app_base import AppBase


class BooksScreen(PageScreen[None]):
    """The page."""

    OFFERS = (NewInvoice, MarkPaid, HandOver, CorrectVoucher, ToFile, UnlockNumber, Back)
    HELP_TITLE = N_("Invoices and receipts")
    HELP = N_(
        "{key:mark-paid} notes that the marked invoice is paid and writes its receipt, for the wellness allowance too. {key:hand-over} hands an unpaid one "
        "over for collection, closes a debt case, or withdraws one opened by mistake. {key:correct-voucher} puts an invoice or receipt right: what is "
        "booked stays seven years and is never changed, so another stands beside it. Only the last one can be taken back, by {key:undo-last} too, "
        "while it is in no file, and an invoice while it is unpaid."
    )

    def __init__(self, client: str) -> None:
        """Show this client's."""
        super().__init__()
        self.client = client
        self.card: ClientCard | None = None
        self.books = ClientBooks()

    @property
    def current_client(self) -> str:
        """The client, for the commands that start from here."""
        return self.client

    def main(self) -> ComposeResult:
        yield RowList(id="books")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#books", RowList).focus()

    def refetch(self) -> None:
        self.load()

    @work(exclusive=True, group="load", description="load the bookkeeping")
    async def load(self) -> None:
        """Read the card and the vouchers."""
        client = self.client

        def read(practice: Practice) -> tuple[ClientCard, ClientBooks]:
            books = ClientBooks(
                practice.books.invoices(client), practice.books.receipts(client), practice.debts.list(client)
            )
            return practice.clients.get(client), books

        known = {each.id for each in self.books.invoices}
        self.card, self.books = await self.host.gateway.ask(read)
        self.repaint()
        written = [each.id for each in self.books.invoices if known and each.id not in known]
        if written:  # the bar on what was just written: the next key is about that one
            self.query_one("#books", RowList).select(f"invoice:{written[0]}")

    def paint(self) -> None:
        if self.card is None:
            self.header(_("Invoices and receipts"))
            return
        status = next(iter(self.card.services), None)
        self.header(_("Invoices and receipts"), render.code(status.pseudonym if status else self.client[:8]))
        today = self.host.now().date()
        self.query_one("#books", RowList).show(book_rows(self.books, self.card.personnummer_purpose, today))
        self.status(Content.styled(_("Kept apart from the journal, seven years by law."), "$muted"))

    # ---------------------------------------------------------------- keys
    def marked(self) -> tuple[str, str]:
        """What is marked: its kind and its id."""
        kind, _colon, wanted = self.query_one("#books", RowList).key.partition(":")
        return kind, wanted

    @on(RowList.Opened)
    def _opened(self) -> None:
        if self.marked()[0] == "invoice":
            self.action_paid()
        else:
            self.action_to_file()

    def action_new(self) -> None:
        self.write()

    @work(exclusive=True, group="flow", description="write an invoice")
    async def write(self) -> None:
        """What it is for, then the form."""
        from journal_tui.tui.screens.new_invoice import NewInvoiceScreen

        if self.card is not None and (label := await ways.ask_label(self.host)) is not None:
            self.host.show(NewInvoiceScreen(self.card, label))

    def action_paid(self) -> None:
        from journal_tui.tui.screens.new_receipt import NewReceiptScreen

        invoice = self.books.invoice(self.marked()[1])
        if invoice is None or self.card is None:
            self.host.done(_("Mark an invoice first."))
        elif invoice.paid is not None:
            self.host.done(_("The invoice is paid."))
        else:
            self.host.show(NewReceiptScreen(self.card, invoice))

    def action_correct(self) -> None:
        wanted, client = self.marked()[1], self.client
        invoice, receipt = self.books.invoice(wanted), self.books.receipt(wanted)
        if invoice is not None:
            self.act(lambda app: ways.credit(app, client, invoice))
        elif receipt is not None:
            self.act(lambda app: ways.correct_receipt(app, client, receipt))
        else:
            self.host.done(_("Mark an invoice or a receipt first."))

    def action_debt(self) -> None:
        kind, wanted = self.marked()
        invoice, client = self.books.invoice(wanted), self.client
        debt = next((each for each in self.books.debts if each.id == wanted), None)
        if kind == "invoice" and invoice is not None:
            self.act(lambda app: ways.hand_over(app, client, invoice))
        elif debt is not None and debt.closed is None:
            self.act(lambda app: ways.close_debt(app, client, debt))
        else:
            self.host.done(_("Mark an unpaid invoice, or an open debt case."))

    def action_to_file(self) -> None:
        wanted, client = self.marked()[1], self.client
        receipt = self.books.receipt(wanted)
        debt = next((each for each in self.books.debts if each.id == wanted), None)
        if receipt is not None:
            self.act(lambda app: ways.receipt_to_file(app, client, receipt))
        elif debt is not None and debt.closed is None:
            self.act(lambda app: ways.debt_to_file(app, client, debt))
        else:
            self.host.done(_("Mark a receipt, or an open debt case."))

    def action_number(self) -> None:
        if (card := self.card) is not None:
            self.act(lambda app: ways.number(app, card))

    @work(exclusive=True, group="flow", description="act on the bookkeeping")
    async def act(self, how: "Callable[[AppBase], Awaitable[bool]]") -> None:
        """Ask, do, read anew."""
        if await how(self.host):
            self.load()
