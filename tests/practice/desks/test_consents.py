"""Asked, answered, withdrawn: on real stores, with the evidence that is kept and the rules that hold."""

import dataclasses
import inspect
from dataclasses import replace
from datetime import timedelta

import pytest

from journal_tui.practice.consent.answering import Paper
from journal_tui.practice.consent.consents import Consents
from journal_tui.practice.consent.events import Copy, EventKind, InvalidationGround
from journal_tui.practice.errors import ClockWentBack, InvalidInput, NoDocument, NotFound, RefusedByRule
from journal_tui.practice.values import Change, ConsentState, Purpose, Service, Verdict
from storage.audit.actions import Action
from storage.errors import SealedForever
from tests.practice.desks.conftest import NO, YES

PAPER = Paper("A-2026-17", b"\x07" * 32)


def state(room, client, purpose=Purpose.JOURNAL, service=Service.KBT):
    status = next(status for status in room.practice.consent.status(client) if status.service is service)
    return next(answer.state for answer in status.answers if answer.purpose is purpose)


def refusal(room, **change):
    client = room.client(given="Åsa", surname="Söderström-Ek")
    facts = {"answers": YES, "signature": "Åsa Söderström-Ek"} | change
    with pytest.raises(InvalidInput) as caught:
        room.practice.consent.record(client, Service.KBT, **facts)
    assert state(room, client) is ConsentState.NOT_ASKED
    assert room.practice.consent.history(client, Service.KBT) == ()
    return caught.value.facts["field"], caught.value.facts["reason"]


def test_nothing_is_recorded_when_a_purpose_has_no_answer(room):
    assert refusal(room, answers={Purpose.JOURNAL: True}) == ("answers", "unanswered")


def test_nothing_is_recorded_under_another_name(room):
    assert refusal(room, signature="Eva Söderström-Ek") == ("signature", "signature_differs")
    assert refusal(room, signature="  ") == ("signature", "empty")
    assert refusal(room, signature="Åsa\x1b[2J Söderström-Ek") == ("signature", "control_characters")


def test_nothing_is_recorded_before_the_last_page_was_shown(room):
    assert refusal(room, pages_seen=3) == ("pages", "pages_unseen")
    assert refusal(room, pages_seen=6, pages_total=7) == ("pages", "pages_unseen")


def test_a_paper_must_be_found_again(room):
    assert refusal(room, paper=replace(PAPER, archive_number=" ")) == ("paper", "archive_number_missing")
    assert refusal(room, paper=replace(PAPER, file_hash=b"")) == ("paper", "file_missing")


def test_a_validity_that_has_passed_is_refused(room):
    yesterday = room.practice.context.today() - timedelta(days=1)
    assert refusal(room, valid_to=yesterday) == ("valid_to", "in_past")


def test_the_same_name_in_another_dress_signs(room):
    client = room.client(given="Åsa", surname="Söderström-Ek")
    receipt = room.practice.consent.record(client, Service.KBT, YES, "åsa  soderstrom ek")
    assert receipt.evidence.signature == "åsa soderstrom ek"
    assert room.verdict(client) is Verdict.GRANTED


def test_paper_is_kept_with_its_archive_number(room):
    client = room.client()
    receipt = room.consent(client, paper=PAPER)
    assert (receipt.evidence.kind, receipt.evidence.paper_archive_number) == ("paper", "A-2026-17")
    assert room.verdict(client) is Verdict.GRANTED


def test_a_client_without_the_service_cannot_be_asked(room):
    client = room.client(Service.KOST)
    with pytest.raises(NotFound):
        room.practice.consent.ask(client, Service.KBT)


def test_without_a_published_document_nobody_is_asked(own_room):
    client = own_room.client()
    with pytest.raises(NoDocument):
        own_room.practice.consent.ask(client, Service.KBT)
    with pytest.raises(NoDocument):
        own_room.consent(client)


