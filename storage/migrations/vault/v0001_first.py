"""The vault's first schema."""

from sqlalchemy import UniqueConstraint

from storage.migrations.common_0001 import foundations
from storage.migrations.sealed_0001 import only_grows, sealed_table, unique

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    foundations()
    for name in ("person", "contact_point", "contact_event", "consent_record", "restriction", "act"):
        sealed_table(name)
    for name in ("national_id", "practice"):
        sealed_table(name, unique(name, "subject", "subject"))
    sealed_table("mapping", UniqueConstraint("journal_lookup"), ids=("journal_lookup",))
    sealed_table("token", unique("token", "base", "subject", "base_lookup"), ids=("base_lookup",))
    sealed_table("forms", UniqueConstraint("text_lookup"), ids=("text_lookup",))
    sealed_table("decision", unique("decision", "word", "subject", "word_lookup"), ids=("word_lookup",))
    sealed_table(
        "consent_document",
        unique("consent_document", "number", "service", "number"),
        numbers=("service", "number"),
    )
    sealed_table("consent_event", unique("consent_event", "seq", "subject", "seq"), numbers=("seq",))
    only_grows("consent_document", "consent_event", "consent_record")
