"""A page that is one text to scroll through: it begins at the top, arrows and PgDn move it. What it says, the screen decides."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from journal_tui.tui.screens.base import PageScreen


class ReadingPage(PageScreen[None]):
    """The text in one column, at most 76 cells wide; `paint()` puts it there with `say()`."""

    DEFAULT_CSS = """
    ReadingPage #text { height: auto; width: 100%; max-width: 76; margin: 0 2; }
    """

    def main(self) -> ComposeResult:
        with VerticalScroll(id="scroll"):
            yield Static("", id="text", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#scroll").focus()

    def say(self, text: Content) -> None:
        """Show this text."""
        self.query_one("#text", Static).update(text)
