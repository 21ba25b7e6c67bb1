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

from journal_tui.locales import N_, _
from journal_tui.practice.pseudonyms.undecided import reopen
from journal_tui.practice.templates import find
from journal_tui.tui import session_commands as commands
from journal_tui.tui import session_data as data
from journal_tui.tui.note.saver import NoteSaver
from journal_tui.tui.screens.base import HUGE, PageScreen
from journal_tui.tui.session_data import Beside, OpenSession
from journal_tui.tui.widgets.entry_editor import EntryEditor
from journal_tui.tui.widgets.lines import FooterLine, HeaderLine
from journal_tui.tui.widgets.session_lines import clock_line, note_keys, trouble_lines, who_line
from journal_tui.tui.widgets.session_panes import history_pane, plan_line, plan_pane, withdrawn_line, words_line

if TYPE_CHECKING:
    from journal_tui.tui.app_base import AppBase

NUMBERS = ("pnr", "tel", "epost", "adress", "datum", "bil", "konto", "länk", "id")
"""Label heads of what is explained when it is masked: it may surprise the writer."""


class SessionScreen(PageScreen[None]):
    """One open note."""

    OFFERS = (
        commands.NextHeading,
        commands.ReviewWords,
        commands.SessionMatters,
        commands.SaveNote,
        commands.UndoEdit,
        commands.ChangeTemplate,
        commands.CodeWord,
        commands.PauseClock,
        commands.WithdrawHere,
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
        template = find(opened.draft.template)
        text, forms, self.flags = reopen(opened.draft.text, opened.draft.forms, opened.draft.flags)
        self.editor = EntryEditor(
            text,
            forms,
            opened.pseudonymiser,
            headings=template.lines() if template else frozenset(),
            ignored=opened.draft.ignored,
            id="note",
        )

    @property
    def current_client(self) -> str:
        """The client, for the commands that start from here."""
        return self.opened.draft.client

    def compose(self) -> ComposeResult:
        """Header, left pane, note, right pane, footer."""
        permit = self.opened.permit.id
        self.saver = NoteSaver(self.editor, self.opened.draft, permit, self.host.gateway, self.repaint)
        self.saver.flags = self.flags
        yield HeaderLine(id="header")
        with Horizontal(id="page"):
            with VerticalScroll(id="plan", can_focus=False):
                yield Static(id="plan-text", markup=False)
            with Vertical(id="main"):
                yield Static(id="trouble", markup=False)
                yield self.editor
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
        self.load_beside()

    @work(group="beside", exclusive=True, description="load last plan")
    async def load_beside(self) -> None:
        """The last plan comes when the note is already there: nobody waits for it before writing."""
        client, service = self.opened.draft.client, self.opened.draft.service
        self.beside = await self.host.gateway.ask(lambda p: data.beside(p, client, service))
        self.repaint()

    # -- painting -----------------------------------------------------------------------------

    def paint(self) -> None:
        """Everything but the note, which paints itself."""
        self.header(who_line(self.opened.permit, refused=self.saver.refused))
        self.set_class(self.saver.failure is not None, "-failing")
        self.set_class(self.app.has_class("-ruled"), "-ruled")
        self.query_one("#trouble", Static).update(
            trouble_lines(self.saver.failure, min(self.query_one("#main").size.width - 2, 88))
        )
        beside, gone, hidden = self.beside or Beside(), self.saver.refused, self.names_hidden
        words = words_line(sorted(self.editor.undecided), wide=self.wide)
        plan = plan_line(beside.plan, hidden=hidden, known=self.beside is not None)
        below = withdrawn_line() if gone else words if self.wide else Content("\n").join([plan, words])
        self.query_one("#below", Static).update(below)
        if self.wide:
            text = Content("") if gone else plan_pane(beside.plan, self.editor.text, hidden=hidden)
            self.query_one("#plan-text", Static).update(text)
        if self.size.width >= HUGE:
            self.query_one("#earlier-text", Static).update(Content("") if gone else history_pane(beside.earlier))

    def header_right(self) -> Content:
        """The session clock and the save mark."""
        return clock_line(
            self.appointment, self.host.now(), self.saver.age(), failing=self.saver.failure is not None, wide=self.wide
        )

    def footer(self) -> None:
        """The keys of the note."""
        if self.is_attached and self.query("#footer"):
            pairs = note_keys(
                failing=self.saver.failure is not None,
                refused=self.saver.refused,
                wide=self.wide,
                huge=self.size.width >= HUGE,
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

    @on(EntryEditor.Edited)
    def _edited(self) -> None:
        self.saver.edited()

    @on(EntryEditor.Tokenised)
    def _tokenised(self, event: EntryEditor.Tokenised) -> None:
        heads = {label.partition("-")[0] for label in event.labels}
        if heads & {"pnr"}:
            self.host.done(_("Number removed. It looked like a personal identity number. Undo: Ctrl+Z"))
        elif heads & set(NUMBERS):
            self.host.done(_("Replaced by a code: it points straight at a person. Undo: Ctrl+Z"))
        if self.wide:
            self.paint()

    @on(EntryEditor.Pasted)
    def _pasted(self, event: EntryEditor.Pasted) -> None:
        if event.refused:
            self.host.notify(
                _("That is more than one note can hold; nothing was put in."), severity="warning", markup=False
            )
        elif event.cleaned:
            self.host.done(_("Invisible characters were left out."))
        elif event.split:
            self.host.done(_("Long paragraphs were divided, so that writing stays fast."))

    def seal(self) -> "Future[object] | None":
        """Queue the save of whatever is not stored yet."""
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
        self.repaint()

    def signed(self) -> None:
        """The note was signed: nothing is left to save, and nothing of it stays in memory."""
        self.saver.refused = True
        self.editor.freeze()
        self.editor.forget()

    # -- commands -----------------------------------------------------------------------------

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

        self.host.run_worker(review(self), group="session", exclusive=True, description="review")

    def action_sign(self) -> None:
        self.action_review()

    def action_matters(self) -> None:
        from journal_tui.tui.session_ways import matters

        self.host.run_worker(matters(self), group="session", exclusive=True, description="matters")

    def action_pause_clock(self) -> None:
        from journal_tui.tui.session_ways import pause

        self.host.run_worker(pause(self), group="session", exclusive=True, description="pause")

    def action_undo_edit(self) -> None:
        self.editor.action_undo()

    def action_code_word(self) -> None:
        from journal_tui.tui.session_ways import code_word

        self.host.run_worker(code_word(self), group="session", exclusive=True, description="code word")

    def action_withdraw(self) -> None:
        from journal_tui.tui.session_ways import withdraw

        self.host.run_worker(withdraw(self), group="session", exclusive=True, description="withdraw")

    def action_template(self) -> None:
        from journal_tui.tui.session_ways import change_template

        self.host.run_worker(change_template(self), group="session", exclusive=True, description="template")
