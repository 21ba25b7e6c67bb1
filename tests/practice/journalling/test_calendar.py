"""A calendar file against the vault: who is sure, who is asked about, and that reading twice doubles nothing."""

from datetime import timedelta

import pytest

from journal_tui.practice.calendar.values import LineKind
from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.restriction_words import RestrictionGround
from journal_tui.practice.values import Service
from tests.practice.calendar.specimens import calendar, event
from tests.practice.journalling.working_day import MORNING

TUESDAY = ":20261124T080000Z"
WEEKLY = "RRULE:FREQ=WEEKLY"
HOUR = "DURATION:PT1H"


def kinds(preview) -> list[str]:
    return [line.kind.value for line in preview.lines]


def planned(work, days: int = 30):
    return work.practice.appointments.on_days(MORNING.date(), MORNING.date() + timedelta(days=days))


def read(work, *events: str, days: int = 14, cancel: bool = False, choices=None):
    """Look, then do it."""
    preview = work.practice.calendar.preview(calendar(*events), days)
    off = preview.of(LineKind.CANCELLED, LineKind.GONE) if cancel else ()
    return work.practice.calendar.apply(preview, choices, frozenset(line.number for line in off))


@pytest.mark.parametrize(
    ("title", "kind", "fits"),
    [
        ("Tove Almdunge", "new", 1),
        ("KBT Almdunge, Tove (rum 2)", "new", 1),
        ("TOVE ALMDUNGE 09", "new", 1),
        ("Tovan Almdunge", "new", 1),
        ("Tove", "several", 1),
        ("Almdunge", "several", 1),
        ("T Almdunge", "several", 1),
        ("Tove Almdunge och Ivar Söderklint", "several", 3),
        ("Anna Lindgren", "several", 2),
        ("Ivar Söderklint", "several", 2),
        ("Ivar Söderklint PT", "new", 1),
        ("Ivar Söderklint kost", "new", 1),
        ("Tovegatan 3", "unknown", 0),
        ("Tandläkare", "unknown", 0),
        ("Anna-Lena Lindgrens", "unknown", 0),
        ("", "unknown", 0),
        ("‹klient›", "unknown", 0),
    ],
)
def test_a_title_is_sure_only_when_one_client_alone_fits_whole(work, title, kind, fits):
    work.client(granted=False, nicknames=("Tovan",))
    work.client("Ivar", "Söderklint", (Service.KOST, Service.PT), granted=False)
    work.client("Anna", "Lindgren", granted=False, phone="070-174 06 20")
    work.client("Anna", "Lindgren", granted=False, phone="070-174 06 21")
    (line,) = work.practice.calendar.preview(calendar(event("1", title, TUESDAY))).lines
    assert (line.kind.value, len(line.candidates)) == (kind, fits)


def test_a_pseudonym_in_the_title_is_sure(work):
    client = work.client(granted=False)
    code = work.practice.clients.get(client).services[0].pseudonym
    (line,) = work.practice.calendar.preview(calendar(event("1", f"{code.lower()} rum 2", TUESDAY))).lines
    assert (line.kind, line.candidates[0].client) == (LineKind.NEW, client)


def test_nothing_is_written_by_looking(work):
    work.client(granted=False)
    work.practice.calendar.preview(calendar(event("1", "Tove Almdunge", TUESDAY)))
    assert planned(work) == ()


def test_what_is_applied_is_an_appointment_without_a_word_of_the_file(work):
    client = work.client(granted=False)
    assert read(work, event("secret-uid@example.org", "Tove Almdunge om oro", TUESDAY, HOUR)).planned == 1
    (made,) = planned(work)
    assert (made.client, made.planned_at, made.planned_minutes) == (client, MORNING + timedelta(hours=23), 60)
    record = work.practice.context.journal.appointments.get(bytes.fromhex(made.id))
    assert len(record.calendar) == 16
    assert "secret" not in repr(record) and "Tove" not in repr(record) and "oro" not in repr(record)


