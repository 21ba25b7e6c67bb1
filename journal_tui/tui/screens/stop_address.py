"""An objection to marketing from somebody who is no client, or is one no longer: the address goes on the stop list at once."""

from textual import work
from textual.app import ComposeResult

from journal_tui.locales import N_, _
from journal_tui.tui.gateway import Failure
from journal_tui.tui.screens.form import FormScreen
from journal_tui.tui.widgets.field import Field


class StopAddressScreen(FormScreen[None]):
    """One address."""

    KEEP = "stop-address"
    HELP_TITLE = N_("No marketing to an address")
    HELP = N_(
        "An e-mail address or a phone number, of whoever wrote: also of somebody who was erased and comes back. It works at once and "
        "needs no case. Of the address a mark is kept that cannot be read back."
    )

    def fields(self) -> ComposeResult:
        """The address."""
        yield Field(N_("E-mail or phone"), id="email_or_phone", hint=N_("a client's own: from the card"))

    def paint(self) -> None:
        super().paint()
        self.header(_("No marketing to an address"))

    def action_save(self) -> None:
        if self.check_all():
            self.save()

    @work(exclusive=True, group="save", description="stop an address")
    async def save(self) -> None:
        """Put it on the list and go back."""
        address = self.value("email_or_phone")
        try:
            new = await self.host.gateway.ask(lambda p: p.suppressions.stop_address(address))
        except Failure as failure:
            if failure.facts.get("field") not in {"email", "phone", "address"}:
                raise
            field = self.query_one("#email_or_phone", Field)
            field.complain(failure.text)
            field.focus()
            return
        self.is_saved()
        self.host.done(
            _("The address gets no marketing any more.") if new else _("The address is on the stop list already.")
        )
        self.host.step_back()
