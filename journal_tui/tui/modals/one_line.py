"""A dialog with one field: something typed on one line. `Esc` answers nothing."""

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input

from journal_tui.locales import N_, _
from journal_tui.tui.modals.base import Dialog, keys_line, paragraph
from journal_tui.tui.widgets.field import Field


class OneLineDialog(Dialog[str]):
    """Asks for one line; gives it without the spaces around it, never empty."""

    HELP_TITLE = N_("One line")
    HELP = N_("Type it and press Enter. Esc goes back and changes nothing.")

    def __init__(self, title: str, what: Content | str, label: str, does: str, *, value: str = "", wrong: str = "") -> None:
        """Make the dialog.

        Args:
            title: A few words.
            what: What it means.
            label: Message id of the field's label.
            does: What Enter does, in the language of the screen.
            value: What stands in the field already.
            wrong: What was wrong with it.
        """
        super().__init__()
        self._value, self._wrong = value, wrong
        self._title, self._what, self._label, self._does = title, what, label, does

    def body(self) -> ComposeResult:
        """Title, meaning, field, keys."""
        yield paragraph(self._title, "$strong bold")
        yield paragraph(self._what, "$muted")
        yield Field(self._label, id="line", width=8, value=self._value)
        yield keys_line(self._does, _("Back"))

    def on_mount(self) -> None:
        """Begin in the field."""
        self.query_one(Field).focus()
        if self._wrong:
            self.query_one(Field).complain(self._wrong)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip():
            self.answer(event.value.strip())
