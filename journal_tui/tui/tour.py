"""The tour: five short steps over the real pages. `Esc` ends it at once, wherever it is; it stands in nobody's way.

It is offered once, after the first start, and again whenever somebody asks for it by name. Nothing is filled in or
changed on the way; that it was seen or skipped is kept in the configuration.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen

from journal_tui.locales import N_, _
from journal_tui.tui.app_commands import GoClients, LockNow, LookUp, ToggleNames
from journal_tui.tui.commands import Back, Command, Help, Palette
from journal_tui.tui.day_commands import FilterList, NewClient, StartSession
from journal_tui.tui.modals.base import Dialog, paragraph

if TYPE_CHECKING:
    from journal_tui.tui.app_base import AppBase


class NextStep(Command):
    """Goes to the next step; after the last one the tour is over."""

    action, key, title = "next", "enter,right,space", N_("Next step")


class StepBefore(Command):
    """Goes one step back."""

    action, key, title = "before", "left", N_("The step before")


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the page below, what is said, and the commands whose keys are named, as this person has them."""

    page: str
    title: str
    words: str
    keys: tuple[type[Command], ...] = ()


STEPS = (
    Step(
        "",
        N_("Today"),
        N_("The day begins here: who comes, what waits to be signed. An appointment starts from the marked row."),
        (StartSession,),
    ),
    Step(
        "clients:ClientsScreen",
        N_("Clients"),
        N_("Everybody you work with: found by some letters, a new one registered here."),
        (GoClients, FilterList, NewClient),
    ),
    Step(
        "lookup:LookupScreen",
        N_("Look up"),
        N_("What was written and agreed, by words, client and date. Only what you may read is found."),
        (LookUp,),
    ),
    Step(
        "",
        N_("Everything by name"),
        N_("You need no key by heart: the list of commands finds each by name. Help explains the place you are in."),
        (Palette, Help),
    ),
    Step(
        "",
        N_("When somebody looks"),
        N_("One key hides every name, another locks. What you write is saved while you write it."),
        (ToggleNames, LockNow),
    ),
)


class TourDialog(Dialog[int]):
    """One step, at the bottom of the real page; gives 1 for on, -1 for back, None for the end."""

    OFFERS = (NextStep, StepBefore)
    HELP_TITLE = N_("Tour")
    HELP = N_(
        "The tour goes on, goes a step back, or ends, by the keys below. You find it again by name in the list of commands."
    )
    DEFAULT_CSS = """
    TourDialog { align: center bottom; }
    TourDialog > VerticalScroll { margin-bottom: 3; }
    """

    def __init__(self, number: int) -> None:
        """Show one step.

        Args:
            number: Which, 0 first.
        """
        super().__init__()
        self._number = number

    def body(self) -> ComposeResult:
        step = STEPS[self._number]
        count = _("{done} of {total}").format(done=self._number + 1, total=len(STEPS))
        yield paragraph(Content.assemble((_(step.title), "$strong bold"), "   ", (count, "$muted")))
        yield paragraph(_(step.words))
        if step.keys:
            pairs = [Content.assemble((key.shown_key(), "$accent bold"), " ", (_(key.title), "$ink")) for key in step.keys]
            yield paragraph(Content("   ").join(pairs))
        last = self._number + 1 == len(STEPS)
        said = _("{on} ends the tour") if last else _("{on} goes on   {end} ends the tour")
        yield paragraph(said.format(on=NextStep.shown_key(), end=Back.shown_key()), "$muted")

    def action_next(self) -> None:
        self.answer(1)

    def action_before(self) -> None:
        self.answer(-1)


async def tour(app: "AppBase", home: Callable[[], Awaitable[None]]) -> None:
    """Go through the steps, and remember that it was seen.

    Args:
        app: Whose pages are shown.
        home: Goes back to the day.
    """
    if not app.config.toured:
        await app.keep_config(replace(app.config, toured=True))
    number = 0
    while 0 <= number < len(STEPS):
        await home()
        if page := STEPS[number].page:
            await app.push_screen(_page(page))
        answer = await app.push_screen_wait(TourDialog(number))
        if answer is None:
            break
        number = max(number + answer, 0)
    await home()


def _page(wanted: str) -> Screen[None]:
    from journal_tui.tui.opening import page_named

    return page_named(wanted)()
