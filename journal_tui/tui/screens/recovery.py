"""Both recovery sheets and a new passphrase open the practice again; new sheets are made at once."""

from typing import TYPE_CHECKING, cast

from textual import work
from textual.app import ComposeResult
from textual.widgets import Static

from journal_tui.locales import N_, _
from journal_tui.tui.commands import Back
from journal_tui.tui.day_commands import NextField, SaveForm
from journal_tui.tui.gateway import Failure
from journal_tui.tui.modals.right_date import dated
from journal_tui.tui.screens.form import FormScreen
from journal_tui.tui.screens.secret_sheets import SheetsScreen
from journal_tui.tui.widgets.field import Field
from journal_tui.wording.passphrases import good_enough

if TYPE_CHECKING:
    from journal_tui.tui.app import JournalApp


class RecoveryScreen(FormScreen[None]):
    """The form for the sheets."""

    OFFERS = (NextField, SaveForm, Back)
    EVERYDAY = False
    HAS_NAME_STATE = HAS_CLOCK = False
    HELP_TITLE = N_("Recovery")
    HELP = N_(
        "Type each sheet group by group; spaces, dashes and case do not matter. A group that is mistyped is named, so "
        "that you can find it. The old passphrase and the old sheets stop working when the new ones are made."
    )

    def fields(self) -> ComposeResult:
        yield Field(N_("Sheet 1"), id="sheet-1", check=_needed)
        yield Field(N_("Sheet 2"), id="sheet-2", check=_needed)
        yield Static("", classes="gap")
        yield Field(N_("New passphrase"), id="passphrase", password=True, check=good_enough)
        yield Field(N_("Once more"), id="again", password=True, check=self._same)

    def _same(self, text: str) -> str:
        return "" if text == self.value("passphrase") else _("The two are not the same.")

    def paint(self) -> None:
        super().paint()
        self.header(_("Forgotten passphrase"), _("both sheets, then a new passphrase"))

    def action_back(self) -> None:
        for field in self.query(Field):
            field.value = ""
        self.host.step_back()

    def action_save(self) -> None:
        if self.check_all():
            self.recover()

    @work(exclusive=True, group="recover", description="recover")
    async def recover(self) -> None:
        """Open with the sheets; on success show the new ones."""
        shares = (self.value("sheet-1"), self.value("sheet-2"))
        try:
            fresh = await dated(self.host, lambda day: self.host.gateway.recover(shares, self.value("passphrase"), day))
        except Failure as failure:
            if failure.code == "date_unconfirmed":
                self.host.missing(_("Set the clock of the computer, then try again."))
                return
            if failure.code != "wrong_recovery_key":
                raise
            self.point_at(failure)
            return
        await self.host.push_screen(SheetsScreen(fresh, cast("JournalApp", self.app).begun, renewed=True))

    def point_at(self, failure: Failure) -> None:
        """Say which group of which sheet is mistyped."""
        sheet, group = failure.facts.get("sheet"), failure.facts.get("group")
        field = self.query_one("#sheet-2" if sheet == 2 else "#sheet-1", Field)
        words = failure.text if not group else _("Group {group} is mistyped.").format(group=group)
        field.complain(words)
        field.focus()


def _needed(text: str) -> str:
    return "" if text.strip() else _("Type what stands on the sheet.")
