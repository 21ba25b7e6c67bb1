"""How a sealed table looked in the first schema. Frozen: later revisions change tables, never this file."""

from alembic import op
from sqlalchemy import Column, UniqueConstraint
from sqlalchemy.schema import SchemaItem

from storage.columns import bytes_column, id_check, number_column, sealed_check, table_options
from storage.triggers import refuse_change


def sealed_table(name: str, *more: SchemaItem, ids: tuple[str, ...] = (), numbers: tuple[str, ...] = ()) -> None:
    """Make a table with the head that all sealed rows have, 16-byte columns `ids`, `numbers`, and what `more` gives."""
    head: tuple[Column[bytes] | Column[int], ...] = (
        bytes_column("id", primary=True),
        bytes_column("subject"),
        number_column("version"),
        number_column("created_ms"),
        bytes_column("author"),
        bytes_column("sealed"),
    )
    op.create_table(
        name,
        *head,
        *(bytes_column(each) for each in ids),
        *(number_column(each) for each in numbers),
        *sealed_check("sealed"),
        *id_check("id", "subject", "author", *ids),
        *more,
        **table_options(),
    )
    op.create_index(f"ix_{name}_subject", name, ["subject"])


def unique(table: str, label: str, *columns: str) -> UniqueConstraint:
    """A named unique constraint."""
    return UniqueConstraint(*columns, name=f"uq_{table}_{label}")


def only_grows(*tables: str) -> None:
    """Let the database refuse every UPDATE of these tables; erasure still takes rows away."""
    for table in tables:
        for statement in refuse_change(table, op.get_bind().dialect.name, ("UPDATE",)):
            op.execute(statement)
