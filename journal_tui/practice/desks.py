"""The desks of one open practice, where the work is done: each made when it is first asked for, and left at lock."""

from functools import cached_property

from journal_tui.practice.alias_desk import AliasDesk
from journal_tui.practice.apart.emergency import EmergencyNotes
from journal_tui.practice.apart.working import WorkingNotes
from journal_tui.practice.appointments import Appointments
from journal_tui.practice.bookkeeping.books import Books
from journal_tui.practice.bookkeeping.corrections import Corrections
from journal_tui.practice.bookkeeping.debts import Debts
from journal_tui.practice.calendar.desk import CalendarDesk
from journal_tui.practice.clients import Clients
from journal_tui.practice.consent.after_withdrawal import AfterWithdrawal
from journal_tui.practice.consent.consents import Consents
from journal_tui.practice.context import Context
from journal_tui.practice.continuity.agreements import Agreements
from journal_tui.practice.continuity.goals import Goals
from journal_tui.practice.continuity.safety_plans import SafetyPlans
from journal_tui.practice.contracts import Contracts
from journal_tui.practice.disclosure.exports import Exports
from journal_tui.practice.disclosure.register import Disclosures
from journal_tui.practice.enquiries.desk import Enquiries
from journal_tui.practice.entries import Entries
from journal_tui.practice.errors import Locked
from journal_tui.practice.gatekeeper import Gate
from journal_tui.practice.held_over import HeldOver
from journal_tui.practice.leaks import Leaks
from journal_tui.practice.library import Library
from journal_tui.practice.lookup import Lookup
from journal_tui.practice.measures.desk import Measures
from journal_tui.practice.persons import Persons
from journal_tui.practice.policy.processing import Processing
from journal_tui.practice.policy.publishing import Policies
from journal_tui.practice.reminders import Reminders
from journal_tui.practice.restriction import Restrictions
from journal_tui.practice.retention.purging import Retention
from journal_tui.practice.rights.access import Access
from journal_tui.practice.rights.cases import Cases
from journal_tui.practice.rights.complaints import Complaints
from journal_tui.practice.rights.letters import Letters
from journal_tui.practice.rights.notices import Notices
from journal_tui.practice.rights.portability import Portability
from journal_tui.practice.rights.rectification import Rectifications
from journal_tui.practice.rights.suppression import Suppressions
from journal_tui.practice.supervision.desk import Supervision
from journal_tui.practice.timeline.desk import Timelines
from journal_tui.practice.workouts.desk import Workouts


