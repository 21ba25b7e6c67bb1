"""F1: about the part of the screen you are in, then its keys, then the way to everything else.

The rule: nothing of it is out of reach. On a low screen the arrows and the page keys move the text, and the way on stays in view.
"""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.dom import DOMNode
from textual.widgets import Input, Static, TextArea

from journal_tui.locales import N_, _
from journal_tui.tui.commands import Command, Palette
from journal_tui.tui.modals.base import Dialog, paragraph
from journal_tui.tui.widgets.lines import two_ends
from journal_tui.tui.widgets.row_list import RowList

INSIDE = 60
AROUND = 6
"""Rows of the frame, its blank lines and the way on."""
LIST_HELP = N_("Arrow keys or j and k move the bar, g and G go to the first and the last row, Enter opens the row.")
FIELD_HELP = N_(
    "Type as usual. Tab goes to the next field. A mistake is shown when you leave the field, not while you type."
)


class HelpDialog(Dialog[None]):
    """Help for one part of the screen."""

    DEFAULT_CSS = """
    HelpDialog > #frame {
        width: 68; max-width: 90%; height: auto; max-height: 90%; padding: 1; border: solid $edge; background: $bg;
    }
    HelpDialog VerticalScroll { height: auto; scrollbar-size: 0 1; }
    HelpDialog #ends { height: 1; margin: 1 2 0 2; }
    """
    BINDINGS = [
        Binding("down,j", "move(1)", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("pagedown,space", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
    ]

    def __init__(self, title: str, words: str, commands: tuple[type[Command], ...]) -> None:
        """Make it from words that are already in the screen's language."""
        super().__init__()
        self.title_words = title
        self.words = words
        self.commands = commands

    @classmethod
    def about(cls, app: "object") -> "HelpDialog":
        """The help for what has the focus now."""
        from journal_tui.tui.app_base import AppBase

        assert isinstance(app, AppBase)  # noqa: S101 - narrows a type
        title, words = described(app.focused, app.screen)
        return cls(title, words, tuple(command for command in app.offered_by(app.screen) if command.keys()))

    def compose(self) -> ComposeResult:
        with Vertical(id="frame"):
            with VerticalScroll(can_focus=False):
                yield from self.body()
            ends = two_ends(
                Content.styled(f"{_('More commands')}  {Palette.shown_key()}", "$muted"),
                Content.styled(_("Esc closes"), "$muted"),
                INSIDE,
            )
            yield Static(ends, id="ends", markup=False)

    def body(self) -> ComposeResult:
        note = _("help for the part you are in")
        yield paragraph(Content.assemble((self.title_words, "$strong bold"), "   ", (note, "$muted")))
        yield paragraph(self.words)
        if self.commands:
            yield paragraph(_key_table(self.commands))

    def on_resize(self) -> None:
        """The text gets what the frame and the last line leave of the height."""
        self.query_one(VerticalScroll).styles.max_height = max(self.size.height * 9 // 10 - AROUND, 1)

    def action_move(self, lines: int) -> None:
        """Move the text where it is longer than the screen."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_page(self, pages: int) -> None:
        """Move the text by what is in view."""
        box = self.query_one(VerticalScroll)
        box.scroll_relative(y=pages * max(box.scrollable_content_region.height - 3, 1), animate=False)


def described(focused: DOMNode | None, screen: DOMNode) -> tuple[str, str]:
    """Title and paragraph for the focused widget: its own, or of what it lies in, or the screen's."""
    title = words = ""
    node: DOMNode | None = focused or screen
    while node is not None:
        title = title or _(str(getattr(node, "HELP_TITLE", "") or getattr(node, "help_title", "")))
        words = words or _(str(getattr(node, "HELP", "") or getattr(node, "help_text", "")))
        node = node.parent
    kind = LIST_HELP if isinstance(focused, RowList) else FIELD_HELP if isinstance(focused, Input | TextArea) else ""
    if not words:
        words = _(kind)
    elif isinstance(focused, RowList):
        words = f"{words}\n\n{_(LIST_HELP)}"
    return title or _("Help"), words


def _key_table(commands: tuple[type[Command], ...]) -> Content:
    rows = [
        Content.assemble((f"{command.shown_key():<8}", "$accent bold"), "  ", (_(command.title), "$ink"))
        for command in commands
    ]
    return Content("\n").join(rows)
