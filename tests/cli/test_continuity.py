"""`agreement`, `goal`, `safety-plan`: by line, with texts on stdin, under the same rules as on the screen."""

RAW = "Anna ringer sin syster Karin Lund"


def agreed(line, client, *more, text="skärm av 22"):
    return line.ok("agreement", "add", client, "--service", "kbt", "--topic", "sömn", *more, text=text).value


def test_an_agreement_is_written_listed_settled_and_carried(anna):
    line, client = anna
    made = agreed(line, client, "--due", "om 2 v", "--homework", text=RAW)
    assert (made["kind"], made["topic"], made["state"]) == ("homework", "sleep", "open")
    assert made["stored"].startswith("‹klient› ringer sin syster ‹person-1")
    assert made["due"] > made["at"][:10]
    (listed,) = line.ok("agreement", "list", client, "--identified").lines
    assert (listed["identified"], listed["overdue"]) == (RAW, False)
    settled = line.ok("agreement", "settle", made["agreement"], "--as", "partly").value
    assert (settled["state"], bool(settled["settled_at"])) == ("partly", True)
    carried = line.ok("agreement", "carry", made["agreement"], "--due", "fre").value
    assert (carried["carried_from"], carried["stored"]) == (made["agreement"], made["stored"])
    (open_one,) = line.ok("agreement", "list", client, "--open").lines
    assert open_one["agreement"] == carried["agreement"]
    line.ok("agreement", "settle", carried["agreement"], "--as", "void")
    assert line.ok("agreement", "list", client, "--open").lines == []


def test_bad_input_says_what_to_write(anna):
    line, client = anna
    base = ("agreement", "add", client, "--service", "kbt", "--topic")
    wrong = line.refused(2, *base, "väder", text="x")
    assert "sleep, food" in wrong["text"] + wrong["next"]
    assert line.refused(2, *base, "sömn", "--due", "2020-02-29", text="x")["facts"]["reason"] == "in_past"
    assert line.refused(2, *base, "sömn", "--due", "2027-02-29", text="x")["facts"]["reason"] == "bad_date"
    assert line.refused(2, *base, "sömn", text=" ")["facts"]["reason"] == "empty"
    assert "agreement list" in line.refused(1, "agreement", "settle", "0" * 32, "--as", "kept")["next"]


def test_without_consent_it_is_refused_by_rule(anna):
    line, client = anna
    made = agreed(line, client)
    line.ok("consent", "withdraw", client, "--service", "kbt")
    assert line.refused(3, "agreement", "settle", made["agreement"], "--as", "kept")["error"] == "consent_missing"
    assert line.ok("agreement", "list", client).lines == []
    assert line.refused(3, "goal", "add", client, "--service", "pt", text="orka")["error"] == "consent_missing"


def test_a_goal_is_rated_and_reached(anna):
    line, client = anna
    made = line.ok("goal", "add", client, "--service", "kbt", text="Sova sex timmar").value
    line.ok("goal", "rate", made["goal"], "3")
    rated = line.ok("goal", "rate", made["goal"], "7").value
    assert [rating["value"] for rating in rated["ratings"]] == [7]
    assert line.refused(2, "goal", "rate", made["goal"], "11")["facts"]["field"] == "rating"
    line.ok("goal", "end", made["goal"], "--as", "reached")
    assert line.refused(3, "goal", "rate", made["goal"], "8")["facts"]["reason"] == "goal_ended"
    (listed,) = line.ok("goal", "list", client).lines
    assert listed["state"] == "reached"


def test_a_safety_plan_is_written_as_it_is_shown(anna):
    line, client = anna
    about = (client, "--service", "kbt")
    text = "Early signs\nSlutar svara\n\nWhom I call\nKarin Lund, 070-174 06 05\n"
    assert line.ok("safety-plan", "write", *about, text=text).value["version"] == 1
    assert line.ok("safety-plan", "write", *about, text="own:\nGå ut").value["version"] == 2
    first = line.ok("safety-plan", "show", *about, "--version", "1", "--identified").value
    assert first["versions"] == 2
    assert [each["section"] for each in first["sections"]] == ["signs", "people"]
    assert "Karin" not in first["sections"][1]["stored"]
    assert first["sections"][1]["identified"] == "Karin Lund, 070-174 06 05"
    assert line.run("safety-plan", "show", *about, "--version", "9").code == 2
    assert line.refused(2, "safety-plan", "write", *about, text="utan rubrik")["facts"]["field"] == "section"


def test_agreements_about_sleep_are_found_by_line(anna):
    line, client = anna
    made = agreed(line, client, text="Ingen skärm efter 22")
    line.ok("agreement", "add", client, "--service", "kbt", "--topic", "kost", text="Frukost")
    (hit,) = line.ok("search", "sömn typ:ö").lines
    assert (hit["agreement"], hit["kind"], hit["topic"], hit["state"]) == (made["agreement"], "agreement", "sleep", "open")
    assert [each["topic"] for each in line.ok("search", "typ:ö", "--limit", "1").lines] == ["food"]
    assert line.ok("search", "sömn", "--kind", "entry").lines == []
    assert "1" in line.ok("search", "skärm @1999").err
