"""What the lookup asks the practice for about one answer. Runs on the storage thread; the read is logged there."""

from typing import TYPE_CHECKING

from journal_tui.practice.continuity.values import Agreement, Goal
from journal_tui.practice.values import Entry, Hit

if TYPE_CHECKING:
    from journal_tui.practice.practice import Practice


def one(practice: "Practice", hit: Hit, *, identified: bool) -> Entry | Agreement | Goal:
    """Open what was found.

    Args:
        practice: The open practice.
        hit: Which answer.
        identified: Put the names back.
    """
    if hit.kind == "entry":
        return practice.entries.get(hit.entry, identified=identified)
    if hit.kind == "goal":
        return practice.goals.get(hit.entry, identified=identified)
    return practice.agreements.get(hit.entry, identified=identified)
