"""Who is due by one rule: since when, the last contact and its channel; somebody may be left out with a written reason."""

from textual import on, work
from textual.app import ComposeResult

from journal_tui.locales import N_, _, language
from journal_tui.tui import purge_data as data
from journal_tui.tui.commands import Back, Command
from journal_tui.tui.purge_commands import LeaveOut, PreviewPurge
from journal_tui.tui.purge_data import DueLine, PurgeDay
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.screens.purge_rows import due_rows
from journal_tui.tui.widgets.row_list import RowList


class PurgeRuleScreen(PageScreen[None]):
    """The list of one rule."""

    OFFERS = (LeaveOut, PreviewPurge, Back)
    HELP_TITLE = N_("Due by a rule")
    HELP = N_(
        "Who is due, since when, and when and how the last contact was. {key:leave-out} leaves one out for thirty days, with a reason. Enter "
        "opens the client's card. What is held by a case, a debt or a restriction waits by itself."
    )

    def __init__(self, code: str) -> None:
        """Show this rule."""
        super().__init__()
        self.code = code
        self.day: PurgeDay | None = None
        self.due: tuple[DueLine, ...] = ()

    def main(self) -> ComposeResult:
        yield RowList(id="due")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#due", RowList).focus()

    def refetch(self) -> None:
        self.load()

    @work(exclusive=True, group="load", description="who is due")
    async def load(self) -> None:
        """Ask what is due."""
        self.day = await self.host.gateway.ask(data.purge_day)
        self.due = self.day.of_rule(self.code)
        self.repaint()

    def offers(self) -> tuple[type[Command], ...]:
        """Nobody can be left out where nobody is."""
        return self.OFFERS if self.due else (Back,)

    def paint(self) -> None:
        if self.day is None:
            self.header(_("Purging"))
            return
        title = next(rule.title(language()) for rule in self.day.rules if rule.code == self.code)
        self.header(_("Purging"), title.partition(": ")[0])
        self.query_one("#due", RowList).show(due_rows(self.due, hidden=self.names_hidden))
        self.status(title)

    def marked(self) -> DueLine | None:
        """What the bar stands on."""
        key = self.query_one("#due", RowList).key
        return self.due[int(key)] if key else None

    @on(RowList.Opened)
    def _opened(self) -> None:
        from journal_tui.tui.screens.client_card import ClientCardScreen

        if (marked := self.marked()) is not None and marked.who.name:
            self.host.show(ClientCardScreen(marked.line.due.owner.hex()))

    def action_preview(self) -> None:
        from journal_tui.tui.screens.purge_preview import PurgePreviewScreen

        self.host.show(PurgePreviewScreen())

    def action_leave_out(self) -> None:
        marked = self.marked()
        if marked is None:
            return
        if not marked.who.name or marked.line.excluded or marked.line.due.held_by:
            self.host.done(_("Nothing to leave out: no client is behind it, or it does not go now."))
            return
        self.leave_out(marked)

    @work(exclusive=True, group="leave out", description="leave a client out")
    async def leave_out(self, marked: DueLine) -> None:
        """Ask why, and note it."""
        from journal_tui.tui.modals.one_line import OneLineDialog

        what = _("For thirty days nothing of the client goes by rule. The reason goes with the client.")
        reason = await self.host.push_screen_wait(OneLineDialog(_("Why left out?"), what, N_("Reason"), _("Exclude")))
        client = marked.line.due.owner.hex()
        if reason:
            await self.host.gateway.ask(lambda p: p.retention.exclude(client, reason))
            self.host.done(_("Left out for thirty days."))
            self.load()
