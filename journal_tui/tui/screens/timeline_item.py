"""One line of a timeline as a whole, for what has no page of its own. It was read with the timeline, and logged there."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from journal_tui.locales import N_, _
from journal_tui.practice.timeline.values import TimelineItem
from journal_tui.tui.commands import Back
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.widgets.timeline_rows import preview


class TimelineItemScreen(PageScreen[None]):
    """An agreement, a goal, a safety plan, a measurement, a workout; or why it is not shown."""

    OFFERS = (Back,)
    HELP_TITLE = N_("A line of the history")
    HELP = N_("The whole text of the line. Esc goes back to the history.")
    DEFAULT_CSS = """
    TimelineItemScreen #text { height: auto; width: 100%; max-width: 76; margin: 0 2; }
    """

    def __init__(self, client: str, item: TimelineItem) -> None:
        """Show this line of this client."""
        super().__init__()
        self.client, self.item = client, item

    @property
    def current_client(self) -> str:
        """The client, for the commands that start from here."""
        return self.client

    def main(self) -> ComposeResult:
        """The text."""
        with VerticalScroll(id="scroll"):
            yield Static(id="text", markup=False)

    def on_mount(self) -> None:
        """Begin at the top."""
        super().on_mount()
        self.query_one("#scroll").focus()

    def paint(self) -> None:
        """The line, with names or codes as they stand now."""
        self.header(_("History"))
        self.query_one("#text", Static).update(preview(self.item, hidden=self.names_hidden))
        self.status("")
