"""The consent receipt: the authoritative copy that is handed over. A value, its JSON, and its text in two languages.

Fields follow consent-and-rights 2.2 (ISO/IEC TS 27560 as summarised in public) plus what this practice adds. The JSON
is sealed by the practice's signature over everything else in it, so that a copy can be checked years later.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from journal_tui.practice.values import ConsentState, Controller, Purpose, Service
from storage.sealed.payload import canonical

SCHEMA = "journal-tui/consent/1"


@dataclass(frozen=True, slots=True)
class PurposeLine:
    """One purpose on the receipt: what was shown, what was answered, and how it stands."""

    purpose: Purpose
    purpose_type: str
    label: str
    sentence: str
    granted: bool
    answered_at: datetime
    state: ConsentState
    state_since: datetime
    lawful_basis: str
    pii_types: tuple[str, ...]
    special_categories: tuple[str, ...]
    necessary: bool


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody named on the receipt."""

    id: str
    name: str = field(repr=False)
    role: str
    contact: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Happened:
    """The event that the receipt is handed over for."""

    type: str
    at: datetime
    entity: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """How we know (section 2.4)."""

    kind: str
    signature: str = field(repr=False)
    signed_at: datetime
    shown_at: datetime
    pages_seen: int
    pages_total: int
    known_how: str
    counsellor_present: bool
    device: str = ""
    paper_archive_number: str = ""
    paper_hash: str = ""


@dataclass(frozen=True, slots=True)
class Notices:
    """The sentences and codes that were in force when the answers were given."""

    policy_version: str
    policy_hash: str
    collection_method: str
    processing_method: str
    storage_location: str
    jurisdiction: str
    geographic_restriction: str
    retention: str
    recipients: tuple[str, ...]
    withdrawal_method: str
    rights: tuple[str, ...]
    authority: str
    impact_assessment: str


@dataclass(frozen=True, slots=True)
class Translation:
    """The same document in another language, for the receipt's text; the JSON holds what was shown."""

    title: str
    labels: Mapping[Purpose, str]
    sentences: Mapping[Purpose, str]
    notices: Notices


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Everything that section 2.2 asks for. `seal` is the practice's signature over the JSON without it.

    `store`, `signer` and `signing_key` say with what it can be checked, anywhere and without a passphrase.

    `translations` are the words of the document's other languages, for `text` alone.
    """

    receipt_id: str
    record_id: str
    principal_id: str
    pseudonym: str
    service: Service
    service_title: str
    language: str
    document_id: str
    document_version: int
    document_published: date | None
    document_hash: str
    change: str
    purposes: tuple[PurposeLine, ...]
    controllers: tuple[Controller, ...]
    parties: tuple[Party, ...]
    notices: Notices
    event: Happened
    evidence: Evidence
    valid_to: date | None
    previous_record: str
    chain: str
    software: str
    copy_given: str
    issued_at: datetime
    signer: str = ""
    store: str = ""
    signing_key: str = ""
    seal: str = ""
    schema: str = SCHEMA
    translations: Mapping[str, Translation] = field(default_factory=dict, repr=False)

    def plain(self) -> dict[str, object]:
        """The receipt as plain JSON values under the field names of section 2.2."""
        return {
            "schema_version": self.schema,
            "receipt_id": self.receipt_id,
            "record_id": self.record_id,
            "pii_principal_id": self.principal_id,
            "pseudonym": self.pseudonym,
            "service": self.service.value,
            "service_title": self.service_title,
            "language": self.language,
            "privacy_notice": {"version": self.notices.policy_version, "sha256": self.notices.policy_hash},
            "consent_document": {
                "id": self.document_id,
                "version": self.document_version,
                "published": self.document_published.isoformat() if self.document_published else None,
                "text_sha256": self.document_hash,
                "change": self.change,
            },
            "purposes": [_purpose(line) for line in self.purposes],
            "controllers": [_controller(controller) for controller in self.controllers],
            "parties": [{"id": p.id, "name": p.name, "role": p.role, "contact": p.contact} for p in self.parties],
            "collection_method": self.notices.collection_method,
            "processing_method": self.notices.processing_method,
            "storage_location": self.notices.storage_location,
            "jurisdiction": self.notices.jurisdiction,
            "geographic_restriction": self.notices.geographic_restriction,
            "retention_period": self.notices.retention,
            "recipient_third_parties": list(self.notices.recipients),
            "withdrawal_method": self.notices.withdrawal_method,
            "privacy_rights": list(self.notices.rights),
            "authority_party": self.notices.authority,
            "impact_assessment": self.notices.impact_assessment,
            "event": {
                "type": self.event.type,
                "time": self.event.at.isoformat(),
                "entity_id": self.event.entity,
                "validity": self.valid_to.isoformat() if self.valid_to else "until_withdrawn",
            },
            "evidence": _evidence(self.evidence),
            "previous_record": self.previous_record,
            "chain_sha256": self.chain,
            "software": self.software,
            "copy_given": self.copy_given,
            "issued_at": self.issued_at.isoformat(),
            "signer": self.signer,
            "store": self.store,
            "signing_key": self.signing_key,
        }

    def signed_bytes(self) -> bytes:
        """The canonical bytes that the practice signs."""
        return canonical(self.plain())

    def to_json(self) -> str:
        """The receipt as a file: readable JSON, the seal last."""
        return json.dumps({**self.plain(), "seal": self.seal}, ensure_ascii=False, indent=2) + "\n"

    def text(self, language: str = "") -> str:
        """The receipt in words, for paper or screen.

        Args:
            language: `sv` or `en`; the language that the document was shown in when empty.
        """
        from journal_tui.practice.consent.receipt_text import render

        wanted = language or self.language
        other = self.translations.get(wanted)
        if other is None or wanted == self.language:
            return render(self, wanted)
        lines = tuple(
            replace(line, label=other.labels[line.purpose], sentence=other.sentences[line.purpose])
            for line in self.purposes
        )
        return render(replace(self, service_title=other.title, purposes=lines, notices=other.notices), wanted)


def grouped(text: str) -> str:
    """An id in groups of four, for reading aloud."""
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def _purpose(line: PurposeLine) -> dict[str, object]:
    return {
        "purpose": line.purpose.value,
        "purpose_type": line.purpose_type,
        "label": line.label,
        "sentence": line.sentence,
        "answer": "granted" if line.granted else "refused",
        "answered_at": line.answered_at.isoformat(),
        "state": line.state.value,
        "state_since": line.state_since.isoformat(),
        "lawful_basis": line.lawful_basis,
        "pii_types": list(line.pii_types),
        "special_categories": list(line.special_categories),
        "pii_optional": not line.necessary,
    }


def _controller(controller: Controller) -> dict[str, object]:
    return {
        "name": controller.name,
        "organisation_number": controller.organisation_number,
        "address": controller.address,
        "email": controller.email,
        "phones": list(controller.phones),
    }


def _evidence(evidence: Evidence) -> dict[str, object]:
    return {
        "kind": evidence.kind,
        "signature": evidence.signature,
        "signed_at": evidence.signed_at.isoformat(),
        "shown_at": evidence.shown_at.isoformat(),
        "pages_seen": evidence.pages_seen,
        "pages_total": evidence.pages_total,
        "known_how": evidence.known_how,
        "counsellor_present": evidence.counsellor_present,
        "device": evidence.device,
        "paper_archive_number": evidence.paper_archive_number,
        "paper_sha256": evidence.paper_hash,
    }
