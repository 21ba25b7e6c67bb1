"""Before an extract leaves: each line that speaks of somebody else, decided one by one.

Rules: nothing leaves before every line is decided; what was decided is kept while the page is left with Esc, until the lock; a name
is shown only where names are shown.
"""

from collections.abc import Mapping, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from journal_tui.locales import N_, _, ngettext
from journal_tui.practice.rights.case_words import LineDecision
from journal_tui.practice.rights.extract.names import ThirdPersonLine
from journal_tui.tui import line_commands as commands
from journal_tui.tui.commands import Back
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.widgets.reading import reading
from journal_tui.tui.widgets.row_list import RowList
from journal_tui.tui.widgets.rows import Cell, Row, blank, heading, row
from journal_tui.wording.rights import part_words

LEFT_OUT = "[…]"
SIGN = 14


class ExtractLinesScreen(PageScreen[Mapping[str, LineDecision] | None]):
    """The review; dismisses with the decisions when there is one for each line."""

    OFFERS = (
        commands.KeepCode,
        commands.OmitLine,
        commands.ShowAsWritten,
        commands.KeepRest,
        commands.GoOnToFile,
        Back,
    )
    HELP_TITLE = N_("Lines about somebody else")
    HELP = N_(
        "The client gets everything, but not what is somebody else's. In each line the name can stay a code, the line can be left "
        "out, or it can be shown as it was written. Below stands the marked line, as the client reads it and as it was written; Tab "
        "goes there, and the arrows scroll a long one."
    )
    DEFAULT_CSS = """
    ExtractLinesScreen #pane { height: auto; max-height: 50%; border-top: solid $edge; margin: 1 2 0 2; }
    ExtractLinesScreen #pane { scrollbar-size: 0 1; }
    ExtractLinesScreen #pane:focus { border-top: solid $accent; }
    ExtractLinesScreen #whole { height: auto; }
    ExtractLinesScreen.-huge #main { max-width: 120; }
    """

    def __init__(self, number: str, lines: Sequence[ThirdPersonLine]) -> None:
        """Review these lines of a case's extract."""
        super().__init__()
        self.number = number
        self.keep = f"lines-{number}"
        self.lines = tuple(lines)
        self.decided: dict[str, LineDecision] = {}

    def main(self) -> ComposeResult:
        yield RowList(id="lines", letters=False)
        with VerticalScroll(id="pane"):
            yield Static(id="whole", markup=False)

    def on_mount(self) -> None:
        known = {line.id for line in self.lines}
        kept = self.host.kept.take(self.keep)
        self.decided = {line: LineDecision(value) for line, value in kept.items() if line in known}
        super().on_mount()
        self.query_one("#lines", RowList).focus()
        self._next()

    def paint(self) -> None:
        self.header(_("Lines about somebody else"), _("case {number}").format(number=self.number))
        self.query_one("#lines", RowList).show(line_rows(self.lines, self.decided, hidden=self.names_hidden))
        done, count = len(self.decided), len(self.lines)
        self.status(
            ngettext("{done} of {count} line decided", "{done} of {count} lines decided", count).format(
                done=done, count=count
            )
        )
        self._whole()

    # ---------------------------------------------------------------- keys
    def action_keep_code(self) -> None:
        self._decide(LineDecision.CODE)

    def action_omit(self) -> None:
        self._decide(LineDecision.OUT)

    def action_show_written(self) -> None:
        self._decide(LineDecision.SHOW)

    def action_keep_rest(self) -> None:
        for line in self.lines:
            self.decided.setdefault(line.id, LineDecision.CODE)
        self.repaint()

    def action_go_on(self) -> None:
        waiting = len(self.lines) - len(self.decided)
        if waiting:
            self._next()
            said = ngettext("{count} line waits for a decision.", "{count} lines wait for a decision.", waiting)
            self.status(Content.assemble(("▲ ", "$watch"), (said.format(count=waiting), "$ink")))
            return
        self._keep()
        self._close(dict(self.decided))

    def action_back(self) -> None:
        self._keep()
        self._close(None)

    @on(RowList.Moved)
    def _moved(self, event: RowList.Moved) -> None:
        event.stop()
        self._whole()
        self.query_one("#pane", VerticalScroll).scroll_home(animate=False)

    # ---------------------------------------------------------------- inside
    def _decide(self, decision: LineDecision) -> None:
        marked = self.query_one("#lines", RowList).key
        if marked:
            self.query_one("#lines", RowList).focus()
            self.decided[marked] = decision
            self._next(after=marked)

    def _next(self, after: str = "") -> None:
        """Put the bar on the next line that waits; stay when none does."""
        ids = [line.id for line in self.lines]
        start = ids.index(after) + 1 if after in ids else 0
        waiting = next((each for each in (*ids[start:], *ids[:start]) if each not in self.decided), after or ids[0])
        self.repaint()
        self.query_one("#lines", RowList).select(waiting)

    def _whole(self) -> None:
        marked = self.query_one("#lines", RowList).key
        line = next((each for each in self.lines if each.id == marked), None)
        if line is None:
            return
        width = max(len(_("The client reads")), len(_("Was written")))
        read = _as_read(line, self.decided.get(line.id), hidden=self.names_hidden)
        parts = [Content.assemble((_("The client reads").ljust(width), "$muted"), "  ", read)]
        if not self.names_hidden:
            parts.append(
                Content.assemble(
                    (_("Was written").ljust(width), "$muted"), "  ", reading(line.line, line.written, hidden=False)
                )
            )
        self.query_one("#whole", Static).update(Content("\n").join(parts))

    def _keep(self) -> None:
        self.host.kept.keep(self.keep, {line: decision.value for line, decision in self.decided.items()})

    def _close(self, decided: Mapping[str, LineDecision] | None) -> None:
        closing = self.dismiss(decided)
        del closing


def line_rows(lines: Sequence[ThirdPersonLine], decided: Mapping[str, LineDecision], *, hidden: bool) -> list[Row]:
    """The lines under the part of the extract in which each stands: what was decided, and how it will read."""
    rows: list[Row] = []
    part = ""
    for line in lines:
        if line.part != part:
            part = line.part
            count = sum(each.part == part for each in lines)
            rows += [*([blank()] if rows else []), heading(part_words(part), str(count))]
        decision = decided.get(line.id)
        symbol, tone, words = {
            None: ("□", "$watch", _("waits")),
            LineDecision.CODE: ("●", "$ok", _("code")),
            LineDecision.OUT: ("×", "$ink", _("omitted")),
            LineDecision.SHOW: ("▲", "$watch", _("shown")),
        }[decision]
        sign = Content.assemble((f"{symbol} ", tone), (words, tone))
        rows.append(row(line.id, Cell(sign, width=SIGN), Cell(_as_read(line, decision, hidden=hidden), grow=True)))
    return rows


def _as_read(line: ThirdPersonLine, decision: LineDecision | None, *, hidden: bool) -> Content:
    if decision is LineDecision.OUT:
        return Content.styled(LEFT_OUT, "$muted")
    return reading(line.line, line.written, hidden=hidden or decision is not LineDecision.SHOW)
