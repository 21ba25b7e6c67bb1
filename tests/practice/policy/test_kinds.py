"""Purposes, bases, kinds of data, services and recipients are data that agree with the code and with each other."""

import dataclasses

import pytest

from journal_tui.practice.consent.texts import service_texts
from journal_tui.practice.disclosure.register import _PURPOSES, Recipient
from journal_tui.practice.measures.collection import Collection
from journal_tui.practice.people import Contact
from journal_tui.practice.policy import kinds
from journal_tui.practice.retention.rules import rules
from journal_tui.practice.rights.data_classes import data_class, data_classes
from journal_tui.practice.terms import PersonnummerPurpose, Purpose, Service


def codes(found):
    return {each.code for each in found}


def test_only_three_bases_are_used_and_each_class_of_data_has_one():
    assert codes(kinds.bases()) == {"consent", "contract", "legal_obligation"}
    assert {each.basis for each in data_classes()} <= codes(kinds.bases())
    assert {each.basis for each in kinds.purposes()} == codes(kinds.bases())


def test_contact_data_rests_on_the_contract_and_the_journal_on_consent():
    basis = {each.code: each.basis for each in kinds.purposes()}
    for purpose in ("contact", "contract", "service", "customer_register", "invoicing", "friskvard", "inkasso"):
        assert basis[purpose] == "contract"
    assert {data_class(code).basis for code in ("contact", "contact_log", "national_id")} == {"contract"}
    assert {basis[each.value] for each in Purpose} == {"consent"}
    assert {data_class(code).basis for code in ("entry", "draft", "measurement", "agreement")} == {"consent"}
    assert basis["bookkeeping"] == data_class("bookkeeping").basis == "legal_obligation"


def test_each_kind_of_data_has_purposes_and_each_purpose_a_basis():
    for each in kinds.categories():
        assert each.purposes or each.kind == kinds.OFFENCE
    used = {purpose for each in kinds.categories() for purpose in each.purposes}
    assert codes(kinds.purposes()) == used


def test_each_contact_field_stands_in_a_category_with_a_purpose():
    held = {field: each for each in kinds.categories() for field in each.fields}
    assert {field.name for field in dataclasses.fields(Contact)} | {"personnummer"} == set(held)
    assert all(each.purposes for each in held.values())


def test_each_class_of_data_holds_a_kind_and_none_is_forgotten():
    assert {code for each in kinds.categories() for code in each.classes} == {each.code for each in data_classes()}


def test_the_kinds_of_the_policy_are_all_there():
    kind = {each.code: each.kind for each in kinds.categories()}
    special = {"health", "ethnic", "political", "belief", "sex_life", "genetic"}
    assert {kind[code] for code in special} == {"special"}
    assert {kind[code] for code in ("evaluation", "social", "private")} == {"privacy_sensitive"}
    assert kind["offence"] == kinds.OFFENCE


@pytest.mark.parametrize("service", Service)
def test_a_consent_asks_for_what_the_service_needs_and_for_nothing_else(service):
    texts = service_texts(service.value)
    asked = {code for purpose in texts.purposes for code in texts.categories[purpose]}
    own = {"contact", "recognition", "appointment"}
    assert asked == kinds.needed(service) - own
    assert own <= kinds.needed(service)


def test_what_a_service_does_not_need_is_not_measured_in_it(room):
    context = room.practice.context
    offered = {service: {each.name for each in Collection(context).newest(service)} for service in Service}
    assert not offered[Service.KBT] & {"weight", "waist"}
    assert offered[Service.KOST] >= {"weight", "waist"} <= offered[Service.PT]
    assert {each.name for each in Collection(context).newest()} >= {"weight", "waist"}


def test_recipients_are_those_of_the_register_with_the_same_purposes():
    assert {each.code: each.purpose for each in kinds.recipients()} == {
        recipient.value: purpose for recipient, purpose in _PURPOSES.items()
    }
    assert codes(kinds.recipients()) == {each.value for each in Recipient}
    assert {each.country for each in kinds.recipients()} == {"SE"}


def test_the_two_purposes_of_a_personnummer_are_purposes_of_the_policy():
    assert {each.value for each in PersonnummerPurpose} <= codes(kinds.purposes())


def test_a_retention_rule_keeps_a_promise_that_was_made():
    from journal_tui.practice.policy.promises import promises

    assert {each.promise for each in rules().every} <= {each.code for each in promises()}
