"""Choosing a code: who a word is the same as, and which other code one code is merged into.

Names stand beside the codes unless they are hidden; whoever hides them can still find a code by its number or role.
"""

from collections.abc import Mapping, Sequence

from textual.content import Content

from journal_tui.locales import N_, _, ngettext
from journal_tui.practice.alias_lines import AliasLine
from journal_tui.tui import render
from journal_tui.tui.modals.base import Choice, ChoiceDialog
from journal_tui.tui.modals.pick import PickDialog
from journal_tui.tui.widgets.rows import Cell, Row, row

CODE, COUNT = 22, 10


class PickCodeDialog(PickDialog):
    """The codes of a client, those that fit best first. Returns the label."""

    LABEL = N_("Find")
    HELP_TITLE = N_("A code")
    HELP = N_("Type a part of the name, the role or the number. Enter takes the one that is marked; Esc changes nothing.")

    def __init__(
        self, question: Content, codes: Sequence[AliasLine], counts: Mapping[str, int], *, client: bool = False
    ) -> None:
        """Offer these codes.

        Args:
            question: What is asked.
            codes: In the order in which they are offered.
            counts: How often each stands in the text, by head.
            client: Also offer the client.
        """
        super().__init__(question)
        self._codes = codes
        self._counts = counts
        self._client = client

    def rows_for(self, typed: str) -> Sequence[Row]:
        """The codes whose number, role or names hold what is typed."""
        wanted, hidden = typed.strip().casefold(), self.host.names_hidden
        found = [self._row(code, hidden=hidden) for code in self._codes if _fits(code, wanted, hidden=hidden)]
        if self._client and wanted in "klient":
            words = Content.styled(_("the client, by another name"), "$muted")
            found.append(row("klient", Cell(render.code("‹klient›"), width=CODE), Cell(words, grow=True)))
        return found

    def _row(self, code: AliasLine, *, hidden: bool) -> Row:
        names = Content("") if hidden else render.name(", ".join(code.names))
        count = self._counts.get(code.label.partition(" ")[0], 0)
        here = ngettext("{count} time", "{count} times", count).format(count=count) if count else ""
        return row(
            code.label,
            Cell(render.code(f"‹{code.label}›"), width=CODE, strong=True),
            Cell(here, "$muted", width=COUNT),
            Cell(names, grow=True),
        )

    def nothing(self) -> str:
        """What is said when nothing fits."""
        return _("No code fits. Esc goes back.")


def _fits(code: AliasLine, wanted: str, *, hidden: bool) -> bool:
    if wanted in code.label.casefold():
        return True
    return not hidden and any(wanted in name.casefold() for name in code.names)


def merge_dialog(source: str, into: str, count: int) -> ChoiceDialog:
    """Ask before one code goes on in the place of another.

    Args:
        source: The code that gives way.
        into: The one that goes on.
        count: How often the first stands in the open text.
    """
    places = ngettext("one place", "{count} places", count).format(count=count)
    what = Content.assemble(
        render.code(f"‹{source}›"), (_(" becomes "), "$ink"), render.code(f"‹{into}›"), (f"   {places}", "$muted")
    )
    return ChoiceDialog(
        _("Merge two codes"),
        what,
        [
            Choice("m", _("Merge them"), "merge", _("{key:take-back-decision} takes it back")),
            Choice("escape", _("Leave them as they are"), "back"),
        ],
        means=_("Both names lead to the same code from now on. Notes that are signed keep the code that they have."),
        safe="back",
    )
