"""Two screens on a real terminal by keys alone: a calendar file from Idag, taken back again; then the grid of a workout by F11."""

from datetime import datetime, timedelta

from journal_tui.practice.home import Home
from journal_tui.practice.practice import Practice
from journal_tui.practice.values import Purpose, Service
from tests.pilot.calendar_file import calendar_file, event
from tests.pty.conftest import PASSPHRASE
from tests.pty.terminal import CTRL_Q, ENTER, ESC, F2, F3
from tests.pty.test_program import unlocked

F11, TAB, CTRL_S, SLASH = "\x1b[23~", "\t", "\x13", "/"


def training_too(folder) -> str:
    """The client has said yes to a journal of training."""
    practice = Practice.open(Home(folder), PASSPHRASE)
    (client,) = practice.clients.list()
    practice.clients.add_service(client.id, Service.PT)
    practice.consent.ask(client.id, Service.PT)
    practice.consent.record(client.id, Service.PT, dict.fromkeys(Purpose, True), "Tove Almdunge")
    practice.close()
    return client.id


def test_a_calendar_file_and_a_workout_by_keys_alone(terminal, folder, tmp_path):
    client = training_too(folder)
    at = datetime.now().astimezone().replace(hour=10, minute=0) + timedelta(days=3)
    (tmp_path / "v.ics").write_bytes(calendar_file(event("1", at, "Tove Almdunge KBT"), event("2", at, "Tandläkare")))

    program = unlocked(terminal, folder)
    program.send("l")
    program.wait_for("Skriv sökvägen")
    program.send(f"{tmp_path / 'v.ics'}{ENTER}")
    program.wait_for("  bokas")
    assert "▲ ingen känd" in program.text and "Tandläkare" in program.text
    program.send(CTRL_S)
    program.wait_for("u ångrar")
    program.send("u")
    program.wait_for("1 möte är som förut.")
    program.send(SLASH)
    program.wait_for("▌ Fil")
    program.send(ENTER)
    program.wait_for("  bokas")
    program.send(CTRL_S)
    program.wait_for("1 bokade")

    program.send(F3)
    program.wait_for("1 klient")
    program.send(ENTER)
    program.wait_for("Frågeformulär och mätvärden")
    program.send("jjj")
    program.send("s")
    program.wait_for("P-")
    program.wait_for("PT   ● lämnat")
    program.send(F11)
    program.wait_for("Ctrl+B Kurva")
    program.send("Knäböj")
    program.wait_for("Knäböj")
    program.send(TAB + "3" + TAB + "8" + TAB + "60" + TAB + "7" + TAB)
    program.wait_for("volym 1440 kg")
    program.send(ESC)
    program.wait_for("PT   ● lämnat")
    program.send(F2)
    program.wait_for("Idag")
    program.send(CTRL_Q)
    program.pump(0.5)
    program.send("a")
    program.ended()

    practice = Practice.open(Home(folder), PASSPHRASE)
    (workout,) = practice.workouts.list(client)
    planned = [each for each in practice.appointments.of_client(client) if each.started_at is None]
    practice.close()
    assert [(line.exercise, line.sets, line.reps, line.load) for line in workout.lines] == [("Knäböj", 3, 8, 60_000)]
    assert f"{at:%Y-%m-%d 10:00}" in [f"{each.planned_at.astimezone():%Y-%m-%d %H:%M}" for each in planned]
