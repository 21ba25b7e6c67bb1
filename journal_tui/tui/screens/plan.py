"""Plan an appointment: service, day, time, length. The client is chosen first when none was marked."""

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult

from journal_tui.locales import N_, _
from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.values import Appointment, Service
from journal_tui.tui import render
from journal_tui.tui.badges import service_name
from journal_tui.tui.forms import checker
from journal_tui.tui.gateway import Failure
from journal_tui.tui.screens.form import FormScreen
from journal_tui.tui.undo import Undoable
from journal_tui.tui.widgets.choices import Choices
from journal_tui.tui.widgets.field import Field

if TYPE_CHECKING:
    from journal_tui.practice.practice import Practice
    from journal_tui.tui.app_base import AppBase


def read_day(text: str, today: date) -> date:
    """A day: `2026-11-23`, `11-23`, or a number of days from today (`0`, `+7`).

    Raises:
        InvalidInput: It is none of these.
    """
    typed = text.strip()
    try:
        if typed.lstrip("+").isdecimal() and len(typed.lstrip("+")) <= 3:
            return today + timedelta(days=int(typed))
        if typed.count("-") == 1:
            month, day = (int(part) for part in typed.split("-"))
            found = date(today.year, month, day)
            return found if found >= today else date(today.year + 1, month, day)
        return date.fromisoformat(typed)
    except (ValueError, OverflowError):
        raise InvalidInput(field="day", reason="bad_date") from None


def read_time(text: str) -> time:
    """A time: `9`, `900`, `9.00`, `09:00`.

    Raises:
        InvalidInput: It is none of these.
    """
    digits = text.strip().replace(".", ":").replace(",", ":")
    try:
        if ":" in digits:
            hour, minute = (int(part) for part in digits.split(":"))
        elif len(digits) > 2:
            hour, minute = int(digits[:-2]), int(digits[-2:])
        else:
            hour, minute = int(digits), 0
        return time(hour, minute)
    except ValueError:
        raise InvalidInput(field="at", reason="format") from None


def read_minutes(text: str) -> int:
    """A length in minutes, 1 to 600.

    Raises:
        InvalidInput: It is not.
    """
    typed = text.strip()
    if not typed.isdecimal() or not 1 <= int(typed) <= 600:
        raise InvalidInput(field="minutes", reason="format")
    return int(typed)


class PlanScreen(FormScreen[None]):
    """The form for an appointment."""

    WHOM = True
    HELP_TITLE = N_("Plan an appointment")
    HELP = N_(
        "A day is written 2026-11-23, 11-23, or as a number of days from today. A time is written 9, 930 or 09:30. "
        "No consent is needed to plan: the gate is asked when the appointment starts."
    )

    LATE = True

    def __init__(self, client: str | None = None, service: Service | None = None, moved: Appointment | None = None) -> None:
        """Plan for this client, or ask which; with `moved`, give that appointment another time."""
        super().__init__()
        self.moved = moved
        self.client = client
        self.service = service
        self.known_as = self.pseudonym = ""
        self.services: tuple[Service, ...] = ()

    def whom(self) -> tuple[str, str]:
        return self.known_as, self.pseudonym

    def fields(self) -> ComposeResult:
        yield Choices(N_("Service"), (), id="service")
        yield Field(N_("Day"), id="day", check=checker(lambda text: read_day(text, self.host.now().date()), "2026-11-23"))
        yield Field(N_("Time"), id="at", check=checker(read_time, "09:00"))
        yield Field(N_("Minutes"), id="minutes", value="50", check=checker(read_minutes, "50"))

    def on_mount(self) -> None:
        super().on_mount()
        self.propose(self.host.now() + timedelta(hours=1))
        if self.moved is not None:
            self.query_one("#service", Choices).disabled = True
            self.query_one("#day", Field).value = self.moved.planned_at.date().isoformat()
            self.query_one("#at", Field).value = self.moved.planned_at.strftime("%H:%M")
            self.query_one("#minutes", Field).value = str(self.moved.planned_minutes)
        self.load()

    def propose(self, at: datetime, *, minute: int = 0) -> None:
        """Fill in a time, for the person to keep or to change."""
        self.query_one("#day", Field).value = at.date().isoformat()
        self.query_one("#at", Field).value = f"{at:%H}:{minute:02}"

    @work(exclusive=True, group="load", description="who to plan for")
    async def load(self) -> None:
        """Find out who it is for, and which services they have."""
        if self.client is None:
            from journal_tui.tui.modals.pick_client import PickClientDialog

            lines = await self.host.gateway.ask(lambda practice: practice.clients.list())
            picked = await self.host.push_screen_wait(PickClientDialog(lines))
            if picked is None:
                self.action_back()
                return
            self.client = picked
        if self.moved is None and (free := await self.host.gateway.ask(lambda practice: practice.appointments.next_free())):
            self.propose(free, minute=free.minute)
        client = self.client
        card = await self.host.gateway.ask(lambda practice: practice.clients.get(client))
        self.known_as = f"{card.contact.given} {card.contact.surname}"
        self.pseudonym = card.services[0].pseudonym if card.services else ""
        self.services = tuple(status.service for status in card.services)
        chosen = self.service if self.service in self.services else next(iter(self.services), None)
        options = [(each.value, service_name(each)) for each in self.services]
        self.query_one("#service", Choices).offer(options, [chosen.value] if chosen else [])
        self.KEEP = f"plan-{self.moved.id if self.moved else client}"
        self.begin_keeping()
        self.repaint()

    def paint(self) -> None:
        super().paint()
        self.header(_("Plan an appointment"), render.code(self.pseudonym))
        if self.services:
            self.query_one("#service", Choices).offer([(each.value, service_name(each)) for each in self.services])

    def action_save(self) -> None:
        if self.client is not None and self.query_one("#service", Choices).chosen and self.check_all():
            self.save(self.client)

    @work(exclusive=True, group="save", description="plan appointment")
    async def save(self, client: str) -> None:
        """Put it in the calendar and go back."""
        now = self.host.now()
        service = Service(self.query_one("#service", Choices).chosen[0])
        day, at = read_day(self.value("day"), now.date()), read_time(self.value("at"))
        when = datetime.combine(day, at).astimezone()  # the zone of that day, which may be summer time
        minutes = read_minutes(self.value("minutes"))
        moved = self.moved.id if self.moved else ""

        def act(practice: "Practice") -> Appointment:
            if moved:
                return practice.appointments.reschedule(moved, when, minutes)
            return practice.appointments.plan(client, service, when, minutes)

        try:
            planned = await self.host.gateway.ask(act)
        except Failure as failure:
            if not self.complain(failure):
                raise
            return
        self.is_saved()
        if self.moved is not None:
            self.host.did(moved_from(self.host, self.moved))
        else:
            self.host.did(unplanned(self.host, planned.id))
        self.action_back()


def unplanned(host: "AppBase", appointment: str) -> Undoable:
    """How an appointment that was just planned leaves the calendar again."""

    async def undo() -> object:
        return await host.gateway.ask(lambda practice: practice.appointments.cancel(appointment))

    return Undoable(N_("The appointment is planned."), undo)


def moved_from(host: "AppBase", before: Appointment) -> Undoable:
    """How an appointment gets its old time back."""

    async def undo() -> object:
        return await host.gateway.ask(
            lambda practice: practice.appointments.reschedule(before.id, before.planned_at, before.planned_minutes)
        )

    return Undoable(N_("The appointment is moved."), undo)
