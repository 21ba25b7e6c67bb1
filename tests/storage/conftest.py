"""Practices for the storage tests: real files, real derivations, real keys."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from storage.stores import Stores
from tests.storage.bare import Bare, make
from tests.storage.opened import copy_practice, make_practice
from tests.storage.specimens import JournalSpecimen, fill_bookkeeping, fill_journal
from tests.storage.vault_specimens import fill_vault
from tests.storage.volumes import can_mount, postgresql

collect_ignore = [*([] if can_mount() else ["test_full_disk.py"]), *([] if postgresql() else ["postgresql"])]
"""What this machine cannot run at all; everything else runs everywhere."""


@dataclass(frozen=True)
class Filled:
    """A closed practice with rows in every table."""

    folder: Path
    journal: JournalSpecimen
    clients: tuple[bytes, ...]
    invoices: tuple[bytes, ...]


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    """The practice that every other one is copied from."""
    folder = tmp_path_factory.mktemp("filled") / "home"
    stores = make_practice(folder)
    made = Filled(folder, fill_journal(stores.journal), fill_vault(stores.vault), fill_bookkeeping(stores.bookkeeping))
    stores.close()
    return made


@pytest.fixture(scope="module")
def stores(filled: Filled, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stores]:
    """An open copy for the tests of one module; each makes clients of its own or puts back what it changes."""
    opened = copy_practice(filled.folder, tmp_path_factory.mktemp("module") / "home")
    yield opened
    opened.close()


@pytest.fixture
def own_stores(filled: Filled, tmp_path: Path) -> Iterator[Stores]:
    """An open copy for one test alone."""
    opened = copy_practice(filled.folder, tmp_path / "home")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Bare:
    """A practice with keys and a log alone, closed; never changed."""
    return make(tmp_path_factory.mktemp("bare") / "home")


@pytest.fixture
def bare(made: Bare, tmp_path: Path) -> Iterator[Bare]:
    """A copy of it for one test."""
    copy = made.copy(tmp_path / "home")
    yield copy
    copy.close()
