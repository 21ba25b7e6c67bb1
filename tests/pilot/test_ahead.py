"""What lies ahead: an hour is kept over the change of clocks, and a consent that ends soon is said on Idag."""

import os
import time
from datetime import datetime, timedelta

import pytest

from journal_tui.practice.clock import Clock
from journal_tui.practice.home import Home
from journal_tui.practice.practice import Practice
from journal_tui.practice.values import Purpose, Service
from journal_tui.tui.screens.plan import PlanScreen
from journal_tui.tui.screens.today import TodayScreen
from journal_tui.tui.widgets.field import Field
from tests.pilot.day import NOW, PASSPHRASE, PEOPLE


@pytest.fixture
def stockholm():
    """The machine lives where clocks change."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = "Europe/Stockholm"
    time.tzset()
    yield
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


async def test_a_summer_appointment_planned_in_winter_keeps_its_hour(walk_in, day, stockholm):
    winter = NOW.astimezone()
    async with walk_in(now=winter) as walk:
        walk.app.show(PlanScreen(day.clients["Tove"], Service.KBT))
        await walk.until(lambda: isinstance(walk.app.screen, PlanScreen) and walk.app.screen.services)
        await walk.rest()
        screen = walk.app.screen
        screen.query_one("#day", Field).value = "2027-06-16"
        screen.query_one("#at", Field).value = "09:00"
        await walk.press("ctrl+s")
        await walk.until(lambda: walk.app.screen is not screen)
        summer = datetime(2027, 6, 16).date()
        (made,) = await walk.app.gateway.ask(lambda p: p.appointments.on_days(summer, summer))
    assert winter.utcoffset() == timedelta(hours=1)
    assert made.planned_at.astimezone().isoformat() == "2027-06-16T09:00:00+02:00"


@pytest.mark.parametrize(("days", "said"), [(30, True), (12, True), (31, False)])
async def test_a_consent_that_ends_within_thirty_days_is_said_on_idag(walk_in, day, days, said):
    practice = Practice.open(Home(day.folder), PASSPHRASE, clock=Clock(lambda: NOW))
    who, client = PEOPLE["Tove"], day.clients["Tove"]
    answers = dict.fromkeys(Purpose, True)
    last = NOW.date() + timedelta(days=days)
    practice.consent.ask(client, Service.KBT)
    practice.consent.record(client, Service.KBT, answers, f"{who.given} {who.surname}", valid_to=last)
    practice.close()
    async with walk_in(size=(120, 40)) as walk:
        await walk.until(lambda: isinstance(walk.app.screen, TodayScreen) and walk.app.screen.today is not None)
        await walk.rest()
        shown = [line for line in walk.lines() if "Samtycket går ut" in line]
        assert bool(shown) is said, walk.text
        assert not said or last.isoformat() in shown[0]
