"""A calendar file on the screen: shown before anything is written, decided line by line, written in; nothing of it elsewhere."""

from datetime import timedelta

import pytest

from journal_tui.tui.modals.base import ChoiceDialog
from journal_tui.tui.modals.pick_client import PickClientDialog
from journal_tui.tui.screens.calendar import CalendarScreen
from journal_tui.tui.screens.today import TodayScreen
from journal_tui.tui.widgets.field import Field
from journal_tui.tui.widgets.row_list import RowList
from tests.pilot.calendar_file import calendar_file, event
from tests.pilot.day import NOW

TOMORROW = NOW.replace(hour=10, minute=0) + timedelta(days=1)


@pytest.fixture
def file(tmp_path):
    """Maja for sure, somebody called Tove, somebody nobody knows."""
    path = tmp_path / "kalender.ics"
    path.write_bytes(
        calendar_file(
            event("1", TOMORROW, "Maja Ekhamra"),
            event("2", TOMORROW + timedelta(hours=1), "Tove"),
            event("3", TOMORROW + timedelta(hours=2), "Bertil Okänd"),
        )
    )
    return path


async def opened(walk, path) -> CalendarScreen:
    await walk.until(lambda: isinstance(walk.app.screen, TodayScreen) and walk.app.screen.today is not None)
    await walk.press("l")
    screen = walk.app.screen
    assert isinstance(screen, CalendarScreen)
    await read(walk, path)
    return screen


async def read(walk, path) -> None:
    screen = walk.app.screen
    screen.query_one(Field).value = str(path)
    screen.query_one(Field).focus()
    await walk.press("enter")
    await walk.until(lambda: screen.preview is not None or screen.query_one(Field).wrong)
    await walk.rest()


async def planned(walk, day, name) -> list[str]:
    """When somebody is expected; what was called off is not."""
    first, last = NOW.date(), NOW.date() + timedelta(days=3)
    found = await walk.app.gateway.ask(lambda p: p.appointments.on_days(first, last))
    mine = [each for each in found if each.client == day.clients[name] and each.started_at is None]
    return [f"{each.planned_at:%Y-%m-%d %H:%M}" for each in mine]


async def test_the_file_is_shown_and_nothing_is_written_before_somebody_says_so(walk_in, day, file):
    async with walk_in(size=(100, 30)) as walk:
        await opened(walk, file)
        assert "Maja Ekhamra" in walk.line("2026-11-24 10:00")
        assert "▲ välj vem" in walk.line("2026-11-24 11:00")
        assert "▲ ingen känd" in walk.line("2026-11-24 12:00")
        assert "Bertil Okänd" in walk.line("2026-11-24 12:00")
        assert await planned(walk, day, "Maja") == ["2026-11-23 11:00"]
        await walk.press("escape")
        assert await planned(walk, day, "Maja") == ["2026-11-23 11:00"]


async def test_what_was_decided_is_written_in_and_the_rest_is_left_out(walk_in, day, file):
    async with walk_in(size=(100, 30)) as walk:
        await opened(walk, file)
        await walk.press("enter")
        assert isinstance(walk.app.screen, ChoiceDialog)
        assert "Tove Almdunge" in walk.text
        await walk.press("1")
        await walk.until(lambda: not walk.app.screen.is_modal)
        assert "● bokas" in walk.line("2026-11-24 11:00")
        columns = {line.index("KBT") for line in walk.lines() if "KBT" in line}
        assert len(columns) == 1, "the service stands in a column of its own, however long the name is"
        await walk.press("ctrl+s")
        await walk.until(lambda: walk.app.screen.applied is not None)
        await walk.rest()
        assert "2 bokade, 0 flyttade, 0 inställda, 1 utelämnade." in walk.text
        assert await planned(walk, day, "Maja") == ["2026-11-23 11:00", "2026-11-24 10:00"]
        assert "2026-11-24 11:00" in await planned(walk, day, "Tove")


async def test_a_file_that_was_read_in_is_taken_back_by_one_key_but_for_what_was_touched_since(walk_in, day, file):
    async with walk_in(size=(100, 30)) as walk:
        await opened(walk, file)
        await walk.press("enter", "1")
        await walk.until(lambda: not walk.app.screen.is_modal)
        await walk.press("ctrl+s")
        await walk.until(lambda: "Kalenderfilen är inläst.  u ångrar" in walk.text)
        (tove,) = [each for each in await planned(walk, day, "Tove") if each == "2026-11-24 11:00"]
        found = await walk.app.gateway.ask(lambda p: p.appointments.of_client(day.clients["Tove"]))
        mine = next(each for each in found if f"{each.planned_at:%Y-%m-%d %H:%M}" == tove)
        await walk.app.gateway.ask(lambda p: p.appointments.reschedule(mine.id, mine.planned_at + timedelta(hours=5)))
        await walk.press("u")
        await walk.until(lambda: "1 möte är som förut. 1 har ändrats sedan dess och står kvar." in walk.text)
        assert await planned(walk, day, "Maja") == ["2026-11-23 11:00"]
        assert "2026-11-24 16:00" in await planned(walk, day, "Tove")
        assert "Skriv sökvägen" in walk.text


