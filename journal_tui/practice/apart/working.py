"""The desk of working notes (arbetsanteckningar): an author's own thoughts about a client, under a key of their own.

Rules: only their author reads them, under the journal's consent; after six months each is signed into the journal as a draft or
destroyed, after twelve it goes by rule. They are the client's data too: extract and erasure reach them.
"""

from dataclasses import replace
from datetime import datetime, time

from journal_tui.practice.apart.values import WorkingNote
from journal_tui.practice.clock import from_ms, to_ms
from journal_tui.practice.context import Context
from journal_tui.practice.continuity.door import Door
from journal_tui.practice.entries import Entries
from journal_tui.practice.entries.reach import is_shut, refuse_blocked
from journal_tui.practice.entries.text import is_empty
from journal_tui.practice.errors import InvalidInput, RefusedByRule
from journal_tui.practice.ids import row_id
from journal_tui.practice.retention.purging import Retention
from journal_tui.practice.retention.rules import rules
from journal_tui.practice.rights.deadlines import months_later
from journal_tui.practice.rights.order import OrderKind
from journal_tui.practice.short_texts import ShortTexts
from journal_tui.practice.values import Draft, Service
from storage.audit.actions import Action
from storage.journal.matters import WorkingNoteRecord
from storage.sealed.record import Unreadable, new_id

REVIEW_MONTHS = 6
RULE = "working_note"


class WorkingNotes:
    """The working notes of the person at the keyboard, in one open practice."""

    def __init__(self, context: Context) -> None:
        """Take the open practice."""
        self._context = context
        self._store = context.stores.journal
        self._rows = context.journal.working_notes
        self._texts = ShortTexts(context)
        self._door = Door(context)
        self._entries = Entries(context)
        self._retention = Retention(context)

    def write(self, client: str, service: Service, raw: str) -> WorkingNote:
        """Write one down.

        Raises:
            InvalidInput: The text is empty or too long.
            ConsentMissing: The gate said no; nothing was written.
            RecogniserDamaged: What finds names cannot be trusted; nothing was written.
        """
        if is_empty(raw):
            raise InvalidInput(field="text", reason="empty")
        subject = self._door.subject(client, service)
        self._door.permit(subject)
        row, now = new_id(), self._context.stamp_ms()
        kept = self._texts.keep(subject, row, (raw.strip(),))
        review = months_later(from_ms(now).date(), REVIEW_MONTHS)
        with self._store.database.write():
            written = self._rows.add(
                WorkingNoteRecord(
                    id=row,
                    subject=subject.id,
                    created_ms=now,
                    at_ms=now,
                    text=kept.text,
                    review_ms=to_ms(datetime.combine(review, time(), tzinfo=self._context.clock.now().tzinfo)),
                    forms_version=kept.forms_version,
                )
            )
            self._store.audit.add(Action.WORKING_NOTE_KEPT, subject=subject.id, object=row)
        return self._value(written)

    def list(self, client: str = "") -> tuple[WorkingNote, ...]:
        """The author's notes, about one client or all, those to be reviewed first; without text."""
        who = self._context.register.resolve(client).hex() if client else ""
        found = [self._value(row) for row in self._mine()]
        kept = (each for each in found if not who or each.client == who)
        return tuple(sorted(kept, key=lambda each: each.at))

    def to_review(self) -> tuple[WorkingNote, ...]:
        """The author's notes whose six months have passed, oldest first."""
        return tuple(each for each in self.list() if each.reviewable)

    def get(self, note: str) -> WorkingNote:
        """One note with its text and the names put back, for its author; noted in the log.

        Raises:
            NotFound: There is none.
            RefusedByRule: It is somebody else's (`not_author`).
            ConsentMissing: The consent is not in force any more.
        """
        record = self._record(note)
        refuse_blocked(self._context, record.subject)
        with self._store.database.write():
            self._store.audit.add(Action.WORKING_NOTE_READ, subject=record.subject, object=record.id)
            self._store.audit.add(Action.REIDENTIFIED, subject=record.subject, object=record.id)
        client = self._context.register.subject_by_id(record.subject).client
        (shown,) = self._texts.shown(client, record.id, record.forms_version, (record.text,))
        return replace(self._value(record), text=shown)

    def adopt(self, note: str) -> Draft:
        """Make an open note of it in the journal, to be reviewed and signed there; the working note is destroyed.

        Raises:
            RefusedByRule: It is somebody else's, or it is held and stays (`held`): then the draft stays too.
            ConsentMissing: The consent is not in force any more; nothing was done.
        """
        found = self.get(note)
        draft = self._entries.add(found.client, found.service, found.text)
        self.destroy(note)
        return draft

    def destroy(self, note: str) -> None:
        """Destroy it now, through the one erasure; what holds the client's data holds it too.

        Raises:
            RefusedByRule: It is somebody else's, or something holds it (`held`): it then goes when nothing holds it.
        """
        record = self._record(note)
        now = self._context.stamp_ms()
        self._rows.update(replace(record, reviewed_ms=now, ended_ms=now))
        subject = self._context.register.subject_by_id(record.subject)
        held_by = ""
        for line in self._retention.preview().lines:
            mine = (line.due.rule, line.due.owner, line.due.row) == (RULE, subject.client, record.id)
            if mine and line.runs:
                self._context.erasing.erase(OrderKind.PURGE, line.due.reference, line.hash)
                return
            held_by = line.due.held_by if mine else held_by
        raise RefusedByRule(reason="held", held_by=held_by)

    # -- inside -------------------------------------------------------------------------------

    def _mine(self) -> tuple[WorkingNoteRecord, ...]:
        me = self._context.user_id
        return tuple(row for row in self._rows.scan() if not isinstance(row, Unreadable) and row.author == me)

    def _record(self, note: str) -> WorkingNoteRecord:
        record = self._rows.get(row_id(note))
        if record.author != self._context.user_id:
            raise RefusedByRule(reason="not_author")
        return record

    def _value(self, record: WorkingNoteRecord) -> WorkingNote:
        subject = self._context.register.subject_by_id(record.subject)
        written = from_ms(record.at_ms)
        review = months_later(written.date(), REVIEW_MONTHS)
        return WorkingNote(
            id=record.id.hex(),
            client=subject.client.hex(),
            pseudonym=subject.pseudonym,
            service=subject.service,
            at=written,
            review=review,
            gone=rules().rule(RULE).due(written.date()),
            reviewable=self._context.today() >= review,
            shut=is_shut(self._context, record.subject),
        )
