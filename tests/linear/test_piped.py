"""Without a terminal: only when a script says that it knows, by `--passphrase-fd`."""

import os
import subprocess
import sys

from tests.cli.program import Program
from tests.pty.conftest import PASSPHRASE


def test_without_a_terminal_it_is_refused(folder):
    program = Program(folder)
    done = subprocess.run(
        program.command("--home", str(folder), "--linear"),
        input=b"",
        capture_output=True,
        cwd="/",
        env=program.environment(),
        timeout=60,
    )
    assert done.returncode == 2 and b"--passphrase-fd" in done.stderr and done.stdout == b""


def test_a_script_holds_the_dialogue_with_its_passphrases_on_a_descriptor(folder):
    program = Program(folder, f"{PASSPHRASE}\n{PASSPHRASE}")
    done = program.run("--linear", text="1\n1\ns\nTove sov bättre.\n:granska\ns\n1\n0\n")
    assert done.code == 0, done.err
    assert "Signerat." in done.text and "\x1b" not in done.text
    assert done.err == ""


def test_a_draft_outlives_the_end_of_the_script(folder):
    done = Program(folder).run("--linear", text="1\n1\ns\nTove sov bättre.\nen rad utan slut")
    assert done.code == 0 and "som utkast: 7 ord" in done.text


def test_a_reader_that_goes_away_ends_it_and_the_draft_is_saved(folder):
    program = Program(folder)
    descriptor = os.memfd_create("passphrase")
    os.write(descriptor, PASSPHRASE.encode() + b"\n")
    os.lseek(descriptor, 0, os.SEEK_SET)
    with subprocess.Popen(
        [sys.executable, "-m", "journal_tui", "--home", str(folder), "--linear", "--passphrase-fd", str(descriptor)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        pass_fds=(descriptor,),
        cwd="/",
        env=program.environment(),
    ) as running:
        running.stdout.close()
        running.stdin.write(b"1\n1\ns\n" + "Tove sov bättre.\n".encode() * 3)
        running.stdin.close()
        assert b"Traceback" not in running.stderr.read()
    os.close(descriptor)
