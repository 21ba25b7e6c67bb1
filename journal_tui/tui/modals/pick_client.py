"""Which client: type a part of the name, Enter takes the one that is marked. Returns the client id."""

from collections.abc import Sequence

from textual.content import Content

from journal_tui.locales import N_, _
from journal_tui.practice.values import ClientLine
from journal_tui.tui.modals.pick import PickDialog
from journal_tui.tui.screens.client_rows import Found, client_rows
from journal_tui.tui.widgets.rows import Row


class PickClientDialog(PickDialog):
    """The client list in a dialog; codes in the place of names while those are hidden."""

    LABEL = N_("Client")
    HELP_TITLE = N_("Which client?")
    HELP = N_("Type a part of the name. Enter takes the one that is marked; Esc changes nothing.")

    def __init__(self, lines: tuple[ClientLine, ...]) -> None:
        """Offer these clients."""
        super().__init__(Content(_("Which client?")))
        self._found = Found.of(lines)

    def rows_for(self, typed: str) -> Sequence[Row]:
        """The clients that fit, best first."""
        return client_rows(self._found.narrow(typed), hidden=self.host.names_hidden)

    def nothing(self) -> str:
        """What is said when nobody fits."""
        return _("Nobody fits.")
