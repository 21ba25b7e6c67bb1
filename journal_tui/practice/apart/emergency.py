"""The desk of emergency notes (nödnotering): short, in danger to life, when no consent opens the journal.

Rules: at most 1,000 characters, with a reason and a legal ground that the author chooses; no gate opens for it and it opens none;
names are tokens as in a note; it stands before the owner until it was seen and decided about. What was seen is as shut as the rest.
"""

from dataclasses import replace

from journal_tui.practice.apart.grounds import grounds
from journal_tui.practice.apart.values import DECISIONS, ERASE, EmergencyNote
from journal_tui.practice.clock import from_ms
from journal_tui.practice.context import Context
from journal_tui.practice.entries.marking import Marks, settled
from journal_tui.practice.entries.reach import refuse_blocked
from journal_tui.practice.entries.text import is_empty
from journal_tui.practice.errors import InvalidInput, RefusedByRule
from journal_tui.practice.ids import row_id
from journal_tui.practice.rights.own_decision import OwnDecisions
from journal_tui.practice.short_texts import ShortTexts
from journal_tui.practice.values import Sensitivity, Service
from storage.audit.actions import Action
from storage.journal.matters import EmergencyNoteRecord
from storage.sealed.record import Unreadable, new_id

LONGEST = 1_000
"""Characters of an emergency note."""


class EmergencyNotes:
    """Emergency notes of one open practice."""

    def __init__(self, context: Context) -> None:
        """Take the open practice."""
        self._context = context
        self._store = context.stores.journal
        self._rows = context.journal.emergency_notes
        self._texts = ShortTexts(context)

    def write(
        self, client: str, service: Service, text: str, reason: str, ground: str, marks: Marks | None = None
    ) -> EmergencyNote:
        """Write one down. It needs no consent and asks no gate; who wrote it, when and on what ground stands in the log.

        Args:
            client: Client or pseudonym.
            service: In which service.
            text: What happened, at most 1,000 characters.
            reason: Why it could not wait.
            ground: Code of a legal ground; there is none by default.
            marks: Which kinds of data it holds.

        Raises:
            InvalidInput: A field is empty or too long, or there is no such ground or label; nothing was written.
            RefusedByRule: The label on offences stops it (`offence_label`).
            RecogniserDamaged: What finds names cannot be trusted; nothing was written.
        """
        for name, said in (("text", text), ("reason", reason)):
            if is_empty(said):
                raise InvalidInput(field=name, reason="empty")
            if len(said) > LONGEST:
                raise InvalidInput(field=name, reason="too_long", most=LONGEST)
        labels, sensitivity = settled(marks or Marks())
        codes = [each.code for each in grounds()]
        if ground not in codes:
            raise InvalidInput(field="ground", reason="unknown")
        subject = self._context.register.subject(self._context.register.resolve(client), service)
        row, now = new_id(), self._context.stamp_ms()
        kept = self._texts.keep(subject, row, (text.strip(), reason.strip()))
        with self._store.database.write():
            written = self._rows.add(
                EmergencyNoteRecord(
                    id=row,
                    subject=subject.id,
                    created_ms=now,
                    at_ms=now,
                    ground=ground,
                    text=kept.texts[0],
                    reason=kept.texts[1],
                    sensitivity=sensitivity.value,
                    labels=labels,
                    forms_version=kept.forms_version,
                )
            )
            self._store.audit.add(
                Action.EMERGENCY_NOTE_WRITTEN, subject=subject.id, object=row, extra=1 + codes.index(ground)
            )
        return self._value(written)

    def waiting(self) -> tuple[EmergencyNote, ...]:
        """Those that nobody has decided about, oldest first, without text: for the day's page."""
        return tuple(self._value(row) for row in self._rows.scan() if not isinstance(row, Unreadable) and not row.decision)

    def of_client(self, client: str) -> tuple[EmergencyNote, ...]:
        """A client's emergency notes, oldest first, without text."""
        register = self._context.register
        return tuple(
            self._value(row)
            for subject in register.subjects(register.resolve(client))
            for row in self._rows.of_subject(subject.id)
            if not isinstance(row, Unreadable)
        )

    def get(self, note: str, *, identified: bool = False) -> EmergencyNote:
        """One note with its text. Before the decision it can be read although nothing else may be; afterwards it is as shut.

        Raises:
            NotFound: There is none.
            ConsentMissing: It was decided about, and the texts about this client are shut.
        """
        record = self._rows.get(row_id(note))
        if record.decision:
            refuse_blocked(self._context, record.subject)
        texts: tuple[str, ...] = (record.text, record.reason)
        with self._store.database.write():
            self._store.audit.add(Action.EMERGENCY_NOTE_READ, subject=record.subject, object=record.id)
            if identified:
                self._store.audit.add(Action.REIDENTIFIED, subject=record.subject, object=record.id)
        if identified:
            client = self._context.register.subject_by_id(record.subject).client
            texts = self._texts.shown(client, record.id, record.forms_version, texts)
        return replace(self._value(record), text=texts[0], reason=texts[1])

    def acknowledge(self, note: str, decision: str) -> EmergencyNote:
        """Say that it was seen, as owner, and whether it stays.

        One that shall go is erased through a case, which this opens: it is previewed, approved and carried out like any other.

        Raises:
            InvalidInput: The decision is neither `keep` nor `erase`.
            RefusedByRule: It has been decided about already.
        """
        if decision not in DECISIONS:
            raise InvalidInput(field="decision", reason="unknown")
        record = self._rows.get(row_id(note))
        if record.decision:
            raise RefusedByRule(reason="decided_already")
        with self._store.database.write():
            seen = (*record.acknowledged, self._context.user_id)
            kept = self._rows.update(replace(record, acknowledged=seen, decision=decision))
            extra = 1 + DECISIONS.index(decision)
            self._store.audit.add(Action.EMERGENCY_NOTE_SEEN, subject=record.subject, object=record.id, extra=extra)
        if decision != ERASE:
            return self._value(kept)
        subject = self._context.register.subject_by_id(record.subject)
        return replace(self._value(kept), case=OwnDecisions(self._context).emergency_note(subject).number)

    def _value(self, record: EmergencyNoteRecord) -> EmergencyNote:
        subject = self._context.register.subject_by_id(record.subject)
        return EmergencyNote(
            id=record.id.hex(),
            client=subject.client.hex(),
            pseudonym=subject.pseudonym,
            service=subject.service,
            at=from_ms(record.at_ms),
            ground=record.ground,
            author=record.author.hex(),
            seen=bool(record.acknowledged),
            sensitivity=Sensitivity(record.sensitivity),
            labels=record.labels,
            decision=record.decision,
        )