async def test_an_event_is_given_to_a_client_that_is_found_or_left_out(walk_in, day, file):
    async with walk_in(size=(100, 30)) as walk:
        await opened(walk, file)
        await walk.press("x")
        assert "utelämnas" in walk.line("2026-11-24 11:00")
        assert walk.app.screen.line().title == "Bertil Okänd"
        await walk.press("v")
        await walk.until(lambda: isinstance(walk.app.screen, PickClientDialog))
        assert "Vilken klient?" in walk.text
        await walk.type("qqq")
        await walk.press("enter")
        await walk.until(lambda: "Ingen passar" in walk.text)
        await walk.press("backspace", "backspace", "backspace")
        await walk.type("ivar")
        await walk.press("enter")
        await walk.until(lambda: not walk.app.screen.is_modal)
        assert "Ivar Söderklint" in walk.line("2026-11-24 12:00")
        await walk.press("ctrl+s")
        await walk.until(lambda: walk.app.screen.applied is not None)
        assert "2026-11-24 12:00" in await planned(walk, day, "Ivar")
        assert "2026-11-24 11:00" not in await planned(walk, day, "Tove")


async def test_what_has_moved_is_moved_and_what_is_gone_is_asked_about(walk_in, day, file):
    async with walk_in(size=(100, 30)) as walk:
        await opened(walk, file)
        await walk.press("ctrl+s")
        await walk.until(lambda: walk.app.screen.applied is not None)
        file.write_bytes(calendar_file(event("1", TOMORROW + timedelta(hours=4), "Maja Ekhamra")))
        await walk.press("slash")
        walk.app.screen.preview = None
        await read(walk, file)
        assert "var 2026-11-24 10:00" in walk.line("2026-11-24 14:00")
        await walk.press("ctrl+s")
        await walk.until(lambda: walk.app.screen.applied is not None)
        assert await planned(walk, day, "Maja") == ["2026-11-23 11:00", "2026-11-24 14:00"]
        file.write_bytes(calendar_file())
        await walk.press("slash")
        walk.app.screen.preview = None
        await read(walk, file)
        assert "▲" in walk.line("2026-11-24 14:00")
        await walk.press("enter", "1")
        await walk.until(lambda: not walk.app.screen.is_modal)
        await walk.press("ctrl+s")
        await walk.until(lambda: walk.app.screen.applied is not None)
        assert await planned(walk, day, "Maja") == ["2026-11-23 11:00"]


async def test_hidden_names_hide_clients_and_titles(walk_in, day, file):
    async with walk_in(size=(100, 30)) as walk:
        await walk.press("ctrl+g")
        await opened(walk, file)
        assert "Ekhamra" not in walk.text
        assert "Bertil" not in walk.text
        assert "titeln dold" in walk.line("2026-11-24 12:00")
        await walk.press("enter")
        assert "Tove" not in walk.text
        await walk.press("escape", "ctrl+g")
        assert "Ekhamra" in walk.text


@pytest.mark.parametrize("content", [None, b"", b"\x00\xff\xfe", b"BEGIN:VCARD\r\nEND:VCARD\r\n"])
async def test_what_is_no_calendar_file_is_said_in_the_field(walk_in, day, tmp_path, content):
    path = tmp_path / "nej.ics"
    if content is not None:
        path.write_bytes(content)
    async with walk_in() as walk:
        screen = await opened(walk, path)
        assert screen.query_one(Field).wrong
        assert screen.preview is None
        assert screen.query_one(Field).value == str(path)


async def test_ten_thousand_events_are_shown_and_written_in(walk_in, day, tmp_path):
    path = tmp_path / "många.ics"
    start = NOW.replace(hour=12, minute=0)
    path.write_bytes(
        calendar_file(*(event(str(number), start + timedelta(minutes=number), "Maja Ekhamra") for number in range(10_000)))
    )
    async with walk_in() as walk:
        screen = await opened(walk, path)
        assert len(screen.preview.lines) == 10_000
        assert len(screen.query_one(RowList).rows) > 10_000


async def test_nothing_of_the_file_stands_in_the_log(walk_in, day, file):
    async with walk_in(size=(100, 30)) as walk:
        await opened(walk, file)
        await walk.press("ctrl+s")
        await walk.until(lambda: walk.app.screen.applied is not None)
    for path in day.folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert b"Bertil" not in data, path
            assert b"kalender.ics" not in data, path