class Desks:
    """What an open practice offers. After `_leave_desks` none of them answers any more."""

    def __init__(self, context: Context) -> None:
        """Take the open practice; no desk is made yet."""
        self._context = context
        self._closed = False

    @property
    def context(self) -> Context:
        """What the desks share; nothing outside the practice package uses it.

        Raises:
            Locked: The practice has been closed.
        """
        if self._closed:
            raise Locked
        return self._context

    @cached_property
    def clients(self) -> Clients:
        """Who comes to the practice."""
        return Clients(self.context)

    @cached_property
    def contracts(self) -> Contracts:
        """From when to when each service is agreed."""
        return Contracts(self.context)

    @cached_property
    def after_withdrawal(self) -> AfterWithdrawal:
        """Whom to ask, after a withdrawal, whether the texts shall go."""
        return AfterWithdrawal(self.context)

    @cached_property
    def enquiries(self) -> Enquiries:
        """Questions from people who have not bought anything."""
        return Enquiries(self.context)

    @cached_property
    def emergency_notes(self) -> EmergencyNotes:
        """Short notes in danger to life."""
        return EmergencyNotes(self.context)

    @cached_property
    def working_notes(self) -> WorkingNotes:
        """Notes for their author alone."""
        return WorkingNotes(self.context)

    @cached_property
    def held_over(self) -> HeldOver:
        """What was typed and is not saved, over a lock."""
        return HeldOver(self.context)

    @property
    def consent(self) -> Consents:
        """Asked, answered, withdrawn."""
        return self.context.consent

    @property
    def persons(self) -> Persons:
        """Which clients are one person."""
        return self.context.persons

    @property
    def gate(self) -> Gate:
        """May this be journalled?"""
        return self.context.gate

    @property
    def restrictions(self) -> Restrictions:
        """Restrictions of processing."""
        return self.context.restrictions

    @cached_property
    def appointments(self) -> Appointments:
        """Meetings."""
        return Appointments(self.context)

    @cached_property
    def calendar(self) -> CalendarDesk:
        """Calendar files, read into appointments."""
        return CalendarDesk(self.context)

    @cached_property
    def entries(self) -> Entries:
        """Notes: draft, sign, amend, read."""
        return Entries(self.context)

    @cached_property
    def measures(self) -> Measures:
        """Questionnaires, scales and numbers, and their values over time."""
        return Measures(self.context)

    @cached_property
    def reminders(self) -> Reminders:
        """What falls due for somebody."""
        return Reminders(self.context)

    @cached_property
    def workouts(self) -> Workouts:
        """Training, line by line, and how each exercise goes."""
        return Workouts(self.context)

    @cached_property
    def lookup(self) -> Lookup:
        """Words to entries."""
        return Lookup(self.context)

    @cached_property
    def agreements(self) -> Agreements:
        """What was agreed, and homework."""
        return Agreements(self.context)

    @cached_property
    def goals(self) -> Goals:
        """Goals and how near they are."""
        return Goals(self.context)

    @cached_property
    def safety_plans(self) -> SafetyPlans:
        """Safety plans, in versions."""
        return SafetyPlans(self.context)

    @cached_property
    def timeline(self) -> Timelines:
        """Everything that happened with one client."""
        return Timelines(self.context)

    @cached_property
    def supervision(self) -> Supervision:
        """Texts for supervision."""
        return Supervision(self.context, self.leaks)

    @cached_property
    def aliases(self) -> AliasDesk:
        """Tokens of third persons: merged, told apart, given a role; words that are no names."""
        return AliasDesk(self.context)

    @cached_property
    def cases(self) -> Cases:
        """Rights requests."""
        return Cases(self.context)

    @cached_property
    def rectifications(self) -> Rectifications:
        """What was wrong about a client, put right."""
        return Rectifications(self.context, self.cases, self.clients)

    @cached_property
    def complaints(self) -> Complaints:
        """Complaints and their answers."""
        return Complaints(self.context)

    @cached_property
    def suppressions(self) -> Suppressions:
        """Who gets no marketing."""
        return Suppressions(self.context)

    @cached_property
    def access(self) -> Access:
        """Everything that is held about a client, for that client."""
        return Access(self.context, self.cases)

    @cached_property
    def policies(self) -> Policies:
        """Versions of the privacy policy."""
        return Policies(self.context)

    @cached_property
    def processing(self) -> Processing:
        """The register of processing and the inventory of data."""
        return Processing(self.context)

    @cached_property
    def portability(self) -> Portability:
        """What a client gave, to take along."""
        return Portability(self.context, self.cases)

    @cached_property
    def letters(self) -> Letters:
        """Letters about rights."""
        return Letters(self.context, self.cases)

    @cached_property
    def notices(self) -> Notices:
        """Letters to whoever was given data about a client."""
        return Notices(self.context, self.cases)

    @cached_property
    def retention(self) -> Retention:
        """What must go, and the purge."""
        return Retention(self.context)

    @cached_property
    def corrections(self) -> Corrections:
        """What is wrong in the bookkeeping, put right."""
        return Corrections(self.context)

    @cached_property
    def books(self) -> Books:
        """Invoices and receipts."""
        return Books(self.context)

    @cached_property
    def debts(self) -> Debts:
        """Invoices that were handed over for collection."""
        return Debts(self.context)

    @cached_property
    def disclosures(self) -> Disclosures:
        """What left the practice."""
        return Disclosures(self.context)

    @cached_property
    def exports(self) -> Exports:
        """The narrow ways out."""
        return Exports(self.context)

    @cached_property
    def leaks(self) -> Leaks:
        """Does the journal name anybody?"""
        return Leaks(self.context)

    @cached_property
    def library(self) -> Library:
        """Templates and phrases that the practice made for itself."""
        return Library(self.context)

    def _leave_off(self) -> None:
        """End what takes long and is under way, while its end can still be written to the log."""
        if "leaks" in self.__dict__:
            self.leaks.stop()

    def _leave_desks(self) -> None:
        for name in [name for name, kept in vars(Desks).items() if isinstance(kept, cached_property)]:
            self.__dict__.pop(name, None)
