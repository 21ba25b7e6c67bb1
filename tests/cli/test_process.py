"""The real program as a process: help, languages, pipes that close, signals, a disk that is full."""

import fcntl
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.program import PASSPHRASE, Program


@pytest.fixture
def program(practice_folder):
    return Program(practice_folder)


COMMANDS = [
    (),
    ("init",),
    ("demo",),
    ("recover",),
    ("passphrase",),
    ("passphrase", "change"),
    ("client",),
    ("client", "add"),
    ("client", "list"),
    ("client", "show"),
    ("client", "contact"),
    ("consent",),
    ("consent", "publish"),
    ("consent", "ask"),
    ("consent", "record"),
    ("consent", "withdraw"),
    ("consent", "status"),
    ("consent", "receipt"),
    ("consent", "verify"),
    ("gate",),
    ("entry",),
    ("entry", "add"),
    ("entry", "show"),
    ("entry", "list"),
    ("entry", "sign"),
    ("entry", "amend"),
    ("search",),
    ("verify",),
    ("status",),
    ("doctor",),
    ("recognise",),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("spoken", ["sv", "en"])
def test_every_command_explains_itself_in_both_languages(command, spoken, capsys, tmp_path):
    from journal_tui.cli.main import run

    assert run([*command, "--help", "--lang", spoken, "--home", str(tmp_path)]) == 0
    shown = capsys.readouterr().out
    assert ("användning: " if spoken == "sv" else "usage: ") in shown
    assert "--passphrase-fd N" in shown
    english = ("show this help", "options:", "positional arguments", "required")
    assert not [word for word in english if spoken == "sv" and word in shown]


@pytest.mark.parametrize(
    "line",
    [
        ["nonsense"],
        ["client"],
        ["gate"],
        ["gate", "X"],
        ["gate", "X", "--service", "yoga"],
        ["client", "list", "--nonsense"],
        ["--nonsense"],
    ],
)
def test_wrong_use_is_two_and_prints_the_usage(line, capsys, tmp_path):
    from journal_tui.cli.main import run

    assert run([*line, "--home", str(tmp_path)]) == 2
    shown = capsys.readouterr()
    assert shown.out == "" and "användning: " in shown.err
    assert not list(tmp_path.iterdir())


def test_wrong_use_names_the_help_of_its_own_command_and_is_a_whole_error_in_json(capsys, tmp_path):
    from journal_tui.cli.main import run

    assert run(["search", "x", "--limit", "y", "--home", str(tmp_path)]) == 2
    shown = capsys.readouterr().err
    assert "inte ett heltal: 'y'" in shown and "Hjälp: journal-tui search --help" in shown
    assert run(["search", "--json", "--home", str(tmp_path)]) == 2
    assert set(json.loads(capsys.readouterr().err)) == {"error", "title", "text", "next", "facts"}


def test_wrong_use_is_inert(capsys, tmp_path):
    from journal_tui.cli.main import run

    assert run(["\x1b]0;x\x07", "--home", str(tmp_path)]) == 2
    assert "\x1b" not in capsys.readouterr().err


def test_the_version_is_printed(program):
    done = program.run("--version")
    assert done.code == 0 and done.text.startswith("journal-tui ")


def test_without_a_terminal_the_screen_does_not_open(program):
    done = program.run()
    assert done.code == 2 and done.out == b"" and "--help" in done.err


def test_the_practice_speaks_the_language_it_was_set_up_in(program):
    (program.home / "config.toml").write_text('[screen]\nlanguage = "en"\n')
    assert "Wrong passphrase" in program.run("client", "list", passphrase="no").err
    assert "Fel lösenord" in program.run("client", "list", "--lang", "sv", passphrase="no").err


def test_a_reader_that_goes_away_is_no_error(program):
    for number in range(3):
        program.ok("client", "add", "--given", "Bo" + "o" * number, "--surname", "Ek", "--service", "kbt")
    command = " ".join(
        f"'{word}'" for word in program.command("--home", str(program.home), "--passphrase-fd", "0", "client", "list")
    )
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command} | true"],
        input=f"{PASSPHRASE}\n".encode(),
        capture_output=True,
        cwd="/",
        env=program.environment(),
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(("stream", "code"), [("<&-", 0), (">&-", 2), ("2>&-", 0)])
def test_without_stdout_nothing_is_done_and_without_the_others_all_goes_on(program, stream, code):
    command = " ".join(f"'{word}'" for word in program.command("--home", str(program.home), "retention", "--help"))
    done = subprocess.run(
        ["bash", "-c", f"{command} {stream}"], capture_output=True, cwd="/", env=program.environment(), timeout=60
    )
    assert done.returncode == code
    assert (b"Standardutmatningen" in done.stderr) == (code == 2)
    assert (b"KOMMANDO" in done.stdout) == (code == 0)


