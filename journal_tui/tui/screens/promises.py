"""Every promise of the privacy policy: whether it holds, which rule keeps it and where that stands, which tests show it."""

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from journal_tui.locales import N_, _
from journal_tui.practice.policy.check import Row as Checked
from journal_tui.tui.commands import Back, Command
from journal_tui.tui.day_commands import FilterList
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.screens.reading_page import ReadingPage
from journal_tui.tui.widgets.field import Field
from journal_tui.tui.widgets.promise_rows import fits, promise_content, promise_rows
from journal_tui.tui.widgets.row_list import RowList
from journal_tui.wording.promises import summary, way_on


class OpenPromise(Command):
    """Shows the marked promise whole: the rule, where it stands, each test and how it went."""

    action, key, title, label = "open", "enter", N_("Show the promise"), N_("Open")
    footer = 1
    palette = False


class PromisesScreen(PageScreen[None]):
    """The list, narrowed while one types, with the marked one whole beside."""

    OFFERS = (OpenPromise, FilterList, Back)
    SIDE = True
    HAS_NAME_STATE = False
    HELP_TITLE = N_("Promises and rules")
    HELP = N_(
        "● holds: its rules stand in the program and its tests passed on this very program. ▲ unproven: nobody has seen them "
        "pass. × broken: a rule or a test is missing, or failed. □ awaited: not kept yet, and said so. Press {key:filter-list} to narrow the list."
    )
    DEFAULT_CSS = """
    PromisesScreen Field { margin-bottom: 1; }
    """

    def __init__(self) -> None:
        """Nothing is looked at yet."""
        super().__init__()
        self.found: tuple[Checked, ...] | None = None

    def main(self) -> ComposeResult:
        yield Field(N_("Search"), id="filter", width=6, bar=False)
        yield RowList(id="promises", always_lit=True)

    def side(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield Static(id="shown", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#promises", RowList).focus()
        self.load()

    @work(exclusive=True, group="load", description="check promises")
    async def load(self) -> None:
        """Look for every rule and every result."""
        self.found = await self.host.gateway.ask(lambda practice: practice.policies.promises())
        self.repaint()

    def paint(self) -> None:
        self.query_one(Field).repaint()
        found = self.found
        self.header(_("Promises and rules"), summary(found) if found is not None else "")
        if found is None:
            self.status(_("Looking for every rule and its tests."))
            return
        words = self.query_one(Field).value
        shown = [each for each in found if fits(each, words)]
        self.query_one("#promises", RowList).show(promise_rows(shown))
        self.status(way_on(found) if shown else _("Nothing fits. Esc empties the field."))
        self._beside()

    def marked(self) -> Checked | None:
        """What the bar stands on."""
        key = self.query_one("#promises", RowList).key
        return next((each for each in self.found or () if each.promise.code == key), None)

    def _beside(self) -> None:
        self.query_one("#shown", Static).update(promise_content(self.marked()))

    @on(RowList.Moved)
    def _moved(self) -> None:
        self._beside()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.paint()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_open()

    @on(RowList.Opened)
    def _opened(self) -> None:
        self.action_open()

    def on_key(self, event: events.Key) -> None:
        """The arrows move the bar while one types."""
        steps = {"up": -1, "down": 1, "pageup": -10, "pagedown": 10}
        if isinstance(self.focused, Input) and event.key in steps:
            event.stop()
            self.query_one("#promises", RowList).move(steps[event.key])

    def action_filter(self) -> None:
        self.query_one(Field).focus()

    def action_back(self) -> None:
        field = self.query_one(Field)
        if isinstance(self.focused, Input) or field.value:
            field.value = ""
            self.query_one("#promises", RowList).focus()
            return
        super().action_back()

    def action_open(self) -> None:
        if (marked := self.marked()) is not None:
            self.host.show(PromiseScreen(marked))


class PromiseScreen(ReadingPage):
    """One promise whole."""

    OFFERS = (Back,)
    HAS_NAME_STATE = False
    HELP_TITLE = N_("Promises and rules")
    HELP = N_("One promise: what the program does about it, the rule and where it stands, each test and how it went last.")
    DEFAULT_CSS = "PromiseScreen #text { max-width: 100; }"

    def __init__(self, checked: Checked) -> None:
        """Show this one."""
        super().__init__()
        self.checked = checked

    def paint(self) -> None:
        self.header(_("Promises and rules"), self.checked.promise.code)
        self.status("")
        self.say(promise_content(self.checked))
