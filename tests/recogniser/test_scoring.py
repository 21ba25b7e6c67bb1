"""The measures, on cases that can be counted by hand."""

import math

import pytest

from tests.recogniser.marked import Record, unmarked
from tests.recogniser.scoring import f1, ratio, score, wilson


def record(marked):
    text, spans = unmarked(marked)
    return Record("one", text, spans, {})


def finder(*finds):
    return lambda _text, _client: finds


def test_covered_asks_for_every_letter_of_the_core_and_for_no_kind():
    note = record("Hej [PERSON:Karin]s bror och [PERSON:Ann-Louise Ek].")
    tally = score([note], finder((4, 9, "LOC"), (20, 30, "PERSON"), (31, 33, "PERSON")))
    assert tally.share("covered:PERSON", "of:PERSON") == (2, 2)
    assert tally.total["hit:PERSON"] == 0 and tally.total["wrong:LOC"] == 1
    assert tally.leaks == [] and tally.extras == []


def test_a_letter_that_shows_is_a_leak():
    tally = score([record("Hej [PERSON:Karin]!")], finder((4, 8, "PERSON")))
    assert [miss.written for miss in tally.leaks] == ["Karin"]
    assert tally.share("covered:third", "of:third") == (0, 1)


def test_both_ends_are_right_and_own_names_count_apart():
    note = record("[PERSON*:Emelie]s bok")
    for end in (6, 7):
        tally = score([note], finder((0, end, "PERSON")))
        assert f1("PERSON")(tally.total) == 1
        assert tally.share("covered:own", "of:own") == (1, 1) and tally.share("covered:third", "of:third") == (0, 0)


def test_over_redaction_counts_ordinary_words_only():
    note = record("Katten [IGNORE:Musse] och [PERSON:Per] sov gott.")
    tally = score([note], finder((7, 12, "PERSON"), (17, 20, "PERSON"), (21, 24, "PERSON")))
    assert tally.share("touched", "words") == (1, 4)
    assert [miss.written for miss in tally.extras] == ["sov"]


def test_only_the_asked_kinds_count():
    note = record("[PERSON:Per] i [LOC:Lund]")
    tally = score([note], finder((0, 3, "PERSON"), (6, 10, "ORG")), frozenset({"PERSON"}))
    assert tally.labels == ["PERSON"] and tally.total["wrong:ORG"] == 0 and tally.leaks == []


def test_intervals_hold_the_share_and_narrow_with_more():
    low, high = wilson(98, 100)
    assert low < 0.98 < high < 1 and low == pytest.approx(0.9300, abs=1e-3)
    assert wilson(980, 1000)[0] > low
    assert math.isnan(wilson(0, 0)[0]) and math.isnan(ratio(0, 0))


def test_the_same_draws_every_time():
    notes = [record("[PERSON:Per] sov"), record("[PERSON:Liv] åt"), record("Ingen här")]
    tally = score(notes, finder((0, 3, "PERSON")))
    assert tally.bootstrap(f1("PERSON"), 200) == tally.bootstrap(f1("PERSON"), 200)
    low, high = tally.bootstrap(f1("PERSON"), 200)
    assert low < f1("PERSON")(tally.total) <= high
