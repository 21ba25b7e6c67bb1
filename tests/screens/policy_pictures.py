"""The promises with their rules: the list, and one of them whole; and what the practice has decided."""

from journal_tui.config import Config
from journal_tui.tui.app_commands import CheckPromises, Decide
from journal_tui.tui.screens.decisions import DecisionsScreen
from journal_tui.tui.screens.promises import PromiseScreen, PromisesScreen
from journal_tui.tui.widgets.row_list import RowList
from tests.pilot.walk import Walk
from tests.screens.pictures import Picture


async def _promises(walk: Walk) -> None:
    await walk.app.run_action(CheckPromises.action)
    await walk.until(lambda: isinstance(walk.app.screen, PromisesScreen) and walk.app.screen.found is not None)
    await walk.rest()


async def _promise(walk: Walk) -> None:
    await _promises(walk)
    walk.app.screen.query_one("#promises", RowList).select("P21")
    await walk.press("enter")
    await walk.until(lambda: isinstance(walk.app.screen, PromiseScreen))
    await walk.rest()


async def _decisions(walk: Walk) -> None:
    await walk.app.run_action(Decide.action)
    await walk.until(lambda: isinstance(walk.app.screen, DecisionsScreen) and walk.app.screen.found is not None)


PICTURES = [
    Picture("decisions", _decisions),
    Picture("promises", _promises),
    Picture("promises-light", _promises, Config(theme="light")),
    Picture("promises-english", _promises, Config(language="en")),
    Picture("promise", _promise),
]
