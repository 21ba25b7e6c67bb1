"""The interface as a whole: settings, keys of one's own, the tour, the list of commands."""

from journal_tui.tui.app_commands import OwnKeys, Tour
from journal_tui.tui.screens.own_keys import KeyDialog, OwnKeysScreen
from journal_tui.tui.tour import TourDialog
from journal_tui.tui.widgets.row_list import RowList
from tests.pilot.walk import Walk
from tests.screens.pictures import Picture


async def _keys(walk: Walk) -> None:
    await walk.app.run_action(OwnKeys.action)
    await walk.until(lambda: isinstance(walk.app.screen, OwnKeysScreen))
    await walk.rest()


async def _key_taken(walk: Walk) -> None:
    await _keys(walk)
    walk.app.screen.query_one("#keys", RowList).select("look-up")
    await walk.press("enter")
    await walk.until(lambda: isinstance(walk.app.screen, KeyDialog))
    await walk.press("f3")


async def _tour(walk: Walk) -> None:
    await walk.app.run_action(Tour.action)
    await walk.until(lambda: isinstance(walk.app.screen, TourDialog))


async def _palette_all(walk: Walk) -> None:
    await walk.press("ctrl+p")


async def _jump(walk: Walk) -> None:
    await walk.press("f10")


PICTURES = (
    Picture("keys", _keys),
    Picture("key-taken", _key_taken),
    Picture("tour", _tour),
    Picture("jump", _jump),
    Picture("palette-all", _palette_all),
)
