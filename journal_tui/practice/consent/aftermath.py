"""What a consent that ended leaves to be looked at: entries written under one that never counted, consents to renew.

Rule: only ids and days; no text is read here, and what cannot be read stops nothing else.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from journal_tui.practice.clock import from_ms, to_ms
from journal_tui.practice.consent.state import Standing
from journal_tui.practice.context import Context
from journal_tui.practice.errors import NotFound
from journal_tui.practice.register import Subject
from journal_tui.practice.values import ConsentState, Purpose, Service
from storage.sealed.record import Unreadable
from storage.sealed.shelf import UNTRUSTED

RENEWAL_DAYS = 30


@dataclass(frozen=True, slots=True)
class WrittenUnder:
    """A signed entry that was written while a consent seemed to be in force that never counted."""

    entry: str
    at: datetime
    record: str


@dataclass(frozen=True, slots=True)
class Renewal:
    """A consent whose last day is near or has passed, and that nothing newer has replaced."""

    client: str
    pseudonym: str
    service: Service
    purposes: tuple[Purpose, ...]
    last: date
    expired: bool


def written_under_invalid(context: Context, subject: Subject) -> tuple[WrittenUnder, ...]:
    """The entries to decide about, oldest first: each stays, shut, until somebody has."""
    records = context.ledger.history(subject.client).standing(subject.service).records
    spans = []
    for record in records:
        ended = record.ends.get(Purpose.JOURNAL)
        if ended is not None and ended[0] is ConsentState.INVALIDATED:
            newer = [each.at for each in records if each.at > record.at and Purpose.JOURNAL in each.answers]
            spans.append((to_ms(record.at), to_ms(min([ended[1], *newer])), record.id))
    rows = [row for row in context.journal.entries.of_subject(subject.id) if not isinstance(row, Unreadable)]
    found = [
        WrittenUnder(row.id.hex(), from_ms(row.created_ms), record)
        for row in rows
        for first, last, record in spans
        if first <= row.created_ms <= last
    ]
    return tuple(sorted(found, key=lambda each: each.at))


def renewals(context: Context, days: int = RENEWAL_DAYS) -> tuple[Renewal, ...]:
    """Consents that end within so many days or have expired, the most urgent first."""
    found = []
    for client in context.register.clients():
        try:
            history = context.ledger.history(client)
            for subject in context.register.subjects(client):
                found += _of(context, subject, history.standing(subject.service), days)
        except (*UNTRUSTED, NotFound):
            continue
    return tuple(sorted(found, key=lambda each: (each.last, each.pseudonym)))


def _of(context: Context, subject: Subject, standing: Standing, days: int) -> list[Renewal]:
    now = context.clock.now()
    ends: dict[date, list[Purpose]] = {}
    for purpose in Purpose:
        answer = standing.answer(purpose, now)
        near = answer.valid_to is not None and answer.valid_to <= now.date() + timedelta(days=days)
        if near and answer.valid_to is not None and answer.decided in {ConsentState.GRANTED, ConsentState.EXPIRED}:
            ends.setdefault(answer.valid_to, []).append(purpose)
    return [
        Renewal(subject.client.hex(), subject.pseudonym, subject.service, tuple(purposes), last, last < now.date())
        for last, purposes in ends.items()
    ]
