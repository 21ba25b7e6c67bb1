"""A new version of the policy is checked, shown with its differences, and put in force; a material one asks everybody anew."""

from importlib.resources import files

import pytest

from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.values import Change, Service, Verdict
from storage.audit.actions import Action

SHIPPED = files("journal_tui.practice.policy").joinpath("2021-07-28.toml").read_text(encoding="utf-8")
NEWER = SHIPPED.replace("2021-07-28", "2026-10-01").replace("I regel ingen.", "I regel ingen, och aldrig en arbetsgivare.")


def test_a_material_version_asks_everybody_anew_and_an_editorial_one_does_not(own_room):
    practice = own_room.practice
    practice.consent.publish(Service.KBT)
    client = own_room.client()
    own_room.consent(client)
    assert own_room.verdict(client) is Verdict.GRANTED
    done = practice.policies.publish(NEWER, Change.EDITORIAL)
    assert [(each.service, each.version) for each in done.documents] == [(Service.KBT, 2)]
    assert own_room.verdict(client) is Verdict.GRANTED
    done = practice.policies.publish(NEWER.replace("2026-10-01", "2026-11-01"), Change.MATERIAL)
    assert [each.version for each in done.documents] == [3]
    assert own_room.verdict(client) is Verdict.OUTDATED_VERSION
    own_room.consent(client)
    assert own_room.verdict(client) is Verdict.GRANTED


def test_what_is_in_force_is_what_a_new_receipt_names(own_room):
    practice = own_room.practice
    practice.consent.publish(Service.KBT)
    client = own_room.client()
    own_room.consent(client)
    before = practice.consent.receipt(client, Service.KBT).notices
    practice.policies.publish(NEWER, Change.MATERIAL)
    assert practice.consent.receipt(client, Service.KBT).notices == before
    own_room.consent(client)
    after = practice.consent.receipt(client, Service.KBT).notices
    assert (before.policy_version, after.policy_version) == ("2021-07-28", "2026-10-01")
    assert after.policy_hash == practice.policy().hash.hex() != before.policy_hash


def test_it_is_there_after_unlocking_with_its_words_and_the_old_one_too(own_room):
    own_room.practice.policies.publish(NEWER, Change.EDITORIAL)
    practice = own_room.reopen()
    assert "aldrig en arbetsgivare" in practice.policy().texts["sv"][5].paragraphs[0]
    assert "aldrig en arbetsgivare" not in practice.policies.get("2021-07-28").texts["sv"][5].paragraphs[0]
    assert [(each.version, each.in_force, each.change) for each in practice.policies.list()] == [
        ("2021-07-28", False, None),
        ("2026-10-01", True, Change.EDITORIAL),
    ]
    assert Action.POLICY_PUBLISHED in [record.action for record in own_room.log()]


def test_the_differences_are_shown_and_nothing_is_changed(own_room):
    found = own_room.practice.policies.differences(NEWER)
    assert [each.sign for each in found] == ["-", "+"]
    assert found[1].text.startswith("I regel ingen, och aldrig en arbetsgivare.")
    assert own_room.practice.policies.differences(NEWER, "en") == ()
    assert own_room.practice.policy().version == "2021-07-28"


@pytest.mark.parametrize(
    ("source", "reason", "where"),
    [
        ("this is [no toml", "policy_schema", "policy:1"),
        (NEWER.replace("heading", "headline"), "policy_schema", "policy.sv.1.heading"),
        (NEWER.replace('code = "rights"', 'code = "duties"', 1), "policy_schema", "policy.en"),
        (NEWER.replace("updated = 2026-10-01", "updated = 2026-10-02"), "policy_schema", "policy.updated"),
        (SHIPPED, "not_newer", None),
        (SHIPPED.replace("2021-07-28", "2020-01-01"), "not_newer", None),
        (SHIPPED.replace("2021-07-28", "2099-01-01"), "in_future", None),
        (NEWER + "#" * 60_000, "too_long", None),
        (NEWER.replace("I regel ingen", "\ud800"), "policy_schema", "policy"),
    ],
)
def test_what_is_no_new_version_is_refused_and_nothing_is_changed(own_room, source, reason, where):
    with pytest.raises(InvalidInput) as caught:
        own_room.practice.policies.publish(source, Change.MATERIAL)
    assert (caught.value.facts["field"], caught.value.facts["reason"], caught.value.facts.get("where")) == (
        "policy",
        reason,
        where,
    )
    assert [each.version for each in own_room.practice.policies.list()] == ["2021-07-28"]


def test_when_a_document_cannot_be_published_the_old_version_stays_in_force(own_room, monkeypatch):
    practice = own_room.practice
    practice.consent.publish(Service.KBT)

    def full(*_arguments):
        raise InvalidInput(field="document", reason="languages_differ")

    monkeypatch.setattr(practice.context.publication, "publish", full)
    with pytest.raises(InvalidInput):
        practice.policies.publish(NEWER, Change.MATERIAL)
    assert practice.policy().version == "2021-07-28"
    assert own_room.reopen().policy().version == "2021-07-28"
