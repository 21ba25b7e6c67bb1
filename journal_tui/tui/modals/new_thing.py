"""`n` on the day: an appointment or a client."""

from journal_tui.locales import _
from journal_tui.tui.modals.base import Choice, ChoiceDialog


class NewThingDialog(ChoiceDialog):
    """Returns `appointment` or `client`."""

    def __init__(self) -> None:
        super().__init__(
            _("New"),
            "",
            [
                Choice("a", _("Appointment"), "appointment", _("client, service, time")),
                Choice("c", _("Client"), "client", _("name and services")),
                Choice("escape", _("Back"), "back"),
            ],
        )
