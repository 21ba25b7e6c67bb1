"""The command line on a practice of the test's own, and on one where a client has consented."""

import shutil

import pytest

from tests.cli.inside import Inside

ANNA = ("--given", "Anna", "--surname", "Lindgren", "--phone", "070-174 06 10", "--email", "anna.lindgren@example.org")


@pytest.fixture
def line(practice_folder):
    return Inside(practice_folder)


@pytest.fixture(scope="session")
def consented(made_practice, tmp_path_factory):
    """A closed practice with one client, Anna, who has said yes to a journal for CBT; and what registering her gave."""
    folder = tmp_path_factory.mktemp("consented") / "practice"
    shutil.copytree(made_practice.folder, folder)
    folder.chmod(0o700)
    line = Inside(folder)
    line.ok("consent", "publish", "--service", "kbt")
    client = line.ok("client", "add", *ANNA, "--service", "kbt", "--service", "pt").value
    line.ok("consent", "record", client["client"], "--service", "kbt", "--grant", "journal", "--signature", "Anna Lindgren")
    return folder, client


@pytest.fixture
def anna(consented, tmp_path):
    """The command line on a copy of that practice, and the client's id."""
    folder, client = consented
    copy = tmp_path / "practice"
    shutil.copytree(folder, copy)
    copy.chmod(0o700)
    return Inside(copy), client["client"]
