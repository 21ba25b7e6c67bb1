"""The pictures of what goes on between appointments: the agreement line, the follow-up, the lookup by topic, the safety plan."""

from journal_tui.tui.modals.follow_up import FollowUpDialog
from journal_tui.tui.screens.client_card import ClientCardScreen
from journal_tui.tui.screens.lookup import LookupScreen
from journal_tui.tui.screens.safety_plan import SafetyPlanScreen
from journal_tui.tui.widgets.field import Field, PaperInput
from tests.pilot.walk import Walk
from tests.screens.pictures import Picture
from tests.screens.session_pictures import _note

PLAN = {
    "signs": "Slutar svara i telefon, sover inte, tänker att det inte spelar någon roll",
    "own": "Gå ut, duscha varmt, sätta på radion",
    "people": "Systern, varje kväll om det behövs",
    "places": "Hemma hos systern, biblioteket",
    "help": "1177 dygnet runt, 112 vid fara för livet",
    "around": "Medicinerna ligger hos systern",
}


async def _agreement(walk: Walk) -> None:
    """Topic picked, text and day typed."""
    note = await _note(walk)
    await walk.press("ctrl+o", "s")
    note.agreement_line.words.value = "Sömndagbok varje morgon, ta med till nästa gång"
    await walk.press("tab", "f", "r")


async def _follow_up(walk: Walk) -> None:
    note = await _note(walk)
    await walk.until(lambda: note.beside is not None)
    await walk.press("ctrl+f")
    await walk.until(lambda: isinstance(walk.app.screen, FollowUpDialog))


async def _by_topic(walk: Walk) -> None:
    await walk.press("f5")
    await walk.until(lambda: isinstance(walk.app.screen, LookupScreen))
    await walk.rest()
    screen = walk.app.screen
    screen.query_one(PaperInput).value = "sömn @vår typ:ö"
    await walk.until(lambda: screen.found is not None and bool(screen.found.hits) and bool(screen.shown_hit))
    await walk.press("tab")
    screen.took = 12
    screen.repaint()


async def _safety_plan(walk: Walk) -> None:
    note = await _note(walk)
    walk.app.show(SafetyPlanScreen(note.current_client, note.opened.draft.service))
    await walk.until(lambda: isinstance(walk.app.screen, SafetyPlanScreen))
    await walk.rest()
    for code, text in PLAN.items():
        walk.app.screen.query_one(f"#{code}", Field).value = text


async def _card(walk: Walk) -> None:
    note = await _note(walk)
    walk.app.show(ClientCardScreen(note.current_client))
    await walk.until(lambda: isinstance(walk.app.screen, ClientCardScreen) and walk.app.screen.card is not None)
    await walk.rest()


PICTURES = (
    Picture("agreement", _agreement),
    Picture("follow-up", _follow_up),
    Picture("lookup-topic", _by_topic),
    Picture("safety-plan", _safety_plan),
    Picture("client-card-now", _card),
)
