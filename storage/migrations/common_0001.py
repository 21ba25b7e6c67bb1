"""The tables that every store has, as they were in the first schema. Frozen: later revisions change tables, never this file."""

from alembic import op
from sqlalchemy import UniqueConstraint

from storage.columns import bytes_column, id_check, number_column, sealed_check, size_check
from storage.triggers import refuse_change

GRANT_BYTES = 232
SLOT_BYTES = 156
AUDIT_BYTES = 216


def foundations() -> None:
    """Make the common tables."""
    op.create_table(
        "store",
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
    _users_and_slots()
    _grants()
    _audit()


def _users_and_slots() -> None:
    op.create_table(
        "key_user",
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
    op.create_table(
        "key_slot",
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


def _grants() -> None:
    op.create_table(
        "key_grant",
        bytes_column("id", primary=True),
        number_column("domain"),
        bytes_column("subject"),
        bytes_column("kid"),
        bytes_column("recipient"),
        number_column("created_ms"),
        bytes_column("body"),
        *id_check("id", "subject", "kid", "recipient"),
        size_check("body", GRANT_BYTES, prefix=b"\x47\x01\x01"),
        UniqueConstraint("kid", "recipient", name="uq_key_grant_kid_recipient"),
        sqlite_strict=True,
    )
    op.create_index("ix_key_grant_use", "key_grant", ["recipient", "domain", "subject"])


def _audit() -> None:
    op.create_table(
        "audit",
        number_column("seq", primary=True),
        bytes_column("body"),
        size_check("body", AUDIT_BYTES, prefix=b"\x41\x01\x00\x00"),
        sqlite_strict=True,
    )
    op.create_table(
        "audit_mark",
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
    dialect = op.get_bind().dialect.name
    for table in ("audit", "audit_mark"):
        for statement in refuse_change(table, dialect):
            op.execute(statement)
