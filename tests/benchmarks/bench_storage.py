"""What sealing, saving, unlocking and verifying cost, beside the same work done without any of it."""

import os
import sqlite3
import statistics
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import insert

from storage.audit import Action
from storage.audit.reading import verify
from storage.crypto.envelope import Place
from storage.crypto.kdf import FLOOR, derive
from storage.crypto.keyring import DataKey
from storage.engine import _PRAGMAS
from storage.foundations import audit_table
from storage.keys import Domain
from storage.places import in_folder
from storage.stores import create, open_stores
from tests.benchmarks.harness import Figure, interleaved, ratio, seconds

PASSPHRASE = "fem lugna ord vid ån"
TURNS = 15
KEYS = 300
ROWS = 5_000
ROW = b"\x41\x01\x00\x00" + bytes(212)


def cpu(act: Callable[[], object]) -> float:
    """Seconds of processor time of one call: what others do on the machine does not count."""
    begin = time.process_time()
    act()
    return time.process_time() - begin


def run() -> Iterator[Figure]:
    """Measure on a practice of its own in a temporary folder."""
    yield from _envelope()
    with tempfile.TemporaryDirectory() as name:
        yield from _stores(Path(name))


def _envelope() -> Iterator[Figure]:
    identifier = bytes(16)
    key = DataKey(os.urandom(32), store=identifier, domain=5, subject=identifier)
    place = Place(identifier, "entry", identifier, "sealed", 1, identifier, 1, identifier)
    for size in (1_000, 4_000):
        text = os.urandom(size)
        envelope = key.seal(place, text)
        sealing = statistics.median(
            seconds(lambda text=text: [key.seal(place, text) for _ in range(1000)]) for _ in range(TURNS)
        )
        opening = statistics.median(
            seconds(lambda envelope=envelope: deque((key.open(place, envelope) for _ in range(1000)), 0))
            for _ in range(TURNS)
        )
        yield Figure(f"seal {size} bytes", sealing * 1e3, "µs", 25)
        yield Figure(f"open {size} bytes", opening * 1e3, "µs", 25)


def _stores(folder: Path) -> Iterator[Figure]:
    places = in_folder(folder / "home")
    stores = create(places, PASSPHRASE, kdf=FLOOR).stores
    journal = stores.journal
    with journal.database.batch():
        making = cpu(lambda: [journal.new_key(Domain.JOURNAL, number.to_bytes(16)) for number in range(KEYS)])
        logging = cpu(lambda: [journal.audit.add(Action.ENTRY_READ) for _ in range(ROWS)])
    yield Figure("make a data key with its grants, in a batch", making / KEYS * 1e3, "ms", 2)
    yield Figure("add an audit row, in a batch", logging / ROWS * 1e6, "µs", 200)
    checking = statistics.median(cpu(lambda: verify(journal)) for _ in range(5))
    yield Figure("verify an audit row", checking / ROWS * 1e6, "µs", 10)
    stores.close()

    measured = interleaved(
        5,
        unlock=lambda: seconds(lambda: open_stores(places, PASSPHRASE).close()),
        derive=lambda: seconds(lambda: derive(PASSPHRASE, bytes(16), FLOOR)),
    )
    beyond = statistics.median(measured["unlock"]) - statistics.median(measured["derive"])
    yield Figure("unlock and lock three stores, beyond the derivation", beyond * 1e3, "ms", None, "six durable commits")

    opened = open_stores(places, PASSPHRASE)
    opened.journal.preload(Domain.JOURNAL)
    unwrapping = cpu(lambda: [opened.journal.key(Domain.JOURNAL, number.to_bytes(16)) for number in range(KEYS)])
    yield Figure("unwrap a data key and check its grant", unwrapping / KEYS * 1e3, "ms", 1)
    yield from _saves(folder, opened.bookkeeping.database)
    opened.close()


def _saves(folder: Path, database: object) -> Iterator[Figure]:
    from storage.database import Database

    assert isinstance(database, Database)
    plain = sqlite3.connect(folder / "plain.db", isolation_level=None)
    for name, value, _ in _PRAGMAS:
        plain.execute(f"PRAGMA {name}={value}").fetchall()
    plain.execute("CREATE TABLE audit (seq INTEGER PRIMARY KEY, body BLOB)")
    statement = insert(audit_table)
    numbers = iter(range(10**6, 10**7))

    def ours() -> None:
        with database.write() as session:
            session.connection().execute(statement, {"seq": next(numbers), "body": ROW})

    def bare() -> None:
        plain.execute("BEGIN IMMEDIATE")
        plain.execute("INSERT INTO audit VALUES (?, ?)", (next(numbers), ROW))
        plain.execute("COMMIT")

    measured = interleaved(40, ours=lambda: seconds(ours), bare=lambda: seconds(bare))
    yield Figure("a durable write : the same through sqlite3 alone", ratio(measured, "ours", "bare"), "×", 1.3)
    yield Figure("a durable write", statistics.median(measured["ours"]) * 1e3, "ms", 60)
    plain.close()
