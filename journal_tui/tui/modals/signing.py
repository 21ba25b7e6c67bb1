"""The passphrase that signs: a small dialog with one field."""

from textual import on, work
from textual.app import ComposeResult
from textual.widgets import Input

from journal_tui.locales import N_, _
from journal_tui.tui.modals.base import Dialog, keys_line, paragraph
from journal_tui.tui.widgets.field import Field


class PassphraseDialog(Dialog[bool]):
    """Asks for the counsellor's passphrase; True when it was right."""

    HELP_TITLE = N_("Your passphrase")
    HELP = N_("Only you can sign. The passphrase is checked here and kept nowhere.")

    def __init__(self, title: str, what: str, act: str) -> None:
        """Make the dialog.

        Args:
            title: A few words.
            what: What happens after the right passphrase, one sentence.
            act: What Enter does, in one or two words.
        """
        super().__init__()
        self._title = title
        self._what = what
        self._act = act
        self._checking = False

    def body(self) -> ComposeResult:
        """Title, sentence, field, keys."""
        yield paragraph(self._title, "$strong bold")
        yield paragraph(self._what)
        yield Field(N_("Passphrase"), id="passphrase", password=True, width=12)
        yield keys_line(self._act, _("Back"))

    def on_mount(self) -> None:
        """Begin in the field."""
        self.query_one(Field).focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if not self._checking and event.value:
            self._checking = True
            self.check(event.value)

    @work(exclusive=True, group="check", description="check passphrase")
    async def check(self, passphrase: str) -> None:
        """Ask the practice whether it is right."""
        field = self.query_one(Field)
        try:
            right = await self.host.gateway.ask(lambda p: p.check_passphrase(passphrase))
        finally:
            self._checking = False
        if right:
            self.answer(True)
            return
        field.value = ""
        field.complain(_("Wrong passphrase. Type it again."))
