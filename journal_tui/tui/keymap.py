"""A person's own keys: data in the configuration, checked here before Textual sees them.

Textual silently takes a key from one binding to give it to another. So a clash, an unknown command and a key that a
terminal cannot send are refused by us, and the whole keymap with it: half a keymap is worse than none.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal_tui.locales import _
from journal_tui.tui.app_commands import APP_COMMANDS
from journal_tui.tui.commands import Command

if TYPE_CHECKING:
    from journal_tui.tui.app import JournalApp

DEAD = frozenset({"ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+left_square_bracket", "ctrl+enter", "ctrl+["})
"""Terminals send these as backspace, tab, newline, enter and escape."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Why a keymap is refused: `unknown`, `dead` or `taken`, and the ids concerned."""

    reason: str
    command: str
    key: str
    other: str = ""


def all_commands() -> tuple[type[Command], ...]:
    """Every command of the program, by walking the classes that exist."""
    found: dict[str, type[Command]] = {}
    queue: list[type[Command]] = [Command]
    while queue:
        for child in queue.pop().__subclasses__():
            found[child.id()] = child
            queue.append(child)
    return tuple(found.values())


def clashes(keymap: Mapping[str, str], commands: Iterable[type[Command]] = ()) -> tuple[Clash, ...]:
    """What is wrong with a keymap.

    Args:
        keymap: Command id to key, `{"lock-now": "f11"}`.
        commands: The commands it may name; those of the app by default.

    A key may stand for two commands only if they live on different screens; a command of the app is reachable
    from every screen, so its key belongs to it alone.
    """
    known = {command.id(): command for command in (commands or all_commands())}
    wrong = [Clash("unknown", each, key) for each, key in keymap.items() if each not in known]
    wrong += [Clash("dead", each, key) for each, key in keymap.items() if key in DEAD]
    keys = {each: set(keymap.get(each, command.key).split(",")) for each, command in known.items() if command.key}
    for command in APP_COMMANDS:
        mine = keys.get(command.id(), set())
        for other, theirs in keys.items():
            if other != command.id() and mine & theirs and (other in keymap or command.id() in keymap):
                mover, holder = (command.id(), other) if command.id() in keymap else (other, command.id())
                wrong.append(Clash("taken", mover, ",".join(sorted(mine & theirs)), holder))
    return tuple(wrong)


def use_keymap(app: "JournalApp", keymap: Mapping[str, str]) -> str:
    """Take a person's keys, or none of them.

    Returns:
        What is wrong with them, in words; the empty string when they are taken.
    """
    if not keymap:
        return ""
    if wrong := clashes(keymap):
        words = _("Your own keys are not used: {command} {key}")
        return words.format(command=wrong[0].command, key=wrong[0].key)
    app.set_keymap(keymap)
    return ""
