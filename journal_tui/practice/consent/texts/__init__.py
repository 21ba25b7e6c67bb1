"""The shipped texts: TOML with a schema, read strictly. A file that does not fit is refused whole, by name of the field.

The words are data so that the practice's lawyer can read and change them without reading code.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LANGUAGES = ("sv", "en")
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
_COMMON = "journal-tui/consent-texts/1"
_DOCUMENT = "journal-tui/consent-document/1"
_RECEIPT = "journal-tui/receipt-words/1"


class TextsMalformed(Exception):
    """A data file is not as its schema says. The message names file and field."""


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


class _Table:
    """A TOML table that is read field by field; whatever has the wrong shape is refused."""

    def __init__(self, name: str, content: object) -> None:
        if not isinstance(content, dict):
            raise TextsMalformed(name)
        self._name = name
        self._content: dict[str, object] = content

    def table(self, key: str) -> "_Table":
        return _Table(f"{self._name}.{key}", self._get(key))

    def text(self, key: str) -> str:
        value = self._get(key)
        if not isinstance(value, str) or not value.strip():
            raise TextsMalformed(f"{self._name}.{key}")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        return self._all_texts(key, self._get(key))

    def pages(self, key: str) -> tuple[tuple[str, ...], ...]:
        value = self._get(key)
        if not isinstance(value, list) or not value:
            raise TextsMalformed(f"{self._name}.{key}")
        return tuple(self._all_texts(key, page) for page in value)

    def keys(self) -> tuple[str, ...]:
        return tuple(self._content)

    def schema(self, expected: str) -> None:
        if self.text("schema") != expected:
            raise TextsMalformed(f"{self._name}.schema")

    def _get(self, key: str) -> object:
        if key not in self._content:
            raise TextsMalformed(f"{self._name}.{key}")
        return self._content[key]

    def _all_texts(self, key: str, value: object) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise TextsMalformed(f"{self._name}.{key}")
        return tuple(value)


def _load(name: str) -> _Table:
    return _Table(name, tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8")))


@cache
def service_texts(service: str) -> ServiceTexts:
    """The shipped document of a service.

    Raises:
        TextsMalformed: A file does not fit its schema.
    """
    return read_service(_load(service), _load("common"))


def read_service(own: _Table, common: _Table) -> ServiceTexts:
    """Put together what a service says and what every document says.

    Raises:
        TextsMalformed: A field is missing or has the wrong shape.
    """
    own.schema(_DOCUMENT)
    common.schema(_COMMON)
    purposes = own.texts("purposes")
    categories = own.table("categories")
    special = own.table("special")
    texts = ServiceTexts(
        service=own.text("service"),
        purposes=purposes,
        necessary=own.texts("necessary"),
        basis={purpose: common.table("basis").text(purpose) for purpose in purposes},
        kinds={purpose: common.table("purpose_type").text(purpose) for purpose in purposes},
        categories={purpose: categories.texts(purpose) for purpose in purposes},
        special={purpose: special.texts(purpose) for purpose in purposes},
        languages={language: _words(own, common, language, purposes) for language in LANGUAGES},
    )
    for language in LANGUAGES:
        named = common.table(language).table("categories")
        for purpose in purposes:
            for category in (*texts.categories[purpose], *texts.special[purpose]):
                named.text(category)
    return texts


def _words(own: _Table, common: _Table, language: str, purposes: tuple[str, ...]) -> Words:
    mine, shared = own.table(language), common.table(language)
    questions = mine.table("questions")
    sections = shared.table("sections")
    return Words(
        title=mine.text("title"),
        pages=(*mine.pages("first_pages"), *shared.pages("last_pages")),
        questions={
            purpose: QuestionWords(questions.table(purpose).text("label"), questions.table(purpose).text("sentence"))
            for purpose in purposes
        },
        sections={name: sections.text(name) for name in SECTIONS},
    )


@cache
def category_words(language: str) -> Mapping[str, str]:
    """The kinds of data in words, by code."""
    named = _load("common").table(language).table("categories")
    return {key: named.text(key) for key in named.keys()}  # noqa: SIM118 - a table of ours, not a dict


@cache
def receipt_words(language: str) -> Mapping[str, str]:
    """The words of a receipt, by key."""
    table = _load("receipt")
    table.schema(_RECEIPT)
    words = table.table(language)
    return {key: words.text(key) for key in words.keys()}  # noqa: SIM118 - a table of ours, not a dict
