"""Where one practice lies: a folder, and three stores that may each lie elsewhere.

Rule: nothing here imports storage, so the unlock screen may look before anything heavy is loaded. A note
in `state/` says that a set-up is under way; while it is there the place is unfinished, never a practice.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.places import StorePlaces

_SQLITE = "sqlite:///"


class HomeState(StrEnum):
    """What lies at a place."""

    EMPTY = "empty"
    WHOLE = "whole"
    PARTIAL = "partial"
    """Some store files are there, others are missing: moved away, on a medium that is not plugged in, or lost."""
    UNFINISHED = "unfinished"
    """A set-up was interrupted; running it again clears what it made and starts over."""


@dataclass(frozen=True, slots=True)
class Home:
    """The folder of a practice. An empty URL means a file of its own in the folder."""

    folder: Path
    journal_url: str = ""
    vault_url: str = ""
    bookkeeping_url: str = ""

    @property
    def urls(self) -> tuple[str, str, str]:
        """The three stores' database URLs: journal, vault, bookkeeping."""
        return (
            self.journal_url or f"{_SQLITE}{self.folder / 'journal.db'}",
            self.vault_url or f"{_SQLITE}{self.folder / 'vault.db'}",
            self.bookkeeping_url or f"{_SQLITE}{self.folder / 'bookkeeping.db'}",
        )

    @property
    def files(self) -> tuple[Path, ...]:
        """The store files, in the order of `urls`; a store on a server has none."""
        return tuple(Path(url.removeprefix(_SQLITE)) for url in self.urls if url.startswith(_SQLITE))

    @property
    def state(self) -> Path:
        """The folder of the lock and of what is known about this workstation."""
        return self.folder / "state"

    @property
    def lock(self) -> Path:
        """The file that one process at a time holds."""
        return self.state / "lock"

    @property
    def setup_note(self) -> Path:
        """There while a set-up is under way."""
        return self.state / "setup"

    @property
    def config(self) -> Path:
        """Settings of this workstation: no secrets, no names."""
        return self.folder / "config.toml"

    def places(self) -> "StorePlaces":
        """The same in the words of storage."""
        from storage.places import StorePlaces  # the first paint must not load storage

        return StorePlaces(*self.urls)

    def look(self) -> HomeState:
        """See what is there without opening anything.

        Returns:
            The state of the place. With every store on a server the answer is `WHOLE`: only opening tells.
        """
        if self.setup_note.exists():
            return HomeState.UNFINISHED
        there = [path.exists() for path in self.files]
        if all(there):
            return HomeState.WHOLE
        return HomeState.PARTIAL if any(there) else HomeState.EMPTY
