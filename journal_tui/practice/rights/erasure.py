"""The one erasure: the only way in which anything about a person is taken away for good, for a request and for a purge alike.

Rules: it asks the warrant of whoever gave the order, plans anew, and refuses when the plan is not the one that was approved;
it writes its intent before the first step and its outcome after it has looked in every table and file for what should be
gone; it can be stopped at any point and is finished at the next unlock. It cannot be told to skip a hold.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from journal_tui.practice.context import Context
from journal_tui.practice.errors import RefusedByRule, StorageError
from journal_tui.practice.rights.data_classes import class_of
from journal_tui.practice.rights.order import Erased, Order, OrderKind, Outcome, Plan, PreviewLine, joined_lines
from journal_tui.practice.rights.outcome_rows import counted, lines_of, outcome_record, targets_of
from journal_tui.practice.rights.planning import Planning, places
from storage import erasing
from storage.audit.actions import Action, Result
from storage.crypto.envelope import ZERO_ID
from storage.erasing import KeyAt, RowAt
from storage.sealed.record import Unreadable, new_id
from storage.vault.case_records import ErasureRecord, KeyRecord
from storage.vault.cases import erasure_mark

Warrant = Callable[[str, bytes], Order]
"""From a reference and an approved hash to the order that stands behind it; raises `RefusedByRule` when none does."""
Ended = Callable[[str], None]
"""Told the reference of an order that has been carried out, in the very write that says so."""
Reached = Callable[[str], None]
"""Told the name of each step that has just been kept; for tests that end the program there."""

INTENDED, KEYS, ROWS, COMPACTED, DONE = "intended", "keys", "rows", "compacted", "done"
_AT_ONCE = 200
"""Rows that are taken away in one transaction."""


def _nobody(_step: str) -> None:
    return


class Erasing:
    """Takes away what has been approved, in one open practice."""

    def __init__(self, context: Context) -> None:
        """No order is taken from anybody yet."""
        self._context = context
        self._planning = Planning(context)
        self._warrants: dict[OrderKind, Warrant] = {}
        self._ends: dict[OrderKind, Ended] = {}
        self.reached: Reached = _nobody
        self._tell: Reached = _nobody

    def register(self, kind: OrderKind, warrant: Warrant, ended: Ended = _nobody) -> None:
        """Say who stands behind orders of a kind, and who is told when one has been carried out, at once or at an unlock."""
        self._warrants[kind] = warrant
        self._ends[kind] = ended

    def preview(self, order: Order) -> Plan:
        """What an order would do now; changes nothing.

        Raises:
            InvalidInput: It names a data class that is none.
        """
        return self._planning.plan(order)

    def erase(self, kind: OrderKind, reference: str, approved: bytes, tell: Reached = _nobody) -> Erased:
        """Carry out what was approved.

        Args:
            kind: A request or a purge.
            reference: The case's number, or the purge's own reference.
            approved: Hash of the preview that was approved.
            tell: Told the name of each step that has been kept, for whoever waits.

        Returns:
            What went and what stayed, after read-back. `done` is False when something is still there: then `left` says
            in which stores, and the next unlock goes on.

        Raises:
            RefusedByRule: Nobody stands behind it (`reason` says why), the data have changed since the preview, or something
                about a client who stays is half done and would write after the erasure.
            StorageError: It stopped half way; the next unlock finishes it.
        """
        warrant = self._warrants.get(kind)
        if warrant is None:
            raise RefusedByRule(rule="erasure", reason="no_warrant")
        order = warrant(reference, approved)
        settled = all(self._context.acts.settled(each) for each in (order.client, *order.also))
        plan = self._planning.plan(order)
        if plan.hash != approved:
            raise RefusedByRule(rule="erasure", reason="preview_outdated")
        if not settled and not all(part.whole for part in plan.each):
            raise RefusedByRule(rule="erasure", reason="half_done")
        if not plan.rows and not plan.keys:
            raise RefusedByRule(rule="erasure", reason="nothing_to_erase")
        self._tell = tell
        return _together([self._carry_on(record) for record in self._intend(plan)])

    def resume(self) -> tuple[Erased, ...]:
        """Finish what an earlier run left half done. Called at unlock, before anything else can be asked.

        One that cannot be finished now (a full disk) keeps nobody out: it is reported, and waits for the next unlock.
        """
        return tuple(self._resumed(record) for record in self._open())

    def under_way(self, client: bytes) -> bool:
        """Whether an erasure of this client has begun and not ended."""
        return any(record.client == client for record in self._open())

    def erased(self, client: bytes) -> bool:
        """Whether this client has been erased here, whole: a copy that was put back is known by it."""
        mark = erasure_mark(self._context.stores.vault, client)
        return any(row.mark == mark and row.whole for row in self.ledger())

    def ledger(self) -> tuple[ErasureRecord, ...]:
        """Every erasure that has ended, oldest first; it names nobody."""
        rows = self._context.vault.erasures.all()
        return tuple(row for row in rows if not isinstance(row, Unreadable) and row.state == DONE)

    # -- inside -------------------------------------------------------------------------------

    def _resumed(self, record: ErasureRecord) -> Erased:
        try:
            return self._carry_on(record)
        except StorageError as error:
            return Erased(record.case, lines_of(record), done=False, left=(error.code,))

    def _step(self, name: str) -> None:
        self.reached(name)
        self._tell(name)

    def _open(self) -> list[ErasureRecord]:
        rows = self._context.vault.erasures.all()
        return [row for row in rows if not isinstance(row, Unreadable) and row.state != DONE]

    def _intend(self, plan: Plan) -> tuple[ErasureRecord, ...]:
        """Write down what is going to happen: of a person who is several clients all of it at once, a row for each."""
        vault = self._context.stores.vault
        with vault.database.write():
            records = tuple(self._intent(part, plan.hash) for part in plan.each if part.rows or part.keys)
        self._step(INTENDED)
        return records

    def _intent(self, plan: Plan, approved: bytes) -> ErasureRecord:
        by_table: dict[tuple[str, str], list[RowAt]] = defaultdict(list)
        for row in plan.rows:
            by_table[row.store, row.at.table].append(row.at)
        vault, now = self._context.stores.vault, self._context.stamp_ms()
        record = self._context.vault.erasures.add(
            ErasureRecord(
                id=new_id(),
                subject=ZERO_ID,
                created_ms=now,
                mark=erasure_mark(vault, plan.order.client),
                kind=plan.order.kind.value,
                case=plan.order.reference,
                preview=approved,
                intended_ms=now,
                whole=plan.whole,
                client=plan.order.client,
                targets=targets_of(by_table),
                keys=tuple(KeyRecord(key.store, key.at.domain, key.at.subject, key.at.kid) for key in plan.keys),
                outcomes=tuple(outcome_record(line) for line in plan.lines),
            )
        )
        if plan.whole:
            self._context.acts.drop_all(plan.order.client)
        vault.audit.add(Action.ERASURE_INTENDED, subject=plan.order.client, object=record.id, extra=len(plan.rows))
        return record

    def _carry_on(self, record: ErasureRecord) -> Erased:
        """Do what is left of it, from wherever it stopped: each step may be done again."""
        there = places(self._context)
        for key in record.keys:
            erasing.destroy_key(there[key.store].store, KeyAt(key.domain, key.owner, key.kid))
            self._step(f"{KEYS}/{key.store}/{key.domain}")
        record = self._move(record, KEYS)
        self._forget(record)
        record = self._joined(record)
        for target in record.targets:
            place = there[target.store]
            for first in range(0, len(target.ids), _AT_ONCE):
                erasing.remove_rows(place.store, place.shelves, target.table, target.ids[first : first + _AT_ONCE])
                self._step(f"{ROWS}/{target.store}/{target.table}/{first}")
        record = self._move(record, ROWS)
        self._forget(record)
        for name, place in there.items():
            if any(target.store == name for target in record.targets) or any(key.store == name for key in record.keys):
                erasing.compact(place.store)
                self._step(f"{COMPACTED}/{name}")
        record = self._move(record, COMPACTED)
        left = self._left(record)
        if left:
            self._context.stores.vault.audit.add(
                Action.ERASED, subject=record.client, object=record.id, result=int(Result.FAILED)
            )
            return Erased(record.case, lines_of(record), done=False, left=left)
        self._end(record)
        return Erased(record.case, lines_of(record), done=True)

    def _joined(self, record: ErasureRecord) -> ErasureRecord:
        """With what somebody wrote between the intent and the end of the keys: nobody can read it any more, and it goes too."""
        known = {(each.store, row_id) for each in record.targets for row_id in each.ids}
        late: dict[tuple[str, str], list[RowAt]] = defaultdict(list)
        for name, place in places(self._context).items():
            keys = [key for key in record.keys if key.store == name]
            kids, owners = frozenset(key.kid for key in keys), tuple(sorted({key.owner for key in keys}))
            for row in erasing.rows_under(place.store, place.shelves, owners, kids):
                if (name, row.id) not in known:
                    late[name, row.table].append(row)
        if not late:
            return record
        counts: Counter[tuple[str, str]] = Counter()
        for (name, table), rows in late.items():
            counts[name, class_of(name, table).code] += len(rows)
        return self._context.vault.erasures.update(
            replace(record, targets=(*record.targets, *targets_of(late)), outcomes=counted(record.outcomes, counts))
        )

    def _move(self, record: ErasureRecord, state: str) -> ErasureRecord:
        moved = self._context.vault.erasures.update(replace(record, state=state))
        self._step(state)
        return moved

    def _left(self, record: ErasureRecord) -> tuple[str, ...]:
        """Look for what should be gone, in every store: the ones in which something is still there."""
        found = []
        for name, place in places(self._context).items():
            rows = [
                RowAt(target.table, row_id, version)
                for target in record.targets
                if target.store == name
                for row_id, version in zip(target.ids, target.versions, strict=True)
            ]
            keys = [KeyAt(key.domain, key.owner, key.kid) for key in record.keys if key.store == name]
            needles = [*(row.id for row in rows if row.id != record.client), *(key.kid for key in keys)]
            if erasing.traces(place.store, place.shelves, rows, keys, needles):
                found.append(name)
        return tuple(found)

    def _end(self, record: ErasureRecord) -> None:
        """Write the outcome: only the mark, the counts and the days are left of it."""
        vault = self._context.stores.vault
        action = Action.PURGED if record.kind == OrderKind.PURGE else Action.ERASED
        with vault.database.write():
            self._context.vault.erasures.update(
                replace(record, state=DONE, client=b"", targets=(), keys=(), done_ms=self._context.stamp_ms())
            )
            vault.audit.add(action, object=record.id, extra=sum(len(target.ids) for target in record.targets))
            if all(other.case != record.case for other in self._open()):  # of several clients the last one ends the order
                self._ends.get(OrderKind(record.kind), _nobody)(record.case)
        self._step(DONE)

    def _forget(self, record: ErasureRecord) -> None:
        """What is remembered of them leaves the memory too."""
        gone = {row_id for target in record.targets if target.table == "subject" for row_id in target.ids}
        shelf = self._context.shelf
        shelf.renew(record.client)
        shelf.drop(frozenset(row_id for target in record.targets for row_id in target.ids), frozenset(gone))
        self._context.register.erased(record.client)


def _together(ended: Sequence[Erased]) -> Erased:
    """How the erasure of a person ended who was several clients."""
    lines = joined_lines(line for each in ended for line in each.lines)
    left = tuple(dict.fromkeys(store for each in ended for store in each.left))
    return Erased(ended[0].reference, lines, done=all(each.done for each in ended), left=left)


def summary(lines: Sequence[PreviewLine]) -> Mapping[Outcome, int]:
    """How many rows went, stayed, were held."""
    counts: dict[Outcome, int] = dict.fromkeys(Outcome, 0)
    for line in lines:
        counts[line.outcome] += line.count
    return counts
