"""The process dies in the middle of saving. What was said to be saved is there, and nothing half."""

import random
import subprocess
import sys
import time

import pytest

from storage.audit.reading import verify
from storage.errors import KeyMissing
from storage.files import is_whole
from storage.keys import Domain
from tests.storage.bare import PASSPHRASE

PROGRAM = """
import sys
from pathlib import Path
from storage.keys import Domain
from storage.places import in_folder
from storage.stores import open_stores
stores = open_stores(in_folder(Path(sys.argv[1])), sys.argv[2])
print("open", flush=True)
number = 0
while True:
    number += 1
    with stores.journal.database.write():
        stores.journal.new_key(Domain.JOURNAL, number.to_bytes(16))
        stores.journal.new_key(Domain.JOURNAL, number.to_bytes(8) + b"together")
    print(number, flush=True)
"""


@pytest.mark.parametrize("turn", range(4))
def test_killed_while_saving(bare, turn):
    writer = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(bare.folder), PASSPHRASE], stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    assert writer.stdout.readline() == "open\n"
    time.sleep(random.Random(f"kill {turn}").uniform(0.05, 0.4))
    writer.kill()
    said = [int(line) for line in writer.stdout]
    writer.wait()
    writer.stdout.close()
    stores = bare.open()
    assert is_whole(stores.journal.database)
    found = verify(stores.journal)
    assert (found.code, found.unended) == ("", 1)
    for number in range(1, max(said, default=0) + 1):
        assert stores.journal.key(Domain.JOURNAL, number.to_bytes(16)).kid
    # The last one may have been kept without being said; both of its keys are there, or neither.
    beyond = max(said, default=0) + 1
    there = []
    for subject in (beyond.to_bytes(16), beyond.to_bytes(8) + b"together"):
        try:
            there.append(bool(stores.journal.key(Domain.JOURNAL, subject).kid))
        except KeyMissing:
            there.append(False)
    assert len(set(there)) == 1
