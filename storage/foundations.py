"""The tables that every store has: who it is, who may open it, and what was done in it.

They are plain Core tables in a metadata of their own, the same in all three stores; the program reads and writes them with
statements built once. There is no text column: even the schema version's is the migration tool's own.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sqlalchemy import Column as AnyColumn
from sqlalchemy import Index, MetaData, String, Table, UniqueConstraint

from storage.columns import bytes_column, id_check, number_column, sealed_check, size_check
from storage.triggers import guard

metadata: Final = MetaData()

GRANT_BYTES: Final = 232
GRANT_PREFIX: Final = b"\x47\x01\x01"
SLOT_BYTES: Final = 156
AUDIT_BYTES: Final = 216
AUDIT_PREFIX: Final = b"\x41\x01\x00\x00"

version_table: Final = Table("alembic_version", metadata, AnyColumn("version_num", String(32), primary_key=True))
"""Laid out as the migration tool expects it."""

store_table: Final = Table(
    "store",
    metadata,
    bytes_column("id", primary=True),
    bytes_column("practice"),
    number_column("kind"),
    number_column("version"),
    number_column("created_ms"),
    bytes_column("root_public"),
    bytes_column("sealed"),
    *id_check("id", "practice"),
    size_check("root_public", 32),
    *sealed_check("sealed"),
    sqlite_strict=True,
)
"""One row: the store's identity, the pinned root key, and a sealed copy of both."""

user_table: Final = Table(
    "key_user",
    metadata,
    bytes_column("id", primary=True),
    bytes_column("user_id"),
    number_column("generation"),
    number_column("role"),
    number_column("created_ms"),
    bytes_column("agreement_public"),
    bytes_column("signing_public"),
    bytes_column("certificate"),
    *id_check("id", "user_id"),
    size_check("agreement_public", 32),
    size_check("signing_public", 32),
    size_check("certificate", 64),
    UniqueConstraint("user_id", "generation", name="uq_key_user_generation"),
    sqlite_strict=True,
)
"""One row per key pair of a user: old generations stay, because what they signed stays."""

slot_table: Final = Table(
    "key_slot",
    metadata,
    bytes_column("id", primary=True),
    bytes_column("user_id"),
    bytes_column("key_user"),
    number_column("kind"),
    number_column("created_ms"),
    number_column("kdf"),
    number_column("memory_kib"),
    number_column("passes"),
    number_column("lanes"),
    bytes_column("salt"),
    bytes_column("proof"),
    bytes_column("wrapped"),
    bytes_column("checksum"),
    *id_check("id", "user_id", "key_user", "salt", "proof"),
    size_check("wrapped", SLOT_BYTES),
    size_check("checksum", 32),
    sqlite_strict=True,
)

grant_table: Final = Table(
    "key_grant",
    metadata,
    bytes_column("id", primary=True),
    number_column("domain"),
    bytes_column("subject"),
    bytes_column("kid"),
    bytes_column("recipient"),
    number_column("created_ms"),
    bytes_column("body"),
    *id_check("id", "subject", "kid", "recipient"),
    size_check("body", GRANT_BYTES, prefix=GRANT_PREFIX),
    UniqueConstraint("kid", "recipient", name="uq_key_grant_kid_recipient"),
    Index("ix_key_grant_use", "recipient", "domain", "subject"),
    sqlite_strict=True,
)

audit_table: Final = Table(
    "audit",
    metadata,
    number_column("seq", primary=True),
    bytes_column("body"),
    size_check("body", AUDIT_BYTES, prefix=AUDIT_PREFIX),
    sqlite_strict=True,
)

mark_table: Final = Table(
    "audit_mark",
    metadata,
    number_column("number", primary=True),
    number_column("kind"),
    bytes_column("run"),
    number_column("seq"),
    number_column("created_ms"),
    bytes_column("body"),
    bytes_column("signature"),
    *id_check("run"),
    size_check("signature", 64),
    sqlite_strict=True,
)
"""Starts, checkpoints and ends of audit runs, each signed."""

guard(audit_table)
guard(mark_table)

KIND_NUMBERS: Final[Mapping[str, int]] = MappingProxyType({"journal": 1, "vault": 2, "bookkeeping": 3})
APPLICATION_IDS: Final[Mapping[str, int]] = MappingProxyType(
    {
        "journal": int.from_bytes(b"JTJ1"),
        "vault": int.from_bytes(b"JTV1"),
        "bookkeeping": int.from_bytes(b"JTB1"),
    }
)
"""Written into the head of a SQLite file, so that a file at the wrong place is known before it is read."""
