"""What `recognise` answers: a name as it stands in the text, its ending taken in; what is stored keeps the ending outside."""

import pytest

from journal_tui.practice.pseudonyms.known import KnownIdentifiers
from journal_tui.practice.pseudonyms.pseudonymiser import Pseudonymiser
from journal_tui.practice.pseudonyms.recognise import detect, recognise

EMELIE = KnownIdentifiers(given="Emelie", surname="Strömqvist")


@pytest.mark.parametrize("written", ["Emelies", "Emelie's", "Emelie:s", "Emelie’s", "EMELIES", "emelies"])
def test_a_name_is_answered_with_its_ending(written):
    text = f"Vi talade om {written} sömn."
    assert [text[s.start : s.end] for s in recognise(text, EMELIE)] == [written]


def test_an_apostrophe_that_only_quotes_is_no_ending():
    text = "Hon sa 'Emelie' och log."
    assert [text[s.start : s.end] for s in recognise(text, EMELIE)] == ["Emelie"]


def test_an_ending_is_no_part_of_a_longer_word():
    text = "Emelie sover."
    assert [text[s.start : s.end] for s in recognise(text, EMELIE)] == ["Emelie"]


def test_numbers_are_answered_as_they_are():
    text = "Ring 070-174 06 05s."
    assert detect(text) == [(5, 18, "PHONE")]


def test_what_is_stored_keeps_the_ending_outside_the_token():
    assert Pseudonymiser(EMELIE).store("Vi talade om Emelies sömn.").text == "Vi talade om ‹klient›s sömn."
