"""All doors into the journal, and the bundle of them that one open practice holds."""

from storage.journal.addenda import AddendumRepository
from storage.journal.appointments import AppointmentRepository
from storage.journal.drafts import DraftRepository
from storage.journal.entries import EntryRepository
from storage.journal.permits import PermitRepository
from storage.journal.subjects import SubjectRepository
from storage.store import Store

__all__ = [
    "AddendumRepository",
    "AppointmentRepository",
    "DraftRepository",
    "EntryRepository",
    "Journal",
    "PermitRepository",
    "SubjectRepository",
]


class Journal:
    """The repositories of one open journal store."""

    def __init__(self, store: Store) -> None:
        """Take the open journal store."""
        self.store = store
        self.subjects = SubjectRepository(store)
        self.permits = PermitRepository(store)
        self.appointments = AppointmentRepository(store)
        self.drafts = DraftRepository(store)
        self.entries = EntryRepository(store)
        self.addenda = AddendumRepository(store)
