"""What may come as a passphrase, and what it opens."""

import unicodedata

import pytest

from tests.cli.program import PASSPHRASE, Program


@pytest.mark.parametrize(
    "wrong",
    ["", "fel", PASSPHRASE + " ", " " + PASSPHRASE, PASSPHRASE.upper(), "x" * (1 << 20), "å" * 70_000],
    ids=["empty", "other", "space after", "space before", "capitals", "1 MiB", "cut inside a letter"],
)
def test_a_wrong_passphrase_changes_nothing_and_says_what_to_do(line, wrong):
    before = {path.name: path.read_bytes() for path in line.home.glob("*.db")}
    line.passphrase = wrong
    error = line.refused(4, "client", "list")
    assert error["title"] == "Fel lösenord"
    line.passphrase = PASSPHRASE
    assert {path.name: path.read_bytes() for path in line.home.glob("*.db")} == before
    assert line.run("client", "list").code == 0


def test_the_same_letters_spelt_otherwise_open_it(line):
    line.passphrase = unicodedata.normalize("NFD", PASSPHRASE)
    assert line.passphrase != PASSPHRASE
    assert line.run("client", "list").code == 0


@pytest.mark.parametrize(
    ("weak", "reason"), [("kort", "too_short"), ("", "too_short"), ("x" * 2000, "too_long"), ("password1234", "too_common")]
)
def test_a_weak_new_passphrase_makes_nothing(tmp_path, weak, reason):
    from tests.cli.inside import Inside

    line = Inside(tmp_path / "new", weak)
    error = line.refused(2, "init", "--owner", "Maria Berg", "--controller", "Stilla Samtal AB")
    assert (error["error"], error["facts"]["reason"]) == ("weak_passphrase", reason)
    assert not list((tmp_path).rglob("*.db"))


def test_a_passphrase_that_is_not_utf8_is_refused_in_words(line):
    done = Program(line.home, b"\xff\xfe\xfd").run("client", "list")
    assert done.code == 2
    assert "UTF-8" in done.err and "Traceback" not in done.err


def test_without_a_terminal_the_way_in_is_named(line):
    import subprocess

    program = Program(line.home)
    done = subprocess.run(
        program.command("--home", str(line.home), "client", "list"),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        start_new_session=True,
        cwd="/",
        env=program.environment(),
        timeout=60,
    )
    assert done.returncode == 2
    assert b"--passphrase-fd" in done.stderr


def test_a_descriptor_that_is_not_open_is_wrong_use(line):
    import subprocess

    program = Program(line.home)
    done = subprocess.run(
        program.command("--home", str(line.home), "client", "list", "--passphrase-fd", "77"),
        capture_output=True,
        cwd="/",
        env=program.environment(),
        timeout=60,
    )
    assert done.returncode == 2


def test_no_more_is_read_than_the_line(anna):
    """The note may follow the passphrase on the same descriptor."""
    import subprocess

    line, client = anna
    program = Program(line.home)
    done = subprocess.run(
        program.command(
            "--home", str(line.home), "--json", "--passphrase-fd", "0", "entry", "add", client, "--service", "kbt"
        ),
        input=f"{PASSPHRASE}\nAnna sov.\n".encode(),
        capture_output=True,
        cwd="/",
        env=program.environment(),
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert "‹klient› sov.".encode() in done.stdout


def test_the_passphrase_is_changed_and_the_old_one_opens_nothing(line):
    line.passphrase = f"{PASSPHRASE}\nsex helt andra ord här"
    assert line.run("passphrase", "change").code == 0
    line.passphrase = PASSPHRASE
    line.refused(4, "client", "list")
    line.passphrase = "sex helt andra ord här"
    assert line.run("client", "list").code == 0


def test_recovery_needs_both_sheets_and_names_a_mistyped_group(made_practice, line):
    first, second = made_practice.shares
    line.passphrase = f"{first}\n{first}\nsex helt andra ord här"
    line.refused(4, "recover")
    groups = second.split("-")
    groups[2] = groups[2][:-1] + ("0" if groups[2][-1] != "0" else "1")
    line.passphrase = f"{first}\n{'-'.join(groups)}\nsex helt andra ord här"
    assert line.refused(4, "recover")["facts"]["group"] == 3
    line.passphrase = f"{first}\n{second}\nsex helt andra ord här"
    fresh = line.ok("recover").value["recovery_key"]
    assert len(fresh) == 2 and fresh != [first, second]
    line.passphrase = "sex helt andra ord här"
    assert line.run("client", "list").code == 0
