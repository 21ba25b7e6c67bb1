"""The pictures of a client's history."""

from journal_tui.config import Config
from journal_tui.tui.screens.timeline import TimelineScreen
from tests.pilot.walk import Walk
from tests.screens.pictures import Picture, open_card


async def _timeline(walk: Walk) -> TimelineScreen:
    await open_card(walk)
    await walk.press("h")
    await walk.until(lambda: isinstance(walk.app.screen, TimelineScreen) and walk.app.screen.loaded)
    await walk.rest()
    screen = walk.app.screen
    while (item := screen.current()) is not None and item.kind.value != "entry":
        await walk.press("down")
    return screen


async def _shown(walk: Walk) -> None:
    await _timeline(walk)


async def _narrowed(walk: Walk) -> None:
    await _timeline(walk)
    await walk.press("1", "slash")
    await walk.type("sov")


PICTURES = (
    Picture("history", _shown),
    Picture("history-english", _shown, Config(language="en", theme="light")),
    Picture("history-filter", _narrowed),
)
