"""The editor of a note, with phrases: a semicolon, a code and Tab.

Rules: what comes in passes like a paste, so that what points at somebody is a code at once; it is one undo step; a code that no
phrase has leaves the text as it is, and Tab does what it always did.
"""

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.document._document import Location
from textual.message import Message

from journal_tui.practice.library.expansion import Expanded, code_before
from journal_tui.tui.note.edit import NoteEdit
from journal_tui.tui.widgets.entry_editor import EntryEditor, applied

Phrases = Callable[[str], Expanded | None]
"""Gives what comes in for a code, or None when no phrase has it."""


def no_phrases(code: str) -> Expanded | None:
    """Where no phrases are at hand."""
    del code
    return None


class PhraseEditor(EntryEditor):
    """A text area for one note of one client, in which codes become phrases.

    Attributes:
        phrases: Where codes are looked up; set by the screen.
    """

    phrases: Phrases = staticmethod(no_phrases)

    @dataclass
    class NoPhrase(Message):
        """Tab was pressed behind a code that no phrase has."""

        editor: "PhraseEditor"

        @property
        def control(self) -> "PhraseEditor":
            """The editor."""
            return self.editor

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "tab" and self.take_phrase():
            event.stop()
            event.prevent_default()

    def take_phrase(self) -> bool:
        """Put in the phrase whose code ends at the cursor, in the code's place; say whether there was one."""
        row, column = self.cursor_location
        found = code_before(self.document.get_line(row), column) if self.selection.is_empty else None
        if found is None or self.read_only:
            return False
        phrase = self.phrases(found[1])
        if phrase is None:
            self.post_message(self.NoPhrase(self))
            return False
        self._put(phrase, (row, found[0]), (row, column))
        return True

    def put_phrase(self, phrase: Expanded) -> None:
        """Put a phrase in the place of the selection."""
        start, end = sorted(self.selection)
        self._put(phrase, start, end)

    def _put(self, phrase: Expanded, start: Location, end: Location) -> None:
        """Put a phrase between two places, as one undo step; the cursor goes to its first blank."""
        top, left = start
        found = self.pseudonymiser.live(phrase.text, None, ignored=self.ignored)
        self.pseudonymiser = self.pseudonymiser.learn(item.token for item in found)
        text, forms = applied(phrase.text, found)
        longer = sum(len(item.token.text) - (item.end - item.start) for item in found if item.end <= phrase.cursor)
        before = text[: phrase.cursor + longer].split("\n")
        self.history.checkpoint()
        result = self.edit(NoteEdit(text, start, end, False, forms=forms))
        self.history.checkpoint()
        self._wait(result.end_location[0])
        self.move_cursor((top + len(before) - 1, len(before[-1]) + (left if len(before) == 1 else 0)))
