"""Ctrl+T in the note: another template until it is signed, with nothing written lost; and the hints under empty headings."""

from journal_tui.tui.modals.template_pick import TemplateDialog
from tests.pilot.session.steps import open_note, wait_saved


async def choose(walk, typed):
    """Open the list with the focus in the editor, type and take what is marked."""
    await walk.pilot.press("ctrl+t")
    await walk.until(lambda: isinstance(walk.app.screen, TemplateDialog))
    await walk.pilot.press(*typed)
    await walk.rest()
    await walk.pilot.press("enter")
    await walk.rest()


async def test_the_list_stands_in_groups_with_the_bar_on_the_note_s_own_and_its_headings_below(walk_in, day):
    async with walk_in() as walk:
        await open_note(walk, day)
        await walk.pilot.press("ctrl+t")
        await walk.until(lambda: isinstance(walk.app.screen, TemplateDialog))
        await walk.rest()
        assert "i anteckningen nu" in walk.line("KBT-samtal")
        assert "Summering av veckan · Hemuppgift, genomgång" in walk.text
        await walk.pilot.press(*"risk")
        await walk.rest()
        assert "Tillfällen" in walk.text
        assert "KBT-samtal" not in walk.text.split("Tillfällen")[1]
        assert "Vad klienten sade" in walk.text


async def test_another_template_keeps_what_is_written_and_the_practice_s_language_whatever_the_screen_speaks(walk_in, day):
    async with walk_in() as walk:
        walk.app.set_language("en")
        note = await open_note(walk, day)
        await walk.pilot.press(*"Tove", "space", *"sov")
        note.editor.move_cursor((note.editor.document.line_count - 1, 0))
        await walk.pilot.press(*"promenad")
        await choose(walk, "SOAP")
        text = note.editor.text
        assert text.startswith("Summering av veckan\n‹klient› sov\n\nSubjektivt\n")
        assert text.endswith("Plan\npromenad")
        assert note.editor.forms == ("Tove",)
        await wait_saved(walk, note)
        assert note.saver.draft.template == "soap/1"


async def test_one_undo_takes_the_change_back_text_and_template(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        await walk.pilot.press(*"sov", "space")
        before = note.editor.text
        await choose(walk, "SOAP")
        await walk.pilot.press("ctrl+z")
        assert note.editor.text == before
        await wait_saved(walk, note)
        assert note.saver.draft.template == "kbt/1"
        await walk.pilot.press("ctrl+y")
        await wait_saved(walk, note)
        assert note.saver.draft.template == "soap/1"


async def test_a_hint_stands_under_an_empty_heading_and_never_in_the_text(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        assert "Vad har hänt sedan sist, och hur har det känts?" in walk.text
        assert "hänt sedan sist" not in note.editor.text
        muted = note.editor.get_component_rich_style("note-area--hint", partial=True).color
        (hint,) = [one for one in note.editor.render_line(1) if "hänt sedan sist" in one.text]
        assert hint.style.color == muted
        await walk.pilot.press("b", "r", "a")
        await walk.rest()
        assert "Vad har hänt sedan sist" not in walk.text
        assert "Vad blev gjort, vad kom emellan" in walk.text
        await wait_saved(walk, note)
        assert "Vad blev gjort" not in note.saver.draft.text


async def test_esc_in_the_list_changes_nothing(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        before = note.editor.text
        await walk.pilot.press("ctrl+t")
        await walk.until(lambda: isinstance(walk.app.screen, TemplateDialog))
        await walk.pilot.press("down", "escape")
        await walk.rest()
        assert note.editor.text == before
        assert note.editor.template.key == "kbt/1"
