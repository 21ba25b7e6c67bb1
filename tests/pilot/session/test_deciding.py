"""Every key of the review: what each decides, what the vault remembers of it, and that each can be taken back."""

import pytest

from journal_tui.practice.pseudonyms.text import restore
from journal_tui.tui.modals.base import ChoiceDialog
from journal_tui.tui.modals.codes import PickCodeDialog
from journal_tui.tui.modals.role import RoleDialog
from journal_tui.tui.screens.review import ReviewScreen
from journal_tui.tui.widgets.row_list import RowList
from tests.pilot.session.steps import open_note, wait_saved

TWO = "Åt lunch med kollegan Torbjörn Ekwall. Skrev ner 850101-1234 på en lapp."


async def reviewing(walk, day, text: str = TWO) -> ReviewScreen:
    """The review of a note with this text, the bar on the first word that waits."""
    note = await open_note(walk, day)
    note.editor.put(text)
    await wait_saved(walk, note)
    await walk.press("ctrl+r")
    await walk.until(lambda: isinstance(walk.app.screen, ReviewScreen))
    await walk.rest()
    return walk.app.screen


async def again(walk, note) -> ReviewScreen:
    """From the note to its review, once more."""
    await walk.press("ctrl+r")
    await walk.until(lambda: isinstance(walk.app.screen, ReviewScreen))
    await walk.rest()
    return walk.app.screen


def words(review: ReviewScreen) -> list[str]:
    return [line.word for line in review.waiting]


def at(review: ReviewScreen, word: str) -> None:
    """Put the bar on a word that waits, or on a word or code that was decided."""
    lines = [*review.waiting, *review.sitting.decided]
    review.query_one(RowList).select(next(line.key for line in lines if word in (line.word, line.label)))


def written(review: ReviewScreen) -> str:
    """The first paragraph as it stands in the editor."""
    return review.editor.document.get_line(1)


async def codes(walk, review: ReviewScreen) -> dict[str, tuple[str, ...]]:
    """What the vault has behind each code that has been decided on."""
    client = review.current_client
    lines = await walk.app.gateway.ask(lambda p: p.aliases.list(client))
    return {line.label: line.names for line in lines if not line.pending and not line.merged_into}


async def label_of(walk, review: ReviewScreen, name: str) -> str:
    """The code of a name in the vault."""
    return next(label for label, names in (await codes(walk, review)).items() if name in names)


async def opened(walk, kind):
    await walk.until(lambda: isinstance(walk.app.screen, kind))
    return walk.app.screen


# -- one word ---------------------------------------------------------------------------------


async def test_a_makes_the_word_a_code_as_suggested_with_the_role_word_before_it(walk_in, day):
    async with walk_in() as walk:
        review = await reviewing(walk, day)
        assert words(review) == ["Torbjörn Ekwall", "850101-1234"]
        await walk.press("a")
        assert words(review) == ["850101-1234"]
        label = await label_of(walk, review, "Torbjörn Ekwall")
        assert label.startswith("person-") and label.endswith(" kollega")
        assert f"kollegan ‹{label}›." in written(review)
        assert label in walk.line("● Torbjörn Ekwall")


async def test_enter_accepts_as_a_does(walk_in, day):
    async with walk_in() as walk:
        review = await reviewing(walk, day)
        await walk.press("enter")
        assert words(review) == ["850101-1234"]
        assert await label_of(walk, review, "Torbjörn Ekwall")


async def test_after_a_decision_the_bar_stands_on_the_next_word_and_at_last_on_the_risk_question(walk_in, day):
    async with walk_in() as walk:
        await reviewing(walk, day)
        await walk.press("a")
        assert walk.line("▌").startswith("▌ ▲ 850101-1234")
        await walk.press("i")
        assert walk.line("▌").startswith("▌ Risk i dag")


async def test_i_keeps_the_word_in_this_note_only(walk_in, day):
    async with walk_in() as walk:
        review = await reviewing(walk, day)
        await walk.press("i")
        assert words(review) == ["850101-1234"]
        assert "bara nu" in walk.line("● Torbjörn Ekwall")
        draft = review.session.opened.draft.id
        stored = await walk.app.gateway.ask(lambda p: p.entries.draft(draft))
        assert "Torbjörn Ekwall" in stored.text
        client = review.current_client
        assert not await walk.app.gateway.ask(lambda p: p.aliases.ordinary(client))


async def test_a_word_that_was_kept_does_not_wait_again_when_the_next_one_becomes_a_code(walk_in, day):
    async with walk_in() as walk:
        review = await reviewing(walk, day, "Fikade med kollegan Torbjörn Ekwall och kollegan Ingemar Lindqvist.")
        await walk.press("i", "a")
        assert words(review) == []
        assert walk.line("▌").startswith("▌ Risk i dag")
        assert written(review).startswith("Fikade med kollegan Torbjörn Ekwall och kollegan ‹person-")


async def test_o_remembers_the_word_for_this_client(walk_in, day):
    async with walk_in() as walk:
        review = await reviewing(walk, day, "Fikade med kollegan Torbjörn Ekwall.")
        await walk.press("o")
        assert words(review) == []
        assert "vanligt ord" in walk.line("● Torbjörn Ekwall")
        client = review.current_client
        (kept,) = await walk.app.gateway.ask(lambda p: p.aliases.ordinary(client))
        assert kept.word == "torbjörn ekwall"
        await walk.press("escape")
        review.session.editor.put("\nOch igen med kollegan Torbjörn Ekwall.")
        assert words(await again(walk, review.session)) == []


