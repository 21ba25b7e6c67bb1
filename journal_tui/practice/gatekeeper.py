"""Gathers the facts for the gate, writes its verdict to the audit log, and answers what may be read.

Rule: facts are read anew for every question, by look-ups of one client and never from memory, so that a withdrawal
committed elsewhere a moment ago counts. What cannot be read or does not hold together is a fact too: `trouble`.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from journal_tui.practice import codes
from journal_tui.practice.clock import TOLERANCE
from journal_tui.practice.consent.ledger import History
from journal_tui.practice.consent.state import Standing
from journal_tui.practice.context import Context
from journal_tui.practice.errors import Damaged, KeyMissing, NotFound, Tampered
from journal_tui.practice.gate import Editions, Facts, Permit, Refusal, Restricted, decide
from journal_tui.practice.register import Subject
from journal_tui.practice.values import Purpose, Service
from storage.audit.actions import Action
from storage.journal.records import JOURNAL_PURPOSE
from storage.keys import Domain
from storage.sealed.record import Unreadable
from storage.sealed.shelf import UNTRUSTED


class Gate:
    """The one gate of an open practice."""

    def __init__(self, context: Context) -> None:
        """Nothing is read yet."""
        self._context = context
        self._blocked: tuple[tuple[int, ...], frozenset[bytes]] | None = None

    def check(self, client: str, service: Service, purpose: Purpose = Purpose.JOURNAL) -> Permit | Refusal:
        """May this be journalled? The verdict is written to the audit log.

        Args:
            client: Client id, the beginning of one, or a pseudonym.
            service: Which service the text would belong to.
            purpose: What for.

        Returns:
            A permit, or a refusal that says why, since when, and what can be done instead.

        Raises:
            NotFound: There is no such client.
        """
        who = self._context.register.resolve(client)
        answer = self._decide(who, service, purpose)
        self._context.stores.vault.audit.add(
            Action.GATE_CHECKED,
            subject=who,
            purpose=codes.PURPOSES[purpose],
            result=codes.VERDICTS[answer.verdict],
            extra=codes.SERVICES[service],
        )
        return answer

    def decide_for(self, client: str, service: Service, purpose: Purpose = Purpose.JOURNAL) -> Permit | Refusal:
        """The same answer without a row in the log: for showing how things stand, never for opening a note."""
        return self._decide(self._context.register.resolve(client), service, purpose)

    def view(self, client: bytes, service: Service, history: History | None) -> Permit | Refusal:
        """What `decide_for` answers, on a history that has been read already (None: it cannot be trusted)."""
        return decide(self._facts(client, service, Purpose.JOURNAL, lambda _: history))

    def blocked(self, subject: bytes) -> bool:
        """Whether the text about a journal subject may not be read or looked up now.

        Text is open to reading only under a consent to a journal that is in force, and not while restricted.
        A new version of the document does not close what was written before it. The permit alone opens nothing: the
        vault's events must carry it, so that an older journal, put back, does not undo a withdrawal.

        Raises:
            Tampered, Damaged: The permits or the events cannot be trusted, so it cannot be said.
        """
        today = self._context.clock.latest().date().toordinal()
        permits = self._context.journal.permits.of_subject(subject)
        if not any(permit.purpose == JOURNAL_PURPOSE and permit.in_force(today) for permit in permits):
            return True
        if self.ended(subject):
            return True
        found = self._context.register.subject_by_id(subject)
        return self._context.restrictions.in_force(found.client, found.service) is not None

    def ended(self, subject: bytes) -> bool:
        """Whether the client's own acts do not, or no longer, allow a journal, whatever permits lie in it.

        Raises:
            Tampered, Damaged: The events cannot be trusted, so it cannot be said.
        """
        found = self._context.register.subject_by_id(subject)
        return not self._context.ledger.carries(found.client, found.service, self._context.clock.latest())

    def blocked_subjects(self) -> frozenset[bytes]:
        """All journal subjects whose text may not be read or looked up now; what cannot be decided is among them."""
        journal, restrictions = self._context.journal, self._context.restrictions
        today = self._context.clock.latest().date().toordinal()
        ids = journal.subjects.ids()
        events = self._context.vault.events.count()
        stamp = (today, len(ids), events, *journal.permits.stamp(), *restrictions.stamp())
        if self._blocked is None or self._blocked[0] != stamp:
            self._context.stores.journal.preload(Domain.JOURNAL)
            readable = {
                permit.subject
                for permit in journal.permits.all()
                if not isinstance(permit, Unreadable) and permit.purpose == JOURNAL_PURPOSE and permit.in_force(today)
            }
            self._blocked = (stamp, frozenset(ids) - (self._carried(readable) - restrictions.subjects_held()))
        return self._blocked[1]

    def _carried(self, subjects: set[bytes]) -> set[bytes]:
        """Those of these subjects whose clients allow a journal; one whose client cannot be found is not among them."""
        allowed = self._context.ledger.carried(self._context.clock.latest())
        found = set()
        for subject in subjects:
            with suppress(*UNTRUSTED, NotFound):
                who = self._context.register.subject_by_id(subject)
                if (who.client, who.service) in allowed:
                    found.add(subject)
        return found

    def _decide(self, client: bytes, service: Service, purpose: Purpose) -> Permit | Refusal:
        return decide(self._facts(client, service, purpose, self._context.ledger.history))

    def _facts(self, client: bytes, service: Service, purpose: Purpose, read: Callable[[bytes], History | None]) -> Facts:
        now = self._context.clock.now()
        trouble, history, standing, permit = "", None, None, ""
        subject: Subject | None = None
        restricted: Restricted | None = None
        elsewhere: tuple[Service, ...] = ()
        editions = Editions()
        half_done = not self._context.acts.settled(client)
        try:
            editions = self._context.publication.editions(service, now)
            subject = self._context.register.find_subject(client, service)
            restricted = self._context.restrictions.in_force(client, service)
            history = read(client)
            if history is not None:
                standing = history.standing(service)
                elsewhere = history.granted_elsewhere(service, purpose, now)
                permit, trouble = self._permit(subject, purpose, standing, history, now)
        except (Tampered, Damaged, KeyMissing) as error:
            trouble = error.code
        if half_done:
            trouble = "half_done"
        if self._context.clock.wrong():
            trouble = "clock"
        return Facts(
            client=client.hex(),
            subject=subject.id.hex() if subject else "",
            pseudonym=subject.pseudonym if subject else "",
            service=service,
            purpose=purpose,
            now=now,
            standing=standing,
            editions=editions,
            permit=permit,
            trouble=trouble,
            recorded=_recorded(history, now),
            restricted=restricted,
            elsewhere=elsewhere,
        )

    def _permit(
        self, subject: Subject | None, purpose: Purpose, standing: Standing, history: History, now: datetime
    ) -> tuple[str, str]:
        if subject is None:
            return "", ""
        return self._context.ledger.permit(subject.id, purpose, standing, now, history.seq)


def _recorded(history: History | None, now: datetime) -> datetime | None:
    """The newest time recorded for this client; within the clock's tolerance it counts as now."""
    last = history.last if history else None
    return now if last is not None and now < last <= now + TOLERANCE else last
