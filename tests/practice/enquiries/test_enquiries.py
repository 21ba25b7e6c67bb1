"""Enquiries: kept with their own consent and clock, answered, turned into clients; never journalled."""

import hashlib
import json
from datetime import timedelta

import pytest

from journal_tui.practice.enquiries.values import FormConsent
from journal_tui.practice.errors import ConsentMissing, InvalidInput, NotFound, RefusedByRule
from journal_tui.practice.gate import Refusal
from journal_tui.practice.rights.case_words import CaseChannel, CaseKind, ErasureGround, Identity, LetterKind
from journal_tui.practice.rights.order import OrderKind
from journal_tui.practice.values import Channel, ConsentState, Purpose, Service, Verdict
from storage.errors import KeyMissing
from storage.keys import Domain
from tests.practice.journalling.working_day import Work
from tests.practice.rights.erasing import order_for, owners, rows_left, stand_behind

CONSENT = "Jag samtycker till att ni använder det jag skrivit för att svara mig."


def ask(work: Work, **changes):
    said = {"name": "Ebba Kvarnlund", "address": "ebba@example.se", "text": "Har ni tider på tisdagar?"} | changes
    return work.practice.enquiries.add(channel=said.pop("channel", Channel.EMAIL), **said)


def sent(work: Work, **changes) -> str:
    form = {
        "name": "Ebba Kvarnlund",
        "email": "ebba@example.se",
        "message": "Har ni tider på tisdagar?",
        "consent_text": CONSENT,
        "sent_at": (work.now() - timedelta(hours=2)).isoformat(),
        "marketing": "yes",
    }
    return json.dumps(form | changes)


