"""Where a name ends and its ending begins. Every name here is a name that many bear, or an invented one."""

import pytest

from journal_tui.practice.pseudonyms.endings import core
from journal_tui.practice.pseudonyms.span import Kind

PERSONS = [
    "Karin|s", "KARIN|S", "karin|s", "Karin|'s", "Karin|’s", "Karin|:s", "Anna-Karin|s", "Fatima|s", "Ella|s", "Hugo|s",
    "Karin Lindgren|s", "Andersson|s", "Xhevdet|s", "Lars|", "Andreas|", "Mattias|", "Niklas|", "Thomas|", "Hans|", "Jens|",
    "Claes|", "Mats|", "Måns|", "Elias|", "Agnes|", "Iris|", "Lars|'", "Lars|:s", "Papadopoulos|", "Anders|", "Moses|",
    "Li|s", "Bo|s", "Max|", "Karin|", "Is|", "s|", "", "Karin ‹|",
]  # fmt: skip
PLACES = ["Uppsala|s", "Stockholm|s", "Borås|", "Västerås|", "Degerfors|", "Paris|", "Alingsås|", "Märsta|s"]
ORGANISATIONS = ["Systembolaget|s", "Elgiganten|s", "Willys|", "Bauhaus|", "Coop|:s", "Rusta|", "KBT|:s"]


def cut(case):
    return case.replace("|", ""), case.find("|") if "|" in case else len(case)


@pytest.mark.parametrize("case", PERSONS)
def test_a_persons_name(case):
    written, size = cut(case)
    assert core(written, Kind.PERSON) == size


@pytest.mark.parametrize("case", PLACES)
def test_a_place(case):
    written, size = cut(case)
    assert core(written, Kind.LOC) == size


@pytest.mark.parametrize("case", ORGANISATIONS)
def test_an_organisation(case):
    written, size = cut(case)
    assert core(written, Kind.ORG) == size
