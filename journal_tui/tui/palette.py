"""Ctrl+P: every command that can be reached from here, by name; the key stands at the right for next time."""

from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import Key
from textual.fuzzy import Matcher
from textual.screen import Screen
from textual.widgets import Input, Static

from journal_tui.locales import _, ngettext
from journal_tui.tui.commands import Command, key_name
from journal_tui.tui.modals.base import Dialog
from journal_tui.tui.widgets.field import Field
from journal_tui.tui.widgets.row_list import RowList
from journal_tui.tui.widgets.rows import Cell, Row

MOST = 12
WHOLE, BEGINS, INSIDE = 2000.0, 1000.0, 900.0
"""The whole name stands first. A hit where a word begins stands before one inside a word, and both before letters that are merely in order."""


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
        self.commands: tuple[type[Command], ...] = ()

    def body(self) -> ComposeResult:
        yield Field(_("Command"), id="command", width=9, bar=False)
        yield RowList(id="found", letters=False, always_lit=True)
        yield Static("", id="count", markup=False)

    def on_mount(self) -> None:
        every = (*self.host.offered_by(self._below), *self.host.offers())
        self.commands = tuple(dict.fromkeys(command for command in every if command.palette))
        self.query_one("#found", RowList).can_focus = False
        self.query_one(Field).focus()
        self.narrow("")

    def narrow(self, words: str) -> None:
        """Show what fits, best first."""
        found = matches(self.commands, words)
        rows = self.query_one("#found", RowList)
        rows.styles.height = min(max(len(found), 1), MOST)
        rows.show([_row(command, shown) for command, shown in found], key=found[0][0].id() if found else "")
        count = ngettext("{found} of {count} command", "{found} of {count} commands", len(self.commands))
        self.query_one("#count", Static).update(Content(count.format(found=len(found), count=len(self.commands))))

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
        command = next((each for each in self.commands if each.id() == wanted), None)
        if command is not None:
            self.answer(command)

    def on_key(self, event: Key) -> None:
        steps = {"down": 1, "up": -1, "pagedown": MOST, "pageup": -MOST}.get(event.key)
        if steps:
            event.stop()
            event.prevent_default()
            self.query_one("#found", RowList).move(steps)


def matches(commands: tuple[type[Command], ...], words: str) -> list[tuple[type[Command], Content]]:
    """The commands that fit the words, best first, each with its title and what was hit marked."""
    if not words.strip():
        return [(command, Content.styled(_(command.title), "$ink")) for command in commands]
    wanted = words.casefold().strip()
    matcher = Matcher(wanted)
    scored: list[tuple[float, int, type[Command], Content]] = []
    for place, command in enumerate(commands):
        title = _(command.title)
        at = f" {title.casefold()}".find(f" {wanted}")
        at = at if at >= 0 else title.casefold().find(wanted)
        score = matcher.match(title) if at < 0 else BEGINS if not at or not title[at - 1].isalnum() else INSIDE
        if title.casefold() == wanted:
            score = WHOLE
        if score > 0:
            shown = Content.styled(title, "$ink")
            scored.append(
                (-score, place, command, shown.stylize("bold underline", at, at + len(wanted)) if at >= 0 else shown)
            )
    scored.sort(key=lambda each: each[:2])
    return [(command, shown) for _score, _place, command, shown in scored]


def _row(command: type[Command], shown: Content) -> Row:
    cells = (Cell(shown, gap=3, strong=True), Cell(_(command.remark), "$muted"))
    right = Content.styled(key_name(command.key), "$accent bold") if command.key else None
    return Row(command.id(), (cells,), right)
