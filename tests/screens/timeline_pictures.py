"""The pictures of a client's history."""

from journal_tui.config import Config
from journal_tui.practice.practice import Practice
from journal_tui.practice.values import ConsentState, Purpose
from journal_tui.tui.screens.supervision import SupervisionScreen
from journal_tui.tui.screens.timeline import TimelineScreen
from tests.pilot.walk import Walk
from tests.screens.pictures import Picture, open_card

FEW = 3


async def _timeline(walk: Walk) -> TimelineScreen:
    await open_card(walk)
    await walk.press("h")
    await walk.until(lambda: isinstance(walk.app.screen, TimelineScreen) and walk.app.screen.loaded)
    await walk.rest()
    screen = walk.app.screen
    while (item := screen.current()) is not None and item.kind.value != "entry":
        await walk.press("down")
    return screen


async def _shown(walk: Walk) -> None:
    await _timeline(walk)


async def _narrowed(walk: Walk) -> None:
    await _timeline(walk)
    await walk.press("1", "slash")
    await walk.type("sov")


def _agreeing(practice: Practice) -> str:
    """A client who has agreed to supervision and of whom something is written."""

    def agreed(client: str) -> bool:
        answers = [answer for status in practice.consent.status(client) for answer in status.answers]
        return any(each.purpose is Purpose.SUPERVISION and each.state is ConsentState.GRANTED for each in answers)

    clients = (line.id for line in practice.clients.list() if agreed(line.id))
    return next(client for client in clients if sum(item.selectable for item in practice.timeline.list(client)) > FEW)


async def _supervision(walk: Walk) -> None:
    client = await walk.app.gateway.ask(_agreeing)
    walk.app.show(TimelineScreen(client))
    await walk.until(lambda: isinstance(walk.app.screen, TimelineScreen) and walk.app.screen.loaded)
    await walk.press("1", *["space"] * FEW, "x")
    await walk.until(lambda: isinstance(walk.app.screen, SupervisionScreen))
    await walk.rest()
    await walk.press("u")


PICTURES = (
    Picture("history", _shown),
    Picture("history-english", _shown, Config(language="en", theme="light")),
    Picture("history-filter", _narrowed),
    Picture("supervision", _supervision),
)
