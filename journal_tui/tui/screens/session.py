"""The appointment: the note, the clock, the last plan beside it.

Rules: the first letter can be typed as soon as the screen is there; nothing typed is ever more than five
seconds from being sealed; when saving fails the text stays in memory, typing goes on and the screen says so;
when the consent is taken back the note freezes at once.
"""

from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from journal_tui.locales import N_, language
from journal_tui.practice.pseudonyms.undecided import reopen
from journal_tui.tui import session_commands as commands
from journal_tui.tui import session_data as data
from journal_tui.tui import session_phrases
from journal_tui.tui.apart_commands import WriteWorkingHere
from journal_tui.tui.deciding import Deciding
from journal_tui.tui.gateway import Failure
from journal_tui.tui.measure_commands import MeasureHere
from journal_tui.tui.note.explaining import explain_codes, explain_paste
from journal_tui.tui.note.saver import NoteSaver
from journal_tui.tui.note.sitting import Sitting
from journal_tui.tui.note.underlining import Underlining
from journal_tui.tui.screens.base import HUGE
from journal_tui.tui.screens.session_acts import NoteActs
from journal_tui.tui.session_continuity import keep_unfinished
from journal_tui.tui.session_data import Beside, OpenSession
from journal_tui.tui.widgets.agreement_line import AgreementLine
from journal_tui.tui.widgets.entry_editor import EntryEditor
from journal_tui.tui.widgets.lines import FooterLine, HeaderLine
from journal_tui.tui.widgets.phrase_editor import PhraseEditor
from journal_tui.tui.widgets.session_lines import clock_line, note_keys, trouble_lines, who_line
from journal_tui.tui.widgets.session_panes import plan_line, plan_pane, right_pane, withdrawn_line, words_line
from journal_tui.tui.workout_commands import LogWorkout

if TYPE_CHECKING:
    from journal_tui.tui.app_base import AppBase

GLANCE = 0.15
"""Seconds between two looks whether somebody has stopped typing for a moment."""


