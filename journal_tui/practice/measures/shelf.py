"""Reads what was measured: which of it may be read now, and every row as a value.

Rules: a no to measures shuts their values for reading, also where the notes are open; a new version of the consent document
does not close what was measured before it. A row that cannot be trusted never stops the others.
"""

from collections.abc import Iterator

from journal_tui.practice.clock import from_ms
from journal_tui.practice.context import Context
from journal_tui.practice.entries.reach import permit_in_force
from journal_tui.practice.errors import ConsentMissing, InvalidInput, PermitRefused
from journal_tui.practice.gate import Permit, Refusal
from journal_tui.practice.ids import row_id
from journal_tui.practice.measures.collection import Collection
from journal_tui.practice.measures.scoring import talk_asked
from journal_tui.practice.measures.values import By, Measured, TalkState
from journal_tui.practice.register import Subject
from journal_tui.practice.short_texts import ShortTexts
from journal_tui.practice.values import Purpose, Service, Verdict
from storage.audit.actions import Action, Result
from storage.journal.matters import MeasurementRecord
from storage.sealed.record import Unreadable


class MeasureShelf:
    """Reads the measurements of one open practice."""

    def __init__(self, context: Context, collection: Collection) -> None:
        """Take the open practice and its instruments."""
        self._context = context
        self._collection = collection
        self._texts = ShortTexts(context)

    def may(self, subject: Subject) -> Permit | Refusal:
        """Give the gate's answer for measures, without a row in the log."""
        return self._context.gate.decide_for(subject.client.hex(), subject.service, Purpose.MEASURES)

    def is_shut(self, subject: Subject) -> bool:
        """Whether what was measured may not be read now."""
        return self._shut_by(subject) is not None

    def refuse_shut(self, subject: Subject) -> None:
        """Refuse when what was measured may not be read now; the refusal is written to the log.

        Raises:
            ConsentMissing: `facts["verdict"]` says why.
        """
        refusal = self._shut_by(subject)
        if refusal is not None:
            self._log(subject, result=Result.REFUSED)
            raise ConsentMissing(verdict=refusal.verdict.value, reason=refusal.reason, service=subject.service.value)

    def service_of(self, client: str) -> Service:
        """Say in which service a measurement belongs when none is named: see `Measures.service_of`."""
        subjects = self._context.register.subjects(self._context.register.resolve(client))
        for subject in subjects:
            if client.strip() == subject.pseudonym:
                return subject.service
        allowed = [each for each in subjects if isinstance(self.may(each), Permit)] if len(subjects) > 1 else []
        found = allowed if len(allowed) == 1 else subjects
        if len(found) != 1:
            raise InvalidInput(field="service", reason="missing")
        return found[0].service

    def get(self, measurement: str) -> Measured:
        """Open one: see `Measures.get`."""
        record = self._context.journal.measurements.get(row_id(measurement))
        subject = self._context.register.subject_by_id(record.subject)
        self.refuse_shut(subject)
        self._log(subject)
        return self.value(subject, record)

    def list(self, client: str, *, void: bool = False) -> tuple[Measured, ...]:
        """Give all that may be read, newest first; each service that is read leaves a row in the log."""
        found: list[Measured] = []
        for subject in self._context.register.subjects(self._context.register.resolve(client)):
            if self.is_shut(subject):
                continue
            rows = [row for row in self.rows(subject) if void or row.state != "void"]
            if rows:
                self._log(subject)
            found += rows
        return tuple(sorted(found, key=lambda row: row.at, reverse=True))

    def rows(self, subject: Subject) -> Iterator[Measured]:
        """Give the rows of one service that can be read, newest first, whatever the gate says."""
        for record in sorted(self.records(subject), key=lambda each: (each.at_ms, each.created_ms), reverse=True):
            if self._known(record):
                yield self.value(subject, record)

    def records(self, subject: Subject) -> tuple[MeasurementRecord, ...]:
        """Give the stored rows of one service that can be trusted."""
        rows = self._context.journal.measurements.of_subject(subject.id)
        return tuple(row for row in rows if not isinstance(row, Unreadable))

    def unreadable(self, client: str) -> int:
        """Count the rows that cannot be trusted, or whose instrument is gone."""
        count = 0
        for subject in self._context.register.subjects(self._context.register.resolve(client)):
            for row in self._context.journal.measurements.of_subject(subject.id):
                count += isinstance(row, Unreadable) or not self._known(row)
        return count

    def value(self, subject: Subject, record: MeasurementRecord) -> Measured:
        """Turn a stored row into what a screen may hold.

        Raises:
            NotFound: Its instrument is not there any more.
        """
        instrument = self._collection.find(record.instrument)
        talk = TalkState(record.prompt)
        if talk is TalkState.NONE and talk_asked(instrument, record.answers):
            talk = TalkState.WAITS
        reason = record.prompt_reason
        if reason:
            (reason,) = self._texts.shown(subject.client, record.id, record.forms_version, (reason,))
        return Measured(
            id=record.id.hex(),
            client=subject.client.hex(),
            pseudonym=subject.pseudonym,
            service=subject.service,
            instrument=instrument,
            at=from_ms(record.at_ms),
            by=By(record.by),
            answers=record.answers,
            total=record.total,
            state=record.state,
            appointment=record.appointment.hex() if record.appointment else "",
            replaces=record.replaces.hex() if record.replaces else "",
            talk=talk,
            reason=reason,
        )

    def _known(self, record: MeasurementRecord) -> bool:
        return any(each.key == record.instrument for each in self._collection.every())

    def _shut_by(self, subject: Subject) -> Refusal | None:
        answer = self.may(subject)
        if isinstance(answer, Permit):
            return None
        if answer.verdict is Verdict.OUTDATED_VERSION:
            try:
                permit_in_force(self._context, subject.id, Purpose.MEASURES.value)
            except PermitRefused:
                return answer
            return None
        return answer

    def _log(self, subject: Subject, result: Result = Result.DONE) -> None:
        self._context.stores.journal.audit.add(Action.MEASURES_READ, subject=subject.id, result=int(result))
