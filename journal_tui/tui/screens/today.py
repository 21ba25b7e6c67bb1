"""Today: who comes, what has to be signed, what is due soon. The place where the day begins and to which Esc returns."""

from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from journal_tui.locales import N_, _
from journal_tui.practice.values import Appointment, Service
from journal_tui.tui.apart_commands import OpenBeside
from journal_tui.tui.app_commands import LookUp, Publish
from journal_tui.tui.calendar_commands import ReadCalendar
from journal_tui.tui.commands import Command, Help, Palette
from journal_tui.tui.day_commands import (
    AskConsent,
    BackToToday,
    CallOff,
    ChangeAppointment,
    DidNotCome,
    MoveAppointment,
    NewThing,
    NextDay,
    OpenRow,
    PreviousDay,
    StartDemo,
    StartSession,
)
from journal_tui.tui.enquiry_commands import OpenEnquiries
from journal_tui.tui.gateway import Failure
from journal_tui.tui.purge_commands import OpenPurge
from journal_tui.tui.right_acts import show_case
from journal_tui.tui.screens.appointment_acts import is_begun
from journal_tui.tui.screens.day_screen import DayScreen
from journal_tui.tui.screens.day_view import DayView, Waits, waits
from journal_tui.tui.screens.today_aside import aside, backup_words
from journal_tui.tui.screens.today_rows import day_rows, day_title, next_up
from journal_tui.tui.session_data import Coming, coming
from journal_tui.tui.widgets.row_list import RowList

PAGES: dict[str, type[Command]] = {"purge": OpenPurge, "emergencies": OpenBeside, "enquiries": OpenEnquiries}
BEFORE_IT_BEGINS = (MoveAppointment, DidNotCome, CallOff)
ON_APPOINTMENT = (StartSession, ChangeAppointment, *BEFORE_IT_BEGINS)


