"""Makes consent events and adds them, after `state.py` has agreed that they may come now."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from journal_tui.practice.consent.events import ConsentEvent, Entity, EventKind
from journal_tui.practice.consent.state import InvalidMove, Standing
from journal_tui.practice.context import Context
from journal_tui.practice.errors import ClockWentBack, InvalidInput, RefusedByRule
from journal_tui.practice.register import Subject
from journal_tui.practice.values import Purpose
from storage.sealed.record import new_id

_CLOSING = frozenset({EventKind.WITHDRAWN, EventKind.INVALIDATED})


class Moves:
    """The one way in which an event is added."""

    def __init__(self, context: Context) -> None:
        """Nothing is read yet."""
        self._context = context

    def make(
        self,
        kind: EventKind,
        subject: Subject,
        *,
        version: int = 0,
        document: str = "",
        record: str = "",
        purposes: tuple[Purpose, ...] = (),
        answers: Mapping[Purpose, bool] | None = None,
        valid_to: date | None = None,
        entity: Entity = Entity.CLIENT,
        by_client: bool = False,
        reason: str = "",
        act: str = "",
    ) -> ConsentEvent:
        """An event of this moment; not added yet. What closes never waits for a clock.

        Raises:
            ClockWentBack: The clock stands before something already recorded.
        """
        return ConsentEvent(
            id=new_id().hex(),
            seq=0,
            kind=kind,
            at=self._now(kind, subject),
            service=subject.service,
            version=version,
            document=document,
            record=record,
            purposes=purposes,
            answers=answers or {},
            valid_to=valid_to,
            entity=entity,
            by_client=by_client,
            reason=reason,
            act=act,
        )

    def _now(self, kind: EventKind, subject: Subject) -> datetime:
        if kind in _CLOSING:
            return self._context.clock.closing_stamp(self._context.ledger.history(subject.client).last)
        return self._context.clock.stamp()

    def standing(self, subject: Subject) -> Standing:
        """How the consent stands, read anew."""
        return self._context.ledger.history(subject.client).standing(subject.service)

    def add(self, subject: Subject, event: ConsentEvent) -> ConsentEvent:
        """Add an event at the end of the chain, in the current write of the vault.

        Raises:
            RefusedByRule, InvalidInput, ClockWentBack: It may not come now; nothing was added.
            Tampered: The chain is broken.
        """
        with self._context.stores.vault.database.write():
            history = self._context.ledger.history(subject.client)
            self.check(history.standing(subject.service), event, history.seq + 1)
            if history.last is not None and event.at < history.last:
                raise ClockWentBack(recorded=history.last.date().isoformat())
            return self._context.ledger.append(subject.client, event)

    def check(self, standing: Standing, event: ConsentEvent, seq: int) -> Standing:
        """The standing after an event, in the errors that a person can act on.

        Raises:
            RefusedByRule, InvalidInput, ClockWentBack: It may not come now.
        """
        numbered = replace(event, seq=seq)
        try:
            return standing.after(numbered)
        except InvalidMove as move:
            reason = move.reason
        if reason == "clock":
            raise ClockWentBack(recorded=standing.last.date().isoformat() if standing.last else "")
        if reason == "unanswered":
            raise InvalidInput(field="answers", reason="unanswered")
        raise RefusedByRule(reason=reason)
