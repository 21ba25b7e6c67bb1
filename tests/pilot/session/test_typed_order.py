"""Letters that come quickly never overtake the keys before them, in the note and in a form."""

from textual import events

from journal_tui.tui.screens.new_client import NewClientScreen
from journal_tui.tui.widgets.field import Field
from tests.pilot.conftest import walking
from tests.pilot.session.steps import open_note


def burst(app, *keys: str) -> None:
    """All at once, as from a terminal that the program has kept waiting."""
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))


TYPED = ("a", "b", "c", "backspace", "backspace", "backspace", "x", "y", "z", "left", "left", "q", "end", "w")


async def test_in_the_note(day):
    async with walking(day.folder) as walk:
        note = await open_note(walk, day)
        burst(walk.app, *TYPED)
        await walk.until(lambda: "w" in note.editor.text)
        await walk.rest()
        assert "xqyzw" in note.editor.text


async def test_in_a_field(day):
    async with walking(day.folder) as walk:
        walk.app.show(NewClientScreen())
        await walk.until(lambda: isinstance(walk.app.screen, NewClientScreen))
        await walk.rest()
        field = walk.app.screen.query_one("#given", Field)
        burst(walk.app, *TYPED)
        await walk.until(lambda: "w" in field.value)
        await walk.rest()
        assert field.value == "xqyzw"


async def test_a_paste_into_a_field_leaves_control_characters_out(day):
    async with walking(day.folder) as walk:
        walk.app.show(NewClientScreen())
        await walk.until(lambda: isinstance(walk.app.screen, NewClientScreen))
        await walk.rest()
        walk.app.post_message(events.Paste("Åsa\x1b[31m\u202e Ek\x00\nandra raden"))
        await walk.rest()
        assert walk.app.screen.query_one("#given", Field).value == "Åsa Ek"


async def test_what_comes_after_tab_lands_in_the_next_field_however_quickly_it_comes(day):
    async with walking(day.folder) as walk:
        walk.app.show(NewClientScreen())
        await walk.until(lambda: isinstance(walk.app.screen, NewClientScreen))
        await walk.rest()
        burst(walk.app, *"Vera", "tab", *"Stormyr", "tab", *"vera", "shift+tab", *"a")
        fields = [walk.app.screen.query_one(f"#{name}", Field) for name in ("given", "surname", "email")]
        await walk.until(lambda: fields[1].value == "Stormyra")
        await walk.rest()
        assert [field.value for field in fields] == ["Vera", "Stormyra", "vera"]
