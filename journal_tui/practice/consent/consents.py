"""The consent desk: ask, record, withdraw, invalidate, show, hand over. One client and one service at a time.

Rule: every use-case reads the client's events, lets `state.py` say whether the move may come now, and adds one event.
There is no way to record consent for several people, and none to change what was recorded.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from journal_tui.practice import codes
from journal_tui.practice.consent.after_erasure import AfterErasure
from journal_tui.practice.consent.aftermath import WrittenUnder, written_under_invalid
from journal_tui.practice.consent.answering import Answering, Paper
from journal_tui.practice.consent.documents import Difference, Document, DocumentText
from journal_tui.practice.consent.ending import Ending
from journal_tui.practice.consent.events import ConsentEvent, Copy, Entity, EventKind, InvalidationGround
from journal_tui.practice.consent.moves import Moves
from journal_tui.practice.consent.publication import DocumentLine
from journal_tui.practice.consent.receipt import Receipt
from journal_tui.practice.consent.receipts import ReceiptCheck, Receipts
from journal_tui.practice.consent.signatures.desk import Signatures
from journal_tui.practice.consent.signatures.seam import Order
from journal_tui.practice.consent.standing_view import service_status
from journal_tui.practice.context import Context
from journal_tui.practice.errors import NoDocument, RefusedByRule
from journal_tui.practice.register import Subject
from journal_tui.practice.values import Change, Purpose, Service, ServiceStatus
from storage.audit.actions import Action


@dataclass(frozen=True, slots=True)
class ConsentRequest:
    """A question that has been put: whom, about which document, when."""

    client: str
    pseudonym: str
    service: Service
    document: Document
    asked: datetime


class Consents:
    """The consent desk of an open practice."""

    def __init__(self, context: Context) -> None:
        """Nothing is read yet."""
        self._context = context
        self._moves = Moves(context)
        self._receipts = Receipts(context)
        self._answering = Answering(context, self._moves)
        self._ending = Ending(context, self._moves)
        self.signatures = Signatures(context)

    def documents(self) -> tuple[DocumentLine, ...]:
        """All services with their drafts and what is published."""
        return self._context.publication.lines()

    def publish(
        self, service: Service, change: Change = Change.MATERIAL, texts: Mapping[str, DocumentText] | None = None
    ) -> Document:
        """Put the next version of a service's document in force; see `Publication.publish`."""
        return self._context.publication.publish(service, change, texts)

    def current(self, service: Service) -> Document:
        """The document in force.

        Raises:
            NoDocument: Nothing is published for this service.
        """
        return self._context.publication.current(service)

    def differences(self, service: Service, old: int, new: int, language: str = "sv") -> tuple[Difference, ...]:
        """What changed between two versions, paragraph by paragraph."""
        return self._context.publication.differences(service, old, new, language)

    def ask(self, client: str, service: Service, *, by_client: bool = False) -> ConsentRequest:
        """Put the question: the document in force is about to be shown, or is handed over on paper.

        Takes nothing away from a grant in force. An unanswered question lapses after 30 days.

        Args:
            client: Client id, the beginning of one, or a pseudonym.
            service: Which service.
            by_client: The client raised it; needed to ask again after a no to the same version.

        Raises:
            NoDocument: Nothing is published for this service.
            RefusedByRule: The client said no to this version (`facts["reason"]` is `refused_already`), or is erased.
            NotFound: No such client, or the client does not have this service.
        """
        subject = self._subject(client, service)
        document = self.current(service)
        event = self._moves.make(
            EventKind.ASKED,
            subject,
            version=document.version,
            document=document.id,
            purposes=document.purposes,
            entity=Entity.CLIENT if by_client else Entity.COUNSELLOR,
            by_client=by_client,
        )
        with self._context.stores.vault.database.write():
            kept = self._moves.add(subject, event)
            self._audit(Action.CONSENT_ASKED, kept, subject)
        return ConsentRequest(subject.client.hex(), subject.pseudonym, service, document, kept.at)

    def abort_request(self, client: str, service: Service) -> None:
        """Take the open question back: nothing was answered, everything stands as before.

        Raises:
            RefusedByRule: No question is open (`not_asked`).
        """
        subject = self._subject(client, service)
        event = self._moves.make(EventKind.ABORTED, subject, entity=Entity.COUNSELLOR)
        with self._context.stores.vault.database.write():
            self._audit(Action.CONSENT_ABORTED, self._moves.add(subject, event), subject)

    def record(
        self,
        client: str,
        service: Service,
        answers: Mapping[Purpose, bool],
        signature: str,
        *,
        language: str = "sv",
        pages_seen: int | None = None,
        pages_total: int | None = None,
        shown_at: datetime | None = None,
        paper: Paper | None = None,
        valid_to: date | None = None,
        known_how: str = "known",
        partial: bool = False,
        order: Order | None = None,
    ) -> Receipt:
        """Record the client's answers to the document in force, with the evidence for them.

        Args:
            client: Client id, the beginning of one, or a pseudonym.
            service: Which service; no other is touched.
            answers: A yes or a no for every purpose of the document.
            signature: The client's full name as typed (or as it stands on the paper).
            language: In which language the document was shown.
            pages_seen: How many pages were shown to the end; None when it was not shown on this screen.
            pages_total: How many pages there were on that screen; the document's own number when None.
            shown_at: When the first page was shown; the time of the question when None.
            paper: Where the signed paper lies, when it was signed on paper.
            valid_to: Last day of validity, or None: until withdrawn.
            known_how: How the person was known, a code.
            partial: Only some purposes were asked about; what is not in `answers` stays as it was, never granted.
            order: A signature that was asked for and has ended: then its evidence counts, not `signature`.

        Returns:
            The receipt.

        Raises:
            InvalidInput: A purpose without an answer, another name, pages not shown, a paper without archive number
                or file, a last day that has passed. Nothing was recorded.
            NoDocument: Nothing is published for this service.
        """
        subject = self._subject(client, service)
        record = self._answering.record(
            subject,
            answers,
            signature,
            language=language,
            pages_seen=pages_seen,
            pages_total=pages_total,
            shown_at=shown_at,
            paper=paper,
            valid_to=valid_to,
            known_how=known_how,
            partial=partial,
            signed=self.signatures.evidence(order) if order is not None else None,
        )
        return self._receipts.of(subject, record)

    def withdraw(self, client: str, service: Service, purpose: Purpose | None = None, *, draft: str = "discard") -> Receipt:
        """Withdraw consent for a service, or for one purpose of it, at once and without a reason.

        Args:
            client: Client id, the beginning of one, or a pseudonym.
            service: Which service.
            purpose: One purpose; None for everything that is granted.
            draft: What becomes of open notes when the journal's consent ends: `discard`, or `keep` them frozen while
                the client decides, 14 days at most.

        Returns:
            The receipt of the withdrawal.

        Raises:
            RefusedByRule: There is nothing to withdraw; of somebody who was erased (`erased`) a keyed mark of it is kept.
            InvalidInput: `draft` is neither word.
        """
        AfterErasure(self._context).note_withdrawal(client)
        subject = self._subject(client, service)
        return self._receipts.of(subject, self._ending.withdraw(subject, purpose, draft))

    def invalidate(self, client: str, service: Service, ground: InvalidationGround) -> Receipt:
        """Say that the newest consent never counted: wrong person, not voluntary, signature disputed.

        Raises:
            RefusedByRule: There is no record with a grant.
        """
        subject = self._subject(client, service)
        return self._receipts.of(subject, self._ending.invalidate(subject, ground))

    def written_under_invalid(self, client: str, service: Service) -> tuple[WrittenUnder, ...]:
        """The signed entries that were written under a consent that never counted: to be decided about."""
        return written_under_invalid(self._context, self._subject(client, service))

    def status(self, client: str) -> tuple[ServiceStatus, ...]:
        """How a client stands in each service. Writes no gate verdict to the log."""
        who = self._context.register.resolve(client)
        return tuple(service_status(self._context, subject) for subject in self._context.register.subjects(who))

    def history(self, client: str, service: Service) -> tuple[ConsentEvent, ...]:
        """Everything that happened to this consent, oldest first."""
        who = self._context.register.resolve(client)
        events = self._context.ledger.history(who).events
        return tuple(event for event in events if event.service in (service, None))

    def receipt(self, client: str, service: Service) -> Receipt:
        """The receipt of the newest answers, as they stand now. Reading it is an audit entry.

        Raises:
            NotFound: Nothing has been answered.
        """
        return self._receipts.of(self._subject(client, service), None)

    def copy_given(self, client: str, service: Service, copy: Copy) -> Receipt:
        """Note how the client got the receipt.

        Raises:
            NotFound: Nothing has been answered.
        """
        subject = self._subject(client, service)
        self._receipts.note_copy(subject, copy, self._moves)
        return self._receipts.of(subject, None)

    def verify_receipt(self, text: str) -> ReceiptCheck:
        """Check a receipt file against the practice's signature and what the vault holds."""
        return self._receipts.check(text)

    def published(self, service: Service) -> bool:
        """Whether clients can be asked for this service."""
        try:
            self.current(service)
        except NoDocument:
            return False
        return True

    def _subject(self, client: str, service: Service) -> Subject:
        """The client in one service; whoever was erased is not asked, and grants nothing, until taken in anew."""
        if AfterErasure(self._context).erased(client):
            raise RefusedByRule(reason="erased")
        return self._context.register.subject(self._context.register.resolve(client), service)

    def _audit(self, action: Action, event: ConsentEvent, subject: Subject) -> None:
        self._context.stores.vault.audit.add(
            action, subject=subject.client, object=bytes.fromhex(event.id), extra=codes.SERVICES[subject.service]
        )
