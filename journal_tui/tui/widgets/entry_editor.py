"""The note while it is written. Its text is what will be stored: tokens stand where names were typed.

Rules: a word becomes a token when it is finished, never while the cursor stands in it; only the edited
paragraph is looked at again; one undo step brings back what was typed; the written forms stay in memory.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.document._document import EditResult, Location
from textual.document._edit import Edit
from textual.message import Message
from textual.timer import Timer

from journal_tui.practice.entries.text import LIMIT
from journal_tui.practice.pseudonyms.pseudonymiser import Pseudonymiser, Replacement
from journal_tui.practice.pseudonyms.text import escape
from journal_tui.practice.templates import Template
from journal_tui.tui.note.atoms import atoms
from journal_tui.tui.note.decisions import Decided, Line
from journal_tui.tui.note.edit import NoteEdit
from journal_tui.tui.note.marks import stands, stretches
from journal_tui.tui.note.pasting import clean, split_paragraphs
from journal_tui.tui.widgets.laid_out_area import LaidOutArea

WORD = re.compile(r"\w[\w'’-]*")
PAUSE = 0.6
"""Seconds without a key after which a finished word is looked at although no boundary was typed."""
JOINERS = frozenset("-'’:@._/+")
"""Signs that may stand inside a name, number or address: not yet a word's end by themselves."""


