"""Tokens know what they were merged into (payload `vault/token/2`).

No table changes: the new fields lie inside the envelopes, and an earlier payload reads with them empty. The version is
raised all the same, so that a program which does not know the new shape refuses the vault by name, instead of calling
its tokens damaged.
"""

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change nothing that is not sealed."""
