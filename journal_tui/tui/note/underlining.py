"""Underlines while one types: a moment after the last key the paragraph is looked at, on the storage thread.

Rules: no key ever waits for it; the word at the cursor is left alone; the text is never touched, only what is underlined.
When the recogniser cannot be had it stops quietly: the next save says so.
"""

from collections.abc import Callable
from time import monotonic

from journal_tui.tui.gateway import Closed, Failure, Gateway
from journal_tui.tui.widgets.entry_editor import EntryEditor

PAUSE = 0.25
"""Seconds without a key before a paragraph is looked at."""


class Underlining:
    """Watches one editor."""

    def __init__(self, editor: EntryEditor, gateway: Gateway, changed: Callable[[], None]) -> None:
        """Watch an editor.

        Args:
            editor: Where is written.
            gateway: Whose thread does the looking.
            changed: Called when other words are underlined than before.
        """
        self._editor = editor
        self._gateway = gateway
        self._changed = changed
        self._at: float | None = None
        self._busy = False
        self._stopped = False

    @property
    def due(self) -> bool:
        """Whether somebody has written and stopped for a moment."""
        return not self._busy and not self._stopped and self._at is not None and monotonic() - self._at >= PAUSE

    def edited(self) -> None:
        """Something was written."""
        self._at = monotonic()

    async def look(self) -> None:
        """Look at the paragraph with the cursor, and at the one that was left by the last line end."""
        if self._busy:
            return
        self._busy, self._at = True, None
        try:
            row = self._editor.cursor_location[0]
            for each in (row - 1, row):
                if each >= 0 and not await self._paragraph(each):
                    return
        except Closed:
            return
        except Failure as failure:
            self._stopped = failure.code == "recogniser_damaged"
        finally:
            self._busy = False

    async def _paragraph(self, row: int) -> bool:
        """Look at one paragraph; false when it was written in meanwhile, so that it will be looked at again."""
        editor = self._editor
        line, forms, known = editor.document.get_line(row), editor.ledger.row(row), editor.pseudonymiser
        if not line.strip():
            return True
        cursor_row, column = editor.cursor_location
        at, ignored = column if cursor_row == row else None, editor.ignored
        flags = await self._gateway.call(lambda: known.suggest(line, forms, at, ignored))
        if row >= editor.document.line_count or editor.document.get_line(row) != line:
            return False
        before = editor.undecided
        editor.underline(row, frozenset(flag.text for flag in flags))
        if editor.undecided != before:
            self._changed()
        return True
