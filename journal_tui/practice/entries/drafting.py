"""Open notes: made, read again by their author, put away. Saving one is `saving.py`, and nothing else.

Rules: a draft's text is read by its author alone; others may know that it is there. A draft of a consent that is no
longer in force is frozen: listed, not shown, not written. The written forms behind its tokens lie in the vault and go
after the draft has gone, because a draft without its forms would be broken, and forms without a draft are only dust.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from journal_tui.practice.aliases import Aliases
from journal_tui.practice.clock import from_ms
from journal_tui.practice.context import Context
from journal_tui.practice.entries.reach import refuse_blocked
from journal_tui.practice.errors import NotFound, RefusedByRule, SealedForever
from journal_tui.practice.ids import row_id
from journal_tui.practice.pseudonyms.text import restore, tokens_in
from journal_tui.practice.register import Subject
from journal_tui.practice.rights.holds import UNREADABLE, Holds
from journal_tui.practice.templates import Template
from journal_tui.practice.values import Draft, Flag
from storage.audit.actions import Action
from storage.journal.records import JOURNAL_PURPOSE, AppointmentRecord, DraftRecord, FlagRecord
from storage.sealed.record import Unreadable, new_id
from storage.sealed.shelf import UNTRUSTED
from storage.vault.records import ActRecord

DISCARD = "discard_draft"
"""The kind of the two-store act that throws a draft away."""
_PER_MILLE = 1000
_CLASS = "draft"
"""What a note is among the kinds of data."""


class Drafting:
    """What can be done with an open note, but for saving and signing it."""

    def __init__(self, context: Context) -> None:
        """Take the open practice."""
        self._context = context
        self._store = context.stores.journal
        self._rows = context.journal.drafts
        self._aliases = Aliases(context)

    def create(
        self, subject: Subject, permit: bytes, appointment: bytes, layout: Template, now_ms: int, at_ms: int | None = None
    ) -> DraftRecord:
        """Open a note with the headings of its template.

        Raises:
            PermitRefused: The permit is not in force, asked inside this transaction.
        """
        return self._rows.create(
            DraftRecord(
                id=new_id(),
                subject=subject.id,
                created_ms=now_ms,
                permit=permit,
                appointment=appointment,
                saved_ms=now_ms,
                text=layout.text(self._context.settings.language),
                template=layout.key,
                at_ms=at_ms,
            ),
            self._context.today().toordinal(),
        )

    def record(self, draft: str) -> DraftRecord:
        """Give a draft of the person at the keyboard.

        Raises:
            NotFound: There is none with this id.
            SealedForever: It has been signed.
            RefusedByRule: It is somebody else's (`not_author`).
        """
        try:
            record = self._rows.get(row_id(draft))
        except NotFound:
            if row_id(draft) in self._context.journal.entries.ids():
                raise SealedForever(kind="entry") from None
            raise
        if record.author != self._context.user_id:
            raise RefusedByRule(reason="not_author")
        return record

    def get(self, draft: str) -> Draft:
        """Give a draft with its text, to its author.

        Raises:
            NotFound: There is none with this id.
            RefusedByRule: It is somebody else's.
            ConsentMissing: The consent is not in force any more; the text stays shut.
        """
        record = self.record(draft)
        refuse_blocked(self._context, record.subject)
        self._store.audit.add(Action.DRAFT_READ, subject=record.subject, object=record.id)
        return self.value(record)

    def restored(self, draft: str) -> str:
        """Give what its author wrote, names and all; noted in the log as putting names back.

        Raises:
            NotFound, SealedForever, RefusedByRule, ConsentMissing: As for `get`.
        """
        found = self.get(draft)
        self._store.audit.add(Action.REIDENTIFIED, subject=self.record(draft).subject, object=row_id(draft))
        return restore(found.text, found.forms)

    def mine(self) -> tuple[Draft, ...]:
        """Give the open notes of the person at the keyboard, oldest first, without text; what cannot be read is left out."""
        rows = self._rows.of_author(self._context.user_id)
        found = (self._listed(row) for row in rows if not isinstance(row, Unreadable))
        return tuple(draft for draft in found if draft is not None)

    def discard(self, draft: str) -> None:
        """Throw an open note away. The meeting stays in the calendar as one that was held without a journal.

        Raises:
            NotFound: There is none with this id.
            RefusedByRule: It is somebody else's, or something holds it (`held`, with what): it stays as it is.
        """
        record = self.record(draft)
        client = self._context.register.subject_by_id(record.subject).client
        held_by = self._held(record.subject)
        if held_by:
            raise RefusedByRule(reason="held", held_by=held_by)
        with self._context.acts.act(DISCARD, client, objects=(record.id,)):
            with self._store.database.write():
                self._take_away(record)
            self.forget((record.id,))

    def finish_discard(self, act: ActRecord) -> None:
        """Finish a discard that was cut off: where the draft has gone, what the vault kept for it goes too."""
        for draft in act.objects:
            try:
                self._rows.get(draft)
            except NotFound:
                self.forget((draft,))

    def stop(self, subject: bytes, keep_until_ms: int | None = None) -> tuple[bytes, ...]:
        """Stop every open note about a subject, as part of the write in which the consent ends.

        Args:
            subject: The journal's id of client and service.
            keep_until_ms: Keep the notes frozen until then; None throws them away, unless something holds them.

        Returns:
            The ids of those thrown away: hand them to `forget` when the journal's write has ended.
        """
        gone: list[bytes] = []
        if keep_until_ms is None and self._held(subject):
            keep_until_ms = self._context.now_ms()
        with self._store.database.write():
            for row in self._rows.of_subject(subject):
                if keep_until_ms is None:
                    self._take_away(row)
                    gone.append(row.id)
                elif isinstance(row, DraftRecord):
                    self._rows.keep(row.id, keep_until_ms)
        return tuple(gone)

    def forget(self, drafts: tuple[bytes, ...]) -> None:
        """Take away what the vault kept for drafts that are gone."""
        for draft in drafts:
            self._aliases.drop_forms(draft)

    def purged(self, client: bytes, draft: bytes) -> None:
        """Tell with its appointment, and in the log, that a draft was purged by rule; saying it again says nothing."""
        subjects = self._context.register.subjects(client)
        meetings = self._context.journal.appointments
        rows = (row for each in subjects for row in meetings.of_subject(each.id) if isinstance(row, AppointmentRecord))
        meeting = next((row for row in rows if row.draft == draft), None)
        if meeting is None:
            return
        with self._store.database.write():
            changed = replace(
                meeting, draft=None, journalled=False, permit_id=None, draft_purged_ms=self._context.stamp_ms()
            )
            meetings.update(changed)
            self._store.audit.add(Action.DRAFT_PURGED, subject=meeting.subject, object=draft)

    def overdue(self) -> tuple[bytes, ...]:
        """Give the frozen drafts whose time to think it over has run out."""
        now = self._context.now_ms()
        rows = self._rows.of_author(self._context.user_id)
        return tuple(
            row.id
            for row in rows
            if isinstance(row, DraftRecord)
            and row.kept_until_ms is not None
            and row.kept_until_ms < now
            and not self._in_force(row.subject)
            and not self._held(row.subject)
        )

    def sweep(self) -> int:
        """Throw away the frozen drafts whose time has run out and that nothing holds; say how many. Called at unlock."""
        due = self.overdue()
        for draft in due:
            self.discard(draft.hex())
        return len(due)

    def value(self, record: DraftRecord, *, text: bool = True, forms: tuple[str, ...] | None = None) -> Draft:
        """Turn a stored draft into what a screen may hold.

        Args:
            record: As stored.
            text: With its text.
            forms: Its written forms, when a save under a permit in force has just handed them over.
        """
        subject = self._context.register.subject_by_id(record.subject)
        shown = Draft(
            id=record.id.hex(),
            client=subject.client.hex(),
            pseudonym=subject.pseudonym,
            service=subject.service,
            appointment=record.appointment.hex(),
            author=record.author.hex(),
            created_at=from_ms(record.created_ms),
            saved_at=from_ms(record.saved_ms),
            version=record.version,
            template=record.template,
            layout=self._context.templates.find(record.template),
            cursor=record.cursor,
            frozen=forms is None and not self._in_force(record.subject),
            words=record.words,
        )
        if not text:
            return shown
        if forms is None:
            forms = self._aliases.forms(subject.client, record.id, record.forms_version, record.text)
        return replace(
            shown,
            text=record.text,
            forms=forms,
            flags=flag_values(record.flags, record.text, forms),
            ignored=record.ignored,
        )

    def _listed(self, record: DraftRecord) -> Draft | None:
        try:
            return self.value(record, text=False)
        except (*UNTRUSTED, NotFound):
            return None

    def _in_force(self, subject: bytes) -> bool:
        today = self._context.today().toordinal()
        return any(
            permit.purpose == JOURNAL_PURPOSE and permit.in_force(today)
            for permit in self._context.journal.permits.current(subject)
        )

    def _held(self, subject: bytes) -> str:
        """What stops a note from being thrown away: a claim, a request, a restriction; also what cannot be read."""
        try:
            holds = Holds(self._context).in_force(self._context.register.subject_by_id(subject).client)
        except (NotFound, *UNTRUSTED):
            return UNREADABLE
        return next((each.words for each in holds if each.covers(_CLASS)), "")

    def _take_away(self, row: DraftRecord | Unreadable) -> None:
        self._rows.discard(row.id)
        self._store.audit.add(Action.DRAFT_DISCARDED, subject=row.subject, object=row.id)
        if not isinstance(row, DraftRecord):
            return
        meetings = self._context.journal.appointments
        try:
            held = meetings.get(row.appointment)
        except NotFound:
            return
        if held.draft == row.id:
            meetings.update(replace(held, draft=None, journalled=False, permit_id=None))


def flag_values(flags: Iterable[FlagRecord], text: str, forms: Sequence[str]) -> tuple[Flag, ...]:
    """Turn stored flags into ones that carry the word that was written where the token stands."""
    written = {token.start: form for token, form in zip(tokens_in(text), forms, strict=True)}
    return tuple(
        Flag(
            flag.start,
            flag.end,
            flag.label,
            written.get(flag.start, text[flag.start : flag.end]),
            flag.source,
            flag.score / _PER_MILLE,
        )
        for flag in flags
    )


def flag_record(flag: Flag) -> FlagRecord:
    """Turn a flag into what is stored: the place, without the words."""
    return FlagRecord(flag.start, flag.end, flag.label, flag.source, round(flag.score * _PER_MILLE))
