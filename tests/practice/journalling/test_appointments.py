"""Meetings: planned, started through the gate, held without a journal; what a permit opens and what it does not."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from journal_tui.practice import session_clock
from journal_tui.practice.errors import InvalidInput, NotFound, PermitRefused, RefusedByRule
from journal_tui.practice.values import Channel, Purpose, Service, Verdict


def test_a_planned_meeting_is_on_its_day_and_can_be_moved_and_called_off(work):
    client = work.client("Tove", "Almdunge")
    at = work.now() + timedelta(days=2)
    meeting = work.practice.appointments.plan(client, Service.KBT, at, 45)
    assert work.practice.appointments.on_days(at.date(), at.date()) == (meeting,)
    assert (meeting.planned_minutes, meeting.started_at, meeting.journalled) == (45, None, True)
    moved = work.practice.appointments.reschedule(meeting.id, at + timedelta(days=1))
    assert work.practice.appointments.on_days(at.date(), at.date()) == ()
    assert work.practice.appointments.get(meeting.id) == moved
    work.practice.appointments.cancel(meeting.id)
    assert work.practice.appointments.on_days(at.date(), (at + timedelta(days=1)).date()) == ()


@pytest.mark.parametrize("minutes", [0, -5, 601])
def test_a_length_that_no_meeting_has_is_refused(shared, minutes):
    with pytest.raises(InvalidInput) as refusal:
        shared.practice.appointments.plan(shared.client(), Service.KBT, shared.now(), minutes)
    assert refusal.value.facts["field"] == "minutes"


def test_a_time_without_a_zone_is_refused(work):
    with pytest.raises(InvalidInput):
        work.practice.appointments.plan(work.client(), Service.KBT, datetime(2026, 11, 23, 9, 0))


def test_an_appointment_nobody_has_is_not_found(work):
    for nonsense in ("", "x", "ab" * 16, "zz" * 16):
        with pytest.raises(NotFound):
            work.practice.appointments.get(nonsense)


def test_starting_opens_a_note_with_the_headings_of_the_service(work):
    client = work.client(services=(Service.PT,))
    meeting = work.practice.appointments.plan(client, Service.PT, work.now())
    draft = work.practice.appointments.start(meeting, work.permit(client, Service.PT))
    assert draft.template == "pt/1"
    assert "Plan till nästa pass" in draft.text
    assert (draft.appointment, draft.client, draft.words, draft.frozen) == (meeting.id, client, 0, False)
    running = work.practice.appointments.get(meeting.id)
    assert running.draft == draft.id
    assert running.started_at == work.now()


def test_starting_again_gives_the_same_note_and_does_not_start_the_clock_anew(work):
    client = work.client()
    meeting = work.practice.appointments.plan(client, Service.KBT, work.now())
    first = work.practice.appointments.start(meeting.id, work.permit(client))
    work.later(minutes=5)
    again = work.practice.appointments.start(meeting.id, work.permit(client))
    assert again.id == first.id
    assert session_clock.elapsed(work.practice.appointments.get(meeting.id), work.now()) == 300


def test_a_meeting_that_nobody_planned_can_be_started(work):
    client = work.client()
    draft = work.practice.appointments.start(None, work.permit(client))
    meeting = work.practice.appointments.get(draft.appointment)
    assert meeting.planned_at == meeting.started_at == work.now()


def test_a_permit_for_another_client_service_or_purpose_opens_nothing(work):
    tove = work.client("Tove", "Almdunge", services=(Service.KBT, Service.KOST))
    maja = work.client("Maja", "Ekhamra")
    meeting = work.practice.appointments.plan(tove, Service.KBT, work.now())
    permit = work.permit(tove)
    for wrong in (
        work.permit(maja),
        work.permit(tove, Service.KOST),
        replace(permit, purpose=Purpose.MEASURES),
        replace(permit, service=Service.PT),
        replace(permit, id=work.permit(maja).id),
        replace(permit, id="00" * 16),
        None,
        permit.id,
    ):
        with pytest.raises((PermitRefused, NotFound)):
            work.practice.appointments.start(meeting, wrong)
    assert work.practice.entries.drafts() == ()
    assert work.practice.appointments.get(meeting.id).started_at is None


def test_a_permit_that_was_withdrawn_a_moment_ago_opens_nothing(work):
    client = work.client()
    permit = work.permit(client)
    work.practice.consent.withdraw(client, Service.KBT, draft="discard")
    with pytest.raises(PermitRefused):
        work.practice.appointments.start(None, permit)
    assert work.practice.entries.drafts() == ()


def test_a_meeting_held_without_a_journal_keeps_the_clock_and_the_fact_only(work):
    client = work.client(granted=False)
    meeting = work.practice.appointments.plan(client, Service.KBT, work.now())
    held = work.practice.appointments.hold_without_journal(meeting)
    work.later(minutes=50)
    over = work.practice.appointments.end(held.id)
    assert (over.journalled, over.draft, over.entry) == (False, None, None)
    assert session_clock.minutes(over, work.now()) == 50
    assert work.practice.entries.list(client) == ()


def test_an_unplanned_meeting_can_be_held_without_a_journal_too(work):
    client = work.client(granted=False)
    held = work.practice.appointments.hold_without_journal(client=client, service=Service.KBT)
    assert held.started_at == work.now()
    with pytest.raises(InvalidInput):
        work.practice.appointments.hold_without_journal()


def test_what_has_a_note_is_not_held_without_a_journal(work):
    client = work.client()
    draft = work.practice.appointments.start(None, work.permit(client))
    with pytest.raises(RefusedByRule) as refusal:
        work.practice.appointments.hold_without_journal(draft.appointment)
    assert refusal.value.facts["reason"] == "journalled"


def test_pauses_survive_a_lock(work):
    client = work.client()
    meeting = work.practice.appointments.start(None, work.permit(client)).appointment
    work.later(minutes=10)
    work.practice.appointments.pause(meeting)
    work.later(minutes=7)
    work.reopen()
    work.practice.appointments.resume(meeting)
    work.later(minutes=5)
    over = work.practice.appointments.end(meeting)
    assert over.paused_seconds == 7 * 60
    assert session_clock.elapsed(over, work.now()) == 15 * 60


def test_a_meeting_that_has_begun_is_not_moved_called_off_or_missed(work):
    client = work.client()
    meeting = work.practice.appointments.start(None, work.permit(client)).appointment
    for refused in (
        lambda: work.practice.appointments.reschedule(meeting, work.now()),
        lambda: work.practice.appointments.cancel(meeting),
        lambda: work.practice.appointments.no_show(meeting),
    ):
        with pytest.raises(RefusedByRule):
            refused()


def test_a_client_who_did_not_come_gets_no_note(work):
    client = work.client()
    meeting = work.practice.appointments.plan(client, Service.KBT, work.now())
    assert work.practice.appointments.no_show(meeting.id).no_show
    with pytest.raises(RefusedByRule):
        work.practice.appointments.start(meeting.id, work.permit(client))


def test_a_held_meeting_counts_as_contact(work):
    client = work.client()
    work.practice.appointments.start(None, work.permit(client))
    visits = [item for item in work.practice.timeline.list(client) if item.kind == "contact"]
    assert [item.detail for item in visits] == [Channel.VISIT.value]


def test_today_shows_the_day_with_names_and_how_consent_stands(work):
    tove = work.client("Tove", "Almdunge")
    ivar = work.client("Ivar", "Söderklint", services=(Service.KOST,), granted=False)
    work.practice.appointments.plan(tove, Service.KBT, work.now() + timedelta(hours=1))
    work.practice.appointments.plan(ivar, Service.KOST, work.now() + timedelta(hours=2))
    work.practice.appointments.plan(tove, Service.KBT, work.now() + timedelta(days=1))
    draft = work.practice.appointments.start(None, work.permit(tove))
    day = work.practice.today(work.now().date())
    assert [meeting.client for meeting in day.appointments] == [tove, tove, ivar]
    assert {day.statuses[m.id].verdict for m in day.appointments if m.client == tove} == {Verdict.GRANTED}
    assert {day.statuses[m.id].verdict for m in day.appointments if m.client == ivar} == {Verdict.MISSING}
    assert day.names == {tove: "Tove Almdunge", ivar: "Ivar Söderklint"}
    assert [(d.id, d.text, d.words) for d in day.drafts] == [(draft.id, "", 0)]
    assert len(day.tomorrow) == 1
    assert day.statuses[day.tomorrow[0].id].verdict is Verdict.GRANTED
    assert (day.clients, day.published, day.day) == (2, tuple(Service), work.now().date())


def test_another_day_is_another_list(work):
    assert work.practice.today(date(2020, 1, 1)).appointments == ()
