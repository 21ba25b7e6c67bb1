"""What is typed to narrow a timeline."""

from datetime import UTC, date, datetime

import pytest

from journal_tui.practice.timeline.narrowing import Narrowing, read
from journal_tui.practice.timeline.values import TimelineItem, TimelineKind

NAMED = {"mätning": TimelineKind.MEASUREMENT, "mål": TimelineKind.GOAL, "entry": TimelineKind.ENTRY}
TODAY = date(2026, 11, 23)
ENTRY = TimelineItem(datetime(2026, 5, 3, 9, tzinfo=UTC), TimelineKind.ENTRY, "1")
MEASURED = TimelineItem(datetime(2026, 10, 3, 9, tzinfo=UTC), TimelineKind.MEASUREMENT, "2")


def kept(typed, *kinds):
    asked = read(typed, TODAY, NAMED, kinds)
    needles = {"1": "2026-05-03 maj 2026 anteckning sov dåligt", "2": "2026-10-03 oktober 2026 mätning phq-9 13"}
    return [item.ref for item in (ENTRY, MEASURED) if asked.keeps(item, needles[item.ref])]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["1", "2"]),
        ("SOV", ["1"]),
        ("sov phq", []),
        ("maj 2026", ["1"]),
        ("typ:mätning", ["2"]),
        ("typ:m", ["2"]),
        ("type:entry", ["1"]),
        ("kind:ent sov", ["1"]),
        ("typ:", ["1", "2"]),
        ("typ:saknas", []),
        ("@2026-05", ["1"]),
        ("@vår", ["1"]),
        ("@höst", ["2"]),
        ("@", ["1", "2"]),
        ("@någon", []),
        ("  dåligt   sov ", ["1"]),
    ],
)
def test_words_kinds_and_times_narrow(typed, found):
    assert kept(typed) == found


def test_a_chosen_kind_and_a_typed_one_must_both_hold():
    assert kept("", TimelineKind.ENTRY) == ["1"]
    assert kept("typ:m", TimelineKind.MEASUREMENT) == ["2"]
    assert kept("typ:entry", TimelineKind.MEASUREMENT) == []


def test_without_anything_nothing_is_left_out():
    assert not read(" ", TODAY, NAMED)
    assert read("x", TODAY, NAMED)
    assert not Narrowing()


def test_what_was_typed_is_not_printed():
    assert "Malin" not in repr(read("Malin", TODAY, NAMED)).title()
