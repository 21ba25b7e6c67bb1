"""The gate's nine answers on the screen: what is said, which keys are offered, and no way through."""

from datetime import datetime, timedelta

import pytest

from journal_tui.locales import use
from journal_tui.practice.gate import Refusal
from journal_tui.practice.values import Purpose, Service, Verdict, WayOn
from journal_tui.tui.flows import start_session
from journal_tui.tui.modals.gate import gate_dialog
from journal_tui.tui.modals.named import NamedDialog
from journal_tui.tui.screens.consent_history import ConsentHistoryScreen
from journal_tui.tui.screens.session import SessionScreen
from journal_tui.wording.gate import title_of
from tests.pilot.day import NOW

WAYS = {
    Verdict.MISSING: (WayOn.ASK_NOW, WayOn.ON_PAPER, WayOn.WITHOUT_JOURNAL),
    Verdict.REFUSED: (WayOn.WITHOUT_JOURNAL, WayOn.ASK_NOW),
    Verdict.WITHDRAWN: (WayOn.WITHOUT_JOURNAL, WayOn.ASK_NOW, WayOn.OPEN_CASE),
    Verdict.EXPIRED: (WayOn.ASK_NOW, WayOn.WITHOUT_JOURNAL),
    Verdict.OUTDATED_VERSION: (WayOn.ASK_NOW, WayOn.WITHOUT_JOURNAL),
    Verdict.WRONG_SERVICE_OR_PURPOSE: (WayOn.ASK_NOW, WayOn.WITHOUT_JOURNAL),
    Verdict.RESTRICTED: (WayOn.OPEN_CASE,),
    Verdict.UNDECIDABLE: (WayOn.OPEN_LOG,),
}
EXPECTED = {
    Verdict.MISSING: ("□ Samtycke saknas för KBT", ["f", "p", "u", "n", "Esc"]),
    Verdict.REFUSED: ("× Nekat 2026-11-20", ["u", "f", "n", "Esc"]),
    Verdict.WITHDRAWN: ("× Återkallat 2026-11-20", ["u", "f", "r", "n", "Esc"]),
    Verdict.EXPIRED: ("× Gällde till 2026-10-31", ["f", "u", "n", "Esc"]),
    Verdict.OUTDATED_VERSION: ("▲ Version 3 kräver nytt svar", ["f", "u", "v", "n", "Esc"]),
    Verdict.WRONG_SERVICE_OR_PURPOSE: ("× Samtycket gäller Kost, inte KBT", ["f", "u", "n", "Esc"]),
    Verdict.RESTRICTED: ("■ Begränsad sedan 2026-11-20", ["o", "Esc"]),
    Verdict.UNDECIDABLE: ("? Kan inte avgöras", ["F9", "Esc"]),
}


def refusal(verdict: Verdict) -> Refusal:
    return Refusal(
        verdict=verdict,
        client="0" * 32,
        pseudonym="P-7K3FQ2VX-R",
        service=Service.KBT,
        purpose=Purpose.JOURNAL,
        reason={Verdict.WRONG_SERVICE_OR_PURPOSE: "other_service", Verdict.UNDECIDABLE: "clock"}.get(
            verdict, verdict.value
        ),
        since=NOW - timedelta(days=3),
        document_version=2,
        current_version=3,
        valid_to=datetime(2026, 10, 31).date(),
        other_service=Service.KOST,
        ways=WAYS[verdict],
    )


async def test_each_refusal_says_why_and_offers_its_keys(walk_in):
    async with walk_in() as walk:
        for verdict, (title, keys) in EXPECTED.items():
            await says(walk, verdict, title, keys)
            await walk.press("escape")


async def says(walk, verdict: Verdict, title: str, keys: list[str]) -> None:
    walk.app.show(gate_dialog(refusal(verdict), "Linnéa", "Tillbaka", changed=verdict is Verdict.OUTDATED_VERSION))
    await walk.rest()
    assert title in walk.text
    inside = [line[line.index("│") + 1 : line.rindex("│")].strip("▌ ") for line in walk.lines() if line.count("│") == 2]
    assert [line.split()[0] for line in inside if line][-len(keys) :] == keys


