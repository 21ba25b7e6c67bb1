"""The library's own text area with a long text and nothing else: what a key costs without us."""

import sys

from textual.app import App, ComposeResult
from textual.widgets import TextArea


class Bare(App[None]):
    """One text area."""

    def compose(self) -> ComposeResult:
        sentence = "Hon sov bättre och oroade sig mindre för möten efter promenaden vid sjön. "
        text = "\n".join(sentence * 6 for _ in range(int(sys.argv[1]) // (6 * len(sentence)) + 1)) + " slut"
        yield TextArea(text, compact=True)

    def on_mount(self) -> None:
        area = self.query_one(TextArea)
        area.cursor_blink = False
        area.focus()
        area.move_cursor(area.document.end)


if __name__ == "__main__":
    Bare().run()
