"""The one way of the three desks to who is meant, to the consent, and to the log.

The rule: nothing is written before the gate said yes, a moment ago and in the log; nothing is read that is shut; every
read of a text says so in the log, and putting names back says so once more.
"""

from collections.abc import Iterable
from datetime import datetime

from journal_tui.practice.clock import to_ms
from journal_tui.practice.context import Context
from journal_tui.practice.entries.reach import is_shut, refuse_blocked
from journal_tui.practice.errors import ConsentMissing, InvalidInput
from journal_tui.practice.gate import Refusal
from journal_tui.practice.ids import row_id
from journal_tui.practice.register import Subject
from journal_tui.practice.values import Purpose, Service
from storage.audit.actions import Action


class Door:
    """Asked by each desk before it writes or reads."""

    def __init__(self, context: Context) -> None:
        """Take the open practice."""
        self._context = context

    def subject(self, client: str, service: Service) -> Subject:
        """The client in one service.

        Raises:
            NotFound: No such client, or the client does not have this service.
        """
        return self._context.register.subject(self._context.register.resolve(client), service)

    def permit(self, subject: Subject) -> bytes:
        """Ask the gate for the permit under which something is about to be written.

        Raises:
            ConsentMissing: The gate said no. `facts["verdict"]`, `facts["reason"]`.
        """
        answer = self._context.gate.check(subject.client.hex(), subject.service, Purpose.JOURNAL)
        if isinstance(answer, Refusal):
            raise ConsentMissing(verdict=answer.verdict.value, reason=answer.reason, service=subject.service.value)
        return row_id(answer.id)

    def require_open(self, subject: Subject) -> None:
        """Refuse to read what is shut; the refusal is in the log."""
        refuse_blocked(self._context, subject.id)

    def readable(self, client: str, service: Service | None = None) -> tuple[Subject, ...]:
        """The client's services whose texts are not shut, one or all: for lists, which what is shut does not stop."""
        register = self._context.register
        subjects = register.subjects(register.resolve(client))
        return tuple(
            each
            for each in subjects
            if (service is None or each.service is service) and not is_shut(self._context, each.id)
        )

    def log_read(self, action: Action, subjects: Iterable[tuple[Subject, int]], *, identified: bool) -> None:
        """Write down whose texts were read and how many; nothing where there was none."""
        store = self._context.stores.journal
        with store.database.write():
            for subject, count in subjects:
                if count:
                    store.audit.add(action, subject=subject.id, extra=count)
                    if identified:
                        store.audit.add(Action.REIDENTIFIED, subject=subject.id, extra=count)

    def moment(self, at: datetime | None) -> int:
        """When it was: now, or a time that has been.

        Raises:
            InvalidInput: It has no time zone, or lies ahead.
            ClockWentBack: The clock stands before something already recorded.
        """
        now = self._context.stamp_ms()
        if at is None:
            return now
        if at.tzinfo is None:
            raise InvalidInput(field="at", reason="zone")
        if to_ms(at) > now:
            raise InvalidInput(field="at", reason="future")
        return to_ms(at)
