"""Jump mode: a letter before every place on the page; typing it goes there, also from the middle of the editor."""

from journal_tui.tui.jump import LETTERS, JumpScreen, labels
from journal_tui.tui.screens.clients import ClientsScreen
from journal_tui.tui.screens.today import TodayScreen
from journal_tui.tui.widgets.entry_editor import EntryEditor
from journal_tui.tui.widgets.field import Field
from journal_tui.tui.widgets.row_list import RowList


async def test_a_letter_stands_before_every_row_and_hides_nothing(walk_in):
    async with walk_in() as walk:
        before = walk.lines()
        await walk.press("f10")
        assert isinstance(walk.app.screen, JumpScreen)
        rows = [line for line in walk.lines()[2:20] if line[:1] in LETTERS and line[:1].strip()]
        assert len(rows) == 8, walk.text
        for was, now in zip(before[2:20], walk.lines()[2:20], strict=True):
            assert was[2:] == now[2:], "the columns of the bar alone are written in"
        assert walk.app.screen.styles.background.a == 0, "what stands beside the letters is read, so nothing dims it"
        assert walk.line("Skriv bokstaven för stället.")
        letter = walk.line("Åke Björnväg")[0]
        await walk.press(letter)
        assert isinstance(walk.app.screen, TodayScreen)
        assert "Åke Björnväg" in walk.line("▌")


async def test_it_goes_from_the_editor_and_back(walk_in):
    async with walk_in() as walk:
        await walk.press("s")
        await walk.until(lambda: walk.app.screen.query(EntryEditor))
        await walk.rest()
        text = walk.app.screen.query_one(EntryEditor).text
        await walk.press("f10")
        assert isinstance(walk.app.screen, JumpScreen)
        await walk.press("a")
        await walk.until(lambda: not isinstance(walk.app.screen, JumpScreen))
        assert walk.app.screen.query_one(EntryEditor).text == text, "the letter is not typed into the note"


async def test_it_goes_to_a_field_and_escape_leaves_everything(walk_in):
    async with walk_in() as walk:
        await walk.press("f3", "n")
        await walk.rest()
        await walk.press("f10")
        letter = walk.line("Telefon")[0]
        assert letter in LETTERS
        await walk.press(letter)
        assert walk.app.screen.query_one("#phone", Field).input.has_focus
        await walk.press("f10", "escape")
        assert walk.app.screen.query_one("#phone", Field).input.has_focus


async def test_a_wrong_letter_is_not_taken(walk_in):
    async with walk_in() as walk:
        await walk.press("f10", "m", "å", "1")
        assert isinstance(walk.app.screen, JumpScreen)
        await walk.press("f10")
        assert isinstance(walk.app.screen, TodayScreen)


async def test_other_keys_of_the_app_still_lead_away(walk_in):
    async with walk_in() as walk:
        await walk.press("f10", "f3")
        await walk.until(lambda: isinstance(walk.app.screen, ClientsScreen))
        assert not [screen for screen in walk.app.screen_stack if isinstance(screen, JumpScreen)]


async def test_a_resize_ends_it_because_the_places_have_moved(walk_in):
    async with walk_in() as walk:
        await walk.press("f10")
        await walk.pilot.resize_terminal(120, 36)
        await walk.until(lambda: isinstance(walk.app.screen, TodayScreen))
        assert walk.app.screen.query_one("#day", RowList).has_focus


def test_many_places_have_two_letters_each():
    assert labels(3) == ["a", "s", "d"]
    many = labels(60)
    assert len(set(many)) == 60
    assert {len(label) for label in many} == {2}
