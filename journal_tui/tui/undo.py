"""What was done last and can be taken back: a small stack, newest first, in memory only, gone when the practice locks.

How a screen uses it, right after the use-case has answered::

    self.host.did(Undoable(N_("The client did not come"), lambda: ask(lambda p: p.appointments.reinstate(appointment))))

`did` shows the toast (what was done, and the key that takes it back) and remembers the way back. The words are a message
id without a name, a code or a text, because a toast and the palette show them; `undo` is a closure over ids that calls
a use-case, which asks the gate and writes its own line in the log like every other act. What cannot be undone in full
(a signature, a withdrawal, an erasure) is never pushed: it is asked about beforehand instead.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

MOST = 20
"""Older acts are found on their own pages."""


@dataclass(frozen=True, slots=True)
class Undoable:
    """One act that can be taken back.

    Attributes:
        words: Message id of what was done, `N_("The appointment is called off.")`.
        undo: Takes it back; may raise `Failure`, which is shown like any other. Words that it answers are said instead of
            the usual ones, where not everything was as it had been left.
    """

    words: str
    undo: Callable[[], Awaitable[object]] = field(repr=False)


class UndoStack:
    """The last acts."""

    def __init__(self) -> None:
        self._acts: list[Undoable] = []

    def push(self, act: Undoable) -> None:
        """Remember an act."""
        self._acts = [*self._acts, act][-MOST:]

    def pop(self) -> Undoable | None:
        """Give the newest act and forget it; None when there is none."""
        return self._acts.pop() if self._acts else None

    def forget(self) -> None:
        """Forget everything: the practice locks."""
        self._acts.clear()
