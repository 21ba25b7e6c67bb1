"""What the practice decides to take away itself: a case like any other, which nobody asked for, and what such a case means.

Rules: it goes the same way as what a client asks for: previewed, approved, rested, carried out by the one erasure, with every hold
respected; it means the rows that were decided about and nothing else of the client's.
"""

from dataclasses import replace

from journal_tui.practice.apart.values import ERASE
from journal_tui.practice.context import Context
from journal_tui.practice.register import Subject
from journal_tui.practice.rights.case_book import CaseBook
from journal_tui.practice.rights.case_words import (
    EMERGENCY_NOTE,
    Case,
    CaseChannel,
    CaseKind,
    CaseState,
    ErasureGround,
    Identity,
)
from journal_tui.practice.rights.data_classes import everything
from journal_tui.practice.rights.order import Order, OrderKind
from journal_tui.practice.values import Service
from storage.sealed.record import Unreadable
from storage.vault.case_records import CaseRecord


class OwnDecisions:
    """Opens the cases of one open practice that nobody asked for."""

    def __init__(self, context: Context) -> None:
        """Take the open practice."""
        self._context = context
        self._book = CaseBook(context)

    def emergency_note(self, subject: Subject) -> Case:
        """The open case by which a client's emergency notes that were decided to go are erased; a new one when there is none."""
        for record in self._book.of_client(subject.client):
            same = _of_a_note(record) and record.service == subject.service.value
            if same and record.closed_ms is None:
                return self._book.value(record)
        record = self._book.add(
            subject.client,
            CaseKind.ERASURE,
            CaseChannel.OWN,
            self._context.today(),
            service=subject.service,
            ground=ErasureGround.NOT_NEEDED.value,
            scope=EMERGENCY_NOTE,
        )
        decided = replace(record, identity=Identity.OWN.value, state=CaseState.VERIFIED.value)
        return self._book.step(decided, "identified", Identity.OWN.value)


def order_of(context: Context, record: CaseRecord) -> Order:
    """What the erasure that a case asks for means, as the stores stand now."""
    service = Service(record.service) if record.service else None
    return Order(
        kind=OrderKind.REQUEST,
        reference=record.number,
        client=record.subject,
        classes=everything(),
        service=service,
        only=_decided(context, record.subject, service) if _of_a_note(record) else None,
        ignore_case=record.number,
        also=() if record.channel == CaseChannel.OWN else context.persons.records(record.subject)[1:],
    )


def _of_a_note(record: CaseRecord) -> bool:
    """Whether it is a case of our own about emergency notes."""
    return (record.channel, record.scope) == (CaseChannel.OWN.value, EMERGENCY_NOTE)


def _decided(context: Context, client: bytes, service: Service | None) -> frozenset[bytes]:
    """Ids of a client's emergency notes that were decided to go."""
    return frozenset(
        note.id
        for subject in context.register.subjects(client)
        if service is None or subject.service is service
        for note in context.journal.emergency_notes.of_subject(subject.id)
        if not isinstance(note, Unreadable) and note.decision == ERASE
    )
