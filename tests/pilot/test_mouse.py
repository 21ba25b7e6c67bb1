"""The mouse where it helps: a row, a pair in the footer, the wheel; nothing is reachable by the mouse alone."""

from textual.events import MouseScrollDown

from journal_tui.tui.commands import KEY_NAMES, key_name, key_of
from journal_tui.tui.everything import places
from journal_tui.tui.screens.client_card import ClientCardScreen
from journal_tui.tui.screens.lookup import LookupScreen
from journal_tui.tui.widgets.entry_editor import EntryEditor
from journal_tui.tui.widgets.row_list import RowList


async def click(walk, words: str, row: int | None = None) -> None:
    line = row if row is not None else next(at for at, text in enumerate(walk.lines()) if words in text)
    await walk.pilot.click(offset=(walk.lines()[line].index(words) + 1, line))
    await walk.rest()


async def test_a_click_moves_the_bar_and_two_open(walk_in):
    async with walk_in() as walk:
        await click(walk, "Åke Björnväg")
        assert "Åke Björnväg" in walk.line("▌")
        await walk.pilot.click(offset=(12, next(at for at, text in enumerate(walk.lines()) if "Åke" in text)), times=2)
        await walk.until(lambda: isinstance(walk.app.screen, ClientCardScreen))


async def test_a_click_in_the_footer_presses_the_key(walk_in):
    async with walk_in() as walk:
        await click(walk, "F5 Slå upp", 23)
        await walk.until(lambda: isinstance(walk.app.screen, LookupScreen))


async def test_the_footer_of_the_note_can_be_clicked_without_losing_the_cursor(walk_in):
    async with walk_in() as walk:
        await walk.press("s")
        await walk.until(lambda: walk.app.screen.query(EntryEditor))
        await walk.rest()
        before = walk.app.screen.query_one(EntryEditor).cursor_location
        await click(walk, "Ctrl+N", 23)
        assert walk.app.screen.query_one(EntryEditor).has_focus
        assert walk.app.screen.query_one(EntryEditor).cursor_location != before


async def test_what_cannot_be_used_yet_cannot_be_clicked(walk_in):
    async with walk_in() as walk:
        await walk.press("G", "k")
        assert "4 dagar" in walk.line("▌"), "a draft is no appointment to start"
        await click(walk, "s Starta", 23)
        assert walk.app.screen.query_one("#day", RowList).has_focus


async def test_the_wheel_scrolls_a_long_list(walk_in):
    async with walk_in() as walk:
        await walk.app.run_action("app.open('own-keys')")
        await walk.until(lambda: walk.app.screen.query("#keys"))
        await walk.rest()
        rows = walk.app.screen.query_one("#keys", RowList)
        await walk.pilot._post_mouse_events([MouseScrollDown], rows, (5, 5))
        await walk.rest()
        assert rows.scroll_offset.y > 0


def test_every_key_that_is_shown_can_be_pressed_again():
    for command in (command for place in places() for command in place.commands if command.key):
        first = command.key.split(",")[0]
        assert key_of(key_name(first)) == first, command
    assert all(KEY_NAMES.values())
