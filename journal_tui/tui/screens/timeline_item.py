"""One line of a timeline as a whole, for what has no page of its own. It was read with the timeline, and logged there."""

from journal_tui.locales import N_, _
from journal_tui.practice.timeline.values import TimelineItem
from journal_tui.tui.commands import Back
from journal_tui.tui.screens.reading_page import ReadingPage
from journal_tui.tui.widgets.timeline_rows import preview


class TimelineItemScreen(ReadingPage):
    """An agreement, a goal, a safety plan, a measurement, a workout; or why it is not shown."""

    OFFERS = (Back,)
    HELP_TITLE = N_("A line of the history")
    HELP = N_("The whole text of the line. Esc goes back to the history.")

    def __init__(self, client: str, item: TimelineItem) -> None:
        """Show this line of this client."""
        super().__init__()
        self.client, self.item = client, item

    @property
    def current_client(self) -> str:
        """The client, for the commands that start from here."""
        return self.client

    def paint(self) -> None:
        """The line, with names or codes as they stand now."""
        self.header(_("History"))
        self.say(preview(self.item, hidden=self.names_hidden))
        self.status("")
