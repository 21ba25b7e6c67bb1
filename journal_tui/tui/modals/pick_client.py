"""Which client: type a part of the name, Enter takes the one that is marked. Returns the client id."""

from textual import on
from textual.app import ComposeResult
from textual.events import Key
from textual.widgets import Input

from journal_tui.locales import N_
from journal_tui.practice.values import ClientLine
from journal_tui.tui.modals.base import Dialog
from journal_tui.tui.screens.client_rows import Found, client_rows
from journal_tui.tui.widgets.field import Field
from journal_tui.tui.widgets.row_list import RowList

MOST = 10


class PickClientDialog(Dialog[str]):
    """The client list in a dialog."""

    DEFAULT_CSS = """
    PickClientDialog { align: center top; }
    PickClientDialog > VerticalScroll { margin-top: 2; padding: 0 1; }
    PickClientDialog Field { padding: 0 2 0 0; margin-bottom: 1; }
    """

    def __init__(self, lines: tuple[ClientLine, ...]) -> None:
        """Offer these clients."""
        super().__init__()
        self.found = Found.of(lines)

    def body(self) -> ComposeResult:
        yield Field(N_("Client"), id="who", width=9, bar=False)
        yield RowList(id="found", letters=False, always_lit=True)

    def on_mount(self) -> None:
        self.query_one("#found", RowList).can_focus = False
        self.query_one(Field).focus()
        self.paint()

    def paint(self) -> None:
        lines = self.found.narrow(self.query_one(Field).value)
        rows = self.query_one("#found", RowList)
        rows.styles.height = min(max(len(lines), 1), MOST)
        rows.show(client_rows(lines, hidden=self.host.names_hidden))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.paint()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._take()

    @on(RowList.Opened)
    def _opened(self, event: RowList.Opened) -> None:
        event.stop()
        self._take()

    def _take(self) -> None:
        if key := self.query_one("#found", RowList).key:
            self.answer(key)

    def on_key(self, event: Key) -> None:
        if steps := {"down": 1, "up": -1, "pagedown": MOST, "pageup": -MOST}.get(event.key):
            event.stop()
            event.prevent_default()
            self.query_one("#found", RowList).move(steps)
