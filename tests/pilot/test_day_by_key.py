"""The day by keys: moved, missed, called off and taken back with one key each; other days; what falls due; the backup."""

from datetime import date, timedelta

import pytest

from journal_tui.practice.clock import Clock
from journal_tui.practice.home import Home
from journal_tui.practice.practice import Practice
from journal_tui.practice.values import Service
from journal_tui.tui.screens.client_card import ClientCardScreen
from journal_tui.tui.screens.plan import PlanScreen
from journal_tui.tui.widgets.field import Field
from tests.pilot.day import NOW, PASSPHRASE


@pytest.fixture
def due_soon(day):
    """Ivar has promised three things: one is late, one is due in two days, one next month."""
    practice = Practice.open(Home(day.folder), PASSPHRASE, clock=Clock(lambda: NOW))
    for days, words in ((1, "Matdagbok"), (6, "Frukost"), (40, "Lunch")):
        practice.agreements.add(
            day.clients["Ivar"],
            Service.KOST,
            "food",
            words,
            due=NOW.date() + timedelta(days=days - 4),
            at=NOW - timedelta(days=4),
        )
    practice.close()
    return day


async def test_a_missed_appointment_stands_in_the_list_and_is_taken_back(walk_in):
    async with walk_in() as walk:
        await walk.press("j", "i")
        assert "uteblev" in walk.line("Maja Ekhamra")
        await walk.press("u")
        assert "uteblev" not in walk.line("Maja Ekhamra")


async def test_what_is_called_off_leaves_the_list_and_is_taken_back(walk_in):
    async with walk_in() as walk:
        await walk.press("j", "x")
        assert "11:00" not in walk.text
        await walk.press("u")
        assert "Maja Ekhamra" in walk.line("11:00")


async def test_f_moves_the_appointment_to_a_day_where_it_is_found_by_stepping(walk_in):
    async with walk_in() as walk:
        await walk.press("j", "f")
        assert isinstance(walk.app.screen, PlanScreen)
        walk.app.screen.query_one("#day", Field).value = "2026-11-25"
        await walk.press("ctrl+s")
        assert "11:00" not in walk.text
        await walk.press("right", "right")
        assert walk.lines()[0].startswith("  Dagen   onsdag 2026-11-25")
        assert "Maja Ekhamra" in walk.line("11:00")
        await walk.press("t")
        assert walk.lines()[0].startswith("  Idag   måndag 2026-11-23")


async def test_a_day_without_appointments_says_so_and_shows_nothing_of_today(walk_in):
    async with walk_in() as walk:
        await walk.press("left")
        assert "Inga samtal den här dagen." in walk.text
        assert "Att signera" not in walk.text and "härnäst" not in walk.text
        await walk.press("right")
        assert "härnäst" in walk.text


async def test_one_that_has_been_missed_is_neither_moved_nor_called_off(walk_in):
    async with walk_in() as walk:
        await walk.press("j", "i", "x", "f")
        assert "Maja Ekhamra" in walk.line("11:00")
        assert not isinstance(walk.app.screen, PlanScreen)


async def test_the_backup_line_says_that_there_is_none_yet(walk_in):
    async with walk_in() as walk:
        assert walk.lines()[21].startswith("  ▲ Säkerhetskopia ingen än")


async def test_agreements_that_are_due_stand_among_the_reminders_without_their_text(due_soon, walk_in):
    async with walk_in() as walk:
        await walk.pilot.resize_terminal(80, 40)
        await walk.rest()
        late = walk.line("försenad")
        assert (
            "Ivar Söderklint" in late and late.lstrip().startswith("▲") and late.endswith("2026-11-20") and "kost" in late
        )
        soon = walk.line("2 dagar  ")
        assert "kost" in soon and soon.endswith(f"{date(2026, 11, 25)}")
        assert "Matdagbok" not in walk.text and "Frukost" not in walk.text and "2026-12-29" not in walk.text
        await walk.press("ctrl+g")
        assert "P-" in walk.line("försenad") and "Ivar" not in walk.text


async def test_agreements_of_somebody_who_is_not_about_to_come_do_not_fill_the_day(due_soon, walk_in):
    """Ivar's appointment is called off: what he promised is for the next time that he comes."""
    practice = Practice.open(Home(due_soon.folder), PASSPHRASE, clock=Clock(lambda: NOW))
    meeting = next(each for each in practice.today().appointments if each.client == due_soon.clients["Ivar"])
    assert practice.today().reminders
    practice.appointments.cancel(meeting.id)
    assert not practice.today().reminders
    practice.close()


async def test_three_of_what_falls_due_are_shown_and_the_rest_is_counted(due_soon, walk_in):
    practice = Practice.open(Home(due_soon.folder), PASSPHRASE, clock=Clock(lambda: NOW))
    for number in range(3):
        due = NOW.date() - timedelta(days=2 + number)
        practice.agreements.add(
            due_soon.clients["Tove"], Service.KBT, "sleep", "Dagbok", due=due, at=NOW - timedelta(days=9)
        )
    practice.close()
    async with walk_in() as walk:
        await walk.pilot.resize_terminal(80, 40)
        await walk.rest()
        assert walk.text.count("Överenskommelse") == 3
        assert "2 till" in walk.text


async def test_enter_on_a_reminder_opens_the_client(due_soon, walk_in):
    async with walk_in() as walk:
        await walk.press("G", "k", "k")
        while "Överenskommelse" not in walk.line("▌"):
            await walk.press("k")
        await walk.press("enter")
        assert isinstance(walk.app.screen, ClientCardScreen)


async def test_a_new_appointment_is_proposed_for_the_next_free_time(walk_in):
    async with walk_in() as walk:
        await walk.press("n", "a")
        await walk.until(lambda: isinstance(walk.app.screen, PlanScreen) and walk.app.screen.query_one("#at", Field).value)
        assert walk.app.screen.query_one("#day", Field).value == "2026-11-23"
        assert walk.app.screen.query_one("#at", Field).value == "12:00"
