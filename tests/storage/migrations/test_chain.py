"""A new store is what the chain makes of nothing, and a store that is behind is brought forward without being risked."""

import shutil
import sqlite3
import subprocess
import sys

import pytest
from alembic.script import ScriptDirectory

from storage.database import Database
from storage.errors import Damaged, DiskFull, Unsupported
from storage.files import make_file
from storage.migrations import chain, runner
from storage.migrations.chain import CHAINS, build, is_behind, version_of
from storage.places import KINDS
from tests.storage.bare import holds_every_key


def empty(tmp_path, name, kind):
    make_file(tmp_path / name, kind)
    return Database(f"sqlite:///{tmp_path / name}")


def parts(database):
    """Tables by their columns and constraints, whatever their order, and every index and trigger."""
    found = {}
    with sqlite3.connect(database.path) as file:
        for kind, name, sql in file.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"):
            text = " ".join(sql.split()).replace('"', "")
            if kind == "table" and name != "alembic_version":
                inside, _, options = text.partition("(")[2].rpartition(")")
                text = f"{sorted(split(inside))} {options}"
            found[kind, name] = text if name != "alembic_version" else sorted(file.execute(f"PRAGMA table_info({name})"))
    file.close()
    return found


def split(text):
    depth, part = 0, ""
    for letter in text:
        depth += (letter == "(") - (letter == ")")
        if letter == "," and depth == 0:
            yield part.strip()
            part = ""
        else:
            part += letter
    yield part.strip()


@pytest.mark.parametrize("kind", KINDS)
def test_building_and_migrating_make_the_same_store(tmp_path, kind):
    built, migrated = empty(tmp_path, "built.db", kind), empty(tmp_path, "migrated.db", kind)
    build(built, kind)
    runner.run(migrated, kind)
    assert parts(built) == parts(migrated)
    assert version_of(built, kind) == version_of(migrated, kind) == CHAINS[kind][-1]
    built.close()
    migrated.close()


@pytest.mark.parametrize("kind", KINDS)
def test_the_chain_that_is_known_without_the_tool_is_the_tools_own(kind):
    script = ScriptDirectory.from_config(runner.config_for(kind))
    assert tuple(revision.revision for revision in reversed(list(script.walk_revisions()))) == CHAINS[kind]


def test_starting_does_not_load_the_migration_tool(bare):
    program = f"""
import sys
from pathlib import Path
from storage.places import in_folder
from storage.stores import open_stores
from tests.storage.bare import PASSPHRASE
open_stores(in_folder(Path({str(bare.folder)!r})), PASSPHRASE).close()
assert not [name for name in sys.modules if name.partition(".")[0] == "alembic"]
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


@pytest.fixture
def longer(tmp_path, monkeypatch):
    """A chain with one more version, which adds a table."""
    folder = tmp_path / "chain"
    shutil.copytree(runner._HERE, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "journal" / "v0003_more.py").write_text(
        'revision = "0003"\ndown_revision = "0002"\nbranch_labels = None\ndepends_on = None\n'
        "from alembic import op\nfrom storage.columns import bytes_column\n"
        "def upgrade() -> None:\n"
        '    op.create_table("more", bytes_column("id", primary=True))\n'
        '    op.execute("INSERT INTO more VALUES (zeroblob(16))")\n'
    )
    monkeypatch.setattr(runner, "_HERE", folder)
    monkeypatch.setattr(chain, "CHAINS", {**CHAINS, "journal": (*CHAINS["journal"], "0003")})
    monkeypatch.setattr(runner, "CHAINS", chain.CHAINS)
    return folder


def test_a_store_that_is_behind_is_brought_forward_when_it_is_unlocked(bare, longer):
    assert holds_every_key(bare.open())
    assert bare.sql("journal", "SELECT count(*) FROM more") == [(1,)]
    assert bare.sql("journal", "SELECT version_num FROM alembic_version") == [("0003",)]
    assert sorted(path.name for path in bare.folder.iterdir()) == ["bookkeeping.db", "journal.db", "vault.db"]


def test_a_wrong_passphrase_migrates_nothing(bare, longer):
    from storage.errors import WrongPassphrase

    before = bare.path("journal").read_bytes()
    with pytest.raises(WrongPassphrase):
        bare.open("fel")
    assert bare.path("journal").read_bytes() == before


def test_a_version_that_fails_leaves_the_store_and_its_copy(bare, longer):
    (version,) = (longer / "journal").glob("v0003*")
    version.write_text(version.read_text() + '    op.execute("INSERT INTO nowhere VALUES (1)")\n')
    before = [bare.sql("journal", "SELECT * FROM key_grant"), bare.sql("journal", "SELECT name FROM sqlite_master")]
    with pytest.raises(Damaged):
        bare.open()
    assert [bare.sql("journal", "SELECT * FROM key_grant"), bare.sql("journal", "SELECT name FROM sqlite_master")] == before
    assert bare.sql("journal", "SELECT version_num FROM alembic_version") == [("0002",)]
    copy = bare.folder / "journal.db.before-0003"
    assert copy.stat().st_mode & 0o777 == 0o600
    version.write_text(version.read_text().replace("nowhere VALUES (1)", "more VALUES (zeroblob(17))"))
    assert holds_every_key(bare.open())
    assert not copy.exists()


def test_without_room_for_the_copy_nothing_is_migrated(bare, longer, monkeypatch):
    def full(*_args):
        raise DiskFull(part="copy")

    monkeypatch.setattr(runner, "copy_aside", full)
    before = bare.path("journal").read_bytes()
    with pytest.raises(DiskFull):
        bare.open()
    assert bare.path("journal").read_bytes() == before


def test_a_store_that_is_not_whole_is_not_migrated(bare, longer, monkeypatch):
    monkeypatch.setattr(runner, "is_whole", lambda _database: False)
    before = bare.path("journal").read_bytes()
    with pytest.raises(Damaged) as caught:
        bare.open()
    assert caught.value.facts == {"role": "journal", "part": "pages"}
    assert bare.path("journal").read_bytes() == before


def test_versions(tmp_path, monkeypatch):
    database = empty(tmp_path, "a.db", "journal")
    build(database, "journal")
    assert not is_behind(database, "journal")
    monkeypatch.setattr(chain, "CHAINS", {"journal": (*CHAINS["journal"], "0003")})
    assert is_behind(database, "journal")
    monkeypatch.setattr(chain, "CHAINS", {"journal": ("0000",)})
    with pytest.raises(Unsupported):
        is_behind(database, "journal")
    database.close()
