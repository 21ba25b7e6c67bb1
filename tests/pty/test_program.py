"""The real program, started as a person starts it: unlock, look, leave; signals; small terminals; the exit code."""

import signal
from pathlib import Path

import pytest

from tests.pty.conftest import PASSPHRASE
from tests.pty.terminal import CTRL_L, CTRL_P, CTRL_Q, ENTER, ESC, F1, F3


def unlocked(terminal, folder: Path, **how):
    program = terminal("--home", str(folder), **how)
    program.wait_for("Lösenord")
    program.send(PASSPHRASE + ENTER)
    program.wait_for("Tove Almdunge")
    return program


def test_unlock_look_lock_and_leave(terminal, folder):
    program = unlocked(terminal, folder)
    assert "namn visas" in program.text
    assert "▌" in program.text
    program.send(F3)
    program.wait_for("1 klient")
    program.send(CTRL_L)
    program.wait_for("■ Låst")
    assert "Tove" not in program.text
    program.send(PASSPHRASE + ENTER)
    program.wait_for("Tove Almdunge")
    program.send(CTRL_Q)
    assert program.ended() == 0
    assert b"Traceback" not in program.raw
    assert b"\x1b]52" not in program.raw, "nothing goes to the terminal's clipboard"
    assert b"\x1b]0;" not in program.raw, "the window title says nothing"
    assert b"\x1b]2;" not in program.raw
    assert b"\x1b[?1049h" in program.raw, "never inline: the alternate screen is left clean"
    assert program.raw.rstrip().endswith(b"\x1b[?25h") or b"\x1b[?1049l" in program.raw


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_in_order_and_the_practice_opens_again(terminal, folder, number):
    program = unlocked(terminal, folder)
    program.signal(number)
    assert program.ended() == 0
    assert b"Traceback" not in program.raw
    again = unlocked(terminal, folder)
    again.send(CTRL_Q)
    assert again.ended() == 0


def test_a_closed_terminal_ends_it(terminal, folder):
    program = unlocked(terminal, folder)
    program.hang_up()
    assert program.gone(), "it lived on without a terminal"
    again = unlocked(terminal, folder)
    again.send(CTRL_Q)
    assert again.ended() == 0


def test_a_stop_from_the_shell_locks_first(terminal, folder):
    program = unlocked(terminal, folder)
    program.signal(signal.SIGTSTP)
    program.wait_until(lambda: program.state() == "T")
    program.signal(signal.SIGCONT)
    program.wait_for("■ Låst")
    assert "Tove" not in program.text
    program.send(PASSPHRASE + ENTER)
    program.wait_for("Tove Almdunge")
    program.send(CTRL_Q)
    assert program.ended() == 0


def test_a_second_process_is_told_and_does_no_harm(terminal, folder):
    first = unlocked(terminal, folder)
    second = terminal("--home", str(folder))
    second.wait_for("Lösenord")
    second.send(PASSPHRASE + ENTER)
    second.wait_for("×")
    second.send(CTRL_Q)
    second.ended()
    first.send(F3)
    first.wait_for("1 klient")
    first.send(CTRL_Q)
    assert first.ended() == 0


def test_a_terminal_of_twenty_by_five(terminal, folder):
    program = terminal("--home", str(folder), size=(20, 5))
    program.wait_for("Lösenord")
    program.send(PASSPHRASE + ENTER)
    program.wait_for("Idag")
    for keys in (F1, ESC, F3, CTRL_P, ESC, ESC):
        program.send(keys)
    program.child.setwinsize(40, 120)
    program.screen.resize(40, 120)
    program.wait_for("låser om")
    program.send(CTRL_Q)
    assert program.ended() == 0


def test_no_colour_and_a_plain_terminal(terminal, folder):
    for environment in ({"NO_COLOR": "1"}, {"TERM": "xterm", "COLORTERM": ""}, {"TERM": "dumb"}):
        program = unlocked(terminal, folder, environment=environment)
        assert "● lämnat v1" in program.text
        program.send(CTRL_Q)
        assert program.ended() == 0


def test_a_bare_home_begins_with_the_first_start(terminal, tmp_path):
    program = terminal("--home", str(tmp_path / "new"))
    program.wait_for("Välkommen")
    program.send("2")
    program.wait_for("Where the practice lies")
    program.send(CTRL_Q)
    assert program.ended() == 0
    assert not (tmp_path / "new" / "journal.db").exists()


def test_the_first_paint_comes_before_anything_heavy_is_imported():
    import subprocess
    import sys

    code = (
        "import sys; from journal_tui.hygiene import check_packages; check_packages();"
        "import journal_tui.cli.main, journal_tui.tui.app;"
        "heavy = {'sqlmodel', 'sqlalchemy', 'alembic', 'cryptography', 'faker', 'pydantic', 'journal_tui.practice.practice'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_language_that_is_asked_for_is_spoken(terminal, folder):
    program = terminal("--home", str(folder), "--lang", "en")
    program.wait_for("Passphrase")
    program.send(CTRL_Q)
    assert program.ended() == 0