def test_asked_and_aborted(room):
    client = room.client()
    request = room.practice.consent.ask(client, Service.KBT)
    assert request.document.version == 1
    assert state(room, client) is ConsentState.ASKED
    room.practice.consent.abort_request(client, Service.KBT)
    assert state(room, client) is ConsentState.NOT_ASKED
    with pytest.raises(RefusedByRule):
        room.practice.consent.abort_request(client, Service.KBT)


def test_an_unanswered_question_lapses(own_room):
    own_room.practice.consent.publish(Service.KBT)
    client = own_room.client()
    own_room.practice.consent.ask(client, Service.KBT)
    own_room.hands.move(days=31)
    assert state(own_room, client) is ConsentState.NOT_ASKED


def test_answers_are_kept_per_purpose(room):
    client = room.client()
    room.consent(client, answers=YES | {Purpose.MEASURES: False})
    assert [state(room, client, purpose) for purpose in Purpose] == [
        ConsentState.GRANTED,
        ConsentState.REFUSED,
        ConsentState.GRANTED,
    ]


def test_open_lines_on_a_paper_stay_open(room):
    client = room.client()
    room.consent(client, answers={Purpose.JOURNAL: True}, partial=True)
    assert state(room, client, Purpose.JOURNAL) is ConsentState.GRANTED
    assert state(room, client, Purpose.MEASURES) is ConsentState.NOT_ASKED
    assert room.verdict(client, purpose=Purpose.MEASURES) is not Verdict.GRANTED


def test_one_answer_moves_no_other_service_and_no_other_client(room):
    client, other = room.client(Service.KBT, Service.KOST), room.client()
    room.consent(client, Service.KOST)
    assert state(room, client, service=Service.KBT) is ConsentState.NOT_ASKED
    assert state(room, other) is ConsentState.NOT_ASKED


def test_nothing_records_consent_for_several_people():
    for name, method in inspect.getmembers(Consents, inspect.isfunction):
        if name.startswith("_") or name in {
            "documents",
            "publish",
            "current",
            "published",
            "differences",
            "verify_receipt",
        }:
            continue
        first = list(inspect.signature(method).parameters.values())[1]
        assert (first.name, first.annotation) == ("client", str)


def test_after_a_no_the_counsellor_does_not_ask_again_but_the_client_may(room):
    client = room.client()
    room.consent(client, answers=NO)
    with pytest.raises(RefusedByRule) as caught:
        room.practice.consent.ask(client, Service.KBT)
    assert caught.value.facts["reason"] == "refused_already"
    room.practice.consent.ask(client, Service.KBT, by_client=True)
    room.consent(client)
    assert room.verdict(client) is Verdict.GRANTED


def test_withdrawal_ends_everything_granted_or_one_purpose(room):
    client = room.client()
    room.consent(client)
    room.practice.consent.withdraw(client, Service.KBT, Purpose.SUPERVISION)
    assert room.verdict(client) is Verdict.GRANTED
    assert state(room, client, Purpose.SUPERVISION) is ConsentState.WITHDRAWN
    receipt = room.practice.consent.withdraw(client, Service.KBT)
    assert receipt.event.type == "withdrawn"
    assert {state(room, client, purpose) for purpose in Purpose} == {ConsentState.WITHDRAWN}
    with pytest.raises(RefusedByRule) as caught:
        room.practice.consent.withdraw(client, Service.KBT)
    assert caught.value.facts["reason"] == "nothing_to_withdraw"


def test_withdrawal_closes_the_permit_rows(room):
    client = room.client()
    room.consent(client)
    room.practice.consent.withdraw(client, Service.KBT)
    subject = room.practice.context.register.subject(bytes.fromhex(client), Service.KBT).id
    assert {permit.state for permit in room.practice.context.journal.permits.of_subject(subject)} == {"withdrawn"}


