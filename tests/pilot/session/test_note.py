"""The open note: what is typed becomes what is stored, and nothing gets lost on the way."""

import pytest
from textual import events

from journal_tui.practice.pseudonyms.text import escape, restore
from journal_tui.practice.values import Service
from journal_tui.tui.flows import open_draft, start_session
from journal_tui.tui.screens.review import ReviewScreen
from journal_tui.tui.screens.session import SessionScreen
from tests.pilot.session.steps import open_note, wait_saved


async def test_a_session_opens_with_the_cursor_where_one_writes(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        assert walk.lines()[0].startswith(f"  {note.opened.draft.pseudonym}  KBT   ● lämnat v3")
        assert note.editor.cursor_location == (1, 0)
        assert "kvar 50:00" in walk.lines()[0] or "kvar 49:" in walk.lines()[0]
        assert walk.line("Förra planen").startswith("  Förra planen  Sömnfönster 23-06, ingen skärm efter 22")


async def test_the_clients_name_becomes_a_token_when_the_word_is_finished(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        for key in "Tove":
            await walk.pilot.press(key)
        assert note.editor.document.get_line(1) == "Tove"
        await walk.pilot.press("space", "k", "o", "m")
        assert note.editor.document.get_line(1) == "‹klient› kom"
        assert note.editor.cursor_location == (1, 12)
        assert note.editor.forms == ("Tove",)


async def test_one_undo_brings_back_what_was_typed_and_redo_the_token_with_its_form(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        for key in "hos":
            await walk.pilot.press(key)
        await walk.pilot.press("space")
        for key in "Almdunges":
            await walk.pilot.press(key)
        await walk.pilot.press("space")
        assert note.editor.document.get_line(1) == "hos ‹klient›s "
        assert note.editor.forms == ("Almdunge",)
        await walk.pilot.press("ctrl+z")
        assert note.editor.document.get_line(1) == "hos Almdunges "
        assert note.editor.forms == ()
        await walk.pilot.press("ctrl+y")
        assert note.editor.document.get_line(1) == "hos ‹klient›s "
        assert note.editor.forms == ("Almdunge",)


async def test_a_number_is_masked_and_the_screen_says_so(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        for key in "070-1740612":
            await walk.pilot.press(key)
        await walk.pilot.press("space", "n", "u", "space")
        assert note.editor.document.get_line(1) == "‹tel-1› nu "
        assert note.editor.forms == ("070-1740612",)
        assert any("Ersatt med en kod" in toast.message for toast in walk.app._notifications)
        walk.app.done("ett")
        walk.app.done("två")
        await walk.rest()
        assert [toast.message for toast in walk.app._notifications] == ["två"], "one row, also when they come at once"


async def test_backspace_takes_a_token_whole_and_a_literal_bracket_is_a_letter(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        note.editor.put("Tove kom")
        await walk.pilot.press("home", "right", "backspace")
        assert note.editor.document.get_line(1) == " kom"
        walk.app.post_message(events.Key("single_left_pointing_angle_quotation_mark", "‹"))
        await walk.rest()
        assert note.editor.document.get_line(1) == "‹‹ kom"
        await walk.pilot.press("backspace")
        assert note.editor.document.get_line(1) == " kom"


async def test_cut_and_paste_move_a_token_with_its_form_and_the_terminal_gets_nothing(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        note.editor.put("TOVE kom")
        note.editor.select_line(1)
        await walk.pilot.press("ctrl+x", "ctrl+v", "ctrl+v")
        assert note.editor.document.get_line(1) == "‹klient› kom‹klient› kom"
        assert note.editor.forms == ("TOVE", "TOVE")
        assert walk.app.clipboard == ""


async def test_a_paste_of_a_hundred_kilobytes_is_cleaned_split_and_pseudonymised(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        await walk.type("\x1b[31mTove\x1b[0m sov bättre. " + "Hon gick ut och vilade sedan. " * 3600)
        text = note.editor.text
        assert text.count("‹klient› sov bättre.") == 1
        assert "Tove" not in text
        assert "\x1b" not in text
        assert max(len(line) for line in text.split("\n")) < 4_000
        assert text.count("vilade") == 3600
        await wait_saved(walk, note)
        stored = await walk.app.gateway.ask(lambda p: p.entries.draft(note.opened.draft.id))
        assert stored.text == text


async def test_a_long_paste_is_undone_and_redone_at_once_however_much_shorter_the_note_gets(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        before = note.editor.text
        note.editor.put("Sov bättre, gick ut.\n" * 80)
        await walk.rest()
        after = note.editor.text
        await walk.press("ctrl+z")
        assert note.editor.text == before
        await walk.press("ctrl+y")
        assert note.editor.text == after
        await walk.press("ctrl+z")
        assert note.editor.cursor_location[0] == 1


STAYING = ["ctrl+n", "ctrl+s", "ctrl+g", "ctrl+r", "ctrl+p", "ctrl+t", "f1", "f4", "f5", "f12"]
LEAVING = ["f2", "f3", "escape", "ctrl+l"]


async def did(walk, note, key: str) -> None:
    """Press a key in the editor: something happens, and it is no letter."""
    before, place, hidden = note.editor.text, note.editor.cursor_location, walk.app.names_hidden
    walk.app.clear_notifications()
    await walk.press(key)
    await walk.rest()
    assert note.editor.text in {before, ""}, key
    changed = (
        note.editor.cursor_location != place,
        walk.app.names_hidden != hidden,
        walk.app.screen is not note,
        bool(walk.app._notifications),
    )
    assert any(changed), key


async def test_every_key_of_the_note_works_with_the_focus_in_the_editor_and_writes_no_letter(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        note.editor.put("Sov bättre.")
        await wait_saved(walk, note)
        for key in STAYING:
            await did(walk, note, key)
            for _step in range(3):
                if walk.app.screen is not note:
                    await walk.press("escape")
                    await walk.rest()
            assert walk.app.screen is note, key
            note.editor.focus()


@pytest.mark.parametrize("key", LEAVING)
async def test_the_keys_that_lead_away_from_the_note_lose_nothing(walk_in, day, key):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        note.editor.put("Sov bättre.")
        draft = note.opened.draft.id
        await did(walk, note, key)
        if key == "ctrl+l":
            await walk.until(lambda: not walk.app.gateway.unlocked)
            await walk.unlock()
        assert "Sov bättre." in (await walk.app.gateway.ask(lambda p: p.entries.draft(draft))).text


async def test_ctrl_n_goes_from_heading_to_heading_and_round(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        rows = []
        for _heading in range(5):
            await walk.pilot.press("ctrl+n")
            rows.append(note.editor.cursor_location[0])
        assert rows == [4, 7, 10, 13, 1]


async def test_what_is_typed_is_saved_by_itself_within_five_seconds(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        for key in "Sov":
            await walk.pilot.press(key)
        assert note.saver.state.dirty
        await walk.until(lambda: not note.saver.state.dirty, seconds=5.0)
        stored = await walk.app.gateway.ask(lambda p: p.entries.draft(note.opened.draft.id))
        assert "Sov" in restore(stored.text, stored.forms)


async def test_a_name_in_the_word_under_the_cursor_is_a_token_in_the_store_and_still_a_word_in_the_editor(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        for key in "Tove":
            await walk.pilot.press(key)
        assert await note.saver.save()
        assert note.editor.document.get_line(1) == "Tove"
        stored = await walk.app.gateway.ask(lambda p: p.entries.draft(note.opened.draft.id))
        assert "Tove" not in stored.text
        assert "‹klient›" in stored.text
        await walk.pilot.press("r", "space")
        assert note.editor.document.get_line(1).startswith("Tover")


async def test_leaving_saves_and_f4_comes_back_to_the_same_place(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        note.editor.put("Sov bättre.")
        await walk.press("escape")
        await walk.until(lambda: not isinstance(walk.app.screen, SessionScreen))
        await walk.press("f4")
        await walk.until(lambda: isinstance(walk.app.screen, SessionScreen))
        again = walk.app.screen
        assert again.editor.document.get_line(1) == "Sov bättre."
        assert again.editor.cursor_location == (1, 11)


async def test_the_lock_brings_one_back_to_the_same_cursor(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        note.editor.put("Tove sov bättre.")
        place = note.editor.cursor_location
        await walk.press("ctrl+l")
        await walk.until(lambda: not walk.app.gateway.unlocked)
        await walk.unlock()
        await walk.until(lambda: isinstance(walk.app.screen, SessionScreen))
        again = walk.app.screen
        assert again is not note
        assert again.editor.document.get_line(1) == "‹klient› sov bättre."
        assert again.editor.forms == ("Tove",)
        assert again.editor.cursor_location == place


async def test_a_resize_while_typing_loses_nothing(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        for size in ((200, 50), (20, 5), (100, 30), (80, 24)):
            await walk.pilot.resize_terminal(*size)
            await walk.pilot.press("a", "b", "space")
        assert note.editor.document.get_line(1) == "ab ab ab ab "


async def test_the_same_words_in_english(walk_in, day):
    from journal_tui.config import Config

    async with walk_in(config=Config(language="en")) as walk:
        await open_note(walk, day)
        assert "granted v3" in walk.lines()[0]
        assert walk.line("Last plan")
        assert "Ctrl+N Heading" in walk.lines()[-1]


async def test_three_panes_from_150_columns_two_from_100(walk_in, day):
    async with walk_in(size=(200, 50)) as walk:
        await open_note(walk, day)
        line = walk.line("Förra planen")
        assert line.index("Förra planen") == 2
        assert line.index("Summering av veckan") == 48
        assert line.index("Tidigare anteckningar") == 146
        await walk.pilot.resize_terminal(120, 36)
        await walk.rest()
        line = walk.line("Förra planen")
        assert (line.index("Förra planen"), line.index("Summering av veckan")) == (2, 38)
        assert "Tidigare anteckningar" not in walk.text


async def test_a_paste_event_with_a_name_reaches_the_note_only_as_a_token(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        walk.app.post_message(events.Paste("Tove"))
        await walk.rest()
        assert note.editor.document.get_line(1) == "‹klient›"


async def test_review_opens_above_the_note_and_esc_comes_back(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        note.editor.put("Sov bättre.")
        await walk.press("ctrl+r")
        await walk.until(lambda: isinstance(walk.app.screen, ReviewScreen))
        await walk.press("escape")
        assert walk.app.screen is note


async def test_an_unplanned_session_starts_too(walk_in, day):
    async with walk_in() as walk:
        walk.app.go(lambda: start_session(walk.app, day.clients["Tove"], Service.KBT), "start")
        await walk.until(lambda: isinstance(walk.app.screen, SessionScreen))


async def test_a_paste_beyond_the_limit_is_refused_and_nothing_is_lost(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        note.editor.put("Kvar.")
        note.editor.put("å" * (600 * 1024))
        await walk.rest()
        assert note.editor.document.get_line(1) == "Kvar."
        assert any("mer än en anteckning rymmer" in toast.message for toast in walk.app._notifications)


async def test_text_that_came_in_by_another_door_is_shown_inert_and_kept_byte_for_byte(walk_in, day):
    nasty = "\x1b[31mröd\x00 \u202ertl\u202c \r vagn \u2028 rad \x0b 日本語 e\u0301 [bold]hakar[/] ‹‹ ›"
    async with walk_in() as walk:
        draft = await walk.app.gateway.ask(lambda p: p.entries.add(day.clients["Tove"], Service.KBT, nasty).id)
        walk.app.go(lambda: open_draft(walk.app, draft), "draft")
        await walk.until(lambda: isinstance(walk.app.screen, SessionScreen))
        await walk.rest()
        note = walk.app.screen
        assert note.editor.text == escape(nasty)
        assert "\x1b" not in walk.text
        assert "\u202e" not in walk.text
        assert "[bold]hakar[/]" in walk.text
        assert await note.saver.save(always=True)
        stored = await walk.app.gateway.ask(lambda p: p.entries.draft(draft))
        assert restore(stored.text, stored.forms) == nasty
