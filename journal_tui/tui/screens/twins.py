"""Who may be the same person taken in twice, and who is: shown by the program, said by a person."""

from textual import on, work
from textual.app import ComposeResult

from journal_tui.locales import N_, _
from journal_tui.tui.commands import Back, Command
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.twin_commands import OpenOther, OpenTwin, SayApart, SaySame
from journal_tui.tui.twin_data import Pair, Twins, twins
from journal_tui.tui.twin_rows import pair_rows
from journal_tui.tui.twin_ways import say_apart, say_same
from journal_tui.tui.widgets.row_list import RowList


class TwinsScreen(PageScreen[None]):
    """The list of pairs."""

    OFFERS = (OpenTwin, OpenOther, SaySame, SayApart, Back)
    HELP_TITLE = N_("Perhaps the same person")
    HELP = N_(
        "Two clients with the same name or the same phone. The program joins nobody: {key:say-same} says that they are one person, "
        "{key:say-apart} that they are not, both with a reason. Notes, codes and consents stay apart; what the person asks for by law "
        "is done for both."
    )

    def __init__(self) -> None:
        """Nothing is read yet."""
        super().__init__()
        self.found: Twins | None = None

    def main(self) -> ComposeResult:
        yield RowList(id="twins")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#twins", RowList).focus()

    def refetch(self) -> None:
        self.load()

    @work(exclusive=True, group="load", description="who may be one person")
    async def load(self) -> None:
        """Look for them."""
        self.found = await self.host.gateway.ask(twins)
        self.repaint()

    def offers(self) -> tuple[type[Command], ...]:
        """What can be said of the marked pair."""
        pair = self.marked()
        if pair is None:
            return (Back,)
        return (OpenTwin, OpenOther, *(() if pair.same else (SaySame,)), SayApart, Back)

    def paint(self) -> None:
        self.header(_("Perhaps the same person"))
        if self.found is not None:
            self.query_one("#twins", RowList).show(pair_rows(self.found, hidden=self.names_hidden))
        self.status("")

    def marked(self) -> Pair | None:
        """The pair under the bar."""
        return self.found.pair(self.query_one("#twins", RowList).key) if self.found is not None else None

    @on(RowList.Moved)
    def _moved(self) -> None:
        self.refresh_bindings()

    @on(RowList.Opened)
    def _opened(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        if (pair := self.marked()) is not None:
            self._card(pair.one.client)

    def action_other(self) -> None:
        if (pair := self.marked()) is not None:
            self._card(pair.other.client)

    def _card(self, client: str) -> None:
        from journal_tui.tui.screens.client_card import ClientCardScreen

        self.host.show(ClientCardScreen(client))

    @work(exclusive=True, group="act", description="the same person")
    async def action_same(self) -> None:
        """With a reason."""
        pair = self.marked()
        if pair is not None and not pair.same and await say_same(self.host, pair.one.client, pair.other.client):
            self.load()

    @work(exclusive=True, group="act", description="not the same person")
    async def action_apart(self) -> None:
        """With a reason."""
        pair = self.marked()
        if pair is not None and await say_apart(self.host, pair.one.client, pair.other.client):
            self.load()
