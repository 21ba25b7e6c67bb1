"""What was typed in forms and is not saved: kept in memory while the program runs, and sealed while the practice is locked.

Rules: nothing of it reaches the disk; while the practice is locked it lies here as an envelope that only whoever typed it opens again.
"""

from collections.abc import Mapping
from typing import Protocol, runtime_checkable


@runtime_checkable
class Typing(Protocol):
    """A page or a dialog in which something may be typed that is not saved yet."""

    def keep_typed(self) -> bool:
        """Keep what is typed; whether there was something."""


class KeptForms:
    """What was typed in forms that were left with Esc, or that the lock came over.

    Attributes:
        sealed: All of it while the practice is locked, else empty.
        interrupted: Whether the lock came while somebody was typing.
    """

    def __init__(self) -> None:
        self._kept: dict[str, dict[str, str]] = {}
        self.sealed = b""
        self.interrupted = False

    def keep(self, form: str, values: dict[str, str]) -> None:
        """Remember these values."""
        self._kept[form] = dict(values)

    def take(self, form: str) -> dict[str, str]:
        """Give back what was kept; it stays until `drop`."""
        return dict(self._kept.get(form, {}))

    def drop(self, form: str) -> None:
        """Forget one form, after it was saved."""
        self._kept.pop(form, None)

    def all(self) -> dict[str, dict[str, str]]:
        """Everything that is kept, by form."""
        return {form: dict(values) for form, values in self._kept.items()}

    def put_back(self, forms: Mapping[str, Mapping[str, str]]) -> None:
        """What was sealed over the lock is here again."""
        self._kept = {form: dict(values) for form, values in forms.items()}
        self.sealed = b""

    def forget(self) -> None:
        """Forget everything that can be read."""
        self._kept.clear()
