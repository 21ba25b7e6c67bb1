"""The one who saves an open note: takes text and forms from the editor, queues the save, reports how it went.

One save runs at a time; what is typed meanwhile is saved next. A failure keeps the text in memory and says
so; a refusal (the consent is gone) freezes the note. Holds no copy of the text.
"""

import asyncio
from asyncio import wrap_future
from collections.abc import Callable
from concurrent.futures import Future
from time import monotonic

from journal_tui.practice.pseudonyms.undecided import reopen
from journal_tui.practice.values import Draft
from journal_tui.tui.gateway import Closed, Failure, Gateway
from journal_tui.tui.note.saving import SaveState
from journal_tui.tui.note.sitting import Sitting
from journal_tui.tui.widgets.entry_editor import EntryEditor

REFUSALS = frozenset({"permit_refused", "consent_missing"})
"""Failures of a save that mean: nothing may be written any more."""


class NoteSaver:
    """Saves one draft. `changed` is called on the event loop whenever something worth showing has happened."""

    def __init__(
        self,
        editor: EntryEditor,
        draft: Draft,
        permit: str,
        gateway: Gateway,
        changed: Callable[[], None],
        sitting: Sitting,
    ) -> None:
        """Watch over a draft.

        Args:
            editor: Where the text is.
            draft: The draft as it was opened.
            permit: Id of the permit on which every save rests.
            gateway: The door to the practice.
            changed: Called after a save, a failure or a refusal.
            sitting: Told what waits in the text as it was saved.
        """
        self.editor = editor
        self.draft = draft
        self.permit = permit
        self.state = SaveState(saved_at=monotonic())
        self.failure: Failure | None = None
        self.refused = draft.frozen
        self._sitting = sitting
        self._gateway = gateway
        self._changed = changed
        self._busy = asyncio.Lock()
        self._cursor = draft.cursor
        self._stored = editor.edits

    @property
    def due(self) -> bool:
        """Whether a save should start now."""
        return not self.refused and not self._busy.locked() and self.state.due(monotonic())

    def age(self) -> int:
        """Seconds since the store held what was current."""
        return self.state.age(monotonic())

    @property
    def unsaved(self) -> bool:
        """Whether the editor holds something that the store does not."""
        return self.editor.edits != self._stored

    def edited(self) -> None:
        """Something was written."""
        self.state.changed(monotonic())

    def queue(self) -> "Future[object] | None":
        """Queue a save without waiting; None when the store holds everything, the cursor included."""
        if self.refused or (not self.unsaved and self.editor.cursor_location == self._cursor):
            return None
        return self._job()

    def _job(self) -> "Future[object]":
        editor, draft, permit = self.editor, self.draft.id, self.permit
        text, forms = editor.text, editor.forms
        cursor, ignored, layout = editor.cursor_location, editor.ignored, editor.template
        template = layout.key if layout is not None and layout.key != self.draft.template else ""
        return self._gateway.soon(lambda p: p.entries.save(draft, permit, text, forms, cursor, ignored, template))

    async def save(self, *, always: bool = False) -> bool:
        """Save what stands there now.

        Args:
            always: Save also when nothing has changed (the word list depends on decisions too).

        Returns:
            Whether the store holds it.
        """
        async with self._busy:
            if self.refused:
                return True
            if not self.unsaved and not always:
                return True
            self.editor.settle()
            sent, taken, cursor = self.editor.text, monotonic(), self.editor.cursor_location
            edits = self.editor.edits
            try:
                saved = await wrap_future(self._job())
            except Closed:
                return False
            except Failure as failure:
                self._not_saved(failure)
                return False
            if isinstance(saved, Draft):
                self._cursor = cursor
                self._saved(saved, sent, taken, edits)
            return True

    def _saved(self, saved: Draft, sent: str, taken: float, edits: int) -> None:
        self.draft = saved
        self.failure = None
        changed_since = self.editor.edits != edits
        self.state.saved(taken, changed_since=changed_since)
        text, forms, flags = reopen(saved.text, saved.forms, saved.flags)
        self.editor.take_over(sent, text, forms)
        self._stored = edits if changed_since else self.editor.edits
        if self._sitting.turn.locked():  # a decision is being taken on a newer text, and knows what waits in that
            self._changed()
            return
        self._sitting.flags = flags
        self.editor.set_undecided(frozenset(flag.text for flag in flags))
        self._changed()

    def _not_saved(self, failure: Failure) -> None:
        if failure.code in REFUSALS:
            self.refuse()
            return
        self.state.failed(monotonic())
        self.failure = failure
        self._changed()

    def refuse(self) -> None:
        """The consent is gone: freeze the note and save no more."""
        self.refused = True
        self.failure = None
        self.editor.freeze()
        self._changed()

    def allow(self) -> None:
        """The withdrawal did not take place after all: the note can be written again."""
        self.refused = False
        self.editor.read_only = False
        self._changed()
