"""The two axes of a curve: which ticks stand at the side, in which row a value lies, which column is a day, which months are named."""

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

MOST_STEPS = 5
"""More ticks than this above zero say nothing more."""
YEAR = 12
"""Months."""


@dataclass(frozen=True, slots=True)
class Reach:
    """The lowest and the highest value that there can be; None where nobody says."""

    least: int = 0
    most: int | None = None


ANY = Reach()


@dataclass(frozen=True, slots=True)
class Scale:
    """From values to rows, counted from the top. A value that is not the cut-off never lies in the cut-off's row."""

    bottom: int
    top: int
    step: int
    rows: int
    cutoff: int | None = None
    above: bool = False
    below: bool = False

    @property
    def ticks(self) -> range:
        """The values that are written at the side, from the lowest."""
        return range(self.bottom, self.top + 1, self.step)

    @property
    def cutoff_row(self) -> int | None:
        """The row of the cut-off; there is always one left on the sides where values are."""
        if self.cutoff is None:
            return None
        return min(max(self._plain(self.cutoff), int(self.above)), self.rows - 1 - int(self.below))

    def row(self, value: int) -> int:
        """Give the row of a value."""
        row, line = self._plain(value), self.cutoff_row
        if line is None or self.cutoff is None:
            return row
        if value == self.cutoff:
            return line
        return min(row, line - 1) if value > self.cutoff else max(row, line + 1)

    def _plain(self, value: int) -> int:
        span = self.top - self.bottom
        return (2 * (self.top - value) * (self.rows - 1) + span) // (2 * span)


def scale(values: Sequence[int], cutoff: int | None, rows: int, least_step: int = 1, reach: Reach = ANY) -> Scale:
    """Choose the ticks: 0 at the bottom, at the top the first one above the highest value.

    Args:
        values: What is drawn.
        cutoff: The cut-off, which is always in sight.
        rows: How many rows there are.
        least_step: The smallest difference that means something.
        reach: What values there can be. Where the least is above 0 (nobody weighs nothing) the bottom is the last tick
            that no value is below, so that a change is to be seen; and no tick is above the most that there is.
    """
    seen = [*values, *(() if cutoff is None else (cutoff,))]
    zero = () if reach.least > 0 else (0,)
    highest, lowest = max(*zero, *seen, min(seen)), min(*zero, *seen, max(seen))
    most = max(1, min(MOST_STEPS, (rows - 1) // 2))
    step = next(size for size in _round_sizes(least_step) if _steps(size, lowest, highest, reach) <= most + (lowest < 0))
    top = _top(step, highest, reach)
    return Scale(
        bottom=min(
            (lowest // step) * step, top - step
        ),  # values that are all the most that there is still stand on something
        top=top,
        step=step,
        rows=rows,
        cutoff=cutoff,
        above=cutoff is not None and any(value > cutoff for value in values),
        below=cutoff is not None and any(value < cutoff for value in values),
    )


def _top(step: int, highest: int, reach: Reach) -> int:
    """The first tick above the highest value; that value itself where there is nothing above it."""
    return highest if highest == reach.most and highest % step == 0 else (highest // step + 1) * step


def _steps(step: int, lowest: int, highest: int, reach: Reach) -> int:
    return _top(step, highest, reach) // step - lowest // step


def _round_sizes(least: int) -> Iterator[int]:
    power = 1
    while True:
        for digit in (1, 2, 5):
            if digit * power >= least:
                yield digit * power
        power *= 10


def column(on: date, first: date, last: date, left: int, right: int) -> int:
    """Give the column of a day between two columns; a lone day stands at the left."""
    days = (last - first).days
    if not days:
        return left
    return left + (2 * (on - first).days * (right - left) + days) // (2 * days)


def months(
    first: date, last: date, place: Callable[[date], int], name: Callable[[date], str], width: int
) -> list[tuple[int, str]]:
    """Give the month names with their columns; as many as stand apart, evenly chosen. A new year stands there as its number."""

    def called(start: date, every: int) -> str:
        return str(start.year) if every >= YEAR or (start.month == 1 and start is not first) else name(start)

    starts = [first]
    at = first
    while (at := _next_month(at)) <= last:
        starts.append(at)
    named: list[tuple[int, str]] = []
    for every in (1, 2, 3, 4, 6, YEAR, 2 * YEAR, 5 * YEAR, 10 * YEAR):
        chosen = [start for start in starts if start is first or (start.year * 12 + start.month - 1) % every == 0]
        words = [(place(start), called(start, every)) for start in chosen]
        named = [(min(at, width - len(text)), text) for at, text in words]
        if len(named) > 1 and named[0][0] + len(named[0][1]) >= named[1][0]:
            del named[0]
        if all(at + len(text) < after for (at, text), (after, _) in itertools.pairwise(named)):
            break
    return named


def _next_month(on: date) -> date:
    return date(on.year + on.month // 12, on.month % 12 + 1, 1)
