"""Lines to events: what is read, what is left out and counted, and that nothing in a file is ever quoted."""

from datetime import UTC, date, datetime

import pytest

from journal_tui.practice.calendar.ics import MOST_BYTES, read_ics
from journal_tui.practice.errors import InvalidInput
from tests.practice.calendar.specimens import calendar, event

AT = ":20261124T080000Z"
EIGHT = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


def only(data: bytes):
    (found,) = read_ics(data).events
    return found


@pytest.mark.parametrize(
    ("start", "more", "begins", "minutes"),
    [
        (AT, ("DTEND:20261124T085000Z",), EIGHT, 50),
        (AT, ("DURATION:PT1H30M",), EIGHT, 90),
        (AT, ("DURATION:P1D",), EIGHT, 1440),
        (AT, (), EIGHT, 0),
        (";TZID=Europe/Stockholm:20261124T090000", ("DTEND;TZID=Europe/Stockholm:20261124T100000",), EIGHT, 60),
        (';TZID="Europe/Stockholm":20261124T090000', (), EIGHT, 0),
        (";TZID=W. Europe Standard Time:20261124T090000", (), EIGHT, 0),
        (";TZID=/maker.example/20050126_1/Europe/Stockholm:20261124T090000", (), EIGHT, 0),
        (";TZID=Europe/London:20261124T080000", ("DTEND;TZID=Europe/Stockholm:20261124T100000",), EIGHT, 60),
    ],
)
def test_a_time_is_read_in_every_form(start, more, begins, minutes):
    found = only(calendar(event("1", "Samtal", start, *more)))
    assert (found.problem, found.start, found.minutes) == ("", begins, minutes)


def test_a_floating_time_has_no_zone_and_a_day_no_time():
    floating, day = read_ics(calendar(event("1", "A", ":20261124T090000"), event("2", "B", ";VALUE=DATE:20261124"))).events
    assert floating.start == datetime(2026, 11, 24, 9, 0)
    assert day.start == date(2026, 11, 24)


def test_a_length_over_the_change_of_clocks_is_the_time_that_passes():
    found = only(
        calendar(
            event("1", "Natt", ";TZID=Europe/Stockholm:20261025T013000", "DTEND;TZID=Europe/Stockholm:20261025T033000")
        )
    )
    assert found.minutes == 180


def test_a_folded_line_is_whole_again_also_inside_a_letter():
    whole = "SUMMARY:Åke Björnväg".encode()
    cut = whole.index("ö".encode()) + 1
    data = calendar(event("1", "X", AT)).replace(b"SUMMARY:X", whole[:cut] + b"\r\n " + whole[cut:])
    assert only(data).summary == "Åke Björnväg"


def test_line_ends_of_three_kinds_and_a_byte_order_mark_make_no_difference():
    data = calendar(event("1", "Åsa", AT))
    for changed in (data, data.replace(b"\r\n", b"\n"), data.replace(b"\r\n", b"\r"), b"\xef\xbb\xbf" + data):
        assert only(changed).summary == "Åsa"


def test_an_older_western_encoding_keeps_its_letters():
    assert only(calendar(event("1", "Åke Björnväg", AT)).decode().encode("cp1252")).summary == "Åke Björnväg"


def test_escaped_signs_and_a_colon_in_quotes_are_read():
    found = only(
        calendar(event("1", r"Tove\, samtal\nrum 2\\B", AT)).replace(b"SUMMARY:", b'SUMMARY;ALTREP="http://x.example/a;b":')
    )
    assert found.summary == r"Tove, samtal rum 2\B"


def test_an_alarm_inside_an_event_changes_nothing_of_it():
    alarm = ("BEGIN:VALARM", "SUMMARY:Ring", "DURATION:PT5M", "END:VALARM")
    found = only(calendar(event("1", "Tove", AT, *alarm, "DTEND:20261124T085000Z")))
    assert (found.summary, found.minutes) == ("Tove", 50)


@pytest.mark.parametrize(
    ("start", "more", "problem"),
    [
        (":hemligt", (), "time"),
        (":20261324T080000Z", (), "time"),
        (":20260230T080000Z", (), "time"),
        (":00000101T080000Z", (), "time"),
        (":99991231T235959Z", ("DTEND:hemligt",), "time"),
        (";TZID=Mars/Olympus:20261124T090000", (), "zone"),
        (";TZID=../../etc/passwd:20261124T090000", (), "zone"),
        (";TZID=Europe:20261124T090000", (), "zone"),
        (AT, ("DTEND:20261124T070000Z",), "length"),
        (AT, ("DTEND;VALUE=DATE:20261125",), "length"),
        (AT, ("DURATION:-PT5M",), "length"),
        (AT, ("DURATION:hemligt",), "length"),
        (AT, ("RRULE:hemligt",), "rule"),
        (AT, ("RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY"), "rule"),
        (AT, ("EXRULE:FREQ=DAILY",), "rule"),
        (AT, ("RECURRENCE-ID;RANGE=THISANDFUTURE:20261124T080000Z",), "rule"),
        (AT, ("DTEND hemligt",), "line"),
    ],
)
def test_what_cannot_be_read_leaves_its_event_out_and_the_next_one_in(start, more, problem):
    bad, good = read_ics(calendar(event("1", "hemligt", start, *more), event("2", "Tove", AT))).events
    assert (bad.problem, good.problem) == (problem, "")
    assert "hemligt" not in repr(bad)


def test_an_event_that_is_never_ended_is_cut_off_and_the_next_is_read():
    first, second = read_ics(calendar(event("1", "A", AT).removesuffix("\r\nEND:VEVENT"), event("2", "B", AT))).events
    assert (first.problem, second.problem) == ("cut_off", "")
    assert only(calendar(event("1", "A", AT))[:-40]).problem == "cut_off"


def test_lines_that_make_no_sense_are_counted():
    read = read_ics(calendar("hemligt utan kolon", "\x00\x01", event("1", "A", AT), "END:VEVENT"))
    assert (len(read.events), read.broken_lines) == (1, 3)


@pytest.mark.parametrize(
    "data", [b"", b"hemligt", b"\x00" * 500, b"BEGIN:VCARD\r\nFN:hemligt\r\nEND:VCARD\r\n", b"PK\x03\x04"]
)
def test_what_is_no_calendar_is_refused_without_a_word_of_it(data):
    with pytest.raises(InvalidInput) as refusal:
        read_ics(data)
    assert refusal.value.facts == {"field": "file", "reason": "not_calendar"}
    assert "hemligt" not in repr(refusal.value) + str(refusal.value)


def test_a_file_larger_than_any_calendar_is_refused_before_it_is_read():
    with pytest.raises(InvalidInput) as refusal:
        read_ics(b"BEGIN:VCALENDAR\r\n" + b" " * MOST_BYTES)
    assert refusal.value.facts["reason"] == "file_too_big"
