"""Kundläge: the client reaches the document and nothing else, whatever is pressed."""

import random

from textual import events

from journal_tui.config import Config
from journal_tui.practice.values import ConsentState, Service, Verdict
from journal_tui.tui.flows import start_consent
from journal_tui.tui.kiosk.state import Stage
from journal_tui.tui.screens.kiosk import KioskScreen
from journal_tui.tui.screens.session import SessionScreen
from journal_tui.tui.screens.unlock import UnlockScreen
from journal_tui.tui.widgets.field import Field
from tests.pilot.day import PASSPHRASE


async def hand_over(walk, day, name="Åke", service=Service.PT) -> KioskScreen:
    """The counsellor asks now; the client has the screen."""
    walk.app.go(lambda: start_consent(walk.app, day.clients[name], service), "consent")
    await walk.until(lambda: walk.app.screen.is_modal)
    await walk.press("f")
    await walk.until(lambda: isinstance(walk.app.screen, KioskScreen))
    await walk.rest()
    return walk.app.screen


async def read_and_answer(walk, kiosk: KioskScreen, answers: str) -> None:
    for key in answers:
        await walk.pilot.press(key)
    for _page in kiosk.state.pages:
        await walk.pilot.press("pagedown")
    await walk.rest()


async def status_of(walk, day, name):
    statuses = await walk.app.gateway.ask(lambda p: p.consent.status(day.clients[name]))
    return statuses[0]


KEYS = [f"f{number}" for number in range(1, 13)] + [
    "ctrl+q", "ctrl+p", "ctrl+c", "ctrl+z", "ctrl+l", "ctrl+g", "ctrl+d", "ctrl+r", "ctrl+s", "ctrl+n", "ctrl+t", "ctrl+f",
    "ctrl+o", "ctrl+backslash", "ctrl+a", "ctrl+v", "ctrl+x", "ctrl+shift+f1", "shift+tab", "tab", "escape", "enter", "f24",
    "question_mark", "colon", "slash", "delete", "insert", "home", "end", "alt+f4", "super+q", "a", "c", "h", "m", "r", "å",
]  # fmt: skip


async def test_two_hundred_keys_the_mouse_and_resizing_reach_nothing_but_the_document(walk_in, day):
    chance = random.Random(1)
    async with walk_in() as walk:
        kiosk = await hand_over(walk, day)
        depth, theme = len(walk.app.screen_stack), walk.app.theme
        before = await walk.app.gateway.ask(lambda p: p.consent.history(day.clients["Åke"], Service.PT))
        pressed = [key for key in KEYS for _twice in range(2)] + [
            chance.choice(KEYS) for _more in range(200 - 2 * len(KEYS))
        ]
        chance.shuffle(pressed)
        assert len(pressed) == 200
        for number, key in enumerate(pressed):
            await walk.pilot.press(key)
            if number % 25 == 0:
                await walk.pilot.resize_terminal(*chance.choice([(80, 24), (200, 50), (20, 5), (100, 30), (79, 23)]))
                await walk.pilot.click(offset=(chance.randrange(15), chance.randrange(4)))
                walk.app.post_message(events.Paste("q\x11q" * 20))
            assert walk.app.screen is kiosk, key
        await walk.rest()
        assert len(walk.app.screen_stack) == depth
        assert walk.app.theme == theme
        assert walk.app.is_running
        assert walk.app.gateway.unlocked
        assert not walk.app.names_hidden
        assert kiosk.state.stage is Stage.READING
        assert kiosk.state.answers == (None, None, None)
        after = await walk.app.gateway.ask(lambda p: p.consent.history(day.clients["Åke"], Service.PT))
        assert after == before
        assert "Björnväg" not in walk.text
        assert "Idag" not in walk.text


async def test_every_action_of_the_app_is_shut_out_not_only_its_keys(walk_in, day):
    async with walk_in() as walk:
        kiosk = await hand_over(walk, day)
        for command in walk.app.OFFERS:
            await walk.app.run_action(command.action, kiosk)
            await walk.rest()
            assert walk.app.screen is kiosk, command


