"""The register of disclosures: everything that left the practice, newest first; it names no client by name."""

from textual import work
from textual.app import ComposeResult

from journal_tui.locales import N_, _, language, ngettext
from journal_tui.practice.disclosure.register import Disclosure
from journal_tui.practice.rights.data_classes import data_class
from journal_tui.tui import owner_ways as ways
from journal_tui.tui import render
from journal_tui.tui.commands import Back
from journal_tui.tui.owner_commands import DiscloseToAuthority, WriteInvoiceFile
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.widgets.row_list import RowList
from journal_tui.tui.widgets.rows import Cell, Row, row, text
from journal_tui.wording.disclosures import recipient_words


class DisclosuresScreen(PageScreen[None]):
    """The register."""

    OFFERS = (DiscloseToAuthority, WriteInvoiceFile, Back)
    HAS_NAME_STATE = False
    HELP_TITLE = N_("Disclosures")
    HELP = N_(
        "Everything that left the practice: when, to whom, which kinds of data, by which law. It is entered before the file is "
        "closed and is never changed. Whose data it was stands on the client's access report."
    )

    def __init__(self) -> None:
        """Nothing is read yet."""
        super().__init__()
        self.found: tuple[Disclosure, ...] | None = None

    def main(self) -> ComposeResult:
        yield RowList(id="register")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#register", RowList).focus()

    def refetch(self) -> None:
        self.load()

    @work(exclusive=True, group="load", description="load the register")
    async def load(self) -> None:
        """Read the register."""
        self.found = await self.host.gateway.ask(lambda p: p.disclosures.list())
        self.repaint()

    def paint(self) -> None:
        if self.found is None:
            self.header(_("Disclosures"))
            return
        count = ngettext("{count} disclosure", "{count} disclosures", len(self.found)).format(count=len(self.found))
        self.header(_("Disclosures"), count if self.found else "")
        self.query_one("#register", RowList).show(register_rows(self.found))
        self.status("")

    @work(exclusive=True, group="act", description="hand out to an authority")
    async def action_authority(self) -> None:
        if await ways.disclose_to_authority(self.host):
            self.load()

    @work(exclusive=True, group="act", description="write the invoice file")
    async def action_invoices(self) -> None:
        if await ways.write_invoice_file(self.host, self.host.now().date()):
            self.load()


def register_rows(found: tuple[Disclosure, ...]) -> list[Row]:
    """One line for each: when, to whom, what, by which law."""
    if not found:
        return [
            text(_("Nothing has left the practice."), "$strong bold"),
            text(_("Every file that is handed out is entered here before it is closed."), "$muted"),
        ]
    rows = []
    for each in found:
        classes = ", ".join(data_class(code).title(language()).lower() for code in each.classes)
        law = f"  {each.law}" if each.law else ""
        rows.append(
            row(
                each.id,
                Cell(each.at.strftime("%Y-%m-%d %H:%M"), "$muted", width=16),
                Cell(recipient_words(each.recipient), "$ink", width=16, strong=True),
                Cell(render.one_line(f"{each.recipient_name}{law}  {classes}".strip()), "$muted", grow=True),
            )
        )
    return rows
