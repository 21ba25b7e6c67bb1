"""The dialog for an error: what is wrong, what is not lost, the next step, a code that holds no personal data."""

from textual.content import Content

from journal_tui.locales import _
from journal_tui.tui.gateway import Failure
from journal_tui.tui.modals.base import Choice, ChoiceDialog


class FailureDialog(ChoiceDialog):
    """Says what went wrong. There is nothing to decide but to go back."""

    def __init__(self, failure: Failure) -> None:
        """Show a failure of the gateway, which is already in words."""
        support = Content.assemble((_("For support"), "$muted"), "  ", (failure.support or failure.code, "$ink"))
        means = Content.styled(failure.way_on, "$muted")
        super().__init__(
            failure.title,
            failure.text,
            [Choice("escape", _("Back"), "back")],
            symbol="×",
            tone="$stop",
            means=Content.assemble(means, "\n\n" if failure.way_on else "", support),
        )
        self.failure = failure
