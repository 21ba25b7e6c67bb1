"""Consent documents: the shipped texts as data, and published versions as values.

Rule: a published document never changes. What the practice publishes is the shipped text of a service with the
controller filled in; the vault keeps it word for word in both languages with its SHA-256, and every answer names
the version and the hash of the text that was shown.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from journal_tui.practice.consent.texts import ServiceTexts, service_texts
from journal_tui.practice.values import Change, Controller, Purpose, Service
from storage.sealed.payload import canonical

LANGUAGES = ("sv", "en")
_US = {"sv": "oss", "en": "us"}


@dataclass(frozen=True, slots=True)
class Question:
    """One line of a document that gets a yes or a no.

    Attributes:
        purpose: What it is about.
        label: The short line on the screen.
        sentence: What exactly is agreed to.
        kind: Purpose type of ISO/IEC TS 27560.
        basis: Legal basis, as a code.
        categories: Codes of the kinds of data.
        special: Those of them that are special categories.
        necessary: Whether the service cannot be given without it; otherwise it may be declined.
    """

    purpose: Purpose
    label: str
    sentence: str
    kind: str
    basis: str
    categories: tuple[str, ...]
    special: tuple[str, ...]
    necessary: bool = False


@dataclass(frozen=True, slots=True)
class DocumentText:
    """A document in one language, as it is shown.

    Attributes:
        language: `sv` or `en`.
        title: The service in words.
        pages: Paragraphs, page by page.
        questions: In the order in which they are put.
        sections: Named sentences for the receipt: retention, storage, withdrawal, rights, ….
    """

    language: str
    title: str
    pages: tuple[tuple[str, ...], ...]
    questions: tuple[Question, ...]
    sections: Mapping[str, str]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """All paragraphs in order, for a screen that makes its own pages."""
        return tuple(paragraph for page in self.pages for paragraph in page)

    @property
    def hash(self) -> bytes:
        """SHA-256 of exactly what is shown in this language."""
        return hashlib.sha256(canonical(self._plain())).digest()

    def _plain(self) -> dict[str, object]:
        questions = [
            {"purpose": q.purpose.value, "label": q.label, "sentence": q.sentence, "basis": q.basis, "kind": q.kind}
            | {"categories": list(q.categories), "special": list(q.special), "necessary": q.necessary}
            for q in self.questions
        ]
        return {
            "language": self.language,
            "title": self.title,
            "pages": [list(page) for page in self.pages],
            "questions": questions,
            "sections": dict(self.sections),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A consent document. `version` 0 and no `published` time: a draft that nobody can be asked with."""

    id: str
    service: Service
    version: int
    change: Change
    texts: Mapping[str, DocumentText]
    published: datetime | None = None
    policy_version: str = ""
    policy_hash: bytes = b""

    @property
    def purposes(self) -> tuple[Purpose, ...]:
        """What is asked, in order."""
        return tuple(question.purpose for question in self.texts[LANGUAGES[0]].questions)

    @property
    def hash(self) -> bytes:
        """SHA-256 over the texts of all languages."""
        return hashlib.sha256(b"".join(self.texts[language].hash for language in sorted(self.texts))).digest()

    def text(self, language: str) -> DocumentText:
        """The text in a language; Swedish where that language is missing."""
        return self.texts.get(language, self.texts[LANGUAGES[0]])


@dataclass(frozen=True, slots=True)
class Difference:
    """One paragraph that is only in the old (`-`) or only in the new (`+`) version."""

    sign: str
    text: str


def draft(service: Service, controller: Controller) -> Mapping[str, DocumentText]:
    """The shipped texts of a service with the controller filled in, by language.

    Args:
        service: Which.
        controller: Who answers for the data.

    Returns:
        One text per language.
    """
    shipped = service_texts(service.value)
    return {language: _text(shipped, language, controller) for language in LANGUAGES}


def differences(old: DocumentText, new: DocumentText) -> tuple[Difference, ...]:
    """The paragraphs and questions in which two versions differ, in reading order."""
    return line_differences(_lines(old), _lines(new))


def line_differences(before: list[str], after: list[str]) -> tuple[Difference, ...]:
    """The lines in which two texts differ, in reading order."""
    import difflib

    found: list[Difference] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            found += [Difference("-", line) for line in before[a:b]]
            found += [Difference("+", line) for line in after[c:d]]
    return tuple(found)


def _lines(text: DocumentText) -> list[str]:
    asked = [f"{question.label}: {question.sentence}" for question in text.questions]
    return [*text.paragraphs, *asked, *text.sections.values()]


def _text(shipped: ServiceTexts, language: str, controller: Controller) -> DocumentText:
    words = shipped.languages[language]
    known = (controller.name, controller.organisation_number, controller.address, controller.email, *controller.phones)
    fill = {
        "{controller}": controller.name,
        "{write_to}": controller.email or _US[language],
        "{contact}": ", ".join(part for part in known if part),
    }

    def filled(sentence: str) -> str:
        for mark, value in fill.items():
            sentence = sentence.replace(mark, value)
        return sentence

    return DocumentText(
        language=language,
        title=words.title,
        pages=tuple(tuple(filled(paragraph) for paragraph in page) for page in words.pages),
        questions=tuple(
            Question(
                purpose=Purpose(purpose),
                label=words.questions[purpose].label,
                sentence=words.questions[purpose].sentence,
                kind=shipped.kinds[purpose],
                basis=shipped.basis[purpose],
                categories=shipped.categories[purpose],
                special=shipped.special[purpose],
                necessary=purpose in shipped.necessary,
            )
            for purpose in shipped.purposes
        ),
        sections={name: filled(sentence) for name, sentence in words.sections.items()},
    )
