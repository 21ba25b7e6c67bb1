"""The written weighing of an objection: whose grounds weigh more, and why. What is written stays with the case."""

from textual import work
from textual.app import ComposeResult
from textual.widgets import Static

from journal_tui.locales import N_, _
from journal_tui.tui.gateway import Failure
from journal_tui.tui.screens.form import FormScreen
from journal_tui.tui.screens.library_form import SheetArea
from journal_tui.tui.widgets.choices import Choices

LABEL = 16


class WeighScreen(FormScreen[None]):
    """The form of a weighing."""

    HELP_TITLE = N_("A weighing")
    HELP = N_(
        "Say what the client objects to, what the practice's grounds are, and why one side weighs more. Until it is saved the "
        "data stay restricted; when the client's grounds weigh more they stay so."
    )
    DEFAULT_CSS = """
    WeighScreen .explained { height: auto; padding: 0 2; color: $muted; margin-bottom: 1; }
    WeighScreen #wrong { height: auto; padding: 1 2 0 2; color: $stop; }
    WeighScreen SheetArea { height: 1fr; min-height: 6; }
    """

    def __init__(self, number: str) -> None:
        """Weigh in this case."""
        super().__init__()
        self.number = number
        self.KEEP = f"weigh-{number}"
        self.area = SheetArea("", id="text")

    def fields(self) -> ComposeResult:
        """Whose grounds, and why."""
        options = [("upheld", _("the client's")), ("overruled", _("the practice's"))]
        yield Choices(N_("Weighs more"), options, id="decision", width=LABEL)
        yield Static(_("Why, in words that the client may read:"), classes="explained", markup=False)
        yield self.area
        yield Static(id="wrong", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self.area.text = self.host.kept.take(self.KEEP).get("text", "")
        self.query_one(Choices).focus()

    def paint(self) -> None:
        super().paint()
        self.header(_("Weigh the objection"), _("case {number}").format(number=self.number))

    def action_back(self) -> None:
        super().action_back()
        self.host.kept.keep(self.KEEP, {"text": self.area.text})

    def action_save(self) -> None:
        decision = next(iter(self.query_one(Choices).chosen), "")
        if not decision:
            self.query_one("#wrong", Static).update(f"× {_('Choose whose grounds weigh more.')}")
        elif not self.area.text.strip():
            self.query_one("#wrong", Static).update(f"× {_('Write why.')}")
        else:
            self.save(decision)

    @work(exclusive=True, group="save", description="weigh an objection")
    async def save(self, decision: str) -> None:
        """Keep it, and let the restriction go when the practice's grounds weigh more."""
        number, text = self.number, self.area.text
        try:
            await self.host.gateway.ask(lambda p: p.cases.weigh(number, text, upheld=decision == "upheld"))
        except Failure as failure:
            self.query_one("#wrong", Static).update(f"× {failure.text}")
            return
        self.host.kept.drop(self.KEEP)
        self.host.done(_("Saved"))
        if self.is_current:
            self.host.go_back()
