"""In which order agreements are shown, everywhere the same. Pure."""

from collections.abc import Sequence

from journal_tui.practice.continuity.values import Agreement


def in_order(found: Sequence[Agreement]) -> tuple[Agreement, ...]:
    """What is most urgent first: open ones by their day, then open ones without, then settled ones; newest first."""

    def urgency(each: Agreement) -> tuple[bool, bool, int, float]:
        due = each.due.toordinal() if each.is_open and each.due else 0
        return (not each.is_open, each.is_open and each.due is None, due, -each.at.timestamp())

    return tuple(sorted(found, key=urgency))
