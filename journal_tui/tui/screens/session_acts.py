"""What the keys of the note do: each starts a way that shows its dialogs above the note."""

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, cast

from textual import on, work

from journal_tui.locales import _
from journal_tui.practice.library.values import Phrase
from journal_tui.practice.values import Service
from journal_tui.tui.commands import Command
from journal_tui.tui.note.saver import NoteSaver
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.widgets.agreement_line import AgreementLine
from journal_tui.tui.widgets.phrase_editor import PhraseEditor
from journal_tui.tui.workout_commands import LogWorkout

if TYPE_CHECKING:
    from journal_tui.tui.screens.session import SessionScreen


class NoteActs(PageScreen[None]):
    """The acting half of the note."""

    editor: PhraseEditor
    phrases: Mapping[str, Phrase]
    saver: NoteSaver
    agreement_line: AgreementLine

    def action_next_heading(self) -> None:
        self.editor.next_heading()

    @work(group="saving", description="save", exit_on_error=False)
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

    def action_working_note(self) -> None:
        from journal_tui.tui.session_ways import working_note

        self._start(working_note, "working note")

    def action_withdraw(self) -> None:
        from journal_tui.tui.session_ways import withdraw

        self._start(withdraw, "withdraw")

    def action_agree(self) -> None:
        """Open the agreement line; when it is open already, switch between agreement and homework."""
        line = self.agreement_line
        if self.saver.refused:
            return
        if line.is_open:
            line.switch_kind()
        else:
            line.open()

    def action_follow_up(self) -> None:
        from journal_tui.tui.session_continuity import follow_up

        self._start(follow_up, "follow up")

    def close_agreement(self) -> None:
        """Hide the agreement line; the note has the keys again, its cursor where it was."""
        if self.agreement_line.is_open:
            self.agreement_line.close()
            self.set_focus(self.editor)

    @on(AgreementLine.Left)
    def _agreement_left(self) -> None:
        self.close_agreement()

    @on(AgreementLine.Given)
    def _agreement_given(self, event: AgreementLine.Given) -> None:
        from journal_tui.tui.session_continuity import agree

        self._start(lambda note: agree(note, event.typed), "agree")

    def action_measure(self) -> None:
        from journal_tui.tui.measure_ways import measure_here

        self._start(measure_here, "measure")

    def offers(self) -> tuple[type[Command], ...]:
        """The workout belongs to training."""
        training = cast("SessionScreen", self).opened.draft.service is Service.PT
        return tuple(each for each in self.OFFERS if each is not LogWorkout or training)

    def action_workout(self) -> None:
        from journal_tui.tui.session_ways import log_workout

        self._start(log_workout, "workout")

    def action_template(self) -> None:
        from journal_tui.tui.session_ways import change_template

        self._start(change_template, "template")

    def action_phrase(self) -> None:
        from journal_tui.tui.session_phrases import choose

        self._start(choose, "phrase")

    def on_screen_resume(self) -> None:
        super().on_screen_resume()
        self.load_phrases()

    @work(group="phrases", exclusive=True, description="load phrases", exit_on_error=False)
    async def load_phrases(self) -> None:
        """Phrases may have been changed meanwhile."""
        from journal_tui.tui.session_phrases import fetched

        self.phrases = await fetched(cast("SessionScreen", self))

    @on(PhraseEditor.NoPhrase)
    def _no_phrase(self) -> None:
        from journal_tui.tui.session_phrases import unknown

        unknown(cast("SessionScreen", self))

    def _start(self, way: "Callable[[SessionScreen], Awaitable[None]]", description: str) -> None:
        note = cast("SessionScreen", self)
        self.host.run_worker(way(note), group="session", exclusive=True, description=description)
