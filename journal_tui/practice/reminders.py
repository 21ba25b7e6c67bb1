"""What falls due for somebody: cases to answer, agreements that are open, consents that end. Days and topics, never a text.

The rule: what is shut is not reminded of, and what cannot be trusted stops nothing else. The rows are opened anew only
after one of them was written or a day has passed, so the day list stays quick.
"""

from collections.abc import Hashable
from datetime import date, timedelta

from journal_tui.practice.consent.after_withdrawal import AfterWithdrawal, Undecided
from journal_tui.practice.consent.aftermath import RENEWAL_DAYS, Renewal, renewals
from journal_tui.practice.context import Context
from journal_tui.practice.continuity.values import AgreementState
from journal_tui.practice.entries.reach import is_shut
from journal_tui.practice.errors import NotFound
from journal_tui.practice.values import Reminder, ReminderKind
from storage.journal.records import PermitRecord
from storage.sealed.record import Unreadable
from storage.sealed.shelf import UNTRUSTED
from storage.vault.case_records import CaseRecord

AGREEMENT_DAYS = 7
"""How many days ahead an agreement is reminded of."""


class Reminders:
    """The desk of what falls due."""

    def __init__(self, context: Context) -> None:
        """Take the open practice; nothing is read yet."""
        self._context = context
        self._stamp: tuple[Hashable, ...] = ()
        self._found: tuple[tuple[ReminderKind, bytes, date, str], ...] = ()
        self._case_stamp: Hashable = None
        self._asked_stamp: Hashable = None
        self._unasked: tuple[Undecided, ...] = ()
        self._case_rows: tuple[CaseRecord, ...] = ()

    def renewals(self, days: int = RENEWAL_DAYS) -> tuple[Renewal, ...]:
        """Give the consents that end within so many days or have expired, for asking anew."""
        return renewals(self._context, days)

    def due(self) -> tuple[Reminder, ...]:
        """Give what is overdue or soon due: cases first, then the rest, each the oldest first."""
        today = self._context.today()
        journal = self._context.journal
        stamp = (today, journal.agreements.stamp(), journal.permits.stamp())
        if stamp != self._stamp:
            found = [*self._agreements(today), *self._renewals(today)]
            self._found = tuple(sorted(found, key=lambda each: (each[2], each[0], each[1])))
            self._stamp = stamp
        made = (self._reminder(*each) for each in self._found)
        unanswered = self._unanswered(today)
        return (*self._cases(), *unanswered, *(each for each in made if each is not None))

    def _unanswered(self, today: date) -> tuple[Reminder, ...]:
        """Whom to ask after a withdrawal whether the texts shall go; who was asked in vain becomes a case of the owner's."""
        vault = self._context.vault

        def stamp() -> tuple[Hashable, ...]:
            return today, self._context.journal.permits.stamp(), vault.reviews.stamp(), vault.cases.stamp()

        if stamp() != self._asked_stamp:
            desk = AfterWithdrawal(self._context)
            if not (self._context.clock.wrong() or self._context.clock.just_confirmed):
                desk.carry_on()
            self._unasked, self._asked_stamp = desk.undecided(), stamp()
        return tuple(
            Reminder(ReminderKind.WITHDRAWAL, each.client, each.pseudonym, each.service, each.due, "")
            for each in self._unasked
        )

    def _cases(self) -> tuple[Reminder, ...]:
        """Every case that waits, also of somebody whose texts are shut: the law's time runs all the same."""
        vault = self._context.vault
        if vault.cases.stamp() != self._case_stamp:
            open_ones = [row for row in vault.cases.all() if not isinstance(row, Unreadable) and row.closed_ms is None]
            self._case_rows = tuple(sorted(open_ones, key=lambda row: row.extended_day or row.deadline_day))
            self._case_stamp = vault.cases.stamp()
        found = []
        for row in self._case_rows:
            subjects = self._context.register.subjects(row.subject)
            if subjects:
                who, last = subjects[0], date.fromordinal(row.extended_day or row.deadline_day)
                found.append(
                    Reminder(ReminderKind.CASE, who.client.hex(), who.pseudonym, who.service, last, row.kind, row.number)
                )
        return tuple(found)

    def _agreements(self, today: date) -> list[tuple[ReminderKind, bytes, date, str]]:
        last = (today + timedelta(days=AGREEMENT_DAYS)).toordinal()
        return [
            (ReminderKind.AGREEMENT, row.subject, date.fromordinal(row.due_day), row.topic)
            for row in self._context.journal.agreements.scan()
            if not isinstance(row, Unreadable)
            and row.state == AgreementState.OPEN
            and row.due_day is not None
            and row.due_day <= last
        ]

    def _renewals(self, today: date) -> list[tuple[ReminderKind, bytes, date, str]]:
        """Consents with a last day that is near: the newest permit of each subject and purpose decides."""
        newest: dict[tuple[bytes, str], PermitRecord] = {}
        for permit in self._context.journal.permits.all():
            if isinstance(permit, Unreadable):
                continue
            before = newest.get((permit.subject, permit.purpose))
            if before is None or (before.consent_seq, before.created_ms) <= (permit.consent_seq, permit.created_ms):
                newest[permit.subject, permit.purpose] = permit
        first, last = today.toordinal(), (today + timedelta(days=RENEWAL_DAYS)).toordinal()
        near = {
            (permit.subject, permit.valid_to_day)
            for permit in newest.values()
            if permit.valid_to_day is not None and permit.in_force(first) and permit.valid_to_day <= last
        }
        return [(ReminderKind.RENEWAL, subject, date.fromordinal(day), "") for subject, day in near]

    def _reminder(self, kind: ReminderKind, subject: bytes, due: date, topic: str) -> Reminder | None:
        try:
            if is_shut(self._context, subject):
                return None
            who = self._context.register.subject_by_id(subject)
        except (*UNTRUSTED, NotFound):
            return None
        return Reminder(kind, who.client.hex(), who.pseudonym, who.service, due, topic)
