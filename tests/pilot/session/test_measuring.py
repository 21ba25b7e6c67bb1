"""Measuring: in the middle of a note and back to the very same place, by the client behind the lock, and nowhere without a yes."""

import shutil

import pytest

from journal_tui.practice.clock import Clock
from journal_tui.practice.home import Home
from journal_tui.practice.measures.values import By, TalkState
from journal_tui.practice.practice import Practice
from journal_tui.practice.values import Purpose, Service
from journal_tui.tui.modals.instruments import InstrumentDialog
from journal_tui.tui.screens.client_card import ClientCardScreen
from journal_tui.tui.screens.measure_kiosk import MeasureKioskScreen
from journal_tui.tui.screens.measures import MeasuresScreen
from journal_tui.tui.screens.session import SessionScreen
from journal_tui.tui.screens.unlock import UnlockScreen
from journal_tui.tui.widgets.field import Field
from tests.pilot.day import NOW, PASSPHRASE, PEOPLE, Day
from tests.pilot.session.steps import open_note
from tests.pilot.session.test_kiosk import KEYS

KBT = Service.KBT


@pytest.fixture(scope="session")
def measured_day(made_day, tmp_path_factory) -> Day:
    """The day's practice, where Tove has said yes to measures; Ivar has said no."""
    folder = tmp_path_factory.mktemp("measured") / "practice"
    shutil.copytree(made_day.folder, folder)
    folder.chmod(0o700)
    practice = Practice.open(Home(folder), PASSPHRASE, clock=Clock(lambda: NOW))
    tove = PEOPLE["Tove"]
    practice.consent.ask(made_day.clients["Tove"], KBT, by_client=True)
    answers = dict.fromkeys(Purpose, True)
    practice.consent.record(made_day.clients["Tove"], KBT, answers, f"{tove.given} {tove.surname}")
    practice.close()
    return Day(folder, made_day.clients, made_day.entry)


@pytest.fixture
def day(measured_day, tmp_path) -> Day:
    folder = tmp_path / "practice"
    shutil.copytree(measured_day.folder, folder)
    folder.chmod(0o700)
    return Day(folder, measured_day.clients, measured_day.entry)


async def measured(walk, day, name="Tove"):
    return await walk.app.gateway.ask(lambda p: p.measures.list(day.clients[name]))


async def pick(walk, name: str) -> None:
    """Type a part of the name and take the marked row."""
    await walk.type(name)
    await walk.press("enter")


async def open_measures(walk, day, name="Tove") -> MeasuresScreen:
    walk.app.show(ClientCardScreen(day.clients[name]))
    await walk.until(lambda: isinstance(walk.app.screen, ClientCardScreen) and walk.app.screen.card is not None)
    await walk.press("m")
    await walk.until(lambda: isinstance(walk.app.screen, MeasuresScreen) and walk.app.screen.services)
    await walk.rest()
    return walk.app.screen


