"""A safety plan is kept in versions, holds tokens, and prints with the names put back."""

import pytest

from journal_tui.practice.continuity.data import sections
from journal_tui.practice.continuity.plan_paper import plan_text, read_plan
from journal_tui.practice.errors import ConsentMissing, InvalidInput, NotFound
from journal_tui.practice.values import Service

TEXTS = {"people": "Jag ringer min syster Karin Lund, 070-174 06 05", "signs": "Slutar svara i telefon"}


def test_a_new_version_keeps_the_old_one(work):
    client = work.client()
    first = work.practice.safety_plans.write(client, Service.KBT, TEXTS)
    work.later(days=1)
    second = work.practice.safety_plans.write(client, Service.KBT, {**TEXTS, "own": "Gå ut"})
    versions = work.practice.safety_plans.versions(client, Service.KBT)
    assert [(each.id, each.number) for each in versions] == [(second.id, 2), (first.id, 1)]
    assert [each.code for each in second.sections] == ["signs", "own", "people"]
    assert [each.code for each in versions[1].sections] == ["signs", "people"]


def test_nobody_is_named_in_the_journal_and_the_paper_names_everybody(work):
    client = work.client()
    made = work.practice.safety_plans.write(client, Service.KBT, TEXTS)
    stored = "".join(section.text for section in made.sections)
    for name in ("Karin", "Lund", "174"):
        assert name not in stored
    current = work.practice.safety_plans.current(client, Service.KBT, identified=True)
    assert plan_text(current, "sv") == (
        "Tidiga tecken\nSlutar svara i telefon\n\nDem jag ringer\nJag ringer min syster Karin Lund, 070-174 06 05\n"
    )
    assert plan_text(current, "en").startswith("Early signs\n")


def test_what_is_handed_out_stands_in_the_register_and_writes_over_nothing(work, tmp_path):
    client = work.client()
    file = tmp_path / "plan.txt"
    with pytest.raises(NotFound):
        work.practice.safety_plans.hand_out(client, Service.KBT, file, "sv")
    work.practice.safety_plans.write(client, Service.KBT, TEXTS)
    work.practice.safety_plans.hand_out(client, Service.KBT, file, "sv")
    assert "syster Karin Lund" in file.read_text()
    (entered,) = work.practice.disclosures.of_client(client)
    assert (entered.recipient, entered.classes) == ("client", ("safety",))
    with pytest.raises(InvalidInput):
        work.practice.safety_plans.hand_out(client, Service.KBT, file, "sv")
    work.practice.consent.withdraw(client, Service.KBT)
    with pytest.raises(ConsentMissing):
        work.practice.safety_plans.hand_out(client, Service.KBT, tmp_path / "again.txt", "sv")
    assert [path.name for path in tmp_path.glob("*.txt")] == ["plan.txt"]


def test_what_is_no_plan_is_refused(work):
    client = work.client()
    for texts in ({}, {"signs": "  "}, {"weather": "sol"}, {"signs": "x" * 3000}):
        with pytest.raises(InvalidInput):
            work.practice.safety_plans.write(client, Service.KBT, texts)
    assert work.practice.safety_plans.current(client, Service.KBT) is None


def test_without_consent_it_is_neither_written_nor_read(work):
    client = work.client()
    work.practice.safety_plans.write(client, Service.KBT, TEXTS)
    work.practice.consent.withdraw(client, Service.KBT)
    with pytest.raises(ConsentMissing):
        work.practice.safety_plans.current(client, Service.KBT)
    with pytest.raises(ConsentMissing):
        work.practice.safety_plans.write(client, Service.KBT, TEXTS)


def test_every_section_asks_in_both_languages():
    for section in sections():
        for language in ("sv", "en"):
            assert section.title(language) and section.hint(language)


def test_what_was_printed_is_read_again(work):
    client = work.client()
    work.practice.safety_plans.write(client, Service.KBT, {**TEXTS, "own": "Gå ut\n\nDuscha varmt"})
    current = work.practice.safety_plans.current(client, Service.KBT, identified=True)
    for language in ("sv", "en"):
        assert read_plan(plan_text(current, language)) == {**TEXTS, "own": "Gå ut\n\nDuscha varmt"}
    assert read_plan("signs:\nSlutar svara\nPEOPLE:\nNils") == {"signs": "Slutar svara", "people": "Nils"}
    with pytest.raises(InvalidInput) as refusal:
        read_plan("utan rubrik")
    assert refusal.value.facts == {"field": "section", "reason": "missing"}
