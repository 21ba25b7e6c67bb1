"""After a withdrawal without an erasure: the client is asked whether the texts shall go, and silence ends with the owner.

Rules: reading is shut from the moment of the withdrawal, whatever the answer; the client is asked within fourteen days and reminded
three times, fourteen days apart; when nobody has answered after that, a case is opened for the owner to decide. Nothing is erased here.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from journal_tui.practice.clock import from_ms
from journal_tui.practice.context import Context
from journal_tui.practice.errors import NotFound, RefusedByRule
from journal_tui.practice.register import Subject
from journal_tui.practice.rights.case_book import CaseBook
from journal_tui.practice.rights.case_words import CaseChannel, CaseKind, CaseState, ErasureGround, Identity
from journal_tui.practice.values import ConsentState, Purpose, Service
from storage.sealed.record import Unreadable, new_id
from storage.sealed.shelf import UNTRUSTED
from storage.vault.case_records import ReviewRecord

DAYS: Final = 14
REMINDERS: Final = 3
ASKED: Final = "erasure_asked"
KEPT: Final = "erasure_declined"


@dataclass(frozen=True, slots=True)
class Undecided:
    """A client who has withdrawn and has not said whether the texts shall go.

    Attributes:
        client: Whose; `pseudonym` and `service` say which journal.
        withdrawn: Since when it is shut.
        asked: How often the client was asked: once, then reminded.
        due: The day by which the client is asked, reminded, or the owner decides.
    """

    client: str
    pseudonym: str
    service: Service
    withdrawn: date
    asked: int
    due: date

    @property
    def for_owner(self) -> bool:
        """Whether everything has been asked that can be."""
        return self.asked > REMINDERS


class AfterWithdrawal:
    """The questions after a withdrawal, of one open practice."""

    def __init__(self, context: Context) -> None:
        """Take the open practice."""
        self._context = context
        self._book = CaseBook(context)

    def undecided(self) -> tuple[Undecided, ...]:
        """Everybody who has not answered, the most urgent first; what cannot be read stops nothing else."""
        found = []
        for row in self._shut():
            try:
                each = self._of(self._context.register.subject_by_id(row))
            except (*UNTRUSTED, NotFound):
                continue
            found += [each] if each is not None else []
        return tuple(sorted(found, key=lambda each: (each.due, each.pseudonym)))

    def of_client(self, client: str) -> tuple[Undecided, ...]:
        """What one client has not answered, a service each."""
        found = (self._of(each) for each in self._context.register.subjects(self._context.register.resolve(client)))
        return tuple(each for each in found if each is not None)

    def asked(self, client: str, service: Service) -> None:
        """Note that the client was asked, or reminded.

        Raises:
            RefusedByRule: There is nothing to ask (`nothing_to_ask`).
        """
        self._note(client, service, ASKED)

    def keeps(self, client: str, service: Service) -> None:
        """Note that the client wants the texts to stay, shut; an erasure is a case of its own.

        Raises:
            RefusedByRule: There is nothing to ask (`nothing_to_ask`).
        """
        self._note(client, service, KEPT)

    def carry_on(self) -> tuple[str, ...]:
        """Open a case for the owner about each that stayed without an answer; gives their numbers."""
        today = self._context.today()
        late = [each for each in self.undecided() if each.for_owner and each.due <= today]
        return tuple(self._case(each) for each in late)

    # -- inside -------------------------------------------------------------------------------

    def _shut(self) -> frozenset[bytes]:
        """Subjects of which some permit for the journal was withdrawn: the few whose history is worth reading."""
        return frozenset(
            row.subject
            for row in self._context.journal.permits.all()
            if not isinstance(row, Unreadable) and (row.purpose, row.state) == (Purpose.JOURNAL, ConsentState.WITHDRAWN)
        )

    def _of(self, subject: Subject) -> Undecided | None:
        answer = (
            self._context.ledger.history(subject.client)
            .standing(subject.service)
            .answer(Purpose.JOURNAL, self._context.clock.now())
        )
        if answer.decided is not ConsentState.WITHDRAWN or answer.ended is None or not self._has_text(subject):
            return None
        since = answer.ended.date()
        if self._has_case(subject, since):
            return None
        notes = [
            row
            for row in self._context.vault.reviews.of_client(subject.client)
            if not isinstance(row, Unreadable)
            and row.reason == subject.service.value
            and from_ms(row.at_ms).date() >= since
        ]
        if any(row.decision == KEPT for row in notes):
            return None
        asked = [from_ms(row.at_ms).date() for row in notes if row.decision == ASKED]
        due = max([since, *asked]) + timedelta(days=DAYS)
        return Undecided(subject.client.hex(), subject.pseudonym, subject.service, since, len(asked), due)

    def _has_text(self, subject: Subject) -> bool:
        journal = self._context.journal
        return bool(journal.entries.of_subject(subject.id) or journal.drafts.of_subject(subject.id))

    def _has_case(self, subject: Subject, since: date) -> bool:
        return any(
            row.kind == CaseKind.ERASURE
            and row.service in {"", subject.service.value}
            and (row.closed_ms is None or row.received_day >= since.toordinal())
            for client in self._context.persons.records(subject.client)
            for row in self._book.of_client(client)
        )

    def _note(self, client: str, service: Service, decision: str) -> None:
        who = self._context.register.resolve(client)
        if self._of(self._context.register.subject(who, service)) is None:
            raise RefusedByRule(reason="nothing_to_ask")
        now = self._context.stamp_ms()
        self._context.vault.reviews.add(
            ReviewRecord(id=new_id(), subject=who, created_ms=now, at_ms=now, decision=decision, reason=service.value)
        )

    def _case(self, each: Undecided) -> str:
        record = self._book.add(
            bytes.fromhex(each.client),
            CaseKind.ERASURE,
            CaseChannel.OWN,
            self._context.today(),
            service=each.service,
            ground=ErasureGround.WITHDRAWN.value,
        )
        known = replace(record, identity=Identity.OWN.value, state=CaseState.VERIFIED.value)
        return self._book.step(known, "identified", Identity.OWN.value).number
