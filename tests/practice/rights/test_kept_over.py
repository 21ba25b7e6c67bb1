"""What somebody kept in hand from before a withdrawal or a restriction opens nothing afterwards: a permit, a timeline, the names."""

from datetime import timedelta

import pytest

from journal_tui.practice.errors import ConsentMissing, PermitRefused
from journal_tui.practice.restriction import RestrictionGround
from journal_tui.practice.values import Change, Service
from tests.practice.journalling.working_day import Work


def test_a_permit_from_before_starts_no_meeting_that_the_gate_would_not_start_now(work: Work) -> None:
    practice, restricted, outdated = work.practice, work.client(), work.client("Ebba", "Kvarnlund")
    planned = practice.appointments.plan(restricted, Service.KBT, work.now() + timedelta(hours=1))
    permits = {each: work.permit(each) for each in (restricted, outdated)}
    held = practice.restrictions.restrict(restricted, RestrictionGround.ACCURACY)
    for appointment in (planned.id, None):
        with pytest.raises(PermitRefused) as caught:
            practice.appointments.start(appointment, permits[restricted])
        assert caught.value.facts["reason"] == "restricted"
    practice.restrictions.lift(held.id, informed=True)
    assert practice.appointments.start(planned.id, permits[restricted])
    practice.consent.publish(Service.KBT, Change.MATERIAL)
    with pytest.raises(PermitRefused):
        practice.appointments.start(None, permits[outdated])
    assert practice.entries.list(outdated) == ()


def test_the_names_behind_the_texts_are_as_shut_as_the_texts(work: Work) -> None:
    aliases, client = work.practice.aliases, work.client("Tove", "Almdunge", (Service.KBT, Service.PT))
    work.note(client, "Tove har talat med sin syster Karin Lund om oron.")
    aliases.remember_ordinary(client, "Vinter")
    label = aliases.list(client)[0].label
    work.practice.restrictions.restrict(client, RestrictionGround.ACCURACY, Service.PT)
    assert aliases.list(client)
    work.practice.consent.withdraw(client, Service.KBT)
    for way in (
        lambda: aliases.list(client),
        lambda: aliases.ordinary(client),
        lambda: aliases.set_role(client, label, "granne"),
        lambda: aliases.remember_ordinary(client, "Sommar"),
    ):
        with pytest.raises(ConsentMissing):
            way()


def test_a_timeline_that_was_open_lets_go_of_what_is_shut_meanwhile(work: Work) -> None:
    client = work.client()
    work.note(client, "Kvällspromenaden gick bra.")
    reading = work.practice.timeline.open(client, identified=True)
    assert any("Kvällspromenaden" in item.identified for item in reading.work(5))
    work.practice.consent.withdraw(client, Service.KBT)
    assert not any(item.text or item.identified for item in reading.work(5))
