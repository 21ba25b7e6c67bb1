"""An unsigned note for reading only, from the question at unlock. Esc goes back, F4 opens it for writing."""

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from journal_tui.locales import N_, _
from journal_tui.practice.values import Draft
from journal_tui.tui.badges import service_name
from journal_tui.tui.commands import Back
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.widgets.review_rows import stored_text
from journal_tui.wording import moment


class DraftViewScreen(PageScreen[None]):
    """A draft as it is stored."""

    OFFERS = (Back,)
    HELP_TITLE = N_("The draft")
    HELP = N_("This is how the note is stored now. F4 opens it for writing, at the place where you were.")
    DEFAULT_CSS = "DraftViewScreen #text { height: auto; width: 100%; max-width: 88; margin: 0 2; }"

    def __init__(self, draft: str) -> None:
        """Show a draft by its id."""
        super().__init__()
        self.draft_id = draft
        self.draft: Draft | None = None

    def main(self) -> ComposeResult:
        """The text, to scroll."""
        with VerticalScroll(id="scroll"):
            yield Static(id="text", markup=False)

    def on_mount(self) -> None:
        """Begin to read."""
        super().on_mount()
        self.query_one("#scroll").focus()
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
        self.query_one("#text", Static).update(Content("\n").join(lines))
