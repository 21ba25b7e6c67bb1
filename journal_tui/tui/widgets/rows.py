"""Lists: one bar on the screen, one row per thing, headings between.

`RowList` draws only the lines that are in view (the line API), so that a hundred thousand rows cost what twenty
cost. A row is what a screen says about a thing: cells that may be cut, never in the middle of a name, and a key by
which the screen knows it again. Rows without a key (headings, blank lines, plain text) cannot be selected.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar, overload

from textual.content import Content

T = TypeVar("T")

QUIET = ("$ink", "$muted")
"""Styles that give way to `strong` on the selected row; a colour with a meaning keeps it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of a row.

    `width` 0 means as long as its text; a longer text is cut with `…`. `strong` makes it bold on the selected row.
    `grow` lets the cell take what is left of the line.
    """

    text: str | Content
    style: str = "$ink"
    width: int = 0
    gap: int = 2
    strong: bool = False
    grow: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One thing in a list: one line of cells, or several."""

    key: str
    lines: tuple[tuple[Cell, ...], ...]
    right: Content | None = None
    """A text at the right end of the first line (`c change`)."""
    indent: int = 0


class Rows(Sequence[Row], Generic[T]):
    """Rows made when they are looked at: for lists of any length. Each is one line and can be selected."""

    def __init__(self, things: Sequence[T], make: Callable[[T], Row], key: Callable[[T], str]) -> None:
        """Wrap `things`; `key` must give what `make` puts in `Row.key`, without making the row."""
        self.things = things
        self.make = make
        self.key = key

    def index_of(self, key: str) -> int:
        """Where a key is, or -1; makes no row."""
        return next((at for at, thing in enumerate(self.things) if self.key(thing) == key), -1)

    def __len__(self) -> int:
        return len(self.things)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        if isinstance(at, slice):
            return Rows(self.things[at], self.make, self.key)
        return self.make(self.things[at])

    def __iter__(self) -> Iterator[Row]:
        return map(self.make, self.things)


def row(key: str, *cells: Cell, right: Content | None = None) -> Row:
    """A row of one line."""
    return Row(key, (cells,), right)


def heading(title: str, note: str = "", right: str = "") -> Row:
    """A group heading: bold word, two spaces, count in muted; perhaps a muted hint at the right end."""
    return Row(
        "",
        ((Cell(title, "$strong bold"), Cell(note, "$muted")),),
        Content.styled(right, "$muted") if right else None,
    )


def blank() -> Row:
    """An empty line."""
    return Row("", ((),))


def text(content: Content | str, style: str = "$ink") -> Row:
    """A line of plain text."""
    return Row("", ((Cell(content, style),),))


def labelled(label: str, value: Content | str, width: int, *, key: str = "") -> Row:
    """A muted label in a column of `width` cells, then the value."""
    return Row(key, ((Cell(label, "$muted", width=width, gap=0), Cell(value)),))


def line_of(cells: Sequence[Cell], width: int, *, selected: bool) -> Content:
    """The cells beside each other in at most `width` cells."""
    used = sum((cell.width or _length(cell)) + cell.gap for cell in cells if not cell.grow)
    parts: list[Content | str] = []
    for number, cell in enumerate(cells):
        content = cell.text if isinstance(cell.text, Content) else Content.styled(cell.text, cell.style)
        room = cell.width or (max(width - used - cell.gap, 0) if cell.grow else 0)
        if room and content.cell_length > room:
            content = content.truncate(room, ellipsis=True)
        if selected and cell.strong:
            content = content.stylize("$strong bold" if cell.style in QUIET and isinstance(cell.text, str) else "bold")
        parts.append(content)
        if number + 1 < len(cells):
            parts.append(" " * (max(room - content.cell_length, 0) + cell.gap))
    line = Content.assemble(*parts)
    return line.truncate(width, ellipsis=True) if line.cell_length > width else line


def _length(cell: Cell) -> int:
    return cell.text.cell_length if isinstance(cell.text, Content) else Content(cell.text).cell_length


class LineCount:
    """Where each row starts when rows have different heights; one line each costs nothing."""

    ONE: ClassVar[int] = 1

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.starts: list[int] | None = None
        self.total = len(rows)
        if not isinstance(rows, Rows):
            starts, at = [], 0
            for each in rows:
                starts.append(at)
                at += len(each.lines)
            self.starts, self.total = starts, at

    def start(self, index: int) -> int:
        """The first line of a row."""
        return index if self.starts is None else self.starts[index]

    def at(self, line: int) -> tuple[int, int]:
        """The row on a line, and which of its lines it is."""
        if self.starts is None:
            return line, 0
        low, high = 0, len(self.starts) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self.starts[middle] <= line:
                low = middle
            else:
                high = middle - 1
        return low, line - self.starts[low]
