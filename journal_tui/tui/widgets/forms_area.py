"""A note area that keeps the written form behind each token in step with the text, in memory and nowhere else.

Every edit carries its forms; cut, copy and paste carry them too, within the program; what a save made of the
text is taken over line by line, where nothing was written meanwhile.
"""

from collections.abc import Sequence

from textual.actions import SkipAction
from textual.document._document import EditResult, Location
from textual.document._edit import Edit

from journal_tui.practice.pseudonyms.pseudonymiser import Pseudonymiser
from journal_tui.practice.pseudonyms.realign import realign
from journal_tui.practice.pseudonyms.text import tokens_in
from journal_tui.tui.note.changes import stretch
from journal_tui.tui.note.edit import NoteEdit
from journal_tui.tui.note.ledger import Forms, FormsLedger
from journal_tui.tui.widgets.note_area import NoteArea


class FormsArea(NoteArea):
    """A note with its forms."""

    def __init__(
        self,
        text: str,
        forms: Sequence[str],
        pseudonymiser: Pseudonymiser,
        *,
        id: str | None = None,  # noqa: A002 - the toolkit's own name for it
    ) -> None:
        """Open a note.

        Args:
            text: Stored text.
            forms: The written form of each token, in order.
            pseudonymiser: For the open client.
            id: The widget's id.

        Attributes:
            edits: How many edits there have been; tells at once whether something is not saved.
        """
        self.pseudonymiser = pseudonymiser
        self.ledger = FormsLedger(text.split("\n"), tuple(forms), self._align)
        self._clip: tuple[str, Forms] = ("", ())
        self.edits = 0
        super().__init__(text, id=id)

    @property
    def forms(self) -> Forms:
        """The written form of each token, in order."""
        return self.ledger.all()

    def forget(self) -> None:
        """Drop text, forms, undo history and what was cut or copied."""
        self.ledger = FormsLedger([""], (), self._align)
        self._clip = ("", ())
        self.load_text("")

    def _align(self, old: str, forms: Forms, new: str) -> Forms:
        return realign(old, forms, new, self.pseudonymiser)

    def edit(self, edit: Edit) -> EditResult:
        """Perform an edit; the written forms go with it."""
        if not isinstance(edit, NoteEdit):
            edit = NoteEdit(edit.text, edit.from_location, edit.to_location, edit.maintain_selection_offset)
        self.edits += 1
        return super().edit(edit)

    def _undo_batch(self, edits: Sequence[Edit]) -> None:
        self.edits += 1
        super()._undo_batch(edits)

    def _redo_batch(self, edits: Sequence[Edit]) -> None:
        self.edits += 1
        super()._redo_batch(edits)

    def put_tokens(self, text: str, forms: Forms) -> Location:
        """Put a text with its forms in the place of the selection; the cursor goes behind it."""
        start, end = sorted(self.selection)
        self.history.checkpoint()
        result = self.edit(NoteEdit(text, start, end, False, forms=forms))
        self.move_cursor(result.end_location)
        return result.end_location

    # -- what others made of the text ---------------------------------------------------------

    def take_over(self, sent: str, text: str, forms: Sequence[str], *, everywhere: bool = False) -> bool:
        """Adopt what was made of the text, line by line, where nothing was written meanwhile.

        Args:
            sent: The text as it was handed over.
            text: What became of it.
            forms: Its forms.
            everywhere: Also where that moves what stands before the cursor (nobody is typing).

        Returns:
            Whether something changed.
        """
        ours, theirs = sent.split("\n"), text.split("\n")
        if sent == text:
            return False
        if len(ours) != len(theirs):
            return self._take_whole(sent, text, tuple(forms))
        stored = FormsLedger(theirs, tuple(forms), self._align)
        changed = False
        row_of_cursor, column = self.cursor_location
        for row, (before, after) in enumerate(zip(ours, theirs, strict=True)):
            if before == after or row >= self.document.line_count or self.document.get_line(row) != before:
                continue
            if not everywhere and row == row_of_cursor and before[:column] != after[:column]:
                continue
            self._swap(row, before, after, stored.row(row))
            changed = True
        return changed

    def _take_whole(self, sent: str, text: str, forms: Forms) -> bool:
        """A find has swallowed a line end: the text is taken over at once, or left for the next save."""
        if self.text != sent:
            return False
        place = self.cursor_location
        self.edit(NoteEdit(text, (0, 0), self.document.end, False, forms=forms))
        self.move_cursor(self.clamp_visitable(place))
        return True

    def _swap(self, row: int, before: str, after: str, forms: Forms) -> None:
        """Put another text in a line, touching only what differs, so that the cursor keeps its place."""
        start, end_before, end_after = stretch(before, after)
        inside = tuple(
            form
            for token, form in zip(tokens_in(after), forms, strict=False)
            if start <= token.start and token.end <= end_after
        )
        self.edit(NoteEdit(after[start:end_after], (row, start), (row, end_before), True, forms=inside))

    # -- cut and copy, within the program -----------------------------------------------------

    def action_copy(self) -> None:
        """Keep the selection for pasting here; the terminal's clipboard never gets it."""
        start, end = sorted(self.selection)
        if start == end:
            raise SkipAction
        self._clip = (self.selected_text, self.ledger.of_range(self.document.lines, start, end))

    def action_cut(self) -> None:
        """Copy the selection, or the line, and take it out."""
        if self.read_only:
            return
        if self.selection.is_empty:
            self.action_select_line()
        if not self.selection.is_empty:
            self.action_copy()
            self._delete_via_keyboard(*self.selection)

    def action_paste(self) -> None:
        """Put in what was cut or copied here, tokens and all."""
        text, forms = self._clip
        if not self.read_only and text and len(forms) == len(tokens_in(text)):
            self.put_tokens(text, forms)
