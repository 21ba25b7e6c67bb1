"""Taking things away for good: first the keys, then the rows, then the space that they lay in; and the look whether anything is left.

Rules: who may be erased is decided elsewhere (`journal_tui.practice.erasure`), and nobody else calls this; a key is
destroyed by taking away every grant of it, in every hand; nothing counts as gone before `traces` has looked for it in the
tables and, byte by byte, in the file.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import bindparam, delete, func, select

from storage.audit.actions import Action
from storage.crypto.envelope import kid_of
from storage.errors import Damaged, NotFound
from storage.foundations import grant_table
from storage.keys import Domain
from storage.sealed.rows import SEALED
from storage.sealed.walk import Walkable
from storage.store import Store

_OF_SUBJECT: Final = (
    select(grant_table.c.domain, grant_table.c.kid)
    .where(grant_table.c.subject == bindparam("subject"))
    .distinct()
    .order_by(grant_table.c.domain, grant_table.c.kid)
)
_REMOVE_GRANTS: Final = delete(grant_table).where(grant_table.c.kid == bindparam("kid_"))
_GRANTS_LEFT: Final = select(func.count()).select_from(grant_table).where(grant_table.c.kid == bindparam("kid_"))
_BLOCK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class KeyAt:
    """A data key that lies in a store: what it is for, whose it is, its id."""

    domain: int
    subject: bytes
    kid: bytes


@dataclass(frozen=True, slots=True)
class RowAt:
    """A row that lies in a store, as it was when it was counted."""

    table: str
    id: bytes
    version: int


@dataclass(frozen=True, slots=True)
class Traces:
    """What is left of what was to go: rows, grants of destroyed keys, places in the file that hold one of the needles."""

    rows: int = 0
    grants: int = 0
    places: int = 0

    def __bool__(self) -> bool:
        """Whether anything is left."""
        return bool(self.rows or self.grants or self.places)


def keys_of(store: Store, subject: bytes) -> tuple[KeyAt, ...]:
    """Every key of a subject, in whoever's hands; opens none."""
    with store.database.read() as connection:
        found = connection.execute(_OF_SUBJECT, {"subject": subject}).all()
    return tuple(KeyAt(domain, subject, kid) for domain, kid in found)


def rows_of(store: Store, shelves: Sequence[Walkable], subject: bytes) -> tuple[RowAt, ...]:
    """Every row of a subject in these tables, by table and id; opens none."""
    found = []
    with store.database.read() as connection:
        for shelf in shelves:
            columns = shelf.columns
            statement = (
                select(columns["id"], columns["version"]).where(columns["subject"] == subject).order_by(columns["id"])
            )
            for row_id, version in connection.execute(statement):
                if not isinstance(row_id, bytes) or not isinstance(version, int):
                    raise Damaged(table=shelf.name, part="row")
                found.append(RowAt(shelf.name, row_id, version))
    return tuple(found)


def subjects_in(store: Store, shelves: Sequence[Walkable], tables: frozenset[str]) -> frozenset[bytes]:
    """Everybody about whom one of these tables holds a row; opens none."""
    found: set[bytes] = set()
    with store.database.read() as connection:
        for shelf in shelves:
            if shelf.name in tables:
                subjects = connection.execute(select(shelf.columns["subject"]).distinct()).scalars()
                found.update(each for each in subjects if isinstance(each, bytes))
    return frozenset(found)


def rows_under(
    store: Store, shelves: Sequence[Walkable], subjects: Sequence[bytes], kids: frozenset[bytes]
) -> tuple[RowAt, ...]:
    """Every row about these subjects that one of these keys sealed, by what its envelope says; opens none.

    Args:
        store: The store, opened.
        shelves: Its tables.
        subjects: Whom the rows are about.
        kids: Ids of keys, perhaps destroyed.
    """
    found = []
    with store.database.read() as connection:
        for shelf in shelves:
            columns = shelf.columns
            statement = select(columns["id"], columns["version"], columns[SEALED]).where(columns["subject"].in_(subjects))
            for row_id, version, sealed in connection.execute(statement):
                if (
                    isinstance(row_id, bytes)
                    and isinstance(version, int)
                    and isinstance(sealed, bytes)
                    and kid_of(sealed) in kids
                ):
                    found.append(RowAt(shelf.name, row_id, version))
    return tuple(found)


def destroy_key(store: Store, key: KeyAt) -> bool:
    """Take away every grant of a key, in one write; says whether there was any. Nobody opens what it sealed any more."""
    with store.database.write() as session:
        there = session.connection().execute(_REMOVE_GRANTS, {"kid_": key.kid}).rowcount > 0
        if there:
            store.audit.add(Action.KEY_DESTROYED, purpose=key.domain, subject=key.subject, kid=key.kid)
    store.forget_key(Domain(key.domain), key.subject)
    return there


def remove_rows(store: Store, shelves: Sequence[Walkable], table: str, ids: Sequence[bytes]) -> int:
    """Take rows of one table away, in one write; says how many there were.

    Raises:
        NotFound: This store has no such table.
    """
    shelf = next((each for each in shelves if each.name == table), None)
    if shelf is None:
        raise NotFound(table=table)
    column = shelf.columns["id"]
    statement = delete(column.table).where(column == bindparam("row_id"))
    gone = 0
    with store.database.write() as session:
        for row_id in ids:
            gone += session.connection().execute(statement, {"row_id": row_id}).rowcount
    return gone


def compact(store: Store) -> None:
    """Write the store's file anew without the space that was given free; a store on a server does that by itself.

    Raises:
        DiskFull: There is no room for the new file; the old one is as it was.
    """
    store.database.compact()


def traces(
    store: Store, shelves: Sequence[Walkable], rows: Sequence[RowAt], keys: Sequence[KeyAt], needles: Sequence[bytes] = ()
) -> Traces:
    """Look for what was to go.

    Args:
        store: The store, opened.
        shelves: Its tables.
        rows: Rows that must not be there.
        keys: Keys of which no grant must be there.
        needles: Bytes that must not stand anywhere in the store's file: ids of keys and rows.
    """
    by_name = {shelf.name: shelf for shelf in shelves}
    left = grants = 0
    with store.database.read() as connection:
        for row in rows:
            column = by_name[row.table].columns["id"]
            statement = select(func.count()).select_from(column.table).where(column == row.id)
            left += connection.execute(statement).scalar_one()
        for key in keys:
            grants += connection.execute(_GRANTS_LEFT, {"kid_": key.kid}).scalar_one()
    return Traces(left, grants, _places(store, needles))


def _places(store: Store, needles: Sequence[bytes]) -> int:
    """How many of the needles stand in the store's file; a needle may lie across two blocks."""
    path = store.database.path
    wanted = {needle for needle in needles if needle}
    if path is None or not wanted:
        return 0
    overlap = max(map(len, wanted)) - 1
    found: set[bytes] = set()
    before = b""
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            window = before + block
            found |= {needle for needle in wanted - found if needle in window}
            before = window[-overlap:] if overlap else b""
    return len(found)
