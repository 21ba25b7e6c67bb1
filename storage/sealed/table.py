"""What is known of one sealed table: its row class, its record's codec, which key seals it, its statements.

The rule: statements are built once, at import, from the table class's own columns with bind parameters: building a
select per call costs more than opening the envelopes that it finds, and a mapped object's failed flush would undo the
whole transaction around it, not only its own write.
"""

from collections.abc import Callable, Mapping
from typing import Generic

from sqlalchemy import Delete, Insert, Select, Table, Update, bindparam, delete, func, insert, select, update
from sqlalchemy.sql.elements import ColumnElement

from storage.crypto.keyring import DataKey
from storage.sealed.payload import Codec, RecordT
from storage.sealed.rows import HEAD_COLUMNS, SEALED, SealedRow
from storage.store import Store

Query = Select[*tuple[object, ...]]
Clear = Mapping[str, int | bytes]
KeyOf = Callable[[Store, bytes], DataKey]
ClearOf = Callable[[Store, RecordT], Clear]
Prove = Callable[[Store, RecordT], None]


def practice_key(store: Store, _: bytes) -> DataKey:
    """The store's own key, for what belongs to the practice and not to a client."""
    return store.store_key


class SealedTable(Generic[RecordT]):
    """One sealed table.

    Args:
        row: The SQLModel table class.
        codec: How its records are written inside the envelope.
        key_of: The data key of a subject.
        clear_of: The columns that repeat something of the record in clear (or as a keyed hash).
        prove: Checks what the envelope alone does not prove, a signature; raises `Tampered`.
    """

    def __init__(
        self,
        row: type[SealedRow],
        codec: Codec[RecordT],
        key_of: KeyOf,
        clear_of: ClearOf[RecordT] | None = None,
        prove: Prove[RecordT] | None = None,
    ) -> None:
        """Build the statements that every repository needs."""
        self.row = row
        self.codec = codec
        self.key_of = key_of
        self.table: Table = row.metadata.tables[str(row.__tablename__)]
        self.name = "".join(self.table.name)  # a plain word: the library has a class of its own for names
        self._clear_of = clear_of
        self._prove = prove
        columns = self.table.c
        self.permitted = "permit" in columns
        head = (*HEAD_COLUMNS, "permit") if self.permitted else HEAD_COLUMNS
        self.clear_names = tuple(name for name in columns.keys() if name not in {*head, SEALED})  # noqa: SIM118
        self.columns = tuple(columns[name] for name in (*head, SEALED, *self.clear_names))
        self.sealed_at = len(head)
        self.by_id = self.where("id")
        self.by_subject = self.where("subject")
        self.everything = self.select()
        self.page = self.select(columns.id > bindparam("after")).order_by(columns.id).limit(bindparam("limit"))
        self.ids: Select[bytes] = select(columns.id)
        self.size: Select[int] = select(func.count()).select_from(self.table)
        self.stamp: Select[int, int] = select(func.count(), func.coalesce(func.sum(columns.version), 0))
        self.add: Insert = insert(self.table)
        self.remove: Delete = delete(self.table).where(columns.id == bindparam("row_id"))
        self.replace: Update = (
            update(self.table)
            .where(
                columns.id == bindparam("row_id"),
                columns.subject == bindparam("row_subject"),
                columns.version == bindparam("row_version"),
            )
            .values({name: bindparam(name) for name in ("version", "author", *head[5:], SEALED, *self.clear_names)})
        )

    def select(self, *conditions: ColumnElement[bool]) -> Query:
        """A select of this table's columns in the order that a shelf reads."""
        return select(*self.columns).where(*conditions)

    def where(self, *names: str) -> Query:
        """A select by equality of these columns; the bind parameters have the columns' names."""
        return self.select(*(self.table.c[name] == bindparam(name) for name in names))

    def clear(self, store: Store, record: RecordT) -> Clear:
        """What the row shows of the record besides the head."""
        return {} if self._clear_of is None else self._clear_of(store, record)

    @property
    def proves(self) -> bool:
        """Whether its records are signed."""
        return self._prove is not None

    def prove(self, store: Store, record: RecordT) -> None:
        """Check what goes beyond the envelope.

        Raises:
            Tampered: A signature does not fit.
        """
        if self._prove is not None:
            self._prove(store, record)
