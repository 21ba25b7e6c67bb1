"""F1 is about where one stands; Ctrl+P finds every command by name and does it."""

from journal_tui.config import Config, read
from journal_tui.locales import _, use
from journal_tui.tui.app_commands import Publish, Settings
from journal_tui.tui.finding import matches, other_names
from journal_tui.tui.modals.help import HelpDialog
from journal_tui.tui.palette import PaletteDialog, everything
from journal_tui.tui.screens.clients import ClientsScreen
from journal_tui.tui.screens.documents import DocumentsScreen, ReadDocumentScreen
from journal_tui.tui.screens.settings import SettingsScreen
from journal_tui.tui.screens.today import TodayScreen


async def test_help_is_about_the_focused_part(walk_in):
    async with walk_in() as walk:
        await walk.press("f1")
        assert isinstance(walk.app.screen, HelpDialog)
        assert walk.line("Idag   hjälp för rutan du står i")
        assert walk.line("Piltangenterna")
        assert walk.line("s         Starta samtal")
        assert walk.line("Fler kommandon  Ctrl+P"), "the way on is in view although the text is longer than the screen"
        assert "Läs kalenderfil" not in walk.text
        await walk.press("pagedown", "down")
        assert walk.line("l         Läs kalenderfil")
        await walk.press("pageup", "up")
        assert walk.line("Idag   hjälp")
        await walk.press("escape", "f3", "n", "tab", "tab", "tab")
        await walk.press("f1")
        assert walk.line("Ny klient   hjälp")
        await walk.press("f1")
        assert not isinstance(walk.app.screen, HelpDialog)


async def test_the_palette_marks_what_was_typed_and_does_it(walk_in):
    async with walk_in() as walk:
        await walk.press("ctrl+p")
        assert isinstance(walk.app.screen, PaletteDialog)
        await walk.type("klie")
        assert walk.line("│ ▌ ")
        assert "kommandon" in walk.text
        await walk.press("down", "up")
        while "Klienter" not in walk.line("│ ▌"):
            await walk.press("down")
        await walk.press("enter")
        await walk.until(lambda: isinstance(walk.app.screen, ClientsScreen))


async def test_the_palette_stands_where_the_picture_has_it(walk_in):
    async with walk_in() as walk:
        await walk.press("ctrl+p")
        await walk.type("sam")
        lines = walk.lines()
        assert lines[2].index("┌") == 6
        assert lines[3][10:22] == "Kommando sam"
        assert "▌ Starta samtal   för vald rad" in lines[6]
        assert lines[6][69] == "s"
        await walk.press("escape")
        assert isinstance(walk.app.screen, TodayScreen)


async def test_every_command_is_found_by_its_name_in_both_languages(walk_in):
    async with walk_in() as walk:
        every = everything(walk.app.screen, walk.app)
        assert len(every) > 50
        for code in ("sv", "en"):
            use(code)
            for entry in every:
                for name in other_names(entry.command):
                    found = [hit.entry.command for hit in matches(every, name)]
                    assert entry.command in found[:12], f"{name} does not find {entry.command.__name__}"
                    if name == _(entry.command.title):
                        assert _(found[0].title) == name


async def test_a_synonym_finds_the_command_and_is_shown(walk_in):
    async with walk_in() as walk:
        await walk.press("ctrl+p")
        await walk.type("lock now")
        assert "Lås nu   Lock now" in walk.line("│ ▌")
        await walk.press("escape", "ctrl+p")
        await walk.type("boka om")
        assert "Ändra samtalet   boka om" in walk.line("│ ▌")


async def test_letters_in_order_find_it_too(walk_in):
    async with walk_in() as walk:
        await walk.press("ctrl+p")
        await walk.type("instlngr")
        assert "Inställningar" in walk.line("│ ▌")


