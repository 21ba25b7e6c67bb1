"""Beside the journal: emergency notes that no consent stands behind, and working notes for their author alone."""

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content

from journal_tui.locales import N_, _
from journal_tui.practice.apart.values import EmergencyNote, WorkingNote
from journal_tui.practice.practice import Practice
from journal_tui.practice.values import Service
from journal_tui.tui.apart_commands import NewEmergency, OpenBesideNote, WriteWorking
from journal_tui.tui.apart_ways import write_emergency, write_working
from journal_tui.tui.case_data import CaseWho, who_of
from journal_tui.tui.commands import Back, Command
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.screens.beside_rows import beside_rows
from journal_tui.tui.screens.case_rows import who_content
from journal_tui.tui.widgets.row_list import RowList


class BesideScreen(PageScreen[None]):
    """The list: of one client, or everything that waits and everything of one's own."""

    OFFERS = (WriteWorking, OpenBesideNote, NewEmergency, Back)
    HELP_TITLE = N_("Beside the journal")
    HELP = N_(
        "Emergency notes wait here until somebody has decided whether each stays. Working notes are your own: nobody else reads "
        "them, they need the client's consent, and after six months each is signed into the journal or thrown away."
    )

    def __init__(self, client: str = "", service: Service | None = None) -> None:
        """Show those about this client, or all; `service` is where a new one is written."""
        super().__init__()
        self.client, self.service = client, service
        self.who = CaseWho()
        self.emergencies: tuple[EmergencyNote, ...] = ()
        self.working: tuple[WorkingNote, ...] = ()
        self.names: dict[str, str] = {}
        self.loaded = False

    @property
    def current_client(self) -> str:
        """The client, for the commands that start from here."""
        return self.client

    def main(self) -> ComposeResult:
        yield RowList(id="beside")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#beside", RowList).focus()

    def refetch(self) -> None:
        self.load()

    @work(exclusive=True, group="load", description="load what is beside the journal")
    async def load(self) -> None:
        """Read the lists, without texts."""
        client = self.client

        def read(practice: Practice) -> tuple[tuple[EmergencyNote, ...], tuple[WorkingNote, ...], dict[str, CaseWho]]:
            notes = practice.emergency_notes
            emergencies = notes.of_client(client) if client else notes.waiting()
            working = practice.working_notes.list(client)
            about = {each.client for each in emergencies} | {each.client for each in working}
            about |= {client} if client else set()
            return emergencies, working, {each: who_of(practice, each) for each in about}

        self.emergencies, self.working, known = await self.host.gateway.ask(read)
        self.who = known.get(client, CaseWho())
        self.names = {each: who.name for each, who in known.items()}
        self.loaded = True
        self.repaint()

    def offers(self) -> tuple[type[Command], ...]:
        """Nothing can be opened where nothing is."""
        return self.OFFERS if self.emergencies or self.working else (WriteWorking, NewEmergency, Back)

    def paint(self) -> None:
        who = who_content(self.who, hidden=True) if self.client and self.loaded else Content("")
        self.header(_("Beside the journal"), who)
        if not self.loaded:
            return
        rows = beside_rows(self.emergencies, self.working, self.names, hidden=self.names_hidden, everybody=not self.client)
        self.query_one("#beside", RowList).show(rows)
        self.status("")

    # ---------------------------------------------------------------- keys
    @on(RowList.Opened)
    def _opened(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        from journal_tui.tui.screens.beside_note import EmergencyNoteScreen, WorkingNoteScreen

        kind, _colon, note = self.query_one("#beside", RowList).key.partition(":")
        if kind == "emergency":
            self.host.show(EmergencyNoteScreen(note))
        elif kind == "working":
            self.host.show(WorkingNoteScreen(note))

    def action_new(self) -> None:
        self.write()

    @work(exclusive=True, group="flow", description="write a working note")
    async def write(self) -> None:
        """Ask what is not known, then the form."""
        await write_working(self.host, self.client, self.service)

    def action_emergency(self) -> None:
        self.write_emergency()

    @work(exclusive=True, group="flow", description="write an emergency note")
    async def write_emergency(self) -> None:
        """The ground, then the form."""
        await write_emergency(self.host, self.client, self.service)
