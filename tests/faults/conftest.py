"""One practice is made per test run; each test works in a copy of its own."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.practice.journalling.working_day import Work, make_practice


@pytest.fixture(scope="session")
def made_practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "practice"
    make_practice(folder)
    return folder


@pytest.fixture(scope="module")
def shared(made_practice: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Work]:
    """One practice for all the rows of a table: each row has a client of its own."""
    folder = tmp_path_factory.mktemp("shared") / "practice"
    shutil.copytree(made_practice, folder)
    at_work = Work(folder)
    yield at_work
    at_work.practice.close()


@pytest.fixture
def work(made_practice: Path, tmp_path: Path) -> Iterator[Work]:
    folder = tmp_path / "practice"
    shutil.copytree(made_practice, folder)
    at_work = Work(folder)
    yield at_work
    at_work.practice.close()
