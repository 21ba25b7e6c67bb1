"""A practice with keys and a log and no other row, made once in the session; each test takes its files along."""

import shutil
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from storage import creating, opening
from storage import stores as stores_module
from storage.crypto import kdf
from storage.crypto.kdf import FLOOR, KdfParameters
from storage.crypto.secret import Secret
from storage.keys import Domain
from storage.places import KINDS, StorePlaces, in_folder
from storage.stores import Stores, create, open_stores

PASSPHRASE = "fem lugna ord vid ån "
NOW = 1_795_340_000_123
SUBJECTS = {
    "journal": (Domain.JOURNAL, b"j" * 16),
    "vault": (Domain.MAPPING, b"v" * 16),
    "bookkeeping": (Domain.BOOKKEEPING, b"b" * 16),
}


@dataclass
class Bare:
    """A closed practice in a folder."""

    folder: Path
    shares: tuple[str, str]
    opened: list[Stores] = field(default_factory=list)

    @property
    def places(self) -> StorePlaces:
        return in_folder(self.folder)

    def path(self, kind: str) -> Path:
        return self.folder / f"{kind}.db"

    def copy(self, folder: Path) -> "Bare":
        shutil.copytree(self.folder, folder)
        folder.chmod(0o700)
        return Bare(folder, self.shares)

    def open(self, passphrase: str = PASSPHRASE) -> Stores:
        stores = open_stores(self.places, passphrase, now_ms=lambda: NOW)
        self.opened.append(stores)
        return stores

    def close(self) -> None:
        for stores in self.opened:
            stores.close()

    def sql(self, kind: str, statement: str, *values: object) -> list[tuple[object, ...]]:
        """What somebody does who has the file, SQLite and no key."""
        connection = sqlite3.connect(self.path(kind), isolation_level=None)
        try:
            connection.execute("PRAGMA ignore_check_constraints=ON")
            return connection.execute(statement, values).fetchall()
        finally:
            connection.close()

    def without_triggers(self, kind: str) -> None:
        """Takes the triggers away, as an attacker would."""
        for (name,) in self.sql(kind, "SELECT name FROM sqlite_master WHERE type='trigger'"):
            self.sql(kind, f"DROP TRIGGER {name}")


def make(folder: Path) -> Bare:
    """A new practice with one data key in each store, closed."""
    created = create(in_folder(folder), PASSPHRASE, kdf=FLOOR, now_ms=lambda: NOW)
    for store in created.stores.all():
        store.new_key(*SUBJECTS[store.kind])
    created.stores.close()
    return Bare(folder, created.recovery_shares)


def remembered_derivations(patch: pytest.MonkeyPatch) -> None:
    """The same passphrase, salt and cost are derived once in a test run; the cost itself is the real one."""
    known: dict[tuple[str, bytes, KdfParameters], bytes] = {}

    def derive(passphrase: str, salt: bytes, parameters: KdfParameters) -> Secret:
        kdf.check_parameters(parameters)
        kdf.passphrase_bytes(passphrase)
        use = (passphrase, salt, parameters)
        if use not in known:
            known[use] = kdf.derive(passphrase, salt, parameters).reveal()
        return Secret(known[use])

    for module in (opening, creating, stores_module):
        patch.setattr(module, "derive", derive)


def holds_every_key(stores: Stores) -> bool:
    """Whether the keys that `make` made are still opened."""
    return all(store.key(*SUBJECTS[store.kind]).kid for store in stores.all())


__all__ = ["KINDS", "NOW", "PASSPHRASE", "SUBJECTS", "Bare", "holds_every_key", "make", "remembered_derivations"]
