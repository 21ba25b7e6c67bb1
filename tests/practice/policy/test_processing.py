"""The register of processing and the inventory say what the program goes by, in both languages, and name nobody."""

import json

import pytest

from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.policy import kinds
from journal_tui.practice.rights.data_classes import data_classes
from storage.audit.actions import Action


def test_each_purpose_has_what_article_thirty_asks_for(room):
    paper = room.practice.processing.register()
    assert [line.code for line in paper.lines] == [each.code for each in kinds.purposes()]
    for line in paper.lines:
        assert all(line.said[code] for code in ("basis", "who", "what", "recipients", "abroad", "retention", "where")), line
    assert paper.head["controller"].startswith("Stilla Samtal AB") and paper.protection


def test_the_inventory_holds_every_class_of_data_with_its_basis_and_end(room):
    paper = room.practice.processing.inventory()
    assert [line.code for line in paper.lines] == [each.code for each in data_classes()]
    for line in paper.lines:
        assert all(line.said.values()), line


def test_what_the_practice_decided_stands_in_it(own_room):
    before = own_room.practice.processing.inventory().decisions
    own_room.practice.decide("debt_restarts_clock", 0)
    own_room.practice.decide("cooling_days", 3)
    paper = own_room.practice.processing.inventory("en")
    assert "A closed debt case: no (begins the contact data's year anew)" in paper.decisions
    assert "Rest before an erasure: 3 days (before an approved one is carried out)" in paper.decisions
    assert "Avslutat inkasso: ja (börjar kontaktuppgifternas år om)" in before
    assert "\nPractice decisions\n" in paper.text() and paper.value()["decisions"] == list(paper.decisions)


def test_the_invoicing_program_gets_no_personnummer_and_the_journal_goes_to_nobody(room):
    lines = {line.code: line for line in room.practice.processing.register("en").lines}
    assert lines["journal"].said["recipients"] == ("nobody",)
    assert "never a personnummer" in lines["invoicing"].said["recipients"][0]
    assert lines["bookkeeping"].said["retention"] == (
        "Bookkeeping: seven years after the calendar year in which the financial year ended",
    )


@pytest.mark.parametrize("kind", ["register", "inventory"])
def test_it_reads_in_both_languages_and_names_no_client(room, kind):
    room.client(given="Gudmund", surname="Almquisto")
    texts = {language: getattr(room.practice.processing, kind)(language).text() for language in ("sv", "en")}
    assert "Rättslig grund:" in texts["sv"] and "Legal basis:" in texts["en"]
    assert len(texts["sv"].splitlines()) == len(texts["en"].splitlines())
    assert not any("Almquisto" in text for text in texts.values())


def test_it_is_written_to_a_new_file_for_its_owner_alone_and_noted(room, tmp_path):
    paper = room.practice.processing.register()
    text, as_json = tmp_path / "register.txt", tmp_path / "register.json"
    room.practice.processing.export(paper, text)
    room.practice.processing.export(paper, as_json)
    assert text.read_text() == paper.text() and json.loads(as_json.read_text())["schema"] == "journal-tui/register/1"
    assert text.stat().st_mode & 0o777 == 0o600
    with pytest.raises(InvalidInput):
        room.practice.processing.export(paper, text)
    assert [record.action for record in room.log()].count(Action.REGISTER_EXPORTED) == 2
    assert room.practice.disclosures.list() == ()
