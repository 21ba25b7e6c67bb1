"""What the counsellor sees when the gate says no: why, since when, and the ways on. There is no way through."""

from textual.content import Content

from journal_tui.locales import _
from journal_tui.practice.gate import Refusal
from journal_tui.practice.values import Verdict, WayOn
from journal_tui.tui import render
from journal_tui.tui.badges import VERDICTS
from journal_tui.tui.modals.base import Choice
from journal_tui.tui.modals.named import NamedDialog
from journal_tui.wording.gate import means_of, title_of, what_of

ASK, PAPER, WITHOUT, CASE, LOG, CHANGES = "ask", "paper", "without", "case", "log", "changes"
EMERGENCY = "emergency"


def _choices(refusal: Refusal, back: str, *, changed: bool) -> list[Choice]:
    again = refusal.verdict in {Verdict.REFUSED, Verdict.WITHDRAWN}
    restricted = refusal.verdict is Verdict.RESTRICTED
    offered = {
        WayOn.ASK_NOW: Choice(
            "f",
            _("Ask for a new consent") if again else _("Ask now"),
            ASK,
            _("if the client brings it up") if again else _("the client signs here"),
        ),
        WayOn.ON_PAPER: Choice("p", _("On paper"), PAPER, _("sheet with archive number")),
        WayOn.WITHOUT_JOURNAL: Choice("u", _("Hold it without journal"), WITHOUT),
        WayOn.OPEN_CASE: Choice("o", _("Show the restriction"), CASE)
        if restricted
        else Choice("r", _("Show what happened"), CASE),
        WayOn.OPEN_LOG: Choice("f9", _("Show the log"), LOG),
    }
    ways = [offered[way] for way in refusal.ways]
    if changed:
        ways.append(Choice("v", _("Show what has changed"), CHANGES))
    if WayOn.WITHOUT_JOURNAL in refusal.ways:
        ways.append(Choice("n", _("Emergency note"), EMERGENCY, _("in danger to life")))
    return [*ways, Choice("escape", back, "back")]


def gate_dialog(refusal: Refusal, name: str, back: str, *, changed: bool = False) -> NamedDialog:
    """The dialog for one refusal. Answers `ask`, `paper`, `without`, `case`, `log`, `changes`, `emergency`, or None.

    Args:
        refusal: What the gate said.
        name: The client's name; the code stands in its place while names are hidden.
        back: The words of the Esc row.
        changed: Whether there is something to show of what has changed in the document.
    """
    symbol, tone, _on = VERDICTS[refusal.verdict]
    mark = "\ue000"
    before, found, after = what_of(refusal, mark).partition(mark)

    def said(hidden: bool) -> Content:
        if not found:
            return render.plain(before)
        return Content.assemble(before, render.code(refusal.pseudonym) if hidden else render.name(name), after)

    return NamedDialog(
        title_of(refusal), said, _choices(refusal, back, changed=changed), symbol=symbol, tone=tone, means=means_of(refusal)
    )
