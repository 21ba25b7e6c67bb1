"""Every page and what can be done there: for the palette, the keys of one's own, and the tests that walk them all.

A page is found by importing the room that pages live in, so a new page is known here without being listed anywhere.
That takes a moment: the app does it on a thread after the day is shown.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType
from typing import Any, TypeVar

from journal_tui.locales import N_, _
from journal_tui.tui.app_commands import APP_COMMANDS
from journal_tui.tui.commands import Command
from journal_tui.tui.modals.base import Dialog
from journal_tui.tui.screens.base import PageScreen

T = TypeVar("T")

EVERYWHERE = N_("Everywhere")


@dataclass(frozen=True, slots=True)
class Place:
    """A page, or the app: its name (message id) and its own commands."""

    title: str
    commands: tuple[type[Command], ...]
    everyday: bool = True
    """Whether it belongs to the open practice; the first start, client mode and dialogs do not."""

    @property
    def app(self) -> bool:
        """Whether its commands can be reached from every other place too."""
        return self.title == EVERYWHERE


@lru_cache(maxsize=1)
def places() -> tuple[Place, ...]:
    """The app first, then every page and dialog that has commands of its own, by the name of its class."""
    import journal_tui.tui.kiosk
    import journal_tui.tui.modals
    import journal_tui.tui.screens
    import journal_tui.tui.tour  # its page lies beside the rooms

    for room in (journal_tui.tui.screens, journal_tui.tui.modals, journal_tui.tui.kiosk):
        _bring_in(room)
    pages: list[type[PageScreen[Any] | Dialog[Any]]] = [*_children(PageScreen), *_children(Dialog)]
    found = [Place(EVERYWHERE, APP_COMMANDS)]
    for page in sorted(set(pages), key=lambda page: page.__name__):
        if not page.__module__.startswith("journal_tui."):
            continue
        if page.__dict__.get("OFFERS"):
            own = tuple(command for command in page.OFFERS if command not in APP_COMMANDS)
            everyday = issubclass(page, PageScreen) and page.EVERYDAY and not page.SEALED
            found.append(Place(page.HELP_TITLE, own, everyday))
    return tuple(found)


def everyday_places() -> list[Place]:
    """Where the work is done: each command once, in the first place that has it; the app first, then by name."""
    app, *pages = (place for place in places() if place.everyday)
    ordered = [app, *sorted(pages, key=lambda place: _(place.title).casefold())]
    seen: set[type[Command]] = set()
    found = []
    for place in ordered:
        own = tuple(command for command in place.commands if command not in seen)
        seen.update(own)
        if own:
            found.append(Place(place.title, own))
    return found


def all_commands() -> tuple[type[Command], ...]:
    """Every command that stands in some place."""
    return tuple(dict.fromkeys(command for place in places() for command in place.commands))


def _bring_in(room: ModuleType) -> None:
    for module in walk_packages(room.__path__, f"{room.__name__}."):
        import_module(module.name)


def _children(base: type[T]) -> Iterator[type[T]]:
    for child in base.__subclasses__():
        yield child
        yield from _children(child)
