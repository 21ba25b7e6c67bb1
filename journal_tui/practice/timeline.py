"""Everything that happened with one client, newest first: what was said about it, not what was said.

The rule: a timeline shows that something happened and when, never a text. It is therefore whole also where the texts are
shut; what cannot be read is left out here and named by `verify` and by the list of notes.
"""

from collections.abc import Iterator

from journal_tui.practice.clock import from_ms
from journal_tui.practice.context import Context
from journal_tui.practice.register import Subject
from journal_tui.practice.values import Service, TimelineItem
from storage.journal.records import AddendumRecord, AppointmentRecord, DraftRecord, EntryRecord


def timeline(context: Context, client: str) -> tuple[TimelineItem, ...]:
    """Give a client's timeline.

    Args:
        context: The open practice.
        client: Client or pseudonym.

    Returns:
        Items of kind `entry`, `addendum`, `draft`, `appointment`, `consent` and `contact`, newest first.

    Raises:
        NotFound: No such client.
    """
    who = context.register.resolve(client)
    items = [*_contacts(context, who), *_consents(context, who)]
    for subject in context.register.subjects(who):
        items += _journal(context, subject)
    return tuple(sorted(items, key=lambda item: item.at, reverse=True))


def _journal(context: Context, subject: Subject) -> Iterator[TimelineItem]:
    for entry in context.journal.entries.of_subject(subject.id):
        if isinstance(entry, EntryRecord):
            yield TimelineItem(from_ms(entry.at_ms), "entry", entry.id.hex(), subject.service, "signed")
    for addendum in context.journal.addenda.of_subject(subject.id):
        if isinstance(addendum, AddendumRecord):
            yield TimelineItem(
                from_ms(addendum.signed_ms), "addendum", addendum.entry.hex(), subject.service, addendum.kind
            )
    for draft in context.journal.drafts.of_subject(subject.id):
        if isinstance(draft, DraftRecord):
            yield TimelineItem(from_ms(draft.saved_ms), "draft", draft.id.hex(), subject.service, "draft")
    for meeting in context.journal.appointments.of_subject(subject.id):
        if isinstance(meeting, AppointmentRecord):
            yield TimelineItem(from_ms(meeting.planned_ms), "appointment", meeting.id.hex(), subject.service, _how(meeting))


def _how(meeting: AppointmentRecord) -> str:
    """Say in one code how a meeting went."""
    if meeting.cancelled_ms is not None:
        return "cancelled"
    if meeting.no_show:
        return "no_show"
    if meeting.started_ms is None:
        return "planned"
    return "held" if meeting.journalled else "without_journal"


def _contacts(context: Context, client: bytes) -> Iterator[TimelineItem]:
    for event in context.vault.contacts.of_client(client):
        yield TimelineItem(from_ms(event.at_ms), "contact", event.id.hex(), None, event.channel)


def _consents(context: Context, client: bytes) -> Iterator[TimelineItem]:
    for event in context.vault.events.of_client(client):
        service = Service(event.service) if event.service else None
        yield TimelineItem(from_ms(event.at_ms), "consent", event.id.hex(), service, event.to_state)
