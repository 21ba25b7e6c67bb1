"""What the review does to codes and says of a note: roles, kinds, merges, hidden names, the footer, the reminder."""

from journal_tui.tui.modals.base import ChoiceDialog
from journal_tui.tui.modals.codes import PickCodeDialog
from journal_tui.tui.modals.role import RoleDialog
from journal_tui.tui.screens.review import ReviewScreen
from journal_tui.tui.widgets.row_list import RowList
from tests.pilot.session.reviewing import TWO, again, at, codes, label_of, opened, reviewing, written
from tests.pilot.session.steps import open_note, wait_saved

# -- codes ------------------------------------------------------------------------------------


async def test_r_on_a_code_changes_its_role_and_u_gives_the_old_one_back(walk_in, day):
    async with walk_in() as walk:
        review = await reviewing(walk, day)
        await walk.press("a")
        label = await label_of(walk, review, "Torbjörn Ekwall")
        at(review, label)
        await walk.press("r")
        await opened(walk, RoleDialog)
        await walk.press(*"che", "enter")
        head = label.partition(" ")[0]
        await walk.until(lambda: f"‹{head} chef›" in written(review))
        await walk.rest()
        assert await label_of(walk, review, "Torbjörn Ekwall") == f"{head} chef"
        await walk.press("u")
        assert f"‹{label}›" in written(review)
        assert await label_of(walk, review, "Torbjörn Ekwall") == label


async def test_a_role_is_never_a_name(walk_in, day):
    async with walk_in() as walk:
        await reviewing(walk, day)
        await walk.press("r")
        await opened(walk, RoleDialog)
        await walk.press(*"tove", "up", "enter")
        assert "Det är ett namn." in walk.text


async def test_k_on_a_code_gives_it_another_kind_and_u_the_old_one(walk_in, day):
    async with walk_in() as walk:
        review = await reviewing(walk, day)
        await walk.press("p")
        label = await label_of(walk, review, "Torbjörn Ekwall")
        at(review, label)
        await walk.press("k")
        await opened(walk, ChoiceDialog)
        await walk.press("g")
        await walk.until(lambda: "‹org-" in written(review))
        await walk.rest()
        assert (await label_of(walk, review, "Torbjörn Ekwall")).startswith("org-")
        await walk.press("u")
        assert f"‹{label}›" in written(review)
        assert await label_of(walk, review, "Torbjörn Ekwall") == label


async def merged(walk, day) -> tuple[ReviewScreen, str, str]:
    """Two persons with a code each; the second has given way to the first."""
    review = await reviewing(walk, day, "Fikade med kollegan Torbjörn Ekwall och kollegan Ingemar Lindqvist.")
    await walk.press("a", "a")
    first = await label_of(walk, review, "Torbjörn Ekwall")
    second = await label_of(walk, review, "Ingemar Lindqvist")
    at(review, second)
    await walk.press("m")
    await opened(walk, PickCodeDialog)
    await walk.press(*"torb", "enter")
    await opened(walk, ChoiceDialog)
    assert "ett ställe" in walk.text
    await walk.press("m")
    await walk.until(lambda: written(review).count(f"‹{first}›") == 2)
    await walk.rest()
    return review, first, second


async def test_m_lets_one_code_go_on_in_the_place_of_another(walk_in, day):
    async with walk_in() as walk:
        review, first, second = await merged(walk, day)
        assert written(review) == f"Fikade med kollegan ‹{first}› och kollegan ‹{first}›."
        assert review.editor.forms == ("Torbjörn Ekwall", "Ingemar Lindqvist")
        assert f"= {first}" in walk.line(f"● {second}")
        assert second not in await codes(walk, review)


async def test_u_takes_a_merge_back_also_in_what_was_written_since(walk_in, day):
    async with walk_in() as walk:
        review, first, second = await merged(walk, day)
        await walk.press("escape")
        review.session.editor.put(" Ingemar Lindqvist kom. INGEMAR LINDQVIST gick.")
        review = await again(walk, review.session)
        assert written(review).count(f"‹{first}›") == 4
        await walk.press("u")
        assert written(review) == (
            f"Fikade med kollegan ‹{first}› och kollegan ‹{second}›. ‹{second}› kom. ‹{second}› gick."
        )
        names = await codes(walk, review)
        assert names[first] == ("Torbjörn Ekwall",)
        assert names[second] == ("Ingemar Lindqvist",)


