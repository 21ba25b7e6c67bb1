"""Which store this is: its id, its practice, its kind and the pinned root key, in clear and once more under seal.

The clear columns are needed before any key is there; the sealed copy is what they are held against as soon as one is.
A store that was put in place of another, or whose root key was exchanged, is found here.
"""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import insert, select

from storage.crypto.envelope import ID_BYTES, ZERO_ID, Place
from storage.crypto.keyring import DataKey
from storage.crypto.wire import lp, u32, u64
from storage.database import Database
from storage.errors import Damaged, Tampered
from storage.foundations import KIND_NUMBERS, store_table

_ONE: Final = select(
    store_table.c.id,
    store_table.c.practice,
    store_table.c.kind,
    store_table.c.version,
    store_table.c.created_ms,
    store_table.c.root_public,
    store_table.c.sealed,
)
_SUITE: Final = 1


@dataclass(frozen=True, slots=True)
class Identity:
    """The one row of table `store`."""

    id: bytes
    practice: bytes
    kind: str
    version: int
    created_ms: int
    root_public: bytes
    sealed: bytes = b""

    def place(self) -> Place:
        """Where the sealed copy belongs."""
        return Place(self.id, "store", self.id, "sealed", self.version, ZERO_ID, self.created_ms, ZERO_ID)

    def summary(self) -> bytes:
        """What is sealed: everything the clear columns say."""
        return lp(
            b"journal-tui/store/1", self.id, self.practice, u32(KIND_NUMBERS[self.kind]), u64(self.created_ms), self.root_public,
            u32(_SUITE),
        )  # fmt: skip

    def check(self, key: DataKey, root_public: bytes) -> None:
        """Holds the clear columns against the sealed copy and the pinned root key.

        Raises:
            Tampered: they differ, or the copy was sealed elsewhere.
        """
        if key.open(self.place(), self.sealed) != self.summary() or root_public != self.root_public:
            raise Tampered(table="store")


def write_identity(database: Database, identity: Identity, key: DataKey) -> bytes:
    """Writes the row of a new store and gives its sealed copy."""
    sealed = key.seal(identity.place(), identity.summary())
    with database.write() as session:
        session.connection().execute(
            insert(store_table).values(
                id=identity.id,
                practice=identity.practice,
                kind=KIND_NUMBERS[identity.kind],
                version=identity.version,
                created_ms=identity.created_ms,
                root_public=identity.root_public,
                sealed=sealed,
            )
        )
    return sealed


def read_identity(database: Database, kind: str) -> Identity:
    """The row, not yet believed.

    Raises:
        Damaged: there is none, more than one, or one with values that no store has.
        Tampered: it is a store of another kind.
    """
    with database.read() as connection:
        rows = connection.execute(_ONE).all()
    if len(rows) != 1:
        raise Damaged(table="store", role=kind)
    row = rows[0]
    ids: tuple[tuple[object, int], ...] = ((row[0], ID_BYTES), (row[1], ID_BYTES), (row[5], 32))
    whole = all(isinstance(part, bytes) and len(part) == size for part, size in ids)
    if not whole or not all(isinstance(number, int) and number >= 0 for number in (row[2], row[3], row[4])):
        raise Damaged(table="store", role=kind)
    if row[2] != KIND_NUMBERS[kind]:
        raise Tampered(table="store", role=kind)
    return Identity(row[0], row[1], kind, row[3], row[4], row[5], row[6])
