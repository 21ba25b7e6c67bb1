"""A new goal, in the client's words. Enter keeps it; what was typed before Esc stands there again next time."""

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input

from journal_tui.locales import N_, _
from journal_tui.tui.modals.base import Dialog, paragraph
from journal_tui.tui.widgets.field import Field


class GoalDialog(Dialog[str]):
    """Asks for the words; returns them as they were typed."""

    HELP_TITLE = N_("A goal")
    HELP = N_("What the client wants to be able to do, in the client's own words. It is rated 0 to 10 in each appointment.")

    def __init__(self, client: str) -> None:
        """Ask for a goal of this client."""
        super().__init__()
        self.KEEP = f"goal-{client}"

    def body(self) -> ComposeResult:
        """Title, what it is, one field."""
        yield paragraph(Content.styled(_("A new goal"), "$strong bold"))
        yield paragraph(_("In the client's own words. Names become codes when it is kept."), "$muted")
        yield Field(N_("Goal"), id="goal", width=6)

    def on_mount(self) -> None:
        """Begin in the field."""
        self.query_one(Field).focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        field = self.query_one(Field)
        if field.value.strip():
            self.answer(field.value)
        else:
            field.complain(_("Write the goal, for instance: sleep six hours"))
