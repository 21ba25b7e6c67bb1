"""What the keys of the note do: each starts a way that shows its dialogs above the note."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, cast

from textual import work

from journal_tui.locales import _
from journal_tui.tui.note.saver import NoteSaver
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.widgets.entry_editor import EntryEditor

if TYPE_CHECKING:
    from journal_tui.tui.screens.session import SessionScreen


class NoteActs(PageScreen[None]):
    """The acting half of the note."""

    editor: EntryEditor
    saver: NoteSaver

    def action_next_heading(self) -> None:
        self.editor.next_heading()

    @work(group="save", description="save", exit_on_error=False)
    async def action_save(self) -> None:
        if await self.saver.save(always=True):
            self.host.done(_("Saved"))

    def action_back(self) -> None:
        self.leave()

    @work(group="leave", exclusive=True, description="leave", exit_on_error=False)
    async def leave(self) -> None:
        """Go back once everything is saved; if it cannot be, stay: the text is only in memory."""
        if await self.saver.save() and self.is_current:
            self.host.go_back()

    def action_review(self) -> None:
        from journal_tui.tui.session_ways import review

        self._start(review, "review")

    def action_sign(self) -> None:
        self.action_review()

    def action_matters(self) -> None:
        from journal_tui.tui.session_ways import matters

        self._start(matters, "matters")

    def action_pause_clock(self) -> None:
        from journal_tui.tui.session_ways import pause

        self._start(pause, "pause")

    def action_undo_edit(self) -> None:
        self.editor.action_undo()

    def action_code_word(self) -> None:
        from journal_tui.tui.session_ways import code_word

        self._start(code_word, "code word")

    def action_withdraw(self) -> None:
        from journal_tui.tui.session_ways import withdraw

        self._start(withdraw, "withdraw")

    def action_template(self) -> None:
        from journal_tui.tui.session_ways import change_template

        self._start(change_template, "template")

    def _start(self, way: "Callable[[SessionScreen], Awaitable[None]]", description: str) -> None:
        note = cast("SessionScreen", self)
        self.host.run_worker(way(note), group="session", exclusive=True, description=description)
