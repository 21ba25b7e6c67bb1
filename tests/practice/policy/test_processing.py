"""The register of processing and the inventory say what the program goes by, in both languages, and name nobody."""

import json
import sqlite3
from contextlib import closing

import pytest

from journal_tui.practice.disclosure.exports import AUTHORITY_CLASSES
from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.policy import kinds
from journal_tui.practice.rights.data_classes import data_classes
from storage.audit.actions import Action

OPEN_EVERYWHERE = {"id", "subject", "version", "created_ms", "author", "permit", "sealed"}


def test_each_purpose_has_what_article_thirty_asks_for(room):
    paper = room.practice.processing.register()
    assert [line.code for line in paper.lines] == [each.code for each in kinds.purposes()]
    for line in paper.lines:
        assert all(line.said[code] for code in ("basis", "who", "what", "recipients", "abroad", "retention", "where")), line
    assert paper.head["controller"].startswith("Stilla Samtal AB") and paper.protection


def test_the_inventory_holds_every_class_of_data_with_its_basis_and_end(room):
    paper = room.practice.processing.inventory()
    assert [line.code for line in paper.lines] == [each.code for each in (*data_classes(), *kinds.traces())]
    for line in paper.lines:
        assert all(line.said.values()), line
        assert {"why", "basis", "who", "where", "tables", "recipients", "retention"} <= line.said.keys()


def test_the_inventory_names_every_table_of_every_store_and_what_lies_open_in_it(room):
    """Asked of the files themselves: what SQLite has, and nothing else."""
    paper = room.practice.processing.inventory("en")
    told = {}
    for line in paper.lines:
        store = line.said["where"][0].split(",")[0].removeprefix("the ")
        for each in ("vault", "journal", "bookkeeping") if store == "each store for itself" else (store,):
            for table in line.said["tables"]:
                name, _, clear = table.removesuffix(")").partition(" (in clear: ")
                told[each, name] = set(clear.split(", ")) - {""}
    there = {}
    for store in room.practice.context.stores.all():
        with closing(sqlite3.connect(store.database.path)) as file:
            for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                columns = {row[1] for row in file.execute(f"PRAGMA table_info({name})")}
                there[store.kind, name] = columns - OPEN_EVERYWHERE if "sealed" in columns and name != "store" else set()
    assert told == there
    assert paper.head["tables"].startswith("In each table about clients the row's id, owner, version, time, author")


def test_what_does_not_go_by_itself_yet_is_said(room):
    said = {line.code: " ".join(line.said["retention"]) for line in room.practice.processing.inventory("en").lines}
    assert all("the program does not purge" in said[code] for code in ("log", "ledger", "keys"))
    assert "as soon as its purpose has ended" in said["national_id"] and "until the case is closed" in said["bookkeeping"]
    assert said["stop_list"] == "Until whoever objected takes it back"


def test_who_may_get_a_class_of_data_is_told_with_it(room):
    lines = {line.code: line.said["recipients"] for line in room.practice.processing.inventory("en").lines}
    assert lines["national_id"] == ("The client", "Debt collector") and lines["working_note"] == ("The client",)
    assert lines["bookkeeping"] == ("The client", "The invoicing program", "Debt collector", "Authority")
    assert lines["entry"] == ("The client", "Supervisor") and lines["practice"] == lines["log"] == ("nobody",)
    about = [each for each in data_classes() if each.owner != "practice"]
    assert all("The client" in lines[each.code] for each in about), "whoever asks is told everything"
    asked = {line.code: line.said["recipients"] for line in room.practice.processing.register("en").lines}
    assert asked["inkasso"][0].startswith("Debt collector") and asked["friskvard"][0].startswith("The client")
    assert {code for each in kinds.recipients() if each.code == "authority" for code in each.classes} == AUTHORITY_CLASSES


def test_what_the_practice_decided_stands_in_it(own_room):
    before = own_room.practice.processing.inventory().decisions
    own_room.practice.decide("debt_restarts_clock", 0)
    own_room.practice.decide("cooling_days", 3)
    paper = own_room.practice.processing.inventory("en")
    assert "A closed debt case: no (begins the contact data's year anew)" in paper.decisions
    assert "Vila före radering: 1 dag (innan en godkänd radering utförs)" in before
    assert "Rest before an erasure: 3 days (before an approved one is carried out)" in paper.decisions
    assert "Avslutat inkasso: ja (börjar kontaktuppgifternas år om)" in before
    assert "\nPractice decisions\n" in paper.text() and paper.value()["decisions"] == list(paper.decisions)


def test_the_invoicing_program_gets_no_personnummer_and_the_journal_goes_to_nobody(room):
    lines = {line.code: line for line in room.practice.processing.register("en").lines}
    assert lines["journal"].said["recipients"] == ("nobody",)
    assert "never a personnummer" in lines["invoicing"].said["recipients"][0]
    assert lines["bookkeeping"].said["retention"][0] == (
        "Bookkeeping: seven years after the calendar year in which the financial year ended"
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
