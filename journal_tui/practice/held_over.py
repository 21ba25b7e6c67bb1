"""What was typed in forms and is not saved yet, over a lock: sealed in memory for whoever typed it, and given back after the unlock.

Rules: nothing of it reaches the disk; while the practice is locked nobody can read it; another user gets nothing. It is no record: whoever
saves it afterwards asks the gate like anybody else.
"""

import json
from collections.abc import Mapping

from journal_tui.practice.context import Context
from storage.errors import StorageError
from storage.sealed.aside import open_aside, seal_aside

Forms = Mapping[str, Mapping[str, str]]
"""By the name of a form, what stands in each of its parts."""


class HeldOver:
    """Seals forms and opens them, in one open practice."""

    def __init__(self, context: Context) -> None:
        """Use the vault's own key: forms name clients."""
        self._vault = context.stores.vault

    def seal(self, forms: Forms) -> bytes:
        """The forms as an envelope, to be kept in memory while the practice is locked."""
        text = json.dumps({name: dict(parts) for name, parts in forms.items()})
        return seal_aside(self._vault, text.encode())

    def open(self, sealed: bytes) -> Forms:
        """The forms again; none when somebody else unlocked, or it is another practice."""
        try:
            found: Forms = json.loads(open_aside(self._vault, sealed))
        except StorageError:
            return {}
        return found
