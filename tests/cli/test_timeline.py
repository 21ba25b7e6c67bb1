"""`timeline`: a line for each thing that happened, narrowed by kind and words, names only when asked for."""

RAW = "Anna ringde sin syster Karin Lund"


def written(anna):
    line, client = anna
    draft = line.ok("entry", "add", client, "--service", "kbt", text=RAW).value
    line.ok("entry", "sign", draft["entry"], "--accept-flags")
    line.ok("agreement", "add", client, "--service", "kbt", "--topic", "sömn", text="skärm av 22")
    return line, client, draft["entry"]


def test_every_line_has_its_kind_and_place(anna):
    line, client, entry = written(anna)
    rows = line.ok("timeline", client).lines
    assert {"entry", "agreement", "consent", "appointment"} <= {row["kind"] for row in rows}
    assert [row["at"] for row in rows] == sorted((row["at"] for row in rows), reverse=True)
    (note,) = [row for row in rows if row["kind"] == "entry"]
    assert (note["id"], note["state"], note["blocked"]) == (entry, "signed", None)
    assert note["stored"].startswith("‹klient› ringde sin syster ‹person-1")
    assert "identified" not in note
    (answered,) = [row for row in rows if row["state"] == "answered"]
    assert answered["answers"]["journal"] is True


def test_it_is_narrowed_by_kind_and_by_words(anna):
    line, client, _entry = written(anna)
    assert {row["kind"] for row in line.ok("timeline", client, "--kind", "entry").lines} == {"entry"}
    both = line.ok("timeline", client, "--kind", "entry", "--kind", "agreement").lines
    assert {row["kind"] for row in both} == {"entry", "agreement"}
    assert [row["kind"] for row in line.ok("timeline", client, "--filter", "skärm").lines] == ["agreement"]
    assert line.ok("timeline", client, "--filter", "karin").lines == []
    (named,) = line.ok("timeline", client, "--filter", "karin", "--identified").lines
    assert named["identified"] == RAW
    assert line.run("timeline", client, "--kind", "dream").code == 2


def test_after_a_withdrawal_the_line_is_there_without_its_text(anna):
    line, client, _entry = written(anna)
    line.ok("consent", "withdraw", client, "--service", "kbt")
    (note,) = line.ok("timeline", client, "--kind", "entry", "--identified").lines
    assert (note["stored"], note["identified"], note["blocked"]) == ("", "", "withdrawn")
