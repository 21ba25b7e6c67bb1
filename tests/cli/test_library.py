"""`template` and `phrase`: what the practice made for itself, by line, with the same refusals as on the screen."""

FILE = """
name = "stress"
services = ["kbt"]
[title]
sv = "Stress och återhämtning"
[[heading]]
sv = "Belastning"
[[heading]]
sv = "Steg till nästa gång"
role = "plan"
"""


def test_a_template_goes_in_as_a_file_comes_out_as_one_and_is_used(anna, tmp_path):
    line, client = anna
    path = tmp_path / "stress.toml"
    path.write_text(FILE, encoding="utf-8")
    made = line.ok("template", "add", str(path)).value
    assert (made["template"], made["own"], made["services"]) == ("own.stress/1", True, ["kbt"])
    shown = line.ok("template", "show", "stress").value["file"]
    assert line.ok("template", "add", "-", text=shown).value["version"] == 1
    changed = shown.replace("Belastning", "Det som väger")
    assert line.ok("template", "add", "-", text=changed).value["template"] == "own.stress/2"
    text = "Det som väger\njobbet\nSteg till nästa gång\npromenad"
    note = line.ok("entry", "add", client, "--service", "kbt", "--template", "stress", text=text).value
    assert line.ok("entry", "show", note["entry"]).value["template"] == "own.stress/2"
    listed = {each["name"] for each in line.ok("template", "list", "--service", "kbt").lines}
    assert {"kbt", "soap", "risk", "own.stress"} <= listed
    assert "pt" not in listed


def test_a_template_is_retired_brought_back_and_undone(line):
    line.ok("template", "add", "-", text=FILE)
    assert line.ok("template", "retire", "stress").value["retired"] is True
    assert "own.stress" not in {each["name"] for each in line.ok("template", "list", "--service", "kbt").lines}
    assert line.ok("template", "bring-back", "stress").value["retired"] is False
    assert line.ok("template", "undo", "stress").value["retired"] is True
    assert line.refused(1, "template", "retire", "kbt")["error"] == "not_found"


def test_a_name_in_a_template_is_refused_with_its_place_and_without_the_name(anna):
    line, _client = anna
    wrong = line.refused(3, "template", "add", "-", text=FILE.replace("Belastning", "Anna Lindgren och jobbet"))
    assert wrong["error"] == "names_found"
    assert (wrong["facts"]["part"], wrong["facts"]["line"], wrong["facts"]["column"]) == ("heading", 1, 1)
    assert "Lindgren" not in str(wrong)
    single = FILE.replace("Belastning", "Möten med Lindgren")
    line.refused(3, "template", "add", "-", text=single)
    assert line.ok("template", "add", "-", "--ordinary", text=single).value["version"] == 1
    line.refused(3, "template", "add", "-", "--ordinary", text=FILE.replace("Belastning", "070-174 06 10"))


def test_a_file_that_is_not_right_says_what_to_do(line, tmp_path):
    assert line.refused(2, "template", "add", "-", text="name =")["facts"]["reason"] == "toml"
    twice = line.refused(2, "template", "add", "-", text=FILE + '[[heading]]\nsv = "belastning"\n')
    assert (twice["facts"]["reason"], twice["facts"]["heading"]) == ("twice", 3)
    assert "3" in twice["text"] + twice["next"]
    assert line.run("template", "add", str(tmp_path / "saknas.toml")).error["error"] == "wrong_use"
    large = tmp_path / "stor.toml"
    large.write_bytes(b"#" * 70_000)
    assert line.run("template", "add", str(large)).error["error"] == "wrong_use"


def test_a_phrase_goes_in_on_stdin_and_is_listed_in_versions(line):
    made = line.ok("phrase", "add", "Vila", "--service", "pt", text="Vila ___ minuter\n").value
    assert (made["code"], made["text"], made["services"], made["version"]) == ("vila", "Vila ___ minuter", ["pt"], 1)
    assert line.ok("phrase", "add", ";vila", text="Vila ___ timmar").value["version"] == 2
    listed = {each["code"]: each for each in line.ok("phrase", "list").lines}
    assert listed["vila"]["own"] is True
    assert listed["hem"]["language"] == "sv"
    assert line.ok("phrase", "undo", "vila").value["text"] == "Vila ___ minuter"
    assert line.ok("phrase", "retire", "vila").value["retired"] is True
    assert line.ok("phrase", "bring-back", "vila").value["retired"] is False


def test_a_phrase_that_leads_back_to_itself_or_names_somebody_is_refused(anna):
    line, _client = anna
    wrong = line.refused(2, "phrase", "add", "a", text="om ;a igen")
    assert ";a → ;a" in wrong["text"] + wrong["next"]
    assert line.refused(3, "phrase", "add", "a", text="Ring Anna Lindgren")["error"] == "names_found"
    assert line.refused(2, "phrase", "add", "två ord", text="x")["facts"]["reason"] == "code"
    assert line.refused(1, "phrase", "retire", "hem")["error"] == "not_found"
