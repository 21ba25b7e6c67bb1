"""The clear columns that every sealed row has, once for all tables of the three stores.

The rule: an id, whom it is about, how often it was written, the day, who wrote it and one envelope. Everything else
that a table shows in clear is named in its class, is a number or 16 bytes, and is repeated inside the envelope,
so that changing it by hand is found out at the next read.
"""

from sqlmodel import SQLModel

from storage.columns import id_field, number_field, sealed_field

HEAD_COLUMNS = ("id", "subject", "version", "created_ms", "author")
SEALED = "sealed"


class SealedRow(SQLModel):
    """Columns of every sealed row. `created_ms` is the first millisecond (UTC) of the day it was made."""

    id: bytes = id_field(primary=True)
    subject: bytes = id_field(index=True)
    version: int = number_field()
    created_ms: int = number_field()
    author: bytes = id_field()
    sealed: bytes = sealed_field()
