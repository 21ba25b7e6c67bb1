"""The lines of the review page: words to decide, facts of the note, the text as it is stored."""

from collections.abc import Collection, Sequence
from datetime import datetime

from textual.content import Content

from journal_tui.locales import N_, _, ngettext
from journal_tui.practice.values import Risk, Sensitivity
from journal_tui.tui import render
from journal_tui.tui.kinds import suggested
from journal_tui.tui.note.atoms import tokens
from journal_tui.tui.note.decisions import Decided, Line
from journal_tui.tui.note.marks import HEADING, TOKEN, marks
from journal_tui.tui.widgets.rows import Cell, Row, blank, row, text
from journal_tui.tui.widgets.session_panes import code_counts
from journal_tui.wording import moment, word

RISKS = (Risk.NONE, Risk.LOW, Risk.RAISED, Risk.NOT_ASSESSED)
SENSITIVITIES = (Sensitivity.SPECIAL, Sensitivity.PRIVATE, Sensitivity.NONE)
LABEL = 19
WORD, STATE = (10, 24), (16, 18)
"""Least and most width of the first two columns: a name is cut last, the words around it first."""

_STATES = {
    Decided.ORDINARY: N_("ordinary word"),
    Decided.IGNORED: N_("only this time"),
    Decided.MASKED: N_("masked"),
}


def decision_rows(lines: Sequence[Line], *, hidden: bool) -> list[Row]:
    """One row for each word: symbol, word, how it stands, the words around it.

    Args:
        lines: What waits and what was decided.
        hidden: Whether names are hidden: a word that has become a code is then shown as that code only.
    """
    shown = [(line, _word(line, hidden=hidden), _state(line)) for line in lines]
    word = _width([cell.cell_length for _line, cell, _ in shown], WORD)
    state = _width([cell.cell_length for _line, _cell, cell in shown], STATE)
    return [
        row(
            line.key if line.how is not Decided.MASKED else "",
            Cell("▲" if line.how is Decided.OPEN else "●", "$watch" if line.how is Decided.OPEN else "$ok", width=1, gap=1),
            Cell(first, width=word),
            Cell(second, width=state),
            Cell(_around(line), grow=True),
        )
        for line, first, second in shown
    ]


def _width(lengths: Sequence[int], bounds: tuple[int, int]) -> int:
    return min(max([bounds[0], *lengths]), bounds[1])


def _word(line: Line, *, hidden: bool) -> Content:
    if line.how is Decided.MERGED:
        return render.code(line.word)
    if line.how is Decided.TOKEN and hidden:
        return Content.styled(_("hidden"), "$muted")
    return Content.styled(render.one_line(line.word), "$ink underline" if line.how is Decided.OPEN else "$ink")


def _state(line: Line) -> Content:
    if line.how is Decided.OPEN:
        return Content.styled(suggested(line), "$watch")
    if line.how is Decided.MERGED:
        return Content.assemble(("= ", "$ink"), render.code(line.label))
    return render.code(line.label) if line.how is Decided.TOKEN else Content.styled(_(_STATES[line.how]), "$ink")


def _around(line: Line) -> Content:
    if line.how is Decided.MASKED:
        return Content.assemble((_("the number is out of the text"), "$muted"), "  ", render.code(line.token))
    if line.how is Decided.MERGED:
        return Content.styled(_("one code from now on"), "$muted")
    if line.how is not Decided.OPEN and not (line.before or line.after):
        return Content("")
    word = Content.styled(render.one_line(line.word), "$strong bold" if line.how is Decided.OPEN else "$muted")
    middle = render.code(line.token) if line.token else word
    more = ""
    if line.count > 1 and line.how is Decided.OPEN:
        more = "  " + ngettext("{count} time", "{count} times", line.count).format(count=line.count)
    return Content.assemble(_quiet(line.before), middle, _quiet(line.after), (more, "$muted"))


def _quiet(around: str) -> Content:
    """Words beside the one that is meant: muted, codes in their colour."""
    parts: list[tuple[str, str]] = []
    here = 0
    for start, end in tokens(around):
        parts += [(around[here:start], "$muted"), (around[start:end], "$token")]
        here = end
    return Content.assemble(*((render.one_line(part), style) for part, style in [*parts, (around[here:], "$muted")]))


def reminder_rows(reminder: str, width: int) -> list[Row]:
    """The quiet reminder that rare things together may point at somebody, and a blank; nothing when there is none.

    Args:
        reminder: In words.
        width: Cells of a line.
    """
    lines = Content.styled(reminder, "$muted").wrap(width) if reminder else []
    return [*(text(line) for line in lines), blank()] if lines else []


def fact_rows(stored: str, sensitivity: Sensitivity, risk: Risk | None, next_at: datetime | None) -> list[Row]:
    """What the entry says about itself. The last row is the risk question."""
    codes = code_counts(stored)
    rows = [_fact(_("Codes") if not at else "", line) for at, line in enumerate(_pairs(codes))]
    if not codes:
        rows.append(_fact(_("Codes"), Content.styled(_("none"), "$muted")))
    rows.append(_fact(_("Sensitivity"), _chosen(sensitivity), key="sensitivity"))
    planned = Content.styled(moment(next_at), "$ink") if next_at else Content.styled(_("none planned"), "$muted")
    rows.append(_fact(_("Next appointment"), planned))
    rows.append(_fact(_("Risk today"), _options(RISKS, risk), key="risk", warn=risk is None))
    return rows


def _pairs(codes: Sequence[tuple[str, int]]) -> list[Content]:
    """Two codes on a line."""
    shown = [Content.assemble(render.code(f"‹{label}›"), " ", (str(count), "$ink")) for label, count in codes]
    return [Content(", ").join(shown[at : at + 2]) for at in range(0, len(shown), 2)]


def _fact(label: str, value: Content, *, key: str = "", warn: bool = False) -> Row:
    mark = Cell("▲" if warn else "", "$watch", width=1, gap=1)
    return Row(key, ((Cell(label, "$muted", width=LABEL - 2, gap=0), mark, Cell(value, gap=0, grow=True)),))


def _options(options: Sequence[Risk], chosen: Risk | None) -> Content:
    parts: list[Content] = []
    for each in options:
        held = each is chosen
        parts.append(Content.styled(f"({'•' if held else ' '}) {word(each)}", "$strong bold" if held else "$ink"))
    return Content("  ").join(parts)


def _chosen(sensitivity: Sensitivity) -> Content:
    return Content.assemble((word(sensitivity), "$ink"), "   ", ("← →", "$muted"), " ", (_("change"), "$muted"))


def stored_text(stored: str, headings: Collection[str], undecided: frozenset[str]) -> list[Content]:
    """The stored text line by line: headings bold, codes in their colour, waiting words underlined."""
    lines: list[Content] = []
    for line in stored.split("\n"):
        shown = Content.styled(render.inert(line), "$ink")
        for start, end, role in marks(line, headings, undecided):
            style = "$strong bold" if role == HEADING else "$token" if role == TOKEN else "underline"
            shown = shown.stylize(style, start, end)
        lines.append(shown)
    return lines