async def test_what_was_said_to_the_counsellor_is_not_left_for_the_client_to_read(walk_in, day):
    async with walk_in() as walk:
        walk.app.done("Signerad. Låst, 08726702.")
        await walk.until(lambda: "Signerad. Låst" in walk.text)
        await hand_over(walk, day)
        assert "Signerad" not in walk.text
        assert not walk.app._notifications


async def test_the_same_while_the_name_is_written(walk_in, day):
    async with walk_in() as walk:
        kiosk = await hand_over(walk, day)
        await read_and_answer(walk, kiosk, "jnj")
        await walk.press("s")
        assert kiosk.state.stage is Stage.SIGNING
        for key in [*KEYS[:24], "tab", "shift+tab"]:
            await walk.pilot.press(key)
            assert walk.app.screen is kiosk, key
            assert kiosk.state.stage is Stage.SIGNING
        await walk.press("x", "å")
        assert kiosk.query_one("#signature", Field).value == "xå"


async def test_nothing_is_answered_in_advance_and_s_waits_for_pages_and_answers(walk_in, day):
    async with walk_in() as walk:
        kiosk = await hand_over(walk, day)
        assert walk.text.count("(•)") == 0
        assert "3 svar och" in walk.text
        await walk.press("s")
        assert kiosk.state.stage is Stage.READING
        await read_and_answer(walk, kiosk, "jnj")
        assert "Nu kan du skriva under." in walk.text
        await walk.press("s")
        assert "Ditt hela namn" in walk.text


async def test_signing_records_the_answers_and_only_the_counsellors_password_leads_out(walk_in, day):
    async with walk_in() as walk:
        kiosk = await hand_over(walk, day)
        await read_and_answer(walk, kiosk, "jnj")
        await walk.press("s")
        kiosk.query_one("#signature", Field).value = "Åke Björnväg"
        await walk.press("enter")
        await walk.until(lambda: kiosk.state.stage is Stage.RECEIPT)
        assert "Samtyckeskvitto" in walk.text
        status = await status_of(walk, day, "Åke")
        assert status.verdict is Verdict.GRANTED
        assert [answer.state for answer in status.answers] == [
            ConsentState.GRANTED,
            ConsentState.REFUSED,
            ConsentState.GRANTED,
        ]
        await walk.press("i")
        assert kiosk.state.stage is Stage.LEAVING
        kiosk.query_one("#password", Field).value = PASSPHRASE
        await walk.press("enter")
        await walk.until(lambda: walk.app.screen is not kiosk)
        assert walk.app.theme == "dark"


async def test_a_wrong_name_is_said_and_nothing_is_recorded(walk_in, day):
    async with walk_in() as walk:
        kiosk = await hand_over(walk, day)
        await read_and_answer(walk, kiosk, "jjj")
        await walk.press("s")
        kiosk.query_one("#signature", Field).value = "Någon Annan"
        await walk.press("enter")
        await walk.until(lambda: not kiosk._busy)
        assert kiosk.state.stage is Stage.SIGNING
        assert (await status_of(walk, day, "Åke")).verdict is Verdict.MISSING
        said = " ".join(each.strip() for each in walk.lines())
        assert "Det är inte namnet på det här samtycket. Skriv ditt för- och efternamn." in said, "whole, and to the client"


async def test_three_wrong_passwords_lock_the_program(walk_in, day):
    async with walk_in() as walk:
        kiosk = await hand_over(walk, day)
        await walk.press("x")
        for _try in range(3):
            kiosk.query_one("#password", Field).value = "fel fel fel fel"
            await walk.press("enter")
            await walk.until(lambda: not kiosk._busy)
        await walk.until(lambda: not walk.app.gateway.unlocked)
        assert isinstance(walk.app.screen, UnlockScreen)
        assert walk.app.theme == "dark"


