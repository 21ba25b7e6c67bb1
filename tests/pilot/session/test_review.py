"""Review and sign: nothing is signed before everything is decided, and then it is locked."""

from journal_tui.practice.values import Risk, Sensitivity
from journal_tui.tui.modals.labels import LabelsDialog
from journal_tui.tui.modals.one_line import OneLineDialog
from journal_tui.tui.modals.role import RoleDialog
from journal_tui.tui.modals.signing import PassphraseDialog
from journal_tui.tui.screens.review import ReviewScreen
from journal_tui.tui.screens.session import SessionScreen
from journal_tui.tui.widgets.field import Field
from journal_tui.tui.widgets.row_list import RowList
from tests.pilot.day import PASSPHRASE
from tests.pilot.session.steps import open_note

DOUBTFUL = "Sov bättre. Skrev ner 850101-1234 på en lapp. Ringde 070-174 06 12 i går."


async def to_review(walk, day, text=DOUBTFUL) -> ReviewScreen:
    note = await open_note(walk, day)
    note.editor.put(text)
    await walk.press("f12")
    await walk.until(lambda: isinstance(walk.app.screen, ReviewScreen))
    await walk.rest()
    return walk.app.screen


async def sign_with(walk, passphrase: str) -> None:
    await walk.press("f12")
    await walk.until(lambda: isinstance(walk.app.screen, PassphraseDialog))
    walk.app.screen.query_one(Field).value = passphrase
    await walk.press("enter")


async def test_a_number_that_fails_its_check_waits_and_a_right_one_is_masked(walk_in, day):
    async with walk_in() as walk:
        await to_review(walk, day)
        assert "Att avgöra  1 av 2 kvar" in walk.text
        assert walk.line("nummer?").startswith("▌ ▲ 850101-1234  nummer?")
        assert "maskerat" in walk.line("● 070-…")
        assert "Ett ord och riskfrågan återstår innan du kan signera." in walk.text


async def test_f12_does_nothing_until_nothing_remains(walk_in, day):
    async with walk_in() as walk:
        review = await to_review(walk, day)
        await walk.press("f12")
        assert walk.app.screen is review
        await walk.press("i")
        await walk.until(lambda: not review.waiting)
        assert "Riskfrågan återstår" in walk.text
        await walk.press("f12")
        assert walk.app.screen is review
        review.query_one(RowList).select("risk")
        await walk.press("1")
        assert "Klart att signera." in walk.text
        await walk.press("f12")
        await walk.until(lambda: isinstance(walk.app.screen, PassphraseDialog))


async def test_a_wrong_password_signs_nothing_and_the_right_one_locks_the_note(walk_in, day):
    async with walk_in() as walk:
        review = await to_review(walk, day, "Tove sov bättre.")
        review.query_one(RowList).select("risk")
        await walk.press("2")
        await sign_with(walk, "fel fel fel fel")
        await walk.until(lambda: "Fel lösenord" in walk.text)
        walk.app.screen.query_one(Field).value = PASSPHRASE
        await walk.press("enter")
        await walk.until(lambda: not any(isinstance(screen, SessionScreen) for screen in walk.app.screen_stack))
        lines = await walk.app.gateway.ask(lambda p: p.entries.list(day.clients["Tove"]))
        assert [line.state for line in lines] == ["signed", "signed"]
        entry = await walk.app.gateway.ask(lambda p: p.entries.get(lines[0].id, identified=True))
        assert "‹klient› sov bättre." in entry.text
        assert "Tove sov bättre." in entry.identified
        assert (entry.risk, entry.sensitivity) == (Risk.LOW, Sensitivity.SPECIAL)
        assert any("Signerat. Låst" in toast.message for toast in walk.app._notifications)


async def test_nothing_of_a_signed_note_stays_in_memory(walk_in, day):
    async with walk_in() as walk:
        review = await to_review(walk, day, "Tove sov bättre.")
        editor = review.editor
        review.query_one(RowList).select("risk")
        await walk.press("1")
        await sign_with(walk, PASSPHRASE)
        await walk.until(lambda: not any(isinstance(screen, SessionScreen) for screen in walk.app.screen_stack))
        assert editor.text == ""
        assert editor.forms == ()
        assert not editor.history.undo_stack


