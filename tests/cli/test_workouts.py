"""Workouts line by line: written, listed, counted over time, shut where the client has not said yes."""

import shutil

import pytest

from tests.cli.conftest import ANNA
from tests.cli.inside import Inside


@pytest.fixture(scope="module")
def trained(made_practice, tmp_path_factory):
    """Anna trains, and has said yes to a journal there; for CBT she has been asked nothing."""
    folder = tmp_path_factory.mktemp("trained") / "practice"
    shutil.copytree(made_practice.folder, folder)
    folder.chmod(0o700)
    inside = Inside(folder)
    inside.ok("consent", "publish", "--service", "pt")
    client = inside.ok("client", "add", *ANNA, "--service", "kbt", "--service", "pt").value["client"]
    grants = ("--grant", "journal", "--refuse", "measures", "--refuse", "supervision")
    inside.ok("consent", "record", client, "--service", "pt", *grants, "--signature", "Anna Lindgren")
    return folder, client


@pytest.fixture
def line(trained, tmp_path):
    folder, client = trained
    copy = tmp_path / "practice"
    shutil.copytree(folder, copy)
    copy.chmod(0o700)
    return Inside(copy), client


def test_what_is_written_is_listed_and_counted(line):
    inside, client = line
    first = "Knäböj 3x8x60 rpe 7 smärta 2\nPlanka 3x1 45 s\n"
    inside.ok("workout", "add", client, "--at", "2026-01-05T09:00", text=first)
    inside.ok("workout", "add", client, "--at", "2026-01-12T09:00", text="knäböj 3x8x62,5\nKnäböj 1x5x70\n")
    newest, oldest = inside.ok("workout", "list", client).lines
    assert [each["load"] for each in newest["lines"]] == [62.5, 70]
    assert oldest["lines"][0] == {
        "exercise": "Knäböj", "sets": 3, "reps": 8, "load": 60, "rpe": 7, "pain": 2, "seconds": None,
    }  # fmt: skip
    progress = inside.ok("workout", "progress", client, "--exercise", "Knäböj").lines
    assert [(each["on"], each["top"], each["volume"]) for each in progress] == [
        ("2026-01-05", 60, 1440),
        ("2026-01-12", 70, 1850),
    ]


def test_a_name_in_an_exercise_is_a_token_in_the_journal(line):
    inside, client = line
    inside.ok("workout", "add", client, "--at", "2026-01-05T09:00", text="Annas promenad 1x1")
    (listed,) = inside.ok("workout", "list", client).lines
    assert listed["lines"][0]["exercise"] == "Annas promenad"
    assert all(b"Anna" not in path.read_bytes() for path in inside.home.rglob("*.db*"))


def test_what_was_taken_out_is_in_no_list(line):
    inside, client = line
    made = inside.ok("workout", "add", client, text="Knäböj 3x8x60").value["workout"]
    inside.ok("workout", "void", made)
    assert inside.ok("workout", "list", client).lines == []
    assert inside.run("workout", "void", made).code != 0


def test_a_line_that_cannot_be_writes_nothing(line):
    inside, client = line
    refused = inside.run("workout", "add", client, text="Knäböj 3x8x60\nMarklyft 3x8 rpe 40")
    assert refused.code != 0
    assert inside.ok("workout", "list", client).lines == []


def test_without_a_yes_nothing_is_written_and_what_was_written_is_shut(line):
    inside, client = line
    inside.ok("workout", "add", client, text="Knäböj 3x8x60")
    inside.ok("consent", "withdraw", client, "--service", "pt", text="")
    assert inside.run("workout", "add", client, text="Knäböj 3x8x60").code != 0
    assert inside.ok("workout", "list", client).lines == []
