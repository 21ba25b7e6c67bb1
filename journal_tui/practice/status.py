"""How the practice stands: counts, versions and what waits. Opens no text and shows no name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import journal_tui
from journal_tui.practice.acts import HalfDone
from journal_tui.practice.clock import from_ms
from journal_tui.practice.context import Context
from journal_tui.practice.retention.purging import Retention
from journal_tui.practice.values import Service
from storage.journal.records import DraftRecord
from storage.sealed.shelf import UNTRUSTED


@dataclass(frozen=True, slots=True)
class Status:
    """The practice in numbers.

    Attributes:
        version: Of the program.
        clients: People in the vault.
        subjects: Pseudonyms in the journal.
        entries: Signed entries.
        drafts: Unsigned notes of this user.
        overdue_drafts: Those older than the practice allows.
        frozen_drafts: Those kept after a withdrawal while the client decides.
        documents: Version of the consent document in force, by service.
        policy_version: Of the privacy policy.
        last_contact: Day of the newest noted contact with anybody.
        unfinished: Acts that could not be finished at unlock.
        problems: Stable codes of what needs attention, empty when all is well.
    """

    version: str
    clients: int
    subjects: int
    entries: int
    drafts: int
    overdue_drafts: int
    frozen_drafts: int
    documents: Mapping[Service, int]
    policy_version: str
    last_contact: date | None
    unfinished: tuple[HalfDone, ...]
    problems: tuple[str, ...]


def status(context: Context, unfinished: tuple[HalfDone, ...]) -> Status:
    """Count and look; nothing is written.

    Args:
        context: The open practice.
        unfinished: What unlocking found half done.
    """
    rows = context.journal.drafts.of_author(context.user_id)
    drafts = [row for row in rows if isinstance(row, DraftRecord)]
    limit = context.clock.now() - timedelta(days=context.settings.days("unsigned_days"))
    overdue = sum(1 for row in drafts if not row.frozen and from_ms(row.created_ms) < limit)
    left = tuple(act for act in unfinished if not act.finished)
    problems = []
    documents: dict[Service, int] = {}
    for service in Service:
        try:
            newest = context.publication.newest(service)
        except UNTRUSTED:
            problems.append("unreadable_document")
            continue
        if newest is not None:
            documents[service] = newest.version
    if len(drafts) != len(rows):
        problems.append("unreadable_draft")
    if overdue:
        problems.append("unsigned_drafts")
    if left:
        problems.append("half_done")
    if Retention(context).overdue_days():
        problems.append("overdue_purge")
    if context.clock.went_back():
        problems.append("clock_went_back")
    if context.clock.ran_ahead():
        problems.append("date_unconfirmed")
    if not documents and "unreadable_document" not in problems:
        problems.append("no_document")
    return Status(
        version=journal_tui.__version__,
        clients=len(context.register.clients()),
        subjects=len(context.journal.subjects.ids()),
        entries=context.journal.entries.count(),
        drafts=len(drafts),
        overdue_drafts=overdue,
        frozen_drafts=sum(1 for row in drafts if row.frozen),
        documents=documents,
        policy_version=context.settings.policy_version,
        last_contact=_newest_contact(context),
        unfinished=left,
        problems=tuple(dict.fromkeys(problems)),
    )


def last_backup(_context: Context) -> datetime | None:
    """Say when the last backup was made: never, as long as the program makes none. The day list and the unlock screen ask."""
    return None


def _newest_contact(context: Context) -> date | None:
    ms = context.vault.contacts.newest_ms()
    return from_ms(ms).date() if ms is not None else None
