"""Who may import whom: the contracts of pyproject.toml, and what is really loaded, each in a process of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def loaded_after(statement: str) -> set[str]:
    """Top-level and dotted names in `sys.modules` after one statement in a fresh interpreter."""
    code = f"import sys\n{statement}\nprint('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_layers_are_kept():
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=110,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("room", ["storage", "storage.stores", "journal_tui.practice", "journal_tui.practice.practice"])
def test_storage_and_practice_draw_nothing(room):
    loaded = loaded_after(f"import {room}")
    assert not loaded & {"textual", "rich", "faker", "typer"}


def test_the_journal_does_not_load_the_vault():
    loaded = loaded_after("import storage.journal.repositories")
    assert not {name for name in loaded if name.startswith(("storage.vault", "storage.bookkeeping"))}


def test_the_vault_does_not_load_the_journal():
    loaded = loaded_after("import storage.vault.repositories")
    assert not {name for name in loaded if name.startswith(("storage.journal", "storage.bookkeeping"))}


HEAVY = {"sqlmodel", "sqlalchemy", "cryptography", "alembic", "faker", "pydantic", "phonenumbers", "email_validator"}


@pytest.mark.parametrize(
    "room", ["journal_tui.tui.app", "journal_tui.cli.main", "journal_tui.wording", "journal_tui.places"]
)
def test_the_unlock_screen_can_paint_before_anything_heavy_is_loaded(room):
    assert not loaded_after(f"import {room}") & HEAVY


def test_the_way_to_the_screen_parses_no_command_line():
    assert "argparse" not in loaded_after("import journal_tui.cli.main")


def test_help_loads_nothing_heavy():
    loaded = loaded_after(
        "import io, contextlib\nfrom journal_tui.cli.main import run\n"
        "with contextlib.redirect_stdout(io.StringIO()): run(['--help'])"
    )
    assert not loaded & (HEAVY | {"textual"})


def test_opening_a_practice_imports_no_migration_tool():
    assert "alembic" not in loaded_after("import journal_tui.practice.practice")
