"""The lines of the review page: words to decide, facts of the note, the text as it is stored."""

from collections.abc import Collection, Sequence
from datetime import datetime

from textual.content import Content

from journal_tui.locales import N_, _
from journal_tui.practice.values import Risk, Sensitivity
from journal_tui.tui import render
from journal_tui.tui.note.decisions import Decided, Line
from journal_tui.tui.note.marks import HEADING, TOKEN, marks
from journal_tui.tui.widgets.rows import Cell, Row, row
from journal_tui.tui.widgets.session_panes import code_counts
from journal_tui.wording import moment, word

RISKS = (Risk.NONE, Risk.LOW, Risk.RAISED, Risk.NOT_ASSESSED)
SENSITIVITIES = (Sensitivity.SPECIAL, Sensitivity.PRIVATE, Sensitivity.NONE)
WORD, STATE, LABEL = 10, 12, 19

_STATES = {
    Decided.ORDINARY: N_("ordinary word"),
    Decided.IGNORED: N_("only this time"),
    Decided.MASKED: N_("masked"),
}


def decision_rows(lines: Sequence[Line]) -> list[Row]:
    """One row for each word: symbol, word, how it stands, the words around it."""
    return [_open(line) if line.how is Decided.OPEN else _done(line) for line in lines]


def _open(line: Line) -> Row:
    shown = Content.assemble(
        (render.one_line(line.before), "$muted"),
        (render.one_line(line.word), "$strong bold"),
        (render.one_line(line.after), "$muted"),
    )
    return row(
        line.key,
        Cell("▲", "$watch", width=1, gap=1),
        Cell(Content.styled(render.one_line(line.word), "$ink underline"), width=WORD),
        Cell(_("name?") if line.is_name else _("number?"), "$watch", width=STATE),
        Cell(shown, grow=True),
    )


def _done(line: Line) -> Row:
    state = (
        render.code(line.token.strip("‹›")) if line.how is Decided.TOKEN else Content.styled(_(_STATES[line.how]), "$ink")
    )
    if line.how is Decided.MASKED:
        around = Content.assemble((_("the number is out of the text"), "$muted"), "  ", render.code(line.token))
    else:
        middle = render.code(line.token) if line.token else Content.styled(render.one_line(line.word), "$muted")
        around = Content.assemble((render.one_line(line.before), "$muted"), middle, (render.one_line(line.after), "$muted"))
    return Row(
        "",
        (
            (
                Cell("●", "$ok", width=1, gap=1),
                Cell(render.one_line(line.word), "$ink", width=WORD),
                Cell(state, width=STATE),
                Cell(around, grow=True),
            ),
        ),
    )


def fact_rows(text: str, sensitivity: Sensitivity, risk: Risk | None, next_at: datetime | None) -> list[Row]:
    """What the entry says about itself. The last row is the risk question."""
    codes = code_counts(text)
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


def stored_text(text: str, headings: Collection[str], undecided: frozenset[str]) -> list[Content]:
    """The stored text line by line: headings bold, codes in their colour, waiting words underlined."""
    lines: list[Content] = []
    for line in text.split("\n"):
        shown = Content.styled(render.inert(line), "$ink")
        for start, end, role in marks(line, headings, undecided):
            style = "$strong bold" if role == HEADING else "$token" if role == TOKEN else "underline"
            shown = shown.stylize(style, start, end)
        lines.append(shown)
    return lines
