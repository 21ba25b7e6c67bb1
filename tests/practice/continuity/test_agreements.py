"""Agreements: written under consent, without a name in the journal, settled, carried forward, taken back."""

from datetime import date, timedelta

import pytest

from journal_tui.practice.continuity.values import AgreementKind, AgreementState
from journal_tui.practice.errors import ClockWentBack, ConsentMissing, InvalidInput, InvalidText, RefusedByRule
from journal_tui.practice.restriction import RestrictionGround
from journal_tui.practice.values import Service

RAW = "Tove ringer Karin Lund före fredag"
MONDAY = date(2026, 11, 23)


def agreed(work, client, raw="skärm av 22", topic="sömn", **more):
    return work.practice.agreements.add(client, Service.KBT, topic, raw, **more)


def test_the_journal_holds_tokens_and_the_reader_sees_what_was_typed(work):
    client = work.client()
    made = agreed(work, client, RAW, due=date(2026, 11, 27))
    stored = work.practice.context.journal.agreements.get(bytes.fromhex(made.id))
    assert stored.text.startswith("‹klient› ringer ‹person-1›")
    assert (stored.topic, made.due, made.state) == ("sleep", date(2026, 11, 27), AgreementState.OPEN)
    (shown,) = work.practice.agreements.list(client, identified=True)
    assert (shown.text, shown.identified) == (stored.text, RAW)


def test_what_is_most_urgent_comes_first(work):
    client = work.client()
    later = agreed(work, client, "promenad", due=date(2026, 12, 12))
    late = agreed(work, client, "dagbok", due=date(2026, 11, 24))
    never = agreed(work, client, "läsa")
    done = agreed(work, client, "ringa", due=date(2026, 11, 23))
    work.practice.agreements.settle(done.id, AgreementState.KEPT)
    work.later(days=3)
    listed = work.practice.agreements.list(client)
    assert [each.id for each in listed] == [late.id, later.id, never.id, done.id]
    assert [each.overdue(work.now().date()) for each in listed] == [True, False, False, False]
    assert [each.id for each in work.practice.agreements.list(client, open_only=True)] == [late.id, later.id, never.id]


@pytest.mark.parametrize(
    "state", [AgreementState.KEPT, AgreementState.PARTLY, AgreementState.NOT_KEPT, AgreementState.DROPPED]
)
def test_it_is_settled_and_opened_again(work, state):
    client = work.client()
    made = agreed(work, client, due=date(2026, 12, 1))
    settled = work.practice.agreements.settle(made.id, state)
    assert (settled.state, settled.settled_at) == (state, work.now().astimezone())
    again = work.practice.agreements.reopen(made.id)
    assert (again.state, again.settled_at, again.due) == (AgreementState.OPEN, None, date(2026, 12, 1))


def test_carried_forward_it_goes_on_in_a_new_one_with_its_names(work):
    client = work.client()
    old = agreed(work, client, RAW, kind=AgreementKind.HOMEWORK)
    new = work.practice.agreements.carry_forward(old.id, due=date(2026, 12, 4))
    by_id = {each.id: each for each in work.practice.agreements.list(client, identified=True)}
    assert by_id[old.id].state is AgreementState.CARRIED
    assert by_id[new.id].carried_from == old.id
    assert (by_id[new.id].identified, by_id[new.id].kind) == (RAW, AgreementKind.HOMEWORK)
    with pytest.raises(RefusedByRule) as refusal:
        work.practice.agreements.carry_forward(old.id)
    assert refusal.value.facts == {"reason": "agreement_gone"}


def test_what_was_settled_keeps_its_answer_when_it_is_carried_forward(work):
    client = work.client()
    old = agreed(work, client)
    work.practice.agreements.settle(old.id, AgreementState.PARTLY)
    work.practice.agreements.carry_forward(old.id)
    assert work.practice.agreements.get(old.id).state is AgreementState.PARTLY


