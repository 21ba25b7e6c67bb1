"""The workout's grid by keys: typed in cells, completed, corrected where it is wrong, kept by itself, copied, drawn as a curve."""

import shutil
from datetime import timedelta

import pytest

from journal_tui.practice.clock import Clock
from journal_tui.practice.home import Home
from journal_tui.practice.practice import Practice
from journal_tui.practice.values import Purpose, Service
from journal_tui.practice.workouts.lines import MOST_LINES
from journal_tui.practice.workouts.values import WorkoutLine
from journal_tui.tui.screens.client_card import ClientCardScreen
from journal_tui.tui.screens.session import SessionScreen
from journal_tui.tui.screens.workout import WorkoutScreen
from journal_tui.tui.screens.workout_curve import WorkoutCurveScreen
from tests.pilot.day import NOW, PASSPHRASE, PEOPLE, Day
from tests.pilot.session.steps import open_note

PRESS = WorkoutLine(exercise="Bänkpress", sets=3, reps=5, load=42_500)


@pytest.fixture(scope="session")
def trained_day(made_day, tmp_path_factory) -> Day:
    """Åke has said yes to a journal of his training, and was here three times."""
    folder = tmp_path_factory.mktemp("trained") / "practice"
    shutil.copytree(made_day.folder, folder)
    folder.chmod(0o700)
    practice = Practice.open(Home(folder), PASSPHRASE, clock=Clock(lambda: NOW))
    who, client = PEOPLE["Åke"], made_day.clients["Åke"]
    practice.consent.ask(client, Service.PT, by_client=True)
    practice.consent.record(client, Service.PT, dict.fromkeys(Purpose, True), f"{who.given} {who.surname}")
    for week, kilos in enumerate((60, 62.5, 65)):
        lines = [WorkoutLine(exercise="Knäböj", sets=3, reps=8, load=int(kilos * 1000)), PRESS]
        practice.workouts.add(client, lines, at=NOW - timedelta(days=21 - 7 * week))
    practice.close()
    return Day(folder, made_day.clients, made_day.entry)


@pytest.fixture
def day(trained_day, tmp_path) -> Day:
    folder = tmp_path / "practice"
    shutil.copytree(trained_day.folder, folder)
    folder.chmod(0o700)
    return Day(folder, trained_day.clients, trained_day.entry)


async def grid_of(walk) -> WorkoutScreen:
    await walk.until(lambda: isinstance(walk.app.screen, WorkoutScreen) and walk.app.screen.loaded)
    await walk.rest()
    return walk.app.screen


async def from_note(walk, day) -> WorkoutScreen:
    await open_note(walk, day, "Åke", Service.PT)
    await walk.press("f11")
    return await grid_of(walk)


def kept(day) -> list[tuple[WorkoutLine, ...]]:
    """The workouts of the file, newest first."""
    practice = Practice.open(Home(day.folder), PASSPHRASE, clock=Clock(lambda: NOW + timedelta(minutes=9)))
    found = [each.lines for each in practice.workouts.list(day.clients["Åke"])]
    practice.close()
    return found


async def test_a_workout_is_typed_in_the_note_cell_by_cell_and_belongs_to_the_appointment(walk_in, day):
    async with walk_in() as walk:
        screen = await from_note(walk, day)
        await walk.press(*"kn", "tab", *"3x8x62,5", "tab", "7", "enter", *"Planka", "tab", "2", "end", *"45")
        assert "Knäböj" in walk.line("62,5")
        assert "3      8" in walk.line("62,5")
        assert "2 rader" in walk.text
        assert "volym 1500 kg" in walk.text
        appointment = screen.appointment
        await walk.press("escape")
        await walk.until(lambda: isinstance(walk.app.screen, SessionScreen))
        (own,) = [
            each
            for each in await walk.app.gateway.ask(lambda p: p.workouts.list(day.clients["Åke"]))
            if each.appointment == appointment
        ]
        assert own.state == "done"
    assert kept(day)[0] == (
        WorkoutLine(exercise="Knäböj", sets=3, reps=8, load=62_500, rpe=7_000),
        WorkoutLine(exercise="Planka", sets=2, seconds=45),
    )


async def test_f11_goes_on_with_the_same_workout_and_the_note_keeps_its_cursor(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day, "Åke", Service.PT)
        await walk.press(*"Pass")
        cursor = note.editor.cursor_location
        await walk.press("f11")
        await grid_of(walk)
        await walk.press(*"Rodd", "enter", "escape")
        await walk.until(lambda: walk.app.screen is note)
        assert note.editor.cursor_location == cursor
        await walk.press("f4")
        assert "Träningspass" in walk.text
        await walk.press("t")
        screen = await grid_of(walk)
        assert screen.sheet.rows[0][0] == "Rodd"
        await walk.press("escape")
    assert [len(each) for each in kept(day)] == [1, 2, 2, 2]


async def test_what_cannot_be_stays_with_the_reason_below_until_it_is_right(walk_in, day):
    async with walk_in() as walk:
        screen = await from_note(walk, day)
        await walk.press(*"Press", "tab", "3", "tab", "5", "tab", "4", "tab", *"11", "tab")
        lines = walk.lines()
        row = next(number for number, line in enumerate(lines) if "Press" in line)
        assert "× Här går tal från 1 till 10." in lines[row + 1]
        assert "1 ruta att rätta" in walk.text
        await walk.press("escape")
        assert walk.app.screen is screen
        assert (screen.sheet.row, screen.sheet.column) == (0, 4)
        assert screen.sheet.here == "11"
        await walk.press("9", "escape")
        await walk.until(lambda: isinstance(walk.app.screen, SessionScreen))
    assert kept(day)[0] == (WorkoutLine(exercise="Press", sets=3, reps=5, load=4_000, rpe=9_000),)


