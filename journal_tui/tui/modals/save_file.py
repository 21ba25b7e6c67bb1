"""Where a copy for the client shall be written: one field, refused when something is there already."""

from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.widgets import Input

from journal_tui.copies import write_new
from journal_tui.locales import N_, _
from journal_tui.tui.modals.base import Dialog, keys_line, paragraph
from journal_tui.tui.widgets.field import Field


class SaveFileDialog(Dialog[bool]):
    """Writes a text to a new file that only the person at the keyboard can read; True when it was written."""

    HELP_TITLE = N_("Where to")
    HELP = N_("A path to a new file, for instance ~/receipt.txt. Nothing that exists is overwritten.")

    def __init__(self, title: str, what: str, text: str) -> None:
        """Make the dialog.

        Args:
            title: What is written.
            what: What to do with it afterwards.
            text: The text; held until the dialog closes.
        """
        super().__init__()
        self._title, self._what, self._text = title, what, text

    def body(self) -> ComposeResult:
        """Title, what it means, field, keys."""
        yield paragraph(self._title, "$strong bold")
        yield paragraph(_("It holds the client's name, and it is not sealed."))
        yield paragraph(self._what, "$muted")
        yield Field(N_("File"), id="path", width=8)
        yield keys_line(_("Write it"), _("No copy"))

    def on_mount(self) -> None:
        """Begin in the field."""
        self.query_one(Field).focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip():
            self.write(Path(event.value.strip()).expanduser())

    @work(exclusive=True, group="write", description="write receipt")
    async def write(self, path: Path) -> None:
        """Write it on the storage thread; say what is wrong in the field."""
        text = self._text
        if await self.host.gateway.call(lambda: write_new(path, text)):
            self.answer(True)
            return
        self.query_one(Field).complain(
            _("It cannot be written there, or a file is there already. For instance: ~/receipt.txt")
        )
