"""Bits rot, pages get lost. What then comes out is what was written or an error of ours, never anything else.

Damage to a journal that was left hot by a power cut is tried as well: SQLite puts the pages back or refuses.
"""

import os
import random
import shutil
import sqlite3

import pytest

from storage.audit.reading import verify
from storage.errors import Damaged, StorageError, Tampered
from storage.files import is_whole
from storage.places import KINDS
from tests.storage.bare import SUBJECTS, holds_every_key

FLIPS = int(os.environ.get("JOURNAL_TUI_TEST_FLIPS", "20"))
SEED = int(os.environ.get("JOURNAL_TUI_TEST_SEED", "20261122"))


def outcome(bare, kids):
    """`whole`, or the code of the error; anything that is neither fails the test."""
    try:
        stores = bare.open()
    except StorageError as error:
        return error.code
    try:
        for store in stores.all():
            assert store.key(*SUBJECTS[store.kind]).kid == kids[store.kind]
            if not is_whole(store.database):
                return "damaged"
            if found := verify(store).code:
                return found
    except StorageError as error:
        return error.code
    finally:
        for store in stores.all():
            store.drop()
            store.database.close()
        bare.opened.clear()
    return "whole"


@pytest.fixture
def kids(made, tmp_path):
    copy = made.copy(tmp_path / "first")
    stores = copy.open()
    found = {store.kind: store.key(*SUBJECTS[store.kind]).kid for store in stores.all()}
    copy.close()
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_flipped_bits(bare, kids, kind):
    chance = random.Random(f"{SEED} {kind}")
    originals = {one: bare.path(one).read_bytes() for one in KINDS}
    seen = {}
    for _ in range(FLIPS):
        content = bytearray(originals[kind])
        place = chance.randrange(len(content))
        content[place] ^= 1 << chance.randrange(8)
        for one in KINDS:
            bare.path(one).write_bytes(content if one == kind else originals[one])
        code = outcome(bare, kids)
        seen[code] = seen.get(code, 0) + 1
    assert set(seen) <= {
        "whole",
        "damaged",
        "tampered",
        "unsupported",
        "key_missing",
        "not_writable",
        "wrong_passphrase",
        "refused",
        "signed",
    }


@pytest.mark.parametrize("kind", KINDS)
def test_lost_and_swapped_pages(bare, kids, kind):
    chance = random.Random(f"{SEED} pages {kind}")
    original = bare.path(kind).read_bytes()
    pages = [original[start : start + 4096] for start in range(0, len(original), 4096)]
    codes = []
    for attempt in range(max(6, FLIPS // 4)):
        changed = list(pages)
        one, other = chance.randrange(len(pages)), chance.randrange(len(pages))
        if attempt % 2:
            changed[one] = bytes(4096)
        else:
            changed[one], changed[other] = changed[other], changed[one]
        bare.path(kind).write_bytes(b"".join(changed))
        codes.append(outcome(bare, kids))
        if changed == pages:
            assert codes.pop() == "whole"
    assert set(codes) <= {"whole", "damaged", "tampered", "key_missing", "unsupported", "not_writable", "refused"}
    assert "damaged" in codes


@pytest.mark.parametrize("table", ["store", "key_user", "key_slot", "key_grant", "audit", "audit_mark"])
@pytest.mark.parametrize("value", [None, "text", -(2**63)])
def test_a_cell_of_any_other_kind_is_an_error_of_ours(bare, kids, table, value):
    """A damaged page can turn a column into any kind of value, whatever was declared."""
    columns = [row[1] for row in bare.sql("journal", f"PRAGMA table_info({table})")]
    original = bare.path("journal").read_bytes()
    for column in columns:
        bare.path("journal").write_bytes(original)
        loosen(bare, table)
        bare.sql("journal", f"UPDATE {table} SET {column}=?", value)
        code = outcome(bare, kids)
        assert code in {"whole", "damaged", "tampered", "wrong_passphrase", "key_missing", "unsupported", "refused"}, column
        if table in {"store", "key_user", "key_slot"} and value in (None, "text", b""):
            assert code in {"damaged", "tampered"}, column


def loosen(bare, table):
    """Takes every rule from a table, as a damaged schema page could."""
    bare.without_triggers("journal")
    bare.sql("journal", f"CREATE TABLE loose AS SELECT * FROM {table}")
    bare.sql("journal", f"DROP TABLE {table}")
    bare.sql("journal", f"ALTER TABLE loose RENAME TO {table}")


def test_two_rows_that_say_which_store_this_is_are_damage(bare):
    bare.sql(
        "journal",
        "INSERT INTO store SELECT randomblob(16), practice, kind, version, created_ms, root_public, sealed FROM store",
    )
    with pytest.raises(Damaged):
        bare.open()


def test_a_power_cut_in_a_write_is_undone_at_the_next_opening(bare, kids):
    """The rollback journal that is left behind puts the pages back."""
    writer = sqlite3.connect(bare.path("journal"), isolation_level=None)
    writer.execute("PRAGMA cache_size=1")
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("DELETE FROM key_grant")
    writer.execute(
        "CREATE TABLE filling AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<200) SELECT randomblob(4000) FROM n"
    )
    for path in list(bare.folder.iterdir()):
        shutil.copy(path, bare.folder / (path.name + ".cut"))
    writer.execute("ROLLBACK")
    writer.close()
    for path in list(bare.folder.glob("*.cut")):
        path.rename(path.with_name(path.name.removesuffix(".cut")))
    assert (bare.folder / "journal.db-journal").stat().st_size > 0
    for path in bare.folder.iterdir():
        path.chmod(0o600)
    assert outcome(bare, kids) == "whole"
    assert not (bare.folder / "journal.db-journal").exists()
    assert holds_every_key(bare.open())


def test_a_row_of_another_store_is_tampered(bare):
    stores = bare.open()
    (row,) = bare.sql(
        "vault", "SELECT * FROM key_grant WHERE domain=3 AND recipient IN (SELECT id FROM key_user WHERE role=15)"
    )
    mine = bare.sql("journal", "SELECT id FROM key_user WHERE role=15")[0][0]
    domain, subject = SUBJECTS["vault"]
    bare.sql(
        "journal", "INSERT INTO key_grant VALUES (?,?,?,?,?,?,?)", row[0], row[1], row[2], row[3], mine, row[5], row[6]
    )
    with pytest.raises(Tampered):
        stores.journal.key(domain, subject)


def test_a_damaged_schema_that_cannot_even_be_quoted_is_damage(bare):
    content = bare.path("journal").read_bytes()
    assert content.count(b"CREATE TABLE store") == 1
    bare.path("journal").write_bytes(content.replace(b"CREATE TABLE store", b"CREATE TAB\xd4E store"))
    with pytest.raises(Damaged):
        bare.open()
