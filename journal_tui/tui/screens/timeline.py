"""Historik: everything that happened with one client, narrowed while one types, opened where it stands.

Opening the page is one read and logged as one; showing names later is another. It is read a little at a time, so that
the first lines stand there at once.
"""

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from journal_tui.locales import N_, _, language, ngettext
from journal_tui.practice.timeline.narrowing import Narrowing, read
from journal_tui.practice.timeline.values import TimelineItem
from journal_tui.tui import render
from journal_tui.tui import timeline_commands as commands
from journal_tui.tui.commands import Back
from journal_tui.tui.gateway import Closed
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.widgets.field import Field
from journal_tui.tui.widgets.row_list import RowList
from journal_tui.tui.widgets.timeline_rows import GROUPS, key_of, kinds_line, preview, timeline_rows
from journal_tui.wording import timeline as words

STEP = 0.08
"""Seconds that are read before what has been read is shown."""


class TimelineScreen(PageScreen[None]):
    """The timeline of one client."""

    OFFERS = (
        commands.OpenItem,
        commands.FilterTimeline,
        commands.MarkEntry,
        commands.MakeSupervision,
        *commands.KIND_KEYS,
        Back,
    )
    SIDE = True
    HAS_CLOCK = False
    HELP_TITLE = N_("History")
    HELP = N_(
        "Everything that happened with this client, newest first. Press {key:filter-timeline} and type words, a month, @spring or type:goal; "
        "{key:only-entries} to {key:only-contacts} show one kind, {key:every-kind} everything. Enter opens a line where it stands. A locked line says why."
    )
    DEFAULT_CSS = """
    TimelineScreen #kinds { height: auto; max-height: 2; margin: 0 2 1 2; }
    TimelineScreen Field { height: 2; }
    TimelineScreen.-short Field, TimelineScreen.-tiny Field { margin: 0; }
    TimelineScreen #items { height: 1fr; }
    TimelineScreen #below { height: 4; padding: 0 2; background: $panel; margin-top: 1; }
    TimelineScreen.-wide #below, TimelineScreen.-huge #below { display: none; }
    TimelineScreen.-short #below, TimelineScreen.-tiny #below, TimelineScreen.-speck #below { display: none; }
    TimelineScreen #beside { scrollbar-size: 0 1; }
    """

    def __init__(self, client: str) -> None:
        """Show this client's."""
        super().__init__()
        self.client = client
        self.pseudonym = ""
        self.items: tuple[TimelineItem, ...] = ()
        self.shown: tuple[TimelineItem, ...] = ()
        self.loaded = False
        self.identified = False
        self.chosen = 0
        self.marked: dict[str, None] = {}
        """Entries for supervision, in the order in which they were marked."""
        self._needles: dict[tuple[str, bool], str] = {}

    @property
    def current_client(self) -> str:
        """The client, for the commands that start from here."""
        return self.client

    def main(self) -> ComposeResult:
        """Field, kinds, lines, preview below."""
        yield Field(N_("Search"), id="filter", width=6, bar=False)
        yield Static(id="kinds", markup=False)
        yield RowList(id="items", always_lit=True)
        with VerticalScroll(id="below", can_focus=False):
            yield Static(id="below-text", markup=False)

    def side(self) -> ComposeResult:
        """Preview beside, from 100 columns."""
        with VerticalScroll(id="beside", can_focus=False):
            yield Static(id="side-text", markup=False)

    def on_mount(self) -> None:
        """Begin in the list."""
        super().on_mount()
        self.query_one("#items").focus()
        self.load()

    def refetch(self) -> None:
        """Something may have been written where one has been."""
        self.load()

    @work(exclusive=True, group="load", description="load timeline")
    async def load(self) -> None:
        """Open it, which is logged, and read it step by step."""
        client, names, tongue = self.client, not self.names_hidden, language()
        ask = self.host.gateway.ask
        try:
            statuses = await ask(lambda p: p.consent.status(client))
            self.pseudonym = statuses[0].pseudonym if statuses else ""
            reading = await ask(lambda p: p.timeline.open(client, identified=names, language=tongue))
            self.identified, self._needles = names, {}
            while True:
                items = await ask(lambda _practice: reading.work(STEP))
                if reading.ended:
                    break
                if not self.loaded:
                    self.items = items
                    self.repaint()
        except Closed:
            return
        self.items, self.loaded = items, True
        refs = {item.ref for item in items if item.selectable}
        self.marked = {ref: None for ref in self.marked if ref in refs}
        self.repaint()

    # -- painting -----------------------------------------------------------------------------

    def paint(self) -> None:
        """Everything."""
        if self.loaded and not self.names_hidden and not self.identified:
            self.load()
        self.query_one(Field).repaint()
        self.narrow()

    def narrowing(self) -> Narrowing:
        """What is wanted now."""
        kinds = GROUPS[self.chosen - 1][1] if self.chosen else ()
        return read(self.query_one(Field).value, self.host.now().date(), words.named_kinds(), kinds)

    def narrow(self) -> None:
        """Show what fits."""
        wanted = self.narrowing()
        self.shown = tuple(item for item in self.items if wanted.keeps(item, self._needle(item))) if wanted else self.items
        self.query_one("#kinds", Static).update(
            kinds_line(self.items, self.chosen, (self.query_one("#main").size.width or self.size.width) - 4)
        )
        rows = timeline_rows(self.shown, hidden=self.names_hidden, marked=self.marked)
        self.query_one("#items", RowList).show(rows)
        count = len(self.items)
        said = ngettext("{count} line", "{count} lines", count).format(count=count)
        if wanted:
            said = _("{found} of {count}").format(found=len(self.shown), count=count)
        if not self.loaded:
            said = _("reading, {count}").format(count=count)
        self.header(_("History"), Content.assemble(render.code(self.pseudonym), "  ", (said, "$muted")))
        self._paint_preview()
        self._say(wanted)

    def _needle(self, item: TimelineItem) -> str:
        names = self.identified and not self.names_hidden
        key = (key_of(item), names)
        if key not in self._needles:
            self._needles[key] = words.needle(item, names=names)
        return self._needles[key]

    def _say(self, wanted: Narrowing) -> None:
        said: Content | str = ""
        if self.marked:
            count = len(self.marked)
            text = ngettext("{count} entry marked", "{count} entries marked", count).format(count=count)
            said = Content.assemble(
                (text, "$ink"), "   ", (_("{key:make-supervision} makes a text for supervision"), "$muted")
            )
        elif self.loaded and not self.items:
            said = Content.assemble((_("Nothing yet."), "$ink"), "  ", (_("What happens will stand here."), "$muted"))
        elif self.loaded and wanted and not self.shown:
            said = Content.assemble((_("Nothing fits."), "$ink"), "  ", (_("Esc shows everything."), "$muted"))
        self.status(said)

    def _paint_preview(self) -> None:
        item = self.current()
        hidden, nothing = self.names_hidden, Content("")
        self.query_one("#below-text", Static).update(preview(item, hidden=hidden, close=True) if item else nothing)
        self.query_one("#side-text", Static).update(preview(item, hidden=hidden) if item else nothing)
        for name in ("#below", "#beside"):
            self.query_one(name, VerticalScroll).scroll_home(animate=False)

    def ready(self) -> frozenset[str]:
        """Supervision waits until something is marked."""
        offered = {command.id() for command in self.OFFERS} | {command.id() for command in self.ALSO}
        return frozenset(offered if self.marked else offered - {commands.MakeSupervision.id()})

    # -- the lines ----------------------------------------------------------------------------

    def current(self) -> TimelineItem | None:
        """The line under the bar."""
        key = self.query_one("#items", RowList).key
        return next((item for item in self.shown if key_of(item) == key), None)

    @on(RowList.Moved, "#items")
    def _moved(self) -> None:
        self._paint_preview()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.narrow()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_open()

    @on(RowList.Opened)
    def _opened(self, event: RowList.Opened) -> None:
        event.stop()
        self.action_open()

    def on_key(self, event: events.Key) -> None:
        """Arrows move the bar while the field has the letters."""
        steps = {"up": -1, "down": 1, "pageup": -10, "pagedown": 10}
        if isinstance(self.focused, Input) and event.key in steps:
            event.stop()
            self.query_one("#items", RowList).move(steps[event.key])

    def action_filter(self) -> None:
        self.query_one(Field).focus()

    def action_narrow(self, number: int) -> None:
        self.chosen = 0 if number == self.chosen else number
        if not number:
            self.query_one(Field).value = ""
        self.narrow()

    def action_back(self) -> None:
        field = self.query_one(Field)
        if isinstance(self.focused, Input) or field.value:
            field.value = ""
            self.query_one("#items", RowList).focus()
        elif self.chosen:
            self.action_narrow(0)
        else:
            super().action_back()

    def action_open(self) -> None:
        if (item := self.current()) is not None:
            self.open(item)

    @work(exclusive=True, group="flow", description="open a line")
    async def open(self, item: TimelineItem) -> None:
        """Go where it stands."""
        from journal_tui.tui.timeline_ways import open_item

        sought = self.narrowing().words
        await open_item(self.host, self.client, item, sought)

    def action_mark(self) -> None:
        item = self.current()
        if item is None:
            return
        if not item.selectable:
            self.host.done(_("Only signed entries that can be read are marked."))
            return
        if item.ref in self.marked:
            del self.marked[item.ref]
        else:
            self.marked[item.ref] = None
        self.narrow()
        self.footer()
        self.query_one("#items", RowList).move(1)

    def action_supervision(self) -> None:
        """Make a text of the marked entries."""
        if not self.marked:
            self.host.done(_("Mark entries with Space first."))
            return
        self.supervise()

    @work(exclusive=True, group="flow", description="prepare supervision")
    async def supervise(self) -> None:
        """Ask the gate, make the text, show what has to be decided."""
        from journal_tui.tui.screens.supervision import SupervisionScreen

        client, entries, tongue = self.client, tuple(self.marked), language()
        prepared = await self.host.gateway.ask(lambda p: p.supervision.prepare(client, entries, tongue))
        await self.host.push_screen(SupervisionScreen(prepared, self.pseudonym), self._written)

    def _written(self, written: bool | None) -> None:
        if written:
            self.marked = {}
            self.repaint()
