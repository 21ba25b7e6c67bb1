"""Keys of one's own: chosen by pressing them, refused with the reason, in force at once, kept, and undone."""

from journal_tui.config import Config, read
from journal_tui.tui.app_commands import OwnKeys
from journal_tui.tui.screens.lookup import LookupScreen
from journal_tui.tui.screens.own_keys import KeyDialog, OwnKeysScreen
from journal_tui.tui.screens.settings import SettingsScreen
from journal_tui.tui.screens.today import TodayScreen
from journal_tui.tui.widgets.row_list import RowList


async def keys_page(walk, command: str) -> None:
    await walk.app.run_action(OwnKeys.action)
    await walk.until(lambda: isinstance(walk.app.screen, OwnKeysScreen))
    await walk.rest()
    walk.app.screen.query_one("#keys", RowList).select(command)
    await walk.press("enter")
    await walk.until(lambda: isinstance(walk.app.screen, KeyDialog))


async def test_a_key_is_chosen_by_pressing_it_and_holds_at_once(walk_in, day):
    async with walk_in() as walk:
        await keys_page(walk, "look-up")
        assert walk.line("Slå upp   F5")
        await walk.press("f9")
        await walk.until(lambda: isinstance(walk.app.screen, OwnKeysScreen))
        assert "vanligen F5" in walk.line("Slå upp")
        assert walk.line("Tangenten är bytt.  u ångrar")
        await walk.press("escape", "f5")
        assert isinstance(walk.app.screen, TodayScreen)
        assert walk.line("F9 Slå upp"), "the footer shows the key that is in force"
        await walk.press("f9")
        await walk.until(lambda: isinstance(walk.app.screen, LookupScreen))
        assert read(day.folder / "config.toml").keymap == {"look-up": "f9"}


async def test_a_taken_key_is_refused_and_the_other_command_named(walk_in):
    async with walk_in() as walk:
        await keys_page(walk, "look-up")
        await walk.press("f3")
        assert walk.line("× F3 är upptagen: Klienter.")
        await walk.press("x")
        assert walk.line("× x skulle skrivas i ett textfält")
        await walk.press("ctrl+j")
        assert "×" in walk.text
        await walk.press("ctrl+q", "f1", "ctrl+l")
        assert isinstance(walk.app.screen, KeyDialog), "every key is only asked about"
        await walk.press("escape")
        await walk.until(lambda: isinstance(walk.app.screen, OwnKeysScreen))
        assert walk.app.config.keymap == {}


async def test_one_key_and_all_keys_go_back_to_the_usual_ones(walk_in, day):
    async with walk_in(config=Config(keymap={"look-up": "f9", "start-session": "b"})) as walk:
        await walk.until(lambda: walk.app._keymap)
        await walk.app.run_action(OwnKeys.action)
        await walk.until(lambda: isinstance(walk.app.screen, OwnKeysScreen))
        await walk.rest()
        assert "2 egna" in walk.lines()[0]
        walk.app.screen.query_one("#keys", RowList).select("look-up")
        await walk.press("r")
        await walk.until(lambda: "1 egen" in walk.lines()[0])
        await walk.press("R", "a")
        await walk.until(lambda: "de vanliga" in walk.lines()[0])
        await walk.until(lambda: read(day.folder / "config.toml").keymap == {})
        await walk.press("u")
        await walk.until(lambda: "1 egen" in walk.lines()[0])


async def test_a_usual_key_that_is_taken_now_is_not_given_back(walk_in):
    async with walk_in(config=Config(keymap={"look-up": "f9", "settings": "f5"})) as walk:
        await walk.until(lambda: walk.app._keymap)
        await walk.app.run_action(OwnKeys.action)
        await walk.until(lambda: isinstance(walk.app.screen, OwnKeysScreen))
        await walk.rest()
        walk.app.screen.query_one("#keys", RowList).select("look-up")
        await walk.press("r")
        await walk.until(lambda: "F5 är upptagen" in walk.text)
        assert walk.app.config.keymap["look-up"] == "f9"


async def test_a_moved_key_works_with_the_cursor_in_a_text_field(walk_in):
    async with walk_in(config=Config(keymap={"go-clients": "f8"})) as walk:
        await walk.until(lambda: walk.app._keymap)
        await walk.press("f5")
        await walk.until(lambda: isinstance(walk.app.screen, LookupScreen))
        await walk.press("f8")
        await walk.until(lambda: "Clients" in type(walk.app.screen).__name__)


async def test_the_settings_lead_to_the_keys_and_say_how_many(walk_in):
    async with walk_in(config=Config(keymap={"look-up": "f9"})) as walk:
        await walk.app.run_action("app.open('settings')")
        await walk.until(lambda: isinstance(walk.app.screen, SettingsScreen))
        await walk.rest()
        assert "1 egen" in walk.line("Tangenter")
        walk.app.screen.query_one("#settings", RowList).select("open:own-keys")
        await walk.press("enter")
        await walk.until(lambda: isinstance(walk.app.screen, OwnKeysScreen))


async def test_texts_name_the_keys_that_are_in_force(walk_in):
    own = {"new-thing": "z", "back-to-today": "T", "start-session": "b", "filter-list": "f9", "go-clients": "f8"}
    async with walk_in(config=Config(keymap=own)) as walk:
        await walk.until(lambda: walk.app._keymap)
        await walk.press("right", "right")
        await walk.until(lambda: "Inga samtal den här dagen." in walk.text)
        assert walk.line("z bokar ett; T går tillbaka till i dag.")
        await walk.press("T", "f8", "f1")
        await walk.until(lambda: "Tryck F9 och skriv" in " ".join(walk.text.split()))
        await walk.press("escape", "enter", "f1")
        await walk.until(lambda: "b startar ett samtal" in " ".join(walk.text.split()))
