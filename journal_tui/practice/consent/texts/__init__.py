"""The shipped texts: TOML held against a JSON Schema. A file that does not fit is refused whole, by its name and the place.

The words are data so that the practice's lawyer can read and change them without reading code.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from journal_tui.practice.policy.malformed import PolicyMalformed
from journal_tui.practice.policy.reading import parsed, words
from journal_tui.practice.schema import mapping

LANGUAGES = ("sv", "en")
_SCHEMAS = {"common": "consent_texts", "receipt": "receipt_words"}
SECTIONS = (
    "retention",
    "storage",
    "geographic",
    "collection",
    "processing",
    "recipients",
    "withdrawal",
    "rights",
    "authority",
)


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """One question in one language."""

    label: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Words:
    """A service's document in one language."""

    title: str
    pages: tuple[tuple[str, ...], ...]
    questions: Mapping[str, QuestionWords]
    sections: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ServiceTexts:
    """A service's document: what is the same in each language, and the words of each."""

    service: str
    purposes: tuple[str, ...]
    necessary: tuple[str, ...]
    basis: Mapping[str, str]
    kinds: Mapping[str, str]
    categories: Mapping[str, tuple[str, ...]]
    special: Mapping[str, tuple[str, ...]]
    languages: Mapping[str, Words]


def read_texts(source: str, name: str) -> Mapping[str, object]:
    """The content of one of the files.

    Args:
        source: The file's text.
        name: `common`, `receipt`, or a service's.

    Raises:
        PolicyMalformed: It is no TOML, or does not fit its schema; says the line or field.
    """
    return parsed(source, _SCHEMAS.get(name, "consent_document"), name)


def _load(name: str) -> Mapping[str, object]:
    return read_texts(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"), name)


@cache
def service_texts(service: str) -> ServiceTexts:
    """The shipped document of a service.

    Raises:
        PolicyMalformed: A file does not fit its schema.
    """
    return read_service(_load(service), _load("common"))


def read_service(own: Mapping[str, object], common: Mapping[str, object]) -> ServiceTexts:
    """Put together what a service says and what every document says.

    Args:
        own: The service's file, as `read_texts` gives it.
        common: What every document says.

    Raises:
        PolicyMalformed: A purpose has no question or no kinds of data, or a kind of data has no words.
    """
    service, purposes = str(own["service"]), words(own["purposes"])
    texts = ServiceTexts(
        service=service,
        purposes=purposes,
        necessary=words(own["necessary"]),
        basis=_texts(common["basis"]),
        kinds=_texts(common["purpose_type"]),
        categories=_codes(own, "categories", purposes),
        special=_codes(own, "special", purposes),
        languages={language: _words(own, common, language, purposes) for language in LANGUAGES},
    )
    for language in LANGUAGES:
        named = mapping(mapping(common[language])["categories"])
        for purpose in purposes:
            for category in (*texts.categories[purpose], *texts.special[purpose]):
                if category not in named:
                    raise PolicyMalformed(f"{service}.categories.{purpose}")
    return texts


def _codes(own: Mapping[str, object], name: str, purposes: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    held = mapping(own[name])
    for purpose in purposes:
        if purpose not in held:
            raise PolicyMalformed(f"{own['service']}.{name}.{purpose}")
    return {purpose: words(held[purpose]) for purpose in purposes}


def _words(own: Mapping[str, object], common: Mapping[str, object], language: str, purposes: tuple[str, ...]) -> Words:
    mine, shared = mapping(own[language]), mapping(common[language])
    questions = mapping(mine["questions"])
    for purpose in purposes:
        if purpose not in questions:
            raise PolicyMalformed(f"{own['service']}.{language}.questions.{purpose}")
    asked = {purpose: _texts(questions[purpose]) for purpose in purposes}
    return Words(
        title=str(mine["title"]),
        pages=(*_pages(mine["first_pages"]), *_pages(shared["last_pages"])),
        questions={purpose: QuestionWords(each["label"], each["sentence"]) for purpose, each in asked.items()},
        sections=_texts(shared["sections"]),
    )


def _texts(table: object) -> dict[str, str]:
    return {name: str(text) for name, text in mapping(table).items()}


def _pages(value: object) -> tuple[tuple[str, ...], ...]:
    return tuple(map(words, value)) if isinstance(value, list) else ()


@cache
def category_words(language: str) -> Mapping[str, str]:
    """The kinds of data in words, by code."""
    return _texts(mapping(_load("common")[language])["categories"])


@cache
def receipt_words(language: str) -> Mapping[str, str]:
    """The words of a receipt, by key."""
    return _texts(_load("receipt")[language])
