"""What the rows of the day are drawn from: the practice's answer, the time, and what may be seen."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from textual.content import Content

from journal_tui.locales import _, ngettext
from journal_tui.practice.values import Today
from journal_tui.tui import render

if TYPE_CHECKING:
    from journal_tui.practice.practice import Practice

NAME_WIDTH = 18
BESIDE_NAME = 56
"""What the rest of a row takes at most: time, service, consent, and how it stands."""
LATE, WATCH = 4, 3
"""Days after which a draft is overdue, and when it starts to call."""


@dataclass(frozen=True, slots=True)
class Waits:
    """What waits beside the appointments."""

    half_done: int = 0
    """Acts that touch two stores and could not be finished at unlock."""
    emergencies: int = 0
    """Emergency notes that nobody has decided about."""
    enquiries: int = 0
    """Enquiries that nobody has answered."""
    working: int = 0
    """The person's own working notes whose six months have passed."""


def waits(practice: "Practice") -> Waits:
    """Count it; runs on the storage thread."""
    return Waits(
        half_done=sum(1 for act in practice.unfinished() if not act.finished),
        emergencies=len(practice.emergency_notes.waiting()),
        enquiries=practice.enquiries.waiting(),
        working=len(practice.working_notes.to_review()),
    )


@dataclass(frozen=True, slots=True)
class DayView:
    """What is needed to draw the day."""

    today: Today
    now: datetime
    hidden: bool
    tomorrow: bool = False
    """Whether there is room for the appointments of tomorrow."""
    waits: Waits = Waits()
    overdue: int = 0
    """Days that a purge has waited beyond what is allowed."""
    room: int = 80
    """Cells of a row."""

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
        """The name column: as wide as the longest name, never narrower than the design, and no name pushes consent out of sight."""
        longest = max((Content(render.one_line(name)).cell_length for name in self.today.names.values()), default=0)
        return max(NAME_WIDTH, min(longest, self.room - BESIDE_NAME))


def age(days: int) -> str:
    """`today`, `1 day`, `4 days`."""
    return ngettext("{count} day", "{count} days", days).format(count=days) if days else _("today")
