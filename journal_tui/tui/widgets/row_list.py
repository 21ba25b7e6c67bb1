"""The list widget: draws the rows in view, moves one bar, tells the screen what was chosen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from journal_tui.tui.widgets.lines import two_ends
from journal_tui.tui.widgets.rows import LineCount, Row, Rows, line_of

BAR = "▌"


class RowList(ScrollView, can_focus=True):
    """A list of rows with one bar.

    Arrows and j/k move, g/G and Home/End go to the ends, Enter opens. Set `letters=False` where letters belong to
    a field above the list (filter, palette); the screen then forwards `move()`.
    """

    DEFAULT_CSS = """
    RowList { height: 1fr; background: transparent; scrollbar-size: 0 1; color: $ink; }
    """
    BINDINGS = [
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("home", "end(-1)", show=False),
        Binding("end", "end(1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("enter", "open", show=False),
    ]
    LETTERS = {"j": 1, "k": -1}

    cursor: reactive[int] = reactive(-1)
    """Index of the selected row, -1 when nothing can be selected."""

    @dataclass
    class Moved(Message):
        """The bar stands on another row."""

        rows: "RowList"
        key: str

        @property
        def control(self) -> "RowList":
            return self.rows

    @dataclass
    class Opened(Message):
        """Enter was pressed on a row, or it was clicked twice."""

        rows: "RowList"
        key: str

        @property
        def control(self) -> "RowList":
            return self.rows

    def __init__(
        self,
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name
        letters: bool = True,
        ends: bool = True,
        always_lit: bool = False,
        help_text: str = "",
    ) -> None:
        """Make an empty list.

        Args:
            id: Widget id.
            letters: Whether j, k, g and G move the bar.
            ends: Whether g and G are among them; not on a page that has a command of its own on g.
            always_lit: Show the bar although another widget (a search field) has the focus.
            help_text: What F1 says about this list, in the language of the screen.
        """
        super().__init__(id=id)
        self.letters = letters
        self.ends = ends
        self.always_lit = always_lit
        self.help_text = help_text
        self._rows: Sequence[Row] = ()
        self._lines = LineCount(())

    @property
    def rows(self) -> Sequence[Row]:
        """What is shown now."""
        return self._rows

    @property
    def key(self) -> str:
        """The key of the selected row, or the empty string."""
        return self._rows[self.cursor].key if 0 <= self.cursor < len(self._rows) else ""

    def show(self, rows: Sequence[Row], *, key: str | None = None) -> None:
        """Show these rows; the bar stays on the same key, or on `key`, or goes to the first row."""
        wanted = self.key if key is None else key
        old = self.cursor
        self._rows = rows
        self._lines = LineCount(rows)
        self.virtual_size = Size(0, self._lines.total)
        found = self.index_of(wanted) if wanted else -1
        if found < 0:
            found = self._next(min(max(old, 0), len(rows)) - 1, 1)
            if found < 0:
                found = self._next(len(rows), -1)
        self.set_reactive(RowList.cursor, found)
        self.refresh()
        self.call_after_refresh(self._keep_in_view)
        self.post_message(self.Moved(self, self.key))

    def index_of(self, key: str) -> int:
        """Where a key is, or -1."""
        if isinstance(self._rows, Rows):
            return self._rows.index_of(key)
        return next((index for index, each in enumerate(self._rows) if each.key == key), -1)

    def select(self, key: str) -> None:
        """Put the bar on a key, if it is there."""
        found = self.index_of(key)
        if found >= 0:
            self.cursor = found

    def in_view(self) -> range:
        """The places of the rows that can be seen now."""
        if not self._lines.total:
            return range(0)
        top = min(int(self.scroll_offset.y), self._lines.total - 1)
        bottom = min(top + max(self.size.height, 1), self._lines.total) - 1
        return range(self._lines.at(top)[0], self._lines.at(bottom)[0] + 1)

    def lines_in_view(self) -> Iterator[tuple[str, int]]:
        """The rows that can be selected and seen now: key, and the line of the widget on which each begins."""
        for index in self.in_view():
            line = self._lines.start(index) - int(self.scroll_offset.y)
            if self._rows[index].key and 0 <= line < self.size.height:
                yield self._rows[index].key, line

    def move(self, steps: int) -> None:
        """Move the bar over selectable rows."""
        at = self.cursor
        for _step in range(abs(steps)):
            following = self._next(at, 1 if steps > 0 else -1)
            if following < 0:
                break
            at = following
        if at == self.cursor:
            self.scroll_relative(y=1 if steps > 0 else -1, animate=False)
        self.cursor = at

    def _next(self, start: int, step: int) -> int:
        index = start + step
        while 0 <= index < len(self._rows):
            if self._rows[index].key:
                return index
            index += step
        return -1

    def action_move(self, steps: int) -> None:
        self.move(steps)

    def action_page(self, direction: int) -> None:
        self.move(direction * max(self.size.height - 1, 1))

    def action_end(self, direction: int) -> None:
        found = self._next(len(self._rows), -1) if direction > 0 else self._next(-1, 1)
        if found >= 0:
            self.cursor = found
        self.scroll_to(y=0 if direction < 0 else self._lines.total, animate=False)

    def action_open(self) -> None:
        if self.key:
            self.post_message(self.Opened(self, self.key))

    def on_key(self, event: events.Key) -> None:
        if not self.letters:
            return
        if event.character in self.LETTERS:
            self.move(self.LETTERS[event.character])
        elif self.ends and event.character in {"g", "G"}:
            self.action_end(1 if event.character == "G" else -1)
        else:
            return
        event.stop()

    def on_click(self, event: events.Click) -> None:
        line = int(event.y + self.scroll_offset.y)
        if 0 <= line < self._lines.total:
            index, _part = self._lines.at(line)
            if self._rows[index].key:
                self.cursor = index
                if event.chain > 1:
                    self.action_open()

    def watch_cursor(self) -> None:
        self._keep_in_view()
        self.refresh()
        self.post_message(self.Moved(self, self.key))

    def _keep_in_view(self) -> None:
        if not 0 <= self.cursor < len(self._rows) or not self.is_attached:
            return
        first = self._next(-1, 1) == self.cursor
        top = 0 if first else self._lines.start(self.cursor)
        height = self._lines.start(self.cursor) - top + len(self._rows[self.cursor].lines)
        self.scroll_to_region(Region(0, top, 1, height), animate=False, force=True)

    def watch_has_focus(self, _has_focus: bool) -> None:
        super().watch_has_focus(_has_focus)
        self.refresh()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        line = y + int(self.scroll_offset.y)
        base = self.visual_style
        if not 0 <= line < self._lines.total:
            return Strip.blank(width, base.rich_style)
        index, part = self._lines.at(line)
        each = self._rows[index]
        selected = index == self.cursor
        lit = selected and (self.has_focus or self.always_lit)
        if selected:
            base += self._style("on $raised")
        room = max(width - 4 - each.indent, 0)
        right = each.right if each.right is not None and not part else Content("")
        inner = line_of(each.lines[part], room - (right.cell_length + 2 if right else 0), selected=lit)
        whole = two_ends(inner, right, room) if right else inner
        content = Content.assemble((BAR, "$accent") if lit and each.lines[part] else " ", " " * (1 + each.indent), whole)
        segments = [
            Segment(piece, style.rich_style) for piece, style in content.render(base, end="", parse_style=self._style)
        ]
        return Strip(segments).adjust_cell_length(width, base.rich_style)

    def _style(self, style: str | Style) -> Style:
        return self.app.stylesheet.parse_style(style)
