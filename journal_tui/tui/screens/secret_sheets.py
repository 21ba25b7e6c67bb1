"""The recovery key on two sheets, shown once, then two groups of each typed back. There is no way round it."""

from collections.abc import Callable, Coroutine

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from journal_tui.locales import N_, _
from journal_tui.practice.sheets import asked_back, groups, same
from journal_tui.tui.commands import Command
from journal_tui.tui.day_commands import GoOn, NextField
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.screens.form import FormScreen
from journal_tui.tui.widgets.field import Field

PER_LINE = 5


class ProveSheets(Command):
    """Goes on to typing two groups of each sheet back."""

    action, key, title, label = "go_on", "enter", N_("I have both sheets on paper"), N_("Both are on paper")
    footer = 1


class SeeSheets(Command):
    """Goes back to the sheets, as long as they have not been proven."""

    action, key, title, label = "back", "escape", N_("See the sheets again"), N_("See the sheets")
    footer = 3


class SheetsScreen(PageScreen[None]):
    """Shows both sheets."""

    OFFERS = (ProveSheets,)
    SEALED = True
    HAS_STATUS = HAS_NAME_STATE = HAS_CLOCK = False
    HELP_TITLE = N_("Recovery sheets")
    DEFAULT_CSS = """
    SheetsScreen VerticalScroll { height: 1fr; }
    SheetsScreen #sheets { height: auto; padding: 0 2; max-width: 76; }
    """

    def __init__(
        self, sheets: tuple[str, str], after: Callable[[], Coroutine[object, object, None]], *, renewed: bool = False
    ) -> None:
        """Show these sheets; `after` is where it goes on when they are proven; `renewed` when others came before."""
        super().__init__()
        self.sheets = sheets
        self.after = after
        self.renewed = renewed

    def main(self) -> ComposeResult:
        with VerticalScroll():
            yield Static("", id="sheets", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(VerticalScroll).focus()

    def paint(self) -> None:
        self.header(_("Recovery key"), _("two sheets, shown only now"))
        first = _(
            "Forget the passphrase and these two sheets are the only way in. Write each on a paper of its own, by hand "
            "or from the screen, and keep them in different places: one alone opens nothing."
        )
        parts = [Content.styled(first, "$ink"), Content("")]
        if self.renewed:
            parts[1:1] = [Content.styled(_("These are new. Throw away any that you wrote down before."), "$watch")]
        for number, sheet in enumerate(self.sheets, 1):
            parts += [
                Content.styled(_("Sheet {number}").format(number=number), "$strong bold"),
                *_lines(sheet),
                Content(""),
            ]
        self.query_one("#sheets", Static).update(Content("\n").join(parts))

    def action_go_on(self) -> None:
        self.host.show(ProveScreen(self.sheets, self.after))


def _lines(sheet: str) -> list[Content]:
    cells = [
        Content.assemble((f"{number:>2} ", "$muted"), (group, "$strong"), "    ")
        for number, group in enumerate(groups(sheet), 1)
    ]
    return [Content.assemble(*cells[at : at + PER_LINE]) for at in range(0, len(cells), PER_LINE)]


class ProveScreen(FormScreen[None]):
    """Asks for two groups of each sheet."""

    OFFERS = (NextField, GoOn, SeeSheets)
    SEALED = True
    HAS_NAME_STATE = HAS_CLOCK = False
    HELP_TITLE = N_("Recovery sheets")

    def __init__(self, sheets: tuple[str, str], after: Callable[[], Coroutine[object, object, None]]) -> None:
        super().__init__()
        self.sheets = sheets
        self.after = after
        self.asked = asked_back(sheets)

    def fields(self) -> ComposeResult:
        for number, (sheet, at) in enumerate(self.asked):
            label = _("Sheet {sheet}, group {group}").format(sheet=sheet + 1, group=at + 1)
            yield Field(label, id=f"group-{number}", width=19, check=self._checker(sheet, at))

    def _checker(self, sheet: int, at: int) -> Callable[[str], str]:
        def check(typed: str) -> str:
            printed = groups(self.sheets[sheet])[at]
            return (
                "" if same(typed, printed) else _("That is not what stands on the sheet. Compare character by character.")
            )

        return check

    def paint(self) -> None:
        super().paint()
        self.header(_("Recovery key"), _("type these four groups from your papers"))

    def action_save(self) -> None:
        if self.check_all():
            self.proven()

    @work(exclusive=True, group="proven", description="sheets proven")
    async def proven(self) -> None:
        """The sheets are on paper: forget them and go on."""
        await self.host.gateway.ask(lambda practice: practice.recovery_proven())
        # In a worker of the app: this page is taken down on the way, and would wait for itself.
        self.host.run_worker(self.after(), group="begun", description="begun")

    def action_back(self) -> None:
        self.host.step_back()
