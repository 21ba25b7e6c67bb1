"""What can be read, and when it is shut: history, last plan, timeline."""

from datetime import timedelta

import pytest

from journal_tui.practice.errors import ConsentMissing, RefusedByRule, StorageError
from journal_tui.practice.restriction import RestrictionGround
from journal_tui.practice.templates import template
from journal_tui.practice.values import Service

PLAN = template(Service.KBT).text("sv") + "Sömnfönster 23-06 med Tove\n"


def test_a_withdrawn_service_is_shut_at_once_and_the_others_are_not(work):
    client = work.client(services=(Service.KBT, Service.KOST))
    kbt = work.note(client, "sömn", Service.KBT)
    kost = work.note(client, "frukost", Service.KOST)
    work.practice.consent.withdraw(client, Service.KBT)
    with pytest.raises(ConsentMissing) as refusal:
        work.practice.entries.get(kbt.id)
    assert refusal.value.facts["verdict"] == "withdrawn"
    assert isinstance(refusal.value, RefusedByRule)
    assert work.practice.entries.get(kost.id).text == "frukost"
    lines = {line.id: line.blocked for line in work.practice.entries.list(client)}
    assert lines == {kbt.id: True, kost.id: False}


def test_asking_again_opens_nothing_a_new_grant_does(work):
    client = work.client()
    entry = work.note(client, "sömn")
    work.practice.consent.withdraw(client, Service.KBT)
    work.later(minutes=1)
    work.practice.consent.ask(client, Service.KBT, by_client=True)
    with pytest.raises(ConsentMissing):
        work.practice.entries.get(entry.id)
    work.grant(client, Service.KBT)
    assert work.practice.entries.get(entry.id).text == "sömn"


def test_what_has_expired_is_not_open_again_because_the_clock_was_set_back(work):
    client = work.client(granted=False)
    purposes = work.practice.consent.current(Service.KBT).purposes
    last = work.now().date() + timedelta(days=3)
    work.practice.consent.ask(client, Service.KBT)
    work.practice.consent.record(client, Service.KBT, dict.fromkeys(purposes, True), "Tove Almdunge", valid_to=last)
    entry = work.note(client, "Sömnen är bättre.")
    work.later(days=5)
    work.reopen()
    work.later(days=-4)
    work.reopen()
    with pytest.raises(ConsentMissing):
        work.practice.entries.get(entry.id)
    assert work.practice.entries.last_plan(client, Service.KBT) is None
    assert work.practice.lookup.search("sömnen").hits == ()


def test_a_restriction_shuts_the_text_whatever_the_consent_says(work):
    client = work.client()
    entry = work.note(client, PLAN)
    work.practice.restrictions.restrict(client, RestrictionGround.ACCURACY)
    with pytest.raises(ConsentMissing) as refusal:
        work.practice.entries.get(entry.id)
    assert refusal.value.facts["verdict"] == "restricted"
    assert work.practice.entries.last_plan(client, Service.KBT) is None
    assert work.practice.lookup.search("sömnfönster").hits == ()


def test_a_refused_read_is_in_the_log(work):
    client = work.client()
    entry = work.note(client, "sömn")
    work.practice.consent.withdraw(client, Service.KBT)
    before = work.audit_actions()
    with pytest.raises(ConsentMissing):
        work.practice.entries.get(entry.id)
    assert work.audit_actions()[len(before) :] == ["ENTRY_READ"]


def test_the_last_plan_is_the_newest_one_that_was_written(work):
    client = work.client()
    assert work.practice.entries.last_plan(client, Service.KBT) is None
    first = work.note(client, PLAN)
    work.later(days=7)
    work.note(client, template(Service.KBT).text("sv").replace("Tema\n", "Tema\nOro\n"))
    plan = work.practice.entries.last_plan(client, Service.KBT)
    assert (plan.entry, plan.text, plan.identified) == (
        first.id,
        "Sömnfönster 23-06 med ‹klient›",
        "Sömnfönster 23-06 med Tove",
    )
    work.later(days=7)
    work.note(client, PLAN.replace("23-06", "22-06"))
    assert work.practice.entries.last_plan(client, Service.KBT).text.startswith("Sömnfönster 22-06")
    work.practice.consent.withdraw(client, Service.KBT)
    assert work.practice.entries.last_plan(client, Service.KBT) is None


def test_a_client_whose_name_is_a_heading_still_has_a_last_plan(work):
    client = work.client("Tema", "Plan")
    entry = work.note(client, PLAN.replace("Tove", "Tema"))
    assert work.practice.entries.get(entry.id, identified=True).identified == PLAN.replace("Tove", "Tema")
    assert work.practice.entries.last_plan(client, Service.KBT).identified == "Sömnfönster 23-06 med Tema"


def test_the_history_is_newest_first_and_has_no_text(work):
    client = work.client(services=(Service.KBT, Service.PT))
    first = work.note(client, "ett", Service.KBT)
    work.later(days=1)
    second = work.note(client, "två tre", Service.PT)
    work.later(days=1)
    draft = work.practice.entries.add(client, Service.KBT, "fyra")
    lines = work.practice.entries.list(client)
    assert [(line.id, line.state, line.words) for line in lines] == [
        (draft.id, "draft", 1),
        (second.id, "signed", 2),
        (first.id, "signed", 1),
    ]
    assert not hasattr(lines[0], "text")


@pytest.mark.parametrize("table", ["mapping", "token", "person"])
def test_one_clients_damage_does_not_stop_the_day_of_the_others(work, table):
    tove, maja = work.client("Tove", "Almdunge"), work.client("Maja", "Ekhamra")
    for client, name in ((tove, "Tove"), (maja, "Maja")):
        work.note(client, f"{name} sömn, ring 070-1740606")
        work.practice.appointments.plan(client, Service.KBT, work.now())
        work.practice.appointments.start(None, work.permit(client))
    vault = work.practice.context.vault
    who = bytes.fromhex(tove)
    row = {"mapping": vault.mappings, "token": vault.tokens}[table].of_client(who)[0].id if table != "person" else who
    work.tamper(table, row.hex(), "vault")
    work.reopen()
    assert maja in {meeting.client for meeting in work.practice.today().appointments}
    assert maja in {draft.client for draft in work.practice.entries.drafts()}
    assert maja in {hit.client for hit in work.practice.lookup.search("sömn").hits}
    assert [hit.client for hit in work.practice.lookup.search("Maja sömn").hits] == [maja]
    assert len(work.practice.entries.list(maja)) == 2
    assert work.problems()


def test_a_damaged_permit_shuts_the_text_and_leaves_the_list(work):
    client = work.client()
    entry = work.note(client, "sömn")
    permit = work.practice.context.journal.permits.current(bytes.fromhex(work.permit(client).subject))[0]
    for each in work.practice.context.journal.permits.of_subject(permit.subject):
        work.tamper("permit", each.id.hex())
    work.reopen()
    assert [(line.id, line.blocked) for line in work.practice.entries.list(client)] == [(entry.id, True)]
    assert work.practice.lookup.search("sömn").hits == ()
    with pytest.raises(StorageError):
        work.practice.entries.get(entry.id)
