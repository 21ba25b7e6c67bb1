"""The headings that the program puts into a note never wait for a decision."""

import pytest

from journal_tui.practice.pseudonyms.headings import without_headings
from journal_tui.practice.pseudonyms.known import KnownIdentifiers
from journal_tui.practice.pseudonyms.pseudonymiser import Pseudonymiser
from journal_tui.practice.templates import every, every_line

NOBODY = Pseudonymiser(KnownIdentifiers(given="Tove", surname="Almdunge"))


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("template", every(), ids=lambda template: template.key)
def test_an_empty_note_is_stored_as_it_is(template, language):
    text = template.text(language)
    stored = NOBODY.complete(text, (), undecided=True)
    assert (stored.text, stored.flags) == (text, ())


def test_only_a_whole_line_is_a_heading_and_offsets_hold():
    assert without_headings("Tema\nTema idag\n  tema ", every_line()) == "    \nTema idag\n       "
    assert without_headings("Ingen rubrik", every_line()) == "Ingen rubrik"


def test_a_client_who_is_called_as_a_heading_is_a_code_in_it():
    assert Pseudonymiser(KnownIdentifiers(given="Tema", surname="Almdunge")).complete("Tema", ()).text == "‹klient›"


def test_a_name_under_a_heading_still_waits():
    stored = NOBODY.complete("Tema\nRingde kollegan Torbjörn Ekwall.", ())
    assert [flag.text for flag in stored.flags] == ["Torbjörn Ekwall"]
