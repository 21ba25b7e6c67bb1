"""A note area that knows its template: headings, the hints under empty ones, and a change to another template.

Rules: the template of the note is the one that its newest change says, also after undo and redo; a change loses no line.
"""

from collections.abc import Sequence

from textual.document._edit import Edit

from journal_tui.practice.pseudonyms.pseudonymiser import Pseudonymiser
from journal_tui.practice.templates import Template
from journal_tui.practice.templates.relaying import NoteLine, relaid
from journal_tui.tui.note.edit import NoteEdit
from journal_tui.tui.note.marks import is_heading
from journal_tui.tui.widgets.forms_area import FormsArea


class LaidOutArea(FormsArea):
    """A note with forms, laid out under a template."""

    def __init__(
        self,
        text: str,
        forms: Sequence[str],
        pseudonymiser: Pseudonymiser,
        *,
        layout: Template | None = None,
        language: str = "sv",
        id: str | None = None,  # noqa: A002 - the toolkit's own name for it
    ) -> None:
        """Open a note.

        Args:
            text: Stored text.
            forms: The written form of each token, in order.
            pseudonymiser: For the open client.
            layout: The template that the note has.
            language: In which language its hints are shown.
            id: The widget's id.

        Attributes:
            template: The template that the note has now.
            written_in: In which language the headings of another template come in: the practice's, like the first ones.
        """
        self.template: Template | None = None
        self._language = self.written_in = language
        super().__init__(text, forms, pseudonymiser, id=id)
        self._use(layout)

    def _use(self, layout: Template | None) -> None:
        """Know a template's headings from now on; those that stand there from another one stay headings."""
        self.template = layout
        if layout is not None:
            self.headings |= layout.lines()
            self.hints = layout.hints(self._language)

    def change_layout(self, layout: Template) -> None:
        """Lay the note out under another template, as one undo step; nothing that is written goes away."""
        lines = [NoteLine(text, self.ledger.row(row), row) for row, text in enumerate(self.document.lines)]
        laid = relaid(lines, self.headings, self.template, layout, self.written_in)
        before, cursor = self.template, self.cursor_location
        self._use(layout)
        text = "\n".join(line.text for line in laid)
        forms = tuple(form for line in laid for form in line.forms)
        self.history.checkpoint()
        self.edit(NoteEdit(text, (0, 0), self.document.end, False, forms=forms, layouts=(before, layout)))
        self.history.checkpoint()
        row = next((at for at, line in enumerate(laid) if line.row == cursor[0] and line.text.strip()), -1)
        if row >= 0 and not is_heading(laid[row].text, self.headings):
            self.move_cursor((row, cursor[1]))
        else:
            self._to_empty_heading()

    def _to_empty_heading(self) -> None:
        """Put the cursor under the first heading under which nothing is written, or where one goes on."""
        rows = self._heading_rows()
        lines = self.document.lines
        ends = [*rows[1:], len(lines)]
        empty = (row for row, end in zip(rows, ends, strict=True) if not any(line.strip() for line in lines[row + 1 : end]))
        target = next(empty, rows[-1] if rows else None)
        if target is not None:
            self._write_under(target, rows)

    def _undo_batch(self, edits: Sequence[Edit]) -> None:
        super()._undo_batch(edits)
        for edit in edits:
            if isinstance(edit, NoteEdit) and edit.layouts is not None:
                self._use(edit.layouts[0])

    def _redo_batch(self, edits: Sequence[Edit]) -> None:
        super()._redo_batch(edits)
        for edit in edits:
            if isinstance(edit, NoteEdit) and edit.layouts is not None:
                self._use(edit.layouts[1])
