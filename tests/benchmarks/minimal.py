"""The least that a Textual app can be: what the first paint of the unlock screen is measured against."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Minimal(App):
    def compose(self) -> ComposeResult:
        yield Static("minimal app")


if __name__ == "__main__":
    Minimal().run()
