"""Keys that are typed before the page is there for which they are meant: all of them count, in their order, and none goes elsewhere."""

from threading import Event

from journal_tui.practice.rights.case_words import CaseKind
from journal_tui.practice.values import Verdict
from journal_tui.tui.modals.base import Choice, ChoiceDialog
from journal_tui.tui.screens.case import CaseScreen
from journal_tui.tui.screens.client_card import ClientCardScreen
from journal_tui.tui.screens.entry import EntryScreen
from journal_tui.tui.screens.session import SessionScreen
from journal_tui.tui.screens.today import TodayScreen
from tests.pilot.session.steps import open_note, wait_saved


async def verdict(walk, day, name="Tove"):
    return (await walk.app.gateway.ask(lambda p: p.consent.status(day.clients[name])))[0].verdict


async def test_a_whole_withdrawal_in_the_meeting_is_typed_before_its_first_question_stands_there(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        note.editor.put("Det här skulle inte skrivas ner.")
        await wait_saved(walk, note)
        held = Event()
        walk.app.gateway.soon(lambda _p: held.wait(60))
        walk.burst("f4", "å", "enter", "k", "enter")
        await walk.pilot.pause()
        held.set()
        await walk.until(lambda: note.editor.read_only and walk.app.screen is note and note.editor.text == "")
        await walk.rest()
        assert await verdict(walk, day) is Verdict.WITHDRAWN
        drafts = await walk.app.gateway.ask(lambda p: p.entries.drafts())
        assert all(draft.id != note.opened.draft.id for draft in drafts)
        assert walk.app.screen is note


async def test_the_way_to_a_card_and_back_and_into_a_note_is_one_burst(walk_in, day):
    async with walk_in() as walk:
        walk.burst("f3", *"ekdal", "enter")
        await walk.until(lambda: isinstance(walk.app.screen, ClientCardScreen) and "Almdunge" in walk.text)
        await walk.rest()
        walk.burst("escape", "escape", "escape")
        await walk.until(lambda: isinstance(walk.app.screen, TodayScreen))


async def test_enter_in_the_instant_in_which_a_question_appears_answers_it(walk_in):
    async with walk_in() as walk:
        for _time in range(5):
            answers = []
            asked = ChoiceDialog("?", "", [Choice("a", "Ja", "yes"), Choice("escape", "Nej", "no")])
            walk.app.show(asked, answers.append)
            walk.burst("enter")
            await walk.until(lambda answers=answers: answers)
            assert answers == ["yes"]


async def test_what_is_typed_into_the_note_never_waits_for_the_store(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        held = Event()
        walk.app.gateway.soon(lambda _p: held.wait(60))
        walk.burst("ctrl+s", *"hej")
        await walk.until(lambda: "hej" in note.editor.text)
        held.set()
        await walk.rest()
        assert isinstance(walk.app.screen, SessionScreen)


async def test_a_case_is_written_down_by_heart(walk_in, day):
    async with walk_in() as walk:
        walk.burst("f6", "n", *"vadst", "enter", "u", "e", "ctrl+s")
        await walk.until(lambda: isinstance(walk.app.screen, CaseScreen))
        walk.burst("i", "l")
        await walk.until(lambda: "legitimation visad" in walk.text)
        (case,) = await walk.app.gateway.ask(lambda p: p.cases.list())
        assert (case.client, case.kind) == (day.clients["Samir"], CaseKind.ACCESS)


async def test_words_looked_up_and_the_entry_that_has_them_are_one_burst(walk_in, day):
    async with walk_in() as walk:
        walk.burst("f5", *"summering", "enter", "enter")
        await walk.until(lambda: isinstance(walk.app.screen, EntryScreen))