@pytest.mark.parametrize(("key", "head"), [("a", "person-"), ("p", "plats-"), ("g", "org-"), ("n", "id-")])
async def test_k_says_what_kind_of_thing_it_is(walk_in, day, key, head):
    async with walk_in() as walk:
        review = await reviewing(walk, day)
        await walk.press("k")
        await opened(walk, ChoiceDialog)
        await walk.press(key)
        await walk.until(lambda: words(review) == ["850101-1234"])
        assert (await label_of(walk, review, "Torbjörn Ekwall")).startswith(head)


async def test_p_makes_it_a_place_at_once(walk_in, day):
    async with walk_in() as walk:
        review = await reviewing(walk, day)
        await walk.press("p")
        assert (await label_of(walk, review, "Torbjörn Ekwall")).startswith("plats-")


async def test_r_makes_it_a_person_with_a_role_word(walk_in, day):
    async with walk_in() as walk:
        review = await reviewing(walk, day)
        await walk.press("r")
        await opened(walk, RoleDialog)
        await walk.press(*"che", "enter")
        await walk.until(lambda: walk.app.screen is review)
        await walk.rest()
        assert (await label_of(walk, review, "Torbjörn Ekwall")).endswith(" chef")


async def test_escape_from_a_question_decides_nothing(walk_in, day):
    async with walk_in() as walk:
        review = await reviewing(walk, day)
        for key, dialog in (("k", ChoiceDialog), ("r", RoleDialog), ("s", PickCodeDialog)):
            await walk.press(key)
            await opened(walk, dialog)
            await walk.press("escape")
            await walk.until(lambda: walk.app.screen is review)
            assert words(review) == ["Torbjörn Ekwall", "850101-1234"]


async def test_s_says_that_it_is_somebody_who_has_a_code(walk_in, day):
    async with walk_in() as walk:
        review = await reviewing(walk, day, "Fikade med kollegan Torbjörn Ekwall.")
        await walk.press("a", "escape")
        review.session.editor.put(" Min kollega Tobbe Ekwallsson ringde.")
        review = await again(walk, review.session)
        assert words(review) == ["Tobbe Ekwallsson"]
        await walk.press("s")
        await opened(walk, PickCodeDialog)
        await walk.press(*"torb", "enter")
        await walk.until(lambda: words(review) == [])
        label = await label_of(walk, review, "Torbjörn Ekwall")
        assert written(review).count(f"‹{label}›") == 2
        assert restore(written(review), review.editor.forms).endswith("Tobbe Ekwallsson ringde.")
        await walk.press("escape")
        review.session.editor.put(" Sen kom Tobbe Ekwallsson.")
        assert written(review).endswith(f" Sen kom ‹{label}›."), "both names lead to the code from now on"


async def test_s_may_say_that_it_is_the_client(walk_in, day):
    async with walk_in() as walk:
        review = await reviewing(walk, day, "Fikade med kollegan Torbjörn Ekwall.")
        await walk.press("s")
        await opened(walk, PickCodeDialog)
        await walk.press(*"klient", "enter")
        await walk.until(lambda: "kollegan ‹klient›." in written(review))
        client = review.current_client
        assert "Torbjörn Ekwall" in (await walk.app.gateway.ask(lambda p: p.clients.get(client))).contact.nicknames
        await walk.press("u", "u")
        assert words(review) == ["Torbjörn Ekwall"]
        assert not (await walk.app.gateway.ask(lambda p: p.clients.get(client))).contact.nicknames


async def test_all_that_remain_are_accepted_and_taken_back_at_once(walk_in, day):
    async with walk_in() as walk:
        review = await reviewing(walk, day)
        review.action_accept_all()
        await walk.until(lambda: words(review) == [])
        await walk.rest()
        assert "Torbjörn" not in written(review)
        assert "850101" not in written(review)
        await walk.press("u")
        assert words(review) == ["Torbjörn Ekwall", "850101-1234"]
        assert written(review) == TWO


async def test_ctrl_r_goes_to_the_next_word_that_waits(walk_in, day):
    async with walk_in() as walk:
        await reviewing(walk, day)
        for word in ("850101-1234", "Torbjörn Ekwall", "850101-1234"):
            await walk.press("ctrl+r")
            assert walk.line("▌").startswith(f"▌ ▲ {word}")


# -- taken back -------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["a", "p", "i", "o"])
async def test_u_takes_a_decision_back_and_the_bar_stands_on_its_word(walk_in, day, key):
    async with walk_in() as walk:
        review = await reviewing(walk, day)
        before = await codes(walk, review)
        at(review, "850101-1234")
        await walk.press(key)
        assert words(review) == ["Torbjörn Ekwall"]
        await walk.press("u")
        assert words(review) == ["Torbjörn Ekwall", "850101-1234"]
        assert walk.line("▌").startswith("▌ ▲ 850101-1234")
        assert written(review) == TWO
        assert await codes(walk, review) == before
        client = review.current_client
        assert not await walk.app.gateway.ask(lambda p: p.aliases.ordinary(client))
        assert not review.sitting.steps


async def test_what_was_written_after_a_decision_stays_when_it_is_taken_back(walk_in, day):
    async with walk_in() as walk:
        review = await reviewing(walk, day, "Fikade med kollegan Torbjörn Ekwall.")
        await walk.press("a", "escape")
        review.session.editor.put(" Sov bättre.")
        review = await again(walk, review.session)
        await walk.press("u")
        assert written(review) == "Fikade med kollegan Torbjörn Ekwall. Sov bättre."
        assert words(review) == ["Torbjörn Ekwall"]


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
    async with walk_in() as walk:
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
