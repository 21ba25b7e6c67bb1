"""A new invoice: amount, VAT in it, the day to pay. The label was chosen from the list; nothing else about it can be written."""

from datetime import timedelta

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from journal_tui.locales import N_, _, language
from journal_tui.practice.bookkeeping.amounts import read_ore
from journal_tui.practice.bookkeeping.labels import label, speaks_of_health
from journal_tui.practice.cards import ClientCard
from journal_tui.tui import render
from journal_tui.tui.forms import checker
from journal_tui.tui.gateway import Failure
from journal_tui.tui.screens.form import FormScreen
from journal_tui.tui.screens.plan import read_day
from journal_tui.tui.undo import Undoable
from journal_tui.tui.widgets.field import Field
from journal_tui.wording.books import allowance_doubt

NET_DAYS = 30


class NewInvoiceScreen(FormScreen[None]):
    """The form of an invoice."""

    WHOM = True
    HELP_TITLE = N_("New invoice")
    HELP = N_(
        "The amount is in kronor with the VAT in it. Name, address and e-mail are copied as they are now, so that a later erasure "
        "never has to pick them out. {key:save-form} writes it; it gets the next number of the year."
    )
    DEFAULT_CSS = """
    NewInvoiceScreen .said { height: auto; padding: 0 2; margin-bottom: 1; max-width: 76; }
    NewInvoiceScreen #wrong { color: $stop; padding: 1 2 0 2; }
    """

    def __init__(self, card: ClientCard, label_code: str) -> None:
        """An invoice to this client for this."""
        super().__init__()
        self.KEEP = f"invoice-{card.id}-{label_code}"
        self.card, self.label = card, label(label_code)

    def whom(self) -> tuple[str, str]:
        status = next(iter(self.card.services), None)
        name = f"{self.card.contact.given} {self.card.contact.surname}"
        return name, status.pseudonym if status else self.card.id[:8]

    def fields(self) -> ComposeResult:
        """Amount, VAT, day; a warning where an allowance does not fit."""
        due = (self.host.now().date() + timedelta(days=NET_DAYS)).isoformat()
        today = self.host.now().date()
        yield Static(id="warned", classes="said", markup=False)
        yield Field(N_("Amount"), id="amount", hint=N_("kronor, VAT included"), check=checker(read_ore, "1200,50"))
        yield Field(N_("VAT in it"), id="vat", value="0", hint=N_("kronor"), check=checker(read_ore, "240"))
        yield Field(
            N_("To be paid by"), id="due", value=due, check=checker(lambda text: read_day(text, today), "2026-12-23")
        )
        yield Static(id="wrong", markup=False)

    def paint(self) -> None:
        super().paint()
        self.header(_("New invoice: {label}").format(label=self.label.title(language())), render.code(self.whom()[1]))
        doubtful = speaks_of_health([each.service for each in self.card.services], self.label)
        warned = self.query_one("#warned", Static)
        warned.display = doubtful
        warned.update(Content.assemble(("▲ ", "$watch"), (allowance_doubt(), "$watch")))

    def action_save(self) -> None:
        if self.check_all():
            self.save()

    @work(exclusive=True, group="save", description="write an invoice")
    async def save(self) -> None:
        """Write it and go back."""
        client, code = self.card.id, self.label.code
        amount, vat = read_ore(self.value("amount")), read_ore(self.value("vat"))
        due = read_day(self.value("due"), self.host.now().date())
        try:
            made = await self.host.gateway.ask(lambda p: p.books.invoice(client, code, amount, vat=vat, due=due))
        except Failure as failure:
            if failure.code not in {"invalid_input", "refused"}:
                raise
            if not self.complain(failure):
                self.query_one("#wrong", Static).update(f"× {failure.text}")
            return
        self.is_saved()
        ask = self.host.gateway.ask
        self.host.did(
            Undoable(N_("The invoice is written."), lambda: ask(lambda p: p.corrections.take_back(client, made.id)))
        )
        if self.is_current:
            self.host.go_back()