def _held(lock):
    """Whether another process holds the lock."""
    with lock.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return True
        return False


@pytest.mark.parametrize(
    ("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, -signal.SIGTERM), (signal.SIGHUP, -signal.SIGHUP)]
)
def test_a_signal_leaves_a_practice_that_opens(program, sent, code):
    running = subprocess.Popen(
        program.command(
            "--home", str(program.home), "--passphrase-fd", "0", "entry", "add", "P-22222222-2", "--service", "kbt"
        ),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd="/",
        env=program.environment(),
    )
    running.stdin.write(f"{PASSPHRASE}\n".encode())
    running.stdin.flush()
    for _ in range(600):
        if _held(program.home / "state" / "lock"):
            break
        time.sleep(0.05)
    running.send_signal(sent)
    _out, said = running.communicate(timeout=60)
    assert running.returncode == code
    assert b"Traceback" not in said
    assert program.run("client", "list").code == 0


OWN_MOUNTS = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--mount", "--map-root-user"]


def test_a_full_disk_is_said_and_costs_nothing_that_was_saved(tmp_path, consented):
    """On a small memory disk of its own, filled to the brim, emptied again; where none may be mounted, by a limit on files."""
    folder, client = consented
    disk = tmp_path / "disk"
    disk.mkdir()
    (tmp_path / "user").mkdir()
    program = Program(disk / "practice")
    start = ("--json", "--home", str(program.home), "--passphrase-fd", "0", "entry")
    add = " ".join(program.command(*start, "add", client["client"], "--service", "kbt"))
    listing = " ".join(program.command(*start, "list", client["client"]))
    mounted = subprocess.run([*OWN_MOUNTS, "mount", "-t", "tmpfs", "tmpfs", str(disk)], capture_output=True).returncode == 0
    mount, fill, empty = (
        f"mount -t tmpfs -o size=3m,mode=700 tmpfs {disk} || exit 99",
        f"dd if=/dev/zero of={disk}/full bs=4k",
        f"rm {disk}/full",
    )
    if not mounted:
        mount, fill, empty = ":", "ulimit -S -f 1", "ulimit -S -f unlimited"
    script = f"""
        {mount}
        cp -r {folder} {disk}/practice && chmod 700 {disk}/practice
        note() {{ {{ printf '%s\\n' '{PASSPHRASE}'; head -c 20000 /dev/zero | tr '\\0' 'a' | fold -w 60; }} | {add}; echo "code $?"; }}
        {fill} 2>/dev/null
        note
        {empty}
        note
        printf '%s\\n' '{PASSPHRASE}' | {listing}
    """
    own = OWN_MOUNTS if mounted else []
    done = subprocess.run(
        [*own, "bash", "-c", script], capture_output=True, text=True, cwd="/", env=program.environment(), timeout=100
    )
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == "code 1" and ('"disk_full"' if mounted else '"not_writable"') in done.stderr
    assert lines[2] == "code 0" and len(lines) == 4


def test_no_secret_stands_in_the_process_list(program):
    code = "import sys, time; from journal_tui.cli import passphrases; print(len(passphrases.line_of(0)), flush=True); time.sleep(300)"
    running = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd="/", env=program.environment()
    )
    running.stdin.write(f"{PASSPHRASE}\n".encode())
    running.stdin.flush()
    assert running.stdout.readline() == f"{len(PASSPHRASE)}\n".encode()
    for name in ("cmdline", "environ"):
        assert PASSPHRASE.encode() not in Path("/proc", str(running.pid), name).read_bytes()
    running.kill()
    running.wait()
    running.stdin.close()
    running.stdout.close()


@pytest.mark.parametrize("stream", ["2>{file}", ">{file}", "</dev/null"])
def test_the_screen_is_never_drawn_into_a_file(program, tmp_path, stream):
    """The library draws on stderr: with `2>file` the day's names would lie in that file."""
    import pexpect

    file = tmp_path / "file"
    command = " ".join(f"'{word}'" for word in program.command("--home", str(program.home)))
    child = pexpect.spawn(
        "bash",
        ["-c", f"{command} {stream.format(file=file)}; echo code $?"],
        env=program.environment(TERM="xterm"),
        cwd="/",
    )
    child.expect(pexpect.EOF, timeout=60)
    child.close()
    said = child.before.decode() + (file.read_text() if file.exists() else "")
    assert "\x1b[?1049h" not in said and "--help" in said
