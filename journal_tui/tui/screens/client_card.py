"""One client: what they have agreed to, the last plan, the history, how to reach them, how long it is kept."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult

from journal_tui.locales import N_
from journal_tui.practice.cards import ClientCard
from journal_tui.practice.continuity.values import Standing
from journal_tui.practice.values import EntryLine, LastPlan, Service, ServiceStatus
from journal_tui.tui import render
from journal_tui.tui.apart_commands import ShowBeside
from journal_tui.tui.book_commands import ShowBooks
from journal_tui.tui.case_commands import RequestCase
from journal_tui.tui.commands import Back
from journal_tui.tui.day_commands import (
    AddService,
    AllHistory,
    AskConsent,
    ChangeContract,
    EditContact,
    FollowUpClient,
    LogContact,
    PlanAppointment,
    ShowNumber,
    StartSession,
    TakeBack,
    WriteSafetyPlan,
)
from journal_tui.tui.measure_commands import ShowMeasures
from journal_tui.tui.right_acts import lift, new_for, show_case
from journal_tui.tui.screens.beside_note import EmergencyNoteScreen
from journal_tui.tui.screens.client_acts import add_service, change_contract, latest_plan, note_contact, show_number
from journal_tui.tui.screens.client_card_pages import CardPages
from journal_tui.tui.screens.client_card_rows import CardView, card_rows, history_rows
from journal_tui.tui.screens.client_rights import ClientRights, purge_line, rights_of
from journal_tui.tui.session_data import standing
from journal_tui.tui.twin_commands import WhoElse
from journal_tui.tui.twin_data import Twin, twins_of
from journal_tui.tui.widgets.row_list import RowList
from journal_tui.tui.widgets.scales_pane import Scale, scales_of
from journal_tui.tui.withdrawal_ways import ask_after_withdrawal
from journal_tui.tui.workout_commands import ShowWorkouts

if TYPE_CHECKING:
    from journal_tui.tui.app_base import AppBase


class ClientCardScreen(CardPages):
    """The card of one client."""

    OFFERS = (
        StartSession,
        AskConsent,
        PlanAppointment,
        AllHistory,
        ShowMeasures,
        ShowWorkouts,
        FollowUpClient,
        WriteSafetyPlan,
        TakeBack,
        EditContact,
        LogContact,
        AddService,
        ChangeContract,
        ShowNumber,
        RequestCase,
        ShowBeside,
        ShowBooks,
        WhoElse,
        Back,
    )
    SIDE = True
    SIDE_NARROW = 0
    HELP_TITLE = N_("Client card")
    HELP = N_(
        "Each line under Consent is one thing the client has been asked about. {key:start-session} starts an appointment with the service "
        "of the marked line, {key:ask-consent} asks anew, {key:take-back} takes back what was given; that works at once."
    )
    DEFAULT_CSS = """
    ClientCardScreen #side { padding: 1 0 0 0; }
    ClientCardScreen #history { background: transparent; }
    """

    def __init__(self, client: str) -> None:
        """Show this client."""
        super().__init__()
        self.client = client
        self.card: ClientCard | None = None
        self.entries: tuple[EntryLine, ...] = ()
        self.plan: LastPlan | None = None
        self.standing = Standing()
        self.scales: tuple[Scale, ...] = ()
        self.rights = ClientRights()
        self.twins: tuple[Twin, ...] = ()

    @property
    def current_client(self) -> str:
        """For the look-up: it begins with this client."""
        return self.client

    def main(self) -> ComposeResult:
        yield RowList(id="card")

    def side(self) -> ComposeResult:
        yield RowList(
            id="history", help_text=N_("All entries of this client, newest first. Enter opens; the reading is logged.")
        )

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#card", RowList).focus()

    def refetch(self) -> None:
        self.load()

    @work(exclusive=True, group="load", description="load client")
    async def load(self) -> None:
        """Fetch the card and the history; what cannot be read is left out and said."""
        client = self.client
        card = await self.host.gateway.ask(lambda practice: practice.clients.get(client))
        self.card = card
        self.entries = await self.host.gateway.ask(lambda practice: practice.entries.list(client))
        self.plan = await latest_plan(self.host, card)
        self.rights = await self.host.gateway.ask(lambda practice: rights_of(practice, client))
        self.standing = await self.host.gateway.ask(lambda practice: standing(practice, client))
        self.repaint()
        self.scales = scales_of(await self.host.gateway.ask(lambda practice: practice.measures.list(client)))
        self.twins = await self.host.gateway.ask(lambda practice: twins_of(practice, client))
        if self.scales or self.twins:
            self.repaint()

    # ---------------------------------------------------------------- painting
    def paint(self) -> None:
        if self.card is None:
            self.header("")
            return
        self.title_line()
        width = self.query_one("#main").size.width or self.size.width
        view = CardView(
            self.card,
            self.entries,
            self.plan,
            self.names_hidden,
            self.wide,
            width,
            self.standing,
            self.host.now().date(),
            self.rights,
            self.scales,
            self.twins,
        )
        self.query_one("#card", RowList).show(card_rows(view))
        if self.wide:
            self.query_one("#history", RowList).show(history_rows(view))
        self.query_one("#status").display = not self.wide
        self.status(purge_line(self.rights), "")

    # ---------------------------------------------------------------- what is marked
    def marked_service(self) -> Service | None:
        """The service of the marked line, or the client's first."""
        parts = self.query_one("#card", RowList).key.split(":")
        if parts[0] in {"consent", "contract"}:
            return Service(parts[1])
        if self.card is not None and self.card.services:
            return self.card.services[0].service
        return None

    def marked_status(self) -> ServiceStatus | None:
        """The status of that service."""
        service = self.marked_service()
        return next((each for each in self.card.services if each.service is service), None) if self.card else None

    @on(RowList.Moved, "#card")
    def _moved(self) -> None:
        self.title_line()

    def title_line(self) -> None:
        """The name, or nothing but the code of the marked service."""
        if self.card is None:
            return
        status = self.marked_status()
        code = render.code(status.pseudonym if status else self.client[:8])
        name = f"{self.card.contact.given} {self.card.contact.surname}"
        if self.names_hidden:
            self.header(code)
        else:
            self.header(render.name(name, bold=True), code)

    # ---------------------------------------------------------------- keys
    @on(RowList.Opened)
    def _opened(self, event: RowList.Opened) -> None:
        kind, _colon, ref = event.key.partition(":")
        if kind == "entry":
            self.open_entry(ref)
        elif kind == "consent":
            self.action_consent()
        elif kind == "contract":
            self.act(lambda app, card: change_contract(app, card, Service(ref)))
        elif kind == "case":
            show_case(self.host, ref)
        elif kind == "emergency":
            self.host.show(EmergencyNoteScreen(ref))
        elif kind == "restriction":
            self.act(lambda app, card: lift(app, card, ref))
        elif kind == "twin":
            self.host.show(ClientCardScreen(ref))
        elif kind == "withdrawn":
            self.act(lambda app, card: ask_after_withdrawal(app, card.id, Service(ref)))

    @work(exclusive=True, group="flow", description="open entry")
    async def open_entry(self, entry: str) -> None:
        """Read an entry, or go on with a draft."""
        from journal_tui.tui.flows import open_draft, open_entry

        line = next((each for each in self.entries if each.id == entry), None)
        if line is not None and line.state == "draft":
            await open_draft(self.host, entry)
        else:
            await open_entry(self.host, entry, tuple(each.id for each in self.entries if each.state != "draft"))

    @work(exclusive=True, group="flow", description="start appointment")
    async def action_start(self) -> None:
        """Through the gate to the note, without a planned time."""
        from journal_tui.tui.flows import start_session

        if (service := self.marked_service()) is not None:
            await start_session(self.host, self.client, service, None)

    def action_consent(self) -> None:
        if (service := self.marked_service()) is not None:
            self.consent(service)

    @work(exclusive=True, group="flow", description="consent")
    async def consent(self, service: Service) -> None:
        """Ask, on the screen or on paper."""
        from journal_tui.tui.flows import start_consent

        await start_consent(self.host, self.client, service)
        self.load()

    @work(exclusive=True, group="flow", description="take back")
    async def action_take_back(self) -> None:
        """Withdraw what was given."""
        from journal_tui.tui.flows import start_withdrawal

        if (service := self.marked_service()) is not None:
            await start_withdrawal(self.host, self.client, service)
            self.load()

    @work(exclusive=True, group="flow", description="act on a client")
    async def act(self, how: Callable[["AppBase", ClientCard], Awaitable[object]]) -> None:
        """Do something with the client in view, then look again."""
        if self.card is not None:
            await how(self.host, self.card)
            self.load()

    def action_follow_up(self) -> None:
        if (service := self.marked_service()) is not None:
            self.follow_up(service)

    @work(exclusive=True, group="flow", description="follow up")
    async def follow_up(self, service: Service) -> None:
        """Settle, rate and carry on without an appointment."""
        from journal_tui.tui.session_continuity import follow_up_client

        await follow_up_client(self.host, self.client, service)
        self.load()

    def action_log_contact(self) -> None:
        self.act(note_contact)

    def action_new_case(self) -> None:
        self.act(new_for)

    def action_contract(self) -> None:
        self.act(lambda app, card: change_contract(app, card, self.marked_service()))

    def action_add_service(self) -> None:
        self.act(add_service)

    def action_show_number(self) -> None:
        self.act(show_number)
