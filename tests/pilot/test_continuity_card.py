"""The client's card shows what goes on, a client who comes back after long sees the last plan first, and the safety plan is kept."""

from datetime import timedelta

import pytest

from journal_tui.practice.clock import Clock
from journal_tui.practice.continuity.values import AgreementState
from journal_tui.practice.home import Home
from journal_tui.practice.practice import Practice
from journal_tui.practice.values import Service
from journal_tui.tui.modals.base import ChoiceDialog
from journal_tui.tui.modals.follow_up import FollowUpDialog
from journal_tui.tui.modals.signing import PassphraseDialog
from journal_tui.tui.screens.client_card import ClientCardScreen
from journal_tui.tui.screens.review import ReviewScreen
from journal_tui.tui.screens.safety_plan import SafetyPlanScreen
from journal_tui.tui.screens.session import SessionScreen
from journal_tui.tui.widgets.field import Field
from journal_tui.tui.widgets.row_list import RowList
from tests.pilot.day import NOW, PASSPHRASE, Moving
from tests.pilot.session.steps import open_note


@pytest.fixture
def agreed(day):
    """Tove has an agreement and a goal."""
    practice = Practice.open(Home(day.folder), PASSPHRASE, clock=Clock(Moving(NOW)))
    tove = day.clients["Tove"]
    made = practice.agreements.add(tove, Service.KBT, "sleep", "Tove för dagbok", due=(NOW + timedelta(days=4)).date())
    practice.goals.add(tove, Service.KBT, "Sova sex timmar")
    practice.close()
    return made.id


async def card(walk, day, **more) -> ClientCardScreen:
    walk.app.show(ClientCardScreen(day.clients["Tove"]))
    await walk.until(lambda: isinstance(walk.app.screen, ClientCardScreen) and walk.app.screen.card is not None)
    await walk.rest()
    return walk.app.screen


async def test_the_card_shows_goals_and_agreements_and_o_follows_them_up(walk_in, day, agreed):
    async with walk_in(size=(120, 36)) as walk:
        await card(walk, day)
        assert "Sova sex timmar   inte skattat än" in walk.line("Mål")
        assert "Tove för dagbok" in walk.line("Sömn   ")
        assert "till 2026-11-27" in walk.line("Sömn   ")
        await walk.press("ctrl+g")
        assert "‹klient› för dagbok" in walk.line("Sömn   ")
        await walk.press("ctrl+g", "o")
        assert isinstance(walk.app.screen, FollowUpDialog)
        assert "in i texten" not in walk.text
        walk.app.screen.query_one(RowList).select(agreed)
        await walk.press("1", "escape")
        await walk.until(lambda: not walk.app.screen.is_modal)
        await walk.rest()
        assert "Tove för dagbok" not in walk.text
        held = await walk.app.gateway.ask(lambda p: p.agreements.get(agreed))
        assert held.state is AgreementState.KEPT


async def test_a_client_who_comes_back_after_long_sees_the_last_plan_first(walk_in, day, agreed):
    async with walk_in(now=NOW + timedelta(days=200), date_is_right=True) as walk:
        screen = await card(walk, day)
        lines = walk.lines()
        now = next(number for number, line in enumerate(lines) if line.startswith("  Nu"))
        consent = next(number for number, line in enumerate(lines) if line.startswith("  Samtycke"))
        assert (now < consent) is (screen.card.next_at is None)
        assert "Sömnfönster 23-06" in walk.text
    async with walk_in() as walk:
        await card(walk, day)
        lines = walk.lines()
        assert next(n for n, line in enumerate(lines) if line.startswith("  Samtycke")) < 6


async def test_a_safety_plan_is_kept_in_versions_and_nobody_is_named_in_the_journal(walk_in, day):
    async with walk_in() as walk:
        await card(walk, day)
        await walk.press("t")
        await walk.until(lambda: isinstance(walk.app.screen, SafetyPlanScreen))
        await walk.rest()
        screen = walk.app.screen
        assert "inte skriven än" in walk.lines()[0]
        await walk.press("ctrl+s")
        assert "×" in walk.text
        screen.query_one("#people", Field).value = "Tove ringer Karin Lund"
        await walk.press("ctrl+s")
        await walk.until(lambda: isinstance(walk.app.screen, ClientCardScreen))
        await walk.rest()
        assert "skriven 2026-" in walk.line("Trygghetsplan")
        await walk.press("t")
        await walk.until(lambda: isinstance(walk.app.screen, SafetyPlanScreen) and walk.app.screen.plan is not None)
        assert walk.app.screen.query_one("#people", Field).value == "Tove ringer Karin Lund"
        stored = await walk.app.gateway.ask(lambda p: p.safety_plans.current(day.clients["Tove"], Service.KBT))
        assert "Karin" not in stored.sections[0].text


async def sign(walk, note, digit: str) -> None:
    await walk.press("f12")
    await walk.until(lambda: isinstance(walk.app.screen, ReviewScreen))
    await walk.rest()
    walk.app.screen.query_one(RowList).select("risk")
    await walk.press(digit, "f12")
    await walk.until(lambda: isinstance(walk.app.screen, PassphraseDialog))
    walk.app.screen.query_one(Field).value = PASSPHRASE
    await walk.press("enter")
    await walk.until(lambda: note not in walk.app.screen_stack)
    await walk.rest()


async def test_the_review_names_what_was_agreed_and_a_raised_risk_offers_a_note_and_the_plan(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        await walk.type("sover lite")
        await walk.press("ctrl+o", "s")
        await walk.type("ring dagen efter")
        await walk.press("enter", "f12")
        await walk.until(lambda: isinstance(walk.app.screen, ReviewScreen) and walk.app.screen.came.agreed)
        await walk.rest()
        assert "1   sömn" in walk.line("Överenskommelser")
        await walk.press("escape")
        await sign(walk, note, "3")
        assert isinstance(walk.app.screen, ChoiceDialog)
        assert "Risken bedömd som förhöjd" in walk.text
        await walk.press("r")
        await walk.until(lambda: isinstance(walk.app.screen, SessionScreen))
        assert walk.app.screen.opened.draft.template.startswith("risk/")


async def test_no_risk_offers_nothing(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        await walk.type("sover bra")
        await sign(walk, note, "1")
        assert not isinstance(walk.app.screen, ChoiceDialog)
