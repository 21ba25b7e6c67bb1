"""The bookkeeping store's first schema."""

from storage.migrations.common_0001 import foundations
from storage.migrations.sealed_0001 import sealed_table

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    foundations()
    sealed_table("invoice")
    sealed_table("debt_case")
