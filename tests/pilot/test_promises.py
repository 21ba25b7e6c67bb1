"""Löften och regler: every promise is listed, narrowed while one types, and shown whole."""

from journal_tui.config import Config
from journal_tui.tui.app_commands import CheckPromises
from journal_tui.tui.screens.promises import PromiseScreen, PromisesScreen
from journal_tui.tui.widgets.row_list import RowList


async def promises(walk) -> PromisesScreen:
    """Open the page from the palette."""
    await walk.pilot.press("ctrl+p", *"löften och")
    await walk.rest()
    await walk.pilot.press("enter")
    await walk.until(lambda: isinstance(walk.app.screen, PromisesScreen) and walk.app.screen.found is not None)
    await walk.rest()
    return walk.app.screen


async def test_every_promise_is_listed_narrowed_and_shown_whole(walk_in, day):
    async with walk_in() as walk:
        screen = await promises(walk)
        rows = screen.query_one("#promises", RowList)
        assert [each.key for each in rows.rows] == [f"P{number:02d}" for number in range(1, 62)]
        await walk.pilot.press("slash", *"väntar")
        await walk.rest()
        assert [each.key for each in rows.rows] == ["P47"]
        await walk.pilot.press("escape", "slash", *"practice.gate:decide")
        await walk.rest()
        assert "P21" in [each.key for each in rows.rows] and len(rows.rows) < 10
        await walk.pilot.press("enter")
        await walk.until(lambda: isinstance(walk.app.screen, PromiseScreen))
        await walk.rest()
        assert "journal_tui.practice.gate:decide" in walk.text and "journal_tui/practice/gate.py:" in walk.text
        await walk.pilot.press("escape")
        await walk.rest()
        await walk.pilot.press("escape", "escape")
        await walk.rest()
        assert not isinstance(walk.app.screen, PromisesScreen)


async def test_it_speaks_english_and_shows_the_marked_one_beside(walk_in, day):
    async with walk_in(config=Config(language="en"), size=(120, 36)) as walk:
        walk.app.do(CheckPromises.action)
        await walk.until(lambda: isinstance(walk.app.screen, PromisesScreen) and walk.app.screen.found is not None)
        await walk.rest()
        assert "We tell what we collect" in walk.text and "What keeps it" in walk.text