@pytest.mark.parametrize("verdict", list(WAYS))
def test_each_refusal_speaks_english_too(verdict):
    swedish = title_of(refusal(verdict))
    use("en")
    assert title_of(refusal(verdict)) != swedish


async def test_the_name_goes_from_an_open_dialog_when_names_are_hidden(walk_in):
    async with walk_in() as walk:
        walk.app.show(gate_dialog(refusal(Verdict.WITHDRAWN), "Linnéa", "Tillbaka"))
        await walk.rest()
        assert "Linnéa tog tillbaka" in walk.text
        await walk.press("ctrl+g")
        assert "Linnéa" not in walk.text
        assert "P-7K3FQ2VX-R tog" in walk.text


async def start(walk, day, name, service):
    walk.app.go(lambda: start_session(walk.app, day.clients[name], service), "start")
    await walk.until(lambda: walk.app.screen.is_modal or isinstance(walk.app.screen, SessionScreen))
    await walk.rest()


@pytest.mark.parametrize(
    ("name", "service", "title"),
    [
        ("Maja", Service.KBT, "▲ Version 3 kräver nytt svar"),
        ("Åke", Service.PT, "□ Samtycke saknas för PT"),
        ("Linnéa", Service.KBT, "× Återkallat 2026-11-20"),
        ("Samir", Service.KOST, "■ Begränsad sedan 2026-11-20"),
    ],
)
async def test_the_real_gate_stops_at_the_dialog_and_esc_writes_nothing(walk_in, day, name, service, title):
    async with walk_in() as walk:
        await start(walk, day, name, service)
        assert title in walk.text
        await walk.press("escape")
        assert not isinstance(walk.app.screen, NamedDialog)
        drafts = await walk.app.gateway.ask(lambda p: p.entries.drafts())
        assert all(draft.client != day.clients[name] for draft in drafts)


async def test_no_key_opens_a_note_without_a_permit(walk_in, day):
    async with walk_in() as walk:
        await start(walk, day, "Samir", Service.KOST)
        for key in ["a", "b", "c", "f", "j", "o", "escape", "s", "y", "enter", "f12", "ctrl+s"]:
            await walk.press(key)
            assert not any(isinstance(screen, SessionScreen) for screen in walk.app.screen_stack)
            if not walk.app.screen.is_modal:
                await walk.press("escape")
                await start(walk, day, "Samir", Service.KOST)


async def test_the_appointment_can_be_held_without_a_journal(walk_in, day):
    async with walk_in() as walk:
        await start(walk, day, "Linnéa", Service.KBT)
        await walk.press("u")
        held = await walk.app.gateway.ask(lambda p: p.appointments.of_client(day.clients["Linnéa"]))
        assert any(each.started_at is not None and not each.journalled and each.draft is None for each in held)


async def test_what_happened_is_shown_line_by_line(walk_in, day):
    async with walk_in() as walk:
        await start(walk, day, "Linnéa", Service.KBT)
        await walk.press("r")
        await walk.until(lambda: isinstance(walk.app.screen, ConsentHistoryScreen))
        await walk.rest()
        assert "2026-11-20 09:00  återkallat" in walk.text
        assert "2026-10-05 09:00  svarat" in walk.text
        assert walk.line("frågeformulär och mätvärden       nej")


async def test_an_older_version_shows_what_has_changed_and_comes_back_to_the_question(walk_in, day):
    async with walk_in() as walk:
        await start(walk, day, "Maja", Service.KBT)
        await walk.press("v")
        await walk.until(lambda: "Från version 2 till 3" in walk.text)
        assert walk.line("- Frågeformulär: ") and walk.line("+ Frågeformulär: ")
        await walk.press("down", "escape")
        await walk.until(lambda: "Version 3 kräver nytt svar" in walk.text)


async def test_changes_that_nobody_can_see_are_not_offered(walk_in, day):
    async with walk_in() as walk:
        await walk.app.gateway.ask(lambda p: p.consent.publish(Service.KBT))
        await start(walk, day, "Tove", Service.KBT)
        assert "Version 4 kräver nytt svar" in walk.text and "Fråga nu" in walk.text
        assert "Visa vad" not in walk.text
