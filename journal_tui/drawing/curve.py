"""A curve in rows of cells: `●` for what was measured, dots between neighbours, nothing but a word across a gap.

The rules: every value is a dot in its own row; two values with a gap between them are never joined; the first and the last value
are written out. The words come from whoever asks for the drawing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby, pairwise

from journal_tui.drawing.axis import ANY, Reach, Scale, column, months, scale
from journal_tui.drawing.series import Value

LEAST_WIDTH, LEAST_ROWS = 24, 5
"""Below this there is no curve, only the table."""
DOT, MIDDLE, LOW, DASH = "●", "·", ".", "─"


class Role(StrEnum):
    """What a cell is, so that a screen can colour it."""

    PLAIN = " "
    QUIET = "q"
    STRONG = "s"
    CURVE = "c"


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a drawing and how a value and a month are written."""

    missing: str
    cutoff: str
    value: Callable[[int], str]
    month: Callable[[date], str]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Rows of one length; `roles` has a letter for each cell."""

    rows: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """The rows as plain text."""
        return tuple(row.rstrip() for row in self.rows)

    def pieces(self, row: int) -> list[tuple[str, Role]]:
        """One row in pieces of one role each."""
        cells = zip(self.rows[row], self.roles[row], strict=True)
        return [("".join(text for text, _ in run), Role(role)) for role, run in groupby(cells, key=lambda cell: cell[1])]


def draw(
    values: Sequence[Value],
    cutoff: int | None,
    said: Said,
    width: int,
    height: int,
    least_step: int = 1,
    reach: Reach = ANY,
) -> Drawing:
    """Draw a curve.

    Args:
        values: Oldest first; those without a value are gaps.
        cutoff: Where the dashed line goes, if anywhere.
        said: The words.
        width: Cells of a row.
        height: Rows, that of the months included.
        least_step: The smallest difference that means something.
        reach: What values there can be; see `scale`.

    Returns:
        The drawing; without rows when there is nothing to draw or no room for it.
    """
    measured = [each.value for each in values if each.value is not None]
    if not measured or width < LEAST_WIDTH or height < LEAST_ROWS:
        return Drawing()
    paper = _Paper(width, height)
    at = scale(measured, cutoff, height - 1, least_step, reach)
    left = _side(paper, at, said)
    right = width - 2 - (len(said.cutoff) + 1 if cutoff is not None else 0)
    if at.cutoff_row is not None:
        for dash in range(left - 1, right + 1, 2):
            paper.put(at.cutoff_row, dash, DASH, Role.QUIET)
        paper.put(at.cutoff_row, width - len(said.cutoff), said.cutoff, Role.QUIET)

    first, last = values[0].on, values[-1].on

    def place(on: date) -> int:
        return column(on, first, last, left, right)

    dots = [(place(each.on), None if each.value is None else at.row(each.value)) for each in values]
    for (start, row), (end, after) in pairwise(dots):
        if row is not None and after is not None:
            paper.path((start, row), (end, after))
    for where, row in dots:
        if row is not None:
            paper.put(row, where, DOT, Role.CURVE)
    _labels(paper, [dot for dot in dots if dot[1] is not None], measured, at, said)
    _gaps(paper, dots, at, said.missing)
    for where, name in months(first, last, place, said.month, width):
        paper.put(height - 1, where, name, Role.QUIET)
    return paper.done()


def _side(paper: "_Paper", at: Scale, said: Said) -> int:
    """Write the ticks, and the cut-off on its row; gives the column of the first day."""
    names = {at.row(tick): said.value(tick) for tick in at.ticks}
    if at.cutoff is not None and at.cutoff_row is not None:
        names[at.cutoff_row] = said.value(at.cutoff)
    edge = max(len(name) for name in names.values())
    for row, name in names.items():
        paper.put(row, edge - len(name), name, Role.STRONG if row == at.cutoff_row else Role.QUIET)
    return edge + 3


def _labels(
    paper: "_Paper", dots: Sequence[tuple[int, int | None]], measured: Sequence[int], at: Scale, said: Said
) -> None:
    """Write the first and the last value, on the side where the path is not."""
    ends = [(0, 1)] if len(dots) == 1 else [(0, 1), (len(dots) - 1, len(dots) - 2)]
    for number, neighbour in ends:
        where, row = dots[number]
        if row is None:
            continue
        other = dots[neighbour][1] if len(dots) > 1 else None
        name = said.value(measured[number])
        sides = (row + 1, row - 1) if other is not None and other < row else (row - 1, row + 1)
        for side in sides:
            start = min(max(where - len(name) // 2, 0), paper.width - len(name))
            if side != at.cutoff_row and paper.free(side, start, len(name)):
                paper.put(side, start, name, Role.STRONG)
                break
        else:
            beside = where + 2 if paper.free(row, where + 1, len(name) + 1) else where - len(name) - 1
            if row != at.cutoff_row and paper.free(row, beside, len(name)):
                paper.put(row, beside, name, Role.STRONG)


def _gaps(paper: "_Paper", dots: Sequence[tuple[int, int | None]], at: Scale, word: str) -> None:
    """Write the word in each gap, between its neighbours where it fits, else in the nearest free row."""
    for number, (_where, row) in enumerate(dots):
        if row is not None or (number and dots[number - 1][1] is None):
            continue
        after = next((dot for dot in dots[number:] if dot[1] is not None), dots[-1])
        before = dots[number - 1] if number else dots[0]
        heights = [each[1] for each in (before, after) if each[1] is not None]
        middle = sum(heights) // len(heights)
        start = min(max((before[0] + after[0] + 1 - len(word)) // 2, 0), paper.width - len(word))
        for side in _outward(middle, at.rows):
            if side != at.cutoff_row and paper.free(side, start - 1, len(word) + 2):
                paper.put(side, start, word, Role.QUIET)
                break


def _outward(middle: int, rows: int) -> list[int]:
    return sorted(range(rows), key=lambda row: (abs(row - middle), row))


class _Paper:
    """The cells while they are filled in."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self._cells = [[" "] * width for _ in range(height)]
        self._roles = [[Role.PLAIN.value] * width for _ in range(height)]

    def put(self, row: int, start: int, text: str, role: Role) -> None:
        for place, letter in enumerate(text, start):
            if 0 <= place < self.width and 0 <= row < self.height:
                self._cells[row][place], self._roles[row][place] = letter, role.value

    def free(self, row: int, start: int, length: int) -> bool:
        if not 0 <= row < self.height - 1:
            return False
        return all(cell == " " for cell in self._cells[row][max(start, 0) : start + length])

    def path(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Dots in each column between two cells, in steps of half a row."""
        (left, above), (right, below) = start, end
        span = right - left
        for place in range(left + 1, right):
            half = (4 * above * span + 4 * (below - above) * (place - left) + span) // (2 * span)
            self.put(half // 2, place, LOW if half % 2 else MIDDLE, Role.CURVE)

    def done(self) -> Drawing:
        return Drawing(tuple(map("".join, self._cells)), tuple(map("".join, self._roles)))
