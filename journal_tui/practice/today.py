"""The day list: what is on today, how each client's consent stands, what waits for a signature.

The rule: one answer holds everything that the day's screen shows, so that it is one question to the storage thread. Of
agreements it reminds only of those with somebody who comes today or tomorrow. How consent stands is the gate's own
decision, asked without a row in the log: looking at a list is no attempt to write.
"""

from datetime import date, timedelta

from journal_tui.practice.appointments import Appointments
from journal_tui.practice.context import Context
from journal_tui.practice.entries.drafting import Drafting
from journal_tui.practice.errors import StorageError
from journal_tui.practice.gate import Permit, Refusal
from journal_tui.practice.ids import row_id
from journal_tui.practice.status import last_backup
from journal_tui.practice.values import Appointment, Draft, Reminder, ReminderKind, Service, ServiceStatus, Today
from storage.sealed.shelf import UNTRUSTED


def today(context: Context, reminders: tuple[Reminder, ...], day: date | None = None) -> Today:
    """Put the day list together.

    Args:
        context: The open practice.
        reminders: What falls due, as the reminders' desk has it.
        day: Which day; the clock's own when None.
    """
    shown = day or context.today()
    meetings = Appointments(context)
    held = meetings.on_days(shown, shown)
    next_day = shown + timedelta(days=1)
    ahead = meetings.on_days(next_day, next_day)
    drafts = Drafting(context).mine()
    coming = {each.client for each in (*held, *ahead)}
    reminders = tuple(each for each in reminders if each.kind is not ReminderKind.AGREEMENT or each.client in coming)
    return Today(
        day=shown,
        appointments=held,
        statuses=_statuses(context, (*held, *ahead)),
        names=_names(context, (*held, *ahead, *drafts, *reminders)),
        drafts=drafts,
        tomorrow=ahead,
        reminders=reminders,
        backup_at=last_backup(context),
        clients=len(context.register.clients()),
        published=_published(context),
    )


def _statuses(context: Context, meetings: tuple[Appointment, ...]) -> dict[str, ServiceStatus]:
    """Give the gate's answer for each meeting; two meetings with the same client and service ask once."""
    asked: dict[tuple[str, Service], ServiceStatus] = {}
    for meeting in meetings:
        key = (meeting.client, meeting.service)
        if key not in asked:
            asked[key] = _status(meeting, context.gate.decide_for(meeting.client, meeting.service))
    return {meeting.id: asked[meeting.client, meeting.service] for meeting in meetings}


def _status(meeting: Appointment, answer: Permit | Refusal) -> ServiceStatus:
    return ServiceStatus(
        service=meeting.service,
        pseudonym=meeting.pseudonym,
        verdict=answer.verdict,
        since=answer.since,
        document_version=answer.document_version,
    )


def _names(context: Context, shown: tuple[Appointment | Draft | Reminder, ...]) -> dict[str, str]:
    """Give the real names of those who are on the list; one who cannot be read has none."""
    names: dict[str, str] = {}
    for client in {each.client for each in shown}:
        try:
            names[client] = context.register.name(row_id(client))
        except StorageError:
            continue
    return names


def _published(context: Context) -> tuple[Service, ...]:
    return tuple(service for service in Service if _is_published(context, service))


def _is_published(context: Context, service: Service) -> bool:
    """Whether there is a document; one that cannot be trusted is there all the same, and the gate says what is wrong."""
    try:
        return context.publication.newest(service) is not None
    except UNTRUSTED:
        return True