def test_a_new_grant_is_a_new_permit(room):
    client = room.client()
    room.consent(client)
    first = room.practice.gate.check(client, Service.KBT).id
    room.practice.consent.withdraw(client, Service.KBT)
    room.consent(client)
    assert room.practice.gate.check(client, Service.KBT).id != first


@pytest.mark.parametrize(("fate", "left"), [("discard", 0), ("keep", 1)])
def test_withdrawal_decides_about_the_open_note(room, fate, left):
    client = room.client()
    room.consent(client)
    permit = room.practice.gate.check(client, Service.KBT)
    draft = room.practice.appointments.start(None, permit)
    room.practice.consent.withdraw(client, Service.KBT, draft=fate)
    rows = room.practice.context.journal.drafts.of_subject(bytes.fromhex(permit.subject))
    assert [row.id.hex() for row in rows] == [draft.id][:left]
    assert all(row.frozen for row in rows)


def test_withdrawing_measures_leaves_the_open_note_alone(room):
    client = room.client()
    room.consent(client)
    draft = room.practice.appointments.start(None, room.practice.gate.check(client, Service.KBT))
    room.practice.consent.withdraw(client, Service.KBT, Purpose.MEASURES)
    assert not room.practice.entries.draft(draft.id).frozen


def test_an_unknown_fate_for_the_note_is_refused_before_anything_happens(room):
    client = room.client()
    room.consent(client)
    with pytest.raises(InvalidInput):
        room.practice.consent.withdraw(client, Service.KBT, draft="burn")
    assert room.verdict(client) is Verdict.GRANTED


def test_a_newer_answer_supersedes(own_room):
    own_room.practice.consent.publish(Service.KBT)
    client = own_room.client()
    first = own_room.consent(client)
    own_room.practice.consent.publish(Service.KBT, Change.MATERIAL)
    second = own_room.consent(client, answers=YES | {Purpose.MEASURES: False})
    assert second.previous_record == first.record_id
    assert second.document_version == 2
    subject = own_room.practice.context.register.subject(bytes.fromhex(client), Service.KBT).id
    permits = own_room.practice.context.journal.permits.of_subject(subject)
    assert sorted((permit.purpose, permit.document_version) for permit in permits if permit.state == "granted") == [
        ("journal", 2),
        ("supervision", 2),
    ]
    assert own_room.practice.verify().problems == ()


def test_invalidation_closes_and_both_records_stay(room):
    client = room.client()
    room.consent(client)
    receipt = room.practice.consent.invalidate(client, Service.KBT, InvalidationGround.SIGNATURE_DISPUTED)
    assert receipt.event.type == "invalidated"
    assert room.verdict(client) is Verdict.MISSING
    assert [event.kind for event in room.practice.consent.history(client, Service.KBT)] == [
        EventKind.ASKED,
        EventKind.ANSWERED,
        EventKind.INVALIDATED,
    ]
    with pytest.raises(RefusedByRule):
        room.practice.consent.invalidate(room.client(), Service.KBT, InvalidationGround.WRONG_PERSON)


def test_events_and_documents_cannot_be_changed_in_the_database(room):
    client = room.client()
    room.consent(client)
    for table in ("consent_event", "consent_record", "consent_document"):
        with pytest.raises(SealedForever), room.practice.context.stores.vault.database.write() as session:
            session.connection().exec_driver_sql(f"UPDATE {table} SET version = 9")


def test_each_answer_is_in_the_log_with_its_purpose(room):
    client = room.client()
    before = len(room.log())
    room.consent(client, answers=YES | {Purpose.MEASURES: False})
    found = [(row.action, row.purpose) for row in room.log()[before:] if row.subject.hex() == client]
    assert (Action.CONSENT_GRANTED, 1) in found
    assert (Action.CONSENT_REFUSED, 2) in found
    assert (Action.CONSENT_GRANTED, 3) in found


