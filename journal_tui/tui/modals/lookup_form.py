"""Looking up by a form: words, when, which kind, which topic. What is chosen is given back as the line that says the same."""

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input

from journal_tui.locales import N_, _, language
from journal_tui.tui.modals.base import Dialog, keys_line, paragraph
from journal_tui.tui.widgets.field import Field

_WIDTH = 7
_FILTERS = {"typ": "kind", "type": "kind", "kind": "kind", "ämne": "topic", "topic": "topic"}


class LookupFormDialog(Dialog[str]):
    """Returns the query."""

    KEEP = "lookup-form"
    HELP_TITLE = N_("Look up by a form")
    HELP = N_("Tab goes from field to field, Enter looks up. The line above the answers then says the same.")
    DEFAULT_CSS = """
    LookupFormDialog > VerticalScroll { width: 76; }
    """

    def __init__(self, asked: str) -> None:
        """Begin with what stands in the line."""
        super().__init__()
        self._given = dict.fromkeys(("words", "when", "kind", "topic"), "")
        for part in asked.split():
            key, _colon, named = part.partition(":")
            if part.startswith("@"):
                self._given["when"] = part[1:]
            elif named and key.casefold() in _FILTERS:
                self._given[_FILTERS[key.casefold()]] = named
            else:
                self._given["words"] = f"{self._given['words']} {part}".lstrip()

    def body(self) -> ComposeResult:
        """Four fields and the keys."""
        yield paragraph(Content.styled(_("Look up"), "$strong bold"))
        given = self._given
        yield Field(N_("Words"), id="words", value=given["words"], width=_WIDTH)
        yield Field(N_("When"), id="when", value=given["when"], width=_WIDTH, hint=N_("spring, may-2026, 2026"))
        yield Field(N_("Kind"), id="kind", value=given["kind"], width=_WIDTH, hint=N_("agreements, notes, goals"))
        yield Field(N_("Topic"), id="topic", value=given["topic"], width=_WIDTH, hint=N_("sleep, food, work"))
        yield keys_line(_("Look up"), _("Back"))

    def on_mount(self) -> None:
        """Begin at the words."""
        self.query_one("#words", Field).focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_ask()

    def action_ask(self) -> None:
        """Give the line that says the same."""
        swedish = language() == "sv"
        before = {
            "words": "",
            "when": "@",
            "kind": "typ:" if swedish else "type:",
            "topic": "ämne:" if swedish else "topic:",
        }
        typed = {name: self.query_one(f"#{name}", Field).value.strip() for name in before}
        parts = [
            sign + (typed[name] if name == "words" else "-".join(typed[name].split()))
            for name, sign in before.items()
            if typed[name]
        ]
        self.answer(" ".join(parts))
