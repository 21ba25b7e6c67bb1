"""What an erasure is asked to do, what it would do, and what it did: plain values, and the hash that a person approves.

Rule: the hash covers every row with its version, every key, every hold and everything that is kept, so that an approval
stands for exactly what was shown; when anything has changed since, it stands for nothing. Only the register of disclosures, which stays
whole, may grow: the letters about the case itself are entered there.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from journal_tui.practice.values import Service
from storage.erasing import KeyAt, RowAt


class OrderKind(StrEnum):
    """On whose word something is taken away."""

    REQUEST = "request"
    PURGE = "purge"


class Outcome(StrEnum):
    """What becomes, or became, of a kind of data."""

    ERASED = "erased"
    KEPT = "kept"
    HELD = "held"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be taken away.

    Attributes:
        kind: On whose word.
        reference: The case's number, or the purge's rule and day.
        client: Whose data: a client's id, or an enquiry's.
        classes: Names of data classes.
        service: One service alone, or None for the whole client.
        only: Ids of rows: only these among the classes; None for all of them.
        ignore_case: Number of the case that asks for it: it does not hold up itself.
        also: Other clients that are the same person: the same is taken away of each of them.
    """

    kind: OrderKind
    reference: str
    client: bytes
    classes: frozenset[str]
    service: Service | None = None
    only: frozenset[bytes] | None = None
    ignore_case: str = ""
    also: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One line of what would be, or was, done: a data class in a store.

    Attributes:
        store: `vault`, `journal`, `bookkeeping`.
        data_class: Name of the class.
        count: How many rows.
        outcome: What becomes of them.
        law: Why they are kept.
        until_day: When that ends (`date.toordinal()`), or None.
        held_by: What holds them: kind and case of the hold.
        kind: Which of the class's tables, where they are told one by one: `invoice`, `receipt`, `debt_case`; or empty.
    """

    store: str
    data_class: str
    count: int
    outcome: Outcome
    law: str = ""
    until_day: int | None = None
    held_by: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class StoredRow:
    """A row, the store that it lies in, and whose id stands in its `subject`."""

    store: str
    at: RowAt
    owner: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class StoredKey:
    """A key and the store that it lies in."""

    store: str
    at: KeyAt


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that an order comes to, as the stores stand now. `parts`: of a person who is several clients, client by client."""

    order: Order
    rows: tuple[StoredRow, ...] = ()
    keys: tuple[StoredKey, ...] = ()
    lines: tuple[PreviewLine, ...] = ()
    subjects: tuple[bytes, ...] = field(default=(), repr=False)
    parts: tuple["Plan", ...] = ()

    @property
    def each(self) -> tuple["Plan", ...]:
        """The plan client by client: for most people that is one."""
        return self.parts or (self,)

    @property
    def whole(self) -> bool:
        """Whether the person's own row goes, not a part of what is known alone."""
        return any((row.store, row.at.id) == ("vault", self.order.client) for row in self.rows)

    @property
    def asked(self) -> bool:
        """Whether there is anything left of what it means, to go or held."""
        return bool(self.rows) or any(line.outcome is Outcome.HELD for line in self.lines)

    @property
    def hash(self) -> bytes:
        """SHA-256 over all of it: what is approved."""
        digest = hashlib.sha256(b"journal-tui/erasure-preview/1")
        order = self.order
        facts: list[tuple[object, ...]] = [
            (order.kind.value, order.reference, order.client.hex(), order.service, sorted(order.classes)),
            *((each.hex(),) for each in order.also),
            *((row.store, row.at.table, row.at.id.hex(), row.at.version) for row in self.rows),
            *((key.store, key.at.domain, key.at.subject.hex(), key.at.kid.hex()) for key in self.keys),
            *(
                (
                    line.store,
                    line.data_class,
                    line.kind,
                    _counted(line),
                    line.outcome.value,
                    line.law,
                    _dated(line),
                    line.held_by,
                )
                for line in self.lines
            ),
        ]
        for fact in facts:
            digest.update(repr(fact).encode() + b"\0")
        return digest.digest()


def joined_lines(lines: Iterable[PreviewLine]) -> tuple[PreviewLine, ...]:
    """Lines that say the same, counted together."""
    counts: Counter[PreviewLine] = Counter()
    for line in lines:
        counts[replace(line, count=0)] += line.count
    return tuple(replace(line, count=count) for line, count in counts.items())


def joined(order: Order, parts: tuple[Plan, ...]) -> Plan:
    """The plans of clients who are one person as one: what is shown, and what one hash approves."""
    return Plan(
        order,
        tuple(row for part in parts for row in part.rows),
        tuple(key for part in parts for key in part.keys),
        joined_lines(line for part in parts for line in part.lines),
        tuple(subject for part in parts for subject in part.subjects),
        parts,
    )


def _counted(line: PreviewLine) -> int | None:
    """How many rows, as far as an approval depends on it."""
    return None if (line.data_class, line.outcome) == ("disclosure", Outcome.KEPT) else line.count


def _dated(line: PreviewLine) -> int | None:
    """Until when it stays, as far as an approval depends on it: what ends with the case itself ends a day later each day."""
    return None if (line.store, line.outcome) == ("vault", Outcome.KEPT) else line.until_day


@dataclass(frozen=True, slots=True)
class Erased:
    """How an erasure ended.

    Attributes:
        reference: The case's number, or the purge's rule and day.
        lines: What went, what stayed and why, after read-back.
        done: Whether read-back found nothing left; when not, it is finished at the next unlock.
        left: What read-back still found, by store, when not done.
    """

    reference: str
    lines: tuple[PreviewLine, ...]
    done: bool
    left: tuple[str, ...] = ()
