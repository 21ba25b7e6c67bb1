"""Work that may take a while: nothing is shown for half a second, then how far it is, with counts.

`Esc` takes the dialog away and leaves the work to itself: what was asked for is done, and its answer comes all the same.
"""

import asyncio
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeVar

from textual.app import ComposeResult
from textual.content import Content

from journal_tui.locales import N_, _
from journal_tui.tui.modals.base import Dialog, paragraph
from journal_tui.tui.widgets.progress import Pace, Progress, Step

if TYPE_CHECKING:
    from journal_tui.practice.practice import Practice
    from journal_tui.tui.app_base import AppBase

T = TypeVar("T")
Tell = Callable[[str, int, int], None]
"""Told by the use-case: which step, how much of it is done, of how much."""

PATIENCE = 0.5
"""Seconds that need no progress."""
BEAT = 0.1


class ProgressDialog(Dialog[None]):
    """How far it is."""

    HELP_TITLE = N_("In progress")
    HELP = N_("The count shows how far the work is. Esc takes this box away; the work goes on and says when it is done.")

    def __init__(self, title: str, steps: Mapping[str, str], told: Mapping[str, tuple[int, int]]) -> None:
        """Make the dialog.

        Args:
            title: Message id of what is done.
            steps: By the name that the use-case tells, in order: message id of the step.
            told: Filled by the work on another thread.
        """
        super().__init__()
        self._title, self._steps, self._told = title, steps, told
        self._pace = Pace()
        self.left_to_itself = False
        """Whether the person has gone on to something else: no key waits for the work any more."""

    def body(self) -> ComposeResult:
        yield paragraph(Content.styled(_(self._title), "$strong bold"))
        yield Progress(id="progress")

    def on_mount(self) -> None:
        self.set_interval(BEAT, self.paint)
        self.call_after_refresh(self.paint)

    def action_cancel(self) -> None:
        self.left_to_itself = True
        super().action_cancel()

    def paint(self) -> None:
        steps = steps_of(self._steps, self._told)
        done, total = sum(step.done for step in steps), sum(step.total for step in steps)
        left = self._pace.left(done, total) if all(step.total for step in steps) else None
        for progress in self.query(Progress):  # none any more when the work ended before the first painting
            progress.show(steps, left=left, meanwhile=_("Esc lets it go on by itself."))


def steps_of(names: Mapping[str, str], told: Mapping[str, tuple[int, int]]) -> list[Step]:
    """The steps with what was told so far; one is through when it is full or when a later one has begun."""
    order = list(names)
    newest = max((order.index(name) for name in told if name in names), default=-1)
    steps = []
    for place, (name, words) in enumerate(names.items()):
        done, total = told.get(name, (0, 0))
        ended = place < newest or bool(total and done >= total)
        steps.append(Step(_(words), total if ended else done, total, ended=ended))
    return steps


async def counted(app: "AppBase", title: str, steps: Mapping[str, str], work: "Callable[[Practice, Tell], T]") -> T:
    """Do a long piece of work, and show how far it is once it has taken half a second.

    Args:
        app: Where it is shown.
        title: Message id.
        steps: The names that `work` tells, in order, with the message id of each.
        work: The use-case; gets the practice and what it tells its progress to.

    Raises:
        Failure: As the use-case.
    """
    told: dict[str, tuple[int, int]] = {}

    def tell(step: str, done: int, total: int) -> None:
        told[step] = (done, total)

    working = asyncio.ensure_future(app.gateway.ask(lambda practice: work(practice, tell)))
    await asyncio.wait({working}, timeout=PATIENCE)
    if not working.done():
        dialog = ProgressDialog(title, steps, told)
        app.show(dialog)
        await asyncio.wait({working})
        dialog.answer(None)
    return await working
