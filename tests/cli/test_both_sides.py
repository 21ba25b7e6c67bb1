"""What the screen does, the line does too: contact data, personnummer, services, drafts, consent's past, a standing, a meeting without a journal."""

from datetime import UTC, datetime

NUMBER = "19990417-9802"


def test_what_is_kept_about_a_client_changes_on_the_line(anna):
    line, client = anna
    line.ok("client", "change", client, "--field", "phone", text="070-174 06 21\n")
    line.ok("client", "change", client, "--field", "nicknames", text="Annsan, Ankan\n")
    shown = line.ok("client", "show", client).value
    assert (shown["phone"], shown["nicknames"], shown["given"]) == ("070-174 06 21", ["Annsan", "Ankan"], "Anna")
    assert (
        line.refused(2, "client", "change", client, "--field", "email", text="ingen adress\n")["facts"]["field"] == "email"
    )
    assert line.ok("client", "show", client).value["email"] == "anna.lindgren@example.org"
    assert line.ok("client", "add-service", client, "--service", "kost").value["pseudonym"].startswith("P-")
    assert line.run("client", "add-service", client, "--service", "kost").code == 2


def test_a_personnummer_is_kept_shown_and_taken_away_for_one_purpose(anna):
    line, client = anna
    personnummer = ("client", "personnummer")
    line.ok(*personnummer, "set", client, "--purpose", "friskvard", text=f"{NUMBER}\n")
    assert line.refused(2, *personnummer, "show", client, "--purpose", "inkasso")["facts"]["reason"] == "other_purpose"
    assert line.ok(*personnummer, "show", client, "--purpose", "friskvard").value["personnummer"] == NUMBER
    assert line.ok(*personnummer, "remove", client).value["removed"]
    assert not line.ok(*personnummer, "remove", client).value["removed"]
    assert line.run(*personnummer, "show", client, "--purpose", "friskvard").code == 1


def test_a_consents_past_a_meeting_without_a_journal_and_a_draft(anna):
    line, client = anna
    assert [each["kind"] for each in line.ok("consent", "history", client, "--service", "kbt").lines][-1] == "answered"
    made = line.ok("appointment", "without-journal", "--client", client, "--service", "kbt").value
    assert (made["journalled"], made["state"]) == (False, "in_progress")
    assert line.ok("appointment", "end", made["appointment"]).value["state"] == "held"
    draft = line.ok("entry", "add", client, "--service", "kbt", text="Sov bättre.").value["entry"]
    assert [each["entry"] for each in line.ok("entry", "drafts").lines] == [draft]
    assert line.ok("entry", "discard", draft).value["discarded"]
    assert line.ok("entry", "drafts").lines == []


def test_a_standing_names_what_can_be_lifted_and_a_case_shows_its_words(anna, tmp_path):
    line, client = anna
    today = datetime.now(UTC).date().isoformat()
    written = tmp_path / "asked"
    written.write_text("Använd inte min text medan ni ser efter.")
    opened = ("request", "open", client, "--channel", "email", "--received", today)
    case = line.ok(*opened, "--kind", "restriction", "--text-file", str(written)).value["case"]
    assert line.ok("request", "ground", case, "--ground", "unlawful").value["ground"] == "unlawful"
    assert "texts" not in line.ok("request", "show", case).value
    shown = line.ok("request", "show", case, "--texts").value
    assert [each["text"] for each in shown["texts"]] == [written.read_text()]
    assert [each["step"] for each in shown["steps"]] == ["received", "ground"]
    line.ok("request", "verify", case, "--method", "known")
    line.ok("request", "run", case)
    line.ok("request", "stop-marketing", client)
    standing = line.ok("request", "standing", client).value
    assert [each["case"] for each in standing["cases"]] == [case]
    assert standing["no_marketing"]
    assert standing["holds"][0]["kind"] == "restriction"
    (restriction,) = standing["restrictions"]
    line.ok("request", "lift", restriction["restriction"], "--notice-given")
    assert line.ok("request", "standing", client).value["restrictions"][0]["lifted"]


def test_what_was_booked_is_listed(anna):
    line, client = anna
    assert line.ok("debt", "list", client).lines == []
    assert line.ok("receipt", "list", client).lines == []
    invoice = line.ok("invoice", "add", client, "--label", "training", "--amount", "900").value["invoice"]
    receipt = line.ok("receipt", "add", client, "--invoice", invoice).value["receipt"]
    assert [each["receipt"] for each in line.ok("receipt", "list", client).lines] == [receipt]
