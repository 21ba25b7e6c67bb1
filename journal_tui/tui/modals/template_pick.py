"""Ctrl+T: another template for the note. A list in groups that narrows while one types, and what the marked one holds."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from journal_tui.locales import N_, _, language
from journal_tui.practice.templates import Template
from journal_tui.tui.modals.pick import PickDialog
from journal_tui.tui.widgets.row_list import RowList
from journal_tui.tui.widgets.rows import Cell, Row, heading, row

GROUP_WORDS = {
    "own": N_("Your own"),
    "cbt": N_("CBT"),
    "act": N_("ACT"),
    "nutrition": N_("Nutrition"),
    "training": N_("Training"),
    "model": N_("Common layouts"),
    "occasion": N_("Occasions"),
}
"""What the groups are called, in the order in which they are offered."""
TITLE = 26


class TemplateDialog(PickDialog):
    """Returns the key of the template that was taken."""

    HELP_TITLE = N_("Another template")
    HELP = N_(
        "Type a part of the name, or walk with the arrows; the headings of the marked template stand below. "
        "What you have written stays: under the same heading where the new template has it, else above the new ones."
    )
    DEFAULT_CSS = """
    TemplateDialog #shown { height: 2; padding: 0 2; margin-top: 1; color: $muted; }
    """

    def __init__(self, offered: Sequence[Template], current: str) -> None:
        """Offer these.

        Args:
            offered: What the note's service has, the default first.
            current: Key of the template that the note has now.
        """
        self.LABEL = _("Template")
        super().__init__(Content.styled(_("Another template. What you have written stays."), "$ink"))
        self._offered = tuple(offered)
        self._current = current

    def body(self) -> ComposeResult:
        """The list, and below it the headings of the marked one."""
        yield from super().body()
        yield Static(id="shown", markup=False)

    def rows_for(self, typed: str) -> Sequence[Row]:
        """What fits, group by group."""
        found = fitting(self._offered, typed)
        rows: list[Row] = []
        for group, words in GROUP_WORDS.items():
            inside = [each for each in found if each.group == group]
            if inside:
                rows += [heading(_(words)), *(self._row(each) for each in inside)]
        return rows

    def on_mount(self) -> None:
        """The bar rests on the template that the note has."""
        super().on_mount()
        self.call_after_refresh(self.query_one("#found", RowList).select, self._current)

    def nothing(self) -> str:
        """No template has such a name."""
        return _("No template with that name.")

    def _row(self, each: Template) -> Row:
        now = _("in the note now") if each.key == self._current else ""
        return row(each.key, Cell(each.title(language()), "$ink", width=TITLE, strong=True), Cell(now, "$muted"))

    @on(RowList.Moved)
    def _moved(self, event: RowList.Moved) -> None:
        event.stop()
        marked = next((each for each in self._offered if each.key == event.key), None)
        words = " · ".join(each.title(language()) for each in marked.headings) if marked else ""
        self.query_one("#shown", Static).update(Content(words))


def fitting(offered: Sequence[Template], typed: str) -> list[Template]:
    """The templates whose name, or one of whose headings, holds what is typed."""
    wanted = typed.strip().casefold()
    if not wanted:
        return list(offered)
    named = [each for each in offered if wanted in each.sv.casefold() or wanted in each.en.casefold()]
    return named or [each for each in offered if any(wanted in line for line in each.lines())]