async def test_cancelling_takes_the_question_back(walk_in, day):
    async with walk_in() as walk:
        kiosk = await hand_over(walk, day)
        await walk.press("j", "x")
        kiosk.query_one("#password", Field).value = PASSPHRASE
        await walk.press("enter")
        await walk.until(lambda: walk.app.screen is not kiosk)
        await walk.rest()
        assert [answer.state for answer in (await status_of(walk, day, "Åke")).answers] == [ConsentState.NOT_ASKED] * 3


async def test_english_and_back_read_anew_answers_kept(walk_in, day):
    async with walk_in() as walk:
        kiosk = await hand_over(walk, day)
        await walk.press("j", "pagedown", "e")
        assert "Answer each question" in walk.text
        assert kiosk.state.page == 0
        assert kiosk.state.answers[0] is True
        await walk.press("e")
        assert "Svara på varje fråga" in walk.text


async def test_paper_is_light_and_contrast_stays_contrast(walk_in, day):
    async with walk_in() as walk:
        await hand_over(walk, day)
        assert walk.app.theme == "light"
    async with walk_in(config=Config(theme="contrast")) as walk:
        await hand_over(walk, day)
        assert walk.app.theme == "contrast"


async def test_neither_answer_has_a_colour_or_a_default(walk_in, day):
    async with walk_in() as walk:
        kiosk = await hand_over(walk, day)
        row = walk.line("( ) Ja")
        assert (row.index("( ) Ja"), row.index("( ) Nej")) == (52, 62)
        for answer in ("j", "n"):
            await walk.press("up", "up", answer)
            strips = kiosk._compositor.render_strips()
            styles = {
                str(segment.style.color)
                for strip in strips
                for segment in strip
                if segment.text.strip() in {"(•) Ja", "( ) Nej", "( ) Ja", "(•) Nej"} and segment.style
            }
            assert styles <= {"Color('#111416', ColorType.TRUECOLOR, triplet=ColorTriplet(red=17, green=20, blue=22))",
                              "Color('#2a2e31', ColorType.TRUECOLOR, triplet=ColorTriplet(red=42, green=46, blue=49))"}, styles  # fmt: skip


async def test_a_grant_in_the_kiosk_opens_the_gate_that_asked(walk_in, day):
    from journal_tui.tui.flows import start_session

    async with walk_in() as walk:
        walk.app.go(lambda: start_session(walk.app, day.clients["Åke"], Service.PT), "start")
        await walk.until(lambda: walk.app.screen.is_modal)
        await walk.press("f")
        await walk.until(lambda: isinstance(walk.app.screen, KioskScreen))
        await walk.rest()
        kiosk = walk.app.screen
        await read_and_answer(walk, kiosk, "jjj")
        await walk.press("s")
        kiosk.query_one("#signature", Field).value = "Åke Björnväg"
        await walk.press("enter")
        await walk.until(lambda: kiosk.state.stage is Stage.RECEIPT)
        await walk.press("i")
        kiosk.query_one("#password", Field).value = PASSPHRASE
        await walk.press("enter")
        await walk.until(lambda: isinstance(walk.app.screen, SessionScreen))


async def test_on_a_narrow_screen_nothing_is_cut_and_a_new_size_keeps_the_answers(walk_in, day):
    async with walk_in() as walk:
        kiosk = await hand_over(walk, day)
        await walk.pilot.press("j", "n")
        answered = kiosk.state.answers
        for width, height in ((58, 30), (44, 36), (80, 24), (40, 40)):
            await walk.pilot.resize_terminal(width, height)
            await walk.rest()
            assert kiosk.state.answers == answered
            said = " ".join(walk.text.split())
            text = kiosk.text
            for word in (word for question in text.questions for word in question.label.split()):
                assert word in said, (width, word)
            assert walk.text.count(") Ja") == walk.text.count(") Nej") == 3
            assert "innan du kan skriva under." in said
            assert "S Skriv under X Avbryt" in said
            assert all(len(line.rstrip()) <= width for line in walk.lines())
