"""Ctrl+P: every command by name; the key stands at the right for next time. What was used lately stands first.

What belongs to another page is shown muted with the name of that page: it teaches where it is done.
"""

from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import Key
from textual.screen import Screen
from textual.widgets import Input, Static

from journal_tui.locales import _, ngettext
from journal_tui.tui.commands import Command
from journal_tui.tui.everything import everyday_places
from journal_tui.tui.finding import Entry, Hit, matches
from journal_tui.tui.modals.base import Dialog
from journal_tui.tui.widgets.field import Field
from journal_tui.tui.widgets.row_list import RowList
from journal_tui.tui.widgets.rows import Cell, Row

if TYPE_CHECKING:
    from journal_tui.tui.app_base import AppBase

MOST = 12
ROUND = 12
"""Rows that the frame, the field, the count and the page around them take."""
REMEMBERED = 8
"""How many commands that were used last stand first."""


class PaletteDialog(Dialog[type[Command]]):
    """Narrow the list by typing, Enter does what is marked."""

    DEFAULT_CSS = """
    PaletteDialog { align: center top; }
    PaletteDialog > VerticalScroll { margin-top: 2; padding: 0 1; }
    PaletteDialog Field { padding: 0 2 0 0; margin-bottom: 1; }
    PaletteDialog #count { height: 1; padding: 0 2; margin-top: 1; color: $muted; }
    """

    def __init__(self, screen: Screen[Any]) -> None:
        """Offer the commands of the app and of the screen below."""
        super().__init__()
        self._below = screen
        self.entries: tuple[Entry, ...] = ()

    def body(self) -> ComposeResult:
        yield Field(_("Command"), id="command", width=9, bar=False)
        yield RowList(id="found", letters=False, always_lit=True)
        yield Static("", id="count", markup=False)

    def on_mount(self) -> None:
        self.entries = everything(self._below, self.host)
        self.query_one("#found", RowList).can_focus = False
        self.query_one(Field).focus()
        self.narrow("")

    def narrow(self, words: str) -> None:
        """Show what fits, best first."""
        found = matches(self.entries, words, self.host.recent)
        rows = self.query_one("#found", RowList)
        rows.styles.height = min(max(len(found), 1), self._most())
        rows.show([_row(hit) for hit in found], key=found[0].entry.command.id() if found else "")
        count = ngettext("{found} of {count} command", "{found} of {count} commands", len(self.entries))
        self.say(count.format(found=len(found), count=len(self.entries)))

    def _most(self) -> int:
        return min(MOST, max(self.size.height - ROUND, 1))

    def say(self, words: str) -> None:
        """The line below the list."""
        self.query_one("#count", Static).update(Content(words))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.narrow(event.value)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._choose(self.query_one("#found", RowList).key)

    @on(RowList.Opened)
    def _opened(self, event: RowList.Opened) -> None:
        event.stop()
        self._choose(event.key)

    def _choose(self, wanted: str) -> None:
        entry = next((each for each in self.entries if each.command.id() == wanted), None)
        if entry is None:
            return
        if entry.elsewhere:
            self.say(_("That is done on another page: {page}").format(page=_(entry.elsewhere)))
            return
        self.host.recent = [wanted, *(each for each in self.host.recent if each != wanted)][:REMEMBERED]
        self.answer(entry.command)

    def on_key(self, event: Key) -> None:
        steps = {"down": 1, "up": -1, "pagedown": MOST, "pageup": -MOST}.get(event.key)
        if steps:
            event.stop()
            event.prevent_default()
            self.query_one("#found", RowList).move(steps)


def everything(screen: Screen[Any], app: "AppBase") -> tuple[Entry, ...]:
    """What can be done here, then what can be done on other pages."""
    here = dict.fromkeys(command for command in (*app.offered_by(screen), *app.offers()) if command.palette)
    entries = [Entry(command) for command in here]
    for place in everyday_places():
        others = (command for command in place.commands if command.palette and command not in here)
        entries += [Entry(command, place.title) for command in others]
    return tuple(entries)


def _row(hit: Hit) -> Row:
    command, away = hit.entry.command, hit.entry.elsewhere
    remark = hit.called or (_("on: {page}").format(page=_(away)) if away else _(command.remark))
    cells = (Cell(hit.title, gap=3, strong=not away), Cell(remark, "$muted"))
    right = Content.styled(command.shown_key(), "$muted" if away else "$accent bold") if command.keys() else None
    return Row(command.id(), (cells,), right)
