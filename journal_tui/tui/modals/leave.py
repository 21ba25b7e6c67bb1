"""Asks before the program ends while a draft is open or a form is half written; the safe answer is to stay.

A draft that could not be saved is only in memory: then nothing but a typed word ends the program.
"""

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input

from journal_tui.locales import N_, _
from journal_tui.tui.modals.base import Choice, ChoiceDialog, Dialog, paragraph
from journal_tui.tui.widgets.field import Field


class LeaveDialog(ChoiceDialog):
    """Returns `leave`, or None to stay."""

    def __init__(self, *, lost: bool = False) -> None:
        """Make the dialog; `lost`: a form is half written, which nothing but the running program keeps."""
        super().__init__(
            _("A form is half written") if lost else _("A draft is open"),
            _("It is kept while the program runs, and lost if you quit now.")
            if lost
            else _("It is saved and waits for you when you unlock again."),
            [Choice("a", _("Quit and lock"), "leave"), Choice("escape", _("Stay"), "stay")],
            symbol="▲",
            tone="$watch",
            safe="stay",
        )


class LoseDialog(Dialog[bool]):
    """Returns True when the word was typed, None to stay."""

    HELP_TITLE = N_("The draft")
    HELP = N_("What you have written since the last save is only in memory. Esc goes back to it; a typed word lets it go.")

    def body(self) -> ComposeResult:
        """What is not saved, and the word that lets it go."""
        yield paragraph(Content.assemble(("× ", "$stop bold"), (_("The draft could not be saved"), "$stop bold")))
        yield paragraph(_("What you have written since the last save is only in memory. It is lost if you quit now."))
        yield Field(N_("To throw it away, type"), id="word", width=24)
        keys = Content.assemble(("Esc", "$accent bold"), "  ", (_("Stay"), "$ink"))
        yield paragraph(keys)

    def on_mount(self) -> None:
        """Nothing happens before the word is whole."""
        field = self.query_one(Field)
        field.styles.margin = (0, 0, 1, 0)
        field.hint(_("DISCARD"))
        field.focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value == _("DISCARD"):
            self.answer(True)
        else:
            self.query_one(Field).complain(_("Type {word}, in capitals.").format(word=_("DISCARD")))
