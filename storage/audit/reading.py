"""Verifying the log, which every user can, and reading it, which the recovery key and the privacy role can.

The rule: verification needs no key but the public ones; it follows every link, believes only marks that a certified user signed,
and holds each mark against the chain at its place. A run without an end is not a break, but it is told.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from sqlalchemy import bindparam, func, select

from storage.audit.actions import Mark
from storage.audit.marks import MarkRow, check_mark, open_share, read_marks
from storage.audit.record import AuditRecord, first_head, follow, next_key, unseal
from storage.crypto.secret import Secret
from storage.database import Database
from storage.errors import Damaged, Tampered
from storage.foundations import audit_table
from storage.keys import Role
from storage.store import Store

_STEP: Final = 2_000
_ROWS: Final = (
    select(audit_table.c.seq, audit_table.c.body)
    .where(audit_table.c.seq > bindparam("after"))
    .order_by(audit_table.c.seq)
    .limit(_STEP)
)
_COUNT: Final = select(func.count()).select_from(audit_table)


@dataclass(frozen=True, slots=True)
class AuditReport:
    """What verification found.

    Attributes:
        rows: Rows that were followed.
        runs: Runs that were begun.
        unended: Runs that never ended, the running one not counted: a crash, a power cut, or a tail that was cut off.
        code: Empty when the chain is whole; otherwise the code of the error (`tampered`, `damaged`).
        seq: Number of the first row that is not what was written; 0 when the chain is whole.
    """

    rows: int
    runs: int
    unended: int
    code: str = ""
    seq: int = 0


def verify(store: Store, progress: Callable[[int, int], None] | None = None) -> AuditReport:
    """Follows the whole log of a store; `progress(done, total)` is called now and then."""
    walk = _Walk(store)
    try:
        walk.take_marks(read_marks(store.database))
        total = _total(store.database)
        for done, (seq, body) in enumerate(_rows(store.database), start=1):
            walk.step(seq, body)
            if progress is not None and (done % _STEP == 0 or done == total):
                progress(done, total)
        walk.finish()
    except (Damaged, Tampered) as error:
        at = error.facts.get("seq", walk.head.seq + 1)
        return walk.report(error.code, at if isinstance(at, int) else walk.head.seq + 1)
    return walk.report()


def read(store: Store) -> Iterator[tuple[int, AuditRecord | None]]:
    """Every row with its number; None for a row of a run that was not sealed to this user.

    Raises:
        Tampered, Damaged: the chain is broken here; `facts["seq"]` says where.
    """
    keys: dict[bytes, Secret | None] = {}
    for mark in read_marks(store.database):
        if mark.kind is Mark.START:
            check_mark(mark, store.store_id, store.every_user().get(mark.signer))
            keys[mark.run] = open_share(mark, store.store_id, store.scope.box, store.me, store.secrets().agreement)
    head = first_head(store.store_id)
    try:
        for seq, body in _rows(store.database):
            previous = head.digest
            run, head = follow(seq, body, head)
            key = keys.get(run)
            if key is None:
                yield seq, None
                continue
            record = unseal(body, key, previous)
            keys[run] = next_key(key)
            key.drop()
            yield seq, record
    finally:
        for left in keys.values():
            if left is not None:
                left.drop()


class _Walk:
    """One pass over the chain."""

    def __init__(self, store: Store) -> None:
        self.head = first_head(store.store_id)
        self._store = store
        self._marks: dict[int, list[MarkRow]] = defaultdict(list)
        self._open: set[bytes] = set()
        self._known: set[bytes] = set()

    def take_marks(self, marks: tuple[MarkRow, ...]) -> None:
        users = self._store.every_user()
        newest = 0
        for mark in marks:
            signer = users.get(mark.signer)
            check_mark(mark, self._store.store_id, signer)
            corrected = mark.kind is Mark.CORRECTED
            if (corrected and not (signer and signer.role & Role.OWNER)) or (mark.created_ms < newest and not corrected):
                raise Tampered(table="audit_mark", seq=mark.seq)  # time steps back where the owner said so, nowhere else
            newest = mark.created_ms
            self._marks[mark.seq].append(mark)
        self._pass_marks()

    def step(self, seq: int, body: bytes) -> None:
        run, head = follow(seq, body, self.head)
        if run not in self._open:
            raise Tampered(table="audit", seq=seq)
        self.head = head
        self._pass_marks()

    def finish(self) -> None:
        if self._marks:
            # A signed mark lies beyond the last row: the tail has been cut off.
            raise Tampered(table="audit", seq=self.head.seq + 1)

    def report(self, code: str = "", seq: int = 0) -> AuditReport:
        unended = self._open - {self._store.audit.run}
        return AuditReport(self.head.seq, len(self._known), len(unended), code, seq)

    def _pass_marks(self) -> None:
        for mark in self._marks.pop(self.head.seq, ()):
            if mark.digest != self.head.digest or (mark.kind is Mark.START) != (mark.run not in self._known):
                raise Tampered(table="audit_mark", seq=mark.seq)
            self._known.add(mark.run)
            if mark.kind is Mark.END:
                self._open.discard(mark.run)
            elif mark.kind is Mark.START:
                self._open.add(mark.run)


def _rows(database: Database) -> Iterator[tuple[int, bytes]]:
    after = 0
    while True:
        with database.read() as connection:
            rows = connection.execute(_ROWS, {"after": after}).all()
        for row in rows:
            yield row[0], row[1]
        if len(rows) < _STEP:
            return
        after = rows[-1][0]


def _total(database: Database) -> int:
    with database.read() as connection:
        total: int = connection.execute(_COUNT).scalar_one()
    return total
