"""A part of a form that is seldom needed: closed until Space, with the reason beside the key."""

from textual import events
from textual.containers import Container
from textual.content import Content
from textual.widget import Widget

from journal_tui.locales import _
from journal_tui.tui.commands import key_name


class CollapsedLine(Widget, can_focus=True):
    """Label, key, reason."""

    DEFAULT_CSS = "CollapsedLine { height: 1; margin-bottom: 1; }"

    def __init__(self, label: str, reason: str, width: int) -> None:
        super().__init__()
        self.label = label
        self.reason = reason
        self.width_of_label = width

    def render(self) -> Content:
        lit = self.has_focus
        label = _(self.label).ljust(self.width_of_label)
        return Content.assemble(
            ("▌", "$accent") if lit else " ",
            " ",
            (label, "$strong bold" if lit else "$muted"),
            (key_name("space"), "$accent bold"),
            "  ",
            (_(self.reason), "$muted"),
        )

    def watch_has_focus(self, _has_focus: bool) -> None:
        super().watch_has_focus(_has_focus)
        self.refresh()


class Collapsed(Container):
    """Closed: one line. Open: what it holds."""

    DEFAULT_CSS = """
    Collapsed { height: auto; }
    Collapsed > .inside, Collapsed > Vertical { display: none; height: auto; }
    Collapsed.-open > Vertical { display: block; }
    Collapsed.-open > CollapsedLine { display: none; }
    """

    def __init__(
        self,
        label: str,
        reason: str,
        *children: Widget,
        id: str | None = None,  # noqa: A002 - Textual's own name
        width: int = 16,
        help_text: str = "",
    ) -> None:
        """Make it closed. `label`, `reason` and `help_text` are message ids."""
        super().__init__(CollapsedLine(label, reason, width), *children, id=id)
        self.help_text = help_text

    @property
    def opened(self) -> bool:
        """Whether it has been opened."""
        return self.has_class("-open")

    def repaint(self) -> None:
        """After a change of language."""
        self.query_one(CollapsedLine).refresh()

    def on_key(self, event: events.Key) -> None:
        if event.key == "space" and not self.opened:
            event.stop()
            self.add_class("-open")
            self.call_after_refresh(self._enter)

    def _enter(self) -> None:
        """Go to the first part that was hidden."""
        inside = [each for each in self.query("*") if each.focusable and not isinstance(each, CollapsedLine)]
        if inside:
            inside[0].focus()