def test_a_mistake_is_shown_no_more_and_stays_so(work):
    client = work.client()
    made = agreed(work, client)
    work.practice.agreements.void(made.id)
    assert work.practice.agreements.list(client) == ()
    with pytest.raises(RefusedByRule):
        work.practice.agreements.reopen(made.id)


@pytest.mark.parametrize(
    ("changes", "field", "reason"),
    [
        ({"topic": "väder"}, "topic", "unknown_topic"),
        ({"raw": "  \n "}, "text", "empty"),
        ({"raw": "x" * 3000}, "text", "too_long"),
        ({"due": MONDAY - timedelta(days=1)}, "due", "in_past"),
    ],
)
def test_bad_input_is_refused_and_nothing_is_written(work, changes, field, reason):
    client = work.client()
    with pytest.raises(InvalidInput) as refusal:
        agreed(work, client, **changes)
    assert (refusal.value.facts["field"], refusal.value.facts["reason"]) == (field, reason)
    assert work.practice.agreements.list(client) == ()


def test_half_a_character_is_refused(work):
    client = work.client()
    with pytest.raises(InvalidText):
        agreed(work, client, "x \ud800 y")


def test_without_consent_nothing_is_written_and_nothing_is_read(work):
    client = work.client(services=(Service.KBT, Service.KOST))
    made = agreed(work, client)
    work.practice.consent.withdraw(client, Service.KBT)
    assert work.practice.agreements.list(client) == ()
    for act in (
        lambda: agreed(work, client),
        lambda: work.practice.agreements.settle(made.id, AgreementState.KEPT),
        lambda: work.practice.agreements.carry_forward(made.id),
        lambda: work.practice.agreements.void(made.id),
        lambda: work.practice.agreements.get(made.id),
    ):
        with pytest.raises(ConsentMissing) as refusal:
            act()
        assert refusal.value.facts["verdict"] == "withdrawn"
    work.grant(client, Service.KBT)
    assert [each.state for each in work.practice.agreements.list(client)] == [AgreementState.OPEN]


def test_a_restriction_shuts_them_as_well(work):
    client = work.client()
    made = agreed(work, client)
    work.practice.restrictions.restrict(client, RestrictionGround.ACCURACY)
    assert work.practice.agreements.list(client) == ()
    with pytest.raises(ConsentMissing):
        work.practice.agreements.settle(made.id, AgreementState.KEPT)


def test_a_clock_that_went_back_writes_nothing(work):
    client = work.client()
    agreed(work, client)
    work.later(hours=-3)
    with pytest.raises(ClockWentBack):
        agreed(work, client, "en till")
    work.later(hours=3)
    assert len(work.practice.agreements.list(client)) == 1


def test_one_bad_row_is_passed_over_and_counted(work):
    client = work.client()
    bad, good = agreed(work, client, "en"), agreed(work, client, "två")
    work.practice.close()
    work.tamper("agreement", bad.id)
    work.practice = work._open(work.folder)
    assert [each.id for each in work.practice.agreements.list(client)] == [good.id]
    assert work.practice.agreements.unreadable(client) == 1


def test_what_was_agreed_in_an_appointment_is_found_by_it(work):
    client = work.client()
    draft = work.practice.entries.add(client, Service.KBT, "en anteckning")
    made = agreed(work, client, appointment=draft.appointment)
    agreed(work, client, "en annan dag")
    assert [each.id for each in work.practice.agreements.of_appointment(draft.appointment)] == [made.id]


def test_writing_and_reading_are_in_the_log(work):
    client = work.client()
    before = len(work.audit_actions())
    made = agreed(work, client)
    work.practice.agreements.settle(made.id, AgreementState.KEPT)
    work.practice.agreements.list(client, identified=True)
    assert work.audit_actions()[before:] == ["AGREEMENT_ADDED", "AGREEMENT_CHANGED", "CONTINUITY_READ", "REIDENTIFIED"]


def test_no_text_shows_when_a_value_is_printed(work):
    client = work.client()
    agreed(work, client, RAW)
    (made,) = work.practice.agreements.list(client, identified=True)
    assert "Karin" not in repr(made)
    assert "ringer" not in repr(made)
