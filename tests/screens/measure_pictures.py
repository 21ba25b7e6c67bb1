"""The pictures of measures: the list, a question under the counsellor's fingers, the same for the client, a talk that is asked for."""

from journal_tui.config import Config
from journal_tui.practice.values import Verdict
from journal_tui.tui.screens.curve import CurveScreen
from journal_tui.tui.screens.measure_kiosk import MeasureKioskScreen
from journal_tui.tui.screens.measures import MeasuresScreen
from journal_tui.tui.screens.session import SessionScreen
from journal_tui.tui.screens.today import TodayScreen
from journal_tui.tui.widgets.row_list import RowList
from tests.pilot.walk import Walk
from tests.screens.pictures import Picture


async def _client(walk: Walk) -> None:
    """The bar on today's first client whose consent is in force."""
    await walk.until(lambda: isinstance(walk.app.screen, TodayScreen) and walk.app.screen.today is not None)
    today = walk.app.screen.today
    chosen = next(each for each in today.appointments if today.statuses[each.id].verdict is Verdict.GRANTED)
    walk.app.screen.query_one("#day", RowList).select(f"appointment:{chosen.id}")
    await walk.rest()


async def _measures(walk: Walk) -> None:
    await _client(walk)
    await walk.press("enter", "m")
    await walk.until(lambda: isinstance(walk.app.screen, MeasuresScreen) and walk.app.screen.rows)


async def _curve(walk: Walk) -> None:
    """The curve of the questionnaire, which has a cut-off and weeks without an answer."""
    await _measures(walk)
    walk.app.screen.query_one("#measures", RowList).select("series:phq9")
    await walk.press("k")
    await walk.until(lambda: isinstance(walk.app.screen, CurveScreen) and walk.app.screen.found)


async def _pick(walk: Walk) -> None:
    await _client(walk)
    await walk.press("s")
    await walk.until(lambda: isinstance(walk.app.screen, SessionScreen))
    await walk.press("ctrl+b")
    await walk.until(lambda: walk.app.screen.is_modal)


async def _answer(walk: Walk) -> None:
    await _pick(walk)
    await walk.type("phq")
    await walk.press("enter", "1", *"0121")


async def _talk(walk: Walk) -> None:
    await _answer(walk)
    await walk.press(*"01231", "enter")


async def _kiosk(walk: Walk) -> None:
    await _measures(walk)
    await walk.press("f")
    await walk.type("phq")
    await walk.press("enter")
    await walk.until(lambda: isinstance(walk.app.screen, MeasureKioskScreen))
    await walk.press(*"0121")


PICTURES = (
    Picture("measures", _measures),
    Picture("measures-english", _measures, config=Config(language="en", theme="light")),
    Picture("curve", _curve),
    Picture("curve-light", _curve, config=Config(theme="light")),
    Picture("curve-contrast", _curve, config=Config(language="en", theme="contrast")),
    Picture("measure-pick", _pick),
    Picture("measure-answer", _answer),
    Picture("measure-talk", _talk),
    Picture("measure-client", _kiosk),
)
