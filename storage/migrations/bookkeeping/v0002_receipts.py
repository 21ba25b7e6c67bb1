"""Receipts."""

from storage.migrations.sealed_0001 import sealed_table

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    sealed_table("receipt")