async def test_a_merge_that_is_not_confirmed_changes_nothing(walk_in, day):
    async with walk_in() as walk:
        review = await reviewing(walk, day, "Fikade med kollegan Torbjörn Ekwall och kollegan Ingemar Lindqvist.")
        await walk.press("a", "a")
        stood = written(review)
        await walk.press("m")
        await opened(walk, PickCodeDialog)
        await walk.press("enter")
        await walk.press("enter")
        await opened(walk, ChoiceDialog)
        await walk.press("enter")
        await walk.until(lambda: walk.app.screen is review)
        assert written(review) == stood


# -- names, marks, signing --------------------------------------------------------------------


async def test_names_that_became_codes_are_hidden_with_the_others(walk_in, day):
    async with walk_in(size=(200, 50)) as walk:
        review = await reviewing(walk, day, "Fikade med kollegan Torbjörn Ekwall och kollegan Ingemar Lindqvist.")
        await walk.press("a", "a")
        assert "Torbjörn Ekwall" in walk.text
        await walk.press("ctrl+g")
        assert "Torbjörn" not in walk.text
        assert "Ingemar" not in walk.text
        label = await label_of(walk, review, "Torbjörn Ekwall")
        assert "dolt" in walk.line(label)
        at(review, label)
        await walk.press("m")
        await opened(walk, PickCodeDialog)
        assert "Ingemar" not in walk.text


async def test_the_keys_of_a_row_are_the_keys_in_the_footer(walk_in, day):
    async with walk_in() as walk:
        review = await reviewing(walk, day)
        word = "  a Kod  k Slag  s Samma  r Roll  o Vanligt  i Bara nu  F12 Signera  F1 Hjälp"
        assert walk.lines()[-1] == word
        await walk.press("a")
        at(review, await label_of(walk, review, "Torbjörn Ekwall"))
        await walk.rest()
        assert walk.lines()[-1] == "  r Roll  k Slag  m Slå ihop  u Ångra  F12 Signera  Esc Texten  F1 Hjälp"
        walk.app.set_language("en")
        review.query_one(RowList).select(review.waiting[0].key)
        await walk.rest()
        assert walk.lines()[-1] == "  a Code  k Kind  s Same  r Role  o Ordinary  i Only now  F12 Sign  F1 Help"


async def test_an_undecided_word_is_stored_as_a_code_and_flagged_and_still_stands_in_the_editor(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        note.editor.put(TWO)
        await wait_saved(walk, note)
        stored = await walk.app.gateway.ask(lambda p: p.entries.draft(note.opened.draft.id))
        assert "Torbjörn" not in stored.text
        assert "850101" not in stored.text
        assert [flag.text for flag in stored.flags] == ["Torbjörn Ekwall", "850101-1234"]
        assert note.editor.document.get_line(1) == TWO
        assert walk.line("2 oklara ord").split("  ")[1:4] == ["2 oklara ord", "Torbjörn Ekwall", "850101-1234"]
        assert walk.line("2 oklara ord").endswith("  Ctrl+R (2)")


async def test_rare_things_that_meet_are_named_quietly_and_hold_nothing_up(walk_in, day):
    async with walk_in() as walk:
        review = await reviewing(
            walk, day, "Arbetar på Björkhyttans snickeri i Gnarp, har fått veta att schizofreni är ärftligt."
        )
        review.action_accept_all()
        await walk.until(lambda: not review.waiting)
        await walk.until(lambda: bool(review.reminder))
        await walk.rest()
        said = " ".join(walk.text.split())
        assert "Tillsammans kan det här peka ut någon: en ovanlig arbetsplats, en liten ort, en sjukdom." in said
        await walk.press("1")
        assert "Klart att signera." in walk.text


async def test_nothing_is_said_of_a_note_in_which_nothing_meets(walk_in, day):
    async with walk_in() as walk:
        review = await reviewing(walk, day)
        assert not review.reminder
        assert "Tillsammans" not in walk.text


async def test_what_is_decided_is_not_asked_again_in_the_next_note(walk_in, day):
    async with walk_in() as walk:
        review = await reviewing(walk, day, "Fikade med kollegan Torbjörn Ekwall.")
        await walk.press("a", "1", "f12")
        await walk.until(lambda: walk.app.screen.is_modal)
        label = await label_of(walk, review, "Torbjörn Ekwall")
        await walk.press("escape", "escape")
        note = review.session
        for key in " Torbjörn Ekwall ":
            await walk.pilot.press("space" if key == " " else key)
        assert note.editor.document.get_line(1).endswith(f"‹{label}› ")
