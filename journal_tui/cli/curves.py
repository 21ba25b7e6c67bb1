"""`measure curve`: the drawing of the screen as plain text, with its table, and the same points for a script."""

import shutil
from typing import TYPE_CHECKING

from journal_tui.cli.clients import client_argument
from journal_tui.cli.times import stamp
from journal_tui.locales import _
from journal_tui.practice.measures.instrument import UNIT
from journal_tui.wording import curves as words

if TYPE_CHECKING:
    from journal_tui.cli.call import Call
    from journal_tui.cli.parser import Commands

WIDEST, HEIGHT = 100, 16


def number(value: int | None) -> int | float | None:
    """Return thousandths as a number of JSON."""
    if value is None:
        return None
    return value // UNIT if value % UNIT == 0 else value / UNIT


def add_curve(group: "Commands") -> None:
    """Add the command to the group of measures."""
    curve = group.add("curve", _("Draw one instrument's values over time, with the table of the same numbers."), show)
    client_argument(curve)
    curve.add_argument("--instrument", required=True, metavar="I", help=_("as measure instruments lists it"))
    curve.add_argument("--width", type=int, default=0, metavar="N", help=_("how wide it may be, else as the terminal"))


def show(call: "Call") -> None:
    """Draw a curve."""
    asked = call.arguments
    with call.practice() as practice:
        one = practice.measures.instrument(asked.instrument)
        points = practice.measures.series(asked.client, asked.instrument)
    values = words.values_of(points)
    width = asked.width or min(shutil.get_terminal_size().columns, WIDEST)
    title, reach, better = words.head_text(one)
    drawn = words.drawing(one, values, width, HEIGHT).lines
    lines = ["  ".join(part for part in (title, reach, better) if part)]
    if points:
        lines += ["", *drawn, *([""] if drawn else []), " ".join(words.summary(one, values)), ""]
        lines += words.table_lines(one, values)
    else:
        lines.append(_("Nothing has been measured yet."))
    answer = {
        "instrument": one.key,
        "better": one.better.value,
        "cutoff": number(one.cutoff.value) if one.cutoff else None,
        "points": [
            {"at": stamp(each.at), "value": number(each.value), "missing": each.missing, "measurement": each.id}
            for each in points
        ],
    }
    call.output.answer(answer, lines)
