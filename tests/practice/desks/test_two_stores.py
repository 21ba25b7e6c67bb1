"""Acts that touch two stores, cut off between the two commits: unlocking finishes them, in the right direction."""

from unittest.mock import patch

import pytest

from journal_tui.practice.acts import HalfDone
from journal_tui.practice.consent.events import EventKind, InvalidationGround
from journal_tui.practice.consent.ledger import Ledger
from journal_tui.practice.enrolment import Enrolment
from journal_tui.practice.errors import DiskFull
from journal_tui.practice.values import ConsentState, Contact, Purpose, Service, Verdict
from storage.audit.actions import Action


class Cut(BaseException):
    """The process dies here: nothing after it runs, no handler catches it."""


def cut(owner, name, *, after=False):
    """Let a method die when it is called, before or after it has done its work."""
    real = getattr(owner, name)

    def dying(*given, **more):
        if after:
            real(*given, **more)
        raise Cut

    return patch.object(owner, name, dying)


def dies(action, *cuts):
    with pytest.raises(Cut):
        for each in cuts:
            each.start()
        try:
            action()
        finally:
            for each in cuts:
                each.stop()


@pytest.fixture
def ready(own_room):
    own_room.practice.consent.publish(Service.KBT)
    return own_room


def finished(room, kind):
    (act,) = room.practice.unfinished()
    assert (act.kind, act.finished, act.code) == (kind, True, "")
    assert room.practice.context.vault.acts.open() == ()
    assert Action.FINISHED_HALF_DONE in {record.action for record in room.log()}
    assert room.practice.verify().problems == ()


def subject(room, client):
    return room.practice.context.register.subject(bytes.fromhex(client), Service.KBT)


def test_a_registration_cut_off_before_the_journal_is_finished(ready):
    contact = Contact("Tove", "Almdunge")
    dies(lambda: ready.practice.clients.register(contact, [Service.KBT]), cut(Enrolment, "_subjects"))
    ready.reopen()
    finished(ready, "register")
    (line,) = ready.practice.clients.list("tove")
    assert ready.verdict(line.services[0].pseudonym) is Verdict.MISSING


def test_a_registration_cut_off_before_the_vault_committed_leaves_nothing(ready):
    with cut(Enrolment, "_map"), pytest.raises(Cut):
        ready.practice.clients.register(Contact("Tove", "Almdunge"), [Service.KBT])
    ready.reopen()
    assert ready.practice.unfinished() == ()
    assert ready.practice.clients.list() == ()
    assert ready.practice.verify().problems == ()


def test_a_consent_cut_off_before_its_permit_is_open_after_unlock(ready):
    client = ready.client()
    dies(lambda: ready.consent(client), cut(Ledger, "settle"))
    ready.reopen()
    finished(ready, "record_consent")
    assert ready.verdict(client) is Verdict.GRANTED


def test_while_a_consent_is_half_done_the_gate_finishes_it_before_it_answers(ready):
    client = ready.client()
    dies(lambda: ready.consent(client), cut(Ledger, "settle"))
    assert ready.verdict(client) is Verdict.GRANTED


def test_what_cannot_be_finished_now_is_undecidable(ready):
    client = ready.client()
    with patch.object(Ledger, "settle", side_effect=DiskFull(part="journal")):
        with pytest.raises(DiskFull):
            ready.consent(client)
        answer = ready.practice.gate.check(client, Service.KBT)
    assert (answer.verdict, answer.reason) == (Verdict.UNDECIDABLE, "half_done")
    assert ready.verdict(client) is Verdict.GRANTED


