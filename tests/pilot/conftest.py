"""A real practice for every pilot test: made once per run, copied, opened by its passphrase like any other."""

import shutil

import pytest

from journal_tui.practice.home import Home
from tests.pilot.day import PASSPHRASE, Day, build_day
from tests.pilot.walk import Walk, walking

__all__ = ["Walk", "walking"]


@pytest.fixture(scope="session")
def made_day(tmp_path_factory) -> Day:
    """The practice of the pictures, closed."""
    return build_day(tmp_path_factory.mktemp("day") / "practice")


@pytest.fixture
def day(made_day, tmp_path) -> Day:
    """A copy of one's own."""
    folder = tmp_path / "practice"
    shutil.copytree(made_day.folder, folder)
    folder.chmod(0o700)
    return Day(folder, made_day.clients, made_day.entry)


@pytest.fixture(autouse=True)
def colours(monkeypatch):
    """Every run sees the same terminal."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("textual.constants.COLOR_SYSTEM", "truecolor")


@pytest.fixture
def walk_in(day):
    """`async with walk_in(size=(100, 30)) as walk`."""

    def begin(**how):
        return walking(day.folder, **how)

    return begin


@pytest.fixture
def empty_folder(practice_folder):
    """A practice without a client, its recovery sheets proven."""
    from journal_tui.practice.practice import Practice

    practice = Practice.open(Home(practice_folder), PASSPHRASE)
    practice.recovery_proven()
    practice.close()
    return practice_folder
