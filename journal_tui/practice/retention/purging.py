"""The desk of purges (gallring): what is due by rule, a preview, and its carrying out through the one erasure.

Rules: a purge never decides by itself: it is previewed, approved by hash and run; what is held waits and is named; a client who is
left out for now is left out with a written reason. A purge with a clock that was set back does not run.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from journal_tui.practice.clock import from_ms, to_ms
from journal_tui.practice.context import Context
from journal_tui.practice.entries.drafting import Drafting
from journal_tui.practice.entries.text import checked
from journal_tui.practice.errors import InvalidInput, RefusedByRule
from journal_tui.practice.retention import due as deciding
from journal_tui.practice.retention.due import ClientFacts, Due
from journal_tui.practice.retention.facts import Facts
from journal_tui.practice.retention.rules import Rules, rules
from journal_tui.practice.rights.order import Erased, Order, OrderKind, Plan
from storage.sealed.record import Unreadable, new_id
from storage.vault.case_records import ReviewRecord

EXCLUDED, KEPT = "excluded", "kept"
DRAFT = "draft"
"""The rule of notes that nobody signed."""
CASE = "case"
"""The rule of what outlives its client: cases, holds, disclosures."""
_EXCLUSION = timedelta(days=30)
"""For how long somebody who was left out of a purge is left out."""


@dataclass(frozen=True, slots=True)
class PurgeLine:
    """One thing that is due, with what would go. `excluded`: left out for now. `hash`: of its own plan."""

    due: Due
    rows: int
    hash: bytes
    excluded: bool = False

    @property
    def runs(self) -> bool:
        """Whether it would be carried out."""
        return not self.excluded and not self.due.held_by and self.rows > 0


@dataclass(frozen=True, slots=True)
class Purge:
    """A purge as it would be run today. `hash` is what is approved; `number` its short form, typed to confirm."""

    lines: tuple[PurgeLine, ...]
    hash: bytes

    @property
    def number(self) -> str:
        """Six digits of the hash, for a person to type."""
        return f"{int.from_bytes(self.hash[:4]) % 1_000_000:06d}"

    @property
    def running(self) -> tuple[PurgeLine, ...]:
        """The lines that would be carried out."""
        return tuple(line for line in self.lines if line.runs)


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A journal without contact for so many years that it is looked at (promise P35)."""

    client: str
    years: int
    start_ordinal: int
    channel: str