async def test_what_was_used_last_stands_first(walk_in):
    async with walk_in() as walk:
        await walk.press("ctrl+p")
        assert "Starta samtal" in walk.line("│ ▌")
        await walk.type("integritet")
        await walk.press("enter")
        await walk.until(lambda: "PolicyScreen" in type(walk.app.screen).__name__)
        await walk.press("escape", "ctrl+p")
        assert "Integritetspolicy" in walk.line("│ ▌")


async def test_what_belongs_to_another_page_is_muted_and_says_where(walk_in):
    async with walk_in() as walk:
        await walk.press("ctrl+p")
        await walk.type("nästa rubrik")
        row = walk.line("│ ▌")
        assert "Nästa rubrik   på: Anteckningen" in row
        assert row.rstrip(" │").endswith("Ctrl+N")
        await walk.press("enter")
        assert isinstance(walk.app.screen, PaletteDialog)
        assert walk.line("Det görs på en annan sida: Anteckningen")


async def test_settings_hold_at_once_and_are_kept(walk_in, day):
    async with walk_in() as walk:
        await walk.app.run_action(Settings.action)
        await walk.until(lambda: isinstance(walk.app.screen, SettingsScreen))
        await walk.rest()
        await walk.press("enter")
        assert walk.line("Settings") and "…" not in walk.text
        assert [toast.message for toast in walk.app._notifications] == ["The setting is changed.  u takes it back"]
        await walk.press("j", "right")
        assert walk.app.theme == "light"
        await walk.press("right")
        assert walk.app.theme == "contrast"
        assert walk.app.has_class("-ruled")
        await walk.press("j", "right", "j", "right")
        await walk.rest()
        kept = read(day.folder / "config.toml")
        assert kept == Config(language="en", theme="contrast", lock_minutes=10, discreet=True)
        assert (day.folder / "config.toml").stat().st_mode & 0o777 == 0o600


async def test_documents_are_read_and_a_new_version_says_what_changes(walk_in):
    async with walk_in() as walk:
        await walk.app.run_action(Publish.action)
        await walk.until(lambda: isinstance(walk.app.screen, DocumentsScreen))
        await walk.until(lambda: "publicerad v3" in walk.text)
        await walk.press("enter")
        assert isinstance(walk.app.screen, ReadDocumentScreen)
        assert "Stilla Samtal AB" in walk.text
        await walk.press("escape", "P")
        await walk.until(lambda: "gäller redan" in walk.text)
        assert isinstance(walk.app.screen, DocumentsScreen)


async def test_a_first_document_is_published_by_two_keys(empty_folder):
    from datetime import datetime

    from tests.pilot.conftest import walking

    async with walking(empty_folder, now=datetime.now().astimezone()) as walk:
        assert walk.line("Samtyckesdokument för KBT är inte publicerat")
        await walk.app.run_action(Publish.action)
        await walk.until(lambda: "0 av 3" in walk.text)
        await walk.press("P")
        await walk.until(lambda: "Publicera dokumentet för KBT?" in walk.text)
        await walk.press("enter")
        assert "0 av 3" in walk.text, "the bar rests on going back"
        await walk.press("P", "p")
        await walk.until(lambda: "1 av 3" in walk.text)


async def test_without_colour_every_state_is_still_said(day, monkeypatch):
    from tests.pilot.conftest import walking

    monkeypatch.setenv("NO_COLOR", "1")
    async with walking(day.folder, size=(120, 36)) as walk:
        assert walk.app.no_color
        assert walk.app.has_class("-ruled")
        for said in ("● lämnat v2", "▲ äldre version", "□ saknas", "× återkallat", "■ begränsad"):
            assert walk.line(said)


async def test_sixteen_colours_take_the_terminals_own(day, monkeypatch):
    from tests.pilot.conftest import walking

    monkeypatch.setattr("textual.constants.COLOR_SYSTEM", "standard")
    async with walking(day.folder) as walk:
        assert walk.app.theme == "sixteen"
        assert walk.line("▌ 10:00")
        await walk.press("ctrl+p", "escape", "f1", "escape", "f3")
        assert walk.line("6 klienter")
