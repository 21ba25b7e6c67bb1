"""The pictures of cases and of purge day."""

from datetime import timedelta

from journal_tui.config import Config
from journal_tui.practice.rights.case_words import CaseChannel, CaseKind, ErasureGround, Identity
from journal_tui.practice.values import ConsentState
from journal_tui.tui.screens.case import CaseScreen
from journal_tui.tui.screens.cases import CasesScreen
from journal_tui.tui.screens.erase import EraseScreen
from journal_tui.tui.screens.purge import PurgeScreen
from journal_tui.tui.screens.purge_rule import PurgeRuleScreen
from tests.pilot.walk import Walk
from tests.screens.pictures import Picture


async def _cases(walk: Walk) -> None:
    await walk.press("f6")
    await walk.until(lambda: isinstance(walk.app.screen, CasesScreen) and walk.app.screen.found is not None)
    await walk.rest()


def somebody(practice):
    """A client with notes in force, without an open case."""
    taken = {case.client for case in practice.cases.list()}
    for line in practice.clients.list():
        granted = any(
            answer.state is ConsentState.GRANTED for status in practice.consent.status(line.id) for answer in status.answers
        )
        if granted and line.id not in taken and practice.entries.list(line.id):
            return line.id
    raise AssertionError("nobody")


async def _erasure(walk: Walk) -> str:
    """An identified request for erasure, approved, rested."""

    def make(practice):
        today = practice.context.today()
        number = practice.cases.open(
            somebody(practice),
            CaseKind.ERASURE,
            CaseChannel.LETTER,
            today - timedelta(days=4),
            ground=ErasureGround.WITHDRAWN.value,
        ).number
        practice.cases.verify(number, Identity.ID_SHOWN)
        return number

    return await walk.app.gateway.ask(make)


async def _case(walk: Walk) -> None:
    number = await _erasure(walk)
    walk.app.show(CaseScreen(number))
    await walk.until(lambda: isinstance(walk.app.screen, CaseScreen) and walk.app.screen.sheet is not None)
    await walk.rest()


async def _preview(walk: Walk) -> None:
    await _case(walk)
    await walk.press("v")
    await walk.until(lambda: isinstance(walk.app.screen, EraseScreen) and walk.app.screen.sheet is not None)
    await walk.rest()


async def _typed(walk: Walk) -> None:
    await walk.app.gateway.ask(lambda p: p.decide("cooling_days", 0))
    await _preview(walk)
    await walk.press("g", "g")
    await walk.until(lambda: walk.app.screen.armed)
    await walk.rest()
    await walk.press(*"RADE")


async def _outcome(walk: Walk) -> None:
    await _typed(walk)
    page = walk.app.screen
    await walk.press("R", "A", "enter")
    await walk.until(lambda: page.ended is not None, 120)
    await walk.rest()


async def _purge(walk: Walk) -> None:
    await walk.press("f7")
    await walk.until(lambda: isinstance(walk.app.screen, PurgeScreen) and walk.app.screen.day is not None, 120)
    await walk.rest()


async def _rule(walk: Walk) -> None:
    await _purge(walk)
    await walk.press("enter")
    await walk.until(lambda: isinstance(walk.app.screen, PurgeRuleScreen) and walk.app.screen.day is not None, 120)
    await walk.rest()


async def _looks(walk: Walk) -> None:
    await _purge(walk)
    await walk.press("2")


PICTURES = [
    Picture("cases", _cases),
    Picture("cases-english", _cases, Config(language="en")),
    Picture("case", _case),
    Picture("erasure-preview", _preview),
    Picture("erasure", _typed),
    Picture("erasure-contrast", _typed, Config(theme="contrast")),
    Picture("erasure-outcome", _outcome),
    Picture("purge", _purge),
    Picture("purge-rule", _rule),
    Picture("purge-journals", _looks),
]
