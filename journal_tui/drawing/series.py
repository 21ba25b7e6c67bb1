"""Values over time, and where some are missing: what a curve draws and its table lists.

The rule: a gap is said, never filled in. One is there where nothing came of an answer, and where a steady rhythm left something out.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import median_low

LEAST_POINTS = 4
"""A rhythm is not told from fewer."""
RHYTHM = range(3, 36)
"""Days between two measurements that count as a rhythm."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value on a day, in thousandths; None where it is missing."""

    on: date
    value: int | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class TableRow:
    """One line of the table: a value and how far it is from the one before, None after a gap and for the first."""

    on: date
    value: int | None = field(repr=False)
    change: int | None = field(default=None, repr=False)


def with_gaps(values: Sequence[Value]) -> tuple[Value, ...]:
    """Put a missing value on each day where a steady rhythm leaves one out.

    Args:
        values: Oldest first.
    """
    steps = [(later.on - earlier.on).days for earlier, later in itertools.pairwise(values)]
    usual = median_low(steps) if len(values) >= LEAST_POINTS else 0
    steady = sum(abs(step - usual) * 4 <= usual for step in steps)
    if usual not in RHYTHM or steady * 3 < len(steps) * 2:
        return tuple(values)
    found = list(values[:1])
    for step, value in zip(steps, values[1:], strict=True):
        before = found[-1].on
        left_out = (2 * step + usual) // (2 * usual) - 1
        found += [Value(before + timedelta(days=usual * number), None) for number in range(1, left_out + 1)]
        found.append(value)
    return tuple(found)


def table(values: Sequence[Value]) -> tuple[TableRow, ...]:
    """Give the lines of the table, oldest first."""
    rows: list[TableRow] = []
    before: int | None = None
    for each in values:
        change = each.value - before if each.value is not None and before is not None else None
        rows.append(TableRow(each.on, each.value, change))
        before = each.value
    return tuple(rows)