def test_reading_the_file_again_doubles_nothing(work):
    work.client(granted=False)
    events = (event("1", "Tove Almdunge", TUESDAY, HOUR), event("2", "Tove Almdunge", ":20261125T080000Z", WEEKLY))
    assert read(work, *events).planned == 3
    again = read(work, *events)
    assert (again.planned, again.moved, again.cancelled) == (0, 0, 0)
    assert kinds(work.practice.calendar.preview(calendar(*events))) == ["same"] * 3
    assert len(planned(work)) == 3


def test_a_preview_applied_twice_plans_once(work):
    work.client(granted=False)
    preview = work.practice.calendar.preview(calendar(event("1", "Tove Almdunge", TUESDAY)))
    assert [work.practice.calendar.apply(preview).planned for _ in range(2)] == [1, 0]


def test_a_moved_event_moves_its_appointment_also_out_of_the_days_that_are_asked_about(work):
    work.client(granted=False)
    read(work, event("1", "Tove Almdunge", TUESDAY, HOUR))
    (line,) = work.practice.calendar.preview(calendar(event("1", "x", ":20270110T130000Z", HOUR))).lines
    assert (line.kind, line.before) == (LineKind.MOVED, MORNING + timedelta(hours=23))
    assert read(work, event("1", "x", ":20270110T130000Z", HOUR)).moved == 1
    (moved,) = planned(work, 90)
    assert moved.planned_at.date().isoformat() == "2027-01-10"


def test_one_of_a_series_is_moved_and_the_others_stay(work):
    work.client(granted=False)
    series = event("1", "Tove Almdunge", TUESDAY, WEEKLY, HOUR)
    read(work, series, days=20)
    changed = event("1", "Tove Almdunge", ":20261202T140000Z", "RECURRENCE-ID:20261201T080000Z", HOUR)
    assert read(work, series, changed, days=20).moved == 1
    assert [each.planned_at.strftime("%m-%d %H") for each in planned(work)] == ["11-24 08", "12-02 14", "12-08 08"]


def test_a_cancelled_event_asks_and_is_called_off_only_when_told_to(work):
    work.client(granted=False)
    read(work, event("1", "Tove Almdunge", TUESDAY))
    off = event("1", "Tove Almdunge", TUESDAY, "STATUS:CANCELLED")
    assert kinds(work.practice.calendar.preview(calendar(off))) == ["cancelled"]
    assert read(work, off).cancelled == 0
    assert len(planned(work)) == 1
    assert read(work, off, cancel=True).cancelled == 1
    assert planned(work) == ()
    assert kinds(work.practice.calendar.preview(calendar(event("1", "Tove Almdunge", TUESDAY)))) == []


def test_an_event_that_is_gone_asks_but_not_when_something_could_not_be_read(work):
    work.client(granted=False)
    read(work, event("1", "Tove Almdunge", TUESDAY))
    assert kinds(work.practice.calendar.preview(calendar())) == ["gone"]
    broken = work.practice.calendar.preview(calendar(event("1", "Tove Almdunge", ";TZID=Nowhere:20261124T080000")))
    assert (kinds(broken), broken.left_out) == ([], {"zone": 1})


def test_one_time_left_out_of_a_series_is_gone(work):
    work.client(granted=False)
    read(work, event("1", "Tove Almdunge", TUESDAY, WEEKLY))
    left = event("1", "Tove Almdunge", TUESDAY, WEEKLY, "EXDATE:20261201T080000Z")
    assert kinds(work.practice.calendar.preview(calendar(left))) == ["same", "gone"]


def test_an_appointment_that_was_typed_in_is_the_same_and_belongs_to_its_event_from_then_on(work):
    client = work.client(granted=False)
    work.practice.appointments.plan(client, Service.KBT, MORNING + timedelta(hours=23), 60)
    assert read(work, event("1", "Tove Almdunge", TUESDAY, HOUR)).planned == 0
    assert read(work, event("1", "Tove Almdunge", ":20261124T130000Z", HOUR)).moved == 1
    assert len(planned(work)) == 1


