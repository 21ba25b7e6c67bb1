"""What the rows of the day are drawn from: the practice's answer, the time, and what may be seen."""

from dataclasses import dataclass
from datetime import datetime

from textual.content import Content

from journal_tui.locales import _, ngettext
from journal_tui.practice.values import Today
from journal_tui.tui import render

NAME_WIDTH = 18
LATE, WATCH = 4, 3
"""Days after which a draft is overdue, and when it starts to call."""


@dataclass(frozen=True, slots=True)
class DayView:
    """What is needed to draw the day."""

    today: Today
    now: datetime
    hidden: bool
    tomorrow: bool = False
    """Whether there is room for the appointments of tomorrow."""
    half_done: int = 0
    """Acts that touch two stores and could not be finished at unlock."""
    overdue: int = 0
    """Days that a purge has waited beyond what is allowed."""

    def who(self, client: str, pseudonym: str) -> Content:
        """A name, or the code in its place."""
        if self.hidden or client not in self.today.names:
            return render.code(pseudonym)
        return render.name(self.today.names[client])

    @property
    def is_today(self) -> bool:
        """Whether the day that is shown is the one that it is."""
        return self.today.day == self.now.date()

    @property
    def width(self) -> int:
        """The name column: as wide as the longest name, never narrower than the design."""
        return max((NAME_WIDTH, *(Content(render.one_line(name)).cell_length for name in self.today.names.values())))


def age(days: int) -> str:
    """`today`, `1 day`, `4 days`."""
    return ngettext("{count} day", "{count} days", days).format(count=days) if days else _("today")
