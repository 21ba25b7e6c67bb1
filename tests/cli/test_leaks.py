"""`check-leaks` as a script sees it: places and counts, an exit code for each end, and never a name."""

import json
import sqlite3
from dataclasses import replace

import pytest

from journal_tui.practice.home import Home
from journal_tui.practice.practice import Practice
from tests.cli.inside import Inside
from tests.cli.program import PASSPHRASE, Program

SECRETS = ("lindgren", "anna", "0701740610", "070-174")


@pytest.fixture
def noted(anna):
    """The command line on a practice in which one note about Anna lies, and the note's id."""
    line, client = anna
    entry = line.ok("entry", "add", client, "--service", "kbt", text="Anna Lindgren sov. Ring 070-174 06 10.").value[
        "entry"
    ]
    return line, entry


def plant(line, entry, text):
    """Put a text into the draft behind the pseudonymiser's back."""
    practice = Practice.open(Home(line.home), PASSPHRASE)
    drafts = practice.context.journal.drafts
    drafts.save(replace(drafts.get(bytes.fromhex(entry)), text=text), practice.context.today().toordinal())
    practice.close()


def damage(line, table):
    """Turn a bit of each sealed row of a table, as a failing disk would."""
    file = sqlite3.connect(line.home / "journal.db")
    for row, sealed in file.execute(f"SELECT id, sealed FROM {table}").fetchall():
        file.execute(
            f"UPDATE {table} SET sealed = ? WHERE id = ?", (sealed[:60] + bytes([sealed[60] ^ 1]) + sealed[61:], row)
        )
    file.commit()
    file.close()


def test_a_practice_that_names_nobody_ends_with_zero(noted):
    line, _entry = noted
    value = line.ok("check-leaks").value
    assert value["texts"] > 5 and value["identifiers"] >= 3
    assert value == {
        "clean": True,
        "texts": value["texts"],
        "identifiers": value["identifiers"],
        "proposals": 0,
        "counts": {},
        "leaks": [],
        "unchecked": [],
    }


def test_a_name_in_clear_ends_with_one_and_is_named_by_its_place_alone(noted):
    line, entry = noted
    plant(line, entry, "Rad ett.\nHär står Lindgrens namn och 0701740610.")
    done = line.run("check-leaks")
    assert done.code == 1
    value = done.value
    assert not value["clean"]
    assert value["counts"] == {"known": {"PERSON": 1, "PHONE": 1}}
    (pseudonym,) = {leak["pseudonym"] for leak in value["leaks"]}
    assert pseudonym.startswith("P-")
    assert value["leaks"][0] == {
        "place": "draft",
        "id": entry,
        "field": "text",
        "offset": 18,
        "line": 2,
        "layer": "known",
        "kind": "PERSON",
        "sure": True,
        "pseudonym": pseudonym,
    }
    assert not any(secret in (done.text + done.err).casefold() for secret in SECRETS)


def test_what_cannot_be_opened_is_said_and_ends_with_five_or_six(noted):
    line, entry = noted
    damage(line, "draft")
    done = line.run("check-leaks")
    (unchecked,) = done.value["unchecked"]
    assert (unchecked["place"], unchecked["id"]) == ("draft", entry)
    assert done.code == (6 if unchecked["code"] == "tampered" else 5)
    assert not done.value["clean"]


def test_a_leak_weighs_more_than_what_cannot_be_opened(noted):
    line, entry = noted
    plant(line, entry, "Lindgren sov.")
    damage(line, "appointment")
    done = line.run("check-leaks")
    assert done.code == 1
    assert len(done.value["unchecked"]) == len(done.value["leaks"]) == 1


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sv", ("texter genomsökta.", "utkast", "rad 1, tecken 0  namn, klienten", "Någon nämns.")),
        ("en", ("texts searched.", "draft", "line 1, character 0  name, the client", "Somebody is named.")),
    ],
)
def test_a_person_reads_where_and_what_to_do_in_both_languages(noted, language, words):
    line, entry = noted
    plant(line, entry, "Lindgren sov.")
    done = Program(line.home).run("check-leaks", "--lang", language)
    assert done.code == 1
    for each in words:
        assert each in done.text
    assert "indgren" not in done.text + done.err


def test_a_wrong_passphrase_searches_nothing(noted):
    line, _entry = noted
    done = Inside(line.home, "fel ord").run("check-leaks")
    assert (done.code, done.out) == (4, b"")
    assert json.loads(done.err.splitlines()[-1])["error"] == "wrong_passphrase"
