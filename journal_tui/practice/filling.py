"""Fills the shelf: opens every signed text and every name once, a little at a time, so that nothing else has to wait for it.

The rules: a text whose consent has ended is not opened, and leaves the memory at the next question. Lookup answers only
from a shelf that is whole. While it is being filled between other work, what is signed
meanwhile is noted by its id and read once more at the end, so that nothing falls between two pages of the scan.
"""

import time
from collections.abc import Iterable, Iterator

from journal_tui.practice.aliases import Aliases
from journal_tui.practice.context import Context
from journal_tui.practice.errors import NotFound, StorageError
from storage.journal.records import AddendumRecord, EntryRecord
from storage.sealed.record import Unreadable
from storage.sealed.shelf import UNTRUSTED

_BETWEEN_LOOKS = 20
"""Rows that are opened between two looks at the clock."""


class Filling:
    """The filling of one open practice's shelf, as far as it has come."""

    def __init__(self, context: Context) -> None:
        """Nothing is opened yet."""
        self._context = context
        self._aliases = Aliases(context)
        self._shelf = context.shelf
        self._journal = context.journal
        self._steps: Iterator[None] | None = None

    def warm(self, seconds: float) -> tuple[int, int]:
        """Go on for about so long.

        Returns:
            How many entries stand on the shelf, and how many there are. Equal when it is whole.
        """
        until = time.monotonic() + seconds
        for _ in self._going_on():
            if time.monotonic() >= until:
                break
        total = self._journal.entries.count()
        return (total if self._shelf.filled else min(len(self._shelf), max(0, total - 1)), total)

    def finish(self) -> frozenset[bytes]:
        """Go on to the end, and follow what has been shut or opened since.

        Returns:
            Every subject whose texts may be looked through now; all of them stand on the shelf.
        """
        for _ in self._going_on():
            pass
        readable = self._readable()
        if self._shelf.subjects - readable:
            self._shelf.keep_only(readable)
        for subject in readable - self._shelf.subjects:
            for entry in self._journal.entries.of_subject(subject):
                if isinstance(entry, Unreadable):
                    self._shelf.miss(entry.id, subject)
                else:
                    self._read_again(entry.id, readable)
            self._shelf.take_in(subject)
        return readable

    def clients(self, subjects: Iterable[bytes]) -> dict[bytes, list[bytes]]:
        """Give subjects by client; one whose client cannot be read is left out."""
        found: dict[bytes, list[bytes]] = {}
        for subject in subjects:
            try:
                client = self._context.register.subject_by_id(subject).client
            except (*UNTRUSTED, NotFound):
                continue
            found.setdefault(client, []).append(subject)
        return found

    def know(self, client: bytes) -> None:
        """Put a client's names into the index, unless they are there; names that cannot be read cannot be asked for."""
        if client in self._shelf.names:
            return
        try:
            self._shelf.names.put(client, self._aliases.search_names(client))
        except (*UNTRUSTED, NotFound):
            self._shelf.names.put(client, ())

    def _readable(self) -> frozenset[bytes]:
        return frozenset(self._journal.subjects.ids()) - self._context.blocked_subjects()

    def _going_on(self) -> Iterator[None]:
        if self._shelf.filled:
            return iter(())
        if self._steps is None:
            self._steps = self._fill()
        return self._steps

    def _fill(self) -> Iterator[None]:
        """All steps; one that fails ends the filling, and the next question begins it anew."""
        try:
            yield from self._entries_and_addenda()
        finally:
            self._steps = None

    def _entries_and_addenda(self) -> Iterator[None]:
        shelf, readable = self._shelf, self._readable()
        shelf.begin(readable)
        for number, entry in enumerate(self._journal.entries.scan(readable)):
            self._take(entry)
            if number % _BETWEEN_LOOKS == 0:
                yield
        addenda: dict[bytes, list[AddendumRecord]] = {}
        for number, addendum in enumerate(self._journal.addenda.scan(readable)):
            if isinstance(addendum, AddendumRecord):
                addenda.setdefault(addendum.entry, []).append(addendum)
            else:
                shelf.miss(addendum.id, addendum.subject)
            if number % _BETWEEN_LOOKS == 0:
                yield
        for entry_id, found in addenda.items():
            for addendum in sorted(found, key=lambda each: each.signed_ms):
                shelf.add_page(entry_id, addendum.text)
        for number, client in enumerate(self.clients(readable)):
            self.know(client)
            if number % _BETWEEN_LOOKS == 0:
                yield
        for late in shelf.end():
            self._read_again(late, readable)

    def _take(self, entry: EntryRecord | Unreadable) -> None:
        if isinstance(entry, Unreadable):
            self._shelf.miss(entry.id, entry.subject)
        else:
            self._shelf.set(entry.id, entry.subject, entry.at_ms, (entry.text,))

    def _read_again(self, entry_id: bytes, readable: frozenset[bytes]) -> None:
        try:
            entry = self._journal.entries.get(entry_id)
        except StorageError:
            return
        if entry.subject not in readable:
            return
        addenda = self._journal.addenda.of_entry(entry_id)
        pages = (entry.text, *(each.text for each in addenda if isinstance(each, AddendumRecord)))
        self._shelf.set(entry.id, entry.subject, entry.at_ms, pages)
