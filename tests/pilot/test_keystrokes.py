"""Each task of docs/keystrokes.md is done by exactly the keys of its row."""

import re

from journal_tui.tui.screens.client_card import ClientCardScreen
from journal_tui.tui.screens.curve import CurveScreen
from journal_tui.tui.screens.measures import MeasuresScreen
from journal_tui.tui.screens.session import SessionScreen
from tests.architecture.tree import ROOT
from tests.pilot.session.steps import open_note
from tests.pilot.test_curve import curved_day, day

__all__ = ["curved_day", "day"]


def told(task: str) -> int:
    """How many keys the page says."""
    page = (ROOT / "docs" / "keystrokes.md").read_text(encoding="utf-8")
    (row,) = re.findall(rf"^\| {re.escape(task)} \|.*\| (\d+) \|$", page, re.MULTILINE)
    return int(row)


class Keys:
    """Presses keys and counts them."""

    def __init__(self, walk) -> None:
        self.walk, self.count = walk, 0

    async def press(self, *keys: str) -> None:
        self.count += len(keys)
        await self.walk.press(*keys)

    async def write(self, words: str) -> None:
        self.count += len(words)
        await self.walk.type(words)


async def test_a_client_is_found_and_a_curve_drawn(walk_in, day):
    async with walk_in() as walk:
        keys = Keys(walk)
        await keys.press("f3", "slash")
        await keys.write("tov")
        await keys.press("enter")
        await walk.until(lambda: isinstance(walk.app.screen, ClientCardScreen) and walk.app.screen.card is not None)
        assert walk.app.screen.client == day.clients["Tove"]
        assert keys.count == told("find a client")
        keys = Keys(walk)
        await keys.press("m")
        await walk.until(lambda: isinstance(walk.app.screen, MeasuresScreen) and walk.app.screen.rows)
        await keys.press("k")
        await walk.until(lambda: isinstance(walk.app.screen, CurveScreen) and walk.app.screen.found)
        assert keys.count == told("a curve")


async def test_the_next_appointment_is_started(walk_in, day):
    async with walk_in() as walk:
        keys = Keys(walk)
        await keys.press("s")
        await walk.until(lambda: isinstance(walk.app.screen, SessionScreen))
        assert keys.count == told("start the appointment that is next")


async def test_from_the_note_to_the_signature(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        await walk.type("Sov bättre. ")
        assert "Förra planen" in walk.text
        keys = Keys(walk)
        await keys.press("ctrl+f")
        assert keys.count == told("see the last plan beside the note")
        await walk.press("escape")
        keys = Keys(walk)
        await keys.press("ctrl+o", "r")
        await keys.write("promenad")
        await keys.press("enter")
        kept = await walk.app.gateway.ask(lambda p: p.agreements.list(day.clients["Tove"]))
        assert any("promenad" in each.text for each in kept)
        assert keys.count == told("keep an agreement")
        keys = Keys(walk)
        await keys.press("ctrl+b")
        await keys.write("phq")
        await keys.press("enter", "2")
        await keys.write("25")
        await keys.press("enter", "escape")
        totals = await walk.app.gateway.ask(lambda p: [each.total for each in p.measures.list(day.clients["Tove"])])
        assert 25_000 in totals
        assert keys.count == told("a total of a questionnaire")
        await walk.until(lambda: walk.app.screen is note)
        keys = Keys(walk)
        await keys.press("f12", "1", "f12")
        await walk.until(lambda: walk.app.screen is not note)
        assert keys.count == told("sign, when no word waits")


async def test_what_was_agreed_about_sleep_in_spring(walk_in, day):
    async with walk_in() as walk:
        keys = Keys(walk)
        await keys.press("f5")
        await keys.write("sömn @vår typ:ö")
        await walk.until(lambda: "våren 2026" in walk.text or "vår 2026" in walk.text)
        assert keys.count == told("what was agreed about sleep in spring")
