"""Makes receipts from what the vault holds, seals them, and checks receipt files.

Rule: a receipt says how things stand when it is made, from signed rows alone; each one made is an audit entry,
because it holds the client's name.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum

from journal_tui.practice import codes
from journal_tui.practice.consent.answering import notice_of
from journal_tui.practice.consent.documents import Document
from journal_tui.practice.consent.events import ConsentEvent, Copy, Entity, EventKind
from journal_tui.practice.consent.ledger import History
from journal_tui.practice.consent.moves import Moves
from journal_tui.practice.consent.receipt import (
    Evidence,
    Happened,
    Notices,
    Party,
    PurposeLine,
    Receipt,
    Translation,
)
from journal_tui.practice.consent.receipt_file import ReceiptMalformed, read_signed
from journal_tui.practice.context import Context
from journal_tui.practice.errors import NotFound
from journal_tui.practice.register import Subject
from journal_tui.practice.values import Controller, Purpose, Service
from storage.audit.actions import Action
from storage.vault.consent_records import ConsentRecordRecord, NoticeValue


class ReceiptResult(StrEnum):
    """What checking a receipt file found."""

    GENUINE = "genuine"
    CHANGED = "changed"
    UNKNOWN = "unknown"
    MALFORMED = "malformed"


@dataclass(frozen=True, slots=True)
class ReceiptCheck:
    """The answer of a check.

    Attributes:
        result: `genuine`: sealed by this practice and its record is here; `unknown`: sealed here, but the vault has
            no such record (any more); `changed`: the seal does not fit; `malformed`: no receipt.
        record: The consent record it speaks of, or empty.
        current: Whether it is the newest record and its answers still stand as it says.
    """

    result: ReceiptResult
    record: str = ""
    current: bool = False


class Receipts:
    """The receipts of an open practice."""

    def __init__(self, context: Context) -> None:
        """Nothing is read yet."""
        self._context = context

    def of(self, subject: Subject, record: str | None) -> Receipt:
        """The receipt of a consent record, or of the newest one.

        Raises:
            NotFound: Nothing has been answered.
        """
        history = self._context.ledger.history(subject.client)
        records = history.standing(subject.service).records
        if record is None and records:
            record = records[-1].id
        if not record:
            raise NotFound(kind="receipt")
        row = self._context.vault.records.get(bytes.fromhex(record))
        made = self._sealed(self._make(subject, row, history))
        self._context.stores.vault.audit.add(
            Action.CONSENT_READ, subject=subject.client, object=row.id, extra=codes.SERVICES[subject.service]
        )
        return made

    def note_copy(self, subject: Subject, copy: Copy, moves: Moves) -> None:
        """Add the event that the client got a copy of the newest receipt."""
        records = moves.standing(subject).records
        if not records:
            raise NotFound(kind="receipt")
        with self._context.stores.vault.database.write():
            event = moves.make(
                EventKind.COPY_GIVEN, subject, record=records[-1].id, entity=Entity.COUNSELLOR, reason=copy.value
            )
            event = moves.add(subject, event)
            self._context.stores.vault.audit.add(
                Action.DISCLOSED, subject=subject.client, object=bytes.fromhex(event.id), extra=codes.COPIES[copy]
            )

    def check(self, text: str) -> ReceiptCheck:
        """Check the text of a receipt file."""
        try:
            signed = read_signed(text)
        except ReceiptMalformed:
            return ReceiptCheck(ReceiptResult.MALFORMED)
        if not self._context.stores.vault.verify(signed.user, signed.message, signed.seal):
            return ReceiptCheck(ReceiptResult.CHANGED)
        record = signed.record.hex()
        try:
            row = self._context.vault.records.get(signed.record)
        except NotFound:
            return ReceiptCheck(ReceiptResult.UNKNOWN, record)
        return ReceiptCheck(ReceiptResult.GENUINE, record, self._current(row, signed.fields.get("purposes")))

    def _current(self, row: ConsentRecordRecord, purposes: object) -> bool:
        subject = self._context.register.find_subject(row.subject, Service(row.service))
        history = self._context.ledger.history(row.subject)
        if subject is None:
            return False
        records = history.standing(subject.service).records
        newest = bool(records) and records[-1].id == row.id.hex()
        return newest and self._make(subject, row, history).plain()["purposes"] == purposes

    def _sealed(self, receipt: Receipt) -> Receipt:
        vault = self._context.stores.vault
        signer = replace(
            receipt, signer=self._context.user_id.hex(), store=vault.store_id.hex(), signing_key=vault.me.signing.hex()
        )
        return replace(signer, seal=vault.sign(signer.signed_bytes()).hex())

    def _make(self, subject: Subject, row: ConsentRecordRecord, history: History) -> Receipt:
        document = self._context.publication.version(subject.service, row.document_version)
        mine = [event for event in history.events if event.service is subject.service]
        event = _newest(mine, row.id.hex())
        copies = [e.reason for e in mine if e.kind is EventKind.COPY_GIVEN and e.record == row.id.hex()]
        held, notice = row.evidence, row.notice
        zone = timezone(timedelta(minutes=row.offset_minutes))
        return Receipt(
            receipt_id=row.receipt.hex(),
            record_id=row.id.hex(),
            principal_id=row.subject.hex(),
            pseudonym=subject.pseudonym,
            service=subject.service,
            service_title=document.text(row.language).title,
            language=row.language,
            document_id=row.document.hex(),
            document_version=row.document_version,
            document_published=document.published.date() if document.published else None,
            document_hash=row.document_hash.hex(),
            change=row.change,
            purposes=self._purposes(subject, row, document, history),
            controllers=tuple(
                Controller(each.name, each.organisation_number, each.address, each.email, each.phones)
                for each in row.controllers
            ),
            parties=tuple(Party(p.id.hex(), p.name, p.role, p.contact) for p in row.parties),
            notices=_notices(notice),
            event=Happened(event.kind.value, event.at, event.entity.value),
            evidence=Evidence(
                kind=held.kind,
                signature=held.signature,
                signed_at=_at(held.signed_ms, zone),
                shown_at=_at(held.shown_ms, zone),
                pages_seen=held.pages_seen,
                pages_total=held.pages_total,
                known_how=held.known_how,
                counsellor_present=held.counsellor_present,
                device=held.device,
                paper_archive_number=held.paper_archive_number,
                paper_hash=held.paper_hash.hex(),
            ),
            valid_to=date.fromordinal(row.validity_to_day) if row.validity_to_day else None,
            previous_record=row.previous_record.hex() if row.previous_record else "",
            chain=row.chain.hex(),
            software=row.software,
            copy_given=copies[-1] if copies else row.copy_given,
            issued_at=self._context.clock.now(),
            translations={language: _translation(document, language) for language in document.texts},
        )

    def _purposes(
        self, subject: Subject, row: ConsentRecordRecord, document: Document, history: History
    ) -> tuple[PurposeLine, ...]:
        now = self._context.clock.now()
        zone = timezone(timedelta(minutes=row.offset_minutes))
        shown = {question.purpose: question for question in document.text(row.language).questions}
        standing = history.standing(subject.service)
        record = next(each for each in standing.records if each.id == row.id.hex())
        lines = []
        for answer in row.answers:
            purpose = Purpose(answer.purpose)
            question = shown[purpose]
            state = record.state(purpose, now)
            lines.append(
                PurposeLine(
                    purpose=purpose,
                    purpose_type=question.kind,
                    label=question.label,
                    sentence=answer.sentence,
                    granted=answer.granted,
                    answered_at=_at(answer.answered_ms, zone),
                    state=state,
                    state_since=record.since(purpose, now),
                    lawful_basis=question.basis,
                    pii_types=question.categories,
                    special_categories=question.special,
                    necessary=question.necessary,
                )
            )
        return tuple(lines)


def _notices(notice: NoticeValue) -> Notices:
    return Notices(
        policy_version=notice.policy_version,
        policy_hash=notice.policy_hash.hex(),
        collection_method=notice.collection_method,
        processing_method=notice.processing_method,
        storage_location=notice.storage_place,
        jurisdiction=notice.jurisdiction,
        geographic_restriction=notice.geographic_restriction,
        retention=notice.retention,
        recipients=notice.recipients,
        withdrawal_method=notice.withdrawal_method,
        rights=notice.rights,
        authority=notice.authority,
        impact_assessment=notice.impact_assessment,
    )


def _translation(document: Document, language: str) -> Translation:
    text = document.texts[language]
    labels = {question.purpose: question.label for question in text.questions}
    sentences = {question.purpose: question.sentence for question in text.questions}
    return Translation(text.title, labels, sentences, _notices(notice_of(text, document)))


def _newest(events: list[ConsentEvent], record: str) -> ConsentEvent:
    """The last event in the life of a record that a receipt is handed over for."""
    found: ConsentEvent | None = None
    for event in events:
        if event.record == record and event.kind in (EventKind.ANSWERED, EventKind.INVALIDATED):
            found = event
        elif event.kind is EventKind.ANSWERED and found is not None:
            break
        elif event.kind is EventKind.WITHDRAWN and found is not None:
            found = event
    if found is None:
        raise NotFound(kind="receipt")
    return found


def _at(ms: int, zone: timezone) -> datetime:
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=ms)).astimezone(zone)
