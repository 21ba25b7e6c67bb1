"""The shipped consent texts fit their schema, in both languages, and a published text has one hash."""

from dataclasses import replace

import pytest

from journal_tui.practice.consent import texts
from journal_tui.practice.consent.documents import LANGUAGES, differences, draft
from journal_tui.practice.values import Controller, Purpose, Service

CONTROLLER = Controller(
    "Ekbackens samtal", "559249-8116", "Lagmansvägen 1, 141 62 Huddinge", "hej@example.org", ("070-174 06 12",)
)
BOTH = [(service, language) for service in Service for language in LANGUAGES]


@pytest.mark.parametrize(("service", "language"), BOTH)
def test_each_document_is_complete(service, language):
    text = draft(service, CONTROLLER)[language]
    assert tuple(question.purpose for question in text.questions) == tuple(Purpose)
    assert len(text.pages) == 4
    assert set(text.sections) == set(texts.SECTIONS)
    assert all(question.label and question.sentence and question.categories for question in text.questions)


@pytest.mark.parametrize(("service", "language"), BOTH)
def test_nothing_is_left_unfilled(service, language):
    text = draft(service, CONTROLLER)[language]
    everything = " ".join((*text.paragraphs, *text.sections.values(), *(q.sentence for q in text.questions)))
    assert "{" not in everything
    assert CONTROLLER.name in everything
    assert CONTROLLER.email in everything


def test_without_an_address_the_client_writes_to_us():
    assert "skriv till oss" in draft(Service.KBT, Controller("Ekbacken"))["sv"].sections["withdrawal"]


@pytest.mark.parametrize(("service", "language"), BOTH)
def test_the_consequence_of_a_no_and_the_way_back_are_said(service, language):
    text = " ".join(draft(service, CONTROLLER)[language].paragraphs)
    assert {"sv": "förs ingen journal", "en": "no journal is kept"}[language] in text
    assert {"sv": "lika enkelt som att säga ja", "en": "as easy as saying yes"}[language] in text


@pytest.mark.parametrize(("service", "language"), BOTH)
def test_health_is_always_named_as_special(service, language):
    journal = draft(service, CONTROLLER)[language].questions[0]
    assert "health" in journal.special


def test_pseudonymised_is_never_called_anonymous():
    for service, language in BOTH:
        text = " ".join(draft(service, CONTROLLER)[language].paragraphs).casefold()
        assert "anonym" not in text


def test_the_hash_follows_every_word():
    text = draft(Service.KBT, CONTROLLER)["sv"]
    assert text.hash == draft(Service.KBT, CONTROLLER)["sv"].hash
    changed = replace(text, questions=(replace(text.questions[0], sentence="Ja."), *text.questions[1:]))
    assert changed.hash != text.hash
    assert replace(text, pages=(text.pages[0][::-1], *text.pages[1:])).hash != text.hash


def test_differences_show_what_came_and_went():
    old = draft(Service.KBT, CONTROLLER)["sv"]
    new = replace(old, pages=(("Ny text.",), *old.pages[1:]))
    found = differences(old, new)
    assert [difference.text for difference in found if difference.sign == "+"] == ["Ny text."]
    assert [difference.text for difference in found if difference.sign == "-"] == list(old.pages[0])
    assert differences(old, old) == ()


def test_the_words_of_a_receipt_are_the_same_in_both_languages():
    assert set(texts.receipt_words("sv")) == set(texts.receipt_words("en"))
