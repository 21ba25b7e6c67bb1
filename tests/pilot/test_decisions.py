"""Verksamhetens beslut: each is read, changed and taken back by key; what is no choice says why."""

from journal_tui.config import Config
from journal_tui.tui.app_commands import Decide
from journal_tui.tui.screens.decisions import DecisionsScreen
from journal_tui.tui.widgets.row_list import RowList


async def page(walk) -> DecisionsScreen:
    await walk.app.run_action(Decide.action)
    await walk.until(lambda: isinstance(walk.app.screen, DecisionsScreen) and walk.app.screen.found is not None)
    await walk.rest()
    return walk.app.screen


async def decided(walk, code: str) -> int:
    return (await walk.app.gateway.ask(lambda practice: practice.decisions()))[code]


async def test_a_decision_is_changed_by_keys_and_taken_back(walk_in, day):
    async with walk_in() as walk:
        shown = await page(walk)
        assert "Vila före radering" in walk.text and "1 dag" in walk.line("Vila före radering")
        await walk.press("enter")
        await walk.until(lambda: walk.app.screen.is_modal)
        await walk.type("9")
        await walk.press("enter")
        await walk.until(lambda: walk.app.screen.is_modal and "Dagar, 0 till 7." in walk.text and "utanför" in walk.text)
        assert await decided(walk, "cooling_days") == 1
        await walk.press("backspace", "backspace", "3", "enter")
        await walk.until(lambda: "3 dagar" in walk.line("Vila före radering"))
        assert await decided(walk, "cooling_days") == 3
        await walk.press("u")
        await walk.until(lambda: "1 dag" in walk.line("Vila före radering"))
        assert await decided(walk, "cooling_days") == 1
        shown.query_one("#decisions", RowList).select("financial_year_end")
        assert "december" in walk.line("Räkenskapsåret")


async def test_what_is_no_choice_says_why_and_changes_nothing(walk_in, day):
    async with walk_in(config=Config(language="en")) as walk:
        shown = await page(walk)
        for code, word in (("health_care", "patientdatalagen"), ("minors", "under 18")):
            shown.query_one("#decisions", RowList).select(code)
            await walk.press("enter")
            await walk.until(lambda: walk.app.screen.is_modal)
            assert word in " ".join(walk.text.split())
            await walk.press("escape")
            await walk.until(lambda: walk.app.screen is shown)
            assert await decided(walk, code) == 0
