"""The pictures of a calendar file: what it would do, and a line that somebody has to decide on."""

import tempfile
from datetime import timedelta
from pathlib import Path

from journal_tui.config import Config
from journal_tui.tui.screens.calendar import CalendarScreen
from journal_tui.tui.screens.today import TodayScreen
from journal_tui.tui.widgets.field import Field
from tests.pilot.calendar_file import calendar_file, event
from tests.pilot.walk import Walk
from tests.screens.collect import NOW
from tests.screens.pictures import Picture

SHOWN = "~/kalender.ics"


async def _preview(walk: Walk) -> None:
    await walk.until(lambda: isinstance(walk.app.screen, TodayScreen) and walk.app.screen.today is not None)
    lines = await walk.app.gateway.ask(lambda p: p.clients.list())
    names = [line.name for line in lines if len(line.services) == 1][:4]
    at = NOW.replace(hour=9, minute=0) + timedelta(days=3)
    events = [event(str(number), at + timedelta(hours=number), name) for number, name in enumerate(names)]
    events += [event("s", at + timedelta(hours=6), names[0].split()[0]), event("u", at + timedelta(hours=7), "Tandläkaren")]
    await walk.press("l")
    screen = walk.app.screen
    assert isinstance(screen, CalendarScreen)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kalender.ics"
        path.write_bytes(calendar_file(*events))
        screen.query_one(Field).value = str(path)
        await walk.press("enter")
        await walk.until(lambda: screen.preview is not None)
    screen.query_one(Field).value = SHOWN


async def _decide(walk: Walk) -> None:
    await _preview(walk)
    await walk.press("enter")
    await walk.until(lambda: walk.app.screen.is_modal)


PICTURES = (
    Picture("calendar", _preview),
    Picture("calendar-decide", _decide),
    Picture("calendar-english", _preview, config=Config(language="en", theme="light", discreet=True)),
)
