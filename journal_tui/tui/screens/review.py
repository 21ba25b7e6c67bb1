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
from journal_tui.practice.session_clock import minutes
from journal_tui.practice.values import Risk, Sensitivity
from journal_tui.tui import session_commands as commands
from journal_tui.tui.badges import service_name
from journal_tui.tui.deciding import take_decision
from journal_tui.tui.messages import EntrySigned
from journal_tui.tui.modals.signing import PassphraseDialog, RoleDialog
from journal_tui.tui.note.decisions import Decided, Line, masked, undecided
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.widgets.lines import FooterLine
from journal_tui.tui.widgets.review_rows import RISKS, SENSITIVITIES, decision_rows, fact_rows, stored_text
from journal_tui.tui.widgets.row_list import RowList
from journal_tui.tui.widgets.rows import blank, heading, text
from journal_tui.wording import day

if TYPE_CHECKING:
    from journal_tui.tui.screens.session import SessionScreen

WORD_COMMANDS = (commands.AcceptPerson, commands.AcceptPlace, commands.OrdinaryWord, commands.IgnoreOnce)


class ReviewScreen(PageScreen[None]):
    """The last page before a note is locked."""

    OFFERS = (*WORD_COMMANDS, commands.ConfirmSign, commands.BackToText)
    SIDE = True
    HAS_NAME_STATE = False
    HAS_CLOCK = False
    HELP_TITLE = N_("Review")
    HELP = N_(
        "Decide each word with a line under it: a person, a place, an ordinary word, or only this time. "
        "On the risk line choose with 1 to 4 or the arrow keys. F12 signs when nothing remains."
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
        self.risk: Risk | None = None
        self.sensitivity = Sensitivity.SPECIAL
        self.decided: list[Line] = []
        self.next_at: datetime | None = None
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
        """Find the next planned appointment."""
        client, now = self.session.current_client, self.host.now()
        planned = await self.host.gateway.ask(lambda p: p.appointments.of_client(client))
        self.next_at = next(
            (each.planned_at for each in planned if each.started_at is None and each.planned_at > now), None
        )
        self.repaint()

    # -- what is to be shown ------------------------------------------------------------------

    @property
    def waiting(self) -> list[Line]:
        """The words that wait."""
        return undecided(self.editor.text, self.session.saver.flags)

    @property
    def complete(self) -> bool:
        """Whether nothing keeps the note from being signed."""
        return not self.waiting and self.risk is not None and not self.session.saver.refused

    def ready(self) -> frozenset[str] | None:
        """The word keys need a waiting word under the bar; F12 needs that nothing remains."""
        usable = {commands.BackToText.id(), "help"}
        if self._line() is not None:
            usable |= {each.id() for each in WORD_COMMANDS}
        if self.complete:
            usable.add(commands.ConfirmSign.id())
        return frozenset(usable)

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
        lines = [*waiting, *self.decided, *masked(self.editor.text, self.editor.forms)]
        total = len(lines)
        rows = []
        if lines:
            left = _("{left} of {total} left").format(left=len(waiting), total=total)
            rows += [heading(_("To decide"), left), *decision_rows(lines), blank()]
        rows += [heading(_("The entry")), *fact_rows(self.editor.text, self.sensitivity, self.risk, self.next_at)]
        shown = stored_text(self.editor.text, self.editor.headings, self.editor.undecided)
        if not self.wide:
            rows += [blank(), heading(_("This is how the text is stored"))]
            width = max(self.size.width - 4, 20)
            rows += [text(part) for line in shown for part in line.wrap(width)]
        self.query_one(RowList).show(rows)
        side = Content("\n").join(
            [Content.styled(_("This is how the text is stored"), "$strong bold"), Content(""), *shown]
        )
        self.query_one("#stored", Static).update(side)
        self.status(self._left_to_do(len(waiting)), "")

    def header_right(self) -> Content:
        """How long the note is and how long the appointment was."""
        length = count_words(self.editor.text)
        held = minutes(self.session.appointment, self.host.now())
        shown = _("{words} words, {minutes} min").format(words=length, minutes=held)
        return Content.styled(shown, "$muted")

    def _left_to_do(self, waiting: int) -> Content:
        if self.session.saver.refused:
            return Content.assemble(("× ", "$stop"), (_("The consent has been withdrawn; nothing can be signed."), "$stop"))
        if not waiting and self.risk is not None:
            return Content.assemble(("● ", "$ok"), (_("Ready to sign."), "$ink"))
        words = ngettext("One word", "{count} words", waiting).format(count=waiting) if waiting else ""
        if words and self.risk is None:
            what = _("{words} and the risk question remain").format(words=words)
        elif words:
            what = ngettext("One word remains", "{count} words remain", waiting).format(count=waiting)
        else:
            what = _("The risk question remains: 1–4 on its row")
        return Content.assemble(("▲ ", "$watch"), (what, "$ink"), " ", (_("before you can sign."), "$muted"))

    # -- deciding -----------------------------------------------------------------------------

    def _line(self) -> Line | None:
        key = self.query_one(RowList).key if self.query("#rows") else ""
        return next((line for line in self.waiting if line.key == key), None)

    @on(RowList.Moved)
    def _moved(self) -> None:
        self.footer()

    def on_key(self, event: Key) -> None:
        """The answers of the risk and sensitivity lines."""
        at = self.query_one(RowList).key
        if at not in {"risk", "sensitivity"}:
            return
        options: tuple[Risk, ...] | tuple[Sensitivity, ...] = RISKS if at == "risk" else SENSITIVITIES
        held = self.risk if at == "risk" else self.sensitivity
        place = next((number for number, each in enumerate(options) if each is held), -1)
        if event.character and event.character.isdigit() and 1 <= int(event.character) <= len(options):
            place = int(event.character) - 1
        elif event.key in {"right", "space", "enter"}:
            place = (place + 1) % len(options)
        elif event.key == "left":
            place = (place - 1) % len(options)
        else:
            return
        event.stop()
        event.prevent_default()
        chosen = options[place]
        if isinstance(chosen, Risk):
            self.risk = chosen
        else:
            self.sensitivity = chosen
        self.repaint()

    @on(RowList.Opened)
    def _opened(self, event: RowList.Opened) -> None:
        event.stop()
        if event.key == "risk":
            place = RISKS.index(self.risk) + 1 if self.risk is not None else 0
            self.risk = RISKS[place % len(RISKS)]
        elif event.key == "sensitivity":
            place = SENSITIVITIES.index(self.sensitivity) + 1
            self.sensitivity = SENSITIVITIES[place % len(SENSITIVITIES)]
        self.repaint()

    @work(exclusive=True, group="decide", description="decide")
    async def action_person(self) -> None:
        line = self._line()
        if line is None:
            return
        role = await self.host.push_screen_wait(RoleDialog(line.word)) if line.is_name else ""
        if role is not None:
            await self._kept(line, Decided.TOKEN, take_decision(self.editor, line, "person", role))

    @work(exclusive=True, group="decide", description="decide")
    async def action_place(self) -> None:
        line = self._line()
        if line is not None:
            await self._kept(line, Decided.TOKEN, take_decision(self.editor, line, "place"))

    @work(exclusive=True, group="decide", description="decide")
    async def action_ordinary(self) -> None:
        line, draft = self._line(), self.session.opened.draft.id
        if line is not None:
            word = line.word
            await self.host.gateway.ask(lambda p: p.entries.ordinary(draft, word))
            await self._kept(line, Decided.ORDINARY, take_decision(self.editor, line, "ordinary"))

    @work(exclusive=True, group="decide", description="decide")
    async def action_ignore(self) -> None:
        line = self._line()
        if line is not None:
            await self._kept(line, Decided.IGNORED, take_decision(self.editor, line, "ignore"))

    async def _kept(self, line: Line, how: Decided, label: str) -> None:
        self.decided.insert(0, Line(line.word, how, label, line.before, line.after, line.start, line.end))
        await self.session.saver.save(always=True)
        self.repaint()

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
        draft, risk, sensitivity = self.session.opened.draft.id, self.risk, self.sensitivity
        entry = await self.host.gateway.ask(lambda p: p.entries.sign(draft, risk=risk, sensitivity=sensitivity))
        self.session.signed()
        self.host.post_message(EntrySigned(entry.id, entry.digest))
        self.host.done(_("Signed. Locked, {digest}.").format(digest=entry.digest))
        self.host.step_back()
        self.host.step_back()

    def footer(self) -> None:
        """The keys of the row under the bar: the words' keys on a word, digits or arrows on a question."""
        if not self.is_attached or not self.query("#footer"):
            return
        key = self.query_one(RowList).key
        if key not in {"risk", "sensitivity"}:
            super().footer()
            return
        answer = ("1–4", _("Answer")) if key == "risk" else ("← →", _("Change"))
        pairs = [(*answer, True), ("↑↓", _("Row"), True), ("F12", _("Sign"), self.complete)]
        self.query_one("#footer", FooterLine).set_pairs([*pairs, ("Esc", _("Text"), True), ("F1", _("Help"), True)])
