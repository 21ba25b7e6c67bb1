"""Follow-up: the last plan, what is open and the goals, over the note; each settled, rated or carried on by one key.

Rules: the note waits below with its cursor; every act is a use-case and can be taken back; what was done is seen in its row
at once, and nothing is left until the dialog is closed.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from journal_tui.locales import N_, _, language
from journal_tui.practice.continuity.data import topic_title
from journal_tui.practice.continuity.order import in_order
from journal_tui.practice.continuity.values import Agreement, AgreementKind, AgreementState, Goal, GoalState
from journal_tui.practice.values import LastPlan
from journal_tui.tui.modals.base import Dialog
from journal_tui.tui.widgets.continuity_rows import agreement_words, due_words, goal_words
from journal_tui.tui.widgets.reading import reading
from journal_tui.tui.widgets.row_list import RowList
from journal_tui.tui.widgets.rows import Cell, Row, blank, heading, row, text
from journal_tui.wording import day

if TYPE_CHECKING:
    from journal_tui.tui.session_data import Beside

PLAN = "plan"
SETTLE = {
    "1": AgreementState.KEPT,
    "2": AgreementState.PARTLY,
    "3": AgreementState.NOT_KEPT,
    "4": AgreementState.DROPPED,
    "0": AgreementState.OPEN,
}
TOPIC = 9
AROUND = 8
"""Rows of the dialog that are not the list: frame, blank lines, keys on two lines."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a key asks for: `settle`, `carry`, `insert`, `rate`, `end`, `goal`; about which row."""

    act: str
    key: str
    value: str = ""


Answer = Callable[[Asked], Awaitable[Agreement | Goal | None]]
"""Does what was asked; the thing as it stands after it, without names, or None when it could not be done."""


