"""Every key that decides a word: what it makes of it, what the vault remembers, and that it can be taken back."""

import pytest

from journal_tui.practice.pseudonyms.text import restore
from journal_tui.tui.modals.base import ChoiceDialog
from journal_tui.tui.modals.codes import PickCodeDialog
from journal_tui.tui.modals.role import RoleDialog
from tests.pilot.session.reviewing import TWO, again, at, codes, label_of, opened, reviewing, words, written

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


async def test_a_word_that_has_moved_since_it_was_asked_about_is_decided_where_it_stands_now(walk_in, day):
    async with walk_in() as walk:
        review = await reviewing(walk, day, "Fikade med kollegan Torbjörn Ekwall.")
        (line,) = review.waiting
        review.editor.move_cursor((1, 0))
        review.editor.put("Sov bra. ")
        await review.deciding.accept(line)
        label = review.sitting.decided[0].label
        assert written(review) == f"Sov bra. Fikade med kollegan ‹{label}›."
        review.editor.clear()
        await review.deciding.accept(line)
        assert len(review.sitting.steps) == 1, "a word that is gone is not decided on"


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
