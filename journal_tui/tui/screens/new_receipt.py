"""An invoice is paid: its receipt, and whether it is for the wellness allowance (friskvård), with what that means.

The rule: a receipt for the allowance goes to an employer. It says what the exercise or advice was and never why; the personnummer
is printed only when it is kept for this purpose and the purpose is ticked here, and each time is logged.
"""

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from journal_tui.locales import N_, _
from journal_tui.practice.bookkeeping.labels import labels
from journal_tui.practice.bookkeeping.vouchers import Invoice
from journal_tui.practice.cards import ClientCard
from journal_tui.practice.values import PersonnummerPurpose
from journal_tui.tui import render
from journal_tui.tui.gateway import Failure
from journal_tui.tui.screens.book_rows import label_words, number_words
from journal_tui.tui.screens.form import FormScreen
from journal_tui.tui.undo import Undoable
from journal_tui.tui.widgets.choices import Choices
from journal_tui.tui.widgets.field import Field
from journal_tui.wording.books import kronor_words

NO, YES = "no", "yes"


class NewReceiptScreen(FormScreen[None]):
    """The form of a receipt."""

    WHOM = True
    HELP_TITLE = N_("Paid: write the receipt")
    HELP = N_(
        "{key:save-form} notes the invoice as paid today and writes its receipt; {key:undo-last} takes it back while it is the last and in no file. For a wellness allowance say "
        "what kind of exercise or advice it was, never why, because the receipt goes to the client's employer."
    )
    DEFAULT_CSS = """
    NewReceiptScreen .said { height: auto; padding: 0 2; margin-bottom: 1; max-width: 76; }
    NewReceiptScreen #wrong { color: $stop; }
    """

    def __init__(self, card: ClientCard, invoice: Invoice) -> None:
        """The receipt for this invoice of this client."""
        super().__init__()
        self.KEEP = f"receipt-{invoice.id}"
        self.card, self.invoice = card, invoice
        self.covered = any(each.allowance and each.sv == invoice.label for each in labels())

    def whom(self) -> tuple[str, str]:
        status = next(iter(self.card.services), None)
        name = f"{self.card.contact.given} {self.card.contact.surname}"
        return name, status.pseudonym if status else self.card.id[:8]

    def fields(self) -> ComposeResult:
        """The facts; the allowance where the label allows it; what it means."""
        yield Static(id="facts", classes="said", markup=False)
        if self.covered:
            yield Choices(N_("Allowance"), self._options(), id="allowance", chosen=(NO,))
            yield Field(N_("Activity"), id="activity", hint=N_("like strength training"))
        yield Static(id="means", classes="said", markup=False)
        yield Static(id="wrong", classes="said", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        if self.covered:
            self.call_after_refresh(self.query_one(Choices).focus)

    @staticmethod
    def _options() -> list[tuple[str, str]]:
        return [(NO, _("an ordinary receipt")), (YES, _("for the wellness allowance"))]

    @property
    def allowance(self) -> bool:
        """Whether it is ticked."""
        return self.covered and self.query_one(Choices).chosen == (YES,)

    @property
    def kept(self) -> bool:
        """Whether a personnummer is kept for this purpose."""
        return self.card.personnummer_purpose is PersonnummerPurpose.FRISKVARD

    def paint(self) -> None:
        super().paint()
        self.header(
            _("Receipt for invoice {number}").format(number=number_words(self.invoice)), render.code(self.whom()[1])
        )
        words = f"{label_words(self.invoice.label)}   {kronor_words(self.invoice.amount)}"
        self.query_one("#facts", Static).update(Content.styled(words, "$strong bold"))
        if self.covered:
            self.query_one(Choices).offer(self._options())
            self.query_one("#activity", Field).display = self.allowance
        self.query_one("#means", Static).update(self._means())

    def _means(self) -> Content:
        if not self.covered:
            words = _("A wellness allowance does not cover this; the receipt is an ordinary one, without a personnummer.")
            return Content.styled(words, "$muted")
        if not self.allowance:
            return Content.assemble(("■ ", "$ink"), (_("The personnummer stays locked."), "$muted"))
        warned = _("It goes to the client's employer. Write what the activity was, never why or how the client feels.")
        if self.kept:
            number = _("The personnummer is printed on it, and the printing is logged.")
        else:
            number = _("No personnummer is kept for this purpose. Keep it first: Esc, then {key:unlock-number}.")
        return Content.assemble(("▲ ", "$watch"), (warned, "$watch"), "\n", (number, "$ink"))

    @on(Choices.Changed)
    def _changed(self) -> None:
        self.query_one("#wrong", Static).update("")
        self.repaint()

    def action_save(self) -> None:
        if self.allowance and not self.kept:
            self.query_one("#wrong", Static).update(f"× {_('A receipt for the allowance needs the personnummer.')}")
        else:
            self.save()

    @work(exclusive=True, group="save", description="write a receipt")
    async def save(self) -> None:
        """Write it and go back."""
        client, invoice, allowance = self.card.id, self.invoice.id, self.allowance
        activity = self.value("activity").strip() if allowance else ""
        try:
            made = await self.host.gateway.ask(
                lambda p: p.books.receipt(client, invoice, allowance=allowance, activity=activity)
            )
        except Failure as failure:
            if failure.code not in {"invalid_input", "refused", "not_found"}:
                raise
            self.query_one("#wrong", Static).update(f"× {failure.text}")
            return
        self.is_saved()
        ask = self.host.gateway.ask
        self.host.did(
            Undoable(
                N_("Paid. The receipt is written."), lambda: ask(lambda p: p.corrections.take_back_receipt(client, made.id))
            )
        )
        if self.is_current:
            self.host.go_back()
