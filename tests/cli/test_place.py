"""Where a practice lies and in what state: each fault has its own words and exit code, and nothing is made worse."""

import os
import shutil
import sqlite3
import subprocess
import sys

import pytest

from journal_tui.practice.home import Home
from journal_tui.practice.practice import Practice
from tests.cli.inside import Inside
from tests.cli.program import PASSPHRASE, Program


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.glob("*.db")}


def test_there_is_no_practice_here_and_none_is_begun(tmp_path):
    line = Inside(tmp_path / "nothing")
    assert line.refused(1, "client", "list")["error"] == "no_practice"
    assert not (tmp_path / "nothing").exists()


def test_nobody_is_asked_for_a_passphrase_that_opens_nothing(tmp_path, line):
    """Without a descriptor and without a terminal, asking would be wrong use; where nothing is, that is said first."""
    for place, command, error in (
        (tmp_path / "nothing", ("client", "list"), "no_practice"),
        (tmp_path / "nothing", ("recover",), "no_practice"),
        (tmp_path / "nothing", ("passphrase", "change"), "no_practice"),
        (line.home, ("init", "--owner", "A B", "--controller", "C"), "already_there"),
    ):
        program = Program(place)
        done = subprocess.run(
            program.command("--json", "--home", str(place), *command),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            start_new_session=True,
            cwd="/",
            env=program.environment(),
            timeout=60,
        )
        assert done.returncode == 1 and f'"{error}"' in done.stderr


def test_a_practice_is_never_made_over_another(line):
    before = contents(line.home)
    line.refused(1, "init", "--owner", "Maria Berg", "--controller", "Stilla Samtal AB")
    assert contents(line.home) == before