async def test_ctrl_b_in_the_editor_measures_and_comes_back_to_the_very_same_cursor(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        await walk.type("oro före möten")
        await walk.press("left", "left", "left")
        text, cursor = note.editor.text, note.editor.cursor_location
        assert note.editor.has_focus
        await walk.press("ctrl+b")
        await pick(walk, "gad")
        await walk.press("1", *"0123012")
        assert "Alla frågor är besvarade." in walk.text
        await walk.press("enter")
        assert walk.line("● GAD-7")
        assert "9  lindrig   gräns 10   ↓ lägre är bättre" in walk.text
        await walk.press("escape")
        assert walk.app.screen is note
        assert note.editor.has_focus
        assert (note.editor.text, note.editor.cursor_location) == (text, cursor)
        await walk.press("x")
        assert note.editor.document.get_line(cursor[0])[cursor[1]] == "x"
        (made,) = await measured(walk, day)
        assert (made.total, made.by, made.appointment) == (9_000, By.COUNSELLOR, note.appointment.id)


async def test_the_line_can_be_written_into_the_note(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        await walk.press("ctrl+b")
        await pick(walk, "stress")
        await walk.press("1")
        await walk.type("7")
        await walk.press("enter", "i")
        assert walk.app.screen is note
        assert note.editor.document.get_line(1) == "Stress: 7"


async def test_the_ninth_answer_above_zero_opens_a_risk_note_by_enter(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        await walk.type("oro")
        await walk.press("ctrl+b")
        await pick(walk, "phq")
        await walk.press("1", *"012301231")
        await walk.press("enter")
        assert "▲ Fråga 9 är besvarad över noll" in walk.text
        assert "Fråga vidare nu. Öppna risknotering?" in walk.text
        await walk.press("enter")
        await walk.until(lambda: walk.app.screen is note)
        assert "Vad klienten sade" in note.editor.text
        assert "oro" in note.editor.text
        (made,) = await measured(walk, day)
        assert (made.total, made.talk) == (13_000, TalkState.OPENED)


async def test_not_asking_further_needs_a_reason_and_later_waits_in_the_list(walk_in, day):
    async with walk_in() as walk:
        await open_measures(walk, day)
        await walk.press("n")
        await pick(walk, "phq")
        await walk.press("1", *"000000001", "enter", "escape")
        assert "▲ fråga vidare" in walk.text
        assert "Ett svar ber om ett samtal." in walk.text
        screen = walk.app.screen
        screen.query_one("#measures").select(f"one:{screen.rows[0].id}")
        await walk.press("enter", "n", "enter")
        assert "Skriv några ord" in walk.text
        await walk.type("Tove har pratat med Karin Lund")
        await walk.press("enter")
        (made,) = await measured(walk, day)
        assert (made.talk, made.reason) == (TalkState.DECLINED, "Tove har pratat med Karin Lund")
        assert "inte frågat vidare" in walk.text


async def test_where_the_client_said_no_nothing_is_measured_and_the_reason_stands_there(walk_in, day):
    async with walk_in(size=(160, 40)) as walk:
        note = await open_note(walk, day, "Ivar", Service.KOST)
        await walk.until(lambda: note.beside is not None)
        await walk.rest()
        pairs = {key: usable for key, _label, usable in note.query_one("#footer").pairs}
        assert pairs["Ctrl+B"] is False and pairs["F12"] is True
        await walk.press("ctrl+b")
        assert "× Inga mätningar i Kost" in walk.text
        assert "Klienten sa nej." in walk.text
        await walk.press("escape")
        assert walk.app.screen is note and note.editor.has_focus
        assert await measured(walk, day, "Ivar") == ()


async def test_the_list_says_why_too_and_its_keys_are_muted(walk_in, day):
    async with walk_in() as walk:
        screen = await open_measures(walk, day, "Ivar")
        assert "Mäts inte" in walk.text and "× nekat" in walk.text
        assert "new-measurement" not in screen.ready()
        await walk.press("n")
        assert "Inga mätningar i Kost" in walk.text


async def test_an_interrupted_questionnaire_is_gone_on_with(walk_in, day):
    async with walk_in() as walk:
        await open_measures(walk, day)
        await walk.press("n")
        await pick(walk, "phq")
        await walk.press("1", *"0123", "escape")
        assert "4 av 9 besvarade så här långt" in "".join(toast.message for toast in walk.app._notifications)
        assert "Inte avslutade" in walk.text
        await walk.press("n")
        await pick(walk, "phq")
        await walk.press("1")
        assert "En är påbörjad" in walk.text
        await walk.press("enter")
        assert "fråga 5 av 9" in walk.text
        await walk.press(*"01230", "enter", "escape")
        (made,) = await measured(walk, day)
        assert (made.total, made.state) == (12_000, "whole")


async def test_keys_that_come_faster_than_the_disk_make_one_row_in_their_order(walk_in, day):
    async with walk_in() as walk:
        await open_measures(walk, day)
        await walk.press("n")
        await pick(walk, "phq")
        await walk.press("1")
        for key in "312031203":
            await walk.pilot.press(key)
        await walk.press("left", "2")
        await walk.press("enter", "escape")
        (made,) = await measured(walk, day)
        assert [answer // 1000 for answer in made.answers] == [3, 1, 2, 0, 3, 1, 2, 0, 2]


async def test_answered_twice_on_one_day_asks(walk_in, day):
    async with walk_in() as walk:
        await open_measures(walk, day)
        for value, keys in (("15", ()), ("12", ("escape",)), ("12", ("e", "escape")), ("11", ("b", "escape"))):
            await walk.press("n")
            await pick(walk, "phq")
            await walk.press("2")
            await walk.type(value)
            await walk.press("enter")
            if keys:
                assert "Redan besvarad i dag" in walk.text
            await walk.press(*(keys or ("escape",)))
        assert {row.total for row in await measured(walk, day)} == {11_000, 12_000}


async def test_a_value_out_of_range_is_refused_in_the_field_and_nothing_is_lost(walk_in, day):
    async with walk_in() as walk:
        await open_measures(walk, day)
        await walk.press("n")
        await pick(walk, "phq")
        await walk.press("2")
        await walk.type("40")
        await walk.press("enter")
        assert "× Det går från 0 till 27." in walk.text
        await walk.press("backspace", "enter", "escape")
        assert [row.total for row in await measured(walk, day)] == [4_000]


async def test_another_form_is_named_and_its_total_kept(walk_in, day):
    async with walk_in() as walk:
        await open_measures(walk, day)
        await walk.press("n")
        await pick(walk, "finns inte")
        await walk.type("KEDS")
        await walk.press("tab", "tab")
        await walk.type("54")
        await walk.press("enter")
        await walk.type("19")
        await walk.press("enter", "escape")
        (made,) = await measured(walk, day)
        assert (made.instrument.key, made.total) == ("keds/1", 19_000)


# -- client mode --------------------------------------------------------------------------------


async def hand_over(walk, day, name: str) -> MeasureKioskScreen:
    await open_measures(walk, day)
    await walk.press("f")
    await pick(walk, name)
    await walk.until(lambda: isinstance(walk.app.screen, MeasureKioskScreen))
    await walk.rest()
    return walk.app.screen


async def hand_back(walk, kiosk, *, passphrase: str = PASSPHRASE) -> None:
    kiosk.query_one("#password", Field).value = passphrase
    await walk.press("enter")


async def test_the_client_answers_one_question_a_screen_and_only_the_password_leads_out(walk_in, day):
    async with walk_in() as walk:
        kiosk = await hand_over(walk, day, "phq")
        assert "fråga 1 av 9" in walk.text
        assert "Tove" not in walk.text and "Idag" not in walk.text and "(•)" not in walk.text
        await walk.press(*"012301231")
        assert "Alla frågor är besvarade." in walk.text
        assert "13" not in walk.text
        await walk.press("enter")
        assert "Tack." in walk.text
        await walk.press("enter")
        await hand_back(walk, kiosk, passphrase="fel")
        assert walk.app.screen is kiosk and "Fel lösenord." in walk.text
        await hand_back(walk, kiosk)
        await walk.until(lambda: "Fråga 9 är besvarad över noll" in walk.text)
        (made,) = await measured(walk, day)
        assert (made.total, made.by, made.state) == (13_000, By.CLIENT, "whole")
        assert walk.app.theme == "dark"


async def test_no_other_key_the_mouse_or_a_new_size_leads_anywhere(walk_in, day):
    async with walk_in() as walk:
        kiosk = await hand_over(walk, day, "phq")
        await walk.press("0", "1")
        for number, key in enumerate(each for each in KEYS if each not in {"up", "down"}):
            await walk.pilot.press(key)
            if number % 10 == 0:
                await walk.pilot.resize_terminal(*[(80, 24), (200, 50), (20, 5), (100, 30)][number // 10 % 4])
                await walk.pilot.click(offset=(3, 3))
            assert walk.app.screen is kiosk, key
        await walk.pilot.resize_terminal(80, 24)
        await walk.rest()
        assert kiosk.state.answers[:3] == (0, 1000, None)
        assert walk.app.gateway.unlocked and not walk.app.names_hidden
        for command in walk.app.OFFERS:
            await walk.app.run_action(command.action, kiosk)
            assert walk.app.screen is kiosk, command


async def test_three_wrong_passwords_lock_and_the_answers_so_far_are_kept(walk_in, day):
    async with walk_in() as walk:
        kiosk = await hand_over(walk, day, "phq")
        await walk.press(*"0123", "x")
        assert "Dina svar är sparade." in walk.text
        for _try in range(3):
            await hand_back(walk, kiosk, passphrase="fel")
        await walk.until(lambda: isinstance(walk.app.screen, UnlockScreen))
        await walk.unlock()
        (held,) = await measured(walk, day)
        assert (held.state, held.answers[:5], held.by) == ("partial", (0, 1000, 2000, 3000, None), By.CLIENT)
        await open_measures(walk, day)
        assert "4 av 9" in walk.line("PHQ-9")


async def test_the_client_reads_in_english_and_may_leave_a_question_out(walk_in, day):
    async with walk_in() as walk:
        kiosk = await hand_over(walk, day, "who")
        await walk.press("e")
        assert "question 1 of 5" in walk.text
        await walk.press("3", "space", "2", "left", "left", "5")
        assert kiosk.state.answers == (3000, 5000, 2000, None, None)
        await walk.press("9")
        assert kiosk.state.answers == (3000, 5000, 2000, None, None), "nine is no answer here"
        await walk.press("x")
        await hand_back(walk, kiosk)
        await walk.until(
            lambda: "3 av 5 besvarade så här långt" in "".join(toast.message for toast in walk.app._notifications)
        )


async def test_a_scale_is_answered_by_a_number_and_enter(walk_in, day):
    async with walk_in() as walk:
        kiosk = await hand_over(walk, day, "sömn")
        await walk.press("1", "4", "enter")
        assert "Det går från 0 till 10." in walk.text
        await walk.press("backspace", "0", "enter", "enter")
        await hand_back(walk, kiosk)
        await walk.until(lambda: "● Sömn" in walk.text)
        (made,) = await measured(walk, day)
        assert (made.total, made.by) == (10_000, By.CLIENT)


async def test_taking_a_mistake_out_asks_first_and_one_key_brings_it_back(walk_in, day):
    async with walk_in() as walk:
        screen = await open_measures(walk, day)
        await walk.press("n")
        await pick(walk, "ork")
        await walk.press("1")
        await walk.type("4")
        await walk.press("enter", "escape")
        screen.query_one("#measures").select(f"one:{screen.rows[0].id}")
        await walk.press("n")
        await walk.until(lambda: isinstance(walk.app.screen, InstrumentDialog))
        assert walk.line("▌ Ork"), "what is marked in the list is what is offered first"
        await walk.press("escape", "delete", "escape")
        assert len(await measured(walk, day)) == 1
        await walk.press("delete", "t")
        assert await measured(walk, day) == ()
        assert "Inget är mätt än." in walk.text
        assert "Mätningen är struken.  u ångrar" in walk.text
        await walk.press("u")
        await walk.until(lambda: "Inget är mätt än." not in walk.text)
        assert [each.state for each in await measured(walk, day)] == ["whole"]


async def test_the_appointments_menu_leads_to_it_where_the_terminal_takes_the_key(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        await walk.press("f4", "b")
        assert "Vad mäts?" in walk.text
        await walk.press("escape")
        assert isinstance(walk.app.screen, SessionScreen) and note.editor.has_focus
