"""The register of disclosures: everything that left the practice, newest first; it names no client by name."""

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content

from journal_tui.locales import N_, _, language, ngettext
from journal_tui.practice.disclosure.register import Disclosure
from journal_tui.practice.rights.data_classes import data_class
from journal_tui.tui import owner_ways as ways
from journal_tui.tui import render
from journal_tui.tui.commands import Back
from journal_tui.tui.modals.base import Choice, ChoiceDialog
from journal_tui.tui.owner_commands import DiscloseToAuthority, ShowDisclosure, WriteInvoiceFile
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.widgets.row_list import RowList
from journal_tui.tui.widgets.rows import Cell, Row, row, text
from journal_tui.wording.disclosures import recipient_words


class DisclosuresScreen(PageScreen[None]):
    """The register."""

    OFFERS = (ShowDisclosure, DiscloseToAuthority, WriteInvoiceFile, Back)
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

    @on(RowList.Opened)
    def _opened(self, event: RowList.Opened) -> None:
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        key = self.query_one("#register", RowList).key
        if (each := next((each for each in self.found or () if each.id == key), None)) is not None:
            title = _("To {who}, {at}").format(who=recipient_words(each.recipient), at=f"{each.at:%Y-%m-%d %H:%M}")
            self.host.show(ChoiceDialog(title, whole(each), [Choice("escape", _("Close"), "back")]))

    @work(exclusive=True, group="act", description="hand out to an authority")
    async def action_authority(self) -> None:
        if await ways.disclose_to_authority(self.host):
            self.load()

    @work(exclusive=True, group="act", description="write the invoice file")
    async def action_invoices(self) -> None:
        if await ways.write_invoice_file(self.host, self.host.now().date()):
            self.load()


def whole(each: Disclosure) -> Content:
    """Everything that the register says of one disclosure but whose data it was."""
    said = (
        (_("Name"), each.recipient_name),
        (_("Law"), each.law),
        (_("Decided by"), each.decided_by),
        (_("Kinds of data"), kinds_of(each)),
        (_("Seal"), each.digest[:16]),
    )
    lines = [Content.assemble((f"{label}  ", "$muted"), render.one_line(value)) for label, value in said if value]
    return Content("\n").join(lines)


def kinds_of(each: Disclosure) -> str:
    """The kinds of data, in words."""
    return ", ".join(data_class(code).title(language()).lower() for code in each.classes)


def register_rows(found: tuple[Disclosure, ...]) -> list[Row]:
    """One line for each: when, to whom, what, by which law."""
    if not found:
        return [
            text(_("Nothing has left the practice."), "$strong bold"),
            text(_("Every file that is handed out is entered here before it is closed."), "$muted"),
        ]
    rows = []
    for each in found:
        law = f"  {each.law}" if each.law else ""
        rows.append(
            row(
                each.id,
                Cell(each.at.strftime("%Y-%m-%d %H:%M"), "$muted", width=16),
                Cell(recipient_words(each.recipient), "$ink", width=16, strong=True),
                Cell(render.one_line(f"{each.recipient_name}{law}  {kinds_of(each)}".strip()), "$muted", grow=True),
            )
        )
    return rows
