"""An unsigned note for reading only, from the question at unlock. Esc goes back, F4 opens it for writing."""

from textual import work
from textual.content import Content

from journal_tui.locales import N_, _
from journal_tui.practice.values import Draft
from journal_tui.tui.badges import service_name
from journal_tui.tui.commands import Back
from journal_tui.tui.screens.reading_page import ReadingPage
from journal_tui.tui.widgets.review_rows import stored_text
from journal_tui.wording import moment


class DraftViewScreen(ReadingPage):
    """A draft as it is stored."""

    OFFERS = (Back,)
    HELP_TITLE = N_("The draft")
    HELP = N_("This is how the note is stored now. {key:go-session} opens it for writing, at the place where you were.")
    DEFAULT_CSS = "DraftViewScreen #text { max-width: 88; }"

    def __init__(self, draft: str) -> None:
        """Show a draft by its id."""
        super().__init__()
        self.draft_id = draft
        self.draft: Draft | None = None

    def on_mount(self) -> None:
        """Begin to read."""
        super().on_mount()
        self.load()

    @work(exclusive=True, group="load", description="load draft")
    async def load(self) -> None:
        """Open it."""
        wanted = self.draft_id
        self.draft = await self.host.gateway.ask(lambda p: p.entries.draft(wanted))
        self.repaint()

    def paint(self) -> None:
        """Title and text."""
        if self.draft is None:
            return
        draft, layout = self.draft, self.draft.layout
        words = Content.assemble(
            (draft.pseudonym, "$token"), "  ", (f"{service_name(draft.service)}  {moment(draft.saved_at)}", "$ink")
        )
        self.header(_("Draft"), words)
        lines = stored_text(draft.text, layout.lines() if layout else frozenset(), frozenset())
        self.say(Content("\n").join(lines))
