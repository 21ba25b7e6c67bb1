"""What is said around a curve: its words, its table and the sentence below it; one source for the screen and the command line."""

from collections.abc import Sequence
from datetime import date

from journal_tui.drawing.axis import Reach
from journal_tui.drawing.curve import Drawing, Said, draw
from journal_tui.drawing.series import TableRow, Value, table, with_gaps
from journal_tui.locales import _, language, ngettext
from journal_tui.practice.measures.instrument import UNIT, Instrument
from journal_tui.practice.measures.values import Point
from journal_tui.wording.measures import ARROWS, better_text, range_text, title_text, value_text
from journal_tui.wording.timeline import month_short
from journal_tui.wording.words import day

WEEK = 7
DATE, NUMBER, CHANGE = 10, 7, 6
"""Widths of the table's columns."""


def values_of(points: Sequence[Point], since: date | None = None) -> tuple[Value, ...]:
    """Return what a curve draws, gaps said: one value for each point, oldest first.

    Args:
        points: As the desk of measures gives them.
        since: Leave out what is older; None for all.
    """
    found = (Value(point.at.astimezone().date(), point.value) for point in points)
    return with_gaps([each for each in found if since is None or each.on >= since])


def drawing(one: Instrument, values: Sequence[Value], width: int, height: int) -> Drawing:
    """Draw the values of an instrument; without rows when there is no value or no room."""
    cutoff = one.cutoff.value if one.cutoff else None
    said = Said(_("missing"), _("cut-off"), lambda value: _plain(one, value), month_short)
    # Tenths of a kilo are noise: where the axis does not begin at 0 it spans a whole one at least.
    step = max(one.step, UNIT) if one.least > 0 else one.step
    return draw(values, cutoff, said, width, height, step, Reach(one.least, one.most))


def head_text(one: Instrument) -> tuple[str, str, str]:
    """Return the title, the whole range with its unit, and the wanted direction with its arrow."""
    reach = f"{range_text(one)} {one.unit}".strip()
    return title_text(one), reach, f"{ARROWS[one.better]} {better_text(one.better)}".strip()


def table_head(one: Instrument) -> str:
    """Return the head of the table."""
    name = _("total") if one.count else one.unit or _("value")
    return f"{_('Date').ljust(DATE)} {name.rjust(NUMBER)} {'±'.rjust(CHANGE)}"


def table_cells(one: Instrument, line: TableRow) -> tuple[str, str, str]:
    """Return the day, the value and the change of one line of the table."""
    value = _("missing") if line.value is None else value_text(one, line.value)
    return day(line.on), value.rjust(NUMBER), change_text(one, line.change).rjust(CHANGE)


def table_lines(one: Instrument, values: Sequence[Value]) -> list[str]:
    """Return the whole table as plain lines."""
    return [table_head(one), *(" ".join(table_cells(one, line)).rstrip() for line in table(values))]


def change_text(one: Instrument, change: int | None) -> str:
    """Return how far a value is from the one before: `-3`, `+1`, `0`, or nothing."""
    if change is None:
        return ""
    sign = "-" if change < 0 else "+" if change else ""
    return sign + value_text(one, abs(change))


def summary(one: Instrument, values: Sequence[Value]) -> tuple[str, str]:
    """Return the sentence from the first to the last value, and what else is to be known: gaps, whose cut-off it is."""
    measured = [each for each in values if each.value is not None]
    missing = len(values) - len(measured)
    if not measured or measured[0].value is None or measured[-1].value is None:
        return "", ""
    first, last = value_text(one, measured[0].value), value_text(one, measured[-1].value)
    weeks = ((measured[-1].on - measured[0].on).days + WEEK // 2) // WEEK
    if len(measured) == 1:
        said = _("{value}, the only one so far.").format(value=first)
    elif weeks:
        words = ngettext("{first} → {last} in {count} week.", "{first} → {last} in {count} weeks.", weeks)
        said = words.format(first=first, last=last, count=weeks)
    else:
        said = f"{first} → {last}."
    more = []
    if missing:
        more.append(ngettext("{count} missing.", "{count} are missing.", missing).format(count=missing))
    if one.cutoff:
        more.append(_("Cut-off by its authors."))
    return said, " ".join(more)


def _plain(one: Instrument, value: int) -> str:
    """A value on the drawing, without decimals that are only zeros."""
    text = value_text(one, value)
    mark = "." if language() == "en" else ","
    return text.partition(mark)[0] if value % UNIT == 0 else text