def test_the_receipt_holds_every_field(room):
    client = room.client()
    receipt = room.consent(client, pages_seen=4)
    plain = receipt.plain()
    optional = {"impact_assessment", "previous_record"}
    assert {key for key, value in plain.items() if value in ("", [], None)} <= optional
    assert plain["schema_version"] == "journal-tui/consent/1"
    assert plain["consent_document"]["version"] == 1
    assert plain["privacy_notice"]["version"] == "2021-07-28"
    held_by = room.practice.context.settings.controller
    assert plain["controllers"] == [{**dataclasses.asdict(held_by), "phones": list(held_by.phones)}]
    assert held_by.name == "Stilla Samtal AB" and held_by.phones
    assert {party["role"] for party in plain["parties"]} == {"client", "counsellor"}
    assert {line["answer"] for line in plain["purposes"]} == {"granted"}
    assert all(line["lawful_basis"].startswith("explicit_consent") for line in plain["purposes"])
    assert plain["evidence"]["pages_seen"] == plain["evidence"]["pages_total"] == 4
    assert plain["event"]["validity"] == "until_withdrawn"


def test_the_receipt_reads_in_both_languages_whatever_was_shown(room):
    receipt = room.consent(room.client(), language="en")
    swedish, english = receipt.text("sv"), receipt.text()
    assert "Samtyckeskvitto" in swedish
    assert "Journal över våra samtal: ja" in swedish
    assert "Consent receipt" in english
    assert "A journal of our appointments: yes" in english
    for text, language in ((swedish, "sv"), (english, "en")):
        together = " ".join(text.split())
        assert all(
            question.sentence in together
            for question in room.practice.consent.current(Service.KBT).text(language).questions
        )
    for text in (swedish, english):
        assert "hej@example.org" in text
        assert "{" not in text
        assert max(map(len, text.splitlines())) <= 76


def test_a_receipt_file_is_checked_against_seal_and_vault(room):
    client = room.client()
    receipt = room.consent(client)
    consent = room.practice.consent
    check = consent.verify_receipt(receipt.to_json())
    assert (check.result, check.record, check.current) == ("genuine", receipt.record_id, True)
    assert consent.verify_receipt(receipt.to_json().replace('"granted"', '"refused"', 1)).result == "changed"
    assert consent.verify_receipt("{}").result == "malformed"
    assert consent.verify_receipt("\x00").result == "malformed"
    consent.withdraw(client, Service.KBT)
    after = consent.verify_receipt(receipt.to_json())
    assert (after.result, after.current) == ("genuine", False)


def test_the_copy_that_was_given_is_noted(room):
    client = room.client()
    assert room.consent(client).copy_given == "none"
    assert room.practice.consent.copy_given(client, Service.KBT, Copy.PAPER).copy_given == "paper"
    assert room.practice.consent.receipt(client, Service.KBT).copy_given == "paper"


def test_no_receipt_without_an_answer(room):
    with pytest.raises(NotFound):
        room.practice.consent.receipt(room.client(), Service.KBT)


def test_a_withdrawal_does_not_wait_for_a_clock(own_room):
    own_room.practice.consent.publish(Service.KBT)
    client = own_room.client()
    own_room.consent(client)
    own_room.hands.move(hours=-5)
    own_room.practice.consent.withdraw(client, Service.KBT)
    context = own_room.practice.context
    assert context.blocked(context.register.subject(bytes.fromhex(client), Service.KBT).id)
    with pytest.raises(ClockWentBack):
        own_room.consent(client)
    own_room.hands.move(hours=5)
    assert own_room.verdict(client) is Verdict.WITHDRAWN
    times = [event.at for event in own_room.practice.consent.history(client, Service.KBT)]
    assert times == sorted(times)


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"a":' * 50_000, "null", '{"schema_version": "journal-tui/consent/1"}', "x" * 2_000_000]
)
def test_a_hostile_file_is_no_receipt(room, text):
    assert room.practice.consent.verify_receipt(text).result == "malformed"