class EntryEditor(LaidOutArea):
    """A text area for one note of one client."""

    @dataclass
    class Edited(Message):
        """The text has changed and is not saved yet."""

        editor: "EntryEditor"

        @property
        def control(self) -> "EntryEditor":
            """The editor."""
            return self.editor

    @dataclass
    class Tokenised(Message):
        """Words have become tokens by themselves; `labels` are the tokens' labels."""

        editor: "EntryEditor"
        labels: tuple[str, ...]

        @property
        def control(self) -> "EntryEditor":
            """The editor."""
            return self.editor

    @dataclass
    class Pasted(Message):
        """Foreign text has come in; tells whether invisible characters were left out, lines were split, or it was too much."""

        editor: "EntryEditor"
        cleaned: bool
        split: bool
        refused: bool = False

        @property
        def control(self) -> "EntryEditor":
            """The editor."""
            return self.editor

    def __init__(
        self,
        text: str,
        forms: Sequence[str],
        pseudonymiser: Pseudonymiser,
        *,
        layout: Template | None = None,
        language: str = "sv",
        ignored: Sequence[str] = (),
        id: str | None = None,  # noqa: A002 - the toolkit's own name for it
    ) -> None:
        """Open a note.

        Args:
            text: Stored text.
            forms: The written form of each token, in order.
            pseudonymiser: For the open client.
            layout: The template that the note has.
            language: In which language its hints are shown.
            ignored: Words that this note keeps as they are.
            id: The widget's id.
        """
        self.ignored: tuple[str, ...] = tuple(ignored)
        self._pause_timer: Timer | None = None
        self._pending_row: int | None = None
        super().__init__(text, forms, pseudonymiser, layout=layout, language=language, id=id)

    def freeze(self) -> None:
        """Nothing can be written any more; reading and moving go on."""
        self.read_only = True
        self._stop_pause()

    # -- edits --------------------------------------------------------------------------------

    def edit(self, edit: Edit) -> EditResult:
        """Perform an edit and say that something is not saved yet."""
        result = super().edit(edit)
        self.post_message(self.Edited(self))
        return result

    def _replace_via_keyboard(self, insert: str, start: Location, end: Location) -> EditResult | None:
        result = super()._replace_via_keyboard(insert * 2 if insert == "‹" else insert, start, end)
        if result is not None:
            self._look(insert, *result.end_location)
        return result

    def _delete_via_keyboard(self, start: Location, end: Location) -> EditResult | None:
        result = super()._delete_via_keyboard(start, end)
        if result is not None:
            self._wait(result.end_location[0])
        return result

    def _look(self, insert: str, row: int, column: int) -> None:
        """Look at the paragraph if what was typed may have finished a word."""
        if insert == "\n":
            self._tokenise(row - 1, None)
        elif len(insert) == 1 and (insert.isalnum() or insert in JOINERS):
            self._wait(row)
        else:
            self._tokenise(row, column)

    # -- words into tokens --------------------------------------------------------------------

    def _wait(self, row: int) -> None:
        self._stop_pause()
        self._pending_row = row
        self._pause_timer = self.set_timer(PAUSE, self.settle)

    def _stop_pause(self) -> None:
        if self._pause_timer is not None:
            self._pause_timer.stop()
            self._pause_timer = None

    def settle(self) -> None:
        """Look at the line that was edited last, the word at the cursor excepted."""
        self._stop_pause()
        row, self._pending_row = self._pending_row, None
        if row is None or row >= self.document.line_count or self.read_only:
            return
        cursor_row, cursor_column = self.cursor_location
        self._tokenise(row, cursor_column if cursor_row == row else None)

    def settle_all(self) -> None:
        """Nobody is typing: look at every line."""
        self._stop_pause()
        self._pending_row = None
        for row in range(self.document.line_count):
            self._tokenise(row, None)

    def _tokenise(self, row: int, column: int | None) -> None:
        """Turn what is certain in one line into tokens, each an undo step of its own; `column` is being typed at."""
        found = self.pseudonymiser.live(self.document.get_line(row), column, ignored=self.ignored)
        if not found:
            return
        self.pseudonymiser = self.pseudonymiser.learn(item.token for item in found)
        for item in reversed(found):
            self.turn((row, item.start), (row, item.end), item)
        self.post_message(self.Tokenised(self, tuple(item.token.label for item in found)))

    def turn(self, start: Location, end: Location, item: Replacement) -> None:
        """Put a token where a word stands; the cursor keeps its place among the letters."""
        self.history.checkpoint()
        self.edit(NoteEdit(item.token.text, start, end, True, forms=(item.form,), replaces=item.form))
        self.history.checkpoint()

    def _undo_batch(self, edits: Sequence[Edit]) -> None:
        super()._undo_batch(edits)
        words = [edit.replaces for edit in edits if isinstance(edit, NoteEdit) and edit.replaces]
        self.ignored = tuple(dict.fromkeys((*self.ignored, *words)))
        self.post_message(self.Edited(self))

    def _redo_batch(self, edits: Sequence[Edit]) -> None:
        super()._redo_batch(edits)
        words = {edit.replaces for edit in edits if isinstance(edit, NoteEdit)}
        self.ignored = tuple(word for word in self.ignored if word not in words)
        self.post_message(self.Edited(self))

    # -- words that wait ----------------------------------------------------------------------

    def underline(self, row: int, words: frozenset[str]) -> None:
        """Underline what waits in one line; what waits elsewhere stays, what no longer does here is dropped."""
        line = self.document.get_line(row)
        here = self.undecided - words
        kept = {word for word in here if not stands(word, line) or self._elsewhere(word, row)}
        cursor_row, column = self.cursor_location
        if cursor_row == row:  # the word at the cursor is not judged while it is written
            kept |= {word for word in here if any(s <= column <= e for s, e in stretches(frozenset({word}), line))}
        self.set_undecided(frozenset(kept) | words)

    def _elsewhere(self, word: str, row: int) -> bool:
        return any(stands(word, line) for number, line in enumerate(self.document.lines) if number != row)

    def standing_words(self) -> list[str]:
        """The undecided words that stand in the text, in the order of their first places."""
        text = self.text
        return list(dict.fromkeys(text[start:end] for start, end in stretches(self.undecided, text)))

    def word_place(self) -> Line | None:
        """The selection, or the word at the cursor, as something that can be decided; None on a token or a blank."""
        (row, first), (last_row, last) = sorted(self.selection)
        line = self.document.get_line(row)
        if row != last_row:
            return None
        if first == last:
            found = next((each for each in WORD.finditer(line) if each.start() <= first <= each.end()), None)
            first, last = found.span() if found else (0, 0)
        word = line[first:last].strip()
        if not word or any(first < end and start < last for start, end in atoms(line)):
            return None
        offset = sum(len(each) + 1 for each in self.document.lines[:row]) + line.index(word, first)
        return Line(word, Decided.OPEN, start=offset, end=offset + len(word))

    # -- text from elsewhere ------------------------------------------------------------------

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        if not self.read_only and event.text:
            self.put(event.text)

    def put(self, raw: str) -> None:
        """Put foreign text in at the cursor: cleaned, split, its names already tokens."""
        cleaned = clean(raw)
        if len(self.text.encode()) + len(cleaned.encode()) > LIMIT:
            self.post_message(self.Pasted(self, cleaned=False, split=False, refused=True))
            return
        split = split_paragraphs(cleaned)
        text = escape(split)
        found = self.pseudonymiser.live(text, None, ignored=self.ignored)
        self.pseudonymiser = self.pseudonymiser.learn(item.token for item in found)
        self._wait(self.put_tokens(*applied(text, found))[0])
        plain = raw.replace("\r\n", "\n").replace("\r", "\n")
        self.post_message(
            self.Pasted(self, cleaned=len(cleaned) < len(plain), split=cleaned.count("\n") < split.count("\n"))
        )


def applied(text: str, found: Sequence[Replacement]) -> tuple[str, tuple[str, ...]]:
    """A text without tokens after these replacements, with its forms."""
    parts, here = [], 0
    for item in found:
        parts += [text[here : item.start], item.token.text]
        here = item.end
    return "".join([*parts, text[here:]]), tuple(item.form for item in found)
