"""`entry decide` and `aliases`: a whole review line by line, with codes and numbers for arguments and never a name."""

import pytest

from tests.cli.program import Program

NOTE = "Kollegan Torbjörn Ekwall ringde igen. Sedan kom kollegan Gunilla Wikström, och Torbjörn Ekwall gick."


@pytest.fixture
def noted(anna):
    """The command line, the client, and a draft in which two persons wait."""
    line, client = anna
    added = line.ok("entry", "add", client, "--service", "kbt", text=NOTE).value
    assert {flag["label"] for flag in added["flags"]} == {"PERSON"}
    return line, client, added["entry"]


def waiting(line, entry):
    """The words that wait, by number."""
    flags = line.ok("entry", "show", entry, "--identified").value["flags"]
    return {number: flag["text"] for number, flag in enumerate(flags, 1)}


def number_of(line, entry, word):
    return str(next(number for number, text in waiting(line, entry).items() if text == word))


def decide(line, entry, word, *how, text=""):
    return line.ok("entry", "decide", entry, "--flag", number_of(line, entry, word), *how, text=text).value


def labels(line, client):
    return {each["label"]: each for each in line.ok("aliases", "list", client).lines}


def test_a_whole_review_ends_with_a_signature(noted):
    line, client, entry = noted
    assert line.refused(3, "entry", "sign", entry)["error"] == "flags_remain"
    first = decide(line, entry, "Torbjörn Ekwall", "--accept")
    assert first["stored"].count("‹person-1›") == 2
    assert len(first["flags"]) == 1
    second = decide(line, entry, "Gunilla Wikström", "--role", text="chef\n")
    assert "‹person-2 chef›" in second["stored"]
    assert second["flags"] == []
    line.ok("entry", "sign", entry)
    shown = line.ok("entry", "show", entry, "--identified").value
    assert shown["identified"] == NOTE
    codes = labels(line, client)
    assert codes["person-1"]["names"] == ["Torbjörn Ekwall"]
    assert (codes["person-2 chef"]["role"], codes["person-2 chef"]["pending"]) == ("chef", False)


def test_all_that_waits_is_accepted_at_once(noted):
    line, _client, entry = noted
    assert line.ok("entry", "decide", entry, "--all", "--accept").value["flags"] == []
    line.ok("entry", "sign", entry)


def test_what_is_decided_is_replaced_without_asking_from_then_on(noted):
    line, client, entry = noted
    line.ok("entry", "decide", entry, "--all", "--accept")
    again = line.ok("entry", "add", client, "--service", "kbt", text="Torbjörn Ekwall var här.").value
    assert again["stored"].startswith("‹person-1›")
    assert again["flags"] == []


def test_another_kind_is_stored_as_that_kind(noted):
    line, _client, entry = noted
    stored = decide(line, entry, "Gunilla Wikström", "--kind", "ORG")["stored"]
    assert "‹org-1›" in stored and "‹person-1›" in stored


def test_a_word_is_kept_this_time_and_asked_about_the_next(noted):
    line, client, entry = noted
    stored = decide(line, entry, "Gunilla Wikström", "--ignore")["stored"]
    assert "Gunilla Wikström" in stored
    again = line.ok("entry", "add", client, "--service", "kbt", text="Sedan kom kollegan Gunilla Wikström.").value
    assert again["flags"] and "Gunilla" not in again["stored"]


def test_a_word_that_was_kept_stays_when_another_is_decided(noted):
    line, _client, entry = noted
    decide(line, entry, "Gunilla Wikström", "--ignore")
    done = decide(line, entry, "Torbjörn Ekwall", "--accept")
    assert "Gunilla Wikström" in done["stored"]
    assert done["flags"] == []


