"""Every way in which a practice cannot be opened has its own error, and none of them changes a byte."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
import unicodedata
from pathlib import Path

import pytest

from storage import opening
from storage.audit import Action
from storage.audit.reading import read, verify
from storage.crypto import kdf
from storage.crypto.kdf import FLOOR, KdfParameters
from storage.errors import (
    AlreadyThere,
    Damaged,
    KeyMissing,
    Locked,
    NoPractice,
    NotWritable,
    PassphraseLength,
    StoreMissing,
    Tampered,
    UnsafePlace,
    Unsupported,
    WrongPassphrase,
)
from storage.keys import Domain, Role
from storage.places import KINDS, in_folder
from storage.stores import create, open_stores
from tests.storage.bare import NOW, PASSPHRASE, SUBJECTS, holds_every_key


def digest(bare):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(bare.folder.iterdir())}


def refused(bare, error, passphrase=PASSPHRASE, **facts):
    before = digest(bare)
    with pytest.raises(error) as caught:
        bare.open(passphrase)
    assert type(caught.value) is error
    assert {name: caught.value.facts.get(name) for name in facts} == facts
    assert digest(bare) == before
    return caught.value


def test_one_derivation_opens_all_three(bare, monkeypatch):
    calls = []

    def counted(passphrase, salt, parameters, real=kdf.derive):
        calls.append(salt)
        return real(passphrase, salt, parameters)

    monkeypatch.setattr(opening, "derive", counted)
    stores = bare.open()
    assert len(calls) == 1
    assert holds_every_key(stores)
    assert len({store.store_id for store in stores.all()}) == 3
    assert {store.user_id for store in stores.all()} == {stores.user_id}
    assert {store.practice_id for store in stores.all()} == {stores.journal.practice_id}


def test_files_are_private_and_nothing_else_lies_there(bare):
    bare.open().close()
    assert sorted(path.name for path in bare.folder.iterdir()) == ["bookkeeping.db", "journal.db", "vault.db"]
    assert {path.stat().st_mode & 0o777 for path in bare.folder.iterdir()} == {0o600}


def test_each_file_says_its_kind_in_its_head(bare):
    for kind, mark in [("journal", b"JTJ1"), ("vault", b"JTV1"), ("bookkeeping", b"JTB1")]:
        assert bare.path(kind).read_bytes()[68:72] == mark


@pytest.mark.parametrize(
    "passphrase",
    [
        "fel",
        PASSPHRASE.strip(),
        PASSPHRASE + " ",
        PASSPHRASE.upper(),
        PASSPHRASE.replace("å", "a"),
        "x" * 1_024,
        "\0",
        "\ud800",
        "\u202e" + PASSPHRASE,
    ],
)
def test_a_wrong_passphrase_is_only_wrong(bare, passphrase):
    refused(bare, WrongPassphrase, passphrase)


@pytest.mark.parametrize("passphrase", ["", "x" * 1_025, "x" * 1_048_576])
def test_an_impossible_length_is_said(bare, passphrase):
    refused(bare, PassphraseLength, passphrase, minimum=1, maximum=1024)


def test_composed_and_decomposed_open_the_same(bare):
    decomposed = unicodedata.normalize("NFD", PASSPHRASE)
    assert decomposed != PASSPHRASE
    stores = bare.open(decomposed)
    assert stores.check_passphrase(PASSPHRASE)
    assert not stores.check_passphrase(PASSPHRASE.strip())
    assert not stores.check_passphrase("")
    assert not stores.check_passphrase("x" * 1_048_576)


def test_nothing_there(tmp_path):
    for folder in (tmp_path, tmp_path / "none"):
        with pytest.raises(NoPractice):
            open_stores(in_folder(folder), PASSPHRASE)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", KINDS)
def test_one_store_missing_is_named(bare, kind):
    bare.path(kind).unlink()
    refused(bare, StoreMissing, role=kind)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("length", [0, 1, 16, 99, 100, 4_095, 4_096, -1, -4_096])
def test_a_file_that_was_cut_is_damaged(bare, kind, length):
    path = bare.path(kind)
    os.truncate(path, length if length >= 0 else path.stat().st_size + length)
    refused(bare, Damaged, role=kind)


@pytest.mark.parametrize(
    "content", [b"", b"not a database at all" * 500, b"SQLite format 3\0" + bytes(10_000), b"\xff" * 20_000]
)
def test_a_file_that_is_no_store_is_damaged(bare, content):
    bare.path("vault").write_bytes(content)
    refused(bare, Damaged, role="vault")


def test_a_store_of_another_program_is_damaged(bare):
    bare.sql("vault", "PRAGMA application_id=7")
    refused(bare, Damaged, role="vault", part="head")


def test_two_stores_that_changed_places_are_tampered(bare, tmp_path):
    shutil.move(bare.path("vault"), tmp_path / "aside")
    shutil.move(bare.path("journal"), bare.path("vault"))
    shutil.move(tmp_path / "aside", bare.path("journal"))
    refused(bare, Tampered, role="journal", part="kind")


def test_a_vault_of_another_practice_is_tampered(bare, tmp_path):
    other = create(in_folder(tmp_path / "other"), PASSPHRASE, kdf=FLOOR)
    other.stores.close()
    shutil.copy(tmp_path / "other" / "vault.db", bare.path("vault"))
    refused(bare, Tampered, part="practice")


@pytest.mark.parametrize("kind", KINDS)
def test_a_newer_schema_is_named(bare, kind):
    bare.sql(kind, "UPDATE alembic_version SET version_num='9999'")
    refused(bare, Unsupported, role=kind, part="schema", version="9999")


@pytest.mark.parametrize(
    "change", ["DELETE FROM alembic_version", "DROP TABLE alembic_version", "INSERT INTO alembic_version VALUES ('0000')"]
)
def test_no_schema_version_is_damage(bare, change):
    bare.sql("journal", change)
    refused(bare, Damaged)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_open_to_others_is_refused(bare, kind):
    bare.path(kind).chmod(0o644)
    refused(bare, UnsafePlace, role=kind, reason="mode", mode="0644")


def test_a_folder_open_to_others_is_refused(bare):
    bare.folder.chmod(0o755)
    refused(bare, UnsafePlace, reason="mode", mode="0755")


def test_a_store_behind_a_link_is_refused(bare, tmp_path):
    shutil.move(bare.path("vault"), tmp_path / "vault.db")
    bare.path("vault").symlink_to(tmp_path / "vault.db")
    with pytest.raises(UnsafePlace) as caught:
        bare.open()
    assert caught.value.facts == {"role": "vault", "reason": "link"}


SLOT_NUMBERS = ["kind", "created_ms", "kdf", "memory_kib", "passes", "lanes"]
SLOT_BYTES = ["id", "user_id", "key_user", "salt", "proof", "wrapped", "checksum"]


@pytest.mark.parametrize("column", SLOT_NUMBERS)
def test_a_changed_number_in_a_slot_is_damage(bare, column):
    bare.sql("journal", f"UPDATE key_slot SET {column}={column}+1 WHERE kind=1")
    refused(bare, Damaged, table="key_slot")


@pytest.mark.parametrize("column", SLOT_BYTES)
def test_a_changed_byte_in_a_slot_is_damage(bare, column):
    ((value,),) = bare.sql("journal", f"SELECT {column} FROM key_slot WHERE kind=1")
    bare.sql("journal", f"UPDATE key_slot SET {column}=? WHERE kind=1", value[:-1] + bytes([value[-1] ^ 1]))
    refused(bare, Damaged, table="key_slot")


def rewrite_slots(bare, change, kinds=("journal",)):
    """Changes passphrase slots as somebody who recomputes the checksum would."""
    from dataclasses import replace

    from storage.database import Database
    from storage.keys.slots import SlotKind, add_slot, read_slots, remove_slots

    for kind in kinds:
        store = bare.sql(kind, "SELECT id FROM store")[0][0]
        database = Database(f"sqlite:///{bare.path(kind)}")
        for slot in read_slots(database, store):
            if slot.kind is SlotKind.PASSPHRASE:
                remove_slots(database, (slot.id,))
                add_slot(database, replace(slot, **change(slot)), store)
        database.close()


@pytest.mark.parametrize(
    "parameters",
    [KdfParameters(8, 1, 1), KdfParameters(65_535, 3, 4), KdfParameters(4_000_000, 3, 4), KdfParameters(65_536, 1_000, 4)],
)
@pytest.mark.parametrize("kinds", [("vault",), KINDS])
def test_parameters_outside_the_limits_are_tampered_before_deriving(bare, monkeypatch, parameters, kinds):
    rewrite_slots(bare, lambda _slot: {"parameters": parameters}, kinds)
    monkeypatch.setattr(opening, "derive", None)
    refused(bare, Tampered, part="kdf")


@pytest.mark.parametrize("field", ["salt", "parameters"])
def test_slots_that_no_longer_belong_together_are_tampered(bare, field):
    other = {"salt": bytes(16), "parameters": KdfParameters(65_536, 4, 4)}
    rewrite_slots(bare, lambda _slot: {field: other[field]})
    refused(bare, Tampered, table="key_slot", part="group")


@pytest.mark.parametrize("field", ["wrapped", "proof", "key_user", "created_ms"])
def test_a_slot_rewritten_with_a_fresh_checksum_is_tampered(bare, field):
    def change(slot):
        value = getattr(slot, field)
        return {field: value + 1 if isinstance(value, int) else value[:-1] + bytes([value[-1] ^ 1])}

    rewrite_slots(bare, change)
    refused(bare, Tampered)


def test_a_slot_moved_from_another_store_is_not_ours(bare):
    columns = "id, user_id, key_user, kind, created_ms, kdf, memory_kib, passes, lanes, salt, proof, wrapped, checksum"
    (row,) = bare.sql("vault", f"SELECT {columns} FROM key_slot WHERE kind=1")
    bare.sql("journal", "DELETE FROM key_slot WHERE kind=1")
    bare.sql("journal", f"INSERT INTO key_slot ({columns}) VALUES ({','.join('?' * 13)})", *row)
    refused(bare, Damaged, table="key_slot")


def test_without_slots_nobody_is_told_that_the_passphrase_is_wrong(bare):
    bare.sql("journal", "DELETE FROM key_slot WHERE kind=1")
    refused(bare, Tampered, part="group")


@pytest.mark.parametrize("column", ["id", "user_id", "agreement_public", "signing_public", "certificate"])
def test_a_user_row_that_the_root_key_did_not_certify_is_tampered(bare, column):
    ((value,),) = bare.sql("vault", f"SELECT {column} FROM key_user WHERE role=15")
    bare.sql("vault", f"UPDATE key_user SET {column}=? WHERE role=15", value[:-1] + bytes([value[-1] ^ 1]))
    refused(bare, Tampered, table="key_user")


@pytest.mark.parametrize("column", ["generation", "role", "created_ms"])
def test_a_user_cannot_be_raised_in_rank_by_sql(bare, column):
    bare.sql("vault", f"UPDATE key_user SET {column}={column}+1 WHERE role=128")
    refused(bare, Tampered, table="key_user")


@pytest.mark.parametrize("column", ["root_public", "sealed"])
def test_an_exchanged_root_key_or_seal_is_tampered(bare, column):
    for kind in KINDS:
        ((value,),) = bare.sql(kind, f"SELECT {column} FROM store")
        bare.sql(kind, f"UPDATE store SET {column}=?", value[:-1] + bytes([value[-1] ^ 1]))
    refused(bare, Tampered)


@pytest.mark.parametrize("value", [None, "text", 7, b"short"])
@pytest.mark.parametrize("column", ["id", "practice", "root_public", "created_ms"])
def test_an_identity_that_no_store_has_is_damage(bare, column, value):
    bare.sql("journal", "PRAGMA writable_schema=ON")
    bare.sql("journal", "CREATE TABLE loose AS SELECT * FROM store")
    bare.sql("journal", "DROP TABLE store")
    bare.sql("journal", "ALTER TABLE loose RENAME TO store")
    bare.sql("journal", f"UPDATE store SET {column}=?", value)
    with pytest.raises((Damaged, Tampered)):
        bare.open()


def grant_changed(bare, column, change):
    ((value,),) = bare.sql(
        "journal", "SELECT {} FROM key_grant g JOIN key_user u ON g.recipient=u.id WHERE u.role=15".format(f"g.{column}")
    )
    bare.sql(
        "journal",
        f"UPDATE key_grant SET {column}=? WHERE recipient=(SELECT id FROM key_user WHERE role=15)",
        change(value),
    )


def test_every_changed_byte_of_a_grant_is_found(bare):
    ((body,),) = bare.sql("journal", "SELECT body FROM key_grant WHERE recipient=(SELECT id FROM key_user WHERE role=15)")
    stores = bare.open()
    use = SUBJECTS["journal"]
    for offset in range(len(body)):
        changed = body[:offset] + bytes([body[offset] ^ 1]) + body[offset + 1 :]
        bare.sql("journal", "UPDATE key_grant SET body=? WHERE recipient=(SELECT id FROM key_user WHERE role=15)", changed)
        with pytest.raises((Tampered, Damaged)) as caught:
            stores.journal.key(*use)
        assert (
            caught.value.facts["table"] == "key_grant"
            if "table" in caught.value.facts
            else caught.value.facts["part"] == "grant"
        )
    bare.sql("journal", "UPDATE key_grant SET body=? WHERE recipient=(SELECT id FROM key_user WHERE role=15)", body)
    assert stores.journal.key(*use).kid


@pytest.mark.parametrize(
    ("column", "change"),
    [("kid", lambda v: bytes(16)), ("created_ms", lambda v: v + 1)],
)
def test_a_grant_row_that_disagrees_with_its_body_is_tampered(bare, column, change):
    grant_changed(bare, column, change)
    with pytest.raises(Tampered):
        bare.open().journal.key(*SUBJECTS["journal"])


def test_a_grant_offered_for_another_subject_is_tampered(bare):
    stores = bare.open()
    stores.journal.new_key(Domain.JOURNAL, b"k" * 16)
    stores.close()
    bare.sql("journal", "UPDATE key_grant SET subject=? WHERE subject=?", b"x" * 16, b"k" * 16)
    with pytest.raises(Tampered):
        bare.open().journal.key(Domain.JOURNAL, b"x" * 16)


def test_a_grant_of_the_recovery_key_does_not_open_for_another(bare):
    bare.sql("journal", "DELETE FROM key_grant WHERE recipient=(SELECT id FROM key_user WHERE role=15)")
    bare.sql("journal", "UPDATE key_grant SET recipient=(SELECT id FROM key_user WHERE role=15)")
    with pytest.raises(Tampered):
        bare.open().journal.key(*SUBJECTS["journal"])


def test_without_a_grant_the_key_is_missing(bare):
    with pytest.raises(KeyMissing) as caught:
        bare.open().journal.key(Domain.JOURNAL, bytes(16))
    assert caught.value.facts == {"domain": "journal"}


def test_a_key_whose_write_is_undone_is_not_kept(bare):
    journal = bare.open().journal
    with pytest.raises(ZeroDivisionError), journal.database.write():
        journal.new_key(Domain.JOURNAL, b"n" * 16)
        assert journal.key(Domain.JOURNAL, b"n" * 16).kid
        raise ZeroDivisionError
    with pytest.raises(KeyMissing):
        journal.key(Domain.JOURNAL, b"n" * 16)
    journal.new_key(Domain.JOURNAL, b"n" * 16)
    assert journal.key(Domain.JOURNAL, b"n" * 16).kid


def test_a_signature_is_one_users_in_one_store(bare):
    stores = bare.open()
    signature = stores.journal.sign(b"text")
    assert len(signature) == 64
    assert stores.journal.verify(stores.user_id, b"text", signature)
    assert not stores.journal.verify(stores.user_id, b"texT", signature)
    assert not stores.journal.verify(bytes(16), b"text", signature)
    assert not stores.vault.verify(stores.user_id, b"text", signature)


def test_the_first_user_has_every_role_and_the_recovery_key_is_one_more(bare):
    roles = {user.role for user in bare.open().journal.users()}
    assert roles == {Role.OWNER | Role.COUNSELLOR | Role.ECONOMY | Role.PRIVACY, Role.RECOVERY}


def test_after_closing_every_use_is_locked(bare):
    stores = bare.open()
    key, journal = stores.journal.key(*SUBJECTS["journal"]), stores.journal
    stores.close()
    stores.close()
    for use in (
        lambda: journal.key(*SUBJECTS["journal"]),
        lambda: journal.new_key(Domain.JOURNAL, bytes(16)),
        lambda: journal.sign(b"x"),
        lambda: journal.audit.add(Action.ENTRY_READ),
        lambda: journal.store_key.lookup("x", b"x"),
        key.reveal,
    ):
        with pytest.raises(Locked):
            use()


def test_nothing_open_shows_a_key(bare):
    stores = bare.open()
    shown = repr(stores) + repr(stores.journal) + repr(vars(stores.journal))
    secrets = stores.journal.secrets()
    for secret in (
        secrets.agreement.private(),
        secrets.signing.seed(),
        secrets.store_secret.reveal(),
        stores.journal.store_key.reveal(),
    ):
        assert repr(secret) not in shown
        assert secret.hex() not in shown


@pytest.mark.parametrize("kind", KINDS)
def test_create_never_overwrites(bare, kind):
    for other in KINDS:
        if other != kind:
            bare.path(other).unlink()
    before = digest(bare)
    with pytest.raises(AlreadyThere) as caught:
        create(bare.places, "nytt", kdf=FLOOR)
    assert caught.value.facts == {"role": kind}
    assert digest(bare) == before


def test_a_broken_creation_leaves_nothing_and_the_next_one_works(tmp_path, monkeypatch):
    from storage import creating

    real, folder = creating._fill, tmp_path / "home"

    def fail(database, kind, founding):
        if kind == "bookkeeping":
            raise NotWritable(part="medium")
        return real(database, kind, founding)

    monkeypatch.setattr(creating, "_fill", fail)
    with pytest.raises(NotWritable):
        create(in_folder(folder), PASSPHRASE, kdf=FLOOR)
    assert list(folder.iterdir()) == []
    monkeypatch.undo()
    (folder / "journal.db.unfinished").write_bytes(b"left behind by a power cut")
    created = create(in_folder(folder), PASSPHRASE, kdf=FLOOR)
    created.stores.close()
    assert sorted(path.name for path in folder.iterdir()) == ["bookkeeping.db", "journal.db", "vault.db"]


def test_creation_asks_for_a_possible_passphrase_first(tmp_path):
    for passphrase in ("", "x" * 1_025):
        with pytest.raises(PassphraseLength):
            create(in_folder(tmp_path / "home"), passphrase, kdf=FLOOR)
    assert list(tmp_path.iterdir()) == []


def test_creation_refuses_a_weaker_derivation_than_the_floor(tmp_path):
    with pytest.raises(Tampered):
        create(in_folder(tmp_path / "home"), PASSPHRASE, kdf=KdfParameters(1_024, 1, 1))


def test_opening_and_closing_are_in_every_log(bare):
    stores = bare.open()
    for store in stores.all():
        assert verify(store).code == ""
        assert [record.action for _, record in read(store)] == [Action.CREATED, Action.KEY_MADE, Action.UNLOCKED]
        assert {record.at_ms for _, record in read(store)} == {NOW}


def test_no_secret_lies_in_the_files(bare):
    stores = bare.open()
    secrets = stores.journal.secrets()
    hidden = [
        PASSPHRASE.encode(),
        PASSPHRASE.encode("utf-16-le"),
        secrets.agreement.private(),
        secrets.signing.seed(),
        secrets.store_secret.reveal(),
        stores.journal.store_key.reveal(),
        stores.journal.key(*SUBJECTS["journal"]).reveal(),
        *(share.encode() for share in bare.shares),
    ]
    stores.close()
    content = b"".join(path.read_bytes() for path in bare.folder.iterdir())
    for secret in hidden:
        assert secret not in content
        assert secret.hex().encode() not in content


def run_as_nobody(bare, mode, program):
    """Runs a program as a user without privileges in a folder of that user's own."""
    uid = 65_534 if os.geteuid() == 0 else os.geteuid()
    for path in bare.folder.iterdir():
        os.chown(path, uid, -1)
    os.chown(bare.folder, uid, -1)
    bare.folder.chmod(mode)
    code = textwrap.dedent(program).replace("FOLDER", repr(str(bare.folder))).replace("PASSPHRASE", repr(PASSPHRASE))
    drop = f"import os\nif os.geteuid() == 0: os.setuid({uid})\n"
    done = subprocess.run(
        [sys.executable, "-c", "import storage.renewing; from storage.crypto.probe import require_primitives; require_primitives()\n" + drop + code],
        check=False, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    bare.folder.chmod(0o700)
    return done


OPEN = """
from pathlib import Path
from storage.errors import StorageError
from storage.places import in_folder
from storage.stores import open_stores
try:
    stores = open_stores(in_folder(Path(FOLDER)), PASSPHRASE)
    stores.close()
    print("open")
except StorageError as error:
    print(error.code, sorted(error.facts.items()))
"""


@pytest.fixture
def reachable(made):
    """A copy in a folder that another user may pass through; pytest keeps its own folders closed."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o711)
        yield made.copy(Path(folder) / "home")


def test_a_read_only_folder_is_said_before_anything(reachable):
    bare = reachable
    assert run_as_nobody(bare, 0o700, OPEN).stdout == "open\n"
    done = run_as_nobody(bare, 0o500, OPEN)
    assert done.stdout == "not_writable [('part', 'journal_folder')]\n", done.stderr


def test_a_read_only_file_is_not_writable(reachable):
    bare = reachable
    bare.path("journal").chmod(0o400)
    done = run_as_nobody(bare, 0o700, OPEN)
    assert re.match(r"not_writable ", done.stdout), done.stderr


def test_preloaded_grants_are_unwrapped_one_by_one_and_checked_as_ever(bare):
    stores = bare.open()
    for letter in (b"p", b"q"):
        stores.journal.new_key(Domain.JOURNAL, letter * 16)
    stores.close()
    bare.sql("journal", "UPDATE key_grant SET created_ms=created_ms+1 WHERE subject=?", b"q" * 16)
    journal = bare.open().journal
    journal.preload(Domain.JOURNAL)
    bare.sql("journal", "DELETE FROM key_grant WHERE subject=?", b"p" * 16)
    assert journal.key(Domain.JOURNAL, b"p" * 16).kid
    with pytest.raises(Tampered):
        journal.key(Domain.JOURNAL, b"q" * 16)
    with pytest.raises(KeyMissing):
        journal.key(Domain.JOURNAL, b"r" * 16)