class TodayScreen(DayScreen):
    """The list of the day."""

    OFFERS = (
        StartSession,
        OpenRow,
        AskConsent,
        NewThing,
        *BEFORE_IT_BEGINS,
        ChangeAppointment,
        PreviousDay,
        NextDay,
        BackToToday,
        ReadCalendar,
        StartDemo,
    )
    SIDE = True
    SIDE_NARROW = 28
    ALSO = (LookUp, Palette, Help)
    HELP_TITLE = N_("Today")
    HELP = N_(
        "The appointments of the day with the consent of each client, notes that wait to be signed, and what is due "
        "soon. The sign before the word says whether the appointment may be journalled."
    )
    DEFAULT_CSS = """
    TodayScreen #side VerticalScroll { scrollbar-size: 0 1; height: 1fr; }
    TodayScreen #aside { height: auto; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.coming: Coming | None = None
        self.coming_of = ""
        self.waits, self.overdue = Waits(), 0

    def main(self) -> ComposeResult:
        yield RowList(id="day")

    def side(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield Static("", id="aside", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#day", RowList).focus()

    def refetch(self) -> None:
        self.load()

    # ---------------------------------------------------------------- data
    @work(exclusive=True, group="load", description="load today")
    async def load(self) -> None:
        """Fetch the day."""
        day = self.day or self.host.now().date()
        first = self.today is None or self.today.day != day
        today = await self.host.gateway.ask(lambda practice: practice.today(day))
        self.today = today
        self.waits = await self.host.gateway.ask(waits)
        self.repaint()
        if first and (following := next_up(today, self.host.now())) is not None:
            self.query_one("#day", RowList).select(f"appointment:{following.id}")
        self.load_coming()
        late = await self.host.gateway.ask(lambda practice: practice.retention.overdue_days())
        if late != self.overdue:
            self.overdue = late
            self.repaint()

    @work(exclusive=True, group="coming", description="load what stands beside")
    async def load_coming(self) -> None:
        """Fetch what was planned, agreed and measured with the client in view, for the right pane."""
        shown = self.shown()
        if shown is None or not self.wide or shown.id == self.coming_of:
            return
        try:
            self.coming = await self.host.gateway.ask(lambda practice: coming(practice, shown))
        except Failure:
            self.coming = None
        self.coming_of = shown.id
        self.paint_aside()

    # ---------------------------------------------------------------- painting
    def paint(self) -> None:
        now = self.host.now()
        day = self.day or now.date()
        self.header(_("Today") if day == now.date() else _("The day"), day_title(day))
        self.paint_status()
        if self.today is None:
            return
        rows = self.query_one("#day", RowList)
        room = rows.size.width or self.size.width
        view = DayView(self.today, now, self.names_hidden, self.wide, self.waits, self.overdue, room)
        rows.show(day_rows(view))
        self.query_one("#side").display = self.wide and bool(self.today.appointments)
        self.paint_aside()

    def paint_status(self) -> None:
        """The last backup, and when the screen locks."""
        self.status(Content("") if self.today is None else backup_words(self.today, self.host.now()))

    def tick(self) -> None:
        super().tick()
        self.paint_status()
        if self.day is None and self.today is not None and self.today.day != self.host.now().date():
            self.load()

    def paint_aside(self) -> None:
        """The right pane: who comes next, and what was planned, agreed and measured before."""
        shown, pane = self.shown(), self.query_one("#aside", Static)
        content = Content("")
        if self.today is not None and shown is not None:
            beside = self.coming if self.coming_of == shown.id else None
            view = DayView(self.today, self.host.now(), self.names_hidden)
            content = aside(view, shown, beside, self.host.language, pane.size.width)
        pane.update(content)

    # ---------------------------------------------------------------- keys
    @on(RowList.Moved, "#day")
    def _moved(self) -> None:
        self.footer()
        self.paint_aside()
        self.set_timer(0.15, self.load_coming)

    def ready(self) -> frozenset[str] | None:
        kind, _ref = self.marked()
        everything: tuple[type[Command], ...] = (*self.OFFERS, *self.host.offers())
        usable = {command.id() for command in everything}
        if kind not in {"appointment", "tomorrow"}:
            usable -= {command.id() for command in ON_APPOINTMENT} | (set() if kind == "draft" else {AskConsent.id()})
        elif (shown := self.appointment()) is not None and is_begun(shown):
            usable -= {command.id() for command in BEFORE_IT_BEGINS}
        return frozenset(usable)

    def offers(self) -> tuple[type[Command], ...]:
        kind, _ref = self.marked()
        if kind in {"way", ""}:
            return (NewThing, StartDemo, OpenRow, PreviousDay, NextDay, BackToToday)
        return self.OFFERS

    @on(RowList.Opened, "#day")
    def _opened(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        kind, ref = self.marked()
        if kind == "document":
            self.host.do(Publish.action)
        elif kind == "case":
            show_case(self.host, ref)
        elif kind in PAGES:
            self.host.do(PAGES[kind].action)
        elif kind == "way" and ref == "new":
            self.action_new()
        elif kind == "way":
            self.host.do(f"app.{ref}")
        elif kind == "withdrawn":
            self.ask_after(*ref.split(":"))
        elif kind == "client":
            self.open_card(ref.partition(":")[0])
        elif (draft := self.draft()) is not None:
            self.open_draft(draft.id)
        elif (shown := self.appointment()) is not None:
            self.open_card(shown.client)

    def open_card(self, client: str) -> None:
        """Show the client."""
        from journal_tui.tui.screens.client_card import ClientCardScreen

        self.host.show(ClientCardScreen(client))

    @work(exclusive=True, group="flow", description="open draft")
    async def open_draft(self, draft: str) -> None:
        """Go on writing."""
        from journal_tui.tui.flows import open_draft

        await open_draft(self.host, draft)

    def action_start(self) -> None:
        if (shown := self.appointment()) is not None:
            self.start(shown)

    @work(exclusive=True, group="flow", description="start appointment")
    async def start(self, shown: Appointment) -> None:
        """Through the gate to the note."""
        from journal_tui.tui.flows import start_session

        await start_session(self.host, shown.client, shown.service, shown.id)

    def action_consent(self) -> None:
        thing = self.appointment() or self.draft()
        if thing is not None:
            self.consent(thing.client, thing.service)

    @work(exclusive=True, group="flow", description="consent")
    async def consent(self, client: str, service: Service) -> None:
        """Ask, on the screen or on paper."""
        from journal_tui.tui.flows import start_consent

        await start_consent(self.host, client, service)
        self.load()

    def action_change_appointment(self) -> None:
        if (shown := self.appointment()) is not None:
            self.change(shown)

    @work(exclusive=True, group="flow", description="change appointment")
    async def change(self, shown: Appointment) -> None:
        """Move, did not come, call off."""
        from journal_tui.tui.screens.appointment_acts import change_appointment

        await change_appointment(self.host, shown)
        self.load()

    def action_move_appointment(self) -> None:
        self.at_once("move")

    def action_did_not_come(self) -> None:
        self.at_once("no_show")

    def action_call_off(self) -> None:
        self.at_once("cancel")

    @work(exclusive=True, group="flow", description="act on appointment")
    async def at_once(self, act: str) -> None:
        """Do it to the selected appointment, one key; `u` takes it back."""
        from journal_tui.tui.screens.appointment_acts import act_on

        if (shown := self.appointment()) is not None and not is_begun(shown):
            await act_on(self.host, shown, act)
            self.load()

    def action_read_calendar(self) -> None:
        from journal_tui.tui.screens.calendar import CalendarScreen

        self.host.show(CalendarScreen())

    def action_new(self) -> None:
        self.begin()

    @work(exclusive=True, group="flow", description="new")
    async def begin(self) -> None:
        """A client when there is none yet; otherwise the person chooses."""
        from journal_tui.tui.modals.new_thing import NewThingDialog
        from journal_tui.tui.screens.new_client import NewClientScreen
        from journal_tui.tui.screens.plan import PlanScreen

        chosen: str | None = "client"
        if self.today is not None and self.today.clients:
            chosen = await self.host.push_screen_wait(NewThingDialog())
        if chosen == "client":
            self.host.show(NewClientScreen())
        elif chosen == "appointment":
            self.host.show(PlanScreen(self.marked_client))