def test_an_ordinary_word_is_kept_from_then_on_until_it_is_forgotten(noted):
    line, client, entry = noted
    assert "Gunilla Wikström" in decide(line, entry, "Gunilla Wikström", "--ordinary")["stored"]
    note = "Sedan kom kollegan Gunilla Wikström."
    assert line.ok("entry", "add", client, "--service", "kbt", text=note).value["stored"] == note
    (kept,) = line.ok("aliases", "ordinary", client).lines
    assert kept["word"] == "gunilla wikström"
    assert line.ok("aliases", "ordinary", client, "--forget", kept["id"]).value == {"forgotten": True}
    assert line.ok("entry", "add", client, "--service", "kbt", text=note).value["flags"]
    assert line.refused(1, "aliases", "ordinary", client, "--forget", kept["id"])["error"] == "not_found"


def test_an_ordinary_word_comes_on_stdin(noted):
    line, client, _entry = noted
    line.ok("aliases", "ordinary", client, "--remember", text="Vasa\n")
    (kept,) = line.ok("aliases", "ordinary", client).lines
    assert kept["word"] == "vasa"
    assert line.refused(2, "aliases", "ordinary", client, "--remember", text="\n")["error"] == "invalid_input"


def test_another_form_of_an_earlier_person_gets_the_same_code(noted):
    line, client, entry = noted
    decide(line, entry, "Torbjörn Ekwall", "--accept")
    done = decide(line, entry, "Gunilla Wikström", "--same-as", "person-1")
    assert done["stored"].count("‹person-1›") == 3
    assert labels(line, client)["person-2"]["merged_into"] == "person-1"
    note = "Sedan kom Gunilla Wikström."
    assert line.ok("entry", "add", client, "--service", "kbt", text=note).value["stored"] == "Sedan kom ‹person-1›."
    line.ok("entry", "sign", entry)
    assert line.ok("entry", "show", entry, "--identified").value["identified"] == NOTE


def test_a_word_that_is_the_client_becomes_a_nickname_and_can_be_parted_again(noted):
    line, client, entry = noted
    done = decide(line, entry, "Gunilla Wikström", "--same-as", "klient")
    assert "‹klient›" in done["stored"]
    assert line.ok("client", "show", client).value["nicknames"] == ["Gunilla Wikström"]
    (code,) = [label for label, each in labels(line, client).items() if each["merged_into"] == "klient"]
    line.ok("aliases", "unmerge", client, code)
    assert line.ok("client", "show", client).value["nicknames"] == []
    assert line.ok("entry", "show", entry, "--identified").value["identified"] == NOTE


@pytest.mark.parametrize("number", ["0", "99", "-1"])
def test_a_number_that_waits_for_nothing_is_refused(noted, number):
    line, _client, entry = noted
    error = line.refused(2, "entry", "decide", entry, f"--flag={number}", "--accept")
    assert error["facts"] == {"field": "flag", "reason": "out_of_range"}


@pytest.mark.parametrize(
    ("how", "text", "code", "reason"),
    [
        (("--role",), "Torbjörn", 2, "is_a_name"),
        (("--role",), "Lindgren", 2, "is_a_name"),
        (("--role",), "", 2, None),
        (("--same-as", "person-9"), "", 1, None),
        (("--same-as", "org-1"), "", 1, None),
    ],
)
def test_what_cannot_be_leaves_the_draft_as_it_was(noted, how, text, code, reason):
    line, client, entry = noted
    before = line.ok("entry", "show", entry).value, line.ok("aliases", "list", client).lines
    error = line.refused(code, "entry", "decide", entry, "--all", *how, text=text)
    assert error.get("facts", {}).get("reason") == reason
    after = line.ok("entry", "show", entry).value, line.ok("aliases", "list", client).lines
    assert after == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("--accept",),
        ("--all",),
        ("--all", "--flag", "1", "--accept"),
        ("--all", "--accept", "--ignore"),
        ("--all", "--kind", "PHONE"),
        ("--flag", "ett", "--accept"),
    ],
)
def test_what_cannot_be_understood_is_wrong_use(noted, arguments):
    line, _client, entry = noted
    assert line.run("entry", "decide", entry, *arguments).code == 2


