"""What is written in the lookup field, and what it means."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_tui.practice.periods import narrower, period, season_code, season_of, within
from journal_tui.practice.query import parse

TODAY = date(2026, 11, 22)


def meaning(text: str) -> list[object]:
    found = []
    for term in parse(text, TODAY).terms:
        if term.token:
            found.append(f"‹{term.token}›")
        else:
            found.append(" ".join(word.text + "*" * word.prefix for word in term.words))
    return found


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", []),
        ("   ", []),
        ("sömn", ["sömn"]),
        ("SÖMN Oro", ["sömn", "oro"]),
        ('"ont i magen" oro', ["ont i magen", "oro"]),
        ('"ont i magen', ["ont i magen"]),
        ("ång*", ["ång*"]),
        ("*", []),
        ('""', []),
        ("!!! --", []),
        ("e-post", ["e post"]),
        ("‹person-1 syster› bråk", ["‹person-1›", "bråk"]),
        ("‹› ‹ x", ["x"]),
        ("so\u0308mn", ["sömn"]),
        ("Straße", ["strasse"]),
        ("a_b", ["a b"]),
        ("@nåväl", ["nåväl"]),
    ],
)
def test_words_phrases_prefixes_and_tokens(text, terms):
    assert meaning(text) == terms


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("vår", date(2026, 3, 1), date(2026, 5, 31)),
        ("Våren", date(2026, 3, 1), date(2026, 5, 31)),
        ("summer", date(2026, 6, 1), date(2026, 8, 31)),
        ("höst", date(2026, 9, 1), date(2026, 11, 30)),
        ("vinter", date(2025, 12, 1), date(2026, 2, 28)),
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-5-18", date(2026, 5, 18), date(2026, 5, 18)),
        ("idag", TODAY, TODAY),
    ],
)
def test_a_named_time_has_a_first_and_a_last_day(name, first, last):
    assert period(name, TODAY) == (first, last)
    query = parse(f"sömn @{name}", TODAY)
    assert (query.start, query.end) == (first, last)
    assert len(query.terms) == 1


@pytest.mark.parametrize("name", ["2026-13", "2026-02-30", "0000", "våg", ""])
def test_what_is_no_time_is_no_time(name):
    assert period(name, TODAY) is None


def test_two_times_leave_what_lies_in_both():
    spring = (date(2026, 3, 1), date(2026, 5, 31))
    assert narrower(spring, (None, None)) == spring
    assert narrower(spring, (date(2026, 5, 1), None)) == (date(2026, 5, 1), date(2026, 5, 31))
    start, end = narrower(spring, (date(2026, 7, 1), None))
    assert not any(within(date(2026, month, 1), start, end) for month in range(1, 13))


@given(st.text())
def test_nothing_that_is_written_can_be_wrong(text):
    for term in parse(text, TODAY).terms:
        assert term.words or term.token


@pytest.mark.parametrize(
    ("text", "kinds", "topic", "words"),
    [
        ("sömn typ:ö", {"agreement", "homework"}, "", 1),
        ("typ:a", {"entry"}, "", 0),
        ("type:a", {"agreement", "homework"}, "", 0),
        ("TYP:Mål typ:h", {"goal", "homework"}, "", 0),
        ("ämne:sömn", set(), "sleep", 0),
        ("topic:mov", set(), "movement", 0),
        ("typ:zebra", set(), "", 1),
        ('"typ:ö"', set(), "", 1),
        ("typ:", set(), "", 1),
    ],
)
def test_kind_and_topic_narrow_and_what_means_none_is_words(text, kinds, topic, words):
    query = parse(text, TODAY)
    assert (query.kinds, query.topic, len(query.terms)) == (kinds, topic, words)


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("våras", date(2026, 3, 1), date(2026, 5, 31)),
        ("vår-2025", date(2025, 3, 1), date(2025, 5, 31)),
        ("vinter2023", date(2023, 12, 1), date(2024, 2, 29)),
        ("maj", date(2026, 5, 1), date(2026, 5, 31)),
        ("dec", date(2025, 12, 1), date(2025, 12, 31)),
        ("feb-2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("igår", date(2026, 11, 21), date(2026, 11, 21)),
        ("veckan", date(2026, 11, 16), date(2026, 11, 22)),
        ("ifjol", date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_more_named_times(name, first, last):
    assert period(name, TODAY) == (first, last)


@pytest.mark.parametrize("name", ["ju", "vår0000", "vinter9999", "jan1", "ja"])
def test_names_that_mean_no_time(name):
    assert period(name, TODAY) is None


def test_every_day_lies_in_its_season():
    assert season_of(date(2026, 1, 12)) == season_of(date(2025, 12, 31)) == (date(2025, 12, 1), date(2026, 2, 28))
    assert season_of(date(2026, 5, 31)) == (date(2026, 3, 1), date(2026, 5, 31))
    assert season_code(*season_of(date(2026, 5, 31))) == "spring"
    assert season_code(date(2026, 3, 1), date(2026, 5, 30)) == ""
