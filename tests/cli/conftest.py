"""The program on a practice of the test's own, and on one where a client has consented."""

import shutil

import pytest

from tests.cli.program import Program

ANNA = ("--given", "Anna", "--surname", "Lindgren", "--phone", "070-174 06 10", "--email", "anna.lindgren@example.org")


@pytest.fixture
def program(practice_folder):
    return Program(practice_folder)


@pytest.fixture(scope="session")
def consented(made_practice, tmp_path_factory):
    """A closed practice with one client, Anna, who has said yes to a journal for CBT; and her pseudonym."""
    folder = tmp_path_factory.mktemp("consented") / "practice"
    shutil.copytree(made_practice.folder, folder)
    folder.chmod(0o700)
    program = Program(folder)
    program.ok("consent", "publish", "--service", "kbt")
    client = program.ok("client", "add", *ANNA, "--service", "kbt", "--service", "pt").value
    program.ok("consent", "record", client["client"], "--service", "kbt", "--grant", "journal", "--signature", "Anna Lindgren")
    return folder, client


@pytest.fixture
def anna(consented, tmp_path):
    """The program on a copy of that practice, and the client."""
    folder, client = consented
    copy = tmp_path / "practice"
    shutil.copytree(folder, copy)
    copy.chmod(0o700)
    return Program(copy), client
