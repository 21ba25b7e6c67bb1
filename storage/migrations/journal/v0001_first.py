"""The journal's first schema."""

from alembic import op
from sqlalchemy import UniqueConstraint

from storage.columns import bytes_column, size_check
from storage.migrations.common_0001 import foundations
from storage.migrations.sealed_0001 import only_grows, sealed_table

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    foundations()
    sealed_table(
        "subject",
        bytes_column("pseudonym"),
        size_check("pseudonym", 8),
        UniqueConstraint("pseudonym"),
        numbers=("service",),
    )
    sealed_table("permit")
    sealed_table("appointment", numbers=("day",))
    op.create_index("ix_appointment_day", "appointment", ["day"])
    sealed_table("draft", ids=("permit",))
    sealed_table("entry", ids=("permit",))
    sealed_table("addendum", ids=("permit", "entry"))
    op.create_index("ix_addendum_entry", "addendum", ["entry"])
    only_grows("entry", "addendum")
