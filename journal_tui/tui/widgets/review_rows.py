"""The lines of the review page: words to decide, facts of the note, the text as it is stored."""

import re
from collections.abc import Collection, Sequence
from datetime import datetime

from textual.content import Content

from journal_tui.locales import N_, _, language, ngettext
from journal_tui.practice.continuity.data import topic_title
from journal_tui.practice.entries.marking import Marks, labels
from journal_tui.practice.policy.kinds import OFFENCE
from journal_tui.practice.values import Risk, Sensitivity
from journal_tui.tui import render
from journal_tui.tui.gateway import Failure
from journal_tui.tui.kinds import suggested
from journal_tui.tui.note.atoms import tokens
from journal_tui.tui.note.decisions import Decided, Line
from journal_tui.tui.note.marks import HEADING, TOKEN, marks
from journal_tui.tui.review_data import Came
from journal_tui.tui.widgets.rows import Cell, Row, blank, row, text
from journal_tui.tui.widgets.session_panes import code_counts
from journal_tui.wording import moment, word
from journal_tui.wording.measures import result_text, title_text
from journal_tui.wording.workouts import number_text

RISKS = (Risk.NONE, Risk.LOW, Risk.RAISED, Risk.NOT_ASSESSED)
SENSITIVITIES = (Sensitivity.SPECIAL, Sensitivity.PRIVATE, Sensitivity.NONE)
LABEL = 19
WORDS = re.compile(r"(?:‹[^‹›]*›|\S)+\s*|\s+")
"""A word or a code with what touches it, and the blank after it."""
LEAST_AFTER = 8
"""Cells that are worth more for what follows a word than for what stands before it."""
WORD, STATE, TIGHT = (10, 24), (16, 18), (12, 18)
"""Least and most width of the first two columns: a name is cut last, the words around it first."""
ROOMY = 64
"""From this width on the second column has the room of most codes from the start, so that nothing moves."""

_STATES = {
    Decided.ORDINARY: N_("ordinary word"),
    Decided.IGNORED: N_("only this time"),
    Decided.MASKED: N_("masked"),
}


