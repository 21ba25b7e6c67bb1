"""The one way in which a note's text reaches the journal.

Rules, in this order: what is no text is refused; the whole pass runs again, so that nothing depends on what an editor
saw; the vault is told first, so that no token can stand in a text that nobody can explain; the journal asks for the
permit inside the very transaction that writes. Whatever fails, fails closed: the older version stays as it was.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from journal_tui.practice.aliases import Aliases, Held
from journal_tui.practice.clock import to_ms
from journal_tui.practice.context import Context
from journal_tui.practice.entries.drafting import Drafting, flag_record
from journal_tui.practice.entries.reach import refuse_restricted
from journal_tui.practice.entries.text import checked, words
from journal_tui.practice.errors import InvalidInput, NotFound, PermitRefused
from journal_tui.practice.ids import row_id
from journal_tui.practice.meeting import log_visit
from journal_tui.practice.pseudonyms.pseudonymiser import Stored
from journal_tui.practice.pseudonyms.text import escape
from journal_tui.practice.register import Subject
from journal_tui.practice.templates import Template
from journal_tui.practice.values import Draft
from storage.audit.actions import Action, Result
from storage.journal.records import AppointmentRecord, DraftRecord
from storage.sealed.record import new_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A whole note that was written elsewhere, for instance piped into the command line."""

    text: str = field(repr=False)
    at: datetime | None = None
    minutes: int | None = None
    template: str = ""


