"""Dialogs: a single line frame because something has to be decided; choices one per row, the key first.

Order: symbol and title, what happened, what it means, choices. The bar rests on the choice that stores or
destroys nothing, `Esc` is the last row. No buttons.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from journal_tui.tui.commands import Command, bindings, key_name
from journal_tui.tui.screens.base import STYLES
from journal_tui.tui.widgets.row_list import RowList
from journal_tui.tui.widgets.rows import Cell, Row, row

if TYPE_CHECKING:
    from journal_tui.tui.app_base import AppBase
    from journal_tui.tui.keeping import Keeping

ResultT = TypeVar("ResultT")

TITLE_WIDTH = 24
INNER = 60
"""Cells of a row in the frame of 68."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A way on: `answer` is what the dialog returns, `key` what is pressed, words already in the screen's language."""

    key: str
    title: str
    answer: str
    remark: str = ""


class Dialog(ModalScreen[ResultT | None], inherit_bindings=False):
    """A frame of 68 in the middle, the page behind it dimmed. Fill `body()`; `Esc` dismisses with None."""

    OFFERS: ClassVar[tuple[type[Command], ...]] = ()
    HELP: ClassVar[str] = ""
    HELP_TITLE: ClassVar[str] = ""
    SEALED: ClassVar[bool] = False
    KEEP = ""
    """Names the dialog of which is kept what was typed, when `Esc` leaves it; for those with more than one field."""
    keeping: "Keeping | None" = None
    TAKES_KEYS: ClassVar[bool] = False
    """Whether every key is the dialog's, also those of the app: it asks for a key."""
    ALLOW_SELECT = False
    CSS_PATH = STYLES

    DEFAULT_CSS = """
    Dialog { align: center middle; background: $bg 65%; }
    Dialog > VerticalScroll {
        width: 68; max-width: 90%; height: auto; max-height: 90%; padding: 1;
        border: solid $edge; background: $bg; scrollbar-size: 0 1;
    }
    Dialog RowList { height: auto; }
    Dialog .paragraph { height: auto; padding: 0 2; margin-bottom: 1; }
    Dialog .paragraph:last-child { margin-bottom: 0; }
    """
    BINDINGS = [
        Binding("escape", "cancel", show=False),
        Binding("tab", "app.focus_next", show=False),
        Binding("shift+tab", "app.focus_previous", show=False),
    ]

    def __init_subclass__(cls, **options: bool) -> None:
        if "OFFERS" in cls.__dict__:
            cls.BINDINGS = [*cls.__dict__.get("BINDINGS", ()), *bindings(*cls.OFFERS)]
        super().__init_subclass__(**options)

    @property
    def host(self) -> "AppBase":
        """The app, by its own type."""
        return cast("AppBase", self.app)

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield from self.body()

    def body(self) -> ComposeResult:
        """What stands inside the frame."""
        yield from ()

    def offers(self) -> tuple[type[Command], ...]:
        """The dialog's own commands."""
        return self.OFFERS

    def paint(self) -> None:
        """Repaint after names were shown or hidden; override where a name stands in the dialog."""

    def on_mount(self) -> None:
        """What was kept stands there again."""
        if self.KEEP and self.keeping is None:
            from journal_tui.tui.keeping import Keeping

            self.keeping = Keeping(self, self.host.kept, self.KEEP)

    def keep_typed(self) -> bool:
        """Keep what is typed, because the dialog is left unsaved; whether there was something."""
        return self.keeping is not None and self.keeping.leave()

    def answer(self, result: ResultT | None) -> None:
        """Close with a result, unless something else lies on top by now."""
        if self.is_current:
            if result is None:
                self.keep_typed()
            elif self.keeping is not None:
                self.keeping.saved()
            closed = self.dismiss(result)
            del closed

    def action_cancel(self) -> None:
        self.answer(None)


def paragraph(content: Content | str, style: str = "$ink") -> Static:
    """A paragraph of a dialog, followed by a blank line; never reads markup."""
    shown = content if isinstance(content, Content) else Content.styled(content, style)
    return Static(shown, classes="paragraph", markup=False)


def keys_line(enter: str, escape: str) -> Static:
    """The last line of a dialog with a field: what Enter does and what Esc does."""
    keys = (("Enter", "$accent bold"), "  ", (enter, "$ink"), "     ", ("Esc", "$accent bold"), "  ", (escape, "$ink"))
    return Static(Content.assemble(*keys), classes="paragraph", markup=False)


class ChoiceDialog(Dialog[str]):
    """Asks one thing. Returns the `answer` of the choice, or None for `Esc`.

    The last choice should be the one for `escape`; it is added by the caller because its words differ.
    """

    def __init__(
        self,
        title: Content | str,
        what: Content | str,
        choices: Sequence[Choice],
        *,
        symbol: str = "",
        tone: str = "$strong",
        means: Content | str = "",
        safe: str | None = None,
    ) -> None:
        """Make the dialog.

        Args:
            title: A few words.
            what: What happened, one sentence; a `Content` when a name stands in it.
            choices: In order; `Esc` last.
            symbol: One of look.md section 9, or empty.
            tone: Colour of symbol and title: `$stop`, `$watch` or `$strong`.
            means: What it means, one sentence, muted.
            safe: The answer on which the bar rests; the first choice by default. It must store or destroy nothing.
        """
        super().__init__()
        head = title if isinstance(title, Content) else Content.styled(title, f"{tone} bold")
        self._head = Content.assemble((f"{symbol} ", f"{tone} bold"), head) if symbol else head
        self._what = what
        self._means = means
        self._choices = tuple(choices)
        self._safe = safe

    def body(self) -> ComposeResult:
        yield paragraph(self._head)
        if self._what:
            yield paragraph(self._what)
        if self._means:
            yield paragraph(self._means, "$muted")
        yield RowList(id="choices", letters=False)

    def on_mount(self) -> None:
        choices = self.query_one("#choices", RowList)
        choices.styles.height = len(self._choices)
        choices.show(choice_rows(self._choices), key=self._safe or self._choices[0].answer)
        choices.focus()

    def on_key(self, event: events.Key) -> None:
        for choice in self._choices:
            if event.key == choice.key or (event.character and event.character == choice.key):
                event.stop()
                event.prevent_default()
                self._choose(choice.answer)
                return

    @on(RowList.Opened)
    def _opened(self, event: RowList.Opened) -> None:
        event.stop()
        self._choose(event.key)

    def _choose(self, chosen: str) -> None:
        choice = next(each for each in self._choices if each.answer == chosen)
        self.answer(None if choice.key == "escape" else choice.answer)


def choice_rows(choices: Sequence[Choice]) -> list[Row]:
    """Choices as rows; the key column is as wide as the longest key, the remarks begin in one column where they fit."""
    width = max(4, *(len(key_name(each.key)) for each in choices))
    said = [each for each in choices if each.remark]
    titles = max((TITLE_WIDTH, *(len(each.title) for each in said)))
    fits = all(width + 2 + titles + 2 + len(each.remark) <= INNER for each in said)
    return [choice_row(each, width, titles if fits else TITLE_WIDTH) for each in choices]


def choice_row(choice: Choice, width: int = 5, titles: int = TITLE_WIDTH) -> Row:
    """A choice as a row: key, words, muted remark."""
    title = choice.title[:1].upper() + choice.title[1:]
    return row(
        choice.answer,
        Cell(key_name(choice.key), "$accent bold", width=width),
        Cell(title, "$ink", width=titles if choice.remark and len(title) <= titles else 0, strong=True),
        Cell(choice.remark, "$muted"),
    )
