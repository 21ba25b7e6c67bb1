"""An appointment between its stored row and what a screen may hold; the one place that knows both."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from journal_tui.practice.clock import from_ms, to_ms
from journal_tui.practice.context import Context
from journal_tui.practice.errors import NotFound
from journal_tui.practice.ids import row_id
from journal_tui.practice.register import Subject
from journal_tui.practice.values import Appointment, Channel
from storage.audit.actions import Action
from storage.journal.records import AppointmentRecord
from storage.sealed.record import new_id
from storage.sealed.shelf import UNTRUSTED
from storage.vault.records import ContactEventRecord


def value(record: AppointmentRecord, subject: Subject) -> Appointment:
    """Turn a stored appointment into what a screen may hold."""
    return Appointment(
        id=record.id.hex(),
        client=subject.client.hex(),
        pseudonym=subject.pseudonym,
        service=subject.service,
        planned_at=from_ms(record.planned_ms),
        planned_minutes=record.planned_minutes,
        started_at=_at(record.started_ms),
        ended_at=_at(record.ended_ms),
        paused_seconds=record.paused_seconds,
        paused_since=_at(record.paused_since_ms),
        journalled=record.journalled,
        no_show=record.no_show,
        entry=record.entry.hex() if record.entry else None,
        draft=record.draft.hex() if record.draft else None,
    )


def with_clock(record: AppointmentRecord, clock: Appointment) -> AppointmentRecord:
    """Give the row with the clock as it stands in `clock`; nothing else is taken from there."""
    return replace(
        record,
        started_ms=_ms(clock.started_at),
        ended_ms=_ms(clock.ended_at),
        paused_seconds=clock.paused_seconds,
        paused_since_ms=_ms(clock.paused_since),
    )


def log_visit(context: Context, client: bytes, at_ms: int) -> None:
    """Note in the contact log that a client was met: the clock of how long contact data are kept begins anew (P33).

    The vault is told before the journal: a visit too many keeps data a little longer, one too few would purge them.
    """
    context.vault.contacts.add(
        ContactEventRecord(
            id=new_id(), subject=client, created_ms=context.stamp_ms(), channel=Channel.VISIT.value, at_ms=at_ms
        )
    )


def names_of(context: Context, clients: Iterable[str]) -> dict[str, str]:
    """Give real names by client id, and write to the log who was named; one who cannot be read has none."""
    names: dict[str, str] = {}
    for client in sorted(clients):
        try:
            names[client] = context.register.name(row_id(client))
        except (*UNTRUSTED, NotFound):
            continue
        context.stores.vault.audit.add(Action.APPOINTMENTS_READ, subject=row_id(client))
    return names


def _ms(at: datetime | None) -> int | None:
    return None if at is None else to_ms(at)


def _at(ms: int | None) -> datetime | None:
    return None if ms is None else from_ms(ms)
