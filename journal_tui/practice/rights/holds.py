"""What stands in the way of taking somebody's data away: claims, debts, open cases, restrictions, a hold by hand.

Rules: an erasure asks here and nowhere else, and cannot be told to skip what it hears; what cannot be read holds; a hold that rests
on a case ends with the case and not before: lifting it earlier is refused, and where it has ended all the same the case holds.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from journal_tui.practice.clock import from_ms
from journal_tui.practice.context import Context
from journal_tui.practice.errors import InvalidInput, NotFound, RefusedByRule
from journal_tui.practice.ids import row_id
from journal_tui.practice.rights.case_words import CaseKind
from journal_tui.practice.rights.data_classes import chosen
from storage.audit.actions import Action
from storage.bookkeeping.repositories import DebtCaseRepository
from storage.sealed.record import Unreadable, new_id
from storage.sealed.shelf import UNTRUSTED
from storage.vault.case_records import HoldRecord

KINDS = ("debt", "claim", "manual")
"""Kinds of holds that are set; open cases and restrictions hold by themselves."""
UNREADABLE = "unreadable"
"""What holds where it cannot be said what does."""
CLOSED = frozenset({"done", "refused", "closed"})
"""States of a case in which it holds nothing any more."""


@dataclass(frozen=True, slots=True)
class Hold:
    """Something that holds. `classes` empty: everything. `id` empty: it is a case or a restriction itself."""

    kind: str
    classes: frozenset[str]
    since: datetime
    case: str = ""
    id: str = ""

    def covers(self, data_class: str) -> bool:
        """Whether it holds this kind of data."""
        return not self.classes or data_class in self.classes

    @property
    def words(self) -> str:
        """Kind and case, for a preview line: `claim 2026-014`."""
        return f"{self.kind} {self.case}".rstrip()


class Holds:
    """The holds of one open practice."""

    def __init__(self, context: Context) -> None:
        """Nothing is read yet."""
        self._context = context
        self._vault = context.vault
        self._debts = DebtCaseRepository(context.stores.bookkeeping)

    def put(self, client: str, kind: str, classes: frozenset[str] = frozenset(), case: str = "") -> Hold:
        """Hold a client's data, or some kinds of it, from now on.

        Raises:
            InvalidInput: No such kind of hold, or no such data class.
            NotFound: No such client.
        """
        if kind not in KINDS:
            raise InvalidInput(field="kind", reason="unknown")
        named = tuple(sorted(each.code for each in chosen(classes)))
        who = self._context.register.resolve(client)
        with self._vault.store.database.write():
            now = self._context.stamp_ms()
            record = self._vault.holds.add(
                HoldRecord(id=new_id(), subject=who, created_ms=now, kind=kind, classes=named, from_ms=now, case=case)
            )
            self._vault.store.audit.add(Action.HOLD_SET, subject=who, object=record.id)
        return _value(record)

    def lift(self, hold: str) -> Hold:
        """End a hold.

        Raises:
            NotFound: There is none with this id.
            InvalidInput: It has ended already.
            RefusedByRule: What it rests on is open (`debt_open`, or `case_open` with the `case`): that is closed, and the hold ends with it.
        """
        wanted = row_id(hold)
        held = self._vault.holds.get(wanted)
        if held.to_ms is not None:
            raise InvalidInput(field="hold", reason="lifted_already")
        if self._debt_open(held):
            raise RefusedByRule(rule="hold", reason="debt_open")
        self.refuse_open(held.case)
        with self._vault.store.database.write():
            record = self._vault.holds.update(replace(held, to_ms=self._context.stamp_ms()))
            self._vault.store.audit.add(Action.HOLD_LIFTED, subject=record.subject, object=record.id)
        return _value(record)

    def take_back(self, hold: str) -> None:
        """Take away a hold that should never have been: nothing that counts from the end of a hold counts from this one."""
        held = self._vault.holds.get(row_id(hold))
        with self._vault.store.database.write():
            self._vault.holds.remove(held.id)
            self._vault.store.audit.add(Action.HOLD_LIFTED, subject=held.subject, object=held.id)

    def refuse_open(self, number: str) -> None:
        """Refuse to end what rests on a case that is not over.

        Raises:
            RefusedByRule: The case with this number is open, or cannot be read (`case_open`).
        """
        for case in self._vault.cases.all() if number else ():
            if not isinstance(case, Unreadable) and case.number == number and case.state not in CLOSED:
                raise RefusedByRule(rule="hold", reason="case_open", case=number)

    def of_client(self, client: str) -> tuple[Hold, ...]:
        """What holds a client's data now."""
        return self.in_force(self._context.register.resolve(client))

    def in_force(self, client: bytes, ignore_case: str = "") -> tuple[Hold, ...]:
        """What holds a client's data now, and whoever else the client is: what holds one holds all.

        Set holds, restrictions, open cases but the one that asks and others that ask for the same.

        Raises:
            NotFound: Something about this client cannot be read, so it cannot be said; `facts["kind"]`.
        """
        if self._context.persons.unsure(client):
            raise NotFound(kind="review", reason=UNREADABLE)
        return tuple(hold for each in self._context.persons.records(client) for hold in self._of(each, ignore_case))

    def _of(self, client: bytes, ignore_case: str) -> list[Hold]:
        found = []
        for row in self._vault.holds.of_client(client):
            if isinstance(row, Unreadable):
                raise NotFound(kind="hold", reason=row.code)
            if row.to_ms is None or self._debt_open(row):
                found.append(_value(row))
        now = self._context.now_ms()
        found += [
            Hold("restriction", frozenset(), from_ms(restriction.from_ms), restriction.case)
            for restriction in self._vault.restrictions.of_client(client)
            if (restriction.to_ms is None or now < restriction.to_ms) and restriction.case != ignore_case
        ]
        for case in self._vault.cases.of_client(client):
            if isinstance(case, Unreadable):
                raise NotFound(kind="case", reason=case.code)
            same = bool(ignore_case) and case.kind == CaseKind.ERASURE  # two erasures do not wait for each other
            if case.state not in CLOSED and case.number != ignore_case and not same:
                found.append(Hold("case", frozenset(), from_ms(case.created_ms), case.number))
        return found

    def _debt_open(self, record: HoldRecord) -> bool:
        """Whether a hold rests on a debt case that is not closed; one that cannot be read is not."""
        if record.kind != "debt" or not record.case:
            return False
        try:
            return self._debts.get(bytes.fromhex(record.case)).closed_day is None
        except (NotFound, ValueError):
            return False
        except UNTRUSTED:
            return True


def _value(record: HoldRecord) -> Hold:
    return Hold(record.kind, frozenset(record.classes), from_ms(record.from_ms), record.case, record.id.hex())