@pytest.mark.parametrize("store", ["journal", "vault", "bookkeeping"])
@pytest.mark.parametrize(
    "harm",
    [
        lambda raw: raw[: len(raw) // 2],
        lambda raw: b"",
        lambda raw: b"not a database at all" * 400,
        lambda raw: raw[:100] + os.urandom(4000) + raw[4100:],
    ],
    ids=["cut in half", "empty", "something else", "first page lost"],
)
def test_a_store_that_is_damaged_is_said_to_be_and_stays_as_it_is(line, store, harm):
    file = line.home / f"{store}.db"
    file.write_bytes(harm(file.read_bytes()))
    before = contents(line.home)
    line.refused(5, "client", "list")
    assert contents(line.home) == before


@pytest.mark.parametrize("store", ["journal", "vault", "bookkeeping"])
def test_a_store_that_is_missing_is_named(line, store):
    (line.home / f"{store}.db").unlink()
    error = line.refused(1, "client", "list")
    assert (error["error"], error["facts"]["role"]) == ("store_missing", store)
    assert not (line.home / f"{store}.db").exists()


def test_a_store_of_another_practice_is_not_taken_for_ones_own(line, tmp_path):
    from journal_tui.practice.setup import Setup
    from journal_tui.practice.values import Controller
    from storage.crypto.kdf import FLOOR

    other = Home(tmp_path / "other")
    Practice.create(other, Setup("Bo Ek", Controller("Lugna Samtal AB")), PASSPHRASE, kdf=FLOOR)[0].close()
    shutil.copy(other.folder / "vault.db", line.home / "vault.db")
    assert line.run("client", "list").code in {4, 5, 6}


def test_a_store_of_a_newer_program_is_left_alone(line):
    with sqlite3.connect(line.home / "journal.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    before = contents(line.home)
    assert line.refused(1, "client", "list")["error"] == "unsupported"
    assert contents(line.home) == before


@pytest.mark.parametrize(
    ("name", "mode"),
    [(".", 0o755), (".", 0o770), ("journal.db", 0o644), ("vault.db", 0o660), ("bookkeeping.db", 0o606), ("state", 0o777)],
)
def test_what_others_can_reach_is_refused_until_it_is_ones_own(line, name, mode):
    place = line.home / name
    usual = place.stat().st_mode & 0o777
    place.chmod(mode)
    error = line.refused(1, "client", "list")
    assert error["error"] == "unsafe_place" and "700" in error["next"]
    place.chmod(usual)
    assert line.run("client", "list").code == 0


@pytest.mark.parametrize("name", ["journal.db", "vault.db", "state"])
def test_a_symbolic_link_is_refused(line, tmp_path, name):
    (line.home / name).rename(tmp_path / "elsewhere")
    (line.home / name).symlink_to(tmp_path / "elsewhere")
    assert line.refused(1, "client", "list")["error"] == "unsafe_place"


def test_a_home_that_is_a_symbolic_link_is_refused(line, tmp_path):
    link = tmp_path / "link"
    link.symlink_to(line.home)
    assert Inside(link).refused(1, "client", "list")["error"] == "unsafe_place"


def test_a_second_process_is_told_and_does_no_harm(line):
    first = Practice.open(Home(line.home), PASSPHRASE)
    try:
        done = Program(line.home).run("--json", "client", "list")
        assert (done.code, done.error["error"]) == (7, "in_use")
    finally:
        first.close()
    assert line.run("client", "list").code == 0


def test_a_process_that_was_killed_leaves_no_lock(line):
    code = (
        "import os, signal; from pathlib import Path; from journal_tui.practice.home import Home;"
        "from journal_tui.practice.practice import Practice;"
        f"Practice.open(Home(Path({str(line.home)!r})), {PASSPHRASE!r}); os.kill(os.getpid(), signal.SIGKILL)"
    )
    program = Program(line.home)
    assert subprocess.run([sys.executable, "-c", code], cwd="/", env=program.environment(), timeout=60).returncode == -9
    assert line.run("client", "list").code == 0


def unprivileged(command):
    """The command without the right to write where the mode says no, which root otherwise has."""
    return ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--", *command] if os.geteuid() == 0 else command


def test_a_folder_that_is_read_only_is_said_to_be(line):
    program = Program(line.home)
    (line.home / "state").chmod(0o500)
    for path in line.home.glob("*.db"):
        path.chmod(0o400)
    line.home.chmod(0o500)
    before = contents(line.home)
    program.command = lambda *arguments: unprivileged([sys.executable, "-m", "journal_tui", *arguments])
    done = program.run("--json", "client", "add", "--given", "Bo", "--surname", "Ek", "--service", "kbt")
    line.home.chmod(0o700)
    assert (done.code, done.error["error"]) == (1, "not_writable"), done.err
    assert contents(line.home) == before


def test_settings_that_are_not_understood_stop_before_anything_is_opened(line):
    (line.home / "config.toml").write_text('[stores]\nvalut = "sqlite:////x"\n')
    error = line.refused(2, "client", "list")
    assert error["facts"] == {"field": "config", "reason": "setting", "setting": "valut"}
    assert "valut" in error["text"]


def test_the_vault_may_lie_on_another_medium(line, tmp_path):
    medium = tmp_path / "medium"
    medium.mkdir(mode=0o700)
    (line.home / "vault.db").rename(medium / "vault.db")
    (line.home / "config.toml").write_text(f'[stores]\nvault = "sqlite:///{medium}/vault.db"\n')
    assert line.run("client", "list").code == 0
    (medium / "vault.db").rename(tmp_path / "gone")
    assert line.refused(1, "client", "list")["facts"]["role"] == "vault"


def test_doctor_looks_without_opening(line):
    line.passphrase = ""
    (line.home / "journal.db").chmod(0o644)
    done = line.run("doctor")
    assert done.code == 1
    found = {check["name"]: check for check in done.lines}
    assert (found["files"]["result"], found["files"]["detail"]) == ("fail", "open_to_others")
    assert str(line.home) not in done.text


@pytest.mark.parametrize("variable", ["TEXTUAL_LOG", "PYTHONINSPECT"])
def test_an_environment_that_would_show_the_text_is_refused_on_a_real_practice(line, variable, monkeypatch):
    monkeypatch.setenv(variable, "1")
    error = line.refused(1, "client", "list")
    assert error["error"] == "unsafe_environment" and variable in error["text"]
    if variable.startswith("TEXTUAL"):
        found = {check["name"]: check["result"] for check in line.run("doctor").lines}
        assert found["environment"] == "fail"
    (line.home / "config.toml").write_text("[practice]\ninvented = true\n")
    assert line.run("client", "list").code == 0


def test_what_lies_unsafely_is_called_by_its_name_in_both_languages(line):
    (line.home / "vault.db").chmod(0o644)
    swedish = line.refused(1, "client", "list", "--lang", "sv")["text"]
    english = line.refused(1, "client", "list", "--lang", "en")["text"]
    assert "valvet (vault.db)" in swedish and "the vault (vault.db)" in english
