"""A scripted day on the real program, from nothing to a note that is found again; then every file is searched."""

import json
import subprocess

import pytest

from tests.cli.inside import Inside
from tests.cli.plaintext import findings
from tests.cli.program import PASSPHRASE, Program

NOTE = """Summering
Anna har sovit bättre. Lindgrens chef ringde från 0701740610, och hon skrev till anna.lindgren@example.org.
Personnummer 19121212-1212 stod på lappen. Sömndagboken är förd, ångesten lägre än i våras.
"""
WORDS = (
    "sömndagboken",
    "ångesten",
    "våras",
    "lappen",
    "Lindgren",
    "Anna",
    "0701740610",
    "701740610",
    "anna.lindgren",
    "121212-1212",
)
WORDS += ("Åvägen", "Maria Berg", "Stilla Samtal", "friskvardsbolaget", PASSPHRASE)


@pytest.fixture(scope="module")
def day(tmp_path_factory):
    """The day, run once; what each command answered. What a script does is a process each; what is only looked at is not."""
    program = Program(tmp_path_factory.mktemp("day") / "practice")
    inside = Inside(program.home)
    said = {}
    said["init"] = program.ok(
        "init",
        "--owner",
        "Maria Berg",
        "--controller",
        "Stilla Samtal AB",
        "--email",
        "hej@example.org",
        "--address",
        "Åvägen 1",
    )
    said["client"] = program.ok(
        "client",
        "add",
        "--given",
        "Anna",
        "--surname",
        "Lindgren",
        "--nickname",
        "Annis",
        "--phone",
        "070-174 06 10",
        "--email",
        "anna.lindgren@example.org",
        "--employer",
        "friskvardsbolaget",
        "--personnummer",
        "19121212-1212",
        "--personnummer-purpose",
        "friskvard",
        "--service",
        "kbt",
        "--service",
        "kost",
    )
    client = said["client"].value["client"]
    said["publish"] = program.ok("consent", "publish", "--service", "kbt")
    said["gate before"] = inside.run("gate", client, "--service", "kbt")
    said["ask"] = inside.ok("consent", "ask", client, "--service", "kbt")
    said["record"] = program.ok(
        "consent",
        "record",
        client,
        "--service",
        "kbt",
        "--grant",
        "journal",
        "--refuse",
        "measures",
        "--refuse",
        "supervision",
        "--signature",
        "Anna Lindgren",
    )
    said["gate"] = program.run("--json", "gate", client, "--service", "kbt")
    said["gate kost"] = inside.run("gate", client, "--service", "kost")
    said["add"] = program.ok("entry", "add", client, "--service", "kbt", text=NOTE)
    entry = said["add"].value["entry"]
    said["draft"] = inside.ok("entry", "show", entry)
    said["sign"] = program.ok("entry", "sign", entry, "--accept-flags")
    said["search"] = program.ok("search", "sömndagboken")
    said["search name"] = inside.ok("search", "lindgren")
    said["search nothing"] = inside.ok("search", "zebrafink")
    said["show"] = inside.ok("entry", "show", entry)
    said["identified"] = inside.ok("entry", "show", entry, "--identified")
    said["amend"] = inside.ok("entry", "amend", entry, "--kind", "supplement", text="Annas syster ringde.")
    said["amended"] = inside.ok("entry", "show", entry, "--identified")
    said["list"] = inside.ok("entry", "list", client)
    said["verify"] = inside.ok("verify")
    said["status"] = inside.ok("status")
    return program, said


def test_init_gives_two_sheets_once(day):
    _program, said = day
    assert len(said["init"].value["recovery_key"]) == 2
    assert said["init"].value["home"].endswith("practice")


def test_the_gate_is_closed_until_the_client_has_said_yes_and_then_only_for_that_service(day):
    _program, said = day
    assert (said["gate before"].code, said["gate before"].value["verdict"]) == (3, "missing")
    assert (said["gate"].code, said["gate"].value["verdict"]) == (0, "granted")
    assert (said["gate kost"].code, said["gate kost"].value["verdict"]) == (3, "wrong_service_or_purpose")


def test_asking_shows_the_whole_document(day):
    _program, said = day
    asked = said["ask"].value
    assert (
        asked["version"] == 1 and asked["pages"] and {q["purpose"] for q in asked["questions"]} >= {"journal", "measures"}
    )


def test_what_is_stored_holds_tokens_and_no_identifier(day):
    _program, said = day
    stored = said["add"].value["stored"]
    assert "‹klient›" in stored
    for identifier in ("Anna", "Lindgren", "0701740610", "anna.lindgren@example.org", "19121212-1212"):
        assert identifier not in stored
    assert said["draft"].value["stored"] == stored
    assert said["show"].value["stored"] == stored
    for flag in said["add"].value["flags"]:
        assert 0 <= flag["start"] < flag["end"] <= len(stored) and flag["label"]


def test_names_come_back_byte_for_byte(day):
    _program, said = day
    assert said["identified"].value["identified"] == NOTE
    assert said["amended"].value["addenda"][0]["identified"] == "Annas syster ringde."


def test_a_word_finds_the_note_and_so_does_the_clients_name(day):
    _program, said = day
    entry = said["add"].value["entry"]
    assert [hit["entry"] for hit in said["search"].lines] == [entry]
    assert [hit["entry"] for hit in said["search name"].lines] == [entry]
    assert said["search nothing"].lines == []
    assert set(said["search"].lines[0]) >= {"entry", "client", "at", "snippet"}
    assert "Lindgren" not in said["search name"].text


def test_every_time_has_an_offset(day):
    _program, said = day
    for answer in ("sign", "draft", "show"):
        for key, value in said[answer].value.items():
            if key.endswith("_at"):
                assert value[10] == "T" and value[-6] in "+-", (answer, key, value)


def test_the_addendum_stands_beside_an_unchanged_original(day):
    _program, said = day
    before, after = said["show"].value, said["amended"].value
    assert (after["stored"], after["digest"], after["signed_at"]) == (
        before["stored"],
        before["digest"],
        before["signed_at"],
    )
    assert after["state"] == "amended"


def test_everything_is_whole_afterwards(day):
    _program, said = day
    assert said["verify"].value["problems"] == []
    assert said["verify"].value["rows"] > 10


def test_no_word_of_the_day_lies_in_any_file(day):
    program, said = day
    shares = said["init"].value["recovery_key"]
    assert findings(program.home.parent, (*WORDS, *NOTE.split(), *shares)) == []


def test_no_word_of_the_day_lies_in_any_file_as_strings_sees_it(day):
    program, _said = day
    for encoding in ("s", "l", "b"):
        out = subprocess.run(
            ["strings", "-a", "-e", encoding, "-n", "5", *map(str, program.home.rglob("*.db"))],
            capture_output=True,
            check=True,
        ).stdout
        for word in WORDS:
            assert word.encode() not in out, (encoding, word)


def test_messages_stay_off_stdout_and_names_off_stderr(day):
    _program, said = day
    for name, done in said.items():
        for line in done.out.decode().splitlines():
            json.loads(line)
        assert "Lindgren" not in done.err, name
