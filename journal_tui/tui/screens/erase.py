"""The page of an erasure: what goes, what stays by law, what is held; then a typed word; then what became of it.

The rule: what is shown is what was approved. When anything has changed since, nothing can be carried out, and the page says
so and offers the new preview for approval. Enter does nothing before the word is whole.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on, work
from textual.content import Content
from textual.widgets import Input

from journal_tui.locales import N_, _
from journal_tui.practice.rights.case_words import CaseState
from journal_tui.practice.rights.order import Erased, Outcome, PreviewLine
from journal_tui.tui import case_data as data
from journal_tui.tui import render
from journal_tui.tui.case_commands import ApproveErasure, Erase
from journal_tui.tui.case_data import CaseSheet
from journal_tui.tui.case_ways import ask_one
from journal_tui.tui.commands import Back, Command
from journal_tui.tui.gateway import Failure
from journal_tui.tui.modals.base import Choice
from journal_tui.tui.modals.progress import Tell, counted
from journal_tui.tui.screens.case_rows import cooling_words
from journal_tui.tui.screens.sweep_page import SweepPage, final_words, nothing_left, refusal, something_left
from journal_tui.wording.case_steps import hold_words, store_words
from journal_tui.wording.rights import channel_words, identity_words

if TYPE_CHECKING:
    from journal_tui.practice.practice import Practice

WORD = N_("ERASE")
STEPS = {
    "keys": N_("Destroys the keys"),
    "rows": N_("Takes the rows away"),
    "compacted": N_("Writes the files anew"),
    "look": N_("Looks for what is left"),
}
_AFTER = {"intended": "keys", "keys": "rows", "rows": "compacted", "compacted": "look", "done": "look"}
"""When the practice has kept a step, the next one is at work."""


class EraseScreen(SweepPage):
    """Preview, approval, typed word, outcome."""

    OFFERS = (Erase, ApproveErasure, Back)
    HELP_TITLE = N_("An erasure")
    HELP = N_(
        "Each line is a kind of data in one store: what goes, what the law keeps and until when, what a hold stops. Approving "
        "covers exactly what is shown. After the waiting time, type the word in capitals and press Enter; arrows move the table."
    )
    FIELD = (N_("Type ERASE"), 14)

    def __init__(self, number: str) -> None:
        """Show the erasure that this case asks for."""
        super().__init__()
        self.number = number
        self.sheet: CaseSheet | None = None
        self.ended: Erased | None = None

    def refetch(self) -> None:
        if self.ended is None:
            self.load()

    @work(exclusive=True, group="load", description="preview an erasure")
    async def load(self) -> None:
        """Plan it anew."""
        number = self.number
        self.sheet = await self.host.gateway.ask(lambda p: data.sheet(p, number, plan=True))
        self.repaint()
        if self.armed:
            self.field.focus()
        else:
            self.table.focus()

    # ---------------------------------------------------------------- what it is ready for
    @property
    def cooled(self) -> bool:
        """Whether the waiting time has passed."""
        at = self.sheet.cooled_at if self.sheet is not None else None
        return at is not None and at <= self.host.now()

    @property
    def armed(self) -> bool:
        """Whether the word may be typed: approved, unchanged, rested, not done yet."""
        if self.sheet is None or self.ended is not None or self.sheet.outdated:
            return False
        return self.sheet.case.state is CaseState.APPROVED and self.cooled

    @property
    def waits_for_approval(self) -> bool:
        """Whether the preview on the page can be approved."""
        if self.sheet is None or self.sheet.plan is None or self.ended is not None:
            return False
        case = self.sheet.case
        ready = case.identity is not None and bool(case.ground) and not self.held
        return ready and (case.state is CaseState.VERIFIED or self.sheet.outdated)

    @property
    def held(self) -> str:
        """What holds everything, in words; empty when something would go."""
        lines = self.lines()
        if any(line.outcome is Outcome.ERASED for line in lines):
            return ""
        return ", ".join(dict.fromkeys(hold_words(line.held_by) for line in lines if line.held_by))

    def offers(self) -> tuple[type[Command], ...]:
        """Erase while the word can be typed, approve while that is what comes next."""
        if self.armed:
            return (Erase, Back)
        return (ApproveErasure, Back) if self.waits_for_approval else (Back,)

    def ready(self) -> frozenset[str] | None:
        """Enter is muted until the word is whole."""
        whole = self.armed and self.field.value == _(WORD)
        return (
            None
            if whole or not self.armed
            else frozenset(command.id() for command in self.offers() if command is not Erase)
        )

    # ---------------------------------------------------------------- painting
    def lines(self) -> Sequence[PreviewLine]:
        """What stands in the table."""
        if self.ended is not None:
            return self.ended.lines
        return self.sheet.plan.lines if self.sheet is not None and self.sheet.plan is not None else ()

    def header_right(self) -> Content:
        who = self.sheet.who if self.sheet is not None else None
        return render.code(who.pseudonym) if who is not None else Content("")

    def paint(self) -> None:
        title = _("Erasure, done") if self.ended is not None and self.ended.done else _("Erasure")
        self.header(title, _("case {number}").format(number=self.number))
        if self.sheet is None:
            return
        self.fill(self._facts(), self.lines(), self._means(), armed=self.armed, done=self.ended is not None)

    def _facts(self) -> Content:
        if self.sheet is None:
            return Content("")
        if self.ended is not None:
            return self._ended()
        case = self.sheet.case
        asked = _("Asked {day} by {channel}.").format(day=case.received.isoformat(), channel=channel_words(case.channel))
        how = identity_words(case.identity) if case.identity else _("not identified yet")
        parts = [asked, f"{how[:1].upper()}{how[1:]}."]
        if self.sheet.also:
            codes = ", ".join(who.pseudonym for _client, who in self.sheet.also)
            parts.append(_("Takes {codes} too: the same person.").format(codes=codes))
        if case.state is CaseState.APPROVED:
            parts.append(cooling_words(self.sheet.cooled_at, self.host.now()))
        return Content(" ".join(parts))

    def _ended(self) -> Content:
        if self.ended is None:
            return Content("")
        if self.ended.done:
            return nothing_left()
        return something_left(store_words(store).lower() for store in self.ended.left)

    def _means(self) -> Content:
        if self.sheet is None or self.ended is not None:
            return Content.styled(_("The case is closed. Esc goes back.") if self.ended else "", "$muted")
        if self.refused:
            return refusal(self.refused)
        if self.held:
            words = _("▲ Everything is held by {what}. Nothing can be erased before that is over.")
            return Content.styled(words.format(what=self.held), "$watch")
        if self.sheet.outdated:
            words = _(
                "× Something has changed since you approved. Look through it, and approve it anew with {key:approve-erasure}."
            )
            return Content.styled(words, "$stop")
        if self.armed:
            return final_words()
        if self.waits_for_approval:
            words = _(
                "Nothing has been changed. {key:approve-erasure} approves exactly this; it then rests before it can be carried out."
            )
            return Content.styled(words, "$muted")
        if self.sheet.case.state is CaseState.APPROVED:
            return Content.styled(
                _("Nothing has been changed. The word can be typed when the waiting time has ended."), "$muted"
            )
        return Content.styled(_("Nothing has been changed. Identify the client and choose a ground first."), "$muted")

    # ---------------------------------------------------------------- keys
    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.footer()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_erase()

    def action_erase(self) -> None:
        if self.armed and self.field.value == _(WORD):
            self.erase()

    @work(exclusive=True, group="erase", description="erase")
    async def erase(self) -> None:
        """Carry it out, with its steps, and show what became of it."""
        number = self.number

        def work_on(practice: "Practice", tell: Tell) -> Erased:
            return practice.cases.erase(number, lambda step: tell(_AFTER.get(step, step.partition("/")[0]), 0, 0))

        try:
            self.ended = await counted(self.host, N_("Erasing"), STEPS, work_on)
        except Failure as failure:
            self.refused, self.field.value = failure.text, ""
            self.load()
            return
        self.host.kept.forget()  # half-written forms may name whoever has gone
        self.table.focus()
        self.repaint()

    def action_approve(self) -> None:
        if self.waits_for_approval:
            self.approve()

    @work(exclusive=True, group="approve", description="approve an erasure")
    async def approve(self) -> None:
        """Approve exactly what is on the page."""
        plan = self.sheet.plan if self.sheet is not None else None
        if plan is None:
            return
        chosen = await ask_one(
            self.host,
            _("Approve the erasure"),
            _("It covers exactly what is shown. When anything changes, it has to be approved anew."),
            [Choice("g", _("Approve what is shown"), "approve")],
            "back",
        )
        if chosen is None:
            return
        number, digest = self.number, plan.hash
        try:
            await self.host.gateway.ask(lambda p: p.cases.approve(number, digest))
        except Failure as failure:
            self.refused = failure.text
        else:
            self.refused = ""
        self.load()
