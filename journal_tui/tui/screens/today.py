"""Today: who comes, what has to be signed, what is due soon. The place where the day begins and to which Esc returns."""

from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from journal_tui.locales import N_, _, ngettext
from journal_tui.practice.values import Appointment, Draft, LastPlan, Service, Today
from journal_tui.tui import render
from journal_tui.tui.app_commands import LookUp, Publish
from journal_tui.tui.badges import badge, service_name
from journal_tui.tui.commands import Command, Help, Palette
from journal_tui.tui.day_commands import AskConsent, ChangeAppointment, NewThing, OpenRow, StartDemo, StartSession
from journal_tui.tui.gateway import Failure
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.screens.today_rows import LATE, DayView, age, day_rows, day_title, next_up
from journal_tui.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from journal_tui.practice.practice import Practice


class TodayScreen(PageScreen[None]):
    """The list of the day."""

    OFFERS = (StartSession, OpenRow, AskConsent, NewThing, ChangeAppointment, StartDemo)
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
        self.today: Today | None = None
        self.plan: LastPlan | None = None
        self.plan_of = ""
        self.half_done = 0

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
        day = self.host.now().date()
        first = self.today is None
        today = await self.host.gateway.ask(lambda practice: practice.today(day))
        self.today = today
        acts = await self.host.gateway.ask(lambda practice: practice.unfinished())
        self.half_done = sum(1 for act in acts if not act.finished)
        self.repaint()
        if first and (following := next_up(today, self.host.now())) is not None:
            self.query_one("#day", RowList).select(f"appointment:{following.id}")
        self.load_plan()

    @work(exclusive=True, group="plan", description="load last plan")
    async def load_plan(self) -> None:
        """Fetch the last plan of the client in view, for the right pane."""
        shown = self.shown()
        if shown is None or not self.wide or shown.id == self.plan_of:
            return
        client, service = shown.client, shown.service

        def last(practice: "Practice") -> LastPlan | None:
            return practice.entries.last_plan(client, service)

        try:
            self.plan = await self.host.gateway.ask(last)
        except Failure:
            self.plan = None
        self.plan_of = shown.id
        self.paint_aside()

    # ---------------------------------------------------------------- what is marked
    def marked(self) -> tuple[str, str]:
        """Kind and id of the selected row."""
        kind, _colon, ref = self.query_one("#day", RowList).key.partition(":")
        return kind, ref

    def appointment(self) -> Appointment | None:
        """The selected appointment, if one is selected."""
        kind, ref = self.marked()
        if self.today is None or kind not in {"appointment", "tomorrow"}:
            return None
        return next((each for each in (*self.today.appointments, *self.today.tomorrow) if each.id == ref), None)

    def draft(self) -> Draft | None:
        """The selected draft, if one is selected."""
        kind, ref = self.marked()
        if self.today is None or kind != "draft":
            return None
        return next((each for each in self.today.drafts if each.id == ref), None)

    def shown(self) -> Appointment | None:
        """The appointment that the right pane is about: the selected one, or the next."""
        if self.today is None:
            return None
        return self.appointment() or next_up(self.today, self.host.now())

    @property
    def marked_client(self) -> str | None:
        """The client of the selected row."""
        thing = self.appointment() or self.draft()
        return thing.client if thing else None

    # ---------------------------------------------------------------- painting
    def paint(self) -> None:
        now = self.host.now()
        self.header(_("Today"), day_title(now.date()))
        self.paint_status()
        if self.today is None:
            return
        view = DayView(self.today, now, self.names_hidden, tomorrow=self.wide, half_done=self.half_done)
        self.query_one("#day", RowList).show(day_rows(view))
        self.query_one("#side").display = self.wide and bool(self.today.appointments)
        self.paint_aside()

    def paint_status(self) -> None:
        """Whether something waits too long, and when the screen locks."""
        left = Content("")
        if self.today is not None:
            oldest = max(((self.host.now().date() - each.created_at.date()).days for each in self.today.drafts), default=0)
            if oldest >= LATE:
                words = _("A draft has waited {age}").format(age=age(oldest))
                left = Content.assemble(("▲", "$stop"), " ", (words, "$ink"))
            else:
                left = Content.assemble(
                    ("●", "$ok"), " ", (_("Everything is saved"), "$ink"), " ", (self._counts(), "$muted")
                )
        self.status(left)

    def _counts(self) -> str:
        count = self.today.clients if self.today else 0
        return ngettext("{count} client", "{count} clients", count).format(count=count)

    def tick(self) -> None:
        super().tick()
        self.paint_status()
        if self.today is not None and self.today.day != self.host.now().date():
            self.load()

    def paint_aside(self) -> None:
        """The right pane: who comes next and what was planned last time."""
        shown = self.shown()
        if self.today is None or shown is None:
            self.query_one("#aside", Static).update(Content(""))
            return
        following = next_up(self.today, self.host.now())
        when = shown.planned_at.strftime("%H:%M")
        title = _("Next {time}").format(time=when) if following and following.id == shown.id else when
        hidden = self.names_hidden or shown.client not in self.today.names
        who = render.code(shown.pseudonym) if hidden else render.name(self.today.names[shown.client], bold=True)
        status = self.today.statuses.get(shown.id)
        parts: list[Content | tuple[str, str] | str] = [(title, "$muted"), "\n", who, "\n", service_name(shown.service)]
        if status is not None:
            parts += ["   ", badge(status)]
        if self.plan is not None and self.plan_of == shown.id:
            parts += ["\n\n", (_("Last plan"), "$strong bold"), "  ", (self.plan.at.date().isoformat(), "$muted"), "\n"]
            parts.append(self._plan_text(self.plan))
        self.query_one("#aside", Static).update(Content.assemble(*parts))

    def _plan_text(self, plan: LastPlan) -> Content:
        if self.names_hidden or not plan.identified:
            return render.stored(plan.text)
        return render.plain(plan.identified)

    # ---------------------------------------------------------------- keys
    @on(RowList.Moved, "#day")
    def _moved(self) -> None:
        self.footer()
        self.paint_aside()
        self.set_timer(0.15, self.load_plan)

    def ready(self) -> frozenset[str] | None:
        kind, _ref = self.marked()
        everything: tuple[type[Command], ...] = (*self.OFFERS, *self.host.offers())
        usable = {command.id() for command in everything}
        if kind not in {"appointment", "tomorrow"}:
            usable -= {StartSession.id(), ChangeAppointment.id()} | (set() if kind == "draft" else {AskConsent.id()})
        return frozenset(usable)

    def offers(self) -> tuple[type[Command], ...]:
        kind, _ref = self.marked()
        if kind in {"way", ""}:
            return (NewThing, StartDemo, OpenRow)
        return self.OFFERS

    @on(RowList.Opened, "#day")
    def _opened(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        kind, ref = self.marked()
        if kind == "document":
            self.host.do(Publish.action)
        elif kind == "way" and ref == "new":
            self.action_new()
        elif kind == "way":
            self.host.do(f"app.{ref}")
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
