"""Published consent documents: version after version, none ever changed.

Rule: what a client is asked with is a published version, kept word for word. A new version says whether it changes
substance (`material`: everybody is asked anew) or wording only (`editorial`: a yes still counts, with a notice).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from journal_tui.practice import codes, policy
from journal_tui.practice.clock import from_ms
from journal_tui.practice.consent.documents import Difference, Document, DocumentText, Question, differences, draft
from journal_tui.practice.context import Context
from journal_tui.practice.errors import Damaged, InvalidInput, NoDocument
from journal_tui.practice.gate import Editions
from journal_tui.practice.values import Change, Purpose, Service
from storage.audit.actions import Action
from storage.crypto.envelope import ZERO_ID
from storage.sealed.record import new_id
from storage.vault.consent_records import ConsentDocumentRecord, PurposeText
from storage.vault.consent_records import DocumentText as TextValue

_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One service in the list of documents: its draft, and what is in force."""

    service: Service
    draft: Document
    current: Document | None
    versions: int


class Publication:
    """The consent documents of one open practice."""

    def __init__(self, context: Context) -> None:
        """Nothing is read yet."""
        self._context = context
        self._rows = context.vault.documents
        self._read: dict[Service, tuple[Document, ...]] = {}

    def lines(self) -> tuple[DocumentLine, ...]:
        """All services with their drafts and what is published."""
        return tuple(
            DocumentLine(service, self.draft(service), self.newest(service), len(self.versions(service)))
            for service in Service
        )

    def draft(self, service: Service) -> Document:
        """The text that would be published next: the shipped one with this practice's controller."""
        texts = draft(service, self._context.settings.controller)
        in_force = self._context.settings.policy()
        return Document(
            id="",
            service=service,
            version=0,
            change=Change.MATERIAL,
            texts=texts,
            policy_version=in_force.version,
            policy_hash=in_force.hash,
        )

    def publish(
        self, service: Service, change: Change = Change.MATERIAL, texts: Mapping[str, DocumentText] | None = None
    ) -> Document:
        """Put the next version in force.

        Args:
            service: Whose document.
            change: How it differs from the version before; a first version is always material.
            texts: Other words than the shipped ones, one text per language with the same purposes.

        Returns:
            The published document.

        Raises:
            InvalidInput: The texts do not ask the same purposes in every language.
        """
        words = texts if texts is not None else self.draft(service).texts
        asked = {language: [question.purpose for question in text.questions] for language, text in words.items()}
        if set(asked) != set(policy.LANGUAGES) or len({tuple(purposes) for purposes in asked.values()}) != 1:
            raise InvalidInput(field="document", reason="languages_differ")
        with self._context.stores.vault.database.write():
            now = self._context.stamp_ms()
            older = self._rows.current(service.value)
            number = older.number + 1 if older else 1
            kept = change if older else Change.MATERIAL
            in_force = self._context.settings.policy()
            document = Document(
                id=new_id().hex(),
                service=service,
                version=number,
                change=kept,
                texts=words,
                published=from_ms(now),
                policy_version=in_force.version,
                policy_hash=in_force.hash,
            )
            record = self._rows.add(_to_record(document, now))
            self._context.stores.vault.audit.add(
                Action.DOCUMENT_PUBLISHED, object=record.id, purpose=codes.SERVICES[service], extra=number
            )
        self._read.pop(service, None)
        return _from_record(record)

    def versions(self, service: Service) -> tuple[Document, ...]:
        """All published versions, first to newest.

        Raises:
            Tampered, Damaged: A version is not what was published.
        """
        if service not in self._read:
            self._read[service] = tuple(_from_record(record) for record in self._rows.of_service(service.value))
        return self._read[service]

    def newest(self, service: Service) -> Document | None:
        """The version in force, or None."""
        found = self.versions(service)
        return found[-1] if found else None

    def current(self, service: Service) -> Document:
        """The version in force.

        Raises:
            NoDocument: Nothing is published for this service.
        """
        found = self.newest(service)
        if found is None:
            raise NoDocument(service=service.value)
        return found

    def version(self, service: Service, number: int) -> Document:
        """One published version.

        Raises:
            NoDocument: There is no such version.
        """
        for document in self.versions(service):
            if document.version == number:
                return document
        raise NoDocument(service=service.value, version=number)

    def editions(self, service: Service, now: datetime) -> Editions:
        """The newest version, and the oldest whose yes still counts at `now`."""
        grace = timedelta(days=self._context.settings.days("grace_days"))
        published = self.versions(service)
        required = [
            document.version
            for document in published
            if document.change is Change.MATERIAL and document.published is not None and document.published + grace <= now
        ]
        first = published[0].version if published else 0
        return Editions(published[-1].version if published else 0, max(required, default=first))

    def differences(self, service: Service, old: int, new: int, language: str = "sv") -> tuple[Difference, ...]:
        """What changed between two versions, paragraph by paragraph."""
        before, after = self.version(service, old), self.version(service, new)
        return differences(before.text(language), after.text(language))


def _to_record(document: Document, now_ms: int) -> ConsentDocumentRecord:
    return ConsentDocumentRecord(
        id=bytes.fromhex(document.id),
        subject=ZERO_ID,
        created_ms=now_ms,
        service=document.service.value,
        number=document.version,
        change=document.change.value,
        published_ms=now_ms,
        texts=tuple(_text_value(document.texts[language]) for language in sorted(document.texts)),
        hash=document.hash,
        policy_version=document.policy_version,
        policy_hash=document.policy_hash,
    )


def _text_value(text: DocumentText) -> TextValue:
    return TextValue(
        language=text.language,
        title=text.title,
        pages=tuple(_BREAK.join(page) for page in text.pages),
        purposes=tuple(
            PurposeText(
                purpose=question.purpose.value,
                purpose_type=question.kind,
                sentence=question.sentence,
                label=question.label,
                basis=question.basis,
                categories=question.categories,
                special_categories=question.special,
                necessary=question.necessary,
            )
            for question in text.questions
        ),
        sections=tuple(sorted(text.sections.items())),
        hash=text.hash,
    )


def _from_record(record: ConsentDocumentRecord) -> Document:
    texts = {value.language: _text(value) for value in record.texts}
    document = Document(
        id=record.id.hex(),
        service=Service(record.service),
        version=record.number,
        change=Change(record.change),
        texts=texts,
        published=from_ms(record.published_ms),
        policy_version=record.policy_version,
        policy_hash=record.policy_hash,
    )
    if document.hash != record.hash or any(texts[value.language].hash != value.hash for value in record.texts):
        raise Damaged(table="consent_document", reason="hash")
    return document


def _text(value: TextValue) -> DocumentText:
    return DocumentText(
        language=value.language,
        title=value.title,
        pages=tuple(tuple(page.split(_BREAK)) for page in value.pages),
        questions=tuple(
            Question(
                purpose=Purpose(each.purpose),
                label=each.label,
                sentence=each.sentence,
                kind=each.purpose_type,
                basis=each.basis,
                categories=each.categories,
                special=each.special_categories,
                necessary=each.necessary,
            )
            for each in value.purposes
        ),
        sections=dict(value.sections),
    )
