"""Records answers: what was shown, what was said, how we know. In the vault first, then the permits in the journal.

Rule: nothing half. Every purpose has an answer, the name is the client's own, every page was shown or the signed
paper can be found again; otherwise nothing at all is recorded.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import journal_tui
from journal_tui.practice import codes, contact_rules, settings
from journal_tui.practice.clock import to_ms
from journal_tui.practice.consent.documents import LANGUAGES, Document, DocumentText
from journal_tui.practice.consent.events import ConsentEvent, Copy, Entity, EventKind
from journal_tui.practice.consent.moves import Moves
from journal_tui.practice.consent.receipt import SCHEMA
from journal_tui.practice.consent.signatures.seam import SignatureEvidence
from journal_tui.practice.context import Context
from journal_tui.practice.errors import InvalidInput, RefusedByRule
from journal_tui.practice.register import Subject
from journal_tui.practice.values import ConsentState, Purpose
from storage.audit.actions import Action
from storage.sealed.record import new_id
from storage.vault.consent_records import AnswerValue, ConsentRecordRecord, EvidenceValue, NoticeValue, PartyValue
from storage.vault.records import ActRecord

ACT = "record_consent"
_HASH_BYTES = 32


@dataclass(frozen=True, slots=True)
class Paper:
    """Where a paper that was signed by hand is to be found: archive number, and SHA-256 of its scanned file."""

    archive_number: str
    file_hash: bytes
    signed_on: date | None = None


class Answering:
    """Records the answers of one client to one document."""

    def __init__(self, context: Context, moves: Moves) -> None:
        """Also says how a recording that was cut off is finished."""
        self._context = context
        self._moves = moves
        context.acts.register(ACT, self.finish)

    def record(
        self,
        subject: Subject,
        answers: Mapping[Purpose, bool],
        signature: str,
        *,
        language: str,
        pages_seen: int | None,
        pages_total: int | None,
        shown_at: datetime | None,
        paper: Paper | None,
        valid_to: date | None,
        known_how: str,
        partial: bool,
        signed: SignatureEvidence | None = None,
    ) -> str:
        """Check, record in the vault, derive the permits in the journal.

        With `partial` the question was only about the purposes that are answered; the others stay as they were. What `signed` says
        goes before `signature` and `paper`; it must be of this very text, and of this client.

        Returns:
            Id of the consent record, as hex.
        """
        document = self._context.publication.current(subject.service)
        if language not in LANGUAGES:
            raise InvalidInput(field="language", reason="unknown")
        text = document.text(language)
        purposes = _answered(answers, document, partial=partial)
        if signed is not None:
            if signed.signed_hash != text.hash:
                raise RefusedByRule(reason="signed_other_text")
            signature = signed.signer_name
            if signed.archive_number:
                paper = Paper(signed.archive_number, signed.file_hash)
        name = self._signature(subject, signature)
        total = len(text.pages) if pages_total is None else pages_total
        if pages_seen is not None and paper is None and pages_seen < total:
            raise InvalidInput(field="pages", reason="pages_unseen", seen=pages_seen, pages=total)
        paper = _checked_paper(paper, self._context.today())
        if valid_to is not None and valid_to < self._context.today():
            raise InvalidInput(field="valid_to", reason="in_past")
        kind = signed.kind if signed is not None else "typed_name" if paper is None else "paper"
        evidence = _Evidence(kind, name, language, pages_seen or 0, total, shown_at, paper, known_how)
        with self._context.stores.vault.database.write():
            asked = self._asked(subject, document, purposes)
            act = self._context.acts.begin(ACT, subject.client, service=subject.service.value, objects=(subject.id,))
            event = self._moves.make(
                EventKind.ANSWERED,
                subject,
                version=document.version,
                document=document.id,
                record=new_id().hex(),
                purposes=purposes,
                answers={purpose: answers[purpose] for purpose in purposes},
                valid_to=valid_to,
                act=act.id.hex(),
            )
            self._context.vault.records.add(self._row(subject, document, text, event, asked, evidence))
            event = self._moves.add(subject, event)
            self._audit(subject, event)
        self._context.acts.opened(act)
        self._permits(subject)
        self._context.acts.drop(act)
        return event.record

    def finish(self, act: ActRecord) -> None:
        """Derive the permits again: what the vault holds decides, whichever step was the last."""
        if act.objects:
            self._permits(self._context.register.subject_by_id(act.objects[0]))

    def _permits(self, subject: Subject) -> None:
        with self._context.stores.journal.database.write():
            now = self._context.clock.now()
            self._context.ledger.settle(subject, self._moves.standing(subject), now)

    def _asked(self, subject: Subject, document: Document, purposes: tuple[Purpose, ...]) -> datetime:
        """When the question was put; puts it now when it was not put like this, as the client is about to answer."""
        standing = self._moves.standing(subject)
        request = standing.pending(self._context.clock.now())
        if request is not None and request.version == document.version and request.purposes == purposes:
            return request.asked
        event = self._moves.make(
            EventKind.ASKED,
            subject,
            version=document.version,
            document=document.id,
            purposes=purposes,
            entity=Entity.COUNSELLOR,
            by_client=any(
                standing.answer(purpose, self._context.clock.now()).decided is ConsentState.REFUSED for purpose in purposes
            ),
        )
        return self._moves.add(subject, event).at

    def _signature(self, subject: Subject, signature: str) -> str:
        signed = contact_rules.clean(signature, "signature")
        if not signed:
            raise InvalidInput(field="signature", reason="empty")
        contact = self._context.register.contact(subject.client)
        if not contact_rules.signs_for(signed, contact.given, contact.surname):
            raise InvalidInput(field="signature", reason="signature_differs")
        return signed

    def _row(
        self,
        subject: Subject,
        document: Document,
        text: DocumentText,
        event: ConsentEvent,
        asked: datetime,
        evidence: "_Evidence",
    ) -> ConsentRecordRecord:
        at = to_ms(event.at)
        older = self._context.vault.records.of_client(subject.client)
        previous = [record.id for record in older if record.service == subject.service.value]
        contact = self._context.register.contact(subject.client)
        practice = self._context.settings
        offset = event.at.utcoffset()
        return ConsentRecordRecord(
            id=bytes.fromhex(event.record),
            subject=subject.client,
            created_ms=at,
            receipt_schema=SCHEMA,
            receipt=new_id(),
            service=subject.service.value,
            language=text.language,
            document=bytes.fromhex(document.id),
            document_version=document.version,
            document_hash=text.hash,
            answers=tuple(
                AnswerValue(question.purpose.value, event.answers[question.purpose], at, question.sentence)
                for question in text.questions
                if question.purpose in event.answers
            ),
            evidence=evidence.value(asked, event.at),
            controllers=(settings.controller_value(practice.controller),),
            parties=(
                PartyValue(subject.client, f"{contact.given} {contact.surname}", "client", contact.email or contact.phone),
                PartyValue(self._context.user_id, practice.owner, "counsellor"),
            ),
            notice=notice_of(text, document),
            event_ms=at,
            offset_minutes=int(offset.total_seconds()) // 60 if offset else 0,
            change=document.change.value,
            validity_to_day=event.valid_to.toordinal() if event.valid_to else None,
            previous_record=previous[-1] if previous else None,
            chain=self._context.vault.events.head(subject.client)[1],
            software=f"journal-tui {journal_tui.__version__}",
            copy_given=Copy.NONE.value,
        )

    def _audit(self, subject: Subject, event: ConsentEvent) -> None:
        for purpose, granted in event.answers.items():
            self._context.stores.vault.audit.add(
                Action.CONSENT_GRANTED if granted else Action.CONSENT_REFUSED,
                subject=subject.client,
                object=bytes.fromhex(event.record),
                purpose=codes.PURPOSES[purpose],
                extra=codes.SERVICES[subject.service],
            )


@dataclass(frozen=True, slots=True)
class _Evidence:
    kind: str
    signature: str
    language: str
    pages_seen: int
    pages_total: int
    shown_at: datetime | None
    paper: Paper | None
    known_how: str

    def value(self, asked: datetime, signed: datetime) -> EvidenceValue:
        return EvidenceValue(
            kind=self.kind,
            signature=self.signature,
            signed_ms=to_ms(signed),
            shown_ms=to_ms(self.shown_at or asked),
            pages_seen=self.pages_seen,
            pages_total=self.pages_total,
            known_how=self.known_how,
            paper_archive_number=self.paper.archive_number if self.paper else "",
            paper_hash=self.paper.file_hash if self.paper else b"",
        )


def _answered(answers: Mapping[Purpose, bool], document: Document, *, partial: bool) -> tuple[Purpose, ...]:
    """The purposes that are answered, in the document's order."""
    for purpose in answers:
        if purpose not in document.purposes:
            raise InvalidInput(field="answers", reason="not_asked", purpose=purpose.value)
    for purpose in document.purposes:
        if purpose not in answers and not (partial and answers):
            raise InvalidInput(field="answers", reason="unanswered", purpose=purpose.value)
    return tuple(purpose for purpose in document.purposes if purpose in answers)


def _checked_paper(paper: Paper | None, today: date) -> Paper | None:
    if paper is None:
        return None
    number = contact_rules.clean(paper.archive_number, "paper", limit=60)
    if not number:
        raise InvalidInput(field="paper", reason="archive_number_missing")
    if len(paper.file_hash) != _HASH_BYTES:
        raise InvalidInput(field="paper", reason="file_missing")
    if paper.signed_on is not None and paper.signed_on > today:
        raise InvalidInput(field="paper", reason="in_future")
    return Paper(number, paper.file_hash, paper.signed_on)


def notice_of(text: DocumentText, document: Document) -> NoticeValue:
    """What a receipt must say besides the answers, from the document's sections."""
    said = text.sections
    return NoticeValue(
        policy_version=document.policy_version,
        policy_hash=document.policy_hash,
        collection_method=said["collection"],
        processing_method=said["processing"],
        storage_place=said["storage"],
        jurisdiction="SE",
        geographic_restriction=said["geographic"],
        retention=said["retention"],
        recipients=(said["recipients"],),
        withdrawal_method=said["withdrawal"],
        rights=tuple(right.strip() for right in said["rights"].rstrip(".").split(";")),
        authority=said["authority"],
    )
