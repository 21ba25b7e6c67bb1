"""What the practice has decided where law and policy leave a choice: one row each, with what it decides; and what is no choice, and why."""

from textual import on, work
from textual.app import ComposeResult

from journal_tui.locales import N_, _, language
from journal_tui.practice.decisions import Decision, DecisionKind, decision, decisions
from journal_tui.tui.commands import Back, Command
from journal_tui.tui.gateway import Failure
from journal_tui.tui.modals.one_line import OneLineDialog
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.undo import Undoable
from journal_tui.tui.widgets.row_list import RowList
from journal_tui.tui.widgets.rows import Cell, Row, blank, row
from journal_tui.wording.decisions import allowed, value_words

LABEL, VALUE = 24, 10


class ChangeDecision(Command):
    """Takes another decision; it holds from now on, is noted in the log, and can be undone. What is no choice says why."""

    action, key, title, label = "change", "enter", N_("Decide otherwise"), N_("Change")
    footer = 1
    palette = False


class DecisionsScreen(PageScreen[None]):
    """One row per decision; Enter changes it."""

    OFFERS = (ChangeDecision, Back)
    HAS_NAME_STATE = False
    HELP_TITLE = N_("Practice decisions")
    HELP = N_(
        "What the practice decides where law and policy leave a choice. {key:change-decision} changes the marked one; it holds "
        "from now on. The two last ones are no choice: {key:change-decision} says why."
    )

    def __init__(self) -> None:
        """Nothing is known yet."""
        super().__init__()
        self.found: dict[str, int] | None = None

    def main(self) -> ComposeResult:
        yield RowList(id="decisions")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#decisions", RowList).focus()
        self.load()

    @work(exclusive=True, group="load", description="load decisions")
    async def load(self) -> None:
        """Read what holds now."""
        self.found = await self.host.gateway.ask(lambda practice: practice.decisions())
        self.repaint()

    def paint(self) -> None:
        self.header(_("Practice decisions"), "")
        self.status("")
        if self.found is None:
            return
        fixed = [each for each in decisions() if each.kind is DecisionKind.FIXED]
        rows = [_row(each, self.found[each.code]) for each in decisions() if each not in fixed]
        self.query_one("#decisions", RowList).show([*rows, blank(), *(_row(each, self.found[each.code]) for each in fixed)])

    def marked(self) -> Decision | None:
        """What the bar stands on."""
        key = self.query_one("#decisions", RowList).key
        return decision(key) if key else None

    @on(RowList.Opened)
    def _opened(self, event: RowList.Opened) -> None:
        event.stop()
        self.action_change()

    def action_change(self) -> None:
        if (marked := self.marked()) is not None and self.found is not None:
            self.change(marked, self.found[marked.code])

    @work(exclusive=True, group="act", description="change a decision")
    async def change(self, marked: Decision, before: int) -> None:
        """Ask for another value until it is one, keep it, and offer the way back."""
        code = marked.code
        if marked.kind is DecisionKind.FIXED:
            await self.host.gateway.ask(lambda practice: practice.decide(code, marked.default + 1))
            return
        value, typed, wrong = before, str(before), ""
        while value == before or wrong:
            what = f"{marked.notes[language()].capitalize()}. {_ways(marked)}"
            asked = OneLineDialog(marked.titles[language()], what, N_("Value"), _("Save"), value=typed, wrong=wrong)
            answer = await self.host.push_screen_wait(asked)
            if answer is None or answer == str(before):
                return
            typed = answer
            value, wrong = await self._tried(marked, answer)

        async def undo() -> None:
            await self.host.gateway.ask(lambda practice: practice.decide(code, before))
            self.load()

        self.host.did(Undoable(N_("The decision is changed."), undo))
        self.load()

    async def _tried(self, marked: Decision, answer: str) -> tuple[int, str]:
        """The value that was kept, or what was wrong with it."""
        if not answer.isdecimal():
            return marked.default, _("Not a whole number. {allowed}.").format(allowed=_ways(marked).rstrip("."))
        value = int(answer)
        try:
            await self.host.gateway.ask(lambda practice: practice.decide(marked.code, value))
        except Failure as failure:
            return value, f"{failure.text} {_ways(marked)}"
        return value, ""


def _ways(marked: Decision) -> str:
    """What may be typed."""
    if marked.kind is DecisionKind.YES_NO:
        return _("1 is yes, 0 is no.")
    if marked.kind is DecisionKind.MONTH:
        return _("The number of the month, 1 to 12.")
    return _("Days, {allowed}.").format(allowed=allowed(marked))


def _row(each: Decision, value: int) -> Row:
    return row(
        each.code,
        Cell(each.titles[language()], "$muted", width=LABEL),
        Cell(value_words(each, value), "$ink", width=VALUE, gap=1, strong=True),
        Cell(each.notes[language()], "$muted"),
    )
