"""The practice itself, and the acts of it that touch two stores.

The rule: an act is written down before its first step and taken away after its last, so that unlocking can finish it or
say what was left half done; the practice has one row that everybody who has unlocked the vault may read.
"""

from dataclasses import replace

from storage.sealed.record import Unreadable
from storage.sealed.shelf import Shelf
from storage.store import Store
from storage.vault.records import ActRecord, PracticeRecord
from storage.vault.tables import ACT, PRACTICE


class PracticeRecordRepository:
    """The row of the practice in one open vault."""

    def __init__(self, store: Store) -> None:
        """Take the open vault."""
        self._store = store
        self._shelf = Shelf(PRACTICE, store)

    def put(self, record: PracticeRecord) -> PracticeRecord:
        """Write the practice's record, replacing the one that is there."""
        with self._store.database.statements():
            held = self.get()
            if held is None:
                return self._shelf.add(record)
            return self._shelf.update(replace(record, id=held.id, created_ms=held.created_ms, version=held.version))

    def get(self) -> PracticeRecord | None:
        """The practice's record, or None before the set-up has written it."""
        return self._shelf.find(PRACTICE.everything, {})


class ActRepository:
    """The acts of one open vault that have begun and not ended."""

    def __init__(self, store: Store) -> None:
        """Take the open vault."""
        self._store = store
        self._shelf = Shelf(ACT, store)

    def begin(self, record: ActRecord) -> ActRecord:
        """Write down that an act has begun; commit it before the first step."""
        return self._shelf.add(record)

    def move(self, act: bytes, state: str) -> ActRecord:
        """Write down how far an act has come.

        Raises:
            NotFound: It has ended.
        """
        with self._store.database.statements():
            return self._shelf.update(replace(self._shelf.get(act), state=state))

    def finish(self, act: bytes) -> bool:
        """The act has ended; says whether it was open."""
        return self._shelf.remove(act)

    def open(self) -> tuple[ActRecord | Unreadable, ...]:
        """What has begun and not ended, oldest first; unreadable ones last."""
        return tuple(sorted(self._shelf.each(ACT.everything, {}), key=_when))


def _when(found: ActRecord | Unreadable) -> tuple[bool, int]:
    if isinstance(found, Unreadable):
        return (True, 0)
    return (False, found.created_ms)
