"""The first start, step by step: language, places, owner, passphrase, sheets, documents. Esc goes one step back.

Nothing is stored before the passphrase is set; then everything is made in one go by the practice, which cleans up
after an interrupted attempt by itself.
"""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from journal_tui.locales import N_, _, use
from journal_tui.practice.values import Controller
from journal_tui.tui.commands import Back, Command
from journal_tui.tui.day_commands import GoOn, NextField
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.screens.form import FormScreen
from journal_tui.tui.widgets.field import Field
from journal_tui.tui.widgets.row_list import RowList
from journal_tui.tui.widgets.rows import Cell, Row, row

if TYPE_CHECKING:
    from journal_tui.tui.app import JournalApp

STEPS = 5


@dataclass
class Beginning:
    """What has been answered so far; in memory only."""

    owner: str = ""
    controller: Controller = field(default_factory=lambda: Controller(""))
    vault: str = ""


def step_words(step: int) -> str:
    """`step 2 of 5`."""
    return _("step {step} of {steps}").format(step=step, steps=STEPS)


class ChooseLanguage(Command):
    """Takes the marked language."""

    action, key, title = "take", "enter", N_("Choose")
    footer = 1


class FirstStartScreen(PageScreen[None]):
    """Step 1: the language."""

    OFFERS = (ChooseLanguage,)
    EVERYDAY = False
    HAS_NAME_STATE = HAS_CLOCK = HAS_STATUS = False

    def __init__(self) -> None:
        super().__init__()
        self.beginning = Beginning()

    def main(self) -> ComposeResult:
        yield RowList(id="languages")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(RowList).focus()

    def paint(self) -> None:
        self.header("Välkommen · Welcome", "språk, language")
        self.query_one(RowList).show([_way("sv", "1", "Svenska"), _way("en", "2", "English")], key=self.host.language)

    def on_key(self, event: events.Key) -> None:
        if event.character in {"1", "2"}:
            event.stop()
            self.take({"1": "sv", "2": "en"}[event.character])

    @on(RowList.Opened)
    def _opened(self, event: RowList.Opened) -> None:
        self.take(event.key)

    def action_take(self) -> None:
        self.take(self.query_one(RowList).key)

    def take(self, code: str) -> None:
        """Speak it, and go on."""
        use(code)
        self.host.config = replace(self.host.config, language=code)
        from journal_tui.tui.screens.first_place import PlaceScreen

        self.host.show(PlaceScreen(self.beginning))


def _way(key: str, pressed: str, words: str) -> Row:
    return row(key, Cell(pressed, "$accent bold", width=4), Cell(words, "$ink", strong=True))


class StepScreen(FormScreen[None]):
    """The base of the steps with fields; `Enter` in the last field goes on as `Ctrl+S` does."""

    STEP = 0
    OFFERS = (NextField, GoOn, Back)
    EVERYDAY = False
    HAS_NAME_STATE = HAS_CLOCK = False
    DEFAULT_CSS = """
    StepScreen .said { height: auto; padding: 0 2; max-width: 76; margin-bottom: 1; }
    """

    def __init__(self, beginning: Beginning) -> None:
        super().__init__()
        self.beginning = beginning

    @property
    def journal(self) -> "JournalApp":
        """The app, by its full type."""
        return cast("JournalApp", self.app)

    def header_right(self) -> Content:
        return Content.styled(step_words(self.STEP), "$muted")

    def say(self, which: str, content: Content | str) -> None:
        """Show a paragraph; an empty one takes no room."""
        said = self.query_one(which, Static)
        said.update(content if isinstance(content, Content) else Content(content))
        said.display = bool(content)

    @on(Input.Submitted)
    def _next(self, event: Input.Submitted) -> None:
        event.stop()
        fields = [each for each in self.query(Field) if each.display]
        if fields and event.input is fields[-1].input:
            self.action_save()
        else:
            self.focus_next()

    def action_back(self) -> None:
        self.host.step_back()
