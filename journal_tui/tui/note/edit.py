"""One edit of a note that knows the written forms of the tokens it puts in and takes out.

The toolkit keeps edits for undo and redo. Ours carry the forms of the lines they touch, so that undoing a
replacement brings back the token's written form as well as its text, and redoing it takes the same one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from textual.document._edit import Edit

if TYPE_CHECKING:
    from textual.document._document import EditResult
    from textual.widgets import TextArea

    from journal_tui.practice.templates import Template
    from journal_tui.tui.note.ledger import Forms
    from journal_tui.tui.widgets.entry_editor import EntryEditor


@dataclass
class NoteEdit(Edit):
    """An edit with the forms of its tokens; `replaces` is the word that it turns into a token by itself."""

    forms: Forms = field(default=(), repr=False)
    replaces: str = field(default="", repr=False)
    layouts: tuple[Template | None, Template] | None = field(default=None, repr=False)
    """The templates before and after, when the edit is a change of template."""
    _before: list[Forms] = field(init=False, default_factory=list, repr=False)
    _after: list[Forms] | None = field(init=False, default=None, repr=False)

    def do(self, text_area: TextArea, record_selection: bool = True) -> EditResult:
        """Change the text, then the forms of the lines that were touched."""
        editor = cast("EntryEditor", text_area)
        (top, _), (bottom, _) = self.top, self.bottom
        old = editor.document.lines[top : bottom + 1]
        result = super().do(text_area, record_selection)
        ledger = editor.ledger
        new_rows = result.end_location[0] - top + 1
        if self._after is None:
            self._before = [ledger.row(row) for row in range(top, bottom + 1)]
            new = editor.document.lines[top : top + new_rows]
            self._after = ledger.edited(old, new, self.top, self.bottom, self.forms)
        ledger.put(top, bottom - top + 1, self._after)
        return result

    def undo(self, text_area: TextArea) -> EditResult:
        """Put text and forms back as they were."""
        result = super().undo(text_area)
        if self._after is not None:
            cast("EntryEditor", text_area).ledger.put(self.top[0], len(self._after), self._before)
        return result
