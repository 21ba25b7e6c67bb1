"""`supervision export`: lists what a person has to decide, writes only when all of it is, and never over anything."""

import pytest

RAW = "Anna ringde sin syster Karin Lund den 3 maj 2020. Ångest 7/10."


@pytest.fixture
def entry(anna):
    line, client = anna
    draft = line.ok("entry", "add", client, "--service", "kbt", text=RAW).value
    line.ok("entry", "sign", draft["entry"], "--accept-flags")
    line.ok(
        "consent",
        "record",
        client,
        "--service",
        "kbt",
        "--grant",
        "journal",
        "--grant",
        "supervision",
        "--signature",
        "Anna Lindgren",
    )
    return line, client, draft["entry"]


def test_nouns_are_listed_then_decided_then_it_is_written(entry, tmp_path):
    line, client, one = entry
    target, decide = tmp_path / "ut.txt", tmp_path / "val.txt"
    base = ("supervision", "export", client, "--entry", one, "--output", str(target))
    listed = line.run(*base)
    assert listed.code == 3
    head, *nouns = listed.lines
    assert not target.exists()
    assert head["waiting"] == len(nouns)
    assert "7/10" in {noun["word"] for noun in nouns}
    decide.write_text("\n".join([f"list {head['list']}", *(f"{noun['number']} keep" for noun in nouns)]), encoding="utf-8")
    assert line.ok(*base, "--decide", str(decide)).value == {"file": str(target), "entries": 1}
    text = target.read_text(encoding="utf-8")
    assert "Ångest 7/10." in text
    assert not any(word in text.partition("----")[2] for word in ("Anna", "Karin", "Lund", "maj", "2020"))
    assert line.refused(2, *base, "--decide", str(decide))["facts"]["reason"] == "exists"


def test_decisions_for_another_text_are_refused(entry, tmp_path):
    line, client, one = entry
    decide = tmp_path / "val.txt"
    base = ("supervision", "export", client, "--entry", one, "--output", str(tmp_path / "ut.txt"), "--decide", str(decide))
    decide.write_text("list 00000000\n1 keep\n", encoding="utf-8")
    assert line.refused(2, *base)["facts"]["reason"] == "other_list"
    decide.write_text("1 maybe\n", encoding="utf-8")
    assert line.refused(2, *base)["facts"]["reason"] == "decision_line"


def test_without_consent_to_supervision_it_is_refused(anna, tmp_path):
    line, client = anna
    draft = line.ok("entry", "add", client, "--service", "kbt", text=RAW).value
    line.ok("entry", "sign", draft["entry"], "--accept-flags")
    target = tmp_path / "ut.txt"
    refused = line.refused(3, "supervision", "export", client, "--entry", draft["entry"], "--output", str(target))
    assert refused["error"] == "consent_missing"
    assert not target.exists()
