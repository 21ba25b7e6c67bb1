"""From draft to signed entry, and the addendum that is the only thing that may follow.

Rules: a signature covers the exact bytes that are stored, so nothing is trimmed, turned or tidied; every place that may
be a name has been decided, or is a token by the author's word; the entry takes over its draft's id, so that what the
vault keeps for it stays valid; the draft goes and the meeting ends in the same transaction. An entry never changes. An
addendum stands under it with a signature of its own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from journal_tui.practice import contact_rules, session_clock
from journal_tui.practice.aliases import Aliases, Held
from journal_tui.practice.clock import from_ms
from journal_tui.practice.context import Context
from journal_tui.practice.entries.drafting import Drafting, flag_values
from journal_tui.practice.entries.marking import Marks, settled
from journal_tui.practice.entries.reach import permit_in_force, refuse_blocked
from journal_tui.practice.entries.text import checked, is_empty, words
from journal_tui.practice.errors import EmptyNote, FlagsRemain, InvalidInput, NotFound
from journal_tui.practice.ids import row_id
from journal_tui.practice.meeting import value as meeting_value
from journal_tui.practice.meeting import with_clock
from journal_tui.practice.pseudonyms.pseudonymiser import Stored
from journal_tui.practice.pseudonyms.text import escape, restore
from journal_tui.practice.pseudonyms.undecided import reopen
from journal_tui.practice.register import Subject
from journal_tui.practice.values import AmendmentKind
from storage.audit.actions import Action
from storage.journal.records import AddendumRecord, AppointmentRecord, DraftRecord, EntryRecord
from storage.sealed.record import new_id

_LINE_NUMBER = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class _Meeting:
    """The meeting a note belongs to, ended; None when its row is gone."""

    record: AppointmentRecord | None
    at_ms: int
    minutes: int


class Signing:
    """Signs drafts and addenda."""

    def __init__(self, context: Context) -> None:
        """Take the open practice."""
        self._context = context
        self._store = context.stores.journal
        self._journal = context.journal
        self._drafting = Drafting(context)
        self._aliases = Aliases(context)

    def sign(self, draft_id: str, marks: Marks, *, accept_flags: bool) -> EntryRecord:
        """Sign a draft.

        Args:
            draft_id: Which.
            marks: What the author says of it; the source is pseudonymised like the text.
            accept_flags: Leave what nobody has decided on as tokens.

        Raises:
            EmptyNote: Nothing was written but headings.
            FlagsRemain: Places wait for a decision. `facts["count"]`.
            PermitRefused, ConsentMissing: The consent has ended.
            InvalidInput: There is no such label, or another source has no reason.
            RefusedByRule: It is somebody else's draft, or the label on offences stops it (`offence_label`).
        """
        labels, sensitivity = settled(marks)
        reason = contact_rules.source(marks.source)
        draft = self._drafting.record(draft_id)
        refuse_blocked(self._context, draft.subject)
        permit = permit_in_force(self._context, draft.subject)
        subject = self._context.register.subject_by_id(draft.subject)
        forms = self._aliases.forms(subject.client, draft.id, draft.forms_version, draft.text)
        stored = self._last_pass(draft, subject, forms)
        if stored.flags and not accept_flags:
            raise FlagsRemain(count=len(stored.flags))
        now = self._context.stamp_ms()
        meeting = self._meeting(draft, subject, now)
        kept = self._tell_vault(subject, draft.id, stored, Held(forms, draft.forms_version))
        source = self._source(subject, reason)
        entry = EntryRecord(
            id=draft.id,
            subject=draft.subject,
            created_ms=draft.created_ms,
            permit=permit.id,
            appointment=draft.appointment,
            at_ms=draft.at_ms or meeting.at_ms,
            signed_ms=now,
            text=stored.text,
            template=draft.template,
            risk=marks.risk.value if marks.risk else "",
            sensitivity=sensitivity.value,
            labels=labels,
            source=source,
            minutes=meeting.minutes,
            words=words(stored.text, self._context.templates.headings(draft.template)),
            forms_version=kept,
        )
        with self._store.database.write():
            written = self._journal.entries.add_signed(entry, self._context.today().toordinal())
            if meeting.record is not None:
                self._journal.appointments.update(replace(meeting.record, entry=draft.id, draft=None))
            self._store.audit.add(Action.ENTRY_SIGNED, subject=draft.subject, object=draft.id)
        self._context.shelf.put(written.id, written.subject, written.at_ms, written.text)
        return written

    def amend(
        self,
        entry_id: str,
        kind: AmendmentKind,
        text: str,
        lines: str = "",
        forms: Sequence[str] | None = None,
        ignored: Sequence[str] = (),
        *,
        case: str = "",
        marks: Marks | None = None,
    ) -> AddendumRecord:
        """Sign an addendum under an entry, which stays as it is.

        Args:
            entry_id: Under which entry.
            kind: What is wrong in it, or what it lacks.
            text: As it was written; with `forms`, an editor's text that holds tokens.
            lines: What it points at, for instance `3-5`.
            forms: What was written for each token of `text`.
            ignored: Words that the author said are no names, this time.
            case: Number of the rights case that asked for it.
            marks: What the author says of it; of an addendum the kinds of data alone.

        Raises:
            RefusedByRule: The label on offences stops it (`offence_label`).
            EmptyNote, InvalidInput, InvalidText, TextTooLong, PermitRefused, ConsentMissing, NotFound, Tampered: Nothing
                was written.
        """
        labels, sensitivity = settled(marks or Marks())
        checked(text)
        checked("".join((lines, *(forms or ()), *ignored)))
        if is_empty(text):
            raise EmptyNote
        entry = self._journal.entries.get(row_id(entry_id))
        refuse_blocked(self._context, entry.subject)
        permit = permit_in_force(self._context, entry.subject)
        _refuse_lines_beyond(lines, entry.text)
        subject = self._context.register.subject_by_id(entry.subject)
        recogniser = self._aliases.pseudonymiser(subject.client)
        raw = escape(text) if forms is None else text
        stored = recogniser.complete(raw, tuple(forms or ()), tuple(ignored), undecided=True)
        remark = recogniser.complete(escape(lines), (), undecided=True).text if lines else ""
        now = self._context.stamp_ms()
        addendum_id = new_id()
        kept = self._tell_vault(subject, addendum_id, stored, Held())
        addendum = AddendumRecord(
            id=addendum_id,
            subject=entry.subject,
            created_ms=now,
            permit=permit.id,
            entry=entry.id,
            kind=kind.value,
            signed_ms=now,
            text=stored.text,
            lines=remark,
            case=case,
            sensitivity=sensitivity.value,
            labels=labels,
            forms_version=kept,
        )
        with self._store.database.write():
            written = self._journal.addenda.add_signed(addendum, self._context.today().toordinal())
            self._store.audit.add(Action.ADDENDUM_SIGNED, subject=entry.subject, object=addendum.id)
        self._context.shelf.append(entry.id, written.text)
        return written

    def _last_pass(self, draft: DraftRecord, subject: Subject, forms: tuple[str, ...]) -> Stored:
        """Run the pass once more: the vault may know more of the client than when the draft was saved.

        What nobody has decided on is opened for it, so that a signature over all of it at once teaches nothing.
        """
        if is_empty(restore(draft.text, forms), self._context.templates.headings(draft.template)):
            raise EmptyNote
        text, written, _ = reopen(draft.text, forms, flag_values(draft.flags, draft.text, forms))
        return self._aliases.pseudonymiser(subject.client).complete(text, written, draft.ignored, undecided=True)

    def _source(self, subject: Subject, reason: str) -> str:
        """The reason for another source with its names as tokens, which the vault knows after the note's own."""
        if not reason:
            return ""
        stored = self._aliases.pseudonymiser(subject.client).complete(escape(reason), (), (), undecided=True)
        with self._context.vault.store.database.write():
            self._aliases.keep(subject.client, stored.new_tokens, stored.text)
        return stored.text

    def _meeting(self, draft: DraftRecord, subject: Subject, now_ms: int) -> _Meeting:
        """End the meeting that the note is about, as of now, unless it has ended."""
        try:
            record = self._journal.appointments.get(draft.appointment)
        except NotFound:
            return _Meeting(None, draft.created_ms, 0)
        held = meeting_value(record, subject)
        now = from_ms(now_ms)
        if held.started_at is not None:
            held = session_clock.ended(held, now)
            record = with_clock(record, held)
        return _Meeting(record, record.started_ms or record.planned_ms, session_clock.minutes(held, now))

    def _tell_vault(self, subject: Subject, text_id: bytes, stored: Stored, held: Held) -> int:
        with self._context.vault.store.database.write():
            self._aliases.keep(subject.client, stored.new_tokens, stored.text)
            return self._aliases.keep_forms(subject.client, text_id, stored.forms, held)


def _refuse_lines_beyond(named: str, text: str) -> None:
    """Refuse a number of a line that the entry does not have: an addendum can never be put right. Words may stand there."""
    has = len(text.rstrip().split("\n"))
    if any(not 1 <= int(number) <= has for number in _LINE_NUMBER.findall(named)):
        raise InvalidInput(field="lines", reason="no_such_line", lines=has)