class Saving:
    """Saves drafts."""

    def __init__(self, context: Context) -> None:
        """Take the open practice."""
        self._context = context
        self._store = context.stores.journal
        self._rows = context.journal.drafts
        self._drafting = Drafting(context)
        self._aliases = Aliases(context)

    def save(
        self,
        draft_id: str,
        permit_id: str,
        text: str,
        forms: Sequence[str],
        cursor: tuple[int, int] = (0, 0),
        ignored: Sequence[str] = (),
        template_name: str = "",
    ) -> Draft:
        """Save a draft.

        Args:
            draft_id: Which one.
            permit_id: The gate's permit, asked again inside the transaction.
            text: The editor's text: tokens and words.
            forms: What was written for each token in it, in order.
            cursor: Row and column.
            ignored: Words that the author said are no names, this time.
            template_name: Another template than before, or empty.

        Returns:
            The draft as it lies in the journal: every place that may be a name is a token, undecided ones have a flag.

        Raises:
            PermitRefused: The consent has ended meanwhile. `facts["draft"]` is `frozen` or `discarded`.
            InvalidText, TextTooLong: The text cannot be stored; nothing was changed.
            SealedForever: It was signed meanwhile.
            StorageError: Nothing was changed; the text is still the caller's to keep.
        """
        checked(text)
        checked("".join((*forms, *ignored)))
        record = self._held(draft_id)
        subject = self._context.register.subject_by_id(record.subject)
        permit = row_id(permit_id)
        record = self._permitted(record, permit)
        stored = self._pass(subject, text, forms, ignored)
        now = self._context.stamp_ms()
        known = self._context.templates
        layout = known.template(subject.service, template_name).key if template_name else record.template
        held = Held(self._forms(subject, record), record.forms_version)
        kept = self._tell_vault(subject, record.id, stored, held)
        changed = replace(
            record,
            permit=permit,
            saved_ms=now,
            text=stored.text,
            template=layout,
            cursor=cursor,
            flags=tuple(flag_record(flag) for flag in stored.flags),
            ignored=tuple(ignored),
            words=words(stored.text, known.headings(layout)),
            forms_version=kept,
        )
        try:
            with self._store.database.write():
                written = self._rows.save(changed, self._context.today().toordinal())
                if record.version == 1:
                    self._store.audit.add(Action.DRAFT_SAVED, subject=record.subject, object=record.id)
        except PermitRefused as refusal:
            raise self._refused(record, refusal) from None
        return self._drafting.value(written, forms=stored.forms)

    def first(self, subject: Subject, permit_id: str, note: Note) -> Draft:
        """Save a whole note that no editor saw: the meeting, held as given, and its draft in one transaction.

        Args:
            subject: Client and service.
            permit_id: The gate's permit.
            note: The text as it was written, without tokens, and when the meeting was.

        Raises:
            InvalidInput: The time has no zone, lies ahead, or the length is out of range.
            PermitRefused, InvalidText, TextTooLong, StorageError: As for `save`.
        """
        checked(note.text)
        layout = self._context.templates.template(subject.service, note.template)
        meeting = self._held_meeting(subject, note)
        permit = row_id(permit_id)
        self._context.journal.permits.require(subject.id, permit, self._context.today().toordinal())
        stored = self._pass(subject, escape(note.text), (), ())
        return self._write_first(subject, permit, layout, meeting, stored)

    def _write_first(
        self, subject: Subject, permit: bytes, layout: Template, meeting: AppointmentRecord, stored: Stored
    ) -> Draft:
        now = self._context.stamp_ms()
        draft_id = new_id()
        with self._context.vault.store.database.write():
            log_visit(self._context, subject.client, meeting.planned_ms)
            kept = self._tell_vault(subject, draft_id, stored, Held())
        draft = DraftRecord(
            id=draft_id,
            subject=subject.id,
            created_ms=now,
            permit=permit,
            appointment=meeting.id,
            saved_ms=now,
            text=stored.text,
            template=layout.key,
            at_ms=meeting.planned_ms,
            flags=tuple(flag_record(flag) for flag in stored.flags),
            words=words(stored.text, layout.lines()),
            forms_version=kept,
        )
        with self._store.database.write():
            self._context.journal.appointments.add(replace(meeting, permit_id=permit, draft=draft.id))
            written = self._rows.create(draft, self._context.today().toordinal())
            self._store.audit.add(Action.DRAFT_SAVED, subject=subject.id, object=draft.id)
        return self._drafting.value(written, forms=stored.forms)

    def _held_meeting(self, subject: Subject, note: Note) -> AppointmentRecord:
        now = self._context.clock.stamp()
        length = 50 if note.minutes is None else note.minutes
        held = timedelta(minutes=note.minutes or 0)
        at = note.at or now - held
        if at.tzinfo is None:
            raise InvalidInput(field="at", reason="zone")
        if at > now:
            raise InvalidInput(field="at", reason="future")
        if not 1 <= length <= 600:
            raise InvalidInput(field="minutes", reason="range")
        local = at.astimezone(now.tzinfo)
        return AppointmentRecord(
            id=new_id(),
            subject=subject.id,
            created_ms=to_ms(now),
            day=local.toordinal(),
            planned_ms=to_ms(at),
            planned_minutes=length,
            started_ms=to_ms(at),
            ended_ms=to_ms(min(now, at + held)),
            verdict="granted",
        )

    def _held(self, draft_id: str) -> DraftRecord:
        """Find the draft; one that is gone without having been signed was thrown away when the consent ended."""
        try:
            return self._drafting.record(draft_id)
        except NotFound:
            row_id(draft_id)
            raise PermitRefused(reason="missing", draft="discarded") from None

    def _permitted(self, record: DraftRecord, permit: bytes) -> DraftRecord:
        """Ask before the vault is touched; the answer that counts is asked inside the write.

        A draft that was kept when the consent ended goes on under the consent that the client has given anew.
        """
        today = self._context.today().toordinal()
        try:
            refuse_restricted(self._context, record.subject)
            self._context.journal.permits.require(record.subject, permit, today)
            if not self._context.gate.ended(record.subject):
                return self._rows.release(record.id, permit, today) if record.frozen else record
        except PermitRefused as refusal:
            raise self._refused(record, refusal) from None
        raise self._refused(record, PermitRefused(reason="state"))

    def _refused(self, record: DraftRecord, refusal: PermitRefused) -> PermitRefused:
        self._store.audit.add(Action.SAVE_REFUSED, subject=record.subject, object=record.id, result=int(Result.REFUSED))
        return PermitRefused(**{**refusal.facts, "draft": "frozen"})

    def _pass(self, subject: Subject, text: str, forms: Sequence[str], ignored: Sequence[str]) -> Stored:
        """Run the full pass; places that wait for a decision are replaced too, and flagged."""
        return self._aliases.pseudonymiser(subject.client).complete(text, tuple(forms), tuple(ignored), undecided=True)

    def _forms(self, subject: Subject, record: DraftRecord) -> tuple[str, ...]:
        """Read the forms of the draft as it lies there; lost ones are no reason to lose the new text as well."""
        forms = self._aliases.restored_forms(subject.client, record.id, record.forms_version, record.text)
        return forms or ()

    def _tell_vault(self, subject: Subject, text_id: bytes, stored: Stored, held: Held) -> int:
        with self._context.vault.store.database.write():
            self._aliases.keep(subject.client, stored.new_tokens, stored.text)
            return self._aliases.keep_forms(subject.client, text_id, stored.forms, held)
