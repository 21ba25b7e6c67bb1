"""Finding a command by what somebody calls it: in Swedish or English, by another word, by letters that are merely in order.

The rules. The name on the screen counts most; then its name in the other language and the other words for it; letters in
order count last. What was used lately stands before what was not, and what can be done here before what cannot.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.fuzzy import Matcher

from journal_tui.locales import _, in_both
from journal_tui.tui.commands import Command

WHOLE, BEGINS, INSIDE, OTHER, FUZZY = range(5)
"""How well it fits, best first: the whole name, where a word begins, inside a word, under another name, letters in order."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A command that can be found; `elsewhere` names the page on which it can be done, when that is not this one."""

    command: type[Command]
    elsewhere: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A found command: its title with what was hit marked, and the other name by which it was found."""

    entry: Entry
    title: Content
    called: str = ""


def matches(entries: Sequence[Entry], words: str, recent: Sequence[str] = ()) -> list[Hit]:
    """The commands that fit the words, best first.

    Args:
        entries: In the order in which they stand when nothing tells them apart.
        words: What was typed; nothing typed fits all of them.
        recent: Ids of the commands that were used last, newest first.
    """
    wanted = " ".join(words.casefold().split())
    tone = "$ink"
    ranked: list[tuple[tuple[int, bool, int, float, int], Hit]] = []
    for place, entry in enumerate(entries):
        away = bool(entry.elsewhere)
        age = recent.index(entry.command.id()) if entry.command.id() in recent else len(recent)
        if not wanted:
            hit = Hit(entry, Content.styled(_(entry.command.title), "$muted" if away else tone))
            ranked.append(((0, away, age, 0.0, place), hit))
        elif (found := _fit(entry, wanted)) is not None:
            rank, score, hit = found
            ranked.append(((rank, away, age, -score, place), hit))
    ranked.sort(key=lambda each: each[0])
    return [hit for _order, hit in ranked]


def _fit(entry: Entry, wanted: str) -> tuple[int, float, Hit] | None:
    title = _(entry.command.title)
    shown = Content.styled(title, "$muted" if entry.elsewhere else "$ink")
    at = position(title, wanted)
    if at is not None:
        rank = WHOLE if title.casefold() == wanted else INSIDE if at and title[at - 1].isalnum() else BEGINS
        return rank, 0.0, Hit(entry, shown.stylize("bold underline", at, at + len(wanted)))
    for name in other_names(entry.command):
        if name.casefold() != title.casefold() and position(name, wanted) is not None:
            return OTHER, float(name.casefold().startswith(wanted)), Hit(entry, shown, name)
    score = Matcher(wanted).match(title) if len(wanted) > 1 else 0.0
    return (FUZZY, score, Hit(entry, shown)) if score > 0 else None


def other_names(command: type[Command]) -> list[str]:
    """Its title and the other words for it, in both languages."""
    titles = [*in_both(command.title), *in_both(command.label)]
    return [each for each in dict.fromkeys([*titles, *_split(*in_both(command.also))]) if each]


def _split(*lists: str) -> list[str]:
    return [word.strip() for words in lists for word in words.split(",")]


def position(name: str, wanted: str) -> int | None:
    """Where the words stand in a name: at the beginning of a word if they can."""
    folded = name.casefold()
    at = f" {folded}".find(f" {wanted}")
    at = at if at >= 0 else folded.find(wanted)
    return at if at >= 0 else None
