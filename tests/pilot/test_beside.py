"""Emergency notes and working notes by keys alone: from the gate, the card and the note, to the decision and the erasure's case."""

from journal_tui.config import Config
from journal_tui.tui.modals.labels import LabelsDialog
from journal_tui.tui.screens.beside import BesideScreen
from journal_tui.tui.screens.beside_note import EmergencyNoteScreen, WorkingNoteScreen
from journal_tui.tui.screens.case import CaseScreen
from journal_tui.tui.screens.client_card import ClientCardScreen
from journal_tui.tui.screens.session import SessionScreen
from journal_tui.tui.screens.write_beside import WriteEmergencyScreen, WriteWorkingScreen


async def command(walk, words: str) -> None:
    await walk.press("ctrl+p")
    await walk.type(words)
    await walk.press("enter")


async def at(walk, page: type, what: str = "") -> None:
    await walk.until(lambda: isinstance(walk.app.screen, page) and (not what or getattr(walk.app.screen, what) is not None))
    await walk.rest()


async def card(walk, client: str) -> ClientCardScreen:
    page = ClientCardScreen(client)
    walk.app.show(page)
    await at(walk, ClientCardScreen, "card")
    return page


async def write_emergency(walk) -> None:
    await at(walk, WriteEmergencyScreen)
    await walk.type("Fara för livet.")
    await walk.press("tab")
    await walk.type("Åke ringde och orkar inte mer. 112 larmat.")
    await walk.press("ctrl+o")
    await walk.until(lambda: isinstance(walk.app.screen, LabelsDialog))
    await walk.press("down", "space", "enter")
    await at(walk, WriteEmergencyScreen)
    assert walk.app.screen.area.text.startswith("Åke ringde"), "nothing is lost"
    await walk.press("ctrl+s")
    await at(walk, EmergencyNoteScreen, "note")


async def test_an_emergency_note_from_the_gate_to_the_case_that_erases_it(walk_in, day):
    async with walk_in() as walk:
        client = day.clients["Åke"]
        page = await card(walk, client)
        await walk.press("s")
        await walk.until(lambda: walk.app.screen.is_modal)
        assert "n" in walk.line("Nödnotering") and "vid fara för livet" in walk.text
        await walk.press("n")
        await walk.until(lambda: "På vilken laglig grund?" in walk.text)
        assert walk.app.screen.query_one("#choices").key == "back", "there is no ground by default"
        await walk.press("1")
        await at(walk, WriteEmergencyScreen)
        await walk.press("ctrl+s")
        assert "× Skriv varför" in walk.text
        walk.app.screen.query_one("#reason").focus()
        await write_emergency(walk)
        assert "Åke ringde" in walk.text and "Skydd för någons liv" in walk.text and "väntar på beslut" in walk.text
        await walk.press("escape")
        await walk.until(lambda: walk.app.screen is page and page.rights.emergencies)
        await walk.rest()
        assert "väntar på beslut" in walk.line("Nödnotering")
        await walk.press("f2")
        await walk.until(lambda: walk.app.screen.query_one("#day").index_of("emergencies:") >= 0)
        walk.app.screen.query_one("#day").select("emergencies:")
        await walk.press("enter")
        await at(walk, BesideScreen)
        await walk.until(lambda: walk.app.screen.emergencies)
        await walk.rest()
        assert "Åke Björnväg" in walk.text
        await walk.press("enter")
        await at(walk, EmergencyNoteScreen, "note")
        await walk.press("b", "r")
        await at(walk, CaseScreen, "sheet")
        assert "eget beslut" in walk.text and any("Gäller  " in line and "Nödnotering" in line for line in walk.lines())
        assert "titta på vad som skulle försvinna" in walk.text or "v" in walk.line("Härnäst")
        assert await walk.app.gateway.ask(lambda p: p.emergency_notes.of_client(client)), (
            "nothing is gone before it is approved"
        )


async def test_one_that_is_kept_is_shut_without_a_consent(walk_in, day):
    async with walk_in(config=Config(language="en")) as walk:
        await card(walk, day.clients["Åke"])
        await command(walk, "emergency note")
        await walk.until(lambda: "On what legal ground?" in walk.text)
        await walk.press("3")
        await write_emergency(walk)
        note = walk.app.screen.note_id
        await walk.press("b", "k")
        await at(walk, ClientCardScreen)
        walk.app.show(EmergencyNoteScreen(note))
        await walk.until(lambda: getattr(walk.app.screen, "failure", None))
        await walk.rest()
        assert "■" in walk.text and "orkar inte mer" not in walk.text


async def test_a_working_note_from_the_card_and_from_the_note(walk_in, day):
    async with walk_in() as walk:
        page = await card(walk, day.clients["Tove"])
        await walk.press("a")
        await at(walk, BesideScreen)
        await walk.until(lambda: walk.app.screen.loaded)
        await walk.rest()
        assert "Inget är skrivet vid sidan av journalen." in walk.text
        await walk.press("n")
        await at(walk, WriteWorkingScreen)
        await walk.press("ctrl+s")
        assert "×" in walk.text, "an empty one is not kept"
        await walk.type("Vad menade Tove?")
        await walk.press("ctrl+s")
        await at(walk, BesideScreen)
        await walk.until(lambda: walk.app.screen.working)
        await walk.rest()
        assert "försvinner" in walk.text or "2027-11-23" in walk.line("2026-11-23 09:41")
        await walk.press("enter")
        await at(walk, WorkingNoteScreen, "note")
        assert "Vad menade Tove?" in walk.text
        await walk.press("ctrl+g")
        assert "Tove" not in walk.text
        await walk.press("ctrl+g", "t", "j")
        await at(walk, SessionScreen)
        assert "Vad menade" in walk.app.screen.editor.text
        await walk.press("f4", "n")
        await at(walk, WriteWorkingScreen)
        await walk.type("Kort.")
        await walk.press("ctrl+s")
        await at(walk, SessionScreen)
        await walk.press("f2")
        walk.app.show(BesideScreen(page.client))
        await walk.until(lambda: isinstance(walk.app.screen, BesideScreen) and walk.app.screen.working)
        await walk.rest()
        await walk.press("enter")
        await at(walk, WorkingNoteScreen, "note")
        await walk.press("x")
        await walk.until(lambda: walk.app.screen.is_modal)
        await walk.type("KASTA")
        await walk.press("enter")
        await at(walk, BesideScreen)
        await walk.until(lambda: not walk.app.screen.working)


async def test_without_a_consent_no_working_note_is_kept_and_the_text_stays(walk_in, day):
    async with walk_in() as walk:
        await card(walk, day.clients["Åke"])
        await walk.press("a")
        await at(walk, BesideScreen)
        await walk.press("n")
        await at(walk, WriteWorkingScreen)
        await walk.type("Tanke.")
        await walk.press("ctrl+s")
        await walk.until(lambda: "×" in walk.text)
        assert walk.app.screen.area.text == "Tanke."
