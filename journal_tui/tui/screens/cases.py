"""Ärenden: what clients have asked for and is not answered yet, the most urgent first."""

from textual import on, work
from textual.app import ComposeResult

from journal_tui.locales import N_, _, ngettext
from journal_tui.practice.rights.case_words import Case
from journal_tui.tui import case_data as data
from journal_tui.tui.case_commands import NewCase, OpenCase, ShowEnded
from journal_tui.tui.case_data import CaseWho
from journal_tui.tui.commands import Back, Command
from journal_tui.tui.enquiry_commands import OpenEnquiries
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.screens.case_rows import ENQUIRIES, NEAR, inbox_rows
from journal_tui.tui.widgets.row_list import RowList


class CasesScreen(PageScreen[None]):
    """The list of cases."""

    OFFERS = (NewCase, OpenCase, ShowEnded, Back)
    HELP_TITLE = N_("Cases")
    HELP = N_(
        "A case is something that a client may ask for by law. The first column says how many days are left to answer; it is "
        "one month from the day on which it was received. {key:new-case} writes a new one down, Enter opens the marked one."
    )

    def __init__(self) -> None:
        """Nothing is read yet."""
        super().__init__()
        self.found: tuple[tuple[Case, CaseWho], ...] | None = None
        self.ended = False
        self.enquiries = 0

    def main(self) -> ComposeResult:
        yield RowList(id="cases")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#cases", RowList).focus()

    def refetch(self) -> None:
        self.load()

    @work(exclusive=True, group="load", description="load cases")
    async def load(self) -> None:
        """Read the cases and whose they are."""
        ended = self.ended
        self.found = await self.host.gateway.ask(lambda p: data.inbox(p, ended=ended))
        self.enquiries = await self.host.gateway.ask(lambda p: p.enquiries.waiting())
        self.repaint()

    def offers(self) -> tuple[type[Command], ...]:
        """Nothing can be opened where nothing is."""
        return self.OFFERS if self.found or self.enquiries else (NewCase, ShowEnded, Back)

    def paint(self) -> None:
        if self.found is None:
            self.header(_("Cases"))
            return
        waiting = [case for case, _who in self.found if not case.over]
        count = ngettext("{count} waits", "{count} wait", len(waiting)).format(count=len(waiting))
        self.header(_("Cases"), count if waiting else "")
        self.query_one("#cases", RowList).show(inbox_rows(self.found, hidden=self.names_hidden, enquiries=self.enquiries))
        near = [case for case in waiting if case.days_left <= NEAR]
        words = ngettext(
            "{count} must be answered within three days.", "{count} must be answered within three days.", len(near)
        )
        self.status(words.format(count=len(near)) if near else "")

    @on(RowList.Opened)
    def _opened(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        from journal_tui.tui.screens.case import CaseScreen

        number = self.query_one("#cases", RowList).key
        if number == ENQUIRIES:
            self.host.do(OpenEnquiries.action)
        elif number:
            self.host.show(CaseScreen(number))

    def action_ended(self) -> None:
        self.ended = not self.ended
        self.load()

    def action_new(self) -> None:
        self.make()

    @work(exclusive=True, group="make", description="new case")
    async def make(self) -> None:
        """Ask who and what, and open the form."""
        from journal_tui.tui.case_ways import new_case

        await new_case(self.host)