def test_a_form_is_kept_with_the_text_that_stood_there_and_when_it_was_sent(work: Work) -> None:
    kept = work.practice.enquiries.add_form(sent(work))
    read = work.practice.enquiries.get(kept.id)
    assert (read.consent_text, read.channel) == (CONSENT, Channel.FORM)
    assert CONSENT not in repr(read)
    assert kept.text_shown == hashlib.sha256(CONSENT.encode()).hexdigest()
    assert kept.consented == kept.at == work.now() - timedelta(hours=2)
    assert work.practice.enquiries.get(kept.id[:8]).text == "Har ni tider på tisdagar?"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"consent_text": ""}, "consent_text"),
        ({"consent_text": None}, "consent_text"),
        ({"consent_text": "x" * 10_001}, "consent_text"),
        ({"sent_at": ""}, "at"),
        ({"sent_at": "2026-11-20T10:00"}, "at"),
        ({"sent_at": "i förrgår"}, "at"),
        ({"sent_at": "2031-01-01T10:00+01:00"}, "at"),
        ({"message": "  "}, "text"),
        ({"email": ""}, "email_or_phone"),
        ({"email": "ebba@"}, "email"),
        ({"name": ""}, "name"),
    ],
)
def test_a_form_that_lacks_something_is_refused_and_nothing_is_kept(work: Work, changes, field: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        work.practice.enquiries.add_form(sent(work, **changes))
    assert caught.value.facts["field"] == field
    assert work.practice.enquiries.list() == ()


@pytest.mark.parametrize("text", ["", "[]", "null", "{", "[" * 50_000, "x" * 200_000])
def test_what_is_no_form_is_refused(work: Work, text: str) -> None:
    with pytest.raises(InvalidInput):
        work.practice.enquiries.add_form(text)


def test_the_form_alone_has_a_consent_of_its_own(work: Work) -> None:
    with pytest.raises(InvalidInput):
        ask(work, channel=Channel.FORM)
    with pytest.raises(InvalidInput):
        ask(work, consent=FormConsent(CONSENT, work.now()))
    assert ask(work, address="070-174 06 12", channel=Channel.PHONE).text_shown == ""


def test_an_answer_starts_the_clock_anew(work: Work) -> None:
    kept = ask(work)
    first = kept.due
    work.later(days=10)
    answered = work.practice.enquiries.answered(kept.id, Channel.EMAIL)
    assert answered.due - first == timedelta(days=10)
    assert work.practice.enquiries.waiting() == 0
    with pytest.raises(InvalidInput):
        work.practice.enquiries.answered(kept.id, Channel.EMAIL, work.now() - timedelta(days=20))


def test_an_enquiry_can_not_be_journalled_or_asked_for_consent(work: Work) -> None:
    kept = ask(work)
    with pytest.raises(NotFound):
        work.practice.entries.add(kept.id, Service.KBT, "Hon undrar om tisdagar.")
    with pytest.raises(NotFound):
        work.practice.consent.ask(kept.id, Service.KBT)
    with pytest.raises(NotFound):
        work.practice.appointments.plan(kept.id, Service.KBT, work.now())
    assert work.everything_sealed() == ""


def test_a_converted_enquiry_brings_its_contacts_and_no_consent(work: Work) -> None:
    kept = work.practice.enquiries.add_form(sent(work))
    asked_at = kept.at
    work.later(hours=3)
    work.practice.enquiries.answered(kept.id, Channel.PHONE)
    answered_at = work.now()
    work.later(days=2)
    client = work.practice.enquiries.convert(kept.id, "Ebba", "Kvarnlund", [Service.KBT]).client
    contacts = [(each.at, each.channel, each.outgoing) for each in work.practice.clients.contacts(client)]
    assert contacts == [(answered_at, Channel.PHONE, True), (asked_at, Channel.FORM, False)]
    assert work.practice.clients.contact(client).email == "ebba@example.se"
    (status,) = work.practice.consent.status(client)
    assert status.verdict is Verdict.MISSING
    assert {answer.state for answer in status.answers} == {ConsentState.NOT_ASKED}
    assert isinstance(work.practice.gate.check(client, Service.KBT, Purpose.JOURNAL), Refusal)
    with pytest.raises(ConsentMissing):
        work.practice.entries.add(client, Service.KBT, "Första samtalet.")
    assert work.practice.enquiries.list() == ()
    (over,) = work.practice.enquiries.list(over=True)
    assert (over.client, over.due) == (client, None)
    with pytest.raises(RefusedByRule) as caught:
        work.practice.enquiries.convert(kept.id, "Ebba", "Kvarnlund", [Service.KBT])
    assert caught.value.facts["reason"] == "enquiry_converted"
    assert work.practice.verify().problems == ()


def test_what_a_client_asked_before_goes_with_the_client(work: Work) -> None:
    kept = ask(work)
    client = work.practice.enquiries.convert(kept.id, "Ebba", "Kvarnlund", [Service.KBT]).client
    ids = owners(work, client) | {"enquiry": bytes.fromhex(kept.id)}
    order = order_for(client)
    hash_ = stand_behind(work, order)
    assert work.practice.context.erasing.erase(OrderKind.REQUEST, order.reference, hash_).done
    assert rows_left(work, ids) == []
    assert work.practice.enquiries.list(over=True) == ()
    with pytest.raises(KeyMissing):
        work.practice.context.stores.vault.key(Domain.CONTACT, ids["enquiry"])


def test_what_a_client_asked_goes_by_rule_also_when_the_journal_stays(work: Work) -> None:
    kept = ask(work)
    client = work.practice.enquiries.convert(kept.id, "Ebba", "Kvarnlund", [Service.KBT]).client
    work.grant(client, Service.KBT)
    work.note(client, "Ebba sover bättre.")
    work.later(days=400)
    purge = work.practice.retention.preview()
    assert all(each.done for each in work.practice.retention.run(purge.hash))
    assert work.practice.enquiries.list(over=True) == ()
    assert work.practice.clients.contact(client).given == "Ebba"
    assert work.practice.verify().problems == ()


def test_one_is_taken_away_before_its_year_through_the_one_erasure(work: Work) -> None:
    kept, other = ask(work), ask(work, name="Stig Ekeby")
    work.practice.enquiries.delete(kept.id[:8])
    assert [each.id for each in work.practice.enquiries.list()] == [other.id]
    assert len(work.practice.context.erasing.ledger()) == 1
    with pytest.raises(KeyMissing):
        work.practice.context.stores.vault.key(Domain.CONTACT, bytes.fromhex(kept.id))
    work.practice.enquiries.convert(other.id, "Stig", "Ekeby", [Service.KBT])
    with pytest.raises(RefusedByRule) as caught:
        work.practice.enquiries.delete(other.id)
    assert caught.value.facts["reason"] == "enquiry_converted"
    assert work.practice.verify().problems == ()


def test_who_reads_an_enquiry_stands_in_the_log_and_its_words_in_no_repr(work: Work) -> None:
    kept = ask(work)
    assert "Ebba" not in repr(work.practice.enquiries.get(kept.id))
    assert "tisdag" not in repr(work.practice.enquiries.get(kept.id))
    with pytest.raises(NotFound):
        work.practice.enquiries.get("abc")


def test_who_has_only_asked_has_the_rights_of_a_client(work: Work) -> None:
    """Promise P03: the extract finds the question, the question still waits for its answer, and an erasure leaves a receipt alone."""
    practice = work.practice
    kept, other = ask(work, name="Ebba"), ask(work, name="Stig Ekeby")
    who = practice.enquiries.prospect(kept.id)
    assert practice.enquiries.prospect(kept.id[:8]) == who != practice.enquiries.prospect(other.id)
    card = practice.clients.get(who)
    assert (card.prospect, card.services, card.contact.given, card.contact.surname) == (True, (), "Ebba", "")
    with pytest.raises(InvalidInput):
        practice.clients.add_service(who, Service.KBT)  # a journal needs the whole name
    assert {each.id for each in practice.enquiries.list()} == {kept.id, other.id}
    assert practice.enquiries.answered(kept.id, Channel.EMAIL).answered
    assert [each.outgoing for each in practice.clients.contacts(who)] == [True, False]
    with pytest.raises(RefusedByRule):
        practice.enquiries.delete(kept.id)  # it goes with whoever asked, by the case

    today = work.now().date()
    access = practice.cases.open(who, CaseKind.ACCESS, CaseChannel.EMAIL, today).number
    practice.cases.verify(access, Identity.REGISTERED_EMAIL)
    assert practice.access.preview(access).counts["enquiry"] == 1
    objection = practice.cases.open(who, CaseKind.OBJECTION, CaseChannel.EMAIL, today).number
    with pytest.raises(RefusedByRule):
        practice.enquiries.get(kept.id)  # restricted until it is weighed
    practice.cases.refuse(access, "excessive")
    practice.cases.verify(objection, Identity.REGISTERED_EMAIL)
    practice.cases.weigh(objection, "Vi behöver frågan för att svara.", upheld=False)

    erasure = practice.cases.open(who, CaseKind.ERASURE, CaseChannel.PHONE, today, ground=ErasureGround.WITHDRAWN.value)
    practice.cases.verify(erasure.number, Identity.REGISTERED_EMAIL)
    practice.cases.approve(erasure.number, practice.cases.preview(erasure.number).hash)
    work.later(days=2)
    assert practice.cases.erase(erasure.number).done
    assert [each.id for each in practice.enquiries.list()] == [other.id]
    letter = practice.letters.write(erasure.number, LetterKind.ERASURE)
    assert "Förfrågan" in letter.text
    assert "Ebba" not in letter.text
    assert practice.context.erasing.ledger()[-1].case == erasure.number


def test_who_has_only_asked_becomes_a_client_where_they_stand(work: Work) -> None:
    kept = ask(work)
    who = work.practice.enquiries.prospect(kept.id)
    made = work.practice.enquiries.convert(kept.id, "Ebba", "Kvarnlund", [Service.KBT])
    assert (made.client, len(work.practice.clients.list())) == (who, 1)
    assert not work.practice.clients.get(who).prospect
    with pytest.raises(RefusedByRule):
        work.practice.enquiries.answered(kept.id, Channel.EMAIL)
    again = ask(work)
    assert work.practice.enquiries.prospect(again.id) == who