class SessionScreen(NoteActs):
    """One open note."""

    OFFERS = (
        commands.NextHeading,
        commands.WriteAgreement,
        commands.FollowUp,
        commands.ReviewWords,
        commands.SessionMatters,
        commands.SaveNote,
        commands.UndoEdit,
        MeasureHere,
        LogWorkout,
        commands.ChangeTemplate,
        commands.InsertPhrase,
        commands.CodeWord,
        commands.PauseClock,
        commands.WithdrawHere,
        WriteWorkingHere,
        commands.SignNote,
        commands.LeaveNote,
    )
    HAS_STATUS = False
    HELP_TITLE = N_("The note")
    HELP = N_(
        "Write as usual. Known names and numbers become codes when the word is finished; the code is what is stored. "
        "Words that look like names get a line under them and wait."
    )
    DEFAULT_CSS = """
    SessionScreen #plan, SessionScreen #earlier { display: none; padding: 1 2 0 2; background: $panel; }
    SessionScreen #plan { width: 36; }
    SessionScreen #earlier { width: 56; }
    SessionScreen.-wide #plan, SessionScreen.-huge #plan { display: block; }
    SessionScreen.-huge #plan { width: 46; }
    SessionScreen.-huge #earlier { display: block; }
    SessionScreen #main { width: 1fr; max-width: 100%; padding: 1 0 0 2; }
    SessionScreen EntryEditor { max-width: 90; }
    SessionScreen #trouble { display: none; height: 3; padding-right: 2; }
    SessionScreen.-failing #trouble { display: block; }
    SessionScreen #below { height: auto; margin-top: 1; padding-right: 2; text-wrap: nowrap; text-overflow: ellipsis; }
    SessionScreen.-failing #below, SessionScreen.-speck #below, SessionScreen.-tiny #below { display: none; }
    SessionScreen.-ruled #plan { background: $bg; border-right: solid $rule; }
    SessionScreen.-ruled #earlier { background: $bg; border-left: solid $rule; }
    """

    def __init__(self, opened: OpenSession) -> None:
        """Open a draft.

        Args:
            opened: The draft with its permit, appointment, last plan and pseudonymiser.
        """
        super().__init__()
        self.opened = opened
        self.appointment = opened.appointment
        self.beside: Beside | None = None
        self.sitting = Sitting()
        text, forms, self.sitting.flags = reopen(opened.draft.text, opened.draft.forms, opened.draft.flags)
        self.phrases = opened.phrases
        self.editor = PhraseEditor(
            text,
            forms,
            opened.pseudonymiser,
            layout=opened.draft.layout,
            language=language(),
            ignored=opened.draft.ignored,
            id="note",
        )
        self.editor.written_in = opened.written_in
        self.editor.phrases = lambda code: session_phrases.meant(self, code)

    @property
    def current_client(self) -> str:
        """The client, for the commands that start from here."""
        return self.opened.draft.client

    def compose(self) -> ComposeResult:
        """Header, left pane, note, right pane, footer."""
        draft, gateway = self.opened.draft, self.host.gateway
        self.saver = NoteSaver(self.editor, draft, self.opened.permit.id, gateway, self.repaint, self.sitting)
        self.deciding = Deciding(
            gateway, self.editor, draft.client, draft.service, lambda: self.saver.save(always=True), self.sitting
        )
        self.underlining = Underlining(self.editor, gateway, self._show_words)
        self.agreement_line = AgreementLine(self.host.now().date(), id="agreement")
        yield HeaderLine(id="header")
        with Horizontal(id="page"):
            with VerticalScroll(id="plan", can_focus=False):
                yield Static(id="plan-text", markup=False)
            with Vertical(id="main"):
                yield Static(id="trouble", markup=False)
                yield self.editor
                yield self.agreement_line
                yield Static(id="below", markup=False)
            with VerticalScroll(id="earlier", can_focus=False):
                yield Static(id="earlier-text", markup=False)
        yield FooterLine(id="footer")

    def on_mount(self) -> None:
        """Put the cursor where it was and begin to save."""
        draft = self.opened.draft
        self.editor.set_undecided(frozenset(flag.text for flag in draft.flags))
        self.editor.move_cursor(draft.cursor)
        if draft.cursor == (0, 0):
            self.editor.to_first_heading()
        if draft.frozen:
            self.editor.freeze()
        self.editor.focus()
        self.repaint()
        self.set_interval(1.0, self.beat)
        self.set_interval(GLANCE, self.glance)
        self.load_beside()

    @work(group="beside", exclusive=True, description="load last plan")
    async def load_beside(self) -> None:
        """The last plan comes when the note is already there: nobody waits for it before writing."""
        client, service = self.opened.draft.client, self.opened.draft.service
        try:
            self.beside = await self.host.gateway.ask(lambda p: data.beside(p, client, service))
        except Failure:
            self.beside = Beside()  # it has been shut meanwhile: nothing of it stays in sight
        self.repaint()

    def refetch(self) -> None:
        if not self.saver.refused:
            self.load_beside()

    # -- painting -----------------------------------------------------------------------------

    def paint(self) -> None:
        """Everything but the note, which paints itself."""
        self.header(who_line(self.opened.permit, refused=self.saver.refused))
        self.set_class(self.saver.failure is not None, "-failing")
        self.set_class(self.app.has_class("-ruled"), "-ruled")
        self.query_one("#trouble", Static).update(
            trouble_lines(self.saver.failure, min(self.query_one("#main").size.width - 2, 88))
        )
        self._show_words()
        if self.saver.refused and self.agreement_line.is_open:
            self.agreement_line.empty()
            self.close_agreement()
        self.agreement_line.paint()
        beside, gone, hidden = self.beside or Beside(), self.saver.refused, self.names_hidden
        if self.wide:
            today = self.host.now().date()
            pane, language = self.query_one("#plan-text", Static), self.host.language
            words = plan_pane(beside, self.editor.text, language, today, pane.size.width, hidden=hidden)
            pane.update(Content("") if gone else words)
        if self.size.width >= HUGE:
            self.query_one("#earlier-text", Static).update(Content("") if gone else right_pane(beside))

    def _show_words(self) -> None:
        """The last plan and the words that wait, below the note."""
        if not self.is_attached or not self.query("#below"):
            return
        room = self.query_one("#main").size.width - 2
        words = words_line(self.editor.standing_words(), room, wide=self.wide)
        plan = plan_line(self.beside, room, hidden=self.names_hidden)
        below = withdrawn_line() if self.saver.refused else words if self.wide else Content("\n").join([plan, words])
        self.query_one("#below", Static).update(below)

    def header_right(self) -> Content:
        """The session clock and the save mark."""
        failing, notice = self.saver.failure is not None, self.host.config.notice_minutes
        return clock_line(
            self.appointment, self.host.now(), self.saver.age(), failing=failing, wide=self.wide, notice=notice
        )

    def footer(self) -> None:
        """The keys of the note."""
        if self.is_attached and self.query("#footer"):
            pairs = note_keys(
                failing=self.saver.failure is not None,
                refused=self.saver.refused,
                width=self.size.width,
                measures=self.beside is None or self.beside.measures,
            )
            self.query_one("#footer", FooterLine).set_pairs(pairs)

    # -- saving -------------------------------------------------------------------------------

    def beat(self) -> None:
        """Once a second, whatever lies on top: is a save due?"""
        if self.saver.due:
            self.autosave()

    @work(group="autosave", description="autosave", exit_on_error=False)
    async def autosave(self) -> None:
        """Save in the background; what fails is said on the screen and tried again."""
        await self.saver.save()

    def glance(self) -> None:
        """A moment after the last key: do words near the cursor look like names?"""
        if self.underlining.due and not self.saver.refused:
            self.look()

    @work(group="look", description="look for names", exit_on_error=False)
    async def look(self) -> None:
        """Underline what may be a name, in the paragraph that was written."""
        await self.underlining.look()

    @on(EntryEditor.Edited)
    def _edited(self) -> None:
        self.saver.edited()
        self.underlining.edited()

    @on(EntryEditor.Tokenised)
    def _tokenised(self, event: EntryEditor.Tokenised) -> None:
        explain_codes(self.host, event.labels)
        if self.wide:
            self.paint()

    @on(EntryEditor.Pasted)
    def _pasted(self, event: EntryEditor.Pasted) -> None:
        if not event.refused:
            self.autosave()
        explain_paste(self.host, event)

    def seal(self) -> "Future[object] | None":
        """Queue the save of whatever is not stored yet, an agreement that is only half written as well."""
        typed = None if self.saver.refused else self.agreement_line.unfinished
        if typed is not None:
            keep_unfinished(self, typed)
        return self.saver.queue()

    def place(self) -> "Callable[[AppBase], Awaitable[None]] | None":
        """How to come back to this note."""
        draft = self.opened.draft.id

        async def back(app: "AppBase") -> None:
            from journal_tui.tui.flows import open_draft

            await open_draft(app, draft)

        return back

    def emptied(self) -> None:
        """The note was thrown away: nothing of it stays in memory or on the screen."""
        self.editor.forget()
        self.sitting.forget()
        self.repaint()

    def signed(self) -> None:
        """The note was signed: nothing is left to save, and nothing of it stays in memory."""
        self.saver.refused = True
        self.editor.freeze()
        self.editor.forget()
        self.sitting.forget()
