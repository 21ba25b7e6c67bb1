"""What a purge would do, with its number; typed whole it is carried out; then what became of it.

The rule: the number stands for exactly what is shown. When anything has changed since, it is refused and a new one is shown.
"""

from typing import TYPE_CHECKING

from textual import on, work
from textual.content import Content
from textual.widgets import Input

from journal_tui.locales import N_, _, ngettext
from journal_tui.practice.retention.purging import Purge
from journal_tui.practice.rights.order import Erased, PreviewLine, joined_lines
from journal_tui.tui import purge_data as data
from journal_tui.tui.commands import Back, Command
from journal_tui.tui.gateway import Failure
from journal_tui.tui.modals.progress import Tell, counted
from journal_tui.tui.purge_commands import TypeNumber
from journal_tui.tui.screens.sweep_page import SweepPage, final_words, nothing_left, refusal, something_left

if TYPE_CHECKING:
    from journal_tui.practice.practice import Practice

STEPS = {"purge": N_("Takes away what is due")}


class PurgePreviewScreen(SweepPage):
    """Preview, typed number, result."""

    OFFERS = (TypeNumber, Back)
    HELP_TITLE = N_("A purge")
    HELP = N_(
        "Each line is a kind of data with how many rows would go. The number belongs to exactly this. {key:type-number} goes to the field; type "
        "the number and press Enter to carry it out. Esc leaves everything as it is."
    )
    FIELD = (N_("Type the number"), 16)

    def __init__(self) -> None:
        """Nothing is read yet."""
        super().__init__()
        self.purge: Purge | None = None
        self.lines: tuple[PreviewLine, ...] = ()
        self.ended: tuple[Erased, ...] | None = None

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
        done = self.ended is not None
        self.fill(self._facts(self.purge), self.lines, self._means(), armed=self.armed, done=done)

    def _facts(self, purge: Purge) -> Content:
        if self.ended is not None:
            return nothing_left() if all(each.done for each in self.ended) else something_left(())
        count = len(purge.running)
        words = ngettext("{count} purge.", "{count} purges.", count).format(count=count)
        return Content.assemble(words, "  ", (_("Preview number"), "$muted"), "  ", (purge.number, "$strong bold"))

    def _means(self) -> Content:
        if self.ended is not None:
            return Content.styled(_("Esc goes back."), "$muted")
        if self.refused:
            return refusal(self.refused)
        if self.armed:
            return final_words()
        return Content.styled(_("Nothing would go now."), "$muted")

    def action_number(self) -> None:
        if self.armed:
            self.field.focus()

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
            self.refused, self.field.value = failure.text, ""
            self.load()
            return
        self.host.kept.forget()  # half-written forms may name whoever has gone
        self.lines = joined_lines(line for each in self.ended for line in each.lines)
        self.table.focus()
        self.repaint()
