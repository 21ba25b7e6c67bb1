"""Does the journal name anybody? The search runs at once, a little at a time, and is left off when the page is left.

The rule: a find is a place and a kind. No name and no text of a note stands on this page, whether names are shown or hidden.
"""

from collections.abc import Iterator

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content

from journal_tui.locales import N_, _, ngettext
from journal_tui.practice.leak_report import Leak, LeakReport, Unchecked
from journal_tui.practice.leaks import LeakSearch
from journal_tui.tui import render
from journal_tui.tui.commands import Back, Command
from journal_tui.tui.gateway import Closed
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.widgets.progress import Pace, Step, figures, progress_lines
from journal_tui.tui.widgets.row_list import RowList
from journal_tui.tui.widgets.rows import Cell, Row, blank, heading, row, text
from journal_tui.wording.leaks import kind_words, layer_words, place_words, unchecked_words

BAR = 76
STEP = 0.1
"""Seconds that the storage thread searches before whoever else waits for it has a turn."""


class OpenPlace(Command):
    """Opens the entry in which the find stands."""

    action, key, title = "open", "enter", N_("Open the entry")
    footer = 1
    palette = False


class SearchAgain(Command):
    """Searches everything once more."""

    action, key, title, label = "again", "n", N_("Search once more"), N_("Again")
    footer = 2


class LeakCheckScreen(PageScreen[None]):
    """The search, how far it is, and what it found."""

    OFFERS = (OpenPlace, SearchAgain, Back)
    HAS_NAME_STATE = False
    HELP_TITLE = N_("Search for names")
    HELP = N_(
        "Every text in the journal is held against every name and number in the vault. A find shows where, never what: open "
        "the entry to read it. One marked perhaps may be an ordinary word. Esc leaves off."
    )

    def __init__(self) -> None:
        """Nothing is searched yet."""
        super().__init__()
        self.search: LeakSearch | None = None
        self.report: LeakReport | None = None
        self.done, self.total = 0, 0
        self.pace = Pace()

    def main(self) -> ComposeResult:
        """One list."""
        yield RowList(id="rows")

    def on_mount(self) -> None:
        """Begin to search."""
        super().on_mount()
        self.query_one("#rows").focus()
        self.look()

    def on_unmount(self) -> None:
        """Leave off: nobody waits for it any more."""
        search = self.search
        if search is not None and self.report is None and self.host.gateway.unlocked:
            self.host.gateway.soon(lambda _practice: search.stop())

    @work(exclusive=True, group="look", description="look for names")
    async def look(self) -> None:
        """Search, and say how far it is."""
        ask = self.host.gateway.ask
        try:
            search = self.search = await ask(lambda practice: practice.leaks.search())
            while not search.ended:
                self.done, self.total = await ask(lambda _practice: search.work(STEP))
                self.repaint()
            self.report = await ask(lambda _practice: search.report())
        except Closed:
            return
        self.repaint()

    def offers(self) -> tuple[type[Command], ...]:
        """What can be done now."""
        if self.report is None:
            return (Back,)
        return self.OFFERS if self.report.leaks else (SearchAgain, Back)

    def paint(self) -> None:
        """How far it is, or what was found."""
        self.header(_("Search for names"))
        self.status("")
        self.query_one(RowList).show(list(self._rows()))

    def _rows(self) -> Iterator[Row]:
        report = self.report
        if report is None:
            yield text(_("Holding every text against every name and number in the vault."))
            yield blank()
            step = Step(_("Reads the journal"), self.done, self.total)
            left = self.pace.left(self.done, self.total)
            stopping = _("If you leave now, nothing is changed; the log says that the search was left off.")
            yield from map(text, progress_lines([step], BAR, left=left, stopping=stopping))
            return
        yield text(_verdict(report))
        searched = ngettext("{texts} text searched.", "{texts} texts searched.", report.texts)
        yield text(searched.format(texts=figures(report.texts)), "$muted")
        for layer in dict.fromkeys(layer for layer, _kind in report.counts):
            found = [(number, leak) for number, leak in enumerate(report.leaks) if leak.layer == layer]
            yield blank()
            yield heading(layer_words(layer), str(len(found)))
            yield from (_place(number, leak) for number, leak in found)
        if report.unchecked:
            yield blank()
            yield heading(_("Could not be searched"), str(len(report.unchecked)))
            yield from map(_shut, report.unchecked)

    @on(RowList.Opened)
    def _opened(self, event: RowList.Opened) -> None:
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Open the entry under the bar."""
        from journal_tui.tui.screens.entry import EntryScreen

        number = self.query_one(RowList).key
        if self.report is not None and number and (leak := self.report.leaks[int(number)]).place in {"entry", "index"}:
            self.host.show(EntryScreen(leak.id))

    def action_again(self) -> None:
        """Search everything once more."""
        if self.report is not None:
            self.search, self.report, self.done, self.pace = None, None, 0, Pace()
            self.repaint()
            self.look()


def _verdict(report: LeakReport) -> Content:
    if report.leaks:
        words = ngettext("{count} place names somebody.", "{count} places name somebody.", len(report.leaks))
        return Content.styled(f"× {words.format(count=len(report.leaks))}", "$stop bold")
    if report.unchecked:
        return Content.styled(f"▲ {_('What could be read names nobody; not everything could be read.')}", "$watch bold")
    return Content.assemble(("● ", "$ok"), (_("Nobody is named."), "bold"))


def _place(number: int, leak: Leak) -> Row:
    line = _("line {line}").format(line=leak.line)
    return row(
        str(number),
        Cell("×" if leak.sure else "▲", "$stop" if leak.sure else "$watch", width=1, gap=1),
        Cell(place_words(leak.place), width=14, strong=True),
        Cell(render.code(leak.pseudonym), width=12),
        Cell(line, "$muted", width=9),
        Cell(kind_words(leak.kind), width=18),
        Cell("" if leak.sure else _("perhaps"), "$muted"),
    )


def _shut(each: Unchecked) -> Row:
    return row(
        "", Cell("▲", "$watch", width=1, gap=1), Cell(place_words(each.place), width=14), Cell(unchecked_words(each.code))
    )
