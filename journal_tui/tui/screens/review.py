"""Review and sign: what must be decided first, the facts of the note, the text as it is stored.

Rules: nothing is signed while a word waits or the risk question has no answer; signing asks for the
password; afterwards the note is locked. Decisions change the note itself, through the editor below.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.widgets import Static

from journal_tui.locales import N_, _, ngettext
from journal_tui.practice.entries.text import words as count_words
from journal_tui.practice.policy.kinds import OFFENCE
from journal_tui.practice.pseudonyms.quasi import Reminder
from journal_tui.practice.session_clock import minutes
from journal_tui.tui import review_commands as commands
from journal_tui.tui.badges import service_name
from journal_tui.tui.marking import FIRST, ask_labels, ask_source, stepped
from journal_tui.tui.messages import EntrySigned
from journal_tui.tui.modals.signing import PassphraseDialog
from journal_tui.tui.note.decisions import masked, placed
from journal_tui.tui.review_data import Came, came_of
from journal_tui.tui.risk_ways import after_signing
from journal_tui.tui.screens.appointment_acts import is_begun
from journal_tui.tui.screens.review_words import WordsScreen, kind_of
from journal_tui.tui.widgets.lines import FooterLine
from journal_tui.tui.widgets.review_keys import ON_WORDS, review_keys
from journal_tui.tui.widgets.review_rows import (
    decision_rows,
    fact_rows,
    remaining_line,
    reminder_rows,
    stored_text,
)
from journal_tui.tui.widgets.row_list import RowList
from journal_tui.tui.widgets.rows import blank, heading, text
from journal_tui.wording import day
from journal_tui.wording.reminders import reminder_words

if TYPE_CHECKING:
    from journal_tui.tui.screens.session import SessionScreen


class ReviewScreen(WordsScreen):
    """The last page before a note is locked."""

    OFFERS = (
        *ON_WORDS,
        commands.AcceptPlace,
        commands.AcceptAll,
        commands.MergeCodes,
        commands.TakeBackDecision,
        commands.NextWaiting,
        commands.ConfirmSign,
        commands.BackToText,
    )
    SIDE = True
    HAS_NAME_STATE = False
    HAS_CLOCK = False
    HELP_TITLE = N_("Review")
    HELP = N_(
        "Each word with a line under it waits: Enter makes it a code as suggested, the keys below say what else it may be. "
        "On the risk line choose with 1 to 4. Enter on the sensitivity says which kinds of data are in it, on the source that "
        "somebody else than the client said it. {key:confirm-sign} signs when nothing remains."
    )
    DEFAULT_CSS = """
    ReviewScreen #side { width: 50; padding: 1 1 0 2; }
    ReviewScreen #stored { height: auto; padding-right: 1; }
    ReviewScreen.-huge #main { max-width: 100; }
    """

    def __init__(self, session: "SessionScreen") -> None:
        """Review the note of an open session."""
        super().__init__()
        self.session = session
        self.editor = session.editor
        self.deciding = session.deciding
        self.marks = FIRST
        self.next_at: datetime | None = None
        self.reminder = Reminder()
        self.came = Came()
        self._working = False

    @property
    def current_client(self) -> str:
        """The client, for the commands that start from here."""
        return self.session.current_client

    def main(self) -> ComposeResult:
        """One list: words, facts and, on a narrow screen, the text."""
        yield RowList(id="rows", letters=False)

    def side(self) -> ComposeResult:
        """The text as it is stored."""
        with VerticalScroll(can_focus=False):
            yield Static(id="stored", markup=False)

    def on_mount(self) -> None:
        """Begin at the first word that waits."""
        rows = self.query_one("#rows", RowList)
        rows.focus()
        self.repaint()
        rows.select(self.waiting[0].key if self.waiting else "risk")
        self.load()

    @work(exclusive=True, group="load", description="load next appointment", exit_on_error=False)
    async def load(self) -> None:
        """Find the next planned appointment, and whether things in the note may together point at somebody."""
        client, now = self.session.current_client, self.host.now()
        planned = await self.host.gateway.ask(lambda p: p.appointments.of_client(client))
        ahead = (each.planned_at for each in planned if not is_begun(each) and each.planned_at > now)
        self.next_at = next(ahead, None)
        meeting, service = self.session.appointment.id, self.session.opened.draft.service
        self.came = await self.host.gateway.ask(lambda p: came_of(p, client, service, meeting))
        await self.remind()
        self.repaint()

    async def remind(self) -> None:
        """Look whether things in the note, as it stands now, may together point at somebody."""
        text, forms, flags = self.editor.text, self.editor.forms, self.sitting.flags
        self.reminder = await self.host.gateway.ask(lambda p: p.entries.reminder(text, forms, flags))

    # -- what is to be shown ------------------------------------------------------------------

    @property
    def complete(self) -> bool:
        """Whether nothing keeps the note from being signed."""
        stopped = self.session.saver.refused or OFFENCE in (self.marks.labels or ())
        return not self.waiting and self.marks.risk is not None and not stopped

    def paint(self) -> None:
        """Everything."""
        draft, now = self.session.opened.draft, self.host.now()
        self.header(
            _("Review"),
            Content.assemble(
                (draft.pseudonym, "$token"), "  ", (service_name(draft.service), "$ink"), "  ", (day(now.date()), "$ink")
            ),
        )
        waiting = self.waiting
        decided = placed(self.editor.text, self.editor.forms, self.sitting.decided)
        lines = [*waiting, *decided, *masked(self.editor.text, self.editor.forms, decided)]
        total = len(lines)
        rows = []
        width = max((self.query_one(RowList).size.width or self.size.width) - 4, 20)
        if lines:
            left = _("{left} of {total} left").format(left=len(waiting), total=total)
            rows += [heading(_("To decide"), left), *decision_rows(lines, width, hidden=self.names_hidden)]
            rows += [blank()]
        rows += reminder_rows(reminder_words(self.reminder), width)
        rows += [heading(_("The entry"))]
        rows += fact_rows(self.editor.text, width, self.marks, self.next_at, self.came)
        shown = stored_text(self.editor.text, self.editor.headings, self.editor.undecided)
        if not self.wide:
            rows += [blank(), heading(_("This is how the text is stored"))]
            rows += [text(part) for line in shown for part in line.wrap(width)]
        self.query_one(RowList).show(rows)
        side = Content("\n").join(
            [Content.styled(_("This is how the text is stored"), "$strong bold"), Content(""), *shown]
        )
        self.query_one("#stored", Static).update(side)
        self._say_what_remains()

    def tick(self) -> None:
        """The line below also follows what the note's own saving makes of it meanwhile."""
        super().tick()
        self._say_what_remains()

    def _say_what_remains(self) -> None:
        saver = self.session.saver
        self.status(remaining_line(len(self.waiting), self.marks, saver.failure, refused=saver.refused), "")

    def header_right(self) -> Content:
        """How long the note is and how long the appointment was."""
        length = count_words(self.editor.text, self.editor.headings)
        words = ngettext("{count} word", "{count} words", length).format(count=length)
        held = minutes(self.session.appointment, self.host.now())
        return Content.styled(_("{words}, {minutes} min").format(words=words, minutes=held), "$muted")

    # -- deciding -----------------------------------------------------------------------------

    @on(RowList.Moved)
    def _moved(self) -> None:
        self.footer()

    def on_key(self, event: Key) -> None:
        """The answers of the risk and sensitivity lines."""
        at = self.query_one(RowList).key
        if at not in {"risk", "sensitivity"}:
            return
        marks = stepped(self.marks, at, event.key, event.character)
        if marks is None:
            return
        event.stop()
        event.prevent_default()
        self.marks = marks
        self.repaint()

    @on(RowList.Opened)
    def _opened(self, event: RowList.Opened) -> None:
        """Enter on a word accepts it. On a question it does nothing: a risk is said with a key of its own."""
        event.stop()
        if event.key in {"sensitivity", "source"}:
            self.say_more(event.key)
        elif event.key != "risk":
            self.action_accept()

    @work(exclusive=True, group="say", description="label the note")
    async def say_more(self, row: str) -> None:
        """The kinds of data in the note, or where it comes from."""
        back = False
        if row == "source":
            self.marks = await ask_source(self.host, self.marks)
        else:
            self.marks, back = await ask_labels(self.host, self.marks)
        self.repaint()
        if back:
            self.action_back()

    def after_words(self) -> str:
        """The risk question comes next."""
        return "risk"

    # -- signing ------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """F12 does nothing until nothing remains; the status line says what."""
        if action == "confirm" and self.is_attached and self.query("#rows"):
            return self.complete
        return super().check_action(action, parameters)

    @work(exclusive=True, group="sign", description="sign")
    async def action_confirm(self) -> None:
        if not self.complete or self._working:
            return
        self._working = True
        try:
            await self._sign()
        finally:
            self._working = False

    async def _sign(self) -> None:
        what = _("The note is locked when it is signed. It can be added to, never changed.")
        if not await self.host.push_screen_wait(PassphraseDialog(_("Sign"), what, _("Sign"))):
            return
        if not await self.session.saver.save(always=True) or not self.complete:
            self.repaint()
            return
        draft, said = self.session.opened.draft.id, self.marks
        entry = await self.host.gateway.ask(lambda p: p.entries.sign_marked(draft, said))
        self.session.signed()
        self.host.post_message(EntrySigned(entry.id, entry.digest))
        self.host.done(_("Signed. Locked, {digest}.").format(digest=entry.digest))
        self.host.step_back()
        self.host.step_back()
        after_signing(self.host, said.risk, self.session.current_client, self.session.opened.draft.service)

    def footer(self) -> None:
        """The keys of the row under the bar: a word's keys, a code's keys, digits or arrows on a question."""
        if not self.is_attached or not self.query("#footer"):
            return
        keys = review_keys(
            self.query_one(RowList).key,
            on_word=self.line() is not None,
            kind=kind_of(self.code()),
            decided=bool(self.sitting.steps),
            complete=self.complete,
        )
        self.query_one("#footer", FooterLine).set_pairs(keys)