def test_an_appointment_that_has_begun_is_left_alone(work):
    client = work.client()
    read(work, event("1", "Tove Almdunge", ":20261123T093000Z"))
    (made,) = planned(work)
    work.practice.appointments.start(made, work.permit(client))
    for changed in (event("1", "x", TUESDAY), event("1", "x", ":20261123T093000Z", "STATUS:CANCELLED")):
        done = read(work, changed, cancel=True)
        assert (done.moved, done.cancelled) == (0, 0)


def test_the_ambiguous_are_left_out_until_somebody_chooses(work):
    work.client(granted=False)
    preview = work.practice.calendar.preview(calendar(event("1", "Tove", TUESDAY), event("2", "Okänd", TUESDAY)))
    assert work.practice.calendar.apply(preview).left_out == 2
    (line,) = preview.of(LineKind.SEVERAL)
    done = work.practice.calendar.apply(preview, {line.number: line.candidates[0]})
    assert (done.planned, done.left_out) == (1, 1)


def test_of_two_events_with_the_same_id_the_newer_counts(work):
    work.client(granted=False)
    new, old = (
        event("1", "Tove Almdunge", ":20261125T080000Z", "SEQUENCE:2"),
        event("1", "Tove Almdunge", TUESDAY, "SEQUENCE:1"),
    )
    for order in ((new, old), (old, new)):
        (line,) = work.practice.calendar.preview(calendar(*order)).lines
        assert line.at.day == 25


def test_past_later_and_all_day_events_are_counted_and_left_out(work):
    work.client(granted=False)
    preview = work.practice.calendar.preview(
        calendar(
            event("1", "Tove Almdunge", ":20261123T080000Z"),
            event("2", "Tove Almdunge", ":20270301T080000Z"),
            event("3", "Tove Almdunge", ";VALUE=DATE:20261124"),
            event("", "Tove Almdunge", TUESDAY),
            event("5", "Tove Almdunge", TUESDAY, "RRULE:FREQ=HOURLY"),
        )
    )
    assert preview.lines == ()
    assert preview.left_out == {"past": 1, "later": 1, "all_day": 1, "no_id": 1, "rule": 1}