def test_a_signed_entry_has_nothing_left_to_decide(noted):
    line, _client, entry = noted
    line.ok("entry", "sign", entry, "--accept-flags")
    assert line.refused(3, "entry", "decide", entry, "--all", "--accept")["error"] == "signed"


def test_a_merge_and_the_way_back_leave_every_text_as_it_was(noted):
    line, client, entry = noted
    line.ok("entry", "decide", entry, "--all", "--accept")
    line.ok("entry", "sign", entry)
    before, codes = line.ok("entry", "show", entry, "--identified").value, labels(line, client)
    merged = line.ok("aliases", "merge", client, "person-2", "person-1").value
    assert (merged["source"], merged["into"]) == ("person-2", "person-1")
    assert labels(line, client)["person-2"]["merged_into"] == "person-1"
    assert line.ok("entry", "show", entry, "--identified").value == before
    assert line.ok("aliases", "unmerge", client, merged["undo"]).value["merged_into"] == ""
    assert labels(line, client) == codes
    assert line.refused(2, "aliases", "unmerge", client, merged["undo"])["facts"]["reason"] == "not_merged"


def test_role_words_and_kinds_are_changed_for_what_comes(noted):
    line, client, entry = noted
    line.ok("entry", "decide", entry, "--all", "--accept")
    assert line.ok("aliases", "role", client, "person-1", text="bror").value["label"] == "person-1 bror"
    assert line.ok("aliases", "role", client, "person-1").value["label"] == "person-1"
    assert line.refused(2, "aliases", "role", client, "person-1", text="Anna")["facts"]["reason"] == "is_a_name"
    assert line.ok("aliases", "kind", client, "person-2", "ORG").value["label"] == "org-1"
    assert line.ok("aliases", "kind", client, "org-1", "PERSON").value["label"] == "person-2"
    assert line.refused(1, "aliases", "kind", client, "person-7", "ORG")["error"] == "not_found"


@pytest.mark.parametrize(
    ("language", "words"), [("sv", ("namn", "oklar", "ger vika")), ("en", ("name", "undecided", "gives way"))]
)
def test_a_person_reads_codes_in_both_languages(noted, language, words):
    line, client, _entry = noted
    program = Program(line.home)
    listed = program.run("aliases", "list", client, "--lang", language).text
    assert "‹person-1›" in listed and "Torbjörn Ekwall" in listed
    merged = program.run("aliases", "merge", client, "person-2", "person-1", "--lang", language).text
    for word in words:
        assert word in listed + merged


def test_names_of_a_draft_are_put_back_with_a_row_in_the_log(noted):
    from journal_tui.practice.home import Home
    from journal_tui.practice.practice import Practice
    from storage.audit.actions import Action
    from storage.audit.reading import read
    from tests.cli.program import PASSPHRASE

    line, _client, entry = noted
    line.ok("entry", "show", entry)
    line.ok("entry", "show", entry, "--identified")
    practice = Practice.open(Home(line.home), PASSPHRASE)
    rows = [row for _, row in read(practice.context.stores.journal) if row is not None]
    practice.close()
    assert [row.action for row in rows if row.object == bytes.fromhex(entry)].count(Action.REIDENTIFIED) == 1


def test_what_may_point_at_someone_together_is_said_as_kinds_and_holds_nothing_up(anna):
    line, client = anna
    note = "Arbetar på Hultby Snickeri i Vrigstad och har diabetes typ 1. Sover bättre."
    added = line.ok("entry", "add", client, "--service", "kbt", text=note).value
    assert {"workplace", "condition"} <= set(added["reminder"])
    done = line.ok("entry", "decide", added["entry"], "--all", "--accept").value
    assert {"workplace", "condition"} <= set(done["reminder"])
    line.ok("entry", "sign", added["entry"])


def test_an_ordinary_note_is_answered_without_a_reminder(noted):
    line, _client, entry = noted
    assert line.ok("entry", "decide", entry, "--all", "--accept").value["reminder"] == []
