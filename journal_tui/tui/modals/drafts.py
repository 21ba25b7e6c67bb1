"""At unlock: an unsigned note is waiting. Go on, look at it, or throw it away by a typed word."""

from datetime import datetime

from textual import events, on
from textual.app import ComposeResult
from textual.widgets import Input

from journal_tui.locales import N_, _, ngettext
from journal_tui.practice.values import Draft
from journal_tui.tui.badges import service_name
from journal_tui.tui.modals.base import Choice, Dialog, choice_row, paragraph
from journal_tui.tui.widgets.field import Field
from journal_tui.tui.widgets.row_list import RowList
from journal_tui.wording import day


class DraftDialog(Dialog[str]):
    """Answers `continue`, `show`, `discard`, or None for later. Nothing is thrown away before the word is whole."""

    HELP_TITLE = N_("The draft")
    HELP = N_("What you had written is saved. Enter opens it where you were; nothing is lost if you leave it for later.")

    def __init__(self, draft: Draft, now: datetime) -> None:
        """Make the dialog.

        Args:
            draft: The newest unsigned note, without text.
            now: To tell today's from older ones.
        """
        super().__init__()
        self.draft = draft
        self.now = now

    def _choices(self) -> list[Choice]:
        return [
            Choice("enter", _("Continue"), "continue"),
            Choice("v", _("Show it"), "show"),
            Choice("k", _("Throw it away"), "discard", _("asks for a typed word")),
            Choice("escape", _("Later"), "back"),
        ]

    def body(self) -> ComposeResult:
        """Title, when and how much, the choices, and the field for the word."""
        saved = self.draft.saved_at.astimezone()
        when = saved.strftime("%H:%M") if saved.date() == self.now.date() else f"{day(saved.date())} {saved:%H:%M}"
        words = ngettext("{count} word", "{count} words", self.draft.words).format(count=self.draft.words)
        yield paragraph(_("A draft is waiting"), "$strong bold")
        yield paragraph(
            _("From {time}, {words}, {service}.").format(time=when, words=words, service=service_name(self.draft.service))
        )
        yield RowList(id="choices", letters=False)
        yield Field(N_("To throw it away, type"), id="word", width=24)

    def on_mount(self) -> None:
        """The bar rests on going on."""
        choices = self.query_one("#choices", RowList)
        rows = self._choices()
        choices.styles.height = len(rows)
        choices.show([choice_row(each) for each in rows], key="continue")
        field = self.query_one("#word", Field)
        field.display = False
        field.styles.margin = (1, 0, 0, 0)
        field.hint(_("DISCARD"))
        choices.focus()

    def on_key(self, event: events.Key) -> None:
        """One key for each choice, while no word is being typed."""
        if self.query_one("#word", Field).display:
            return
        if event.character in {"v", "k"}:
            event.stop()
            event.prevent_default()
            self._choose("show" if event.character == "v" else "discard")

    @on(RowList.Opened)
    def _opened(self, event: RowList.Opened) -> None:
        event.stop()
        self._choose(event.key)

    def _choose(self, chosen: str) -> None:
        if chosen == "discard":
            field = self.query_one("#word", Field)
            field.display = True
            field.focus()
            return
        self.answer(None if chosen == "back" else chosen)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value == _("DISCARD"):
            self.answer("discard")
        else:
            self.query_one("#word", Field).complain(_("Type {word}, in capitals.").format(word=_("DISCARD")))

    def action_cancel(self) -> None:
        """Esc first leaves the field, then the dialog."""
        field = self.query_one("#word", Field)
        if field.display:
            field.display = False
            field.value = ""
            self.query_one("#choices").focus()
            return
        self.answer(None)
