"""All doors into the journal, and the bundle of them that one open practice holds."""

from storage.journal import tables
from storage.journal.addenda import AddendumRepository
from storage.journal.apart import ApartRepository
from storage.journal.appointments import AppointmentRepository
from storage.journal.drafts import DraftRepository
from storage.journal.entries import EntryRepository
from storage.journal.kept import KeptRepository, MadeRepository
from storage.journal.permits import PermitRepository
from storage.journal.records import MEASURES_PURPOSE
from storage.journal.subjects import SubjectRepository
from storage.keys import Domain
from storage.store import Store

__all__ = [
    "AddendumRepository",
    "ApartRepository",
    "AppointmentRepository",
    "DraftRepository",
    "EntryRepository",
    "Journal",
    "KeptRepository",
    "MadeRepository",
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
        self.agreements = KeptRepository(store, tables.AGREEMENT)
        self.goals = KeptRepository(store, tables.GOAL)
        self.measurements = KeptRepository(store, tables.MEASUREMENT, MEASURES_PURPOSE)
        self.workouts = KeptRepository(store, tables.WORKOUT)
        self.safety_plans = KeptRepository(store, tables.SAFETY_PLAN)
        self.emergency_notes = ApartRepository(store, tables.EMERGENCY_NOTE)
        self.working_notes = ApartRepository(store, tables.WORKING_NOTE, Domain.WORKING)
        self.own_templates = MadeRepository(store, tables.OWN_TEMPLATE)
        self.phrases = MadeRepository(store, tables.PHRASE)
        self.instruments = MadeRepository(store, tables.INSTRUMENT)
