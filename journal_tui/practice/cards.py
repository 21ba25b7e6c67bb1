"""A client's card: everything that the practice knows of one client beside the journal's text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from journal_tui.practice.clock import from_ms
from journal_tui.practice.consent.standing_view import status_of
from journal_tui.practice.context import Context
from journal_tui.practice.contracts import Contract, contracts_of
from journal_tui.practice.errors import Damaged, KeyMissing, Tampered
from journal_tui.practice.register import Subject
from journal_tui.practice.values import Channel, Contact, PersonnummerPurpose, Service, ServiceStatus
from storage.journal.records import AppointmentRecord
from storage.sealed.record import Unreadable


@dataclass(frozen=True, slots=True)
class ContactMade:
    """The practice and a client were in touch. `outgoing`: the practice called or wrote."""

    at: datetime
    channel: Channel
    outgoing: bool = False


@dataclass(frozen=True, slots=True)
class ClientCard:
    """One client.

    Attributes:
        id: 32 hex digits.
        contact: Names and ways to reach the client.
        services: How each service stands, oldest first.
        since: When each service began.
        held: Appointments held, by service.
        next_at: The next planned appointment.
        last_contact: Day of the last contact in any channel, appointments included.
        last_channel: Its channel.
        personnummer_purpose: What a personnummer is kept for; None: none is kept.
        prospect: Has only asked so far.
        created: When the client was registered.
        contracts: From when to when each service is agreed.
        also: Ids of the other clients that are the same person.
    """

    id: str
    contact: Contact = field(repr=False)
    services: tuple[ServiceStatus, ...]
    since: Mapping[Service, date]
    held: Mapping[Service, int]
    next_at: datetime | None
    last_contact: date | None
    last_channel: Channel | None
    personnummer_purpose: PersonnummerPurpose | None
    prospect: bool
    created: date
    contracts: tuple[Contract, ...] = ()
    also: tuple[str, ...] = ()


def card(context: Context, client: bytes) -> ClientCard:
    """Put a client's card together.

    Raises:
        NotFound: There is no such client.
    """
    person = context.vault.people.get(client)
    contact = context.register.contact(client)
    subjects = context.register.subjects(client)
    meetings = {subject.service: _meetings(context, subject) for subject in subjects}
    now = context.now_ms()
    planned = [
        meeting.planned_ms
        for rows in meetings.values()
        for meeting in rows
        if meeting.started_ms is None and meeting.planned_ms > now and meeting.cancelled_ms is None and not meeting.no_show
    ]
    last = last_contact(context, client)
    number = context.vault.national_ids.of_client(client)
    return ClientCard(
        id=client.hex(),
        contact=contact,
        services=statuses(context, client),
        since={subject.service: from_ms(subject.since_ms).date() for subject in subjects},
        held={service: sum(1 for meeting in rows if meeting.started_ms is not None) for service, rows in meetings.items()},
        next_at=from_ms(min(planned)) if planned else None,
        last_contact=last.at.date() if last else None,
        last_channel=last.channel if last else None,
        personnummer_purpose=PersonnummerPurpose(number.purpose) if number else None,
        prospect=person.prospect,
        created=from_ms(person.created_ms).date(),
        contracts=contracts_of(context, client),
        also=context.persons.also(client.hex()),
    )


def statuses(context: Context, client: bytes) -> tuple[ServiceStatus, ...]:
    """How a client stands in each service, on one reading of the history."""
    try:
        history = context.ledger.history(client)
    except (Tampered, Damaged, KeyMissing):
        return tuple(status_of(context, subject, None) for subject in context.register.subjects(client))
    return tuple(status_of(context, subject, history) for subject in context.register.subjects(client))


def last_contact(context: Context, client: bytes) -> ContactMade | None:
    """The last contact in any channel; each appointment that was held has been noted as a visit."""
    rows = context.vault.contacts.of_client(client)
    if not rows:
        return None
    return ContactMade(from_ms(rows[-1].at_ms), Channel(rows[-1].channel), rows[-1].outgoing)


def _meetings(context: Context, subject: Subject) -> tuple[AppointmentRecord, ...]:
    rows = context.journal.appointments.of_subject(subject.id)
    return tuple(row for row in rows if not isinstance(row, Unreadable))