class Retention:
    """What must go, in one open practice."""

    def __init__(self, context: Context) -> None:
        """Stand behind the erasures that a rule asks for."""
        self._context = context
        self._facts = Facts(context)
        context.erasing.register(OrderKind.PURGE, self._warrant, self._ended)

    def rules(self) -> Rules:
        """The rules in force."""
        return rules()

    def due(self) -> tuple[Due, ...]:
        """Everything that is due today, the oldest first; what is held is among it."""
        today = self._context.today()
        restarts = bool(self._context.settings.days("debt_restarts_clock"))

        def late(start: date) -> bool:
            return rules().rule("R1").due(start) <= today

        found = [
            *deciding.due_clients(self._facts.clients(late=late), today, rules(), debt_restarts=restarts),
            *deciding.due_rows(self._facts.rows(), today, rules()),
        ]
        return tuple(sorted(found, key=lambda each: (each.since, each.rule, each.owner, each.row)))

    def of_client(self, client: str) -> tuple[ClientFacts, int]:
        """The facts of a client's clock, and the ordinal of the day on which something of theirs is due."""
        facts = self._facts.client(self._context.register.resolve(client))
        restarts = bool(self._context.settings.days("debt_restarts_clock"))
        return facts, rules().rule("R1").due(deciding.clock_start(facts, debt_restarts=restarts)).toordinal()

    def preview(self) -> Purge:
        """What would go if the purge ran now; changes nothing."""
        return _purge(tuple(self._planned()))

    def plan(self, line: PurgeLine) -> Plan:
        """What one line of a preview would take away; changes nothing."""
        return self._context.erasing.preview(self._order(line.due))

    def run(self, approved: bytes, tell: Callable[[int, int], None] = lambda _done, _total: None) -> tuple[Erased, ...]:
        """Carry out an approved preview, line by line; each line is an erasure of its own.

        Args:
            approved: Hash of the preview.
            tell: Told how many lines are done, of how many.

        Raises:
            RefusedByRule: Something has changed since the preview, or the clock is more than a year ahead of the practice's last
                use (`clock_leapt`); nothing was done.
            ClockWentBack, DateUnconfirmed: The clock stands before something already recorded, or has jumped ahead.
        """
        self._context.clock.require()
        if self._context.clock.leapt:
            raise RefusedByRule(rule="purge", reason="clock_leapt")
        planned = self._planned()
        purge = _purge(tuple(planned))
        if purge.hash != approved:
            raise RefusedByRule(rule="purge", reason="preview_outdated")
        whole = {line.due.owner for line in purge.running if not line.due.row and not line.due.minimal}
        lines = [  # rows go with their owner, but for those that outlive it
            line for line in purge.running if not line.due.row or line.due.owner not in whole or line.due.rule == CASE
        ]
        ended: list[Erased] = []
        for line in lines:
            tell(len(ended), len(lines))
            plan = self.plan(
                line
            )  # with an earlier line the last other row under a key may have gone; the rows stay the approved ones
            if (plan.rows, plan.lines) != (planned[line].rows, planned[line].lines):
                raise RefusedByRule(rule="purge", reason="preview_outdated")
            ended.append(self._context.erasing.erase(OrderKind.PURGE, line.due.reference, plan.hash))
        return tuple(ended)

    def exclude(self, client: str, reason: str) -> None:
        """Leave a client out of the purges of the next thirty days.

        Raises:
            InvalidInput: There is no reason.
        """
        self._note(client, EXCLUDED, reason)

    def keep(self, client: str, reason: str) -> None:
        """Say why a journal without contact is kept; it is asked about again at the next year of review.

        Raises:
            InvalidInput: There is no reason.
        """
        self._note(client, KEPT, reason)

    def overdue_days(self) -> int:
        """For how many days the oldest purge has waited beyond what is allowed; 0 when none has."""
        return deciding.overdue_days(self.due(), self._context.today(), rules())

    def reviews(self) -> tuple[ReviewLine, ...]:
        """Journals without contact that nobody has looked at since they reached a year of review, the oldest first."""
        today, found, looked = self._context.today(), [], set[bytes]()

        def late(start: date) -> bool:
            return bool(deciding.review_year(start, today, rules().review_years))

        for facts in self._facts.clients(late=late):
            if not facts.record or facts.enquiry or facts.client in looked:
                continue
            looked |= set(self._context.persons.records(facts.client))
            start = facts.last_contact or facts.registered
            years = deciding.review_year(start, today, rules().review_years)
            if years and not self._reviewed(facts.client, years, start.toordinal()):
                found.append(ReviewLine(facts.client.hex(), years, start.toordinal(), facts.channel))
        return tuple(sorted(found, key=lambda line: line.start_ordinal))

    # -- inside -------------------------------------------------------------------------------

    def _planned(self) -> dict[PurgeLine, Plan]:
        """Everything that is due, each with what it would take away now."""
        excluded = self._excluded()
        plans = [(each, self._context.erasing.preview(self._order(each))) for each in self.due()]
        return {PurgeLine(each, len(plan.rows), plan.hash, each.owner in excluded): plan for each, plan in plans}

    def _order(self, due: Due) -> Order:
        rule = rules().rule(due.rule)
        only = None
        if due.minimal:
            only = self._facts.surplus(due.owner)
        elif due.row:
            only = self._facts.of_case(due.row) if due.rule == CASE else frozenset({due.row})
        classes = rule.minimal if due.minimal else rule.classes
        return Order(kind=OrderKind.PURGE, reference=due.reference, client=due.owner, classes=classes, only=only)

    def _warrant(self, reference: str, approved: bytes) -> Order:
        """Stand behind a purge of what is due today, not held and not left out; nothing else."""
        for each in self.due():
            if each.reference == reference:
                if each.held_by or each.owner in self._excluded():
                    break
                order = self._order(each)
                plan: Plan = self._context.erasing.preview(order)
                if plan.hash == approved:
                    return order
                raise RefusedByRule(rule="erasure", reason="preview_outdated")
        raise RefusedByRule(rule="erasure", reason="not_due")

    def _ended(self, reference: str) -> None:
        """A draft that is gone is told with its appointment, as one that was thrown away by hand is."""
        rule, owner, row = reference.split("/")
        if rule == DRAFT:
            Drafting(self._context).purged(bytes.fromhex(owner), bytes.fromhex(row))

    def _note(self, client: str, decision: str, reason: str) -> None:
        if not reason.strip():
            raise InvalidInput(field="reason", reason="empty")
        checked(reason)
        who = self._context.register.resolve(client)
        now = self._context.stamp_ms()
        self._context.vault.reviews.add(
            ReviewRecord(id=new_id(), subject=who, created_ms=now, at_ms=now, decision=decision, reason=reason)
        )

    def _excluded(self) -> frozenset[bytes]:
        since = to_ms(self._context.clock.now() - _EXCLUSION)
        rows = self._context.vault.reviews.all()
        return frozenset(
            each
            for row in rows
            if not isinstance(row, Unreadable) and row.decision == EXCLUDED and row.at_ms >= since
            for each in self._context.persons.records(row.subject)
        )

    def _reviewed(self, client: bytes, years: int, start: int) -> bool:
        """Whether somebody said why it is kept after it had reached this year of review."""
        reached = deciding.years_later(start, years)
        return any(
            not isinstance(row, Unreadable) and row.decision == KEPT and from_ms(row.at_ms).date().toordinal() >= reached
            for each in self._context.persons.records(client)
            for row in self._context.vault.reviews.of_client(each)
        )


def _purge(lines: tuple[PurgeLine, ...]) -> Purge:
    digest = hashlib.sha256(b"journal-tui/purge-preview/1")
    for line in lines:
        digest.update(f"{line.due.reference}/{line.excluded}/{line.due.held_by}".encode() + line.hash)
    return Purge(lines, digest.digest())