async def test_a_word_is_made_a_person_with_a_role_everywhere_in_the_text(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        note.editor.put("Lindgren tog över. Sen gick Lindgren hem.")
        note.editor.move_cursor((1, 3))
        await walk.press("f4", "k")
        await walk.until(lambda: walk.app.screen.is_modal and "En person" in walk.text)
        await walk.press("a")
        await walk.until(lambda: isinstance(walk.app.screen, RoleDialog))
        walk.app.screen.query_one(Field).value = "chef"
        await walk.press("enter")
        await walk.until(lambda: walk.app.screen is note)
        await walk.rest()
        assert note.editor.document.get_line(1) == "‹person-1 chef› tog över. Sen gick ‹person-1 chef› hem."
        assert note.editor.forms == ("Lindgren", "Lindgren")
        note.editor.move_cursor((1, len(note.editor.document.get_line(1))))
        for key in " Lindgren ":
            await walk.pilot.press("space" if key == " " else key)
        assert note.editor.document.get_line(1).endswith("hem. ‹person-1 chef› ")


async def test_a_role_is_never_a_name_or_a_number(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        note.editor.put("Lindgren")
        await walk.press("f4", "k", "a")
        await walk.until(lambda: isinstance(walk.app.screen, RoleDialog))
        walk.app.screen.query_one(Field).value = "chef ‹2›"
        await walk.press("enter")
        assert isinstance(walk.app.screen, RoleDialog)
        assert "Bara bokstäver" in walk.text


async def test_an_ordinary_word_is_remembered_for_this_client(walk_in, day):
    async with walk_in() as walk:
        review = await to_review(walk, day)
        await walk.press("o")
        await walk.until(lambda: not review.waiting)
        assert "vanligt ord" in walk.text
        again = await walk.app.gateway.ask(lambda p: p.entries.pseudonymiser(review.session.opened.draft.id))
        assert again.decisions


async def test_the_text_as_stored_stands_beside_from_100_columns_and_below_at_80(walk_in, day):
    async with walk_in(size=(120, 36)) as walk:
        await to_review(walk, day)
        assert walk.line("Så här lagras texten").index("Så här") == 72
        assert walk.line("Att avgöra").index("Att avgöra") == 2
        await walk.pilot.resize_terminal(80, 24)
        await walk.rest()
        assert walk.line("Så här lagras texten").index("Så här") == 2


async def test_the_columns_are_the_pictures(walk_in, day):
    async with walk_in() as walk:
        await to_review(walk, day)
        lines = walk.lines()
        assert lines[0].startswith("  Granska   P-")
        row = walk.line("nummer?")
        assert (row.index("▲"), row.index("850101"), row.index("nummer?")) == (2, 4, 17)
        assert row.index("nummer?") < row.rindex("850101-1234"), "the words around it stand at the end of the row"
        risk = walk.line("Risk i dag")
        assert (risk.index("Risk"), risk.index("▲"), risk.index("( ) ingen")) == (2, 19, 21)


async def test_an_empty_note_is_not_signed(walk_in, day):
    async with walk_in() as walk:
        review = await to_review(walk, day, "   ")
        review.query_one(RowList).select("risk")
        await walk.press("1")
        await sign_with(walk, PASSPHRASE)
        await walk.until(lambda: "Det finns inget att signera" in walk.text or walk.app.screen.is_modal)
        lines = await walk.app.gateway.ask(lambda p: p.entries.list(day.clients["Tove"]))
        assert [line.state for line in lines].count("signed") == 1


async def test_labels_and_source_are_said_on_the_page_and_an_offence_stops_until_it_is_out_of_the_text(walk_in, day):
    async with walk_in() as walk:
        review = await to_review(walk, day, "Tove sov bättre.")
        review.query_one(RowList).select("risk")
        await walk.press("1")
        review.query_one(RowList).select("sensitivity")
        assert "känslig: hälsa" in walk.line("Känslighet")
        await walk.press("enter")
        await walk.until(lambda: isinstance(walk.app.screen, LabelsDialog))
        walk.app.screen.query_one(RowList).select("offence")
        await walk.press("space", "enter")
        await walk.until(lambda: "Lagöverträdelser journalförs inte" in walk.text)
        await walk.press("escape")
        await walk.until(lambda: walk.app.screen is review)
        assert review.marks.labels == ("health",) and review.complete
        await walk.press("enter")
        await walk.until(lambda: isinstance(walk.app.screen, LabelsDialog))
        walk.app.screen.query_one(RowList).select("social")
        await walk.press("space", "enter")
        await walk.until(lambda: walk.app.screen is review and "sociala förhållanden" in walk.line("Känslighet"))
        review.query_one(RowList).select("source")
        assert "klienten" in walk.line("Källa")
        await walk.press("enter")
        await walk.until(lambda: isinstance(walk.app.screen, OneLineDialog))
        walk.app.screen.query_one(Field).value = "Tove bad sin syster ringa"
        await walk.press("enter")
        await walk.until(lambda: walk.app.screen is review and "någon annan" in walk.line("Källa"))
        await sign_with(walk, PASSPHRASE)
        await walk.until(lambda: not any(isinstance(screen, SessionScreen) for screen in walk.app.screen_stack))
        lines = await walk.app.gateway.ask(lambda p: p.entries.list(day.clients["Tove"]))
        entry = await walk.app.gateway.ask(lambda p: p.entries.get(lines[0].id))
        assert entry.labels == ("health", "social") and entry.source == "‹klient› bad sin syster ringa"


async def test_from_the_stop_one_goes_back_to_the_text(walk_in, day):
    async with walk_in() as walk:
        review = await to_review(walk, day, "Tove sov bättre.")
        review.query_one(RowList).select("sensitivity")
        await walk.press("enter")
        await walk.until(lambda: isinstance(walk.app.screen, LabelsDialog))
        walk.app.screen.query_one(RowList).select("offence")
        await walk.press("space", "enter")
        await walk.until(lambda: "Lagöverträdelser journalförs inte" in walk.text)
        await walk.press("t")
        await walk.until(lambda: isinstance(walk.app.screen, SessionScreen))
        assert not review.complete
