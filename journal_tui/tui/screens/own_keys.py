"""Keys of one's own: every command by the page that it belongs to, its key, and another one if one likes.

What would hide an action or cannot be sent by a terminal is refused with the reason, and the other command is named.
A change holds at once, is kept in the configuration, and can be undone; one key or all go back to the usual ones.
"""

from collections.abc import Mapping
from dataclasses import replace

from textual import events, on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from journal_tui.locales import N_, _, ngettext
from journal_tui.tui.commands import Back, Command, key_name
from journal_tui.tui.everything import everyday_places
from journal_tui.tui.keymap import clashes, movable
from journal_tui.tui.modals.base import Choice, ChoiceDialog, Dialog, paragraph
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.widgets.row_list import RowList
from journal_tui.tui.widgets.rows import Cell, Row, blank, heading, row

NAME, KEY = 46, 14


class ChooseKey(Command):
    """Waits for the key that the marked command should have. Esc leaves it as it is."""

    action, key, title, label = "choose", "enter", N_("Choose another key"), N_("Another key")
    footer = 1


class UsualKey(Command):
    """Gives the marked command its usual key back."""

    action, key, title, label = "usual", "r", N_("The usual key again"), N_("Usual")
    footer = 2


class AllUsualKeys(Command):
    """Gives every command its usual key back. Asks first."""

    action, key, title, label = "all_usual", "R", N_("All usual keys again"), N_("All usual")
    footer = 3


class KeyDialog(Dialog[str]):
    """Takes the next key, whatever it is; says why one cannot be taken and waits for another."""

    TAKES_KEYS = True
    HELP_TITLE = N_("Another key")

    def __init__(self, command: type[Command], keymap: Mapping[str, str]) -> None:
        """Ask for a key for one command."""
        super().__init__()
        self._command, self._keymap = command, keymap

    def body(self) -> ComposeResult:
        now = self._command.shown_key() or _("none")
        title = Content.assemble((_(self._command.title), "$strong bold"), "   ", (now, "$accent bold"))
        yield paragraph(title)
        yield paragraph(_("Press the key that it should have."))
        yield Static(Content.styled(_("Esc leaves it as it is."), "$muted"), id="answer", classes="paragraph", markup=False)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        if event.key == "escape":
            self.answer(None)
            return
        name = self._command.id()
        wrong = [clash for clash in clashes({**self._keymap, name: event.key}) if name in {clash.command, clash.other}]
        if not wrong:
            self.answer(event.key)
            return
        why = Content.assemble((f"× {wrong[0].words()}", "$stop"), " ", (_("Press another one."), "$muted"))
        self.query_one("#answer", Static).update(why)


class OwnKeysScreen(PageScreen[None]):
    """The list of all commands with their keys."""

    OFFERS = (ChooseKey, UsualKey, AllUsualKeys, Back)
    HELP_TITLE = N_("Keys")
    HELP = N_(
        "Every command and its key. A command of a page has its key on that page only; those under Everywhere have it on "
        "every page. Commands without a key are in the list of commands."
    )

    def main(self) -> ComposeResult:
        yield RowList(id="keys")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#keys", RowList).focus()

    def paint(self) -> None:
        keymap = self.host.config.keymap
        count = ngettext("{count} of your own", "{count} of your own", len(keymap)).format(count=len(keymap))
        self.header(_("Keys"), count if keymap else _("the usual ones"))
        rows: list[Row] = []
        for place in everyday_places():
            if listed := [command for command in place.commands if movable(command)]:
                rows += [blank()] if rows else []
                rows += [heading(_(place.title), str(len(listed)))]
                rows += [_row(command, keymap) for command in listed]
        self.query_one("#keys", RowList).show(rows)
        self.status("")

    def marked(self) -> type[Command] | None:
        """The command under the bar."""
        wanted = self.query_one("#keys", RowList).key
        listed = (command for place in everyday_places() for command in place.commands)
        return next((command for command in listed if command.id() == wanted), None)

    @on(RowList.Opened)
    def _opened(self, event: RowList.Opened) -> None:
        event.stop()
        self.action_choose()

    def action_choose(self) -> None:
        if (command := self.marked()) is not None:
            self.choose(command)

    @work(exclusive=True, group="choose", description="choose a key")
    async def choose(self, command: type[Command]) -> None:
        """Wait for the key and take it."""
        key = await self.host.push_screen_wait(KeyDialog(command, self.host.config.keymap))
        if key is not None:
            self.take({**self.host.config.keymap, command.id(): key})

    def action_usual(self) -> None:
        command = self.marked()
        keymap = dict(self.host.config.keymap)
        if command is None or keymap.pop(command.id(), None) is None:
            return
        if wrong := clashes(keymap):
            self.host.warn(wrong[0].words())
            return
        self.take(keymap)

    def action_all_usual(self) -> None:
        if self.host.config.keymap:
            self.ask_all()

    @work(exclusive=True, group="choose", description="all usual keys")
    async def ask_all(self) -> None:
        """Ask, and do it."""
        choices = [Choice("escape", _("Back"), "back")]
        choices.insert(0, Choice("a", _("All usual keys again"), "all"))
        dialog = ChoiceDialog(_("All usual keys again"), _("Every key of your own is dropped."), choices, safe="back")
        if await self.host.push_screen_wait(dialog) == "all":
            self.take({})

    def take(self, keymap: Mapping[str, str]) -> None:
        """Use these keys from now on."""
        known = {command.id(): command.key for place in everyday_places() for command in place.commands}
        own = {name: key for name, key in keymap.items() if known.get(name) != key}
        self.host.change_config(replace(self.host.config, keymap=own), N_("The key is changed"))
        self.repaint()


def _row(command: type[Command], keymap: Mapping[str, str]) -> Row:
    mine = command.id() in keymap
    usual = _("usually {key}").format(key=key_name(command.key) if command.key else _("none")) if mine else ""
    return row(
        command.id(),
        Cell(_(command.title), "$ink", width=NAME, strong=True),
        Cell(command.shown_key(), "$accent bold", width=KEY),
        Cell(usual, "$muted"),
    )
