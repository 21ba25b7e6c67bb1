"""The first start: language, places, owner, passphrase, sheets proven, the day; and the way back with the sheets."""

import os
from datetime import datetime

import pytest

from journal_tui.config import read
from journal_tui.practice.sheets import groups, same
from journal_tui.tui.screens.first_owner import OwnerScreen, PassphraseScreen
from journal_tui.tui.screens.first_place import PlaceScreen
from journal_tui.tui.screens.first_start import FirstStartScreen
from journal_tui.tui.screens.secret_sheets import ProveScreen, SheetsScreen
from journal_tui.tui.screens.today import TodayScreen
from journal_tui.tui.screens.unlock import UnlockScreen
from journal_tui.tui.tour import TourDialog
from journal_tui.tui.widgets.field import Field
from tests.pilot.conftest import walking
from tests.pilot.day import PASSPHRASE

NEW = "sju tysta tranor över ån"


@pytest.fixture
def now():
    return datetime.now().astimezone()


async def fill(walk, **fields: str) -> None:
    for name, value in fields.items():
        walk.app.screen.query_one(f"#{name.replace('_', '-')}", Field).value = value
    await walk.rest()


async def prove(walk) -> None:
    """Type the four groups that are asked for."""
    page = walk.app.screen
    assert isinstance(page, ProveScreen)
    for number, (sheet, at) in enumerate(page.asked):
        page.query_one(f"#group-{number}", Field).value = groups(page.sheets[sheet])[at].lower()
    await walk.press("ctrl+s")


async def test_a_bare_folder_becomes_a_practice_by_keys_alone(tmp_path, now):
    folder = tmp_path / "home"
    async with walking(folder, unlock=False, now=now) as walk:
        await walk.until(lambda: isinstance(walk.app.screen, FirstStartScreen))
        await walk.rest()
        await walk.press("1")
        await walk.until(lambda: isinstance(walk.app.screen, PlaceScreen))
        assert str(folder) in "".join(walk.text.split())  # a long path goes on over the line
        await walk.press("enter")
        await walk.until(lambda: isinstance(walk.app.screen, OwnerScreen))
        await walk.press("ctrl+s")
        await walk.until(lambda: walk.app.screen.query_one("#owner", Field).wrong)
        await fill(walk, owner="Maria Berg", controller="Stilla Samtal AB", phone="070-174 06 05", email="hej@example.org")
        await walk.press("ctrl+s")
        await walk.until(lambda: isinstance(walk.app.screen, PassphraseScreen))
        await fill(walk, passphrase="kort", again="kort")
        await walk.press("ctrl+s")
        await walk.until(lambda: "4 av minst 12 tecken" in walk.text)
        await fill(walk, passphrase=NEW, again=NEW + "x")
        await walk.press("ctrl+s")
        await walk.until(lambda: "De två är inte lika." in walk.text)
        await walk.until(lambda: "mycket bra" in walk.text)
        await fill(walk, again=NEW)
        await walk.press("ctrl+s")
        await walk.until(lambda: isinstance(walk.app.screen, SheetsScreen), 30)
        await walk.rest()
        sheets = walk.app.screen.sheets
        for sheet in sheets:
            for group in groups(sheet):
                assert group in walk.text
        await walk.press("f2", "escape", "ctrl+p", "ctrl+q")
        assert isinstance(walk.app.screen, SheetsScreen), "it cannot be skipped"
        await walk.press("enter")
        await walk.press("ctrl+s")
        await walk.until(lambda: "inte vad som står på arket" in walk.text)
        await walk.press("escape")
        await walk.until(lambda: isinstance(walk.app.screen, SheetsScreen))
        await walk.press("enter")
        await prove(walk)
        await walk.until(lambda: isinstance(walk.app.screen, TourDialog), 30)
        await walk.rest()
        assert walk.line("Idag   1 av 5")
        await walk.press("escape")
        await walk.until(lambda: isinstance(walk.app.screen, TodayScreen))
        await walk.rest()
        await walk.until(lambda: "Inga samtal i dag." in walk.text)
        await walk.until(lambda: "Samtyckesdokument för KBT är inte publicerat" in walk.text)
        assert len(walk.app.screen_stack) == 2
    assert read(folder / "config.toml").language == "sv"
    assert read(folder / "config.toml").toured, "the tour is offered once"
    assert (folder.stat().st_mode & 0o777) == 0o700
    for name in ("journal.db", "vault.db", "bookkeeping.db", "config.toml"):
        assert (folder / name).stat().st_mode & 0o777 == 0o600


