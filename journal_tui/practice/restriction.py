"""Restriction of processing (art. 18): a mark that stops writing and ordinary reading, whatever the consent says.

Rule: a restriction is lifted by an end time and stays on record; of two that overlap, lifting one leaves the other.
The case it belongs to has a number of the year (`2026-014`) that is shown wherever the restriction stops something.
"""

from dataclasses import dataclass
from datetime import datetime

from journal_tui.practice import codes
from journal_tui.practice.clock import from_ms, to_ms
from journal_tui.practice.context import Context
from journal_tui.practice.errors import InvalidInput, NotFound, RefusedByRule
from journal_tui.practice.gate import Restricted
from journal_tui.practice.ids import row_id
from journal_tui.practice.restriction_words import RestrictionGround
from journal_tui.practice.rights.holds import Holds
from journal_tui.practice.values import Service
from storage.audit.actions import Action
from storage.sealed.record import Unreadable, new_id
from storage.vault.records import RestrictionRecord

__all__ = ["Restriction", "RestrictionGround", "Restrictions"]
_SCOPE = "all"


@dataclass(frozen=True, slots=True)
class Restriction:
    """One restriction. `service` None: everything about the client. `lifted` None: in force."""

    id: str
    client: str
    service: Service | None
    ground: RestrictionGround
    case: str
    since: datetime
    lifted: datetime | None = None


class Restrictions:
    """The restrictions of one open practice."""

    def __init__(self, context: Context) -> None:
        """Nothing is read yet."""
        self._context = context
        self._rows = context.vault.restrictions

    def restrict(
        self, client: str, ground: RestrictionGround, service: Service | None = None, case: str = ""
    ) -> Restriction:
        """Restrict processing of a client's data, in one service or in all, at once.

        Args:
            client: Client or pseudonym.
            ground: Why.
            service: One service alone.
            case: Number of the case that asks for it; without one it gets a number of its own.

        Raises:
            NotFound: No such client, or the client does not have this service.
        """
        who = self._context.register.resolve(client)
        if service is not None:
            self._context.persons.subject(who, service)
        with self._context.stores.vault.database.write():
            now = to_ms(self._context.clock.closing_stamp())
            record = self._rows.add(
                RestrictionRecord(
                    id=new_id(),
                    subject=who,
                    created_ms=now,
                    scope=_SCOPE,
                    ground=ground.value,
                    from_ms=now,
                    service=service.value if service else "",
                    case=case or self._next_case(now),
                )
            )
            self._context.stores.vault.audit.add(
                Action.RESTRICTION_SET, subject=who, object=record.id, extra=codes.SERVICES[service] if service else 0
            )
        return _value(record)

    def lift(self, restriction: str, *, informed: bool) -> Restriction:
        """End a restriction now, once the client has been told (art. 18.3).

        Raises:
            RefusedByRule: The client has not been told (`not_informed`), or the case that it waits for is open (`case_open`, with
                the `case`): an objection that nobody has weighed; it stays in force.
            NotFound: There is none with this id.
            InvalidInput: It has been lifted already.
        """
        if not informed:
            raise RefusedByRule(rule="restriction", reason="not_informed")
        wanted = row_id(restriction)
        held = next((row for row in self._all() if row.id == wanted), None)
        if held is None:
            raise NotFound(kind="restriction")
        if held.to_ms is not None:
            raise InvalidInput(field="restriction", reason="lifted_already")
        Holds(self._context).refuse_open(held.case)
        with self._context.stores.vault.database.write():
            record = self._rows.lift(wanted, self._context.stamp_ms())
            self._context.stores.vault.audit.add(Action.RESTRICTION_LIFTED, subject=record.subject, object=record.id)
        return _value(record)

    def of_client(self, client: str) -> tuple[Restriction, ...]:
        """All restrictions of a client and whoever else the client is, also lifted ones, oldest first."""
        found = (_value(row) for row in self._of_person(self._context.register.resolve(client)))
        return tuple(sorted(found, key=lambda each: each.since))

    def in_force(self, client: bytes, service: Service) -> Restricted | None:
        """The oldest restriction that holds now for this client and service.

        Raises:
            Tampered, Damaged: A row cannot be trusted, so it cannot be said.
        """
        now = self._context.now_ms()
        for row in self._of_person(client):
            if _holds(row, now) and row.service in ("", service.value):
                return Restricted(from_ms(row.from_ms), row.case)
        return None

    def refuse_new(self, client: bytes, service: Service | None = None) -> None:
        """Refuse to gather something new about a client whose processing is restricted, in a service or altogether.

        Raises:
            RefusedByRule: It is (`restricted`).
        """
        now = self._context.now_ms()
        for row in self._of_person(client):
            if _holds(row, now) and (not row.service or service is None or row.service == service.value):
                raise RefusedByRule(rule="client", reason="restricted", case=row.case)

    def clients_held(self) -> frozenset[bytes]:
        """Everybody who is restricted now in any service; an unreadable row holds its client."""
        now = self._context.now_ms()
        held = {row.subject for row in self._rows.all() if isinstance(row, Unreadable) or _holds(row, now)}
        return frozenset(each for client in held for each in self._context.persons.records(client))

    def subjects_held(self) -> frozenset[bytes]:
        """The journal subjects of everybody who is restricted now; an unreadable row holds its whole client."""
        now = self._context.now_ms()
        held: set[bytes] = set()
        for row in self._rows.all():
            if isinstance(row, Unreadable) or _holds(row, now):
                service = "" if isinstance(row, Unreadable) else row.service
                for client in self._context.persons.records(row.subject):
                    subjects = self._context.register.subjects(client)
                    held |= {subject.id for subject in subjects if service in ("", subject.service.value)}
        return frozenset(held)

    def stamp(self) -> tuple[int, ...]:
        """Differs after every change of a restriction, and of who is one person."""
        return (*self._rows.stamp(), *self._context.persons.stamp())

    def _of_person(self, client: bytes) -> tuple[RestrictionRecord, ...]:
        """The rows of a client and of whoever else the client is, oldest first of each."""
        return tuple(row for each in self._context.persons.records(client) for row in self._rows.of_client(each))

    def _all(self) -> tuple[RestrictionRecord, ...]:
        return tuple(row for row in self._rows.all() if not isinstance(row, Unreadable))

    def _next_case(self, now_ms: int) -> str:
        year = from_ms(now_ms).year
        cases = (row.number for row in self._context.vault.cases.all() if not isinstance(row, Unreadable))
        numbers = [*(row.case for row in self._all()), *cases]
        taken = [int(each[5:]) for each in numbers if each[:5] == f"{year}-" and each[5:].isdecimal()]
        return f"{year}-{max(taken, default=0) + 1:03d}"


def _holds(row: RestrictionRecord, now_ms: int) -> bool:
    return row.to_ms is None or now_ms < row.to_ms


def _value(row: RestrictionRecord) -> Restriction:
    return Restriction(
        id=row.id.hex(),
        client=row.subject.hex(),
        service=Service(row.service) if row.service else None,
        ground=RestrictionGround(row.ground),
        case=row.case,
        since=from_ms(row.from_ms),
        lifted=from_ms(row.to_ms) if row.to_ms is not None else None,
    )
