"""One class per command: its key, footer label, palette entry, help row and keymap id all come from here.

A command's docstring is its help text; `title`, `label`, `remark` and the docstring are message ids of the
catalogue (English), looked up when they are shown, so the language can change while the program runs. The
command itself does nothing: `action` names a method `action_<…>` of the screen or, with `app.`, of the app.
"""

import inspect
from collections.abc import Iterable, Mapping
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.keys import KEY_NAME_REPLACEMENTS, key_to_character

from journal_tui.locales import N_, _, name_keys

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


_own: dict[str, str] = {}
"""Keys of one's own, by command id; taken through `use_own_keys` once `keymap.py` has found nothing wrong with them."""


def use_own_keys(keymap: Mapping[str, str]) -> None:
    """Show these keys from now on instead of the usual ones."""
    _own.clear()
    _own.update(keymap)


_known: dict[str, "type[Command]"] = {}
"""Every command whose room has been imported, by id."""

PLAIN = {short: name for name, short in KEY_NAME_REPLACEMENTS.items()}
"""Textual's short names of keys back to the names that Unicode has."""


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
    also: ClassVar[str] = ""
    """Other words by which the palette finds it, comma separated."""
    remark: ClassVar[str] = ""
    """A muted word after the title in the palette (`for the selected row`)."""
    footer: ClassVar[int] = 0
    """Place in the footer, 1 first; 0 keeps it out. Help always stands last."""
    palette: ClassVar[bool] = True
    priority: ClassVar[bool] = False
    """Also when a text field or the editor has focus and would take the key."""
    typing: ClassVar[bool] = False
    """Shown in the footer also while a text field has focus although the key is a plain letter."""
    opens: ClassVar[str] = ""
    """For a command of the app: the page that it opens, `settings:SettingsScreen` in `screens/`, made without arguments."""
    in_settings: ClassVar[bool] = False
    """For a command of the app: the settings page has a row that runs it, with its remark as the value."""
    at_home: ClassVar[bool] = False
    """The page that it opens lies right above the day: everything else is taken down first. Else it lies on top."""

    def __init_subclass__(cls) -> None:
        """Known by its id from now on; a command that opens a page needs no action of its own."""
        _known[cls.id()] = cls
        if "opens" in cls.__dict__:
            cls.action = f"app.open('{cls.id()}')"

    @classmethod
    def id(cls) -> str:
        """The keymap id, made of the class name: `StartSession` is `start-session`."""
        return "".join(f"-{char.lower()}" if char.isupper() else char for char in cls.__name__).lstrip("-")

    @classmethod
    def keys(cls) -> str:
        """The key or keys in force, the person's own or the usual ones, as Textual names them."""
        return _own.get(cls.id(), cls.key)

    @classmethod
    def shown_key(cls) -> str:
        """The first key in force as a person reads it, or the empty string."""
        return key_name(cls.keys()) if cls.keys() else ""

    @classmethod
    def help(cls) -> str:
        """The help text in the language of the screen."""
        return _(help_id(cls))

    @classmethod
    def binding(cls) -> Binding:
        """The Textual binding, with the keymap id."""
        return Binding(cls.key, cls.action, cls.title, show=False, priority=cls.priority, id=cls.id())


def key_in_force(command: str) -> str:
    """The key of the command with this id, as a person reads it: what stands for `{key:command}` in a text."""
    if command not in _known:
        from journal_tui.tui.everything import all_commands

        all_commands()
    return _known[command].shown_key()


name_keys(key_in_force)


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
        word = character_of(last) or last
    return "+".join([*(modifier.capitalize() for modifier in modifiers), word])


def key_of(shown: str) -> str:
    """The key behind what a person reads: `Ctrl+P` is `ctrl+p`; as Textual names it, for pressing it by a click."""
    *modifiers, last = shown.split("+") if len(shown) > 1 else [shown]
    typed = len(last) == 1 and last.isalnum()
    named = next((key for key, word in KEY_NAMES.items() if _(word) == last and not typed), "")
    plain = last if typed and not modifiers else last.casefold()
    return "+".join([*(modifier.casefold() for modifier in modifiers), named or plain])


def character_of(key: str) -> str:
    """The character that a key types, or the empty string when it types none."""
    if len(key) == 1:
        return key
    typed = key_to_character(PLAIN.get(key, key)) or ""
    return typed if typed.isprintable() and (typed.isascii() or typed.isalpha()) else ""


def is_letter(key: str) -> bool:
    """Whether the (first) key is one that a text field takes as typing."""
    first = key.split(",", maxsplit=1)[0].strip()
    return bool(character_of(first))


def in_footer(commands: Iterable[type[Command]], *, typing: bool) -> list[type[Command]]:
    """The commands that the footer shows, in order, help last."""
    shown = [
        command for command in commands if command.footer and (command.typing or not (typing and is_letter(command.keys())))
    ]
    return sorted(shown, key=lambda command: (command is Help, command.footer))


class Help(Command):
    """Explains the part of the screen you are in, and its keys."""

    also = N_("explain, manual, keys")
    action, key, title = "app.help", "f1", N_("Help")
    footer = 99
    priority = True


class Palette(Command):
    """Finds every command by name. Type a few letters and press Enter."""

    action, key, title, label = "app.palette", "ctrl+p", N_("Commands"), N_("More")
    footer = 90
    palette = False
    priority = True


class Quit(Command):
    """Ends the program. Asks first if a draft is open; the draft is saved either way."""

    also = N_("exit, close the program")
    action, key, title = "app.quit", "ctrl+q", N_("Quit")
    priority = True


class Back(Command):
    """Goes one step back. Never discards text."""

    action, key, title = "back", "escape", N_("Back")
    footer = 80
    palette = False
