"""One note from beside the journal, for reading, and what may be done with it. Reading is logged."""

from textual import work
from textual.app import ComposeResult
from textual.content import Content

from journal_tui.locales import N_, _
from journal_tui.practice.apart.values import ERASE, EmergencyNote, WorkingNote
from journal_tui.tui import apart_ways as ways
from journal_tui.tui import render
from journal_tui.tui.apart_commands import AdoptNote, DecideNote, DestroyNote
from journal_tui.tui.badges import service_name
from journal_tui.tui.commands import Back, Command
from journal_tui.tui.gateway import Failure
from journal_tui.tui.right_acts import show_case
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.screens.beside_rows import emergency_rows, working_rows
from journal_tui.tui.widgets.row_list import RowList
from journal_tui.tui.widgets.rows import Row, text


class BesideNoteScreen(PageScreen[None]):
    """The base of the two pages: a list of lines under the client's code."""

    note: EmergencyNote | WorkingNote | None = None

    def __init__(self, note: str) -> None:
        """Read this one."""
        super().__init__()
        self.note_id = note
        self.failure: Failure | None = None

    @property
    def current_client(self) -> str:
        """The client, for the commands that start from here."""
        return self.note.client if self.note else ""

    def main(self) -> ComposeResult:
        yield RowList(id="note")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#note", RowList).focus()
        self.load()

    @work(exclusive=True, group="load", description="read a note beside the journal")
    async def load(self) -> None:
        """Read it once; what is shut is said."""
        try:
            await self.read()
        except Failure as failure:
            if failure.code != "consent_missing":
                raise
            self.note, self.failure = None, failure
        self.repaint()

    async def read(self) -> None:
        """Fetch the note."""

    def offers(self) -> tuple[type[Command], ...]:
        """Nothing is done with what cannot be read."""
        return self.OFFERS if self.note is not None else (Back,)

    def called(self) -> str:
        """What the page is called."""
        return ""

    def lines(self, width: int) -> list[Row]:
        """The facts and the text."""
        del width
        return []

    def paint(self) -> None:
        note = self.note
        about = Content.assemble(render.code(note.pseudonym), "  ", service_name(note.service)) if note else Content("")
        self.header(self.called(), about)
        width = self.query_one("#main").size.width or self.size.width
        rows = self.lines(width) if note else []
        if self.failure is not None:
            rows = [
                text(f"■ {self.failure.title}", "$stop bold"),
                *(text(line) for line in Content(self.failure.text).wrap(72)),
            ]
        self.query_one("#note", RowList).show(rows)
        self.status("")


class EmergencyNoteScreen(BesideNoteScreen):
    """An emergency note."""

    OFFERS = (DecideNote, Back)
    HELP_TITLE = N_("An emergency note")
    HELP = N_(
        "It can be read although no consent is there, until it has been decided about. {key:decide-note} decides: it stays with the journal and "
        "is read only under a consent, or it is erased through a case like any other."
    )
    note: EmergencyNote | None = None

    async def read(self) -> None:
        note, shown = self.note_id, not self.names_hidden
        self.note = await self.host.gateway.ask(lambda p: p.emergency_notes.get(note, identified=shown))

    def offers(self) -> tuple[type[Command], ...]:
        """It is decided about once."""
        return self.OFFERS if self.note is not None and not self.note.decision else (Back,)

    def called(self) -> str:
        return _("Emergency note")

    def lines(self, width: int) -> list[Row]:
        return emergency_rows(self.note, width) if self.note else []

    def action_decide(self) -> None:
        if self.note is not None and not self.note.decision:
            self.decide(self.note)

    @work(exclusive=True, group="act", description="decide about an emergency note")
    async def decide(self, note: EmergencyNote) -> None:
        """Keep the decision; one that goes is gone on with in its case."""
        decided = await ways.decide(self.host, note)
        if decided is None:
            return
        self.host.go_back()
        if decided.decision == ERASE:
            show_case(self.host, decided.case)
        else:
            self.host.done(_("Kept with the journal."))


class WorkingNoteScreen(BesideNoteScreen):
    """A working note of one's own."""

    OFFERS = (AdoptNote, DestroyNote, Back)
    HELP_TITLE = N_("A working note")
    HELP = N_(
        "Only you read it. It is the client's data all the same and stands in an access report. {key:adopt-note} makes a draft of it in the "
        "journal, {key:destroy-note} throws it away; after twelve months it goes by itself."
    )
    note: WorkingNote | None = None

    async def read(self) -> None:
        note = self.note_id
        self.note = await self.host.gateway.ask(lambda p: p.working_notes.get(note))

    def called(self) -> str:
        return _("Working note")

    def lines(self, width: int) -> list[Row]:
        if self.note is not None and self.names_hidden:
            return [text(_("hidden; {key:toggle-names} shows"), "$muted")]
        return working_rows(self.note, width) if self.note else []

    def action_adopt(self) -> None:
        if self.note is not None:
            self.adopt(self.note)

    @work(exclusive=True, group="act", description="take a working note in")
    async def adopt(self, note: WorkingNote) -> None:
        """A draft of it; this page has nothing more to show."""
        if await ways.adopt(self.host, note):
            self.note = None

    def action_destroy(self) -> None:
        if self.note is not None:
            self.destroy(self.note)

    @work(exclusive=True, group="act", description="throw a working note away")
    async def destroy(self, note: WorkingNote) -> None:
        """Throw it away and go back."""
        if await ways.destroy(self.host, note):
            self.action_back()
