"""Slå upp: find what was written, by words, names, dates; the client one came from is preset.

Answers come while one types; a question that a newer one has overtaken is never shown. Opening an entry is a
read and is logged; so is the preview, which therefore waits until the bar rests.
"""

from asyncio import sleep
from datetime import date
from time import monotonic

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Static

from journal_tui.locales import N_, _, ngettext
from journal_tui.practice.continuity.values import Agreement, Goal
from journal_tui.practice.values import Entry, Found, Hit
from journal_tui.tui import render
from journal_tui.tui import session_commands as commands
from journal_tui.tui.commands import Back, Command
from journal_tui.tui.lookup_data import one
from journal_tui.tui.screens.lookup_acts import LookupActs
from journal_tui.tui.widgets.field import PaperInput
from journal_tui.tui.widgets.hit_rows import (
    ALL_CLIENTS,
    ALL_TIME,
    Grouping,
    agreement_preview,
    hit_rows,
    no_hits,
    period_words,
    preview,
)
from journal_tui.tui.widgets.row_list import RowList

WAIT = 0.12
REST = 0.4


class LookupScreen(LookupActs):
    """The lookup."""

    OFFERS = (
        commands.FieldOrList,
        commands.OpenHit,
        commands.GroupHits,
        commands.TakeAlong,
        commands.EveryClient,
        commands.FilterForm,
        Back,
    )
    SIDE = True
    HAS_CLOCK = False
    HELP_TITLE = N_("Look up")
    HELP = N_(
        'Words must all occur; "several words" must follow each other; begin* finds what begins so; @spring, @2026 or '
        "@2026-05 narrows the time, type:agreements or type:notes the kind, topic:sleep the topic. A name finds what has a "
        "code for that person. Tab goes to the answers, {key:filter-form} opens a form."
    )
    DEFAULT_CSS = """
    LookupScreen #ask { height: 2; padding: 0 2; }
    LookupScreen #ask Static { width: 6; color: $muted; }
    LookupScreen #ask PaperInput { width: 1fr; }
    LookupScreen #hits { margin-top: 1; }
    LookupScreen #below { height: 5; padding: 1 2; background: $panel; margin-top: 1; }
    LookupScreen.-wide #below, LookupScreen.-huge #below { display: none; }
    LookupScreen.-short #below, LookupScreen.-tiny #below, LookupScreen.-speck #below { display: none; }
    """

    def __init__(self, client: str | None = None) -> None:
        """Look up, at first only with this client."""
        super().__init__()
        self.came_from = client
        self.client = client
        self.pseudonym = ""
        self.names: dict[str, str] = {}
        self.found: Found | None = None
        self.took = 0
        self.grouping = Grouping.KIND
        self.shown_hit = ""
        self.shown: tuple[Hit, Entry | Agreement | Goal] | None = None
        self._rest: Timer | None = None

    @property
    def current_client(self) -> str | None:
        """The client, for the commands that start from here."""
        hit = self._hit()
        return hit.client if hit else self.client

    def main(self) -> ComposeResult:
        """Field, answers, preview below."""
        with Horizontal(id="ask"):
            yield Static(id="ask-label", markup=False)
            yield PaperInput(id="query")
        yield RowList(id="hits", always_lit=True, ends=False)
        with VerticalScroll(id="below", can_focus=False):
            yield Static(id="below-text", markup=False)

    def side(self) -> ComposeResult:
        """Preview beside, from 100 columns."""
        yield Static(id="side-text", markup=False)

    def on_mount(self) -> None:
        """Begin in the field; find out whose code it is."""
        super().on_mount()
        self.query_one("#query").focus()
        self.load()

    @work(exclusive=True, group="load", description="load lookup", exit_on_error=False)
    async def load(self) -> None:
        """The code of the preset client."""
        client = self.client
        if client:
            statuses = await self.host.gateway.ask(lambda p: p.consent.status(client))
            self.pseudonym = statuses[0].pseudonym if statuses else ""
            self.repaint()

    # -- painting -----------------------------------------------------------------------------

    def paint(self) -> None:
        """Everything."""
        whose = _("only this client") if self.client else _("all clients")
        code = Content.assemble(render.code(self.pseudonym), "  ") if self.client and self.pseudonym else Content("")
        self.header(_("Look up"), Content.assemble(code, (whose, "$muted")))
        self.query_one("#ask-label", Static).update(Content(_("Find")))
        self._paint_hits()
        self._paint_preview()

    def _paint_hits(self) -> None:
        found, asked = self.found, self.query_one("#query", Input).value.strip()
        if found is None or not asked:
            self.query_one("#hits", RowList).show([])
            self.status(_("Write a word. Names find codes; @spring or @2026-05 narrows the time."), "")
            return
        if found.hits:
            self.query_one("#hits", RowList).show(hit_rows(found, self.grouping, self._who(found)))
        else:
            self.query_one("#hits", RowList).show(no_hits(asked, found, one_client=bool(self.client)))
        count = ngettext("{count} answer, {ms} ms", "{count} answers, {ms} ms", found.total)
        said = count.format(count=found.total, ms=self.took)
        if found.unread:
            passed = ngettext("▲ {count} unreadable text", "▲ {count} unreadable texts", found.unread)
            said = f"{passed.format(count=found.unread)}  {said}"
        self.status(_period(found.start, found.end), said)

    def _who(self, found: Found) -> dict[str, Content]:
        """Whose each answer is, where everybody was searched: the name, or the code while names are hidden."""
        if self.client:
            return {}
        hidden, names = self.names_hidden, self.names
        return {
            hit.client: render.code(hit.pseudonym) if hidden or hit.client not in names else render.name(names[hit.client])
            for hit in found.hits
        }

    def offers(self) -> tuple[type[Command], ...]:
        """Without a client to come back to there is only everybody."""
        return self.OFFERS if self.came_from else tuple(each for each in self.OFFERS if each is not commands.EveryClient)

    # -- asking -------------------------------------------------------------------------------

    @on(Input.Changed, "#query")
    def _changed(self) -> None:
        self.ask(WAIT)

    @work(exclusive=True, group="lookup", description="lookup", exit_on_error=False)
    async def ask(self, pause: float = 0) -> None:
        """Ask what stands in the field; after a pause, in which more may be typed. A key that types nothing waits for the answers."""
        await sleep(pause)
        query, client = self.query_one("#query", Input).value, self.client
        began = monotonic()
        found = await self.host.gateway.ask(lambda p: p.lookup.search(query, client=client)) if query.strip() else None
        people = frozenset(hit.client for hit in found.hits) - self.names.keys() if found and not client else frozenset()
        if people:
            lines = await self.host.gateway.ask(lambda p: p.clients.lines(people))
            self.names |= {line.id: line.name for line in lines}
        self.took = int((monotonic() - began) * 1000)
        if query == self.query_one("#query", Input).value:
            self.found = found
            self._paint_hits()

    # -- the answers --------------------------------------------------------------------------

    def _hit(self) -> Hit | None:
        key = self.query_one("#hits", RowList).key if self.query("#hits") else ""
        return next((hit for hit in (self.found.hits if self.found else ()) if hit.entry == key), None)

    @on(RowList.Moved, "#hits")
    def _moved(self) -> None:
        if self._rest is not None:
            self._rest.stop()
        hit = self._hit()
        if hit is None:
            self.shown_hit, self.shown = "", None
            self._paint_preview()
        elif hit.entry != self.shown_hit:
            self._rest = self.set_timer(REST, self.peek)

    @work(exclusive=True, group="preview", description="preview entry", exit_on_error=False)
    async def peek(self) -> None:
        """The bar has rested: show the passage, names put back while names show."""
        hit, shown = self._hit(), not self.names_hidden
        if hit is None or not self.query("#below"):
            return
        read = await self.host.gateway.ask(lambda p: one(p, hit, identified=shown))
        self.shown_hit, self.shown = hit.entry, (hit, read)
        self._paint_preview()

    def _paint_preview(self) -> None:
        """The passage, with names or codes as they stand now."""
        self.query_one("#side-text", Static).update(self._passage(close=False))
        self.query_one("#below-text", Static).update(self._passage(close=True))

    def _passage(self, *, close: bool) -> Content:
        if self.shown is None:
            return Content("")
        hit, read = self.shown
        if isinstance(read, Entry):
            return preview(hit, read, hidden=self.names_hidden, close=close)
        return agreement_preview(read, self.host.now().date(), hidden=self.names_hidden, close=close)

    @on(Input.Submitted, "#query")
    @on(RowList.Opened, "#hits")
    def _opened(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        from journal_tui.tui.screens.entry import EntryScreen

        key, hit = self.query_one("#hits", RowList).key, self._hit()
        if key == ALL_CLIENTS:
            self.action_scope()
        elif key == ALL_TIME:
            field = self.query_one("#query", Input)
            field.value = " ".join(word for word in field.value.split() if not word.startswith("@"))
        elif hit is not None and hit.kind == "entry":
            self.host.show(EntryScreen(hit.entry, client=hit.client))
        elif hit is not None:
            self.open_beside(hit)

    def action_swap(self) -> None:
        field = self.query_one("#query")
        (self.query_one("#hits") if field.has_focus else field).focus()

    def action_group(self) -> None:
        order = list(Grouping)
        self.grouping = order[(order.index(self.grouping) + 1) % len(order)]
        self._paint_hits()

    def action_scope(self) -> None:
        if self.came_from:
            self.client = None if self.client else self.came_from
            self.repaint()
            self.ask()

    def on_key(self, event: events.Key) -> None:
        """Arrows move the bar while the field has the letters."""
        if self.query_one("#query").has_focus and event.key in {"up", "down", "pageup", "pagedown"}:
            steps = {"up": -1, "down": 1, "pageup": -10, "pagedown": 10}[event.key]
            self.query_one("#hits", RowList).move(steps)
            event.stop()


def _period(start: date | None, end: date | None) -> str:
    if start and end:
        days = _("{start} to {end}").format(start=start.isoformat(), end=end.isoformat())
        name = period_words(start, end)
        return days if name == days else f"{name} = {days}"
    if start:
        return _("from {start}").format(start=start.isoformat())
    return _("until {end}").format(end=end.isoformat()) if end else _("all the time")
