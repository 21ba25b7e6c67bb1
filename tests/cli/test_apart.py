"""Emergency notes and working notes on the line: texts on standard input only, decided about, adopted, destroyed."""


def test_an_emergency_note_is_written_seen_and_decided_about(anna):
    line, client = anna
    written = line.ok(
        "emergency-note", "write", client, "--service", "pt", "--ground", "vital", text="Fara för livet.\nAnna ringde."
    ).value
    (waiting,) = line.ok("emergency-note", "list").lines
    assert (waiting["note"], waiting["decision"]) == (written["note"], "")
    shown = line.ok("emergency-note", "show", written["note"], "--identified").value
    assert (shown["reason"], shown["text"]) == ("Fara för livet.", "Anna ringde.")
    assert "Anna" not in line.ok("emergency-note", "show", written["note"]).value["text"]
    assert line.ok("emergency-note", "acknowledge", written["note"], "--decision", "keep").value["seen"]
    assert line.ok("emergency-note", "list").lines == []
    assert len(line.ok("emergency-note", "list", "--client", client).lines) == 1
    assert line.refused(3, "emergency-note", "show", written["note"])["error"] == "consent_missing"
    assert line.refused(
        2, "emergency-note", "write", client, "--service", "pt", "--ground", "vital", text="Bara ett skäl."
    )["facts"] == {"field": "text", "reason": "empty"}
    again = line.ok("emergency-note", "write", client, "--service", "pt", "--ground", "duty", text="Plikt.\nAnmält.").value
    case = line.ok("emergency-note", "acknowledge", again["note"], "--decision", "erase").value["case"]
    assert line.ok("request", "preview", case).value["rows"]
    assert [each["code"] for each in line.ok("emergency-note", "grounds").lines] == ["vital", "claim", "duty"]


def test_working_notes_are_kept_adopted_and_destroyed(anna):
    line, client = anna
    first = line.ok("working-note", "write", client, "--service", "kbt", text="Vad menade Anna?").value["note"]
    second = line.ok("working-note", "write", client, "--service", "kbt", text="Kort.").value["note"]
    assert line.ok("working-note", "show", first).value["text"] == "Vad menade Anna?"
    assert line.ok("working-note", "list", "--review").lines == []
    draft = line.ok("working-note", "adopt", first).value["entry"]
    line.ok("entry", "sign", draft, "--accept-flags")
    assert line.ok("working-note", "destroy", second).value["done"]
    assert line.ok("working-note", "list").lines == []
    assert line.refused(3, "working-note", "write", client, "--service", "pt", text="x")["error"] == "consent_missing"
