"""When an open note has to be saved, and how old the last save is. Pure: monotonic seconds in, answers out.

At most five seconds of typing may be lost: a save is due three seconds after the first change it lacks,
which leaves two for the save itself. While saving fails it is tried again every five seconds.
"""

from dataclasses import dataclass

INTERVAL = 3.0
"""Seconds from the first unsaved change to the save."""
RETRY = 5.0
"""Seconds between attempts while saving fails."""


@dataclass(slots=True)
class SaveState:
    """What one open note knows about its saves."""

    saved_at: float
    """When the text that the store holds was current."""
    changed_at: float | None = None
    """When the first change after that was made; None when there is none."""
    tried_at: float | None = None
    """When the last attempt failed; None when the last one went well."""

    @property
    def dirty(self) -> bool:
        """Whether something is not saved."""
        return self.changed_at is not None

    @property
    def failing(self) -> bool:
        """Whether the last attempt failed."""
        return self.tried_at is not None

    def changed(self, now: float) -> None:
        """Something was written."""
        if self.changed_at is None:
            self.changed_at = now

    def due(self, now: float) -> bool:
        """Whether a save should start."""
        if self.changed_at is None:
            return False
        if self.tried_at is not None:
            return now - self.tried_at >= RETRY
        return now - self.changed_at >= INTERVAL

    def saved(self, taken_at: float, *, changed_since: bool) -> None:
        """A save went well.

        Args:
            taken_at: When the text that was saved was taken from the editor.
            changed_since: Whether it has changed since then.
        """
        self.saved_at = taken_at
        self.tried_at = None
        self.changed_at = taken_at if changed_since else None

    def failed(self, now: float) -> None:
        """A save did not go well; the text is still in memory and nowhere else."""
        self.tried_at = now

    def age(self, now: float) -> int:
        """Whole seconds since the store held what was current."""
        return max(0, int(now - self.saved_at))
