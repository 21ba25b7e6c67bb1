"""The curve on the screen: the drawing in the colours of the theme, as large as its place.

The rule: it knows nothing that the drawing does not know; the table beside it is made of the same values.
"""

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from journal_tui.drawing.curve import Drawing, Role
from journal_tui.drawing.series import Value, table
from journal_tui.locales import _
from journal_tui.practice.measures.instrument import Instrument
from journal_tui.tui.widgets.rows import Cell, Row, row
from journal_tui.wording import curves as words

STYLES = {Role.PLAIN: "$ink", Role.QUIET: "$muted", Role.STRONG: "$strong bold", Role.CURVE: "$accent"}


def painted(drawing: Drawing) -> Content:
    """A drawing with its colours."""
    lines = [
        Content.assemble(*((text, STYLES[role]) for text, role in drawing.pieces(number)))
        for number in range(len(drawing.rows))
    ]
    return Content("\n").join(lines)


def point_rows(one: Instrument, values: Sequence[Value]) -> list[Row]:
    """The table: a row for each value and each gap."""
    rows = []
    for number, line in enumerate(table(values)):
        on, value, change = words.table_cells(one, line)
        style = "$muted" if line.value is None else "$strong bold"
        rows.append(
            row(
                f"point:{number}",
                Cell(on, "$muted", strong=True, gap=1),
                Cell(value, style, gap=1),
                Cell(change, "$muted"),
            )
        )
    return rows


class CurveView(Widget):
    """One curve."""

    DEFAULT_CSS = """
    CurveView { width: 1fr; height: 1fr; padding: 0 2; text-wrap: nowrap; color: $muted; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """Make one without values."""
        super().__init__(id=id)
        self._shown: tuple[Instrument, tuple[Value, ...]] | None = None

    def show(self, one: Instrument, values: tuple[Value, ...]) -> None:
        """Draw these values."""
        self._shown = (one, values)
        self.refresh()

    def render(self) -> Content:
        if self._shown is None:
            return Content("")
        one, values = self._shown
        drawing = words.drawing(one, values, self.content_size.width, self.content_size.height)
        if drawing.rows:
            return painted(drawing)
        measured = any(each.value is not None for each in values)
        said = (
            _("Too narrow for the curve; {key:curve-table} shows the table.") if measured else _("No values in this time.")
        )
        return Content.styled(said, "$muted")
