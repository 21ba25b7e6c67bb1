"""Rights cases, holds, disclosures, suppressions, enquiries, links to invoices, reviews, processors, erasures."""

from alembic import op

from storage.migrations.sealed_0001 import sealed_table

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    names = ("rights_case", "case_text", "hold", "disclosure", "enquiry", "invoice_link", "review", "processor", "erasure")
    for name in names:
        sealed_table(name)
    sealed_table("suppression", ids=("mark_lookup",))
    op.create_index("ix_suppression_mark_lookup", "suppression", ["mark_lookup"])
