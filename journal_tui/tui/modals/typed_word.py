"""A dialog that takes something away only by a typed word: the word is in view, `Esc` changes nothing."""

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from journal_tui.locales import N_, _
from journal_tui.tui.modals.base import Dialog, keys_line, paragraph
from journal_tui.tui.widgets.field import Field


class TypedWordDialog(Dialog[bool]):
    """True once the word was typed whole and Enter pressed."""

    HELP_TITLE = N_("A typed word")
    HELP = N_("It cannot be undone. Type the word in capitals and press Enter; Esc goes back and changes nothing.")

    def __init__(self, title: str, what: str, word: str) -> None:
        """Make the dialog.

        Args:
            title: A few words.
            what: What goes, one sentence.
            word: The word, in the language of the screen.
        """
        super().__init__()
        self._title, self._what, self._word = title, what, word

    def body(self) -> ComposeResult:
        """Title, what goes, field, keys."""
        yield paragraph(self._title, "$strong bold")
        yield paragraph(self._what)
        yield Field(N_("Type the word"), id="word", width=16)
        yield keys_line(_("Take it away"), _("Back"))

    def on_mount(self) -> None:
        """Begin in the field, with the word beside it."""
        field = self.query_one(Field)
        field.hint(self._word)
        field.focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value == self._word:
            self.answer(True)
        else:
            self.query_one(Field).complain(_("Type {word}, in capitals.").format(word=self._word))
