"""A client's measurements: what has been answered, how it stands, the way to a curve and to the next one."""

from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content

from journal_tui.locales import N_, _
from journal_tui.practice.gate import Refusal
from journal_tui.practice.measures.values import Measured, TalkState
from journal_tui.practice.values import Service
from journal_tui.tui import render
from journal_tui.tui.badges import service_name
from journal_tui.tui.commands import Back
from journal_tui.tui.day_commands import AskConsent
from journal_tui.tui.measure_commands import (
    ClientFillsIn,
    NewMeasurement,
    OnlyThese,
    OpenMeasurement,
    ShowCurve,
    TakeOutMeasurement,
)
from journal_tui.tui.modals.base import Choice, ChoiceDialog
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.screens.measures_rows import MeasuresView, measures_rows, services_of
from journal_tui.tui.undo import Undoable
from journal_tui.tui.widgets.row_list import RowList
from journal_tui.wording import moment
from journal_tui.wording.measures import title_text

if TYPE_CHECKING:
    from journal_tui.practice.practice import Practice
    from journal_tui.tui.measure_ways import Whom


class MeasuresScreen(PageScreen[None]):
    """Everything that was measured of one client."""

    HAS_NAME_STATE = False
    OFFERS = (
        NewMeasurement,
        ClientFillsIn,
        OnlyThese,
        ShowCurve,
        OpenMeasurement,
        TakeOutMeasurement,
        AskConsent,
        Back,
    )
    HELP_TITLE = N_("Measurements")
    HELP = N_(
        "The upper rows are instruments with their latest value, the lower ones each measurement. {key:new-measurement} measures, {key:client-fills-in} turns the "
        "screen to the client, {key:show-curve} draws the curve, {key:only-these} shows one alone. Where the client has said no, nothing is measured in that service."
    )

    def __init__(self, client: str, service: Service | None = None) -> None:
        """Show this client.

        Args:
            client: Client id.
            service: In which one asks first when the client has several.
        """
        super().__init__()
        self.client = client
        self.service = service
        self.pseudonym = ""
        self.services: tuple[Service, ...] = ()
        self.rows: tuple[Measured, ...] = ()
        self.shut: tuple[Refusal, ...] = ()
        self.unreadable = 0
        self.only = ""

    @property
    def current_client(self) -> str:
        """For the look-up: it begins with this client."""
        return self.client

    def main(self) -> ComposeResult:
        yield RowList(
            id="measures",
            letters=False,
            help_text=N_("Enter on an instrument shows its values alone; on a measurement it shows each answer."),
        )

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#measures", RowList).focus()

    def refetch(self) -> None:
        self.load()

    @work(exclusive=True, group="load", description="load measurements")
    async def load(self) -> None:
        """Fetch what may be read; the reading is logged."""
        client = self.client

        def read(practice: "Practice") -> None:
            card = practice.clients.get(client)
            self.pseudonym = card.services[0].pseudonym if card.services else ""
            self.services = tuple(status.service for status in card.services)
            answers = [practice.measures.may(client, service) for service in self.services]
            self.shut = tuple(each for each in answers if isinstance(each, Refusal))
            self.rows = practice.measures.list(client)
            self.unreadable = practice.measures.unreadable(client)

        await self.host.gateway.ask(read)
        self.repaint()

    # ---------------------------------------------------------------- painting
    def paint(self) -> None:
        self.header(_("Measurements"), render.code(self.pseudonym))
        view = MeasuresView(self.rows, self.shut, self.unreadable, self.only, len(self.services) > 1)
        self.query_one("#measures", RowList).show(measures_rows(view) if self.services else [])
        waiting = sum(each.talk is TalkState.WAITS for each in self.rows)
        words = Content.assemble(("▲ ", "$watch"), (_("An answer asks for a talk. Enter on its row."), "$watch"))
        self.status(words if waiting else "")

    def ready(self) -> frozenset[str] | None:
        """Where nothing may be measured the keys are muted; the reason stands in the list."""
        marked = bool(self.marked_name())
        usable = {
            NewMeasurement: bool(self.open_services),
            ClientFillsIn: bool(self.open_services),
            OnlyThese: marked or bool(self.only),
            ShowCurve: marked,
            OpenMeasurement: bool(self.rows),
            AskConsent: bool(self.services),
            TakeOutMeasurement: self.marked() is not None,
            Back: True,
        }
        return frozenset({*(command.id() for command, can in usable.items() if can), *(each.id() for each in self.ALSO)})

    @property
    def open_services(self) -> tuple[Service, ...]:
        """Where something may be measured."""
        return services_of(self.shut, self.services)

    # ---------------------------------------------------------------- what is marked
    def marked(self) -> Measured | None:
        """The measurement on the marked row."""
        kind, _colon, ref = self.query_one("#measures", RowList).key.partition(":")
        return next((each for each in self.rows if each.id == ref), None) if kind == "one" else None

    def marked_name(self) -> str:
        """The name of the instrument on the marked row, or empty."""
        kind, _colon, ref = self.query_one("#measures", RowList).key.partition(":")
        found = self.marked()
        return ref if kind == "series" else found.instrument.name if found is not None else ""

    @on(RowList.Moved)
    def _moved(self) -> None:
        self.footer()

    # ---------------------------------------------------------------- keys
    @on(RowList.Opened)
    def _opened(self, event: RowList.Opened) -> None:
        kind = event.key.partition(":")[0]
        if kind == "series":
            self.action_table()
        elif kind == "shut":
            self.action_consent()
        elif (found := self.marked()) is not None:
            self.open_one(found)

    @work(exclusive=True, group="flow", description="open measurement")
    async def open_one(self, measured: Measured) -> None:
        """Go on with one that was not finished; else show its answers, and the talk where it waits."""
        from journal_tui.tui.measure_ways import go_on
        from journal_tui.tui.talk_ways import ask_further

        if measured.state == "partial":
            await go_on(self.host, measured)
        elif measured.talk is TalkState.WAITS:
            await ask_further(self.host, measured)
        else:
            from journal_tui.tui.modals.measured import MeasuredDialog

            await self.host.push_screen_wait(MeasuredDialog(measured))
        self.load()

    def action_new(self) -> None:
        self.measure(by_client=False)

    def action_client_fills_in(self) -> None:
        self.measure(by_client=True)

    @work(exclusive=True, group="flow", description="measure")
    async def measure(self, *, by_client: bool) -> None:
        """Measure, in the service that is meant."""
        from journal_tui.tui.measure_ways import new_measurement

        if (whom := await self.whom()) is not None:
            await new_measurement(self.host, whom, by_client=by_client, first=self.marked_name())
            self.load()

    async def whom(self) -> "Whom | None":
        """In which service: the only one where it may be done, or the one that is chosen."""
        from journal_tui.tui.measure_ways import Whom

        services = self.open_services or self.services
        if not services:
            return None
        chosen: str | None = services[0].value
        if len(services) > 1:
            choices = [Choice(str(at), service_name(each), each.value) for at, each in enumerate(services, 1)]
            safe = self.service.value if self.service in services else None
            chosen = await self.host.push_screen_wait(
                ChoiceDialog(_("In which service?"), "", [*choices, Choice("escape", _("Back"), "back")], safe=safe)
            )
        return Whom(self.client, Service(chosen)) if chosen else None

    def action_table(self) -> None:
        name = self.marked_name()
        self.only = "" if self.only else name
        self.repaint()

    def action_curve(self) -> None:
        if name := self.marked_name():
            from journal_tui.tui.screens.curve import CurveScreen

            self.host.show(CurveScreen(self.client, name, self.service))

    def action_consent(self) -> None:
        self.consent()

    @work(exclusive=True, group="flow", description="consent")
    async def consent(self) -> None:
        """Ask for consent where it is missing."""
        from journal_tui.tui.flows import start_consent

        marked = self.query_one("#measures", RowList).key.partition(":")
        service = Service(marked[2]) if marked[0] == "shut" else next(iter(self.services), None)
        if service is not None:
            await start_consent(self.host, self.client, service)
            self.load()

    @work(exclusive=True, group="flow", description="take a measurement out")
    async def action_take_out(self) -> None:
        """Take a mistake out, once it has been said that it is one."""
        if (found := self.marked()) is None:
            return
        chosen = await self.host.push_screen_wait(
            ChoiceDialog(
                _("Take it out?"),
                f"{title_text(found.instrument)}  {moment(found.at)}",
                [Choice("t", _("Take it out"), "out"), Choice("escape", _("Back, nothing is changed"), "back")],
                means=_("It leaves lists and curves. The journal keeps it, marked as taken out."),
                safe="back",
            )
        )
        if chosen:
            ask = self.host.gateway.ask
            await ask(lambda p: p.measures.void(found.id))
            self.host.did(Undoable(N_("The measurement is taken out."), lambda: ask(lambda p: p.measures.reinstate(found))))
            self.load()
