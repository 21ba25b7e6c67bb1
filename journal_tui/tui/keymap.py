"""A person's own keys: data in the configuration, checked here before Textual sees them.

Textual silently takes a key from one binding to give it to another. So a clash, an unknown command, a key that a
terminal cannot send and a key that would hide an action are refused by us, and the whole keymap with it: half a keymap
is worse than none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal_tui.locales import N_, _
from journal_tui.tui.commands import Command, Palette, character_of, key_name, use_own_keys
from journal_tui.tui.everything import Place, all_commands, places

if TYPE_CHECKING:
    from journal_tui.tui.app_base import AppBase

DEAD = frozenset({"ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+left_square_bracket", "ctrl+enter", "ctrl+["})
"""Terminals send these as backspace, tab, newline, enter and escape."""

ALTGR = frozenset("@£$€{[]}\\~|")
"""Typed with AltGr on a Swedish keyboard; some terminals drop what AltGr makes."""

MOVING = frozenset(
    {
        *("tab", "shift+tab", "enter", "escape", "space", "backspace", "delete", "up", "down", "left", "right"),
        *("home", "end", "pageup", "pagedown", "insert"),
        *(f"ctrl+{letter}" for letter in "acdekuvwxyz"),
        *"jkgG",
    }
)
"""What moves the bar and the cursor, also the letters that every list takes, and what fields and the editor edit with."""

FUNCTION = frozenset(f"f{number}" for number in range(1, 13))

REASONS = {
    "unknown": N_("There is no command {command}."),
    "fixed": N_("This key is the same in every program; it stays."),
    "dead": N_("A terminal cannot send {key} as a key of its own."),
    "altgr": N_("{key} needs AltGr, and some terminals drop it."),
    "moving": N_("{key} moves the bar or edits text."),
    "hidden": N_("{key} would be typed in a text field, and the command hidden there."),
    "taken": N_("{key} is taken: {other}."),
}


@dataclass(frozen=True, slots=True)
class Clash:
    """Why a keymap is refused: one of `REASONS`, and the ids concerned."""

    reason: str
    command: str
    key: str
    other: str = ""

    def words(self) -> str:
        """Why, in the language of the screen; the other command by its title."""
        known = {command.id(): command for command in all_commands()}
        other = _(known[self.other].title) if self.other in known else ""
        return _(REASONS[self.reason]).format(key=key_name(self.key), other=other, command=self.command)


def movable(command: type[Command]) -> bool:
    """Whether its key may be another: back, open and what else has no second way in stays where it is."""
    return command.palette or command is Palette


def clashes(keymap: Mapping[str, str]) -> tuple[Clash, ...]:
    """What is wrong with a keymap.

    Args:
        keymap: Command id to key, `{"lock-now": "f11"}`.

    A key may stand for two commands only if they live on different pages; a command of the app is reachable from
    every page, so its key belongs to it alone.
    """
    known = {command.id(): command for command in all_commands()}
    wrong = []
    for name, keys in keymap.items():
        for key in keys.split(","):
            reason = _wrong(known.get(name), key.strip())
            if reason:
                wrong.append(Clash(reason, name, key.strip()))
    for place in places():
        wrong += _taken(place, keymap)
    return tuple(dict.fromkeys(wrong))


def _wrong(command: type[Command] | None, key: str) -> str:
    """What is wrong with one key for one command, whatever the others have."""
    if command is None:
        return "unknown"
    if not movable(command):
        return "fixed"
    if key in command.key.split(","):
        return ""
    *modifiers, last = key.split("+")
    character = character_of(last)
    if key in DEAD or not key or not set(modifiers) <= {"ctrl", "shift"}:
        return "dead"
    if key in MOVING:
        return "moving"
    if character and character in ALTGR:
        return "altgr"
    if modifiers and not (last in FUNCTION or (modifiers == ["ctrl"] and len(last) == 1 and last.isascii())):
        return "dead"
    if not modifiers and last not in FUNCTION:
        if not character:
            return "dead"
        if command.priority:
            return "hidden"
    return ""


def _taken(place: Place, keymap: Mapping[str, str]) -> list[Clash]:
    """The keys that two commands would share where one stands, if at least one of the two was moved."""
    reachable = place.commands if place.app else (*place.commands, *places()[0].commands)
    held = [(command.id(), _keys(command, keymap)) for command in reachable]
    wrong = []
    for at, (one, keys) in enumerate(held):
        for other, others in held[at + 1 :]:
            mover, holder = (one, other) if one in keymap else (other, one)
            if mover in keymap and one != other and (both := keys & others):
                wrong.append(Clash("taken", mover, min(both), holder))
    return wrong


def _keys(command: type[Command], keymap: Mapping[str, str]) -> set[str]:
    return {key.strip() for key in keymap.get(command.id(), command.key).split(",") if key}


def use_keymap(app: "AppBase", keymap: Mapping[str, str]) -> str:
    """Take a person's keys from now on, or none of them.

    Returns:
        What is wrong with them, in words; the empty string when they are taken.
    """
    if keymap and (wrong := clashes(keymap)):
        use_own_keys({})
        app.set_keymap({})
        return _("Your own keys are not used. {why}").format(why=wrong[0].words())
    use_own_keys(keymap)
    app.set_keymap(dict(keymap))
    return ""
