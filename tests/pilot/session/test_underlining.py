"""What looks like a name is underlined while one writes, and nothing else happens to it."""

from journal_tui.tui.note.marks import UNDECIDED, marks
from journal_tui.tui.screens.review import ReviewScreen
from tests.pilot.session.steps import open_note, wait_saved

SENTENCE = "Fikade med kollegan Torbjörn Ekwall i går."


async def typed(walk, text: str) -> None:
    for key in text:
        await walk.pilot.press("space" if key == " " else key)


def underlined(note, row: int = 1) -> list[str]:
    line = note.editor.document.get_line(row)
    found = marks(line, frozenset(), note.editor.undecided)
    return [line[start:end] for start, end, role in found if role == UNDECIDED]


async def test_a_moment_after_the_last_key_the_word_is_underlined_where_it_stands(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        note.autosave = lambda: None
        await typed(walk, SENTENCE)
        await walk.until(lambda: underlined(note) == ["Torbjörn Ekwall"])
        assert note.editor.document.get_line(1) == SENTENCE, "never replaced by itself"
        assert note.editor.cursor_location == (1, len(SENTENCE))
        await walk.rest()
        assert "1 oklart ord  Torbjörn Ekwall" in walk.line("oklart ord")
        assert walk.line("oklart ord").endswith("Ctrl+R (1)")


async def test_the_word_at_the_cursor_is_left_alone_until_one_goes_on(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        await typed(walk, "Fikade med kollegan Torbjörn Ekwall")
        await note.underlining.look()
        assert underlined(note) == []
        await typed(walk, ".")
        await typed(walk, " Och")
        await walk.until(lambda: underlined(note) == ["Torbjörn Ekwall"])


async def test_a_word_that_waits_goes_on_waiting_while_the_cursor_is_in_it(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        note.autosave = lambda: None
        await typed(walk, SENTENCE)
        await walk.until(lambda: underlined(note) == ["Torbjörn Ekwall"])
        note.editor.move_cursor((1, SENTENCE.index("Ekwall")))
        await note.underlining.look()
        assert underlined(note) == ["Torbjörn Ekwall"]


async def test_a_word_that_is_changed_or_taken_away_waits_no_more(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        await typed(walk, SENTENCE)
        await walk.until(lambda: underlined(note) == ["Torbjörn Ekwall"])
        note.editor.delete((1, len("Fikade med ")), (1, len("Fikade med kollegan Torbjörn Ekwall")))
        await walk.until(lambda: not note.editor.undecided)
        await walk.rest()
        assert "oklart ord" not in walk.text


async def test_a_name_in_another_paragraph_goes_on_waiting(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        await typed(walk, SENTENCE)
        await walk.until(lambda: underlined(note) == ["Torbjörn Ekwall"])
        note.editor.move_cursor((4, 0))
        await typed(walk, "Sov bra.")
        await note.underlining.look()
        assert underlined(note) == ["Torbjörn Ekwall"]


async def test_names_in_a_paste_wait_in_every_paragraph_of_it(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        note.editor.put(f"{SENTENCE}\nTove sov.\nVännen Ingemar Lindqvist ringde.")
        await walk.until(lambda: underlined(note) == ["Torbjörn Ekwall"] and underlined(note, 3) == ["Ingemar Lindqvist"])
        assert note.editor.document.get_line(1) == SENTENCE
        assert note.editor.document.get_line(2) == "‹klient› sov."


async def test_the_undecided_words_are_listed_in_the_order_of_the_text_each_once(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        note.editor.put("Vännen Ingemar Lindqvist och kollegan Torbjörn Ekwall. Ingemar Lindqvist gick.")
        await wait_saved(walk, note)
        assert note.editor.standing_words() == ["Ingemar Lindqvist", "Torbjörn Ekwall"]
        await walk.press("ctrl+r")
        await walk.until(lambda: isinstance(walk.app.screen, ReviewScreen))
        await walk.rest()
        assert walk.app.screen.waiting[0].count == 2


async def test_a_code_that_was_decided_comes_back_although_the_note_is_undone_past_it(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        note.editor.put(SENTENCE)
        await wait_saved(walk, note)
        await walk.press("ctrl+r")
        await walk.until(lambda: isinstance(walk.app.screen, ReviewScreen))
        await walk.press("a", "escape")
        decided = note.editor.document.get_line(1)
        assert "Torbjörn" not in decided
        await walk.press("ctrl+z")
        assert note.editor.document.get_line(1) == SENTENCE
        await wait_saved(walk, note)
        await typed(walk, " ")
        assert note.editor.document.get_line(1).strip() == decided, "the vault holds the decision; the review takes it back"
