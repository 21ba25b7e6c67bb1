"""All doors into the vault, and the bundle of them that one open practice holds."""

from storage.store import Store
from storage.vault import case_tables
from storage.vault.cases import EnquiryRepository, PlainRepository, SuppressionRepository
from storage.vault.consents import ConsentDocumentRepository, ConsentEventRepository, ConsentRecordRepository
from storage.vault.contact import ContactEventRepository, ContactPointRepository
from storage.vault.forms import FormsRepository
from storage.vault.mappings import MappingRepository
from storage.vault.people import NationalIdRepository, PersonRepository
from storage.vault.practice_rows import ActRepository, PracticeRecordRepository
from storage.vault.restrictions import RestrictionRepository
from storage.vault.tokens import DecisionRepository, TokenRepository

__all__ = [
    "ActRepository",
    "ConsentDocumentRepository",
    "ConsentEventRepository",
    "ConsentRecordRepository",
    "ContactEventRepository",
    "ContactPointRepository",
    "DecisionRepository",
    "EnquiryRepository",
    "FormsRepository",
    "MappingRepository",
    "NationalIdRepository",
    "PersonRepository",
    "PlainRepository",
    "PracticeRecordRepository",
    "RestrictionRepository",
    "SuppressionRepository",
    "TokenRepository",
    "Vault",
]


class Vault:
    """The repositories of one open vault."""

    def __init__(self, store: Store) -> None:
        """Take the open vault."""
        self.store = store
        self.people = PersonRepository(store)
        self.national_ids = NationalIdRepository(store)
        self.points = ContactPointRepository(store)
        self.contacts = ContactEventRepository(store)
        self.mappings = MappingRepository(store)
        self.tokens = TokenRepository(store)
        self.decisions = DecisionRepository(store)
        self.forms = FormsRepository(store)
        self.documents = ConsentDocumentRepository(store)
        self.events = ConsentEventRepository(store)
        self.records = ConsentRecordRepository(store)
        self.restrictions = RestrictionRepository(store)
        self.practice = PracticeRecordRepository(store)
        self.acts = ActRepository(store)
        self.cases = PlainRepository(store, case_tables.CASE)
        self.case_texts = PlainRepository(store, case_tables.CASE_TEXT)
        self.holds = PlainRepository(store, case_tables.HOLD)
        self.disclosures = PlainRepository(store, case_tables.DISCLOSURE)
        self.suppressions = SuppressionRepository(store)
        self.enquiries = EnquiryRepository(store)
        self.invoice_links = PlainRepository(store, case_tables.INVOICE_LINK)
        self.reviews = PlainRepository(store, case_tables.REVIEW)
        self.processors = PlainRepository(store, case_tables.PROCESSOR)
        self.erasures = PlainRepository(store, case_tables.ERASURE)
