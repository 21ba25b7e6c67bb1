"""Asks before the program ends while a draft is open; the safe answer is to stay."""

from journal_tui.locales import _
from journal_tui.tui.modals.base import Choice, ChoiceDialog


class LeaveDialog(ChoiceDialog):
    """Returns `leave`, or None to stay."""

    def __init__(self) -> None:
        super().__init__(
            _("A draft is open"),
            _("It is saved and waits for you when you unlock again."),
            [Choice("a", _("Quit and lock"), "leave"), Choice("escape", _("Stay"), "stay")],
            symbol="▲",
            tone="$watch",
            safe="stay",
        )
