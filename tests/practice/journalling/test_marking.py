"""What a note says about itself: kinds of sensitive data, and another source than the client."""

import json

import pytest

from journal_tui.practice.entries import marking
from journal_tui.practice.errors import InvalidInput, RefusedByRule
from journal_tui.practice.policy.kinds import categories
from journal_tui.practice.values import Sensitivity, Service
from tests.practice.rights.test_access import handed


def draft(work, client, text="Sov bättre."):
    work.permit(client)
    return work.practice.entries.add(client, Service.KBT, text)


def test_there_is_a_label_for_each_kind_of_sensitive_data_of_the_policy():
    kinds = {each.code for each in categories() if each.kind in {"special", "privacy_sensitive", "offence"}}
    assert {each.code for each in marking.labels()} == kinds
    assert kinds >= {"health", "ethnic", "political", "belief", "sex_life", "genetic"}
    assert kinds >= {"offence", "evaluation", "social", "private"}


def test_labels_are_sealed_with_the_note_in_the_order_of_the_policy_and_under_its_signature(work):
    client = work.client()
    signed = work.practice.entries.sign(draft(work, client), sensitivity=Sensitivity.NONE, labels=("social", "sex_life"))
    assert (signed.labels, signed.sensitivity) == (("sex_life", "social"), Sensitivity.SPECIAL)
    work.reopen()
    assert work.practice.entries.get(signed.id).labels == ("sex_life", "social")
    assert not any(b"sex_life" in file.read_bytes() for file in work.folder.rglob("*") if file.is_file())


@pytest.mark.parametrize(
    ("said", "kept", "sensitivity"),
    [
        ({}, ("health",), Sensitivity.SPECIAL),
        ({"sensitivity": Sensitivity.PRIVATE}, (), Sensitivity.PRIVATE),
        ({"sensitivity": Sensitivity.NONE}, (), Sensitivity.NONE),
        ({"sensitivity": Sensitivity.NONE, "labels": ("evaluation",)}, ("evaluation",), Sensitivity.PRIVATE),
        ({"labels": ()}, (), Sensitivity.SPECIAL),
    ],
)
def test_a_note_is_never_called_less_sensitive_than_its_labels(work, said, kept, sensitivity):
    signed = work.practice.entries.sign(draft(work, work.client()), **said)
    assert (signed.labels, signed.sensitivity) == (kept, sensitivity)


def test_the_label_on_offences_stops_the_signing_and_the_draft_is_as_it_was(work):
    client = work.client()
    held = draft(work, client, "Han berättade om en dom.")
    with pytest.raises(RefusedByRule) as caught:
        work.practice.entries.sign(held, labels=("health", "offence"))
    assert caught.value.facts["reason"] == "offence_label"
    assert [line.state for line in work.practice.entries.list(client)] == ["draft"]
    assert work.practice.entries.draft(held.id).text == held.text
    with pytest.raises(InvalidInput):
        work.practice.entries.sign(held, labels=("gossip",))
    assert work.practice.entries.sign(held, labels=("health",)).labels == ("health",)


def test_the_source_is_the_client_and_another_one_needs_a_written_reason_without_names(work):
    client = work.client("Tove", "Almdunge")
    assert work.practice.entries.sign(draft(work, client)).source == ""
    other = draft(work, client, "Sover sämre sedan i höstas.")
    with pytest.raises(InvalidInput) as caught:
        work.practice.entries.sign(other, source=" - ")
    assert (caught.value.facts["field"], caught.value.facts["reason"]) == ("source", "needs_reason")
    signed = work.practice.entries.sign(other, source="Tove bad sin syster Lindgren ringa, 070-174 06 12")
    assert "Tove" not in signed.source and "Lindgren" not in signed.source and "174" not in signed.source
    assert signed.source.startswith("‹klient› bad sin syster ‹")
    assert work.practice.entries.get(signed.id).source == signed.source
    assert work.practice.verify().problems == ()


def test_labels_source_and_contract_stand_in_the_clients_extract(work, tmp_path):
    client = work.client()
    work.practice.contracts.agree(client, Service.KBT, work.now().date(), work.now().date())
    held = draft(work, client)
    work.practice.entries.sign(held, labels=("sex_life", "social"), source="Skolan ringde på klientens begäran")
    files = handed(work, client, tmp_path)
    (entry,) = json.loads(files["registerutdrag.json"])["data"]["entry"]
    assert (entry["labels"], entry["source"]) == (["sex_life", "social"], "Skolan ringde på klientens begäran")
    read = " ".join(files["registerutdrag.txt"].decode().split())
    assert "sexualliv" in read and "Annan källa än du, och varför" in read and "Avtal" in read
