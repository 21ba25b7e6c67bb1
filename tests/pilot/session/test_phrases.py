"""`;kod` and Tab in the note, with the focus in the editor."""

from journal_tui.practice.values import Service
from journal_tui.tui.modals.phrase_pick import PhraseDialog
from tests.pilot.session.steps import open_note, wait_saved


def line(note, row=1):
    return note.editor.document.get_line(row)


async def test_a_code_and_tab_become_the_phrase_with_the_cursor_in_the_blank(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        await walk.pilot.press(*"Bra", "space", *";hem", "tab")
        assert line(note) == "Bra Hemuppgift till nästa gång: "
        await walk.pilot.press(*"promenad")
        assert line(note) == "Bra Hemuppgift till nästa gång: promenad"
        assert walk.app.focused is note.editor


async def test_one_undo_brings_the_code_back(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        await walk.pilot.press(*";sömn", "tab")
        assert line(note) == "Sömn:  nätter av sju, i säng ___, uppe ___."
        assert note.editor.cursor_location == (1, 6)
        await walk.pilot.press(*"fyra")
        await walk.pilot.press("ctrl+z", "ctrl+z")
        assert line(note) == ";sömn"
        await walk.pilot.press("tab")
        assert line(note).startswith("Sömn: ")


async def test_an_unknown_code_stays_with_a_quiet_word_that_does_not_repeat_it(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        await walk.pilot.press(*";tove", "tab")
        await walk.rest()
        assert line(note).startswith(";")
        assert "Hemuppgift" not in line(note)
        (toast,) = walk.app._notifications
        assert "Ingen fras har den koden" in toast.message
        assert "tove" not in toast.message.casefold()


async def test_tab_without_a_code_does_what_it_did(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        await walk.pilot.press(*"Bra", "tab")
        assert line(note) == "Bra"
        assert not walk.app._notifications


async def test_a_phrase_of_another_service_is_not_meant_here(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day, "Ivar", Service.KOST)
        await walk.pilot.press(*";sömn", "tab")
        assert line(note) == ";sömn"
        await walk.pilot.press(*["backspace"] * 5, *";pes", "tab")
        assert line(note) == " har samband med ___ och visar sig i ___."


async def test_an_own_phrase_kept_meanwhile_is_there_and_a_number_in_it_is_a_code_at_once(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        practice = walk.app.gateway
        await practice.ask(lambda p: p.library.phrases.keep("möte", "Vi ses <datum> ___"))
        note.load_phrases()
        await walk.rest()
        await walk.pilot.press(*";möte", "tab")
        assert line(note) == "Vi ses 2026-11-23 "
        await wait_saved(walk, note)
        assert "Vi ses 2026-11-23" in note.saver.draft.text


async def test_the_list_narrows_by_code_and_by_words_and_puts_the_phrase_in_at_the_cursor(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        await walk.pilot.press("ctrl+p", *"fras")
        await walk.rest()
        await walk.pilot.press("enter")
        await walk.until(lambda: isinstance(walk.app.screen, PhraseDialog))
        await walk.pilot.press(*"sömnf")
        await walk.rest()
        assert ";sf" in walk.text
        assert ";hem" not in walk.text
        assert ";sw" not in walk.text
        await walk.pilot.press("enter")
        await walk.rest()
        assert line(note).startswith("Sömnfönster , samma tid")
        assert note.editor.cursor_location == (1, 12)


async def test_a_frozen_note_takes_no_phrase(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        await walk.pilot.press(*";hem")
        note.saver.refuse()
        await walk.pilot.press("tab")
        assert line(note) == ";hem"
