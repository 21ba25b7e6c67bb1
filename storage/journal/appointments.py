"""Meetings: planned, held, paused, ended. Times are sealed; the day alone is in clear."""

from sqlalchemy import bindparam

from storage.journal.records import AppointmentRecord
from storage.journal.tables import APPOINTMENT
from storage.sealed.record import Unreadable
from storage.sealed.shelf import Shelf
from storage.store import Store

_DAY = APPOINTMENT.table.c.day
_ON_DAYS = APPOINTMENT.select(_DAY.between(bindparam("first"), bindparam("last")))


class AppointmentRepository:
    """The appointments of one open journal store."""

    def __init__(self, store: Store) -> None:
        """Take the open journal store."""
        self._shelf = Shelf(APPOINTMENT, store)

    def add(self, record: AppointmentRecord) -> AppointmentRecord:
        """Write a new appointment."""
        return self._shelf.add(record)

    def update(self, record: AppointmentRecord) -> AppointmentRecord:
        """Write the next version of an appointment.

        Raises:
            ChangedMeanwhile: It was written by somebody else since it was read.
        """
        return self._shelf.update(record)

    def remove(self, appointment: bytes) -> bool:
        """Delete an appointment that was only planned, its planning taken back; says whether there was one."""
        return self._shelf.remove(appointment)

    def get(self, appointment: bytes) -> AppointmentRecord:
        """The appointment with this id.

        Raises:
            NotFound: There is none.
        """
        return self._shelf.get(appointment)

    def on_days(self, first: int, last: int) -> tuple[AppointmentRecord | Unreadable, ...]:
        """The appointments from the day `first` to the day `last`, both included, by planned time; unreadable ones last."""
        found = tuple(self._shelf.each(_ON_DAYS, {"first": first, "last": last}))
        return tuple(sorted(found, key=_when))

    def of_subject(self, subject: bytes) -> tuple[AppointmentRecord | Unreadable, ...]:
        """All appointments of a subject by planned time; unreadable ones last."""
        return tuple(sorted(self._shelf.each(APPOINTMENT.by_subject, {"subject": subject}), key=_when))


def _when(found: AppointmentRecord | Unreadable) -> tuple[bool, int]:
    if isinstance(found, Unreadable):
        return (True, 0)
    return (False, found.planned_ms)
