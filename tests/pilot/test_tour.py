"""The tour: five steps over the real pages, ended by one key, in nobody's way, remembered."""

import pytest

from journal_tui.config import Config, read
from journal_tui.tui.app_commands import Tour
from journal_tui.tui.commands import use_own_keys
from journal_tui.tui.screens.clients import ClientsScreen
from journal_tui.tui.screens.today import TodayScreen
from journal_tui.tui.tour import STEPS, TourDialog


async def test_five_steps_over_the_real_pages_and_it_is_remembered(walk_in, day):
    async with walk_in() as walk:
        await walk.app.run_action(Tour.action)
        for number, step in enumerate(STEPS):
            await walk.until(lambda said=f"{number + 1} av 5": said in walk.text)
            if "clients" in step.page:
                assert "6 klienter" in walk.text
            assert len(walk.lines()) == 24
            await walk.press("enter")
        await walk.until(lambda: isinstance(walk.app.screen, TodayScreen))
        await walk.until(lambda: read(day.folder / "config.toml").toured)


async def test_escape_ends_it_at_once(walk_in, day):
    async with walk_in() as walk:
        await walk.app.run_action(Tour.action)
        await walk.until(lambda: isinstance(walk.app.screen, TourDialog))
        await walk.press("enter")
        await walk.until(lambda: "2 av 5" in walk.text)
        await walk.press("left")
        await walk.until(lambda: "1 av 5" in walk.text)
        await walk.press("escape")
        await walk.until(lambda: isinstance(walk.app.screen, TodayScreen) and walk.app.config.toured)


@pytest.fixture
def keys_again():
    """The keys of one's own are gone afterwards: they are known to the whole process."""
    yield
    use_own_keys({})


async def test_it_names_the_keys_that_the_person_has(walk_in, keys_again):
    async with walk_in(config=Config(keymap={"look-up": "f9", "new-client": "w", "start-session": "b"})) as walk:
        await walk.until(lambda: walk.app._keymap)
        await walk.app.run_action(Tour.action)
        await walk.until(lambda: "b Starta samtal" in walk.text)
        await walk.press("enter")
        await walk.until(lambda: "2 av 5" in walk.text)
        assert "w Ny klient" in walk.text and "F3" in walk.text and "n Ny klient" not in walk.text
        await walk.press("enter")
        await walk.until(lambda: "F9" in walk.text)


async def test_it_blocks_nothing(walk_in):
    async with walk_in() as walk:
        await walk.app.run_action(Tour.action)
        await walk.until(lambda: isinstance(walk.app.screen, TourDialog))
        await walk.press("f3")
        await walk.until(lambda: isinstance(walk.app.screen, ClientsScreen))
        await walk.press("ctrl+l")
        await walk.until(lambda: not walk.app.gateway.unlocked)
