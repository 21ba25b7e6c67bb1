"""What stands at the right of the note from 150 columns: the curve that has most to say, then the other scales in a line each.

The rule: it shows only what may be read in this service now, and never more than the values themselves.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from journal_tui.drawing.series import Value
from journal_tui.locales import _
from journal_tui.practice.measures.instrument import Instrument
from journal_tui.practice.measures.values import Measured, Point
from journal_tui.tui.widgets.curve import painted
from journal_tui.wording import curves as words
from journal_tui.wording import day
from journal_tui.wording.measures import value_text

WIDTH, HEIGHT = 50, 18
LAST = 4
"""Values of the other scales."""
MOST, FEW = 5, 3
"""Other scales beside the note, and scales beside the day."""


@dataclass(frozen=True, slots=True)
class Scale:
    """One instrument with its values, gaps said, oldest first."""

    instrument: Instrument
    values: tuple[Value, ...]

    @property
    def count(self) -> int:
        """How many values there are."""
        return sum(each.value is not None for each in self.values)


def scales_of(rows: Sequence[Measured]) -> tuple[Scale, ...]:
    """The instruments behind measurements, those with a cut-off first, then those with most values."""
    points: dict[str, list[Point]] = {}
    newest: dict[str, Instrument] = {}
    for row in sorted(rows, key=lambda each: each.at):
        if row.state == "whole":
            name = row.instrument.name
            newest[name] = row.instrument
            points.setdefault(name, []).append(
                Point(row.at, row.total, row.answered, len(row.answers), row.id, row.service)
            )
    found = [Scale(newest[name], words.values_of(each)) for name, each in points.items()]
    found.sort(key=lambda each: (each.instrument.cutoff is None, -each.count, each.instrument.name))
    return tuple(each for each in found if each.count)


def scales_pane(scales: Sequence[Scale]) -> Content:
    """The curve and the other scales; nothing where nothing was measured."""
    if not scales:
        return Content("")
    parts: list[Content | str | tuple[str, str]] = []
    for number, scale in enumerate(scales[: MOST + 1]):
        one = scale.instrument
        title, _reach, better = words.head_text(one)
        parts += ["\n\n" if number else "", (title, "$strong bold"), "  ", (day(scale.values[-1].on), "$muted"), "\n"]
        if not number:
            drawing = words.drawing(one, scale.values, WIDTH, HEIGHT)
            parts += [(f"{better}\n\n" if better else "\n", "$muted"), painted(drawing)]
            continue
        cutoff = f"{_('cut-off')} {value_text(one, one.cutoff.value)}" if one.cutoff else ""
        more = "   ".join(part for part in (cutoff, better) if part)
        parts += [(_last(scale), "$ink"), "   ", (more, "$muted")]
    return Content.assemble(*parts)


def scales_part(scales: Sequence[Scale], width: int) -> list[Content | str | tuple[str, str]]:
    """The newest values of a few scales, for the pane beside the day; nothing where nothing was measured.

    Args:
        scales: Those that have most to say first.
        width: Cells of the pane; the range is left out where the values need its place.
    """
    parts: list[Content | str | tuple[str, str]] = []
    for scale in scales[:FEW]:
        title, reach, better = words.head_text(scale.instrument)
        name, last = f"{title} {reach}", _last(scale)
        fits = not width or len(name) + 3 + len(last) <= width
        parts += ["\n", (name if fits else title, "$ink"), "   ", (last, "$muted")]
        parts += ["\n", (better, "$muted")] if better else []
    return ["\n\n", (_("Scales"), "$strong bold"), *parts] if parts else []


def _last(scale: Scale) -> str:
    return " · ".join([value_text(scale.instrument, each.value) for each in scale.values if each.value is not None][-LAST:])
