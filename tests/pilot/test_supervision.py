"""A text for supervision by keys: marked on the history, decided word by word, written once, or left without a trace."""

import pytest

from journal_tui.practice.clock import Clock
from journal_tui.practice.home import Home
from journal_tui.practice.practice import Practice
from journal_tui.practice.values import Purpose, Service
from journal_tui.tui.screens.supervision import SupervisionScreen
from journal_tui.tui.screens.timeline import TimelineScreen
from journal_tui.tui.widgets.field import Field
from storage.audit.actions import Action
from storage.audit.reading import read
from tests.pilot.day import NOW, PASSPHRASE

NOTE = "Tove sprang den 3 maj. Ångest 7/10 sedan, mot 3/4 förra gången."


@pytest.fixture
def noted(day):
    """The day, with a second entry in which two ratings may be dates."""
    practice = Practice.open(Home(day.folder), PASSPHRASE, clock=Clock(lambda: NOW))
    draft = practice.entries.add(day.clients["Tove"], Service.KBT, NOTE)
    practice.entries.sign(draft.id, accept_flags=True)
    practice.close()
    return day


async def deciding(walk):
    """From the day list to the words of the newest entry."""
    await walk.press("k", "enter", "h")
    await walk.until(lambda: isinstance(walk.app.screen, TimelineScreen) and walk.app.screen.loaded)
    await walk.press("slash")
    await walk.type("sprang")
    await walk.press("tab")
    await walk.press("space", "x")
    await walk.until(lambda: isinstance(walk.app.screen, SupervisionScreen))
    await walk.rest()
    return walk.app.screen


def exports(folder):
    practice = Practice.open(Home(folder), PASSPHRASE, clock=Clock(lambda: NOW))
    try:
        rows = [row.action for _, row in read(practice.context.stores.journal) if row is not None]
        return rows.count(Action.EXPORTED)
    finally:
        practice.close()


async def test_words_are_decided_and_the_file_is_written(noted, walk_in, tmp_path):
    target = tmp_path / "ut.txt"
    async with walk_in() as walk:
        screen = await deciding(walk)
        assert [noun.word for noun in screen.prepared.nouns] == ["7/10", "3/4"]
        assert walk.line("2 ord att avgöra")
        assert "klienten sprang" in walk.text
        assert "Tove" not in walk.text
        await walk.press("b")
        assert "behålls" in walk.line("7/10  ")
        await walk.press("f12")
        assert not walk.app.screen.is_modal
        await walk.press("e")
        await walk.type("bättre")
        await walk.press("enter")
        assert "→ bättre" in walk.line("3/4  ")
        await walk.press("f12")
        await walk.type(str(target))
        await walk.press("enter")
        await walk.until(lambda: isinstance(walk.app.screen, TimelineScreen))
        assert not walk.app.screen.marked
    text = target.read_text(encoding="utf-8")
    assert "Ångest 7/10 sedan, mot bättre förra gången." in text
    assert "Får ej återidentifieras" in text
    assert exports(noted.folder) == 1


async def test_leaving_asks_once_and_leaves_nothing(noted, walk_in, tmp_path):
    async with walk_in() as walk:
        await deciding(walk)
        await walk.press("u", "escape")
        assert walk.line("Lämna utan att skriva")
        await walk.press("escape")
        assert isinstance(walk.app.screen, SupervisionScreen)
        await walk.press("escape", "l")
        await walk.until(lambda: isinstance(walk.app.screen, TimelineScreen))
        assert walk.app.screen.marked
    assert list(tmp_path.glob("*.txt")) == []
    assert exports(noted.folder) == 0


async def test_without_consent_the_gate_says_no(noted, walk_in):
    practice = Practice.open(Home(noted.folder), PASSPHRASE, clock=Clock(lambda: NOW))
    practice.consent.withdraw(noted.clients["Tove"], Service.KBT, Purpose.SUPERVISION)
    practice.close()
    async with walk_in() as walk:
        await walk.press("k", "enter", "h")
        await walk.until(lambda: isinstance(walk.app.screen, TimelineScreen) and walk.app.screen.loaded)
        await walk.press("1", "space", "x")
        await walk.until(lambda: walk.app.screen.is_modal)
        await walk.rest()
        assert not isinstance(walk.app.screen, SupervisionScreen)
        assert "amtycke" in walk.text


async def test_only_signed_entries_are_marked(noted, walk_in):
    async with walk_in() as walk:
        await walk.press("k", "enter", "h")
        await walk.until(lambda: isinstance(walk.app.screen, TimelineScreen) and walk.app.screen.loaded)
        await walk.press("7", "space")
        assert not walk.app.screen.marked
        await walk.press("0", "1", "space")
        assert len(walk.app.screen.marked) == 1
        assert walk.line("[×]")
        assert walk.line("1 anteckning markerad")
        assert walk.app.screen.query_one(Field).value == ""
