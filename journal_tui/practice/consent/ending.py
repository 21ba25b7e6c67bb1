"""Ends consent: withdrawal and invalidation. The journal's permit closes first, then the event is added in the vault.

Rule: what the client has taken back is closed at once, whatever fails afterwards. The act is written down before the
first step, so that a cut between the two stores is finished, never undone. It does not wait for a clock that is wrong.
"""

from datetime import timedelta

from journal_tui.practice import codes
from journal_tui.practice.clock import to_ms
from journal_tui.practice.consent.events import Entity, EventKind, InvalidationGround
from journal_tui.practice.consent.moves import Moves
from journal_tui.practice.context import Context
from journal_tui.practice.entries.drafting import Drafting
from journal_tui.practice.errors import InvalidInput, RefusedByRule
from journal_tui.practice.register import Subject
from journal_tui.practice.values import ConsentState, Purpose
from storage.audit.actions import Action
from storage.vault.records import ActRecord

WITHDRAW = "withdraw"
INVALIDATE = "invalidate"
DISCARD = "discard"
KEEP = "keep"


class Ending:
    """Ends one client's consent for one service."""

    def __init__(self, context: Context, moves: Moves) -> None:
        """Also says how an ending that was cut off is finished."""
        self._context = context
        self._moves = moves
        context.acts.register(WITHDRAW, self.finish_withdrawal)
        context.acts.register(INVALIDATE, self.finish_invalidation)

    def withdraw(self, subject: Subject, purpose: Purpose | None, draft: str) -> str:
        """Withdraw one purpose or everything that can be.

        Returns:
            Id of the consent record that this ended, as hex.
        """
        if draft not in (DISCARD, KEEP):
            raise InvalidInput(field="draft", reason="unknown")
        standing = self._moves.standing(subject)
        now = self._context.clock.closing_stamp(standing.last)
        able = [p for p in Purpose if standing.answer(p, now).decided in (ConsentState.GRANTED, ConsentState.EXPIRED)]
        named = tuple(p for p in able if purpose in (None, p))
        if not named:
            raise RefusedByRule(reason="nothing_to_withdraw")
        words = (draft, *(p.value for p in named))
        service = subject.service.value
        objects = (subject.id, *self._drafts(subject, named, draft))
        with self._context.acts.act(WITHDRAW, subject.client, service=service, objects=objects, codes=words) as act:
            self.finish_withdrawal(act)
        return standing.answer(named[0], now).record

    def finish_withdrawal(self, act: ActRecord) -> None:
        """Carry out a withdrawal from wherever it stands; what is done already stays as it is."""
        subject = self._context.register.subject_by_id(act.objects[0])
        draft, *named = act.codes
        purposes = tuple(Purpose(word) for word in named)
        self._close(subject, act, purposes, ConsentState.WITHDRAWN, draft)
        Drafting(self._context).forget(act.objects[1:])
        if self._added(subject, act):
            return
        with self._context.stores.vault.database.write():
            event = self._moves.make(EventKind.WITHDRAWN, subject, purposes=purposes, act=act.id.hex())
            event = self._moves.add(subject, event)
            for purpose in purposes:
                self._context.stores.vault.audit.add(
                    Action.CONSENT_WITHDRAWN,
                    subject=subject.client,
                    object=bytes.fromhex(event.id),
                    purpose=codes.PURPOSES[purpose],
                    extra=codes.SERVICES[subject.service],
                )

    def invalidate(self, subject: Subject, ground: InvalidationGround) -> str:
        """Say that the newest record with a yes never counted.

        Returns:
            Id of that record, as hex.
        """
        standing = self._moves.standing(subject)
        record = next((each for each in reversed(standing.records) if any(each.answers.values())), None)
        if record is None:
            raise RefusedByRule(reason="no_such_record")
        objects = (subject.id, bytes.fromhex(record.id))
        service = subject.service.value
        with self._context.acts.act(
            INVALIDATE, subject.client, service=service, objects=objects, codes=(ground.value,)
        ) as act:
            self.finish_invalidation(act)
        return record.id

    def finish_invalidation(self, act: ActRecord) -> None:
        """Carry out an invalidation from wherever it stands."""
        subject = self._context.register.subject_by_id(act.objects[0])
        record = act.objects[1].hex()
        newest = self._moves.standing(subject).records[-1]
        if newest.id == record:
            granted = tuple(purpose for purpose, yes in newest.answers.items() if yes)
            self._close(subject, act, granted, ConsentState.INVALIDATED, KEEP)
        if self._added(subject, act):
            return
        with self._context.stores.vault.database.write():
            event = self._moves.make(
                EventKind.INVALIDATED,
                subject,
                record=record,
                entity=Entity.COUNSELLOR,
                reason=InvalidationGround(act.codes[0]).value,
                act=act.id.hex(),
            )
            event = self._moves.add(subject, event)
            self._context.stores.vault.audit.add(
                Action.CONSENT_INVALIDATED,
                subject=subject.client,
                object=bytes.fromhex(event.id),
                extra=codes.SERVICES[subject.service],
            )

    def _close(
        self, subject: Subject, act: ActRecord, purposes: tuple[Purpose, ...], state: ConsentState, draft: str
    ) -> None:
        now = self._context.clock.closing_stamp()
        seq = self._number(subject, act)
        until = now + timedelta(days=self._context.settings.days("keep_draft_days"))
        with self._context.stores.journal.database.write():
            self._context.ledger.close_permits(subject, purposes, state, now, seq)
            if Purpose.JOURNAL in purposes:
                Drafting(self._context).stop(subject.id, to_ms(until) if draft == KEEP else None)

    def _drafts(self, subject: Subject, purposes: tuple[Purpose, ...], draft: str) -> tuple[bytes, ...]:
        """The open notes that are about to be thrown away; the vault's side of them goes when the journal's has gone."""
        if draft == KEEP or Purpose.JOURNAL not in purposes:
            return ()
        return tuple(row.id for row in self._context.journal.drafts.of_subject(subject.id))

    def _added(self, subject: Subject, act: ActRecord) -> bool:
        """Whether the event of this act is in the vault already."""
        return any(event.act == act.id.hex() for event in self._context.ledger.history(subject.client).events)

    def _number(self, subject: Subject, act: ActRecord) -> int:
        """The number of this act's event: the one that it has, or the one that it will get."""
        history = self._context.ledger.history(subject.client)
        return next((event.seq for event in history.events if event.act == act.id.hex()), history.seq + 1)
