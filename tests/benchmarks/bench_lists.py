"""Long lists on the screen: filling one with a hundred thousand rows, and narrowing five thousand names per key."""

import asyncio
import statistics
import time
from collections.abc import Iterator

from textual.app import App, ComposeResult

from journal_tui.practice.values import ClientLine
from journal_tui.tui.screens.client_rows import Found, client_rows
from journal_tui.tui.theme import house_themes
from journal_tui.tui.widgets.row_list import RowList
from tests.benchmarks.harness import Figure

GIVEN = ("Tove", "Åke", "Linnéa", "Samir", "Maja", "Ivar", "Ronja", "Björn", "Östen", "Alva")
SURNAMES = ("Almdunge", "Björnväg", "Kvistfors", "Vadsten", "Ekhamra", "Söderklint", "Stormskog", "Rådvik")


def lines(count: int) -> tuple[ClientLine, ...]:
    """Invented people, each with another surname."""
    return tuple(
        ClientLine(f"{number:032x}", GIVEN[number % 10], f"{SURNAMES[number % 8]}{number // 80}", ())
        for number in range(count)
    )


def run() -> Iterator[Figure]:
    """Filling and narrowing."""
    yield Figure("list of 100,000: fill and draw, CPU", asyncio.run(_fill(lines(100_000))), "ms", 25)
    people = Found.of(lines(5_000))
    times = []
    for words in ("t", "to", "tov", "tove", "tove a", "tove al", "åke b7", "kvist linn", "xyz", "stormskog33"):
        for _turn in range(20):
            began = time.perf_counter()
            people.narrow(words)
            times.append(time.perf_counter() - began)
    yield Figure("narrow 5,000 names, per key, p50", 1000 * statistics.median(times), "ms", 5)


async def _fill(people: tuple[ClientLine, ...]) -> float:
    class One(App[None]):
        def compose(self) -> ComposeResult:
            yield RowList()

    app = One()
    for theme in house_themes():
        app.register_theme(theme)
    app.theme = "dark"
    async with app.run_test(size=(80, 24)) as pilot:
        rows = app.query_one(RowList)
        spent = []
        for _turn in range(5):
            began = time.process_time()
            rows.show(client_rows(people, hidden=False))
            rows.refresh()
            app.screen._compositor.render_strips()
            spent.append(time.process_time() - began)
            await pilot.pause()
    return 1000 * statistics.median(spent)