def decision_rows(lines: Sequence[Line], width: int, *, hidden: bool) -> list[Row]:
    """One row for each word: symbol, word, how it stands, the words around it.

    Args:
        lines: What waits and what was decided.
        width: Cells of a line.
        hidden: Whether names are hidden: a word that has become a code is then shown as that code only.
    """
    shown = [(line, _word(line, hidden=hidden), _state(line)) for line in lines]
    word = _width([cell.cell_length for _line, cell, _ in shown], WORD)
    state = _width([cell.cell_length for _line, _cell, cell in shown], STATE if width >= ROOMY else TIGHT)
    room = width - word - state - 6
    return [
        row(
            line.key if line.how is not Decided.MASKED else "",
            Cell("▲" if line.how is Decided.OPEN else "●", "$watch" if line.how is Decided.OPEN else "$ok", width=1, gap=1),
            Cell(first, width=word),
            Cell(second, width=state),
            Cell(_around(line, room), grow=True),
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


def _around(line: Line, room: int) -> Content:
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
    before = WORDS.findall(line.before)
    while before and middle.cell_length + len("".join(before)) > room - LEAST_AFTER:
        del before[0]
    return Content.assemble(_quiet("".join(before)), middle, _quiet(line.after), (more, "$muted"))


def _quiet(around: str) -> Content:
    """Words beside the one that is meant: muted, codes in their colour."""
    parts: list[tuple[str, str]] = []
    here = 0
    for start, end in tokens(around):
        parts += [(around[here:start], "$muted"), (around[start:end], "$token")]
        here = end
    return Content.assemble(*((render.one_line(part), style) for part, style in [*parts, (around[here:], "$muted")]))


def remaining_line(waiting: int, marks: Marks, failure: Failure | None, *, refused: bool) -> Content:
    """What is left before the note can be signed, or why it cannot be.

    Args:
        waiting: How many words nobody has decided on.
        marks: What is said of the note so far: the answer to the risk question, the labels.
        failure: Why the note could not be saved.
        refused: Whether the consent is gone.
    """
    if refused:
        return Content.assemble(("× ", "$stop"), (_("The consent has been withdrawn; nothing can be signed."), "$stop"))
    if failure is not None:
        title = f"{failure.title.rstrip('.')}. "
        return Content.assemble(("! ", "$stop bold"), (title, "$stop bold"), (_("Your text is in memory."), "$ink"))
    risk = marks.risk
    if OFFENCE in (marks.labels or ()):
        return Content.assemble(
            ("× ", "$stop"), (_("Data on offences cannot be journalled: take it out of the text."), "$stop")
        )
    if not waiting and risk is not None:
        return Content.assemble(("● ", "$ok"), (_("Ready to sign."), "$ink"))
    words = ngettext("One word", "{count} words", waiting).format(count=waiting) if waiting else ""
    if words and risk is None:
        what = _("{words} and the risk question remain").format(words=words)
    elif words:
        what = ngettext("One word remains", "{count} words remain", waiting).format(count=waiting)
    else:
        what = _("The risk question remains: 1–4 on its row")
    return Content.assemble(("▲ ", "$watch"), (what, "$ink"), " ", (_("before you can sign."), "$muted"))


def reminder_rows(reminder: str, width: int) -> list[Row]:
    """The quiet reminder that rare things together may point at somebody, and a blank; nothing when there is none.

    Args:
        reminder: In words.
        width: Cells of a line.
    """
    lines = Content.styled(reminder, "$muted").wrap(width) if reminder else []
    return [*(text(line) for line in lines), blank()] if lines else []


def fact_rows(
    stored: str,
    width: int,
    marks: Marks,
    next_at: datetime | None,
    came: Came | None = None,
) -> list[Row]:
    """What the entry says about itself. The last row is the risk question, on several lines where one is too short."""
    codes = code_counts(stored)
    rows = [_fact(_("Codes") if not at else "", line) for at, line in enumerate(_pairs(codes))]
    if not codes:
        rows.append(_fact(_("Codes"), Content.styled(_("none"), "$muted")))
    rows.append(_fact(_("Sensitivity"), _chosen(marks), key="sensitivity", warn=OFFENCE in (marks.labels or ())))
    rows.append(_fact(_("Source"), _source(marks.source), key="source"))
    rows += came_rows(came or Came())
    planned = Content.styled(moment(next_at), "$ink") if next_at else Content.styled(_("none planned"), "$muted")
    rows.append(_fact(_("Next appointment"), planned))
    first, *more = _options(RISKS, marks.risk, width - LABEL)
    asked = _fact(_("Risk today"), first, key="risk", warn=marks.risk is None)
    rows.append(Row(asked.key, (*asked.lines, *(_fact("", each).lines[0] for each in more))))
    return rows


def came_rows(came: Came) -> list[Row]:
    """What the appointment came to: how many agreements, measurements and exercises, and which; no text of anybody's."""
    rows: list[Row] = []
    if came.agreed:
        about = ", ".join(dict.fromkeys(topic_title(each.topic, language()).lower() for each in came.agreed))
        rows.append(_counted(_("Agreements"), len(came.agreed), about))
    if came.measured:
        results = ", ".join(f"{title_text(each.instrument)} {result_text(each)}" for each in came.measured)
        rows.append(_counted(_("Measurements"), len(came.measured), results))
    if came.trained:
        volumes = [each.volume for each in came.trained if each.volume is not None]
        volume = _("volume {kilos} kg").format(kilos=number_text(sum(volumes))) if volumes else ""
        rows.append(_counted(_("Workout"), len(came.trained), volume))
    return rows


def _counted(label: str, count: int, about: str) -> Row:
    return _fact(label, Content.assemble((str(count), "$ink"), "   ", (about, "$muted")))


def _pairs(codes: Sequence[tuple[str, int]]) -> list[Content]:
    """Two codes on a line."""
    shown = [Content.assemble(render.code(f"‹{label}›"), " ", (str(count), "$ink")) for label, count in codes]
    return [Content(", ").join(shown[at : at + 2]) for at in range(0, len(shown), 2)]


def _fact(label: str, value: Content, *, key: str = "", warn: bool = False) -> Row:
    mark = Cell("▲" if warn else "", "$watch", width=1, gap=1)
    return Row(key, ((Cell(label, "$muted", width=LABEL - 2, gap=0), mark, Cell(value, gap=0, grow=True)),))


def _options(options: Sequence[Risk], chosen: Risk | None, width: int) -> list[Content]:
    """The answers side by side, on as many lines as they need."""
    lines: list[Content] = []
    for each in options:
        held = each is chosen
        shown = Content.styled(f"({'•' if held else ' '}) {word(each)}", "$strong bold" if held else "$ink")
        if lines and lines[-1].cell_length + 2 + shown.cell_length <= width:
            lines[-1] = Content.assemble(lines[-1], "  ", shown)
        else:
            lines.append(shown)
    return lines


def _chosen(marks: Marks) -> Content:
    kinds = ", ".join(each.title(language()).lower() for each in labels() if each.code in (marks.labels or ()))
    shown = f"{word(marks.sensitivity)}: {kinds}" if kinds else word(marks.sensitivity)
    return Content.assemble((shown, "$ink"), "   ", ("← →", "$muted"), " ", (_("change"), "$muted"))


def _source(reason: str) -> Content:
    if reason:
        return Content.assemble((_("somebody else"), "$ink"), "   ", (reason, "$muted"))
    return Content.styled(_("the client"), "$ink")


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
