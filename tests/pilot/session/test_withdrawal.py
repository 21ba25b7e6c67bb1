"""The client takes the consent back: at once, also in the middle of a note, and nobody asks why."""

from journal_tui.practice.rights.case_words import CaseChannel, CaseKind
from journal_tui.practice.values import ConsentState, Purpose, Service, Verdict
from journal_tui.tui.flows import start_consent, start_withdrawal
from journal_tui.tui.screens.session import SessionScreen
from journal_tui.tui.screens.today import TodayScreen
from tests.pilot.session.steps import open_note, wait_saved


async def verdict(walk, day, name="Tove"):
    return (await walk.app.gateway.ask(lambda p: p.consent.status(day.clients[name])))[0].verdict


async def test_withdrawal_freezes_the_open_editor_and_throws_the_draft_away(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        note.editor.put("Det här skulle inte skrivas ner.")
        await wait_saved(walk, note)
        await walk.press("f4", "å")
        await walk.until(lambda: walk.app.screen.is_modal and "Återkalla samtycke" in walk.text)
        await walk.press("enter")
        await walk.until(lambda: "Den osignerade anteckningen" in walk.text)
        assert note.editor.read_only
        assert await verdict(walk, day) is Verdict.WITHDRAWN
        await walk.press("enter")
        await walk.until(lambda: "Inget kvitto" in walk.text)
        await walk.press("enter")
        await walk.rest()
        assert walk.app.screen is note
        assert "återkallat, fryst" in walk.lines()[0]
        assert note.editor.text == ""
        await walk.pilot.press("x", "y", "z", "backspace", "ctrl+z")
        assert note.editor.text == ""
        assert "Förra planen" not in walk.text, "what is locked is no longer shown"
        assert "Fortsätt utan journal; F4 avslutar samtalet." in walk.text
        drafts = await walk.app.gateway.ask(lambda p: p.entries.drafts())
        assert all(draft.id != note.opened.draft.id for draft in drafts)
        await walk.press("f4", "a")
        await walk.until(lambda: isinstance(walk.app.screen, TodayScreen))
        held = await walk.app.gateway.ask(lambda p: p.appointments.get(note.appointment.id))
        assert held.ended_at is not None


async def test_the_draft_can_be_kept_locked_and_nothing_more_reaches_it(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        note.editor.put("Det här får vänta.")
        await wait_saved(walk, note)
        await walk.press("f4", "å", "enter")
        await walk.until(lambda: "Den osignerade anteckningen" in walk.text)
        await walk.press("b")
        await walk.until(lambda: "Inget kvitto" in walk.text)
        await walk.press("escape")
        await walk.rest()
        assert note.editor.read_only
        assert await note.saver.save(always=True)
        kept = [
            draft for draft in await walk.app.gateway.ask(lambda p: p.entries.drafts()) if draft.id == note.opened.draft.id
        ]
        assert kept
        assert kept[0].frozen


async def test_a_withdrawal_made_elsewhere_freezes_the_note_at_the_next_save(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        await walk.app.gateway.ask(lambda p: p.consent.withdraw(day.clients["Tove"], Service.KBT, draft="keep"))
        note.editor.put("för sent")
        await note.saver.save(always=True)
        await walk.rest()
        assert note.saver.refused
        assert note.editor.read_only
        await walk.press("ctrl+r")
        await walk.rest()
        await walk.press("f12")
        assert await verdict(walk, day) is Verdict.WITHDRAWN


async def test_from_the_card_it_takes_two_keys_and_one_confirmation(walk_in, day):
    async with walk_in() as walk:
        walk.app.go(lambda: start_consent(walk.app, day.clients["Tove"], Service.KBT), "consent")
        await walk.until(lambda: walk.app.screen.is_modal)
        await walk.press("å")
        await walk.until(lambda: "Allt för KBT" in walk.text)
        await walk.press("enter")
        await walk.until(lambda: "Inget kvitto" in walk.text)
        assert await verdict(walk, day) is Verdict.WITHDRAWN


async def test_the_bar_of_the_consent_menu_does_not_rest_on_taking_back(walk_in, day):
    async with walk_in() as walk:
        walk.app.go(lambda: start_consent(walk.app, day.clients["Tove"], Service.KBT), "consent")
        await walk.until(lambda: walk.app.screen.is_modal)
        await walk.press("enter")
        await walk.rest()
        assert await verdict(walk, day) is Verdict.GRANTED


async def test_one_purpose_can_be_taken_back_and_the_note_goes_on(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        walk.app.go(lambda: start_withdrawal(walk.app, day.clients["Tove"], Service.KBT), "withdraw")
        await walk.until(lambda: "Allt för KBT" in walk.text)
        await walk.press("2")
        await walk.until(lambda: "Inget kvitto" in walk.text)
        await walk.press("enter")
        await walk.rest()
        status = (await walk.app.gateway.ask(lambda p: p.consent.status(day.clients["Tove"])))[0]
        states = {answer.purpose: answer.state for answer in status.answers}
        assert states[Purpose.SUPERVISION] is ConsentState.WITHDRAWN
        assert states[Purpose.JOURNAL] is ConsentState.GRANTED
        assert not note.editor.read_only


async def test_esc_changes_nothing(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        await walk.press("f4", "å")
        await walk.until(lambda: "Allt för KBT" in walk.text)
        await walk.press("escape")
        assert isinstance(walk.app.screen, SessionScreen)
        assert not note.editor.read_only
        assert await verdict(walk, day) is Verdict.GRANTED


async def test_it_is_said_when_more_than_one_note_is_at_stake(walk_in, day):
    async with walk_in() as walk:
        for _note in range(2):
            note = await open_note(walk, day)
            note.editor.put("Något.")
            await wait_saved(walk, note)
            await walk.app.gateway.ask(lambda p, kept=note.appointment.id: p.appointments.end(kept))
            await walk.press("escape")
        walk.app.go(lambda: start_withdrawal(walk.app, day.clients["Tove"], Service.KBT), "withdraw")
        await walk.until(lambda: "Allt för KBT" in walk.text)
        await walk.press("enter")
        await walk.until(lambda: "De 2 osignerade anteckningarna" in walk.text)
        await walk.press("k")
        await walk.until(lambda: "Klienten vill ha texterna kvar" in walk.text)
        await walk.press("b")
        await walk.until(lambda: "Inget kvitto" in walk.text and "Klienten vill ha texterna kvar" not in walk.text)
        assert await walk.app.gateway.ask(lambda p: p.after_withdrawal.of_client(day.clients["Tove"])) == ()


async def test_the_client_also_wants_everything_erased_and_a_case_is_open_at_once(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        note.editor.put("Det här skulle inte skrivas ner.")
        await wait_saved(walk, note)
        await walk.press("f4", "å", "enter")
        await walk.until(lambda: "Den osignerade anteckningen" in walk.text)
        await walk.press("k")
        await walk.until(lambda: "Öppna ett raderingsärende" in walk.text)
        assert "Klienten vill ha texterna kvar" in walk.text
        await walk.press("r")
        await walk.until(lambda: "Inget kvitto" in walk.text and "Öppna ett raderingsärende" not in walk.text)
        (case,) = await walk.app.gateway.ask(lambda p: p.cases.of_client(day.clients["Tove"]))
        assert (case.kind.value, case.service, case.channel.value) == ("erasure", Service.KBT, "visit")
        assert case.state.value == "open"
        await walk.press("enter")
        await walk.rest()
        assert walk.app.screen is note


async def test_a_note_that_a_case_holds_stays_locked_and_the_withdrawal_is_in_force(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        note.editor.put("Det här ligger kvar.")
        await wait_saved(walk, note)
        client, today = day.clients["Tove"], walk.app.now().date()
        await walk.app.gateway.ask(lambda p: p.cases.open(client, CaseKind.ACCESS, CaseChannel.EMAIL, today))
        await walk.press("f4", "å", "enter")
        await walk.until(lambda: "Den osignerade anteckningen" in walk.text)
        await walk.press("k")
        await walk.until(lambda: "Anteckningen ligger kvar, låst" in walk.text)
        assert "Hålls kvar av ärende" in walk.text and "Inget sparades" not in walk.text
        (status,) = await walk.app.gateway.ask(
            lambda p: [each for each in p.consent.status(client) if each.service == "kbt"]
        )
        states = {each.purpose: each.state for each in status.answers}
        assert states[Purpose.JOURNAL] is ConsentState.WITHDRAWN
        await walk.press("escape")
        await walk.until(lambda: "Inget kvitto" in walk.text)
