"""Enquiries and tables of clients on the line."""

import json
from datetime import UTC, datetime, timedelta


def test_a_form_is_kept_answered_and_becomes_a_client(line, tmp_path):
    form = tmp_path / "form.json"
    sent = datetime.now(UTC) - timedelta(hours=1)
    words = {"name": "Ebba Kvarnlund", "email": "ebba@example.se", "message": "Tisdagar?", "consent_text": "Jag samtycker."}
    form.write_text(json.dumps(words | {"sent_at": sent.isoformat()}))
    kept = line.ok("enquiry", "add", "--form", str(form)).value
    assert (kept["channel"], kept["answered"], len(kept["text_shown"])) == ("form", None, 64)
    shown = line.ok("enquiry", "show", kept["enquiry"][:8]).value
    assert (shown["text"], shown["consent_text"]) == ("Tisdagar?", "Jag samtycker.")
    assert line.ok("enquiry", "answer", kept["enquiry"], "--channel", "email").value["answered"]
    assert line.refused(1, "entry", "add", kept["enquiry"], "--service", "kbt", text="Hon frågar.")["error"] == "not_found"
    made = line.ok("enquiry", "convert", kept["enquiry"], "--service", "kbt", text="Ebba\nKvarnlund\n").value
    assert line.ok("client", "show", made["client"]).value["surname"] == "Kvarnlund"
    assert line.run("gate", made["client"], "--service", "kbt").value["verdict"] == "missing"
    assert line.ok("enquiry", "list").lines == []
    assert [each["client"] for each in line.ok("enquiry", "list", "--all").lines] == [made["client"]]


def test_a_typed_question_comes_on_standard_input(line):
    named = "Stig Ekeby\n070-174 06 12\n"
    typed = ("enquiry", "add", "--channel", "phone")
    assert line.ok(*typed, text=named + "Vad kostar det?").value["text_shown"] == ""
    kept = line.ok("enquiry", "list").lines[0]["enquiry"]
    assert line.ok("enquiry", "delete", kept).value["done"]
    assert line.ok("enquiry", "list").lines == []
    assert line.refused(2, *typed, text=named)["facts"]["field"] == "text"


def test_a_table_of_clients_brings_no_consent(line, tmp_path):
    table = tmp_path / "clients.csv"
    table.write_text("given,surname,service,consent\nTove,Almdunge,kbt,yes\nStig,Ekeby,pt,yes\n")
    done = line.ok("client", "import", str(table)).value
    assert (len(done["clients"]), done["not_read"]) == (2, ["consent"])
    for client in done["clients"]:
        (status,) = line.ok("consent", "status", client).lines
        assert {answer["state"] for answer in status["answers"]} == {"not_asked"}
    table.write_text("given,surname\nTove,\n")
    refused = line.refused(2, "client", "import", str(table))
    assert (refused["facts"]["field"], refused["facts"]["row"]) == ("surname", 2)


def test_a_request_of_somebody_who_has_only_asked(line):
    kept = line.ok("enquiry", "add", "--channel", "phone", text="Stig Ekeby\n070-174 06 12\nVad kostar det?").value[
        "enquiry"
    ]
    today = datetime.now(UTC).date().isoformat()
    asked = ("--kind", "access", "--channel", "email", "--received", today)
    case = line.ok("request", "open", "--enquiry", kept[:8], *asked).value
    line.ok("request", "verify", case["case"], "--method", "registered_email")
    assert line.ok("request", "preview", case["case"]).value["parts"]["enquiry"] == 1
    assert line.run("request", "open", case["client"], "--enquiry", kept, *asked).code == 2
    assert [each["client"] for each in line.ok("enquiry", "list").lines] == [""]
