"""What the journal may know of consent. A permit is derived from the vault's events and decides every save.

The rule: whoever writes text asks `require` inside the transaction of that write, so that a withdrawal that was
committed a moment ago stops the next autosave.
"""

from dataclasses import replace

from storage.errors import NotFound, PermitRefused, RolledBack
from storage.journal.records import GRANTED, JOURNAL_PURPOSE, PermitRecord
from storage.journal.tables import PERMIT
from storage.sealed.record import Unreadable
from storage.sealed.shelf import Shelf
from storage.store import Store


class PermitRepository:
    """The permits of one open journal store."""

    def __init__(self, store: Store) -> None:
        """Take the open journal store."""
        self._store = store
        self._shelf = Shelf(PERMIT, store)

    def put(self, record: PermitRecord) -> PermitRecord:
        """Write a permit: a new one, or the next state of the one with the same id.

        A grant after an end state (withdrawn, expired, superseded) is a new permit with a new id, so that nothing
        that rested on the old one comes back to life.

        Raises:
            RolledBack: `consent_seq` is lower than that of the row.
        """
        with self._store.database.statements():
            held = self._shelf.find(PERMIT.by_id, {"id": record.id})
            if held is None:
                return self._shelf.add(record)
            if record.consent_seq < held.consent_seq:
                raise RolledBack(table=PERMIT.name)
            return self._shelf.update(replace(record, created_ms=held.created_ms, version=held.version))

    def get(self, permit_id: bytes) -> PermitRecord:
        """The permit with this id.

        Raises:
            NotFound: There is none.
        """
        return self._shelf.get(permit_id)

    def of_subject(self, subject: bytes) -> tuple[PermitRecord, ...]:
        """Every permit of a subject in the order of the consent events behind them; any broken row raises."""
        return tuple(sorted(self._shelf.of_subject(subject), key=lambda each: (each.consent_seq, each.created_ms)))

    def current(self, subject: bytes) -> tuple[PermitRecord, ...]:
        """The newest permit of each purpose; any broken row raises, so that nothing is decided on half the facts."""
        newest = {permit.purpose: permit for permit in self.of_subject(subject)}
        return tuple(newest.values())

    def stamp(self) -> tuple[int, int]:
        """Differs after every write of a permit; opens nothing."""
        return self._shelf.stamp()

    def all(self) -> tuple[PermitRecord | Unreadable, ...]:
        """Every permit of every subject; what cannot be trusted stands as `Unreadable`."""
        return tuple(self._shelf.each(PERMIT.everything, {}))

    def require(self, subject: bytes, permit_id: bytes, today: int, purpose: str = JOURNAL_PURPOSE) -> PermitRecord:
        """The permit, if it lets this subject be written about today.

        Args:
            subject: Whom the text is about.
            permit_id: The permit that the writer was given by the gate.
            today: The day, `date.toordinal()` of the practice's calendar.
            purpose: What the writing is for.

        Raises:
            PermitRefused: It is another subject's, another purpose's, not in force, or not there.
        """
        try:
            permit = self._shelf.get(permit_id)
        except NotFound:
            raise PermitRefused(reason="missing") from None
        if permit.subject != subject or permit.purpose != purpose:
            raise PermitRefused(reason="other")
        if not permit.in_force(today):
            raise PermitRefused(reason="day" if permit.state == GRANTED else "state", state=permit.state)
        return permit
