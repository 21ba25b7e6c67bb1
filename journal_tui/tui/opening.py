"""Which page a command of the app opens: named by the command, imported when it is first opened.

The unlock screen is painted before any other page is imported, so a command holds the name of its page, not the page.
"""

from importlib import import_module

from journal_tui.tui.commands import Command
from journal_tui.tui.screens.base import PageScreen


def page_of(command: type[Command]) -> type[PageScreen[None]]:
    """The page that a command opens.

    Raises:
        TypeError: What it names is no page.
    """
    return page_named(command.opens)


def page_named(wanted: str) -> type[PageScreen[None]]:
    """The page called `settings:SettingsScreen`, by module and class.

    Raises:
        TypeError: It is no page.
    """
    module, _colon, name = wanted.partition(":")
    page: object = getattr(import_module(f"journal_tui.tui.screens.{module}"), name)
    if not (isinstance(page, type) and issubclass(page, PageScreen)):
        raise TypeError(wanted)
    return page
