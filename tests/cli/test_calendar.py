"""Appointments and calendar files line by line: previewed, chosen, applied; names only when asked for, and logged."""

import pytest

from journal_tui.practice.clock import Clock
from tests.practice.calendar.specimens import calendar, event


@pytest.fixture
def file(tmp_path):
    def write(*events: str) -> str:
        path = tmp_path / "week.ics"
        path.write_bytes(calendar(*events))
        return str(path)

    return write


def soon(hour: int) -> str:
    """Tomorrow at this hour, for DTSTART."""
    from datetime import UTC, timedelta

    return (Clock().now() + timedelta(days=1)).astimezone(UTC).strftime(f":%Y%m%dT{hour:02}0000Z")


def test_an_appointment_is_planned_listed_moved_called_off_and_put_back(anna):
    line, client = anna
    made = line.ok("appointment", "add", client, "--service", "kbt", "--at", "2030-01-15T09:00").value
    assert (made["state"], made["minutes"]) == ("planned", 50)
    moved = line.ok("appointment", "move", made["appointment"], "--at", "2030-01-16T10:30", "--minutes", "90").value
    assert moved["at"].startswith("2030-01-16T10:30") and moved["minutes"] == 90
    assert line.ok("appointment", "cancel", made["appointment"]).value["state"] == "cancelled"
    listing = ("appointment", "list", "--from", "2030-01-16", "--days", "1")
    assert line.ok(*listing).lines == []
    line.ok("appointment", "undo", made["appointment"])
    assert line.ok("appointment", "no-show", made["appointment"]).value["state"] == "no_show"
    line.refused(3, "appointment", "move", made["appointment"], "--at", "2030-01-17T09:00")
    (row,) = line.ok(*listing).lines
    assert row["state"] == "no_show" and "name" not in row
    (named,) = line.ok(*listing, "--identified").lines
    assert named["name"] == "Anna Lindgren"


def test_a_file_is_shown_before_it_is_written_and_read_again_without_doubling(anna, file):
    line, _client = anna
    path = file(event("1", "Anna Lindgren KBT", soon(8)), event("2", "Annas samtal", soon(9)), event("3", "Möte", soon(10)))
    shown = line.ok("calendar", "read", path)
    assert [row["kind"] for row in shown.lines[:-1]] == ["new", "unknown", "unknown"]
    assert (shown.lines[-1]["applied"], shown.lines[-1]["lines"]) == (False, 3)
    assert b"Anna" not in shown.out and b"Lindgren" not in shown.out
    assert line.ok("appointment", "list").lines == []
    assert line.ok("calendar", "read", path, "--apply").lines[-1]["planned"] == 1
    assert line.ok("calendar", "read", path, "--apply").lines[-1]["planned"] == 0
    assert len(line.ok("appointment", "list").lines) == 1


def test_whom_a_line_means_is_chosen_by_its_code(anna, file):
    line, _client = anna
    path = file(event("1", "Anna Lindgren", soon(8)))
    (row, _summary) = line.ok("calendar", "read", path).lines
    assert row["kind"] == "several"
    code = row["candidates"][1]["pseudonym"]
    assert line.ok("calendar", "read", path, "--choose", f"1={code}", "--apply").lines[-1]["planned"] == 1
    (made,) = line.ok("appointment", "list").lines
    assert made["pseudonym"] == code
    for wrong in ("1=P-AAAAAAAA-A", "9=" + code, "x", "=1"):
        assert line.run("calendar", "read", path, "--choose", wrong).code == 2


def test_titles_and_names_come_only_when_asked_for(anna, file):
    line, _client = anna
    path = file(event("1", "Anna Lindgren kbt, oro", soon(8)))
    named = line.ok("calendar", "read", path, "--identified").lines[0]
    assert (named["title"], named["names"]) == ("Anna Lindgren kbt, oro", ["Anna Lindgren"])


def test_what_is_no_calendar_is_refused_without_a_word_of_it(anna, tmp_path):
    line, _client = anna
    path = tmp_path / "hemligt.ics"
    path.write_text("hemligt innehåll")
    done = line.run("calendar", "read", str(path))
    assert done.code == 2 and "hemligt" not in done.err and done.out == b""
    assert line.run("calendar", "read", str(tmp_path / "saknas.ics")).code == 2
    assert line.run("calendar", "read", str(tmp_path)).code == 2
