"""`demo` without a terminal: builds, drives, answers; and leaves a practice that the other commands open."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


def demo(folder: Path, *more: str, home: bool = True) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("JOURNAL_TUI", "XDG_"))}
    environment |= {"HOME": str(folder), "XDG_DATA_HOME": str(folder / "data")}
    place = ["--home", str(folder / "practice")] if home else []
    command = [sys.executable, "-m", "journal_tui", *place, "demo", "--clients", "8", "--entries", "6", *more]
    return subprocess.run(
        command, capture_output=True, text=True, stdin=subprocess.DEVNULL, env=environment, check=False, timeout=110
    )


def test_the_demo_is_driven_without_a_terminal_and_opens_again(tmp_path: Path) -> None:
    done = demo(tmp_path, "--json")
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert (answer["clients"], answer["entries"], answer["problems"], answer["verdict"]) == (8, 6, 0, "granted")
    assert answer["hits"] >= 1
    assert (tmp_path / "practice").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "practice" / "kalender.ics").read_bytes().startswith(b"BEGIN:VCALENDAR"), "a calendar file to try"
    again = subprocess.run(
        [sys.executable, "-m", "journal_tui", "--home", answer["home"], "--passphrase-fd", "0", "--json", "client", "list"],
        input=answer["passphrase"] + "\n",
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert again.returncode == 0, again.stderr
    assert len(again.stdout.splitlines()) == 8


def test_a_fresh_folder_is_taken_when_none_is_named_and_the_passphrase_is_said(tmp_path: Path) -> None:
    done = demo(tmp_path, home=False)
    assert done.returncode == 0, done.stderr
    (place,) = (tmp_path / "data" / "journal-tui").iterdir()
    assert place.name.startswith("demo-")
    assert place.stat().st_mode & 0o777 == 0o700
    assert str(place) in done.stderr
    assert "Almdunge" not in done.stdout + done.stderr


@pytest.mark.parametrize(("name", "value"), [("--clients", "0"), ("--entries", "-1"), ("--entries", "många")])
def test_numbers_that_make_no_practice_are_refused(tmp_path: Path, name: str, value: str) -> None:
    done = demo(tmp_path, name, value)
    assert done.returncode == 2
    assert not (tmp_path / "practice").exists()
