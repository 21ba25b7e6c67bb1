"""One instrument's values over time: the curve, and beside it the table of the same numbers."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from journal_tui.drawing.series import Value
from journal_tui.locales import N_, _
from journal_tui.practice.measures.instrument import Instrument
from journal_tui.practice.measures.values import Point
from journal_tui.practice.values import Service
from journal_tui.tui import render
from journal_tui.tui.commands import Back, Command
from journal_tui.tui.measure_commands import CurvePeriod, CurveTable, NewMeasurement, NextScale, ScaleBefore
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.widgets.curve import CurveView, point_rows
from journal_tui.tui.widgets.row_list import RowList
from journal_tui.wording import curves as words

if TYPE_CHECKING:
    from journal_tui.practice.practice import Practice

BOTH = 80
"""From here on the table stands beside the curve."""
PERIODS = ((0, N_("all of the time")), (365, N_("the last year")), (91, N_("the last three months")))


class CurveScreen(PageScreen[None]):
    """A curve of one client."""

    OFFERS: ClassVar[tuple[type[Command], ...]] = (CurveTable, NewMeasurement, NextScale, ScaleBefore, CurvePeriod, Back)
    HELP_TITLE = N_("Curve")
    HELP = N_(
        "Each measured value is a dot, a word stands where some are missing, and the dashed line is the cut-off where the "
        "authors give one. {key:next-scale} and {key:scale-before} change the scale, {key:curve-period} the period; {key:curve-table} shows the table alone."
    )
    DEFAULT_CSS = """
    CurveScreen #main { padding-top: 0; }
    CurveScreen #curve { margin-top: 1; }
    CurveScreen #table { width: 32; padding-top: 1; background: $panel; }
    CurveScreen.-speck #curve { margin-top: 0; }
    CurveScreen.-speck #table { padding-top: 0; }
    CurveScreen #table-head { height: 1; padding: 0 2; color: $muted; text-wrap: nowrap; }
    CurveScreen #points { scrollbar-background: $panel; }
    CurveScreen.-table #curve { display: none; }
    CurveScreen.-table #table { width: 1fr; background: $bg; }
    """

    def __init__(self, client: str, instrument: str, service: Service | None = None) -> None:
        """Show this.

        Args:
            client: Client id.
            instrument: Name of the instrument.
            service: In which one a new measurement belongs when the client has several.
        """
        super().__init__()
        self.client = client
        self.instrument = instrument
        self.service = service
        self.pseudonym = ""
        self.found: tuple[Instrument, ...] = ()
        self.points: dict[str, tuple[Point, ...]] = {}
        self.period = 0
        self.table_only = False
        self.key = ""

    @property
    def current_client(self) -> str:
        """For the look-up: it begins with this client."""
        return self.client

    def main(self) -> ComposeResult:
        with Horizontal():
            yield CurveView(id="curve")
            with Vertical(id="table"):
                yield Static(id="table-head", markup=False)
                yield RowList(id="points", help_text=_("Each value with its day and how far it is from the one before."))

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#points", RowList).focus()

    def refetch(self) -> None:
        self.load()

    @work(exclusive=True, group="load", description="load curve")
    async def load(self) -> None:
        """Fetch what was measured; the reading is logged."""
        client = self.client

        def read(practice: "Practice") -> None:
            card = practice.clients.get(client)
            self.pseudonym = card.services[0].pseudonym if card.services else ""
            whole = [each for each in practice.measures.list(client) if each.state == "whole"]
            newest: dict[str, Instrument] = {}
            points: dict[str, list[Point]] = {}
            for row in sorted(whole, key=lambda each: each.at):
                name = row.instrument.name
                newest[name] = row.instrument
                points.setdefault(name, []).append(
                    Point(row.at, row.total, row.answered, len(row.answers), row.id, row.service)
                )
            self.found = tuple(sorted(newest.values(), key=lambda one: one.name))
            self.points = {name: tuple(each) for name, each in points.items()}

        await self.host.gateway.ask(read)
        self.repaint()

    @property
    def shown(self) -> Instrument | None:
        """The instrument that is drawn; the first there is when its values are gone."""
        return next((one for one in self.found if one.name == self.instrument), next(iter(self.found), None))

    def values(self, one: Instrument) -> tuple[Value, ...]:
        """What is drawn and listed."""
        days = PERIODS[self.period][0]
        since: date | None = self.host.now().date() - timedelta(days=days) if days else None
        return words.values_of(self.points[one.name], since)

    # ---------------------------------------------------------------- painting
    def paint(self) -> None:
        who = render.code(self.pseudonym)
        alone = self.table_only or self.size.width < BOTH
        self.set_class(self.table_only, "-table")
        rows, curve = self.query_one("#points", RowList), self.query_one("#curve", CurveView)
        self.query_one("#table").display = self.table_only or not alone
        one = self.shown
        if one is None:
            self.header(_("Curve"), who)
            rows.show([])
            self.query_one("#table-head", Static).update("")
            return
        values = self.values(one)
        title, reach, _better = words.head_text(one)
        self.header(title, Content.assemble((reach, "$muted"), "   ", who))
        curve.show(one, values)
        key = f"{one.name}:{self.period}"
        last = f"point:{len(values) - 1}" if key != self.key else None
        self.key = key
        self.query_one("#table-head", Static).update(words.table_head(one))
        rows.show(point_rows(one, values), key=last)
        said, more = words.summary(one, values)
        self.status(Content.assemble((said, "$ink"), "  " if said else "", (more, "$muted")), self._place())

    def _place(self) -> Content:
        names = [one.name for one in self.found]
        shown = self.shown
        place = f"{names.index(shown.name) + 1}/{len(names)}" if shown and len(names) > 1 else ""
        period = _(PERIODS[self.period][1]) if self.period else ""
        return Content.styled("   ".join(part for part in (period, place) if part), "$muted")

    def header_right(self) -> Content:
        """Which direction is wanted."""
        one = self.shown
        return Content.styled(words.head_text(one)[2], "$muted") if one else Content("")

    def ready(self) -> frozenset[str] | None:
        """With one scale there is no next one."""
        if len(self.found) > 1:
            return None
        usable: tuple[type[Command], ...] = (CurveTable, NewMeasurement, CurvePeriod, Back, *self.ALSO)
        return frozenset(each.id() for each in usable)

    # ---------------------------------------------------------------- keys
    def action_table(self) -> None:
        self.table_only = not self.table_only
        self.repaint()
        self.query_one("#points", RowList).focus()

    def action_period(self) -> None:
        self.period = (self.period + 1) % len(PERIODS)
        self.repaint()

    def action_next_scale(self) -> None:
        self._turn(1)

    def action_scale_before(self) -> None:
        self._turn(-1)

    def _turn(self, step: int) -> None:
        names = [one.name for one in self.found]
        if (one := self.shown) is not None:
            self.instrument = names[(names.index(one.name) + step) % len(names)]
            self.repaint()

    @work(exclusive=True, group="flow", description="measure")
    async def action_new(self) -> None:
        """Measure, in the service of the newest value."""
        from journal_tui.tui.measure_ways import Whom, new_measurement

        one = self.shown
        service = self.points[one.name][-1].service if one else self.service
        if service is not None:
            await new_measurement(self.host, Whom(self.client, service), by_client=False)
            self.load()
