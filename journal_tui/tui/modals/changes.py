"""What changed between two versions of a consent document, paragraph by paragraph; arrows scroll."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content

from journal_tui.locales import N_, _
from journal_tui.tui import render
from journal_tui.tui.modals.base import Dialog, paragraph
from journal_tui.tui.widgets.row_list import RowList
from journal_tui.tui.widgets.rows import Row, blank, text

WIDTH, MOST = 56, 14


class ChangesDialog(Dialog[None]):
    """Old paragraphs with a minus, new ones with a plus."""

    HELP_TITLE = N_("What has changed")
    HELP = N_("Paragraphs with a minus are gone, those with a plus are new. The arrows scroll, Esc goes back.")

    def __init__(self, old: int, new: int, changes: Sequence[tuple[str, str]], *, title: str = "") -> None:
        """Show the differences.

        Args:
            old: The version that was answered.
            new: The version in force.
            changes: Sign and text of each paragraph that differs.
            title: What stands over them; which versions they lie between when empty.
        """
        super().__init__()
        self._old, self._new = old, new
        self._changes, self._title = tuple(changes), title

    def body(self) -> ComposeResult:
        """Title and the paragraphs."""
        title = self._title or _("From version {old} to {new}").format(old=self._old, new=self._new)
        yield paragraph(title, "$strong bold")
        yield RowList(id="changes")

    def on_mount(self) -> None:
        """Wrap the paragraphs into lines that scroll."""
        rows: list[Row] = []
        for sign, words in self._changes:
            if rows:
                rows.append(blank())
            style = "$muted" if sign == "-" else "$ink"
            for at, line in enumerate(Content.styled(render.inert(words), style).wrap(WIDTH)):
                rows.append(text(Content.assemble((f"{sign} " if not at else "  ", style), line)))
        shown = self.query_one("#changes", RowList)
        shown.styles.height = min(len(rows), MOST)
        shown.show(rows)
        shown.focus()