async def test_ctrl_f_copies_the_last_workout_and_ctrl_z_takes_it_back(walk_in, day):
    async with walk_in(size=(120, 36)) as walk:
        screen = await from_note(walk, day)
        assert "Förra passet  2026-11-16" in walk.text
        await walk.press("ctrl+f")
        assert [cells[:4] for cells in screen.sheet.rows] == [("Knäböj", "3", "8", "65"), ("Bänkpress", "3", "5", "42,5")]
        await walk.press("ctrl+z")
        assert screen.sheet.lines() == ()
        await walk.press("ctrl+f", "right", "right", "right", *"67,5", "enter", "escape")
        await walk.until(lambda: isinstance(walk.app.screen, SessionScreen))
    assert kept(day)[0][0].load == 67_500


async def test_everything_is_kept_by_itself_and_before_a_lock(walk_in, day):
    async with walk_in() as walk:
        await from_note(walk, day)
        await walk.press(*"Knäböj", "tab", "3", "tab", *"1")
        await walk.press("ctrl+l")
        await walk.until(lambda: not walk.app.gateway.unlocked)
    assert kept(day)[0] == (WorkoutLine(exercise="Knäböj", sets=3, reps=1),)


async def test_three_hundred_lines_are_written_seen_and_kept_and_one_more_is_refused(walk_in, day):
    async with walk_in() as walk:
        screen = await from_note(walk, day)
        for _line in range(MOST_LINES - 1):
            screen.sheet.type("Rodd")
            screen.sheet.next_line()
        screen.grid.laid()
        await walk.press(*"Sist", "enter", "ctrl+n")
        assert len(screen.sheet.rows) == MOST_LINES
        assert "rymmer 300 rader" in walk.text
        assert "Sist" in walk.text
        await walk.press("escape")
        await walk.until(lambda: isinstance(walk.app.screen, SessionScreen))
    assert len(kept(day)[0]) == MOST_LINES


async def test_k_draws_the_load_of_the_line_then_its_volume_and_the_table_says_the_same(walk_in, day):
    async with walk_in() as walk:
        screen = await from_note(walk, day)
        await walk.press(*"kn", "tab", *"3x8x67,5", "k")
        await walk.until(lambda: isinstance(walk.app.screen, WorkoutCurveScreen) and walk.app.screen.found)
        await walk.rest()
        assert "Knäböj, tyngsta vikt" in walk.text
        assert walk.text.count("●") == 4
        assert "67,5" in walk.line("▌ 2026-11-23")
        assert walk.line("▌ 2026-11-23").rstrip().endswith("+2,5")
        await walk.press("right")
        assert "Knäböj, volym" in walk.text
        assert "1620" in walk.line("▌ 2026-11-23")
        await walk.press("escape")
        assert walk.app.screen is screen


async def test_l_on_the_card_opens_todays_workout_and_who_does_not_train_has_none(walk_in, day):
    async with walk_in() as walk:
        for name, opens in (("Ivar", False), ("Åke", True)):
            walk.app.show(ClientCardScreen(day.clients[name]))
            await walk.until(lambda: isinstance(walk.app.screen, ClientCardScreen) and walk.app.screen.card is not None)
            await walk.press("l")
            assert isinstance(walk.app.screen, WorkoutScreen) is opens
        await grid_of(walk)
        assert "samtycke" not in walk.text


async def test_without_consent_nothing_is_written_and_the_page_says_why(walk_in, day):
    async with walk_in() as walk:
        await walk.app.gateway.ask(lambda p: p.consent.withdraw(day.clients["Åke"], Service.PT))
        walk.app.show(WorkoutScreen(day.clients["Åke"]))
        screen = await grid_of(walk)
        await walk.press(*"Rodd", "enter")
        assert screen.sheet.lines() == ()
        assert "×" in walk.lines()[-3]
        assert "Knäböj" not in walk.text


async def test_hidden_names_are_hidden_in_the_grid_beside_it_and_over_the_curve(walk_in, day):
    async with walk_in(size=(120, 36)) as walk:
        await from_note(walk, day)
        await walk.press(*"Åkes promenad", "tab", *"1x1x5", "enter", "ctrl+s")
        assert "Åkes promenad" in walk.text
        await walk.press("ctrl+g")
        assert "Åke" not in walk.text
        assert "‹klient›" in walk.text
        await walk.press("up", "ctrl+b")
        await walk.until(lambda: isinstance(walk.app.screen, WorkoutCurveScreen) and walk.app.screen.found)
        await walk.rest()
        assert "‹klient›" in walk.text
        assert "Åke" not in walk.text


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (200, 50)])
async def test_every_size_has_all_columns(walk_in, day, size):
    async with walk_in(size=size) as walk:
        await from_note(walk, day)
        await walk.press("ctrl+f")
        assert walk.line("Övning").split()[1:7] == ["Set", "Reps", "Kg", "RPE", "Smärta", "Sek"]
        assert [part for part in walk.line("Knäböj").split() if part != "▌"][:4] == ["Knäböj", "3", "8", "65"]


async def test_a_click_goes_to_the_cell(walk_in, day):
    async with walk_in() as walk:
        screen = await from_note(walk, day)
        await walk.press("ctrl+f")
        line = next(number for number, text in enumerate(walk.lines()) if "Bänkpress" in text)
        column = walk.lines()[line].index("42,5")
        await walk.pilot.click(offset=(column, line))
        await walk.rest()
        assert (screen.sheet.row, screen.sheet.column) == (1, 3)
