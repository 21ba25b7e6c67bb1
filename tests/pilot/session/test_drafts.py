"""After a crash: the draft is offered at unlock, thrown away only by a typed word."""

from journal_tui.tui.modals.drafts import DraftDialog
from journal_tui.tui.screens.draft_view import DraftViewScreen
from journal_tui.tui.screens.lookup import LookupScreen
from journal_tui.tui.screens.session import SessionScreen
from journal_tui.tui.screens.today import TodayScreen
from journal_tui.tui.widgets.field import Field
from tests.pilot.conftest import walking
from tests.pilot.session.steps import open_note, wait_saved


async def with_draft(day) -> str:
    """Write something, then let the program vanish without a word."""
    async with walking(day.folder) as walk:
        note = await open_note(walk, day)
        note.editor.put("Tove sov bättre.")
        await wait_saved(walk, note)
        return note.opened.draft.id


def unlocking(day):
    return walking(day.folder, unlock=False)


async def at_question(walk):
    await walk.unlock()
    await walk.until(lambda: isinstance(walk.app.screen, DraftDialog))
    await walk.rest()


async def test_the_draft_is_offered_and_enter_goes_on_where_one_was(day):
    await with_draft(day)
    async with unlocking(day) as walk:
        await at_question(walk)
        assert "Utkast finns" in walk.text
        assert "Från 09:41" in walk.text
        assert "Tove" not in "".join(walk.lines()[8:14])
        await walk.press("enter")
        await walk.until(lambda: isinstance(walk.app.screen, SessionScreen))
        note = walk.app.screen
        assert note.editor.document.get_line(1) == "‹klient› sov bättre."
        assert note.editor.forms == ("Tove",)
        assert note.editor.cursor_location == (1, 20)


async def test_v_shows_it_without_opening_it_for_writing(day):
    await with_draft(day)
    async with unlocking(day) as walk:
        await at_question(walk)
        await walk.press("v")
        await walk.until(lambda: isinstance(walk.app.screen, DraftViewScreen) and walk.app.screen.draft is not None)
        await walk.rest()
        assert "‹klient› sov bättre." in walk.text


async def test_it_is_thrown_away_only_by_the_whole_word(day):
    draft = await with_draft(day)
    async with unlocking(day) as walk:
        await at_question(walk)
        await walk.press("k")
        field = walk.app.screen.query_one("#word", Field)
        for typed in ("", "KAST", "kasta", "KASTA "):
            field.value = typed
            await walk.press("enter")
            assert isinstance(walk.app.screen, DraftDialog)
        field.value = "KASTA"
        await walk.press("enter")
        await walk.until(lambda: isinstance(walk.app.screen, TodayScreen))
        await walk.rest()
        drafts = await walk.app.gateway.ask(lambda p: p.entries.drafts())
        assert draft not in [each.id for each in drafts]


async def test_esc_leaves_it_for_later(day):
    draft = await with_draft(day)
    async with unlocking(day) as walk:
        await at_question(walk)
        await walk.press("escape")
        await walk.until(lambda: isinstance(walk.app.screen, TodayScreen))
        drafts = await walk.app.gateway.ask(lambda p: p.entries.drafts())
        assert draft in [each.id for each in drafts]


async def test_an_old_unsigned_note_asks_nothing_at_unlock_it_stands_on_the_day_list(day):
    async with unlocking(day) as walk:
        await walk.unlock()
        await walk.until(lambda: isinstance(walk.app.screen, TodayScreen))
        await walk.rest()
        assert isinstance(walk.app.screen, TodayScreen)
        assert "Ivar Söderklint" in walk.line("4 dagar")


async def test_going_elsewhere_leaves_no_question_behind(day):
    await with_draft(day)
    async with unlocking(day) as walk:
        await at_question(walk)
        await walk.press("f4")
        await walk.until(lambda: isinstance(walk.app.screen, SessionScreen))
        client = walk.app.screen.current_client
        await walk.press("f4")
        await walk.until(lambda: walk.app.screen.is_modal)
        await walk.press("f5")
        await walk.until(lambda: isinstance(walk.app.screen, LookupScreen))
        assert walk.app.screen.client == client, "the client of the page under the dialog"
        assert not any(screen.is_modal for screen in walk.app.screen_stack)
