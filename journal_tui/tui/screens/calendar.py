"""A calendar file: its path, what it would do line by line, what somebody has to decide, and then writing it in.

Rules: nothing is written before it was shown and somebody said so; what nobody decided is left out; names and titles hide with the
others; the file's words go nowhere but here.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input

from journal_tui.locales import N_, _, ngettext
from journal_tui.practice.calendar.ics import MOST_BYTES
from journal_tui.practice.calendar.values import Applied, Candidate, LineKind, Preview, PreviewLine
from journal_tui.tui import calendar_commands as commands
from journal_tui.tui.badges import service_name
from journal_tui.tui.calendar_ways import offered, somebody
from journal_tui.tui.commands import Back
from journal_tui.tui.gateway import Failure
from journal_tui.tui.modals.base import Choice, ChoiceDialog
from journal_tui.tui.modals.progress import Tell, counted
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.screens.calendar_rows import ASKED, OFF, Decided, calendar_rows
from journal_tui.tui.undo import Undoable
from journal_tui.tui.widgets.field import Field
from journal_tui.tui.widgets.row_list import RowList
from journal_tui.tui.widgets.rows import text
from journal_tui.wording import moment

if TYPE_CHECKING:
    from journal_tui.practice.practice import Practice

READING = {"calendar_days": N_("Reading the calendar"), "calendar_names": N_("Looking for the names")}
WRITING = {"calendar_written": N_("Writing appointments")}


class CalendarScreen(PageScreen[None]):
    """From a file to appointments."""

    OFFERS = (
        commands.DecideLine,
        commands.OtherClient,
        commands.LeaveLineOut,
        commands.WriteCalendar,
        commands.OtherFile,
        Back,
    )
    HELP_TITLE = N_("Calendar file")
    HELP = N_(
        "Type the path of a calendar file and press Enter. Each event is shown with the client that it means; where that is not sure "
        "Enter on the line asks. {key:write-calendar} writes the appointments in; what was not decided is left out. Nothing of the file's words is kept."
    )
    DEFAULT_CSS = "CalendarScreen Field { margin-bottom: 1; }"

    def __init__(self) -> None:
        """No file yet."""
        super().__init__()
        self.preview: Preview | None = None
        self.chosen: dict[int, Candidate] = {}
        self.off: set[int] = set()
        self.left: set[int] = set()
        self.applied: Applied | None = None
        self.names_logged = False

    def main(self) -> ComposeResult:
        yield Field(N_("File"), id="path", width=6, help_text=self.HELP)
        yield RowList(id="lines", letters=False)

    def on_mount(self) -> None:
        super().on_mount()
        field = self.query_one(Field)
        field.value = offered(self.host)
        field.focus()

    # ---------------------------------------------------------------- painting
    @property
    def decided(self) -> Decided:
        """What was decided so far."""
        return Decided(self.chosen, self.off, self.left)

    def paint(self) -> None:
        self.header(_("Calendar file"), _("the next two weeks"))
        self.query_one(Field).repaint()
        rows = self.query_one(RowList)
        if self.preview is None:
            rows.show([text(_("Type the path of a file from your calendar, for instance ~/calendar.ics."), "$muted")])
            self.status(_("Nothing is written before you have seen it."))
            return
        rows.show(calendar_rows(self.preview, self.decided, hidden=self.names_hidden))
        self.status(self._said())
        if not self.names_hidden and not self.names_logged:
            self.names_logged = True
            self.log_names(self.preview)

    @work(group="log", description="log names")
    async def log_names(self, preview: Preview) -> None:
        """The names of the file have been on the screen."""
        await self.host.gateway.ask(lambda p: p.calendar.log_names(preview))

    def _said(self) -> Content:
        if self.applied is not None:
            done = self.applied
            said = _("{planned} planned, {moved} moved, {cancelled} called off, {left_out} left out.").format(
                planned=done.planned, moved=done.moved, cancelled=done.cancelled, left_out=done.left_out
            )
            return Content.assemble(("● ", "$ok"), (said, "$ink"))
        lines = self.preview.lines if self.preview is not None else ()
        waiting = sum(self.decided.waits(line) for line in lines)
        if waiting:
            words = ngettext(
                "{count} line to decide, else it is left out", "{count} lines to decide, else they are left out", waiting
            )
            return Content.assemble(("▲ ", "$watch"), (words.format(count=waiting), "$watch"))
        return Content.styled(_("{key:write-calendar} writes it in. Nothing is written yet."), "$muted")

    def ready(self) -> frozenset[str] | None:
        """A key is muted where its line has nothing to decide, and after it was written in."""
        line = self.line() if self.query("#lines") else None
        asked = line is not None and self.applied is None
        usable = {
            commands.DecideLine: asked and line is not None and line.kind in (*ASKED, *OFF),
            commands.OtherClient: asked and line is not None and line.kind in ASKED,
            commands.LeaveLineOut: asked and line is not None and line.kind in (*ASKED, *OFF),
            commands.WriteCalendar: self.preview is not None and self.applied is None,
            commands.OtherFile: True,
            Back: True,
        }
        return frozenset({*(command.id() for command, can in usable.items() if can), *(each.id() for each in self.ALSO)})

    def line(self) -> PreviewLine | None:
        """The event of the marked line."""
        kind, _colon, number = self.query_one(RowList).key.partition(":")
        if kind != "line" or self.preview is None:
            return None
        return next((line for line in self.preview.lines if line.number == int(number)), None)

    def open_line(self, *kinds: LineKind) -> PreviewLine | None:
        """The same, if it is of these kinds and nothing was written in yet."""
        line = self.line()
        return line if line is not None and line.kind in kinds and self.applied is None else None

    @on(RowList.Moved)
    def _moved(self) -> None:
        self.footer()

    # ---------------------------------------------------------------- reading
    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip():
            self.read(Path(event.value.strip()).expanduser())

    @work(exclusive=True, group="flow", description="read calendar file")
    async def read(self, path: Path) -> None:
        """Read it and show what it would do; what is wrong is said in the field."""
        field = self.query_one(Field)
        field.complain("")
        data = await self.host.gateway.call(lambda: _bytes_of(path))
        if data is None:
            field.complain(_("There is no file that can be read. For instance: ~/calendar.ics"))
            return
        try:
            preview = await counted(
                self.host, N_("A calendar file"), READING, lambda p, tell: p.calendar.preview(data, tell=tell)
            )
        except Failure as failure:
            if failure.code != "invalid_input":
                raise
            field.complain(failure.text)
            return
        self.preview, self.applied, self.names_logged = preview, None, False
        self.chosen, self.off, self.left = {}, set(), set()
        self.repaint()
        rows = self.query_one(RowList)
        rows.focus()
        waiting = next((line for line in preview.lines if self.decided.waits(line)), None)
        if waiting is not None:
            rows.select(f"line:{waiting.number}")

    def action_other_file(self) -> None:
        self.query_one(Field).focus()

    # ---------------------------------------------------------------- deciding
    @on(RowList.Opened)
    def _opened(self, event: RowList.Opened) -> None:
        event.stop()
        self.decide()

    def action_decide(self) -> None:
        self.decide()

    @work(exclusive=True, group="flow", description="decide on an event")
    async def decide(self) -> None:
        """Ask about the marked line."""
        line = self.open_line(*ASKED, *OFF)
        if line is None:
            return
        if line.kind in OFF:
            choices = [Choice("1", _("Call it off"), "off"), Choice("2", _("It stays"), "left")]
            title = _("Is the appointment called off?")
        else:
            choices = [self._candidate(number, who) for number, who in enumerate(line.candidates, 1)]
            choices += [Choice("v", _("Another client"), "other"), Choice("x", _("Leave it out"), "left")]
            title = _("Whom does the event mean?")
        what = moment(line.at) if self.names_hidden else f"{moment(line.at)}  {line.title}"
        dialog = ChoiceDialog(title, what, [*choices, Choice("escape", _("Back"), "back")], safe="back")
        answer = await self.host.push_screen_wait(dialog)
        if answer == "other":
            await self._give(line)
        elif answer == "left":
            self._settle(line)
        elif answer == "off":
            self._settle(line, off=True)
        elif answer and answer.isdigit():
            self._settle(line, line.candidates[int(answer) - 1])

    def _candidate(self, number: int, who: Candidate) -> Choice:
        shown = who.pseudonym if self.names_hidden else who.name
        return Choice(str(number), shown, str(number), service_name(who.service))

    def _settle(self, line: PreviewLine, who: Candidate | None = None, *, off: bool = False) -> None:
        """Keep what was said about a line, and go on to the next that waits."""
        self.chosen.pop(line.number, None)
        self.off.discard(line.number)
        self.left.discard(line.number)
        if who is not None:
            self.chosen[line.number] = who
        elif off:
            self.off.add(line.number)
        else:
            self.left.add(line.number)
        self.repaint()
        lines = self.preview.lines if self.preview is not None else ()
        waiting = next((each for each in lines if self.decided.waits(each) and each.number > line.number), None)
        if waiting is not None:
            self.query_one(RowList).select(f"line:{waiting.number}")

    def action_leave_out(self) -> None:
        if (line := self.open_line(*ASKED, *OFF)) is not None:
            self._settle(line)

    def action_other_client(self) -> None:
        if (line := self.open_line(*ASKED)) is not None:
            self.give(line)

    @work(exclusive=True, group="flow", description="give an event to a client")
    async def give(self, line: PreviewLine) -> None:
        """Find somebody."""
        await self._give(line)

    async def _give(self, line: PreviewLine) -> None:
        who = await somebody(self.host)
        if who is not None:
            self._settle(line, who)

    # ---------------------------------------------------------------- writing
    @work(exclusive=True, group="flow", description="write calendar in")
    async def action_write(self) -> None:
        preview = self.preview
        if preview is None or self.applied is not None:
            return
        chosen, off = dict(self.chosen), frozenset(self.off)

        def write(practice: "Practice", tell: Tell) -> Applied:
            return practice.calendar.apply(preview, chosen, off, tell)

        applied = self.applied = await counted(self.host, N_("A calendar file"), WRITING, write)
        self.repaint()
        if applied.steps:
            self.host.did(Undoable(N_("The calendar file is read in."), lambda: self._take_back(applied)))

    async def _take_back(self, applied: Applied) -> str:
        """Undo the reading; what was touched since stays, and is counted."""
        back = await self.host.gateway.ask(lambda p: p.calendar.take_back(applied))
        self.preview = self.applied = None
        words = ngettext("{count} appointment is as before.", "{count} appointments are as before.", back.undone)
        stay = ngettext("{count} touched since stays.", "{count} touched since stay.", back.kept)
        return " ".join((words.format(count=back.undone), *([stay.format(count=back.kept)] if back.kept else ())))

    def refetch(self) -> None:
        self.repaint()


def _bytes_of(path: Path) -> bytes | None:
    """What stands in a file; None when there is none, or it is not one to be read. One byte too many tells that it is too big."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError:
        return None
