"""Progress: named steps, a count, a thin bar, the time that is left, and what happens if one stops.

For anything that may take more than half a second. The bar is heavy where it is filled and thin where it is not, so
that it reads without colour. Nothing moves but the bar and the numbers; both keep their width.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic

from textual.content import Content
from textual.widgets import Static

from journal_tui.locales import _, ngettext

FILLED, EMPTY = "━", "─"
NAME = 26
PERCENT = 5
SURE = 1.0
"""Seconds of work from which on the time that is left can be told."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the work: its name, and how far it is. `total` 0 means that nobody knows how much there is."""

    name: str
    done: int = 0
    total: int = 0
    unit: str = ""
    """What is counted, in the plural and in the language of the screen: `texts`."""
    ended: bool = False


class Pace:
    """How long the rest takes, by how long the first part took."""

    def __init__(self) -> None:
        self._began = monotonic()

    def left(self, done: int, total: int) -> int | None:
        """Seconds that are left, rounded up; None while it is too early to tell."""
        passed = monotonic() - self._began
        if passed < SURE or not done or not total:
            return None
        return int(passed * (total - done) / done) + 1


def progress_lines(
    steps: Sequence[Step], width: int, *, left: int | None = None, meanwhile: str = "", stopping: str = ""
) -> list[Content]:
    """The lines of a progress: steps, bar, time left, what happens if one stops.

    Args:
        steps: In order; the first that has not ended is at work.
        width: Cells for the bar and its figure.
        left: Seconds that are left, by `Pace.left`; None says nothing about it.
        meanwhile: A sentence about what can be done during the work.
        stopping: A sentence about what happens if one stops now.
    """
    now = next((step for step in steps if not step.ended), None)
    lines = [_step_line(step, now) for step in steps]
    counted = [step for step in steps if step.total]
    done = sum(step.total if step.ended else step.done for step in counted)
    total = sum(step.total for step in counted)
    if total:
        lines += [Content(""), bar(done, total, width)]
    said = [_time_left(left)] if left is not None and now is not None else []
    said += [meanwhile] if meanwhile else []
    if said or stopping:
        lines.append(Content(""))
    if said:
        lines.append(Content.styled(" ".join(said), "$muted"))
    if stopping:
        lines.append(Content.styled(stopping, "$muted"))
    return lines


def bar(done: int, total: int, width: int) -> Content:
    """The bar and its figure in `width` cells."""
    room = max(width - PERCENT, 1)
    share = min(done / total, 1.0)
    filled = int(room * share)
    figure = f"{int(100 * share)}%".rjust(PERCENT)
    return Content.assemble((FILLED * filled, "$accent"), (EMPTY * (room - filled), "$rule"), (figure, "$muted"))


def _step_line(step: Step, now: Step | None) -> Content:
    count = _("{done} of {total}").format(done=figures(step.done), total=figures(step.total)) if step.total else ""
    counted = f"{count} {step.unit}".strip()
    name = step.name.ljust(NAME - 2)
    if step.ended:
        words = _("done, {count}").format(count=counted) if counted else _("done")
        return Content.assemble(("●", "$ok"), "   ", (name, "$ink"), "  ", (words, "$muted"))
    if step is now:
        return Content.assemble(
            ("►", "$accent"), "   ", (name, "$strong bold"), "  ", (counted or _("in progress"), "$ink")
        )
    return Content.assemble("    ", (name, "$muted"), "  ", (_("waits"), "$muted"))


def _time_left(seconds: int) -> str:
    if seconds < 60:
        return ngettext("About {count} second left.", "About {count} seconds left.", seconds).format(count=seconds)
    minutes = -(-seconds // 60)
    return ngettext("About {count} minute left.", "About {count} minutes left.", minutes).format(count=minutes)


def figures(number: int) -> str:
    """A count with a no-break space between the thousands: `1 204`."""
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")


class Progress(Static):
    """The lines as a widget, for a page or a dialog that has no list to show them in."""

    DEFAULT_CSS = """
    Progress { height: auto; padding: 0 2; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, markup=False)

    def show(self, steps: Sequence[Step], *, left: int | None = None, meanwhile: str = "", stopping: str = "") -> None:
        """Show how far it is; arguments as for `progress_lines`."""
        width = max(self.content_size.width, 20)
        lines = progress_lines(steps, width, left=left, meanwhile=meanwhile, stopping=stopping)
        self.update(Content("\n").join(lines))
