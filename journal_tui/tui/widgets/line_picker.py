"""The lines of a signed text, with their numbers, to be marked with the arrow keys: nobody has to count lines.

Rule: the number of a line is its place in the stored text, empty lines counted; what is marked reads as `2` or `3-5, 8`.
"""

from collections.abc import Collection, Iterable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from journal_tui.locales import N_, _
from journal_tui.tui.widgets.row_list import RowList
from journal_tui.tui.widgets.rows import Cell, Row, row

NUMBER, LEAST = 3, 4
"""Cells of a number; rows that are shown whatever the height of the page."""


class LinePicker(Vertical):
    """A label with what is marked, and the lines below it."""

    HELP_TITLE = N_("The lines")
    HELP = N_(
        "The original, line by line. The arrows move, {key:mark-line} marks the line that the addendum is about, or takes the "
        "mark away. Mark none when it is about all of it. Tab goes to the text."
    )
    DEFAULT_CSS = """
    LinePicker { height: auto; max-width: 96; }
    LinePicker #marked { height: 1; padding: 0 2; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._lines: Sequence[Content] = ()
        self._marked: set[int] = set()

    def compose(self) -> ComposeResult:
        yield Static("", id="marked", markup=False)
        yield RowList(id="original")

    @property
    def value(self) -> str:
        """The marked lines: `3-5, 8`; empty when none is."""
        return ranges(self._marked)

    @property
    def marked(self) -> tuple[int, ...]:
        """Numbers of the marked lines, ascending."""
        return tuple(sorted(self._marked))

    def mark_again(self, numbers: Iterable[int]) -> None:
        """Mark these lines, as they were before; shown at the next `show`."""
        self._marked = set(numbers)

    def show(self, lines: Sequence[Content], height: int) -> None:
        """Show these lines, in the language in force and with names shown or hidden.

        Args:
            lines: The text line by line.
            height: Rows of the page.
        """
        self._lines = lines
        rows = list(self._rows())
        original = self.query_one("#original", RowList)
        original.styles.height = min(len(rows), max(height // 4, LEAST))
        original.show(rows, key=original.key)
        told = (
            Content.styled(
                (_("line {lines}") if self.value.isdecimal() else _("lines {lines}")).format(lines=self.value),
                "$strong bold",
            )
            if self._marked
            else None
        )
        label = Content.styled(f"{_('Lines'):<12}", "$muted")
        self.query_one("#marked", Static).update(
            Content.assemble(label, told or Content.styled(_("none marked: it is about the whole note"), "$muted"))
        )

    def mark(self) -> None:
        """Mark the line on which the bar stands, or take its mark away."""
        original = self.query_one("#original", RowList)
        if original.key:
            self._marked ^= {int(original.key)}
            self.show(self._lines, self.screen.size.height)

    @on(RowList.Opened)
    def _opened(self, event: RowList.Opened) -> None:
        event.stop()
        self.mark()

    def _rows(self) -> Iterable[Row]:
        for number, line in enumerate(self._lines, 1):
            if line.plain.strip():
                box = "[×]" if number in self._marked else "[ ]"
                yield row(
                    str(number), Cell(f"{number:>{NUMBER}}", "$muted"), Cell(box), Cell(line, strong=number in self._marked)
                )


def ranges(numbers: Collection[int]) -> str:
    """Numbers as a person writes them: neighbours with a hyphen, the others with a comma."""
    parts: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if parts and parts[-1][1] == number - 1:
            parts[-1] = (parts[-1][0], number)
        else:
            parts.append((number, number))
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in parts)
