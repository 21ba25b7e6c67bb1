"""Another passphrase: the old one, then the new one twice. Only the key slots are rewritten."""

from textual import work
from textual.app import ComposeResult
from textual.widgets import Static

from journal_tui.locales import N_, _
from journal_tui.tui.gateway import Failure
from journal_tui.tui.screens.form import FormScreen
from journal_tui.tui.widgets.field import Field
from journal_tui.wording.passphrases import good_enough


class ChangePassphraseScreen(FormScreen[None]):
    """The form."""

    HAS_NAME_STATE = False
    HELP_TITLE = N_("Change the passphrase")
    HELP = N_(
        "What is stored stays as it is, and the recovery sheets go on working. The old passphrase opens nothing any more."
    )

    def fields(self) -> ComposeResult:
        yield Field(N_("Passphrase now"), id="old", password=True, width=19)
        yield Static("", classes="gap")
        yield Field(N_("New passphrase"), id="passphrase", password=True, width=19, check=good_enough)
        yield Field(N_("Once more"), id="again", password=True, width=19, check=self._same)

    def _same(self, text: str) -> str:
        return "" if text == self.value("passphrase") else _("The two are not the same.")

    def paint(self) -> None:
        super().paint()
        self.header(_("Change the passphrase"))

    def action_save(self) -> None:
        if self.check_all():
            self.save()

    @work(exclusive=True, group="save", description="change passphrase")
    async def save(self) -> None:
        """Set it; the fields are emptied whatever happens."""
        old, new = self.value("old"), self.value("passphrase")
        for field in self.query(Field):
            field.value = ""
        try:
            await self.host.gateway.ask(lambda practice: practice.change_passphrase(old, new))
        except Failure as failure:
            if failure.code not in {"wrong_passphrase", "weak_passphrase", "passphrase_length"}:
                raise
            field = self.query_one("#old" if failure.code == "wrong_passphrase" else "#passphrase", Field)
            field.complain(failure.text)
            field.focus()
            return
        self.host.done(_("The passphrase is changed."))
        self.action_back()
