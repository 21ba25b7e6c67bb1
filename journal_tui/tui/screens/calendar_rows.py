"""The rows of a calendar file's preview: first what somebody has to decide, then what happens by itself; pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from textual.content import Content

from journal_tui.locales import N_, _
from journal_tui.practice.calendar.values import Candidate, LineKind, Preview, PreviewLine
from journal_tui.tui import render
from journal_tui.tui.badges import service_name
from journal_tui.tui.widgets.rows import Cell, Row, blank, heading, row, text
from journal_tui.wording import moment
from journal_tui.wording.calendar import kind_words, left_out_words

ASKED = (LineKind.SEVERAL, LineKind.UNKNOWN)
"""Whom does it mean?"""
OFF = (LineKind.CANCELLED, LineKind.GONE)
"""Is it called off?"""
GROUPS = (
    (N_("To decide"), (*ASKED, *OFF)),
    (N_("Will be planned"), (LineKind.NEW,)),
    (N_("Will be moved"), (LineKind.MOVED,)),
    (N_("There already"), (LineKind.SAME, LineKind.BEGUN, LineKind.CONTRACT_OVER)),
)
WHO, TIME, SERVICE = 24, 16, 4


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided about the lines so far, by their number."""

    chosen: Mapping[int, Candidate] = field(default_factory=dict)
    off: Collection[int] = ()
    left: Collection[int] = ()

    def waits(self, line: PreviewLine) -> bool:
        """Whether nobody has said anything about a line that asks."""
        return line.kind in (*ASKED, *OFF) and not self.about(line)

    def about(self, line: PreviewLine) -> bool:
        """Whether something was said about it."""
        return line.number in self.chosen or line.number in self.off or line.number in self.left


def calendar_rows(preview: Preview, decided: Decided, *, hidden: bool) -> list[Row]:
    """The whole list, and below it what was left out and why.

    Args:
        preview: What the file would do.
        decided: What was decided about it.
        hidden: Codes instead of names, and no titles.
    """
    rows: list[Row] = []
    for title, kinds in GROUPS:
        lines = preview.of(*kinds)
        if lines:
            rows += [*([blank()] if rows else []), heading(_(title), str(len(lines)))]
            rows += [_line(line, decided, hidden=hidden) for line in lines]
    left_out = sorted(preview.left_out.items())
    if preview.broken_lines:
        left_out.append(("broken_lines", preview.broken_lines))
    if left_out:
        rows += [*([blank()] if rows else []), *(text(left_out_words(code, count), "$muted") for code, count in left_out)]
    return rows or [text(_("There is no event in these days."), "$strong bold")]


def _line(line: PreviewLine, decided: Decided, *, hidden: bool) -> Row:
    who = decided.chosen.get(line.number) or (line.candidates[0] if len(line.candidates) == 1 else None)
    if line.kind in ASKED and line.number not in decided.chosen:
        who = None
    title = Content.styled(_("title hidden"), "$muted") if hidden else render.name(line.title)
    whom = (
        (Cell(named(who, hidden=hidden), width=WHO), Cell(service_name(who.service), "$ink", width=SERVICE))
        if who is not None
        else (Cell(title, width=WHO + 2 + SERVICE),)
    )
    return row(
        f"line:{line.number}",
        Cell(moment(line.at), "$ink", width=TIME, strong=True),
        *whom,
        Cell(_state(line, decided), grow=True),
    )


def named(who: Candidate, *, hidden: bool) -> Content:
    """A client by name, or by code while names are hidden."""
    return render.code(who.pseudonym) if hidden else render.name(who.name)


def _state(line: PreviewLine, decided: Decided) -> Content:
    if line.number in decided.left:
        return Content.styled(_("not written in") if line.kind in ASKED else _("stays"), "$muted")
    if line.number in decided.off:
        return Content.assemble(("× ", "$ink"), (_("will be called off"), "$ink"))
    if line.number in decided.chosen:
        return Content.assemble(("● ", "$ok"), (kind_words(LineKind.NEW), "$ink"))
    if line.kind in (*ASKED, *OFF):
        return Content.assemble(("▲ ", "$watch"), (kind_words(line.kind), "$watch"))
    if line.kind is LineKind.MOVED and line.before is not None:
        return Content.styled(_("was {time}").format(time=moment(line.before)), "$muted")
    return Content.styled(kind_words(line.kind), "$muted")
