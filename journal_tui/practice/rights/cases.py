"""The desk of rights requests: received, identified, prepared, approved, carried out, refused, closed; with their deadlines.

Rules: nothing is carried out for somebody who has not been identified, by whatever way it is asked; counselling records are
erased only when that was asked for in writing; in a practice of one the approval rests some days before it is carried out, in
a practice of several somebody else approves; a claim holds the data from the moment it is received, an objection restricts them.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from journal_tui.practice.clock import from_ms
from journal_tui.practice.context import Context
from journal_tui.practice.errors import InvalidInput, NotFound, RefusedByRule
from journal_tui.practice.restriction import RestrictionGround, Restrictions
from journal_tui.practice.rights.case_words import (
    ACCURATE,
    ANSWERED,
    REFUSED_BECAUSE,
    REQUESTED,
    WRITTEN,
    Case,
    CaseChannel,
    CaseKind,
    CaseState,
    CaseText,
)
from journal_tui.practice.rights.grounds import checked_ground
from journal_tui.practice.rights.holds import Hold, Holds
from journal_tui.practice.rights.noting import Noting
from journal_tui.practice.rights.order import Erased, Order, OrderKind, Plan
from journal_tui.practice.rights.own_decision import order_of
from journal_tui.practice.rights.standing import identified, live, ready
from journal_tui.practice.values import Service
from storage.audit.actions import Action
from storage.keys import Role
from storage.vault.case_records import CaseRecord

_IN_FORCE = date(2018, 5, 25)
"""The first day of these rights: a request from before is a year that was mistyped."""


class Cases(Noting):
    """The rights requests of one open practice."""

    def __init__(self, context: Context) -> None:
        """Stand behind the erasures that a case asks for."""
        super().__init__(context)
        self._holds = Holds(context)
        context.erasing.register(OrderKind.REQUEST, self._warrant, self._ended)

    def open(
        self,
        client: str,
        kind: CaseKind,
        channel: CaseChannel,
        received: date,
        *,
        service: Service | None = None,
        ground: str = "",
        scope: str = "",
        text: str = "",
    ) -> Case:
        """Write down a request; the time to answer runs from the day it was received.

        Args:
            client: Whose data; a client or pseudonym.
            kind: What is asked for.
            channel: How it came.
            received: The day; not one that lies ahead, nor before there were such rights.
            service: Only this service.
            ground: For an erasure one of `ErasureGround`, for a restriction of `RestrictionGround`; may be given later.
            scope: For a rectification what is wrong, in words: kept with what was written, and gone with it.
            text: What was written, sealed under the client's key.

        Raises:
            InvalidInput: The day lies ahead or too far back, or there is no such ground; nothing was written.
            NotFound: No such client, or the client does not have this service.
        """
        who = self._context.register.resolve(client)
        if received > self._context.today():
            raise InvalidInput(field="received", reason="in_future")
        if received < _IN_FORCE:
            raise InvalidInput(field="received", reason="too_early")
        if channel is CaseChannel.OWN:
            raise InvalidInput(field="channel", reason="unknown")
        if service is not None:
            self._context.persons.subject(who, service)
        checked_ground(kind, ground)
        with self._context.stores.vault.database.write():
            record = self._book.add(who, kind, channel, received, service=service, ground=ground)
            for said in (scope, text):
                if said:
                    self._book.write(record, REQUESTED, said)
            if kind is CaseKind.CLAIM:
                self._holds.put(who.hex(), "claim", case=record.number)
            if kind is CaseKind.OBJECTION:
                Restrictions(self._context).restrict(who.hex(), RestrictionGround.OBJECTION, service, record.number)
        return self._book.value(record)

    def list(self, *, over: bool = False) -> tuple[Case, ...]:
        """The cases, the most urgent first; those that are over only when asked for."""
        found = [self._book.value(record) for record in self._book.every()]
        return tuple(sorted((case for case in found if over or not case.over), key=lambda case: (case.over, case.deadline)))

    def of_client(self, client: str) -> tuple[Case, ...]:
        """The cases of a client and of whoever else the client is, newest first."""
        found = self._of_person(self._context.register.resolve(client))
        return tuple(self._book.value(record) for record in sorted(found, key=lambda each: each.created_ms, reverse=True))

    def get(self, number: str) -> Case:
        """One case.

        Raises:
            NotFound: There is none with this number.
        """
        return self._book.value(self._book.record(number))

    def holds(self, client: str) -> tuple[Hold, ...]:
        """What holds a client's data now: claims, debts, restrictions, open cases."""
        return self._holds.of_client(client)

    def texts(self, number: str) -> tuple[CaseText, ...]:
        """What was written in a case, oldest first; nothing once the client has been erased. Reading it is logged."""
        found = self._book.texts(number)
        if found:
            self._context.stores.vault.audit.add(Action.CASE_READ, subject=found[0].subject, object=found[0].case)
        return tuple(
            CaseText(row.kind, from_ms(row.at_ms), row.text, row.about, row.before, row.after, row.roles) for row in found
        )

    def alike(self, number: str) -> tuple[str, ...]:
        """Ids of other clients with the same name or phone as whoever asks, of whom nobody has said whether they are the same person."""
        who = self._book.record(number).subject
        return self._context.persons.alike(who.hex()) if who in self._context.register.clients() else ()

    def preview(self, number: str) -> Plan:
        """What the erasure that a case asks for would do now; changes nothing, and needs nobody identified yet."""
        return self._context.erasing.preview(order_of(self._context, live(self._book, number, CaseKind.ERASURE)))

    def approve(self, number: str, preview: bytes) -> Case:
        """Approve a preview by its hash.

        Raises:
            RefusedByRule: Nobody is identified, no ground, not asked in writing, the preview is not that of now, or in a practice
                of several the same person has identified the client (`same_person`).
        """
        record = live(self._book, number, CaseKind.ERASURE)
        identified(record)
        by_me = any((step.code, step.by) == ("identified", self._context.user_id) for step in record.steps)
        if by_me and len({each.user for each in self._context.stores.vault.users() if not each.role & Role.RECOVERY}) > 1:
            raise RefusedByRule(rule="case", reason="same_person")
        if not record.ground:
            raise RefusedByRule(rule="case", reason="no_ground")
        if CaseChannel(record.channel) not in WRITTEN and any(
            self._context.register.subjects(each) for each in self._context.persons.records(record.subject)
        ):
            raise RefusedByRule(rule="case", reason="not_written")
        if self.preview(number).hash != preview:
            raise RefusedByRule(rule="erasure", reason="preview_outdated")
        now = self._context.stamp_ms()
        user = self._context.user_id
        changed = replace(record, state=CaseState.APPROVED.value, preview=preview, approved_ms=now, approved_by=user)
        return self._book.step(changed, "approved")

    def erase(self, number: str, tell: Callable[[str], None] = lambda _step: None) -> Erased:
        """Carry out an approved erasure; the case is closed once nothing is left. `tell` hears of each step.

        Raises:
            RefusedByRule: Not identified, not approved, still cooling, held, or the data have changed since.
        """
        record = live(self._book, number, CaseKind.ERASURE)
        return self._context.erasing.erase(OrderKind.REQUEST, number, record.preview, tell)

    def restrict(self, number: str) -> Case:
        """Carry out a restriction: the mark stops writing and ordinary reading at once.

        Raises:
            RefusedByRule: Nobody is identified, or no ground is given.
        """
        record = live(self._book, number, CaseKind.RESTRICTION)
        identified(record)
        if not record.ground:
            raise RefusedByRule(rule="case", reason="no_ground")
        service = Service(record.service) if record.service else None
        with self._context.stores.vault.database.write():
            Restrictions(self._context).restrict(record.subject.hex(), RestrictionGround(record.ground), service, number)
            return self.finish(number)

    def ready(self, number: str, kind: CaseKind) -> Case:
        """A case of a kind that another desk carries out, and then ends by `finish`: only for somebody identified, and only once.

        Raises:
            RefusedByRule: Nobody is identified, the case is closed or of another kind.
        """
        return self._book.value(ready(self._book, number, kind))

    def weigh(self, number: str, text: str, *, upheld: bool) -> Case:
        """Decide on an objection with a written weighing; its restriction ends only when the practice's grounds weigh more.

        Raises:
            RefusedByRule: Nobody is identified, or the case is over or of another kind.
            InvalidInput: There is no text.
        """
        record = ready(self._book, number, CaseKind.OBJECTION)
        if not text.strip():
            raise InvalidInput(field="text", reason="empty")
        restrictions = Restrictions(self._context)
        with self._context.stores.vault.database.write():
            self._book.write(record, "weighing", text)
            self._book.step(record, "weighed", "upheld" if upheld else "overruled")
            case = self.finish(number)
            for held in restrictions.of_client(record.subject.hex()):
                if held.case == number and held.lifted is None and not upheld:
                    restrictions.lift(held.id, informed=True)
            return case

    def refuse(self, number: str, reason: str) -> Case:
        """Refuse a case, with a reason's code; the letter names the reason, the law, IMY and the court.

        Raises:
            InvalidInput: There is no such reason.
            RefusedByRule: It is a claim: what it holds is let go when it is settled and closed, not when we say no to it; or that
                the data are right is said of something else than a rectification.
        """
        record = live(self._book, number)
        if reason not in REFUSED_BECAUSE:
            raise InvalidInput(field="reason", reason="unknown")
        if record.kind == CaseKind.CLAIM or (reason == ACCURATE and record.kind != CaseKind.RECTIFICATION):
            raise RefusedByRule(rule="case", reason="not_this_kind")
        closed = replace(record, state=CaseState.REFUSED.value, closed_ms=self._context.stamp_ms())
        return self._book.step(closed, "refused", reason)

    def close(self, number: str) -> Case:
        """Close a case that asks for no act of ours: a complaint, a claim; a claim's hold is lifted with it.

        Raises:
            RefusedByRule: It is of another kind, to be carried out or refused; or a complaint that nobody has answered; see
                `Complaints.answer`.
        """
        record = live(self._book, number)
        if record.kind not in (CaseKind.COMPLAINT, CaseKind.CLAIM):
            raise RefusedByRule(rule="case", reason="not_this_kind")
        if record.kind == CaseKind.COMPLAINT and not any(step.code == ANSWERED for step in record.steps):
            raise RefusedByRule(rule="case", reason="no_answer")
        holds = [hold.id for hold in self._holds.of_client(record.subject.hex()) if hold.id and hold.case == number]
        with self._context.stores.vault.database.write():
            closed = replace(record, state=CaseState.CLOSED.value, closed_ms=self._context.stamp_ms())
            case = self._book.step(closed, "closed")
            for hold in holds:
                self._holds.lift(hold)
        return case

    def finish(self, number: str) -> Case:
        """What was asked for has been done.

        Raises:
            RefusedByRule: Nobody is identified, the case is over, or nothing has been erased for it.
        """
        record = live(self._book, number)
        identified(record)
        if record.kind == CaseKind.ERASURE and all(each.case != number for each in self._context.erasing.ledger()):
            raise RefusedByRule(rule="case", reason="not_approved")
        done = replace(record, state=CaseState.DONE.value, closed_ms=self._context.stamp_ms())
        return self._book.step(done, "done")

    # -- inside -------------------------------------------------------------------------------

    def _ended(self, reference: str) -> None:
        """What a case asked for is gone: the case is done, also when it took another unlock to get there, and so is one that asked for no more."""
        for row in self._book.every():
            if row.number == reference and row.closed_ms is None:
                self.finish(reference)
                self._finish_same(row.subject, reference)

    def _of_person(self, client: bytes) -> tuple[CaseRecord, ...]:
        return tuple(row for each in self._context.persons.records(client) for row in self._book.of_client(each))

    def _finish_same(self, client: bytes, reference: str) -> None:
        for row in self._book.every():
            open_one = row.kind == CaseKind.ERASURE and row.closed_ms is None and bool(row.identity)
            theirs = open_one and (row.subject == client or self._context.erasing.erased(row.subject))
            if theirs and not self._context.erasing.preview(order_of(self._context, row)).asked:
                done = replace(row, state=CaseState.DONE.value, closed_ms=self._context.stamp_ms())
                self._book.step(done, "done", reference)

    def _warrant(self, reference: str, approved: bytes) -> Order:
        """Stand behind an erasure: an identified person asked for it, this very preview is approved, and time has passed."""
        try:
            record = live(self._book, reference, CaseKind.ERASURE)
        except NotFound:
            raise RefusedByRule(rule="erasure", reason="no_warrant") from None
        identified(record)
        if record.state != CaseState.APPROVED or record.approved_ms is None or record.preview != approved:
            raise RefusedByRule(rule="erasure", reason="not_approved")
        cooling = timedelta(days=self._context.settings.days("cooling_days"))
        if self._context.clock.now() < from_ms(record.approved_ms) + cooling:
            raise RefusedByRule(rule="erasure", reason="cooling")
        return order_of(self._context, record)
