"""Curve and table by keys: opened with k, the same numbers in both, other scales, other periods, every size."""

import shutil
from datetime import timedelta

import pytest

from journal_tui.practice.clock import Clock
from journal_tui.practice.home import Home
from journal_tui.practice.measures.values import Answered
from journal_tui.practice.practice import Practice
from journal_tui.practice.values import Purpose, Service
from journal_tui.tui.screens.client_card import ClientCardScreen
from journal_tui.tui.screens.curve import CurveScreen
from journal_tui.tui.screens.measures import MeasuresScreen
from tests.pilot.day import NOW, PASSPHRASE, PEOPLE, Day
from tests.pilot.session.steps import open_note

TOTALS = (17, 16, 16, 14, 15, None, None, 12, 11, 12, 9)


@pytest.fixture(scope="session")
def curved_day(made_day, tmp_path_factory) -> Day:
    """Tove has answered PHQ-9 weekly until a week ago, with two weeks left out, and once said how she sleeps."""
    folder = tmp_path_factory.mktemp("curved") / "practice"
    shutil.copytree(made_day.folder, folder)
    folder.chmod(0o700)
    practice = Practice.open(Home(folder), PASSPHRASE, clock=Clock(lambda: NOW))
    tove, client = PEOPLE["Tove"], made_day.clients["Tove"]
    practice.consent.ask(client, Service.KBT, by_client=True)
    practice.consent.record(client, Service.KBT, dict.fromkeys(Purpose, True), f"{tove.given} {tove.surname}")
    for week, total in enumerate(TOTALS):
        at = NOW - timedelta(days=7 * (len(TOTALS) - week))
        if total is not None:
            practice.measures.add(client, Service.KBT, "phq9", Answered(total=total * 1000), at=at)
    practice.measures.add(client, Service.KBT, "stress", Answered(total=6_000), at=NOW - timedelta(days=200))
    practice.close()
    return Day(folder, made_day.clients, made_day.entry)


@pytest.fixture
def day(curved_day, tmp_path) -> Day:
    folder = tmp_path / "practice"
    shutil.copytree(curved_day.folder, folder)
    folder.chmod(0o700)
    return Day(folder, curved_day.clients, curved_day.entry)


async def open_curve(walk, day) -> CurveScreen:
    walk.app.show(ClientCardScreen(day.clients["Tove"]))
    await walk.until(lambda: isinstance(walk.app.screen, ClientCardScreen) and walk.app.screen.card is not None)
    await walk.press("m")
    await walk.until(lambda: isinstance(walk.app.screen, MeasuresScreen) and walk.app.screen.rows)
    await walk.press("k")
    await walk.until(lambda: isinstance(walk.app.screen, CurveScreen) and walk.app.screen.found)
    await walk.rest()
    return walk.app.screen


async def test_k_draws_the_curve_with_the_table_of_the_same_numbers_beside(walk_in, day):
    async with walk_in(size=(80, 24)) as walk:
        await open_curve(walk, day)
        assert walk.lines()[0].startswith("  PHQ-9   0–27   P-"), "the curve may be turned to the client: no name on it"
        assert "↓ lägre är bättre" in walk.line("0–27")
        assert walk.text.count("●") == sum(total is not None for total in TOTALS)
        assert "─ ─ ─" in walk.line("gräns")
        assert walk.line("2026-09-07").rstrip().endswith("17")
        assert walk.line("▌ 2026-11-16").split()[-2:] == ["9", "-3"]
        assert "saknas" in walk.line("2026-10-12")
        assert "17 → 9 på 10 veckor." in walk.text
        assert "2 saknas." in walk.text
        assert "Gräns enligt formulärets upphov." in walk.text
        await walk.press("escape", "escape")
        await walk.until(lambda: isinstance(walk.app.screen, ClientCardScreen))
        await walk.rest()
        assert "PHQ-9 17 → 9   2026-11-16   ↓ lägre är bättre   m mått" in walk.line("Mått  ")


async def test_t_shows_the_table_alone_and_the_curve_again(walk_in, day):
    async with walk_in(size=(80, 24)) as walk:
        await open_curve(walk, day)
        await walk.press("t")
        assert "●" not in walk.text
        assert "2026-09-07" in walk.text
        await walk.press("t")
        assert "●" in walk.text


async def test_the_arrows_change_the_scale_and_p_the_period(walk_in, day):
    async with walk_in(size=(80, 24)) as walk:
        await open_curve(walk, day)
        await walk.press("right")
        assert "6, det enda hittills." in walk.text
        await walk.press("p", "p")
        assert "Inga värden under den tiden." in walk.text
        assert "senaste tre månaderna" in walk.text
        await walk.press("p", "left")
        assert "17 → 9" in walk.text


@pytest.mark.parametrize("size", [(60, 12), (60, 20), (79, 24), (120, 36), (200, 50)])
async def test_every_size_has_the_curve_and_below_eighty_t_has_the_table(walk_in, day, size):
    async with walk_in(size=size) as walk:
        await open_curve(walk, day)
        assert "●" in walk.text
        assert ("2026-11-16" in walk.text) is (size[0] >= 80)
        await walk.press("t")
        assert "2026-11-16" in walk.text


async def test_a_measurement_from_the_curve_is_on_it(walk_in, day):
    async with walk_in(size=(100, 30)) as walk:
        screen = await open_curve(walk, day)
        dots = walk.text.count("●")
        await walk.press("n")
        await walk.type("phq")
        await walk.press("enter", "2", "7", "enter")
        await walk.until(lambda: walk.app.screen is screen or "7" in walk.text)
        if walk.app.screen is not screen:
            await walk.press("escape")
        await walk.until(lambda: walk.app.screen is screen and len(screen.points["phq9"]) == 10)
        await walk.rest()
        assert walk.text.count("●") == dots + 1
        assert walk.line("2026-11-23").split()[-2:] == ["7", "-2"]


async def test_beside_the_note_stand_the_curve_and_the_scales_from_150_columns(walk_in, day):
    async with walk_in(size=(200, 50)) as walk:
        note = await open_note(walk, day)
        await walk.until(lambda: note.beside is not None and note.beside.measured)
        await walk.rest()
        assert "PHQ-9  2026-11-16" in walk.text
        assert walk.text.count("saknas") == 1
        assert walk.line("gräns").count("─") > 10
        assert "Stress" in walk.text
        assert "Tidigare anteckningar" in walk.text