async def test_an_interrupted_first_start_shows_fresh_sheets_at_the_next_unlock(practice_folder, now):
    async with walking(practice_folder, unlock=False, now=now) as walk:
        await walk.type(PASSPHRASE)
        await walk.press("enter")
        await walk.until(lambda: isinstance(walk.app.screen, SheetsScreen))
        await walk.until(lambda: "Arken är nya." in walk.text)
        await walk.rest()
        await walk.press("enter")
        await prove(walk)
        await walk.until(lambda: isinstance(walk.app.screen, TodayScreen))
    async with walking(practice_folder, now=now) as walk:
        await walk.until(lambda: isinstance(walk.app.screen, TodayScreen))


async def test_both_sheets_open_the_practice_again(made_practice, practice_folder, now):
    async with walking(practice_folder, unlock=False, now=now) as walk:
        await walk.press("tab", "å")
        first, second = made_practice.shares
        wrong = first[:3] + ("0" if first[3] != "0" else "1") + first[4:]
        await fill(walk, sheet_1=wrong, sheet_2=second.lower().replace("-", " "), passphrase=NEW, again=NEW)
        await walk.press("ctrl+s")
        await walk.until(lambda: "Grupp 1 är felskriven." in walk.text)
        await fill(walk, sheet_1=first)
        await walk.press("ctrl+s")
        await walk.until(lambda: isinstance(walk.app.screen, SheetsScreen), 30)
        assert walk.app.screen.sheets != made_practice.shares
        await walk.press("enter")
        await prove(walk)
        await walk.until(lambda: isinstance(walk.app.screen, TodayScreen))
    async with walking(practice_folder, unlock=False, now=now) as walk:
        await walk.type(PASSPHRASE)
        await walk.press("enter")
        await walk.until(lambda: "Fel lösenord" in walk.text)
        await walk.unlock(NEW)
        await walk.until(lambda: isinstance(walk.app.screen, TodayScreen))


async def test_a_folder_that_is_copied_elsewhere_stops_until_the_words_are_typed(tmp_path, now):
    async with walking(tmp_path / "Dropbox" / "journal", unlock=False, now=now) as walk:
        await walk.until(lambda: isinstance(walk.app.screen, FirstStartScreen))
        await walk.rest()
        await walk.press("1")
        await walk.until(lambda: "× Mappen kopieras någon annanstans" in walk.text)
        await walk.press("ctrl+s")
        await walk.until(lambda: isinstance(walk.app.screen, PlaceScreen))
        await fill(walk, words="jag förstår")
        await walk.press("ctrl+s")
        await walk.rest()
        assert isinstance(walk.app.screen, PlaceScreen)
        await fill(walk, words="JAG FÖRSTÅR")
        await walk.press("ctrl+s")
        await walk.until(lambda: isinstance(walk.app.screen, OwnerScreen))


async def test_the_vault_may_lie_elsewhere(tmp_path, now):
    vault = tmp_path / "stick"
    vault.mkdir(mode=0o700)
    folder = tmp_path / "home"
    async with walking(folder, unlock=False, now=now) as walk:
        await walk.until(lambda: isinstance(walk.app.screen, FirstStartScreen))
        await walk.rest()
        await walk.press("2")
        await fill(walk, vault=str(tmp_path / "nowhere"))
        await walk.press("ctrl+s")
        await walk.until(lambda: "There is no such folder." in walk.text)
        await fill(walk, vault=str(vault))
        await walk.press("ctrl+s")
        await fill(walk, owner="Maria Berg", controller="Quiet Talks Ltd")
        await walk.press("ctrl+s")
        await fill(walk, passphrase=NEW, again=NEW)
        await walk.press("ctrl+s")
        await walk.until(lambda: isinstance(walk.app.screen, SheetsScreen), 30)
    assert (vault / "vault.db").exists()
    assert not (folder / "vault.db").exists()
    assert read(folder / "config.toml").vault.endswith("vault.db")
    assert read(folder / "config.toml").language == "en"


async def test_a_read_only_place_is_said_in_words(tmp_path, now):
    if os.geteuid() == 0:
        place = "/proc/nowhere"
    else:
        (tmp_path / "closed").mkdir(mode=0o500)
        place = str(tmp_path / "closed" / "home")
    from pathlib import Path

    async with walking(Path(place), unlock=False, now=now) as walk:
        await walk.until(lambda: isinstance(walk.app.screen, FirstStartScreen))
        await walk.rest()
        await walk.press("1", "ctrl+s")
        await fill(walk, owner="Maria Berg", controller="Stilla Samtal AB")
        await walk.press("ctrl+s")
        await fill(walk, passphrase=NEW, again=NEW)
        await walk.press("ctrl+s")
        await walk.until(lambda: "×" in walk.text, 30)
        assert isinstance(walk.app.screen_stack[0], UnlockScreen)
        assert walk.app.return_code is None


def test_look_alikes_are_the_same_character():
    assert same("o1l0i", "01101")
    assert same(" 2pj-77 ", "2PJ77")
    assert not same("2PJ78", "2PJ77")
