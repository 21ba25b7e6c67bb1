"""Ages in every usual form become ten-year bands; a short time that something took stays."""

import pytest

from journal_tui.practice.supervision.ages import band, banded
from journal_tui.practice.supervision.swaps import Swaps


def said(text, language="sv"):
    swaps = Swaps()
    return swaps.restore(banded(swaps.clean(text), 2026, language, swaps))


@pytest.mark.parametrize(
    ("text", "general"),
    [
        ("34 år", "30–39 år"),
        (", 34 år, ", ", 30–39 år, "),
        ("34 år gammal", "30–39 år gammal"),
        ("en 34-årig man", "en 30–39-årig man"),
        ("en 34-åring", "en 30–39-åring"),
        ("34åring", "30–39-åring"),
        ("trettiofyra år", "30–39 år"),
        ("en trettiofyraårig man", "en 30–39-årig man"),
        ("fyller 34", "fyller 30–39"),
        ("fyllde 34 i fjol", "fyllde 30–39 i fjol"),
        ("fyller trettio", "fyller 30–39"),
        ("är 34.", "är 30–39."),
        ("är 34 och trött", "är 30–39 och trött"),
        ("i åldern 34", "i åldern 30–39"),
        ("50-årsfest", "50–59-årsfest"),
        ("i 40-årsåldern", "i 40–49-årsåldern"),
        ("(34)", "(30–39)"),
        ("sonen, 7 år", "sonen, 0–9 år"),
        ("8 månader gammal", "0–9 år gammal"),
        ("född 1985", "i åldern 40–49 år"),
        ("född -85", "i åldern 40–49 år"),
        ("jobbat där i 22 år", "jobbat där i 20–29 år"),
        ("7 år gammal", "0–9 år gammal"),
    ],
)
def test_an_age_becomes_a_band(text, general):
    assert said(text) == general


@pytest.mark.parametrize(
    ("text", "general"),
    [
        ("a 34-year-old man", "a 30–39-year-old man"),
        ("34 years old", "30–39 years old"),
        ("thirty-four years old", "30–39 years old"),
        ("aged 34", "aged 30–39"),
        ("turned 34", "turned 30–39"),
        ("born in 1985", "aged 40–49"),
    ],
)
def test_an_english_age_becomes_a_band(text, general):
    assert said(text, "en") == general


@pytest.mark.parametrize("text", ["i 3 år", "för 2 år sedan", "om 5 år", "3 × 5 × 60 kg", "sov 6 timmar", "är 3 gånger"])
def test_a_short_time_or_another_number_stays(text):
    assert said(text) == text


def test_a_band_is_ten_years():
    assert [band(age) for age in (0, 9, 10, 34, 99, 107, 300, -1)] == [
        "0–9",
        "0–9",
        "10–19",
        "30–39",
        "90–99",
        "100–109",
        "120–129",
        "0–9",
    ]
