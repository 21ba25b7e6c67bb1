"""Looking at a place tells what lies there without opening or loading anything."""

import subprocess
import sys

import pytest

from journal_tui.practice.home import Home, HomeState


def test_states_of_a_place(tmp_path):
    home = Home(tmp_path)
    assert home.look() is HomeState.EMPTY
    (tmp_path / "journal.db").touch()
    assert home.look() is HomeState.PARTIAL
    for name in ("vault.db", "bookkeeping.db"):
        (tmp_path / name).touch()
    assert home.look() is HomeState.WHOLE
    home.state.mkdir()
    home.setup_note.touch()
    assert home.look() is HomeState.UNFINISHED


def test_a_store_may_lie_elsewhere(tmp_path):
    home = Home(tmp_path, vault_url=f"sqlite:///{tmp_path / 'stick' / 'vault.db'}")
    assert [path.name for path in home.files] == ["journal.db", "vault.db", "bookkeeping.db"]
    assert home.files[1].parent.name == "stick"


def test_a_store_on_a_server_has_no_file(tmp_path):
    home = Home(tmp_path, journal_url="postgresql+psycopg://host/journal")
    assert len(home.files) == 2


@pytest.mark.parametrize("module", ["journal_tui.practice.home", "journal_tui.practice.values"])
def test_the_first_paint_loads_nothing_heavy(module):
    probe = f"import sys, {module}; print(*[m for m in ('sqlmodel', 'sqlalchemy', 'cryptography', 'textual') if m in sys.modules])"
    answer = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == ""
