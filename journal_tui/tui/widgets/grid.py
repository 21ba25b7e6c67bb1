"""The workout's grid on the screen: heads, cells, the cursor, and below a cell what is wrong with it.

The rule: it draws the sheet and hands it the keys; only the lines in view are drawn, so that three hundred cost what ten do.
"""

from collections.abc import Callable
from dataclasses import dataclass

from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from journal_tui.practice.errors import InvalidInput
from journal_tui.tui import render
from journal_tui.tui.grid.sheet import COLUMNS, EXERCISE, Sheet
from journal_tui.tui.note.pasting import clean
from journal_tui.tui.terminal import in_typed_order
from journal_tui.wording import error_text
from journal_tui.wording.workouts import column_title

WIDTHS = (0, 4, 5, 7, 5, 6, 6)
"""Cells of each column; the exercise takes what is left, up to `WIDEST`."""
NUMERIC = frozenset(".,-xX×*")
WIDEST, GAP, EDGE = 44, 2, 2


class WorkoutGrid(ScrollView, can_focus=True):
    """The cells of one workout."""

    DEFAULT_CSS = """
    WorkoutGrid { height: 1fr; background: transparent; scrollbar-size: 0 1; color: $ink; }
    """
    BINDINGS = [
        Binding("up", "go(-1, 0)", show=False),
        Binding("down", "go(1, 0)", show=False),
        Binding("left", "go(0, -1)", show=False),
        Binding("right", "right", show=False),
        Binding("tab", "step(1)", show=False),
        Binding("shift+tab", "step(-1)", show=False),
        Binding("enter", "line", show=False),
        Binding("home", "ends(-1)", show=False),
        Binding("end", "ends(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("backspace", "rub", show=False),
        Binding("delete", "clear", show=False),
    ]

    @dataclass
    class Changed(Message):
        """Something was written, or the cursor stands elsewhere."""

        grid: "WorkoutGrid"

        @property
        def control(self) -> "WorkoutGrid":
            return self.grid

    def __init__(self, help_text: str, coded: Callable[[str], Content | None], *, id: str | None = None) -> None:  # noqa: A002
        """Make an empty grid.

        Args:
            help_text: Message id of what F1 says.
            coded: What an exercise is shown as while names are hidden; None to show it as it was typed.
            id: Widget id.
        """
        super().__init__(id=id)
        self.sheet = Sheet()
        self.help_text = help_text
        self._coded = coded
        self._problems: dict[tuple[int, int], InvalidInput] = {}
        self._lines: list[tuple[int, int]] = []
        """What stands on each line: a row, and the column whose problem is said there or -1 for the row itself."""
        self.locked = False

    def show(self, sheet: Sheet) -> None:
        """Show these cells from now on."""
        self.sheet = sheet
        self.laid()

    def laid(self) -> None:
        """Lay out anew after a change, the cursor in view."""
        self._problems = self.sheet.problems()
        self._lines = []
        at = 0
        for number in range(len(self.sheet.rows)):
            if number == self.sheet.row:
                at = len(self._lines)
            self._lines.append((number, -1))
            column = min((place for row, place in self._problems if row == number), default=-1)
            being_typed = self.sheet.typed is not None and (number, column) == (self.sheet.row, self.sheet.column)
            if column >= 0 and not being_typed:
                self._lines.append((number, column))
        self.virtual_size = Size(0, len(self._lines) + 1)
        if self.is_attached:
            self.scroll_to_region(Region(0, at, 1, 2), animate=False, force=True)
        self.refresh()
        self.post_message(self.Changed(self))

    @property
    def wrong(self) -> int:
        """How many cells cannot be right."""
        return len(self._problems)

    @property
    def first_wrong(self) -> tuple[int, int] | None:
        """The first cell that cannot be right."""
        return min(self._problems, default=None)

    # ---------------------------------------------------------------- keys
    def check_consume_key(self, key: str, character: str | None) -> bool:
        """A name takes every letter; among the numbers the other letters are commands of the page, as in every list."""
        if self.locked or character is None or not character.isprintable():
            return super().check_consume_key(key, character)
        return self.sheet.column == EXERCISE or character.isdigit() or character in NUMERIC

    async def _on_key(self, event: events.Key) -> None:
        await in_typed_order(self, event)
        letter = event.character
        if letter is None or not self.check_consume_key(event.key, letter):
            return
        event.stop()
        event.prevent_default()
        self.sheet.type(letter.lower() if self.sheet.column != EXERCISE else letter)
        self.laid()

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        if not self.locked:
            self.sheet.type(next(iter(clean(event.text).splitlines()), ""))
            self.laid()

    def action_go(self, rows: int, columns: int) -> None:
        self.sheet.move(rows, columns)
        self.laid()

    def action_right(self) -> None:
        if not self.sheet.take_offered():
            self.sheet.move(0, 1)
        self.laid()

    def action_step(self, way: int) -> None:
        if way > 0:
            self.sheet.take_offered()
        self.sheet.step(way)
        self.laid()

    def action_line(self) -> None:
        self.sheet.take_offered()
        self.sheet.next_line()
        self.laid()

    def action_ends(self, way: int) -> None:
        self.sheet.move(0, way * len(COLUMNS))
        self.laid()

    def action_page(self, way: int) -> None:
        self.sheet.move(way * max(self.size.height - 2, 1), 0)
        self.laid()

    def action_rub(self) -> None:
        if not self.locked:
            self.sheet.rub()
            self.laid()

    def action_clear(self) -> None:
        if not self.locked:
            self.sheet.clear()
            self.laid()

    def on_click(self, event: events.Click) -> None:
        line = int(event.y + self.scroll_offset.y) - 1
        if event.y < 1 or not 0 <= line < len(self._lines):
            return
        starts, _widths = self._places()
        column = max(place for place, start in enumerate(starts) if start <= max(event.x, starts[0]))
        self.sheet.go(self._lines[line][0], column)
        self.laid()

    # ---------------------------------------------------------------- drawing
    def _places(self) -> tuple[list[int], list[int]]:
        """Where each column begins and how wide it is."""
        numbers = sum(WIDTHS) + GAP * (len(WIDTHS) - 1)
        widths = [max(min(self.size.width - 2 * EDGE - numbers, WIDEST), 8), *WIDTHS[1:]]
        starts, at = [], EDGE
        for width in widths:
            starts.append(at)
            at += width + GAP
        return starts, widths

    def render_line(self, y: int) -> Strip:
        width, base = self.size.width, self.visual_style
        line = y - 1 + int(self.scroll_offset.y)
        if y == 0:
            return self._strip(self._head(), base)
        if not 0 <= line < len(self._lines):
            return Strip.blank(width, base.rich_style)
        row, problem = self._lines[line]
        if problem >= 0:
            return self._strip(self._said(row, problem), base)
        if row == self.sheet.row:
            base += self._style("on $raised")
        return self._strip(self._row(row), base)

    def _strip(self, content: Content, base: Style) -> Strip:
        pieces = content.render(base, end="", parse_style=self._style)
        segments = [Segment(piece, style.rich_style) for piece, style in pieces]
        return Strip(segments).adjust_cell_length(self.size.width, base.rich_style)

    def _style(self, style: str | Style) -> Style:
        return self.app.stylesheet.parse_style(style)

    def _head(self) -> Content:
        _starts, widths = self._places()
        parts: list[Content | str] = [" " * EDGE]
        for place, (column, width) in enumerate(zip(COLUMNS, widths, strict=True)):
            title = column_title(column)
            parts.append(Content.styled(title.rjust(width) if place else title.ljust(width), "$muted"))
            parts.append(" " * GAP)
        return Content.assemble(*parts)

    def _row(self, row: int) -> Content:
        _starts, widths = self._places()
        here = row == self.sheet.row
        parts: list[Content | str | tuple[str, str]] = [("▌", "$accent") if here and self.has_focus else " ", " "]
        for place, width in enumerate(widths):
            at = here and place == self.sheet.column
            parts.append(self._cursor_cell(place, width) if at else self._cell(row, place, width))
            parts.append(" " * (GAP - 1 if at and place else GAP))  # a number's cursor stands in the gap
        return Content.assemble(*parts)

    def _cell(self, row: int, place: int, width: int) -> Content:
        text = self.sheet.rows[row][place]
        if place == EXERCISE:
            shown = self._coded(text) or Content.styled(render.one_line(text), "$ink")
            shown = shown.truncate(width, ellipsis=True) if shown.cell_length > width else shown
            return Content.assemble(shown, " " * (width - shown.cell_length))
        wrong = (row, place) in self._problems
        return Content.styled(text[-width:].rjust(width), "$stop" if wrong else "$ink")

    def _cursor_cell(self, place: int, width: int) -> Content:
        """The cell that is written in: a line under it, the cursor behind the text."""
        cursor = "$bg on $accent" if self.has_focus else "underline"
        text, line = self.sheet.here, "$strong bold underline"
        if place != EXERCISE:
            return Content.assemble((text[-width:].rjust(width), line), (" ", cursor))
        if self.sheet.typed is None and (coded := self._coded(text)) is not None:
            shown = coded.truncate(width - 1, ellipsis=True) if coded.cell_length > width - 1 else coded
            return Content.assemble(shown, (" ", cursor), (" " * (width - 1 - shown.cell_length), "underline"))
        shown = Content.styled(render.one_line(text), line)
        while shown.cell_length > width - 1:
            shown = shown[1:]
        rest = Content.styled(render.one_line(self.sheet.ghost), "$muted underline")
        room = width - 1 - shown.cell_length
        rest = rest[:room] if rest.cell_length > room else rest
        return Content.assemble(shown, (" ", cursor), rest, (" " * (room - rest.cell_length), "underline"))

    def _said(self, row: int, place: int) -> Content:
        starts, _widths = self._places()
        words = Content.styled(f"× {error_text(self._problems[row, place]).text}", "$stop")
        start = max(min(starts[place], self.size.width - EDGE - words.cell_length), EDGE)
        return Content.assemble(" " * start, words)