@pytest.mark.parametrize("after", [False, True])
def test_a_withdrawal_cut_off_anywhere_is_carried_out(ready, after):
    client = ready.client()
    ready.consent(client)
    dies(lambda: ready.practice.consent.withdraw(client, Service.KBT), cut(Ledger, "close_permits", after=after))
    ready.reopen()
    finished(ready, "withdraw")
    assert ready.verdict(client) is Verdict.WITHDRAWN
    kinds = [event.kind for event in ready.practice.consent.history(client, Service.KBT)]
    assert kinds.count(EventKind.WITHDRAWN) == 1
    assert ready.practice.context.blocked(subject(ready, client).id)


def test_between_permit_and_event_the_journal_is_closed_already(ready):
    client = ready.client()
    ready.consent(client)
    dies(lambda: ready.practice.consent.withdraw(client, Service.KBT), cut(Ledger, "append"))
    assert ready.practice.context.blocked(subject(ready, client).id)
    states = {permit.state for permit in ready.practice.context.journal.permits.of_subject(subject(ready, client).id)}
    assert states == {"withdrawn"}
    ready.reopen()
    finished(ready, "withdraw")
    assert ready.verdict(client) is Verdict.WITHDRAWN


def test_a_withdrawal_cut_off_after_everything_is_not_done_twice(ready):
    client = ready.client()
    ready.consent(client)
    acts = type(ready.practice.context.acts)
    dies(lambda: ready.practice.consent.withdraw(client, Service.KBT), cut(acts, "drop"))
    ready.reopen()
    finished(ready, "withdraw")
    kinds = [event.kind for event in ready.practice.consent.history(client, Service.KBT)]
    assert kinds.count(EventKind.WITHDRAWN) == 1


def test_a_withdrawal_that_is_finished_keeps_the_fate_of_the_note(ready):
    client = ready.client()
    ready.consent(client)
    permit = ready.practice.gate.check(client, Service.KBT)
    draft = ready.practice.appointments.start(None, permit)
    dies(
        lambda: ready.practice.consent.withdraw(client, Service.KBT, draft="keep"),
        cut(Ledger, "close_permits"),
    )
    ready.reopen()
    (row,) = ready.practice.context.journal.drafts.of_subject(bytes.fromhex(permit.subject))
    assert (row.id.hex(), row.frozen) == (draft.id, True)


def test_an_invalidation_cut_off_is_carried_out(ready):
    client = ready.client()
    ready.consent(client)
    dies(
        lambda: ready.practice.consent.invalidate(client, Service.KBT, InvalidationGround.NOT_VOLUNTARY),
        cut(Ledger, "append"),
    )
    ready.reopen()
    finished(ready, "invalidate")
    (status,) = ready.practice.consent.status(client)
    assert {answer.state for answer in status.answers} == {ConsentState.INVALIDATED}


def test_a_withdrawal_of_one_purpose_is_finished_for_that_purpose(ready):
    client = ready.client()
    ready.consent(client)
    dies(
        lambda: ready.practice.consent.withdraw(client, Service.KBT, Purpose.SUPERVISION),
        cut(Ledger, "append"),
    )
    ready.reopen()
    assert ready.verdict(client) is Verdict.GRANTED
    assert ready.verdict(client, purpose=Purpose.SUPERVISION) is Verdict.WITHDRAWN


def test_an_act_that_nobody_knows_is_reported_and_kept(ready):
    context = ready.practice.context
    with context.stores.vault.database.write():
        context.acts.begin("from_a_newer_program")
    ready.reopen()
    (act,) = ready.practice.unfinished()
    assert isinstance(act, HalfDone)
    assert (act.finished, act.code) == (False, "unknown_kind")
    assert "half_done" in ready.practice.status().problems


def test_with_a_clock_set_back_nothing_is_finished_until_it_is_right(ready):
    client = ready.client()
    ready.consent(client)
    dies(lambda: ready.practice.consent.withdraw(client, Service.KBT), cut(Ledger, "append"))
    ready.hands.move(hours=-3)
    ready.reopen()
    assert ready.verdict(client) is Verdict.UNDECIDABLE
    ready.hands.move(hours=3)
    ready.reopen()
    finished(ready, "withdraw")
