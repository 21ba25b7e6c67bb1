"""Agreements, goals, measurements, workouts, safety plans, emergency and working notes; own templates, phrases, instruments.

An appointment may say which calendar event it came from (payload `journal/appointment/2`); earlier payloads read with that
field empty.
"""

from storage.migrations.sealed_0001 import sealed_table

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    for name in ("agreement", "goal", "measurement", "workout", "safety_plan"):
        sealed_table(name, ids=("permit",))
    for name in ("own_template", "phrase", "instrument", "emergency_note", "working_note"):
        sealed_table(name)
