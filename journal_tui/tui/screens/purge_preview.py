"""What a purge would do, with its number; typed whole it is carried out; then what became of it.

The rule: the number stands for exactly what is shown. When anything has changed since, it is refused and a new one is shown.
"""

from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.events import Key
from textual.widgets import Input, Static

from journal_tui.locales import N_, _, ngettext
from journal_tui.practice.retention.purging import Purge
from journal_tui.practice.rights.erasure import summary
from journal_tui.practice.rights.order import Erased, PreviewLine
from journal_tui.tui import purge_data as data
from journal_tui.tui.commands import Back, Command
from journal_tui.tui.gateway import Failure
from journal_tui.tui.modals.progress import Tell, counted
from journal_tui.tui.purge_commands import TypeNumber
from journal_tui.tui.screens.base import WIDE, PageScreen
from journal_tui.tui.screens.case_rows import outcome_rows, totals
from journal_tui.tui.widgets.field import Field
from journal_tui.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from journal_tui.practice.practice import Practice

STEPS = {"purge": N_("Takes away what is due")}


class PurgePreviewScreen(PageScreen[None]):
    """Preview, typed number, result."""

    OFFERS = (TypeNumber, Back)
    HAS_STATUS = False
    HAS_NAME_STATE = False
    HELP_TITLE = N_("A purge")
    HELP = N_(
        "Each line is a kind of data with how many rows would go. The number belongs to exactly this. G goes to the field; type "
        "the number and press Enter to carry it out. Esc leaves everything as it is."
    )
    DEFAULT_CSS = """
    PurgePreviewScreen #facts { height: auto; padding: 0 2 1 2; }
    PurgePreviewScreen #rows { height: 1fr; }
    PurgePreviewScreen #totals { height: auto; padding: 1 2; }
    PurgePreviewScreen #number { display: none; }
    PurgePreviewScreen.-armed #number { display: block; }
    PurgePreviewScreen #means { height: auto; padding: 0 2; }
    """

    def __init__(self) -> None:
        """Nothing is read yet."""
        super().__init__()
        self.purge: Purge | None = None
        self.lines: tuple[PreviewLine, ...] = ()
        self.ended: tuple[Erased, ...] | None = None
        self.refused = ""

    def main(self) -> ComposeResult:
        yield Static(id="facts", markup=False)
        yield RowList(id="rows", ends=False)
        yield Static(id="totals", markup=False)
        yield Field(N_("Type the number"), id="number", width=16)
        yield Static(id="means", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#rows", RowList).focus()

    def refetch(self) -> None:
        if self.ended is None:
            self.load()

    @work(exclusive=True, group="load", description="preview a purge")
    async def load(self) -> None:
        """Plan it anew."""

        def read(practice: "Practice") -> tuple[Purge, tuple[PreviewLine, ...]]:
            purge = practice.retention.preview()
            return purge, data.would_go(practice, purge)

        self.purge, self.lines = await self.host.gateway.ask(read)
        self.repaint()

    @property
    def armed(self) -> bool:
        """Whether the number may be typed."""
        return self.ended is None and self.purge is not None and bool(self.purge.running)

    def offers(self) -> tuple[type[Command], ...]:
        """Nothing to carry out when nothing would go, or when it is done."""
        return self.OFFERS if self.armed else (Back,)

    def paint(self) -> None:
        self.header(
            _("Purging, done") if self.ended is not None else _("Purging"), _("preview") if self.ended is None else ""
        )
        if self.purge is None:
            return
        self.set_class(self.armed, "-armed")
        self.query_one("#facts", Static).update(self._facts(self.purge))
        done = self.ended is not None
        self.query_one("#rows", RowList).show(outcome_rows(self.lines, done=done, wide=self.size.width >= WIDE))
        self.query_one("#totals", Static).update(totals(dict(summary(self.lines)), done=done))
        self.query_one("#number", Field).repaint()
        self.query_one("#means", Static).update(self._means())

    def _facts(self, purge: Purge) -> Content:
        if self.ended is not None:
            if all(each.done for each in self.ended):
                return Content.assemble(
                    ("● ", "$ok"), _("Done, and looked for in every table and file: nothing of it is left.")
                )
            return Content.styled(
                f"! {_('Something is still there. The program finishes it at the next unlock.')}", "$stop bold"
            )
        count = len(purge.running)
        words = ngettext("{count} purge.", "{count} purges.", count).format(count=count)
        return Content.assemble(words, "  ", (_("Preview number"), "$muted"), "  ", (purge.number, "$strong bold"))

    def _means(self) -> Content:
        if self.ended is not None:
            return Content.styled(_("Esc goes back."), "$muted")
        if self.refused:
            return Content.styled(f"× {self.refused}", "$stop")
        if self.armed:
            return Content.assemble(
                (_("It cannot be undone."), "$stop"), "  ", (_("Esc leaves everything as it is."), "$muted")
            )
        return Content.styled(_("Nothing would go now."), "$muted")

    def on_key(self, event: Key) -> None:
        """The arrows move the table also while the number is typed."""
        steps = {"down": 1, "up": -1, "pagedown": 8, "pageup": -8}.get(event.key)
        if steps and isinstance(self.focused, Input):
            event.stop()
            event.prevent_default()
            self.query_one("#rows", RowList).move(steps)

    def action_number(self) -> None:
        if self.armed:
            self.query_one("#number", Field).focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self.armed and self.purge is not None and event.value.strip() == self.purge.number:
            self.run_purge(self.purge)

    @work(exclusive=True, group="purge", description="purge")
    async def run_purge(self, purge: Purge) -> None:
        """Carry it out, and show what became of it."""

        def work_on(practice: "Practice", tell: Tell) -> tuple[Erased, ...]:
            return practice.retention.run(purge.hash, lambda done, total: tell("purge", done, total))

        try:
            self.ended = await counted(self.host, N_("Purging what is due"), STEPS, work_on)
        except Failure as failure:
            self.refused = failure.text
            self.query_one("#number", Field).value = ""
            self.load()
            return
        self.lines = data.summed(line for each in self.ended for line in each.lines)
        self.query_one("#rows", RowList).focus()
        self.repaint()
