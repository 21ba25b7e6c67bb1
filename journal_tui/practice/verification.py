"""Checks everything that lies in the three stores: every envelope, signature, chain, and that the two sides fit.

Rule: one bad row stops nothing; each is named by its place, never by a value. What is checked here beyond storage's
own checks is what only both stores together show: a subject without a mapping, a permit that no consent carries.
"""

from collections.abc import Callable, Iterator

from journal_tui.practice.consent.ledger import History
from journal_tui.practice.consent.record import Answer
from journal_tui.practice.context import Context
from journal_tui.practice.errors import Damaged, KeyMissing, NotFound, Tampered
from journal_tui.practice.values import ConsentState, Problem, Purpose, Verification
from storage.audit.actions import Action
from storage.audit.reading import verify as verify_log
from storage.bookkeeping import check as bookkeeping_check
from storage.journal import check as journal_check
from storage.journal.records import GRANTED, PermitRecord
from storage.sealed.record import Unreadable
from storage.vault import check as vault_check

Progress = Callable[[str, int, int], None]


def verify(context: Context, progress: Progress) -> Verification:
    """Check the whole practice.

    Args:
        context: The open practice.
        progress: Told as (store, done, total).

    Returns:
        How many sealed values were opened, and what cannot be trusted.
    """
    rows, problems = 0, list[Problem]()
    for store, check in (
        (context.stores.journal, journal_check),
        (context.stores.vault, vault_check),
        (context.stores.bookkeeping, bookkeeping_check),
    ):
        kind = store.kind
        progress(kind, 0, check.count_rows(store))
        for checked in check.check_rows(store, lambda done, total, kind=kind: progress(kind, done, total)):
            rows += 1
            if checked.code:
                problems.append(Problem(checked.store, checked.table, checked.row.hex(), checked.code))
        report = verify_log(store)
        rows += report.rows
        if report.code:
            problems.append(Problem(kind, "audit", str(report.seq), report.code))
    problems += _between(context)
    context.stores.vault.audit.add(Action.VERIFIED, result=int(bool(problems)), extra=rows)
    return Verification(rows, tuple(problems))


def _between(context: Context) -> Iterator[Problem]:
    """What does not fit between journal and vault."""
    histories: dict[bytes, History | None] = {}
    for row in context.journal.subjects.all():
        if isinstance(row, Unreadable):
            continue
        try:
            subject = context.register.subject_by_id(row.id)
        except NotFound:
            yield Problem("journal", "subject", row.id.hex(), "no_mapping")
            continue
        except (Tampered, Damaged, KeyMissing):
            continue  # named by the vault's own check
        if subject.client not in histories:
            histories[subject.client] = _history(context, subject.client)
        history = histories[subject.client]
        if history is not None:
            yield from _permits(context, row.id, history)


def _history(context: Context, client: bytes) -> History | None:
    try:
        return context.ledger.history(client)
    except (Tampered, Damaged, KeyMissing):
        return None


def _permits(context: Context, subject: bytes, history: History) -> Iterator[Problem]:
    """Permits that no consent event carries, grants that no permit follows, and events which the vault has lost."""
    try:
        permits = context.journal.permits.of_subject(subject)
        standing = history.standing(context.register.subject_by_id(subject).service)
    except (Tampered, Damaged, KeyMissing):
        return
    now = context.clock.now()
    for permit in permits:
        if permit.consent_seq > history.seq:
            yield Problem("vault", "consent_event", permit.id.hex(), "rolled_back")
        elif permit.state == GRANTED and not _carried(permit, standing.answer(Purpose(permit.purpose), now)):
            yield Problem("journal", "permit", permit.id.hex(), "permit_differs")
    in_force = {(permit.purpose, permit.consent_seq) for permit in permits if permit.state == GRANTED}
    for purpose in standing.granted(now):
        answer = standing.answer(purpose, now)
        if (purpose.value, answer.seq) not in in_force:
            yield Problem("vault", "consent_record", answer.record, "permit_differs")


def _carried(permit: PermitRecord, answer: Answer) -> bool:
    """A grant lies in the journal only for the newest answer, and only while that is a yes that nobody has ended."""
    return permit.consent_seq == answer.seq and answer.decided in (ConsentState.GRANTED, ConsentState.EXPIRED)
