"""Every kind of text through the gate and back, byte for byte; and what is refused, with nothing written."""

import json

import pytest

LIMIT = 1 << 20
NASTY = "\x1b]0;titel\x07\x1b[31mröd\x1b[0m \x00 \x7f \x9b31m \u202eabc\u202c \u2066x\u2069 [fet]text[/] ‹klient› ‹‹ › \ufeff 👩\u200d🔬 e\u0301 \r\n slut"


def test_anything_that_is_unicode_comes_back_byte_for_byte(anna):
    line, client = anna
    entry = line.ok("entry", "add", client, "--service", "kbt", text=NASTY).value["entry"]
    assert line.ok("entry", "show", entry, "--identified").value["identified"] == NASTY
    line.ok("entry", "sign", entry, "--accept-flags")
    assert line.ok("entry", "show", entry, "--identified").value["identified"] == NASTY


def test_on_a_terminal_it_is_inert_and_visible(anna, capfd):
    line, client = anna
    entry = line.ok("entry", "add", client, "--service", "kbt", text=NASTY).value["entry"]
    done = line.run("entry", "show", entry)
    raw = done.out.decode()
    assert "\x1b" not in raw and "\x00" not in raw and "\u202e" not in raw and "\x9b" not in raw
    assert json.loads(raw)["stored"]


def test_a_literal_guillemet_is_not_a_token(anna):
    line, client = anna
    note = "Hon skrev ‹klient› på tavlan. Anna log."
    added = line.ok("entry", "add", client, "--service", "kbt", text=note).value
    assert added["stored"].count("‹klient›") - added["stored"].count("‹‹klient›") == 1
    assert line.ok("entry", "show", added["entry"], "--identified").value["identified"] == note


@pytest.mark.parametrize("text", ["", "   \n\t\n", "\ufeff\u200b"], ids=["nothing", "white space", "invisible"])
def test_an_empty_note_is_refused(anna, text):
    line, client = anna
    assert line.refused(2, "entry", "add", client, "--service", "kbt", text=text)["error"] == "empty_note"
    assert line.ok("entry", "list", client).lines == []


@pytest.mark.parametrize(
    "raw", [b"\xff\xfe", b"Anna \xed\xa0\x80 sov", b"abc\xc3"], ids=["not utf-8", "lone surrogate", "cut"]
)
def test_what_is_not_utf8_is_refused(anna, raw):
    line, client = anna
    assert line.refused(2, "entry", "add", client, "--service", "kbt", text=raw)["error"] == "invalid_text"
    assert line.ok("entry", "list", client).lines == []


def test_a_mebibyte_is_kept_and_one_byte_more_is_refused(anna):
    line, client = anna
    sentence = "Anna gick hem och sov. "
    note = (sentence * (LIMIT // len(sentence) + 1))[:LIMIT]
    added = line.ok("entry", "add", client, "--service", "kbt", text=note).value
    assert "Anna" not in added["stored"]
    assert line.ok("entry", "show", added["entry"], "--identified").value["identified"] == note
    error = line.refused(2, "entry", "add", client, "--service", "kbt", text=note + "x")
    assert (error["error"], error["facts"]["limit"]) == ("text_too_long", LIMIT)


def test_a_signed_entry_is_never_changed(anna):
    line, client = anna
    entry = line.ok("entry", "add", client, "--service", "kbt", text="Anna sov.").value["entry"]
    line.ok("entry", "sign", entry)
    assert line.refused(3, "entry", "sign", entry)["error"] == "signed"


def test_undecided_words_hold_up_the_signature(anna):
    line, client = anna
    added = line.ok(
        "entry", "add", client, "--service", "kbt", text="hon heter anna och lindgren är ett träd, sa anna"
    ).value
    if added["flags"]:
        assert line.refused(3, "entry", "sign", added["entry"])["error"] == "flags_remain"
    line.ok("entry", "sign", added["entry"], "--accept-flags")


@pytest.mark.parametrize("entry", ["", "x", "0" * 32, "../../etc", "P-AAAAAAAA-A", "‹klient›"])
def test_an_entry_that_is_not_there_is_not_found(anna, entry):
    line, _client = anna
    assert line.refused(1, "entry", "show", entry)["error"] == "not_found"


def test_an_addendum_keeps_the_original_and_marks_the_hit(anna):
    line, client = anna
    entry = line.ok("entry", "add", client, "--service", "kbt", text="Anna sov dåligt.").value["entry"]
    line.ok("entry", "sign", entry)
    before = line.ok("entry", "show", entry).value
    line.ok("entry", "amend", entry, "--kind", "error", "--lines", "1", text="Lindgren sov bra.")
    after = line.ok("entry", "show", entry, "--identified").value
    assert {key: after[key] for key in ("stored", "digest", "signed_at")} == {
        key: before[key] for key in ("stored", "digest", "signed_at")
    }
    assert after["addenda"][0] | {"addendum": "", "signed_at": "", "digest": ""} == {
        "addendum": "",
        "kind": "error",
        "signed_at": "",
        "digest": "",
        "lines": "1",
        "sensitivity": "special_category",
        "labels": ["health"],
        "stored": "‹klient› sov bra.",
        "identified": "Lindgren sov bra.",
    }
    (hit,) = line.ok("search", "bra").lines
    assert (hit["entry"], hit["amended"]) == (entry, True)


def test_a_note_is_signed_with_its_labels_and_its_source_and_an_offence_stops_it(anna):
    line, client = anna
    entry = line.ok("entry", "add", client, "--service", "kbt", text="Sov bättre.").value["entry"]
    stopped = line.refused(3, "entry", "sign", entry, "--label", "offence")
    assert (stopped["error"], stopped["facts"]["reason"]) == ("refused", "offence_label")
    assert line.refused(2, "entry", "sign", entry, "--label", "gossip")["facts"]["field"] == "labels"
    assert line.refused(2, "entry", "sign", entry, "--other-source", text=" ")["facts"]["field"] == "source"
    line.ok("entry", "sign", entry, "--label", "social", "--label", "health", "--other-source", text="Modern ringde.")
    shown = line.ok("entry", "show", entry).value
    assert (shown["labels"], shown["source"], shown["sensitivity"]) == (
        ["health", "social"],
        "Modern ringde.",
        "special_category",
    )
