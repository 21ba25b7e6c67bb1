"""All clients, narrowed while one types. The bar is on the list; letters go to the field once it is asked for."""

from textual import events, on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input

from journal_tui.locales import N_, _, ngettext
from journal_tui.practice.values import ClientLine
from journal_tui.tui.commands import Back, Help, Palette
from journal_tui.tui.day_commands import FilterList, NewClient, OpenRow
from journal_tui.tui.owner_commands import TakeClientsIn
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.screens.client_rows import Found, client_rows
from journal_tui.tui.widgets.field import Field
from journal_tui.tui.widgets.row_list import RowList

SHORTEST_CODE = 3


class ClientsScreen(PageScreen[None]):
    """The client list."""

    OFFERS = (NewClient, OpenRow, FilterList, TakeClientsIn, Back)
    ALSO = (Palette, Help)
    HELP_TITLE = N_("Clients")
    HELP = N_(
        "Every client with the services and what each may be journalled for. Press {key:filter-list} and type any part of a name or a "
        "code to narrow the list; the arrow keys move the bar while you type."
    )
    DEFAULT_CSS = """
    ClientsScreen Field { margin-bottom: 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.found = Found((), ())
        self.shown: tuple[ClientLine, ...] = ()
        self.whole: dict[str, ClientLine] = {}
        """Lines with their services; of a long list only those that have been in view."""
        self.loaded = False

    def main(self) -> ComposeResult:
        yield Field(N_("Search"), id="filter", width=6, bar=False)
        yield RowList(id="clients", always_lit=True)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#clients", RowList).focus()

    def refetch(self) -> None:
        self.load()

    @work(exclusive=True, group="load", description="load clients")
    async def load(self) -> None:
        """Fetch every name once; narrowing is done here. What the services say is fetched for the rows in view."""
        lines = await self.host.gateway.ask(lambda practice: practice.clients.list(statuses=False))
        self.found, self.whole = Found.of(lines), {}
        self.loaded = True
        self.repaint()

    def paint(self) -> None:
        self.query_one(Field).repaint()
        self.narrow()

    def narrow(self, lines: tuple[ClientLine, ...] | None = None) -> None:
        """Show what fits the words in the field."""
        words = self.query_one(Field).value
        self.shown = self.found.narrow(words) if lines is None else lines
        if not self.shown and len(words.strip()) >= SHORTEST_CODE and lines is None:
            self.find_code(words)
        rows = client_rows(self.shown, hidden=self.names_hidden, whole=self.whole)
        self.query_one("#clients", RowList).show(rows)
        self.call_after_refresh(self.fill)
        count = len(self.found.lines)
        said = ngettext("{count} client", "{count} clients", count).format(count=count)
        if words.strip():
            said = _("{found} of {count}").format(found=len(self.shown), count=count)
        self.header(_("Clients"), said if self.loaded else "")
        empty = Content("")
        if self.loaded and not count:
            empty = Content.assemble(
                (_("No clients yet."), "$ink"), "  ", (_("Press {key:new-client} to add the first."), "$muted")
            )
        elif self.loaded and not self.shown:
            empty = Content.assemble((_("Nobody fits."), "$ink"), "  ", (_("Esc empties the field."), "$muted"))
        self.status(empty)

    @work(exclusive=True, group="fill", description="fill rows")
    async def fill(self) -> None:
        """Fetch what the rows in view say beside the name."""
        rows = self.query_one("#clients", RowList)
        wanted = [
            self.shown[at].id for at in rows.in_view() if at < len(self.shown) and self.shown[at].id not in self.whole
        ]
        if not wanted:
            return
        lines = await self.host.gateway.ask(lambda practice: practice.clients.lines(wanted))
        self.whole.update({line.id: line for line in lines})
        rows.refresh()

    @work(exclusive=True, group="codes", description="find a code")
    async def find_code(self, words: str) -> None:
        """No name fits, so it may be a code: the practice knows them all."""
        code = words.strip() if words.strip().casefold().startswith("p") else f"P-{words.strip()}"
        lines = await self.host.gateway.ask(lambda practice: practice.clients.list(code, statuses=False))
        if lines and self.query_one(Field).value == words:
            self.narrow(lines)

    @on(RowList.Moved, "#clients")
    def _moved(self) -> None:
        self.call_after_refresh(self.fill)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.narrow()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_open()

    def on_key(self, event: events.Key) -> None:
        if isinstance(self.focused, Input) and event.key in {"up", "down", "pageup", "pagedown"}:
            event.stop()
            step = {"up": -1, "down": 1, "pageup": -10, "pagedown": 10}[event.key]
            self.query_one("#clients", RowList).move(step)

    def action_filter(self) -> None:
        self.query_one(Field).focus()

    def action_back(self) -> None:
        field = self.query_one(Field)
        if isinstance(self.focused, Input):
            field.value = ""
            self.query_one("#clients", RowList).focus()
            return
        if field.value:
            field.value = ""
            return
        super().action_back()

    @on(RowList.Opened)
    def _opened(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        if client := self.query_one("#clients", RowList).key:
            from journal_tui.tui.screens.client_card import ClientCardScreen

            self.host.show(ClientCardScreen(client))

    @work(exclusive=True, group="act", description="take clients in")
    async def action_take_in(self) -> None:
        from journal_tui.tui.owner_ways import take_clients_in

        if await take_clients_in(self.host):
            self.load()

    def action_new_client(self) -> None:
        from journal_tui.tui.screens.new_client import NewClientScreen

        self.host.show(NewClientScreen())
