"""One class per command: its key, footer label, palette entry, help row and keymap id all come from here.

A command's docstring is its help text; `title`, `label`, `remark` and the docstring are message ids of the
catalogue (English), looked up when they are shown, so the language can change while the program runs. The
command itself does nothing: `action` names a method `action_<…>` of the screen or, with `app.`, of the app.
"""

import inspect
from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType

from journal_tui.locales import N_, _

KEY_NAMES = {
    "enter": N_("Enter"),
    "escape": N_("Esc"),
    "space": N_("Space"),
    "tab": N_("Tab"),
    "delete": N_("Del"),
    "pageup": N_("PgUp"),
    "pagedown": N_("PgDn"),
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "slash": "/",
    "full_stop": ".",
    "aring": "å",
    "å": "å",
}


class Command:
    """The base of all commands."""

    action: ClassVar[str] = ""
    """`start_session` for the screen, `app.lock` for the app."""
    key: ClassVar[str] = ""
    """Textual key name(s), comma separated; the first is the one that is shown."""
    title: ClassVar[str] = ""
    """What it is called in the palette and in help."""
    label: ClassVar[str] = ""
    """What the footer says; the title when empty."""
    remark: ClassVar[str] = ""
    """A muted word after the title in the palette (`for the selected row`)."""
    footer: ClassVar[int] = 0
    """Place in the footer, 1 first; 0 keeps it out. Help always stands last."""
    palette: ClassVar[bool] = True
    priority: ClassVar[bool] = False
    """Also when a text field or the editor has focus and would take the key."""
    typing: ClassVar[bool] = False
    """Shown in the footer also while a text field has focus although the key is a plain letter."""

    @classmethod
    def id(cls) -> str:
        """The keymap id, made of the class name: `StartSession` is `start-session`."""
        return "".join(f"-{char.lower()}" if char.isupper() else char for char in cls.__name__).lstrip("-")

    @classmethod
    def help(cls) -> str:
        """The help text in the language of the screen."""
        return _(help_id(cls))

    @classmethod
    def binding(cls) -> Binding:
        """The Textual binding, with the keymap id."""
        return Binding(cls.key, cls.action, cls.title, show=False, priority=cls.priority, id=cls.id())


def help_id(command: type[Command]) -> str:
    """The message id of a command's help text: its docstring on one line."""
    return " ".join((inspect.getdoc(command) or "").split())


def bindings(*commands: type[Command]) -> list[BindingType]:
    """The bindings of a screen or the app, for `BINDINGS`."""
    return [command.binding() for command in commands if command.key]


def key_name(key: str) -> str:
    """How a key is written for a person: `Ctrl+P`, `F1`, `Space`; never `^p`."""
    first = key.split(",", maxsplit=1)[0].strip()
    *modifiers, last = first.split("+")
    if last in KEY_NAMES:
        word = _(KEY_NAMES[last])
    elif (len(last) > 1 and last[0] == "f" and last[1:].isdigit()) or modifiers:
        word = last.upper()
    else:
        word = last
    return "+".join([*(modifier.capitalize() for modifier in modifiers), word])


def is_letter(key: str) -> bool:
    """Whether the (first) key is one that a text field takes as typing."""
    first = key.split(",", maxsplit=1)[0].strip()
    return "+" not in first and (len(first) == 1 or first in {"space", "slash", "full_stop"})


def in_footer(commands: Iterable[type[Command]], *, typing: bool) -> list[type[Command]]:
    """The commands that the footer shows, in order, help last."""
    shown = [
        command for command in commands if command.footer and (command.typing or not (typing and is_letter(command.key)))
    ]
    return sorted(shown, key=lambda command: (command.key == "f1", command.footer))


class Help(Command):
    """Explains the part of the screen you are in, and its keys."""

    action, key, title = "app.help", "f1", N_("Help")
    footer = 99
    priority = True


class Palette(Command):
    """Finds every command by name. Type a few letters and press Enter."""

    action, key, title, label = "app.palette", "ctrl+p", N_("Commands"), N_("More")
    footer = 90
    palette = False
    priority = True


class GoToday(Command):
    """Shows the appointments of the day, what waits to be signed, and reminders."""

    action, key, title = "app.today", "f2", N_("Today")
    priority = True


class GoClients(Command):
    """Shows all clients; type to narrow the list."""

    action, key, title = "app.clients", "f3", N_("Clients")
    priority = True


class GoSession(Command):
    """Goes back to the open appointment, exactly where you left it."""

    action, key, title, remark = "app.session", "f4", N_("Appointment"), N_("back to the open one")
    priority = True


class LookUp(Command):
    """Finds what was written, by words, client and date."""

    action, key, title = "app.lookup", "f5", N_("Look up")
    footer = 5
    priority = True


class LockNow(Command):
    """Saves what is open, drops every key from memory and asks for the passphrase."""

    action, key, title = "app.lock", "ctrl+l", N_("Lock now")
    priority = True


class ToggleNames(Command):
    """Shows or hides every real name at once. Hidden names are replaced by their codes in the same place."""

    action, key, title = "app.names", "ctrl+g", N_("Show or hide names")
    priority = True


class Quit(Command):
    """Ends the program. Asks first if a draft is open; the draft is saved either way."""

    action, key, title = "app.quit", "ctrl+q", N_("Quit")
    priority = True


class Settings(Command):
    """Language, colours, minutes until the screen locks, and whether names are hidden from the start."""

    action, title = "app.settings", N_("Settings")


class Publish(Command):
    """Reads and publishes the consent documents. Without a published document no consent can be asked."""

    action, title = "app.documents", N_("Consent documents")


class ReadPolicy(Command):
    """Shows the privacy policy in force: what is collected, why, how it is protected, and the client's rights."""

    action, title = "app.policy", N_("Privacy policy")


class CheckLeaks(Command):
    """Searches everything that the journal stores for every name and number that the vault knows. Shows places, no names."""

    action, title = "app.leaks", N_("Search the journal for names")


class ChangePassphrase(Command):
    """Sets another passphrase. What is stored stays as it is; the recovery sheets go on working."""

    action, title = "app.passphrase", N_("Change the passphrase")


class Back(Command):
    """Goes one step back. Never discards text."""

    action, key, title = "back", "escape", N_("Back")
    footer = 80
    palette = False


APP_COMMANDS: tuple[type[Command], ...] = (
    Help,
    Palette,
    GoToday,
    GoClients,
    GoSession,
    LookUp,
    LockNow,
    ToggleNames,
    Settings,
    Publish,
    ReadPolicy,
    CheckLeaks,
    ChangePassphrase,
    Quit,
)
"""Reachable from every screen but the ones that are sealed off."""