class FollowUpDialog(Dialog[Asked]):
    """The fold-out of the note. Returns `insert` or `goal`, which need the note; everything else is done while it is open."""

    HELP_TITLE = N_("Follow-up")
    HELP = N_(
        "On an agreement: 1 kept, 2 partly, 3 not kept, 4 dropped, 0 open again, f carries it on as a new one. On a goal: 0 to 9 "
        "rates it, t is 10, r reached, d dropped. n puts the line into the note, g writes a new goal."
    )
    DEFAULT_CSS = """
    FollowUpDialog > VerticalScroll { width: 76; }
    FollowUpDialog #follow-keys { height: auto; padding: 1 2 0 2; color: $muted; }
    """

    def __init__(self, beside: "Beside", today: date, answer: Answer, *, note: bool = True) -> None:
        """Show what stands beside the note.

        Args:
            beside: Last plan, open agreements, goals.
            today: What is due before it is late.
            answer: Asked for each key.
            note: Whether there is a note that a line can be put into.
        """
        super().__init__()
        self.plan: LastPlan | None = beside.plan
        self.agreements = {each.id: each for each in beside.agreements}
        self.goals = {each.id: each for each in beside.goals}
        self.today = today
        self._do = answer
        self._note = note

    def body(self) -> ComposeResult:
        """The list, and the keys of its marked row."""
        yield RowList(id="follow", letters=False)
        yield Static(id="follow-keys", markup=False)

    def on_mount(self) -> None:
        """Begin at the homework; without one at the first row."""
        self.query_one(RowList).focus()
        self.paint()
        homework = next((each.id for each in self.agreements.values() if each.kind is AgreementKind.HOMEWORK), "")
        if homework:
            self.query_one(RowList).select(homework)

    # -- painting -----------------------------------------------------------------------------

    def paint(self) -> None:
        """Everything; also after names were shown or hidden."""
        hidden, rows = self.host.names_hidden, self.query_one(RowList)
        shown: list[Row] = [*self._plan_rows(hidden=hidden)]
        for kind, title in ((AgreementKind.HOMEWORK, _("Homework")), (AgreementKind.AGREEMENT, _("Agreements"))):
            found = [each for each in self.agreements.values() if each.kind is kind]
            if found:
                shown += [blank(), heading(title, str(len(found)))]
            shown += [self._agreement_row(each, hidden=hidden) for each in found]
        shown += [
            blank(),
            heading(_("Goals"), str(len(self.goals)) if self.goals else _("none yet"), right=_("g new goal")),
        ]
        shown += [self._goal_row(each, hidden=hidden) for each in self.goals.values()]
        rows.styles.height = min(sum(len(each.lines) for each in shown), max(self.app.size.height * 9 // 10 - AROUND, 3))
        rows.show(shown)
        self._paint_keys()

    @property
    def _room(self) -> int:
        """Cells inside frame and margins."""
        return max(min(self.app.size.width * 9 // 10, 76) - 8, 20)

    def _plan_rows(self, *, hidden: bool) -> list[Row]:
        if self.plan is None:
            return [heading(_("Last plan"), _("none yet"))]
        words = reading(self.plan.text, self.plan.identified, hidden=hidden)
        lines = [part for line in words.split("\n") for part in line.wrap(self._room)]
        head, *rest = lines or [Content("")]
        rows = [heading(_("Last plan"), day(self.plan.at.astimezone().date())), row(PLAN, Cell(head, strong=True))]
        return [*rows, *(text(line) for line in rest)]

    def _agreement_row(self, each: Agreement, *, hidden: bool) -> Row:
        return row(
            each.id,
            Cell(topic_title(each.topic, language()), "$ink", width=TOPIC, strong=True),
            Cell(agreement_words(each, hidden=hidden), grow=True),
            Cell(due_words(each, self.today)),
        )

    def _goal_row(self, each: Goal, *, hidden: bool) -> Row:
        words = reading(each.text, each.identified, hidden=hidden)
        return row(each.id, Cell(words, grow=True), Cell(goal_words(each), "$muted"))

    def _paint_keys(self) -> None:
        key = self.query_one(RowList).key
        keys: tuple[tuple[str, str], ...]
        if key in self.agreements:
            keys = (
                ("1", _("kept")), ("2", _("partly")), ("3", _("not kept")), ("4", _("drop")),
                ("f", _("carry on")), ("n", _("into the note")),
            )  # fmt: skip
        elif key in self.goals:
            keys = (("0–9, t", _("rate 0–10")), ("r", _("reached")), ("d", _("drop")), ("n", _("into the note")))
        else:
            keys = (("n", _("into the note")), ("g", _("new goal"))) if key == PLAN else (("g", _("new goal")),)
        parts: list[str | tuple[str, str]] = []
        shown = [pair for pair in keys if self._note or pair[0] != "n"]
        room, used = self._room, 0
        for name, said in (*shown, ("Esc", _("back"))):
            takes = len(name) + 1 + len(said)
            gap = "" if not parts else "  " if used + 2 + takes <= room else "\n"  # a key and its word stay on one line
            used = takes + (used + len(gap) if gap == "  " else 0)
            parts += [gap, (name, "$accent bold"), " ", (said, "$muted")]
        self.query_one("#follow-keys", Static).update(Content.assemble(*parts))

    @on(RowList.Moved)
    def _moved(self, event: RowList.Moved) -> None:
        event.stop()
        self._paint_keys()

    # -- keys ---------------------------------------------------------------------------------

    async def on_key(self, event: events.Key) -> None:
        """One key, one act, on the marked row."""
        asked = self._asked(self.query_one(RowList).key, event.character or "")
        if asked is None:
            return
        event.stop()
        event.prevent_default()
        if asked.act in {"insert", "goal"}:
            self.answer(asked)
            return
        self._took(await self._do(asked))

    def _asked(self, key: str, pressed: str) -> Asked | None:
        if pressed == "g":
            return Asked("goal", "")
        if pressed == "n" and key and self._note:
            return Asked("insert", key)
        if key in self.agreements:
            if pressed == "f":
                return Asked("carry", key)
            return Asked("settle", key, SETTLE[pressed].value) if pressed in SETTLE else None
        if key in self.goals:
            ends = {"r": GoalState.REACHED, "d": GoalState.DROPPED}
            if pressed in ends:
                return Asked("end", key, ends[pressed].value)
            if pressed == "t" or (pressed.isascii() and pressed.isdigit()):
                return Asked("rate", key, "10" if pressed == "t" else pressed)
        return None

    def _took(self, changed: Agreement | Goal | None) -> None:
        """Show the thing as it stands now, with the names that its row had."""
        if isinstance(changed, Goal):
            self.goals[changed.id] = replace(changed, identified=self.goals[changed.id].identified)
        elif changed is not None:
            before = self.agreements.pop(changed.carried_from or "", None) or self.agreements.get(changed.id)
            self.agreements[changed.id] = replace(changed, identified=before.identified if before else "")
        if self.is_attached and changed is not None:
            self.paint()
            self.query_one(RowList).select(changed.id)

    def words_of(self, key: str) -> str:
        """What a row says, names and all: for putting it into the note."""
        if key == PLAN and self.plan is not None:
            return self.plan.identified or self.plan.text
        found = self.agreements.get(key) or self.goals.get(key)
        return (found.identified or found.text) if found else ""

    def after(self, beside: "Beside") -> "Beside":
        """What stands beside the note after it: what is still open."""
        agreements = in_order([each for each in self.agreements.values() if each.is_open])
        goals = tuple(each for each in self.goals.values() if each.state is GoalState.ACTIVE)
        return replace(beside, agreements=agreements, goals=goals)
