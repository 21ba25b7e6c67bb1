"""What would be taken away, as a table; a word or number to type; then what became of it. Erasure and purge are pages of this kind.

The rule: what is shown is what was approved, and the field opens only while that may be carried out. The arrows move the
table also while one types.
"""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Key
from textual.widgets import Input, Static

from journal_tui.locales import _
from journal_tui.practice.rights.erasure import summary
from journal_tui.practice.rights.order import PreviewLine
from journal_tui.tui.screens.base import WIDE, PageScreen
from journal_tui.tui.screens.case_rows import outcome_rows, totals
from journal_tui.tui.widgets.field import Field
from journal_tui.tui.widgets.row_list import RowList

_STEPS = {"down": 1, "up": -1, "pagedown": 8, "pageup": -8}


class SweepPage(PageScreen[None]):
    """Facts, table, totals, the field, and what it means.

    Attributes:
        FIELD: Message id of the field's label, and its width in cells.
    """

    FIELD: ClassVar[tuple[str, int]]
    HAS_STATUS = False
    HAS_NAME_STATE = False
    DEFAULT_CSS = """
    SweepPage #facts { height: auto; padding: 0 2 1 2; }
    SweepPage #rows { height: 1fr; }
    SweepPage #totals { height: auto; padding: 1 2; }
    SweepPage #typed { display: none; }
    SweepPage.-armed #typed { display: block; }
    SweepPage #means { height: auto; padding: 0 2; }
    """

    refused = ""
    """Why the practice would not do it, when it would not."""

    def main(self) -> ComposeResult:
        label, width = self.FIELD
        yield Static(id="facts", markup=False)
        yield RowList(id="rows", ends=False)
        yield Static(id="totals", markup=False)
        yield Field(label, id="typed", width=width)
        yield Static(id="means", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self.table.focus()

    @property
    def table(self) -> RowList:
        """The lines."""
        return self.query_one("#rows", RowList)

    @property
    def field(self) -> Field:
        """Where the word or number is typed."""
        return self.query_one("#typed", Field)

    def fill(self, facts: Content, lines: Sequence[PreviewLine], means: Content, *, armed: bool, done: bool) -> None:
        """Show this; the field is there only while it is armed."""
        self.set_class(armed, "-armed")
        self.query_one("#facts", Static).update(facts)
        rows = outcome_rows(lines, done=done, wide=self.size.width >= WIDE)
        self.table.show(rows)
        self.table.styles.max_height = max(
            len(rows), 1
        )  # what is typed stands under the facts, not at the foot of a tall screen
        self.query_one("#totals", Static).update(totals(dict(summary(lines)), done=done))
        self.field.repaint()
        self.query_one("#means", Static).update(means)

    def on_key(self, event: Key) -> None:
        """The arrows move the table also while one types."""
        steps = _STEPS.get(event.key)
        if steps and isinstance(self.focused, Input):
            event.stop()
            event.prevent_default()
            self.table.move(steps)


def nothing_left() -> Content:
    """It was done, and read back."""
    return Content.assemble(("● ", "$ok"), _("Done, and looked for in every table and file: nothing of it is left."))


def something_left(places: Iterable[str]) -> Content:
    """It was not done whole; which places still hold something, where that is known."""
    where = ", ".join(places)
    words = (
        _("Something is still there: {places}. The program finishes it at the next unlock.").format(places=where)
        if where
        else _("Something is still there. The program finishes it at the next unlock.")
    )
    return Content.styled(f"! {words}", "$stop bold")


def refusal(why: str) -> Content:
    """Why it was not done."""
    return Content.styled(f"× {why}", "$stop")


def final_words() -> Content:
    """What stands under the field while it is open."""
    return Content.assemble((_("It cannot be undone."), "$stop"), "  ", (_("Esc leaves everything as it is."), "$muted"))
