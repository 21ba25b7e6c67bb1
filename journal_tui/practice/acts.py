"""Acts that touch two stores have no common transaction; this is what they have instead.

Rule: an act is written down in the vault before its first step and taken away after its last. What is still written
down at unlock was left half done: the desk that owns its kind finishes it, or it is reported. While an act of a
client is open the gate does not decide about that client.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from journal_tui.practice.clock import from_ms, to_ms
from journal_tui.practice.context import Context
from journal_tui.practice.errors import PracticeError, StorageError
from storage.audit.actions import Action
from storage.crypto.envelope import ZERO_ID
from storage.sealed.record import Unreadable, new_id
from storage.vault.records import ActRecord

Finish = Callable[[ActRecord], None]


@dataclass(frozen=True, slots=True)
class HalfDone:
    """An act that was left half done. `finished` says whether unlocking could finish it; `code` why not."""

    act: str
    kind: str
    began: datetime | None
    finished: bool
    code: str = ""


class Acts:
    """The open acts of one practice."""

    def __init__(self, context: Context) -> None:
        """Nothing is read yet."""
        self._context = context
        self._open: dict[bytes, ActRecord] = {}
        self._finishers: dict[str, Finish] = {}

    def register(self, kind: str, finish: Finish) -> None:
        """Say who finishes acts of a kind: a function that may be called again for what is already done."""
        self._finishers[kind] = finish

    def begin(
        self,
        kind: str,
        client: bytes = ZERO_ID,
        *,
        service: str = "",
        objects: tuple[bytes, ...] = (),
        codes: tuple[str, ...] = (),
    ) -> ActRecord:
        """Write down that an act begins, in the current write of the vault. Call `opened` once that write is kept."""
        return self._context.vault.acts.begin(
            ActRecord(
                id=new_id(),
                subject=client,
                created_ms=to_ms(self._context.clock.closing_stamp()),
                kind=kind,
                service=service,
                objects=objects,
                codes=codes,
            )
        )

    def opened(self, record: ActRecord) -> None:
        """The beginning of this act is on the disk."""
        self._open[record.id] = record

    @contextmanager
    def act(
        self,
        kind: str,
        client: bytes = ZERO_ID,
        *,
        service: str = "",
        objects: tuple[bytes, ...] = (),
        codes: tuple[str, ...] = (),
    ) -> Iterator[ActRecord]:
        """Carry out an act: its record is committed before the body and taken away after it.

        When the body raises, the record stays: whatever the first store kept is finished at the next question about
        this client, or at the next unlock. A body that knows that nothing was kept calls `drop` itself.
        """
        record = self.start(kind, client, service=service, objects=objects, codes=codes)
        yield record
        self.drop(record)

    def start(
        self,
        kind: str,
        client: bytes = ZERO_ID,
        *,
        service: str = "",
        objects: tuple[bytes, ...] = (),
        codes: tuple[str, ...] = (),
    ) -> ActRecord:
        """Write down that an act begins, and keep that at once: also from inside another store's write, once its checks have let it through."""
        record = self.begin(kind, client, service=service, objects=objects, codes=codes)
        self.opened(record)
        return record

    def end(self, record: ActRecord) -> None:
        """Carry out what is left of an act, by its own finisher, and take its record away."""
        self._finishers[record.kind](record)
        self.drop(record)

    def drop(self, record: ActRecord) -> None:
        """The act has ended, one way or the other."""
        self._context.vault.acts.finish(record.id)
        self._open.pop(record.id, None)

    def open_for(self, client: bytes) -> bool:
        """Whether an act about this client is half done."""
        return any(record.subject == client for record in self._open.values())

    def any_open(self) -> bool:
        """Whether anything is half done."""
        return bool(self._open)

    def drop_all(self, client: bytes) -> None:
        """Nothing is left to be done about somebody who is about to be erased whole."""
        for record in [record for record in self._open.values() if record.subject == client]:
            self.drop(record)

    def settled(self, client: bytes) -> bool:
        """Finish what is half done about this client; whether nothing is left half done."""
        for record in [record for record in self._open.values() if record.subject == client]:
            self._finish(record)
        return not self.open_for(client)

    def finish_all(self) -> tuple[HalfDone, ...]:
        """Finish what earlier runs left half done. Called once, at unlock.

        Returns:
            One line for each act that was found, finished or not.
        """
        found = []
        for record in self._context.vault.acts.open():
            if isinstance(record, Unreadable):
                found.append(HalfDone(record.id.hex(), "", None, finished=False, code=record.code))
                continue
            self._open[record.id] = record
            code = self._finish(record)
            found.append(HalfDone(record.id.hex(), record.kind, from_ms(record.created_ms), not code, code))
        return tuple(found)

    def _finish(self, record: ActRecord) -> str:
        finish = self._finishers.get(record.kind)
        if finish is None:
            return "unknown_kind"
        try:
            finish(record)
            with self._context.stores.vault.database.write():
                self._context.stores.vault.audit.add(Action.FINISHED_HALF_DONE, subject=record.subject, object=record.id)
                self.drop(record)
        except (StorageError, PracticeError) as error:
            return error.code
        return ""
