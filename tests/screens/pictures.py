"""What there is to be seen, and how to get there by keys: one entry per picture. Other parts add theirs in files of their own."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from journal_tui.config import Config
from journal_tui.tui.app_commands import CheckLeaks, Publish, Settings
from journal_tui.tui.screens.leak_check import LeakCheckScreen
from journal_tui.tui.widgets.choices import Choices
from journal_tui.tui.widgets.field import Field
from journal_tui.tui.widgets.row_list import RowList
from tests.pilot.walk import Walk

SIZES = ((80, 24), (200, 50))


@dataclass(frozen=True)
class Picture:
    """A name, the keys that lead there from the unlocked day, and how the program is started."""

    name: str
    way: Callable[[Walk], Awaitable[None]]
    config: Config | None = None
    unlock: bool = True
    empty: bool = False
    """On a folder without a practice: the first start."""


async def _stay(_walk: Walk) -> None:
    """The screen that is there anyway."""


async def _type_passphrase(walk: Walk) -> None:
    await walk.press(*"fjordhavre")


async def _hidden(walk: Walk) -> None:
    await walk.press("ctrl+g")


async def _clients(walk: Walk) -> None:
    await walk.press("f3")
    await walk.rest()


async def _filter(walk: Walk) -> None:
    await walk.press("f3", "slash")
    await walk.type("kv")


async def open_card(walk: Walk) -> None:
    rows = walk.app.screen.query_one("#day", RowList)
    first = next(row.key for row in rows.rows if row.key.startswith("appointment:"))
    rows.select(first)
    await walk.press("enter")
    await walk.rest()


async def _new_client(walk: Walk) -> None:
    await walk.press("f3", "n")
    screen = walk.app.screen
    for field, value in (("given", "Ronja"), ("surname", "Stormskog"), ("email", "ronja@example")):
        screen.query_one(f"#{field}", Field).value = value
    screen.query_one("#services", Choices).choose(0)
    screen.query_one("#email", Field).check()
    screen.query_one("#phone", Field).focus()
    await walk.type("070-174 06 3")


async def _plan(walk: Walk) -> None:
    await open_card(walk)
    await walk.press("p")
    await walk.rest()


async def _help(walk: Walk) -> None:
    await walk.press("f1")


async def _leak_check(walk: Walk) -> None:
    walk.app.do(CheckLeaks.action)
    await walk.until(lambda: isinstance(walk.app.screen, LeakCheckScreen) and walk.app.screen.report is not None)


async def _palette(walk: Walk) -> None:
    await walk.press("ctrl+p")
    await walk.type("sam")


async def _documents(walk: Walk) -> None:
    await walk.app.run_action(Publish.action)
    await walk.rest()
    await walk.rest()


async def _document(walk: Walk) -> None:
    await _documents(walk)
    await walk.press("enter")


async def _settings(walk: Walk) -> None:
    await walk.app.run_action(Settings.action)
    await walk.rest()


async def _recovery(walk: Walk) -> None:
    await walk.press("tab", "å")


async def _place(walk: Walk) -> None:
    await walk.press("1")


PICTURES = (
    Picture("unlock", _type_passphrase, unlock=False),
    Picture("recovery", _recovery, unlock=False),
    Picture("first-start", _stay, unlock=False, empty=True),
    Picture("first-start-place", _place, unlock=False, empty=True),
    Picture("today", _stay),
    Picture("today-light", _stay, Config(theme="light")),
    Picture("today-contrast", _stay, Config(theme="contrast")),
    Picture("today-names-hidden", _hidden),
    Picture("today-english", _stay, Config(language="en")),
    Picture("clients", _clients),
    Picture("clients-filter", _filter),
    Picture("client-card", open_card),
    Picture("new-client", _new_client),
    Picture("plan", _plan),
    Picture("help", _help),
    Picture("palette", _palette),
    Picture("leak-check", _leak_check),
    Picture("documents", _documents),
    Picture("document", _document),
    Picture("settings", _settings),
)
