"""Writes measurements: whole ones, the answers so far of one that is going on, what was done about a talk, a mistake.

Rules: answers are checked before anything is asked or written; the permit is asked inside the transaction; two on one day
stand side by side only when somebody said so.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from journal_tui.practice.clock import from_ms, to_ms
from journal_tui.practice.context import Context
from journal_tui.practice.entries.reach import permit_in_force
from journal_tui.practice.entries.text import is_empty
from journal_tui.practice.errors import ConsentMissing, InvalidInput, RefusedByRule
from journal_tui.practice.gate import Refusal
from journal_tui.practice.ids import row_id
from journal_tui.practice.measures.collection import Collection
from journal_tui.practice.measures.instrument import Instrument
from journal_tui.practice.measures.scoring import checked, checked_total, score, talk_asked
from journal_tui.practice.measures.shelf import MeasureShelf
from journal_tui.practice.measures.values import Answered, By, Measured, SameDay, TalkState
from journal_tui.practice.register import Subject
from journal_tui.practice.short_texts import ShortTexts
from journal_tui.practice.values import Purpose
from storage.audit.actions import Action
from storage.journal.matters import MeasurementRecord
from storage.sealed.record import new_id

VOID = "void"
_MEASURES = Purpose.MEASURES.value


class Recording:
    """Writes the measurements of one open practice."""

    def __init__(self, context: Context, collection: Collection, shelf: MeasureShelf) -> None:
        """Take the open practice, its instruments, and what reads."""
        self._context = context
        self._collection = collection
        self._shelf = shelf
        self._rows = context.journal.measurements
        self._store = context.stores.journal

    def add(
        self,
        subject: Subject,
        instrument: Instrument,
        answered: Answered,
        at: datetime | None,
        by: By,
        appointment: str,
        same_day: SameDay | None,
    ) -> Measured:
        """Write one down: see `Measures.add`."""
        total = _total(instrument, answered)
        now = self._context.clock.stamp()
        when = now if at is None else at
        if when.tzinfo is None:
            raise InvalidInput(field="at", reason="zone")
        if when > now:
            raise InvalidInput(field="at", reason="future")
        record = MeasurementRecord(
            id=new_id(),
            subject=subject.id,
            created_ms=to_ms(now),
            permit=self._permit(subject),
            instrument=instrument.key,
            at_ms=to_ms(when),
            appointment=row_id(appointment) if appointment else None,
            answers=answered.answers,
            total=total,
            by=by.value,
        )
        return self._settle(subject, record, same_day, new=True)

    def begin(self, subject: Subject, instrument: Instrument, by: By, appointment: str) -> Measured:
        """Open a questionnaire: see `Measures.begin`."""
        checked(instrument, (None,) * instrument.count)
        self._permit(subject)
        return Measured(
            id="",
            client=subject.client.hex(),
            pseudonym=subject.pseudonym,
            service=subject.service,
            instrument=instrument,
            at=self._context.clock.now(),
            by=by,
            answers=(None,) * instrument.count,
            state="partial",
            appointment=appointment,
        )

    def keep(self, filling: Measured, answers: Sequence[int | None]) -> Measured:
        """Save the answers so far: see `Measures.keep`."""
        checked(filling.instrument, answers)
        subject = self._context.register.subject(bytes.fromhex(filling.client), filling.service)
        now = self._context.stamp_ms()
        if filling.id:
            held = self._partial(filling.id)
            record = replace(held, answers=tuple(answers), permit=self._in_force(subject))
        else:
            record = MeasurementRecord(
                id=new_id(),
                subject=subject.id,
                created_ms=now,
                permit=self._in_force(subject),
                instrument=filling.instrument.key,
                at_ms=now,
                appointment=row_id(filling.appointment) if filling.appointment else None,
                answers=tuple(answers),
                by=filling.by.value,
                state="partial",
            )
        with self._store.database.write():
            written = self._rows.update(record, self._today()) if filling.id else self._rows.add(record, self._today())
            if not filling.id:
                self._store.audit.add(Action.MEASURE_BEGUN, subject=subject.id, object=written.id)
        return self._shelf.value(subject, written)

    def finish(self, filling: Measured, same_day: SameDay | None) -> Measured:
        """Count what was answered: see `Measures.finish`."""
        if not filling.id or not filling.answered:
            raise RefusedByRule(reason="nothing_answered")
        held = self._partial(filling.id)
        subject = self._context.register.subject_by_id(held.subject)
        counted = score(self._collection.find(held.instrument), held.answers)
        record = replace(
            held, total=counted.total, state="whole", at_ms=self._context.stamp_ms(), permit=self._in_force(subject)
        )
        return self._settle(subject, record, same_day, new=False)

    def settle_talk(self, measurement: str, *, opened: bool, reason: str) -> Measured:
        """Write down what was done about a talk: see `Measures.settle_talk`."""
        record = self._rows.get(row_id(measurement))
        if record.state == VOID or not talk_asked(self._collection.find(record.instrument), record.answers):
            raise RefusedByRule(reason="no_talk_asked")
        if not opened and is_empty(reason):
            raise InvalidInput(field="reason", reason="missing")
        subject = self._context.register.subject_by_id(record.subject)
        permit = self._in_force(subject)
        texts = ShortTexts(self._context)
        earlier = (record.prompt_reason,)
        kept = texts.keep(
            subject,
            record.id,
            ("" if opened else reason,),
            texts.held(subject.client, record.id, record.forms_version, earlier),
        )
        settled = replace(
            record,
            permit=permit,
            prompt=(TalkState.OPENED if opened else TalkState.DECLINED).value,
            prompt_reason=kept.text,
            forms_version=kept.forms_version,
        )
        with self._store.database.write():
            written = self._rows.update(settled, self._today())
            self._store.audit.add(Action.TALK_SETTLED, subject=subject.id, object=record.id, extra=int(opened))
        return self._shelf.value(subject, written)

    def void(self, measurement: str) -> Measured:
        """Take a mistake out: see `Measures.void`. A second time changes nothing."""
        record = self._rows.get(row_id(measurement))
        subject = self._context.register.subject_by_id(record.subject)
        if record.state == VOID:
            return self._shelf.value(subject, record)
        with self._store.database.write():
            written = self._void(record, self._in_force(subject))
        return self._shelf.value(subject, written)

    def reinstate(self, voided: Measured) -> Measured:
        """Take the voiding back: see `Measures.reinstate`. One that is not voided stays as it is."""
        record = self._rows.get(row_id(voided.id))
        subject = self._context.register.subject_by_id(record.subject)
        if record.state != VOID or voided.state == VOID:
            return self._shelf.value(subject, record)
        again = replace(record, state=voided.state, permit=self._in_force(subject))
        with self._store.database.write():
            written = self._rows.update(again, self._today())
            self._store.audit.add(Action.MEASURE_REINSTATED, subject=subject.id, object=record.id)
        return self._shelf.value(subject, written)

    def _settle(self, subject: Subject, record: MeasurementRecord, same_day: SameDay | None, *, new: bool) -> Measured:
        """Write a whole measurement; what it replaces goes out in the same transaction."""
        earlier = self._same_day(subject, record)
        if earlier and same_day is None:
            raise RefusedByRule(reason="measured_today", count=len(earlier))
        replaced = earlier if same_day is SameDay.REPLACE else ()
        if replaced:
            record = replace(record, replaces=replaced[-1].id)
        with self._store.database.write():
            for each in replaced:
                self._void(each, record.permit)
            written = self._rows.add(record, self._today()) if new else self._rows.update(record, self._today())
            self._store.audit.add(Action.MEASURED, subject=subject.id, object=written.id)
        return self._shelf.value(subject, written)

    def _same_day(self, subject: Subject, record: MeasurementRecord) -> tuple[MeasurementRecord, ...]:
        name, day = record.instrument.partition("/")[0], from_ms(record.at_ms).date()
        return tuple(
            each
            for each in self._shelf.records(subject)
            if each.id != record.id
            and each.state == "whole"
            and each.instrument.partition("/")[0] == name
            and from_ms(each.at_ms).date() == day
        )

    def _void(self, record: MeasurementRecord, permit: bytes) -> MeasurementRecord:
        written = self._rows.update(replace(record, state=VOID, permit=permit), self._today())
        self._store.audit.add(Action.MEASURE_VOIDED, subject=record.subject, object=record.id)
        return written

    def _partial(self, measurement: str) -> MeasurementRecord:
        record = self._rows.get(row_id(measurement))
        if record.state != "partial":
            raise RefusedByRule(reason="measure_finished")
        return record

    def _permit(self, subject: Subject) -> bytes:
        """Ask the gate, with a row in the log."""
        answer = self._context.gate.check(subject.client.hex(), subject.service, Purpose.MEASURES)
        if isinstance(answer, Refusal):
            raise ConsentMissing(verdict=answer.verdict.value, reason=answer.reason, service=subject.service.value)
        return row_id(answer.id)

    def _in_force(self, subject: Subject) -> bytes:
        """Ask whether it may still be written, between one answer and the next."""
        if isinstance(refusal := self._shelf.may(subject), Refusal):
            raise ConsentMissing(verdict=refusal.verdict.value, reason=refusal.reason, service=subject.service.value)
        return permit_in_force(self._context, subject.id, _MEASURES).id

    def _today(self) -> int:
        return self._context.today().toordinal()


def _total(instrument: Instrument, answered: Answered) -> int | None:
    """Count answers, or check a total that was typed in."""
    if answered.total is not None:
        return checked_total(instrument, answered.total)
    if not any(answer is not None for answer in answered.answers):
        raise InvalidInput(field="answers", reason="empty")
    return score(instrument, answered.answers).total
