"""Choose one of a list that narrows while one types; Enter takes what is marked. For codes and role words."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import Key
from textual.widgets import Input

from journal_tui.tui.modals.base import Dialog, paragraph
from journal_tui.tui.widgets.field import Field
from journal_tui.tui.widgets.row_list import RowList
from journal_tui.tui.widgets.rows import Row, text

MOST = 8


class PickDialog(Dialog[str]):
    """A question, a field, a list. Fill `rows_for()`; returns the key of the row that was taken."""

    DEFAULT_CSS = """
    PickDialog { align: center top; }
    PickDialog > VerticalScroll { margin-top: 1; padding: 1 1; }
    PickDialog Field { padding: 0 2 0 0; margin-bottom: 1; }
    """
    LABEL = ""

    def __init__(self, question: Content) -> None:
        """Ask this."""
        super().__init__()
        self._question = question

    def body(self) -> ComposeResult:
        """Question, field, list."""
        yield paragraph(self._question)
        yield Field(self.LABEL, id="pick", width=9, bar=False)
        yield RowList(id="found", letters=False, always_lit=True)

    def on_mount(self) -> None:
        """Begin in the field."""
        self.query_one("#found", RowList).can_focus = False
        self.query_one(Field).focus()
        self.paint()

    def rows_for(self, typed: str) -> Sequence[Row]:
        """The rows that fit what is typed, best first."""
        del typed
        return ()

    def paint(self) -> None:
        """Show what fits; also after names were shown or hidden."""
        rows = self.rows_for(self.query_one(Field).value)
        found = self.query_one("#found", RowList)
        found.styles.height = min(max(len(rows), 1), MOST)
        found.show(rows or [text(self.nothing(), "$muted")], key=rows[0].key if rows else "")

    def nothing(self) -> str:
        """What is said when no row fits."""
        return ""

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.query_one(Field).complain("")
        self.paint()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.take()

    @on(RowList.Opened)
    def _opened(self, event: RowList.Opened) -> None:
        event.stop()
        self.take()

    def take(self) -> None:
        """Answer with the row that is marked."""
        if key := self.query_one("#found", RowList).key:
            self.answer(key)

    def on_key(self, event: Key) -> None:
        """The arrows belong to the list, everything else to the field."""
        if steps := {"down": 1, "up": -1, "pagedown": MOST, "pageup": -MOST}.get(event.key):
            event.stop()
            event.prevent_default()
            self.query_one("#found", RowList).move(steps)
