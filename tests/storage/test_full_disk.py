"""A volume that fills up: each save is kept whole or refused by its name, and what was kept stays readable.

Runs on a real volume of its own (a small tmpfs in a namespace); collected only where the system allows that.
"""

import subprocess
import sys
from pathlib import Path

from tests.storage.bare import PASSPHRASE
from tests.storage.volumes import SMALL

PROGRAM = """
import os, sys
from pathlib import Path
from storage.audit import Action
from storage.audit.reading import verify
from storage.crypto.kdf import FLOOR
from storage.errors import DiskFull, StorageError
from storage.files import is_whole
from storage.keys import Domain
from storage.places import in_folder
from storage.stores import change_passphrase, create, open_stores

folder, passphrase = Path("/mnt/home"), sys.argv[1]
try:
    create(in_folder(folder), passphrase, kdf=FLOOR)
except StorageError as error:
    print("create", error.code, sorted(os.listdir(folder)) if folder.exists() else [])
os.system("mount -o remount,size=1m /mnt")
stores = create(in_folder(folder), passphrase, kdf=FLOOR).stores
kept, refused = [], set()
filling = open("/mnt/filling", "ab", buffering=0)

def fill():
    try:
        while filling.write(bytes(4096)) == 4096:
            pass
    except OSError:
        pass

fill()
filling.truncate(os.path.getsize(filling.name) - 120 * 1024)
for number in range(2000):
    subject = number.to_bytes(16)
    try:
        stores.journal.new_key(Domain.JOURNAL, subject)
        kept.append(subject)
    except StorageError as error:
        refused.add(error.code)
        if number > len(kept) + 20:
            break
fill()
try:
    change_passphrase(stores, passphrase, "ny", kdf=FLOOR)
except StorageError as error:
    print("change", error.code)
print("kept", len(kept) > 5, "refused", sorted(refused))
assert all(stores.journal.key(Domain.JOURNAL, subject).kid for subject in kept)
assert is_whole(stores.journal.database) and verify(stores.journal).code == ""
stores.close()
try:
    open_stores(in_folder(folder), passphrase)
except StorageError as error:
    print("open", error.code)
filling.truncate(0)
again = open_stores(in_folder(folder), passphrase)
assert all(again.journal.key(Domain.JOURNAL, subject).kid for subject in kept)
again.journal.new_key(Domain.JOURNAL, bytes(15) + b"x")
assert verify(again.journal).code == "" and is_whole(again.journal.database)
again.close()
print("done", sorted(os.listdir(folder)))
"""


def test_a_volume_that_fills_up():
    script = 'mount -t tmpfs -o size=200k tmpfs /mnt; exec "$0" -c "$1" "$2"'
    done = subprocess.run(
        [*SMALL, script, sys.executable, PROGRAM, PASSPHRASE],
        check=False, capture_output=True, text=True, timeout=120, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "create disk_full []",
        "change disk_full",
        "kept True refused ['disk_full']",
        "open disk_full",
        "done ['bookkeeping.db', 'journal.db', 'vault.db']",
    ]
