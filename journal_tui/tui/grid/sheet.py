"""The cells of one workout, the cursor among them, and the way back from each change.

Rules: a cell is read when it is left; one that cannot be right keeps its text and says why, and everything else goes on. What
was changed last can be taken back. A blank line counts for nothing.
"""

from collections.abc import Sequence
from typing import Final

from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.query import fold
from journal_tui.practice.workouts.lines import MOST_LINES, NAME_LENGTH, line_of, read_cell
from journal_tui.practice.workouts.values import WorkoutLine
from journal_tui.wording.workouts import number_text

COLUMNS: Final = ("exercise", "sets", "reps", "load", "rpe", "pain", "seconds")
EXERCISE: Final = 0
THOUSANDTHS: Final = frozenset({"load", "rpe"})
NUMBER_LENGTH: Final = 8
ONWARD: Final = frozenset("x×*")
"""Typed in a number's cell these go on to the next one: `3x8x60` fills three."""
MOST_BACK: Final = 200

Cells = tuple[str, ...]
BLANK: Final[Cells] = ("",) * len(COLUMNS)


class Sheet:
    """One workout while it is written down."""

    def __init__(self, lines: Sequence[WorkoutLine] = (), names: Sequence[str] = ()) -> None:
        """Begin.

        Args:
            lines: What is kept already.
            names: Exercises of earlier workouts, the newest first: a name that is begun is completed from them.
        """
        self.rows: list[Cells] = [cells_of(line) for line in lines] or [BLANK]
        self.names = list(names)
        self.row = len(self.rows) - 1 if lines else 0
        self.column = EXERCISE
        self.typed: str | None = None
        """What stands in the cell that is being written; None between cells."""
        self.edits = 0
        self._no_ghost = False
        self._back: list[tuple[list[Cells], int, int]] = []

    # ---------------------------------------------------------------- what stands there
    @property
    def here(self) -> str:
        """What the cell under the cursor shows."""
        return self.rows[self.row][self.column] if self.typed is None else self.typed

    @property
    def offered(self) -> str:
        """The earlier exercise whose name is begun; empty when there is none."""
        if self.column != EXERCISE or not self.typed or self._no_ghost:
            return ""
        begun = fold(self.typed)
        used = [cells[EXERCISE] for cells in reversed(self.rows) if cells[EXERCISE]]
        for name in (*used, *self.names):
            if len(name) > len(self.typed) and fold(name[: len(self.typed)]) == begun:
                return name
        return ""

    @property
    def ghost(self) -> str:
        """The rest of the name that is offered."""
        return self.offered[len(self.typed or "") :]

    def problems(self) -> dict[tuple[int, int], InvalidInput]:
        """The cells that cannot be right, with the reason."""
        found: dict[tuple[int, int], InvalidInput] = {}
        for number, cells in enumerate(self.rows):
            if cells == BLANK:
                continue
            for place, column in enumerate(COLUMNS):
                try:
                    read_cell(column, cells[place])
                except InvalidInput as problem:
                    found[number, place] = problem
            if not cells[EXERCISE].strip():
                found[number, EXERCISE] = InvalidInput(field="exercise", reason="empty")
        return found

    def lines(self) -> tuple[WorkoutLine, ...]:
        """What can be kept: every line that is not blank, without the cells that cannot be right."""
        return tuple(_line(cells) for cells in self._with_typed() if cells != BLANK)

    def _with_typed(self) -> list[Cells]:
        if self.typed is None:
            return self.rows
        cells = list(self.rows[self.row])
        cells[self.column] = self.typed
        return [*self.rows[: self.row], tuple(cells), *self.rows[self.row + 1 :]]

    # ---------------------------------------------------------------- writing
    def type(self, letters: str) -> None:
        """Write letters into the cell; the first replaces what stood there. What a number cannot hold is left out."""
        for letter in letters:
            if self.column != EXERCISE and letter in ONWARD:
                self.move(0, 1)
            elif self._fits(letter):
                self.typed = (self.typed or "") + letter
                self._no_ghost = False

    def _fits(self, letter: str) -> bool:
        if self.column == EXERCISE:
            return letter.isprintable() and len(self.typed or "") < NAME_LENGTH
        return (letter.isascii() and letter.isdigit()) or (letter in ".,-" and len(self.typed or "") < NUMBER_LENGTH)

    def rub(self) -> None:
        """Take the last letter away, or first the rest that was offered."""
        if self.ghost:
            self._no_ghost = True
        else:
            self.typed = self.here[:-1]

    def clear(self) -> None:
        """Empty the cell."""
        self.typed = ""
        self.commit()

    def take_offered(self) -> bool:
        """Take the name that is offered, written as it was; False when none is."""
        name = self.offered
        self.typed = name or self.typed
        return bool(name)

    def commit(self) -> bool:
        """Leave the cell: what was typed stands in it. A first number in a line without a name takes the name above."""
        typed, self.typed = self.typed, None
        self._no_ghost = False
        if typed is None or typed.strip() == self.rows[self.row][self.column]:
            return False
        self._remember()
        cells = list(self.rows[self.row])
        cells[self.column] = typed.strip()
        above = self.rows[self.row - 1][EXERCISE] if self.row else ""
        if self.column != EXERCISE and cells[self.column] and not cells[EXERCISE]:
            cells[EXERCISE] = above
        self.rows[self.row] = tuple(cells)
        return True

    # ---------------------------------------------------------------- moving
    def move(self, rows: int, columns: int) -> None:
        """Leave the cell and go to another; at an end it stays."""
        self.commit()
        self.row = min(max(self.row + rows, 0), len(self.rows) - 1)
        self.column = min(max(self.column + columns, 0), len(COLUMNS) - 1)

    def step(self, way: int) -> None:
        """Go to the next cell or the one before, over the ends of lines; after the last one there is a new line."""
        self.commit()
        column = self.column + way
        if column == len(COLUMNS):
            self.next_line()
        elif column < 0:
            if self.row:
                self.row, self.column = self.row - 1, len(COLUMNS) - 1
        else:
            self.column = column

    def next_line(self) -> None:
        """Go to the beginning of the next line; after the last one there is a new one, unless the last is blank."""
        self.commit()
        if self.row == len(self.rows) - 1 and self.rows[self.row] != BLANK and len(self.rows) < MOST_LINES:
            self.rows.append(BLANK)
        self.row, self.column = min(self.row + 1, len(self.rows) - 1), EXERCISE

    def go(self, row: int, column: int) -> None:
        """Go to a cell that was pointed at."""
        self.move(row - self.row, column - self.column)

    # ---------------------------------------------------------------- whole lines
    def insert(self) -> bool:
        """Put a blank line below; False when there are as many as there may be."""
        self.commit()
        if len(self.rows) >= MOST_LINES:
            return False
        self._remember()
        self.rows.insert(self.row + 1, BLANK)
        self.row, self.column = self.row + 1, EXERCISE
        return True

    def drop(self) -> None:
        """Take the line out."""
        self.commit()
        self._remember()
        del self.rows[self.row]
        self.rows = self.rows or [BLANK]
        self.row = min(self.row, len(self.rows) - 1)

    def add(self, lines: Sequence[WorkoutLine]) -> int:
        """Put lines below the ones that are there, as many as fit; gives how many did."""
        self.commit()
        self._remember()
        kept = [cells for cells in self.rows if cells != BLANK]
        fitting = [cells_of(line) for line in lines][: MOST_LINES - len(kept)]
        self.rows = [*kept, *fitting] or [BLANK]
        self.row, self.column = min(len(kept), len(self.rows) - 1), EXERCISE
        return len(fitting)

    def undo(self) -> bool:
        """Take the last change back; False when there is none."""
        if self.typed is not None:
            self.typed = None
            return True
        if not self._back:
            return False
        self.rows, self.row, self.column = self._back.pop()
        self.edits += 1
        return True

    def _remember(self) -> None:
        self.edits += 1
        self._back = [*self._back, (list(self.rows), self.row, self.column)][-MOST_BACK:]


def cells_of(line: WorkoutLine) -> Cells:
    """The cells of a line that is kept, numbers with the language's decimal mark."""
    found = [line.exercise]
    for column in COLUMNS[1:]:
        value = getattr(line, column)
        found.append("" if value is None else number_text(value) if column in THOUSANDTHS else str(value))
    return tuple(found)


def _line(cells: Cells) -> WorkoutLine:
    values: dict[str, str | int | None] = {}
    for column, typed in zip(COLUMNS, cells, strict=True):
        try:
            values[column] = read_cell(column, typed)
        except InvalidInput:
            values[column] = None
    name = values["exercise"]
    numbers = {column: value for column, value in values.items() if isinstance(value, int)}
    return line_of(name if isinstance(name, str) else "", numbers)