def test_a_series_keeps_its_time_on_the_wall_when_the_clocks_change(work):
    work.client(granted=False)
    series = event("1", "Tove Almdunge", ";TZID=Europe/Stockholm:20261124T090000", WEEKLY)
    lines = work.practice.calendar.preview(calendar(series), 140).lines
    hours = {line.at.astimezone().strftime("%m-%d"): line.at.timestamp() // 3600 % 24 for line in lines}
    assert (hours["03-23"], hours["03-30"]) == (8, 7)


def test_until_is_the_last_moment_also_in_another_zone(work):
    work.client(granted=False)
    for until, count in (("20261201T080000Z", 2), ("20261201T075959Z", 1), ("20261201", 2), ("20261201T085959", 1)):
        series = event("1", "Tove Almdunge", ";TZID=Europe/Stockholm:20261124T090000", f"{WEEKLY};UNTIL={until}")
        assert len(work.practice.calendar.preview(calendar(series), 60).lines) == count, until


def test_ten_thousand_events_are_told_while_they_are_read(work):
    work.client(granted=False)
    events = [
        event(str(number), f"Möte {number}", f":2026{1 + number % 12:02}{1 + number % 28:02}T080000Z")
        for number in range(9_998)
    ]
    events += [event("a", "Tove Almdunge", TUESDAY), event("b", "Tove Almdunge", ":20200101T080000Z", WEEKLY)]
    told = []
    preview = work.practice.calendar.preview(calendar(*events), 14, lambda *each: told.append(each))
    assert [line.kind for line in preview.lines].count(LineKind.NEW) == 3
    assert told[0] == ("calendar_days", 0, 10_000)
    assert ("calendar_days", 10_000, 10_000) in told
    assert {step for step, _done, _total in told} == {"calendar_days", "calendar_names"}


@pytest.mark.parametrize("days", [0, -1, 367])
def test_the_days_are_one_to_a_year(work, days):
    with pytest.raises(InvalidInput) as refusal:
        work.practice.calendar.preview(calendar(), days)
    assert refusal.value.facts["field"] == "days"


def test_with_a_clock_set_back_nothing_is_planned_from_a_file(work):
    work.client(granted=False)
    preview = work.practice.calendar.preview(
        calendar(event("1", "Tove Almdunge", TUESDAY), event("2", "Tove Almdunge", ":20261125T080000Z"))
    )
    work.later(days=-2)
    with pytest.raises(Exception, match="clock_went_back"):
        work.practice.calendar.apply(preview)
    work.later(days=2)
    assert planned(work) == ()


def test_neither_a_log_nor_a_value_repeats_the_file(work):
    work.client(granted=False)
    preview = work.practice.calendar.preview(calendar(event("uid-hemligt", "Tove Almdunge hemligt", TUESDAY)))
    assert "hemligt" not in repr(preview) + repr(preview.lines) and "Tove" not in repr(preview.lines)


def test_a_reading_is_taken_back_whole_and_nothing_that_came_after_it(work):
    work.client(granted=False)
    hours = [event(str(number), "Tove Almdunge", f":20261124T{number:02}0000Z", HOUR) for number in (8, 10, 12, 14)]
    read(work, hours[0], hours[1])
    before = [(each.id, each.planned_at) for each in planned(work)]
    moved = event("8", "Tove Almdunge", ":20261125T080000Z", HOUR)
    preview = work.practice.calendar.preview(calendar(moved, *hours[2:]))
    off = frozenset(line.number for line in preview.of(LineKind.GONE))
    applied = work.practice.calendar.apply(preview, cancel=off)
    assert (applied.planned, applied.moved, applied.cancelled) == (2, 1, 1)
    touched = planned(work)[0]
    work.practice.appointments.reschedule(touched.id, touched.planned_at + timedelta(minutes=30))
    back = work.practice.calendar.take_back(applied)
    assert (back.undone, back.kept) == (3, 1)
    assert sorted((each.id, each.planned_at) for each in planned(work) if each.id != touched.id) == sorted(before)
    assert work.practice.calendar.take_back(applied).undone == 0
    again = work.practice.calendar.preview(calendar(*hours[2:], moved))
    assert sorted(kinds(again)) == ["gone", "moved", "moved", "new"]
    assert work.problems() == ()


def test_taking_back_leaves_the_appointments_of_a_restricted_client_alone(work):
    client = work.client()
    preview = work.practice.calendar.preview(calendar(event("1", "Tove Almdunge", TUESDAY)))
    applied = work.practice.calendar.apply(preview)
    work.practice.context.restrictions.restrict(client, RestrictionGround.ACCURACY)
    assert work.practice.calendar.take_back(applied).kept == 1
    assert len(planned(work)) == 1


def test_what_was_called_off_is_no_appointment_of_the_client_any_more(work):
    client = work.client(granted=False)
    read(work, event("1", "Tove Almdunge", TUESDAY), event("2", "Tove Almdunge", ":20261125T080000Z"))
    first, second = work.practice.appointments.of_client(client)
    work.practice.appointments.cancel(first.id)
    assert [each.id for each in work.practice.appointments.of_client(client)] == [second.id]
    work.practice.appointments.reinstate(first.id)
    assert [each.id for each in work.practice.appointments.of_client(client)] == [first.id, second.id]


def test_nobody_whose_contract_has_ended_by_then_is_planned_with(work):
    client = work.client()
    work.practice.contracts.agree(client, Service.KBT, MORNING.date(), MORNING.date())
    (line,) = work.practice.calendar.preview(calendar(event("1", "Tove Almdunge", TUESDAY))).lines
    assert (line.kind, line.candidates) == (LineKind.UNKNOWN, ())
    work.practice.contracts.agree(client, Service.KBT, MORNING.date(), MORNING.date() + timedelta(days=1))
    assert read(work, event("1", "Tove Almdunge", TUESDAY)).planned == 1
    past = calendar(event("1", "Tove Almdunge", ":20261126T080000Z"))
    (line,) = work.practice.calendar.preview(past).lines
    assert line.kind is LineKind.CONTRACT_OVER, "it is not shown as something that would happen"
    assert work.practice.calendar.apply(work.practice.calendar.preview(past)).moved == 0
    assert [each.planned_at for each in planned(work)] == [MORNING + timedelta(hours=23)]
