"""The journal's file on another machine: opened with its own key, without the vault. It is text about nobody."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
NAMES = ("Anna", "Lindgren", "Annis", "0701740610", "070-174 06 10", "example.org", "Åvägen", "Fågelbolaget")
READ = """
import json, sys
from storage.crypto.kdf import derive
from storage.database import Database
from storage.identity import read_identity
from storage.journal.repositories import Journal
from storage.keys.slots import read_slots
from storage.opening import ClosedStore, unlock
from storage.store import Store
from storage.stores import system_ms

database = Database(f"sqlite:///{sys.argv[1]}")
identity = read_identity(database, "journal")
closed = {"journal": ClosedStore(identity, database, read_slots(database, identity.id))}
opened = unlock(closed, sys.argv[2])["journal"]
store = Store(identity, database, opened.secrets, opened.slot.key_user, system_ms)
journal = Journal(store)
print("\\n".join(map(repr, journal.entries.scan())))
print("TEXT", *[record.text for record in journal.entries.scan()])
print("DRAFTS", *[record.text for record in journal.drafts.of_author(store.user_id)])
print("SUBJECTS", *map(repr, journal.subjects.all()))
print("PERMITS", *map(repr, journal.permits.all()))
print("ADDENDA", *[found.text for record in journal.entries.scan() for found in journal.addenda.of_entry(record.id)])
print("LOADED", *[name for name in sys.modules if name.startswith(("storage.vault", "journal_tui"))])
"""


def test_the_journal_with_its_own_key_and_without_the_vault_names_nobody(lived_practice, tmp_path):
    shutil.copy(lived_practice / "journal.db", tmp_path / "journal.db")
    tmp_path.chmod(0o700)
    done = subprocess.run(
        [sys.executable, "-c", READ, str(tmp_path / "journal.db"), "fem lugna ord vid ån"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert "‹klient› har sovit bättre. ‹klient›s chef ringde från ‹tel-1› om sommarregnet." in done.stdout
    assert "‹klient›s syster ringde." in done.stdout
    assert "Ett utkast om ‹klient›." in done.stdout
    for name in NAMES:
        assert name not in done.stdout
    assert done.stdout.splitlines()[-1] == "LOADED"
