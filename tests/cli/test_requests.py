"""Rights requests and purges on the line: the forms that scripts rest on, the exit codes, nothing for the unidentified."""

import hashlib
from datetime import UTC, datetime, timedelta

import time_machine

from storage.crypto.transport import opened

NAMES = (b"Lindgren", b"anna.lindgren@example.org", b"070-174 06 10")


def noon(**later: int) -> datetime:
    """The middle of a later day, so that no test crosses midnight."""
    return (datetime.now().astimezone() + timedelta(**later)).replace(hour=12, minute=0)


def stored(line) -> dict[str, str]:
    """What lies in every store."""
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in line.home.glob("*.db*")}


def open_erasure(line, client):
    text = ("--kind", "erasure", "--channel", "email", "--received")
    return line.ok("request", "open", client, *text, datetime.now(UTC).date().isoformat()).value


def test_an_erasure_on_the_line_from_request_to_read_back(anna):
    line, client = anna
    entry = line.ok("entry", "add", client, "--service", "kbt", text="Anna sov vid sjön med Karin.").value["entry"]
    line.ok("entry", "sign", entry, "--accept-flags")
    case = open_erasure(line, client)
    assert (case["case"][5:], case["state"], case["kind"]) == ("001", "open", "erasure")
    assert line.refused(3, "request", "run", case["case"])["facts"]["reason"] == "unidentified"
    assert (
        line.ok("request", "verify", case["case"], "--method", "registered_email").value["identity"] == "registered_email"
    )
    shown = line.ok("request", "preview", case["case"]).value
    assert {row["outcome"] for row in shown["rows"]} == {"erased", "kept"}
    assert (
        line.refused(3, "request", "approve", case["case"], "--preview", "00" * 32)["facts"]["reason"] == "preview_outdated"
    )
    line.ok("request", "approve", case["case"], "--preview", shown["preview"])
    assert line.refused(3, "request", "run", case["case"])["facts"]["reason"] == "cooling"
    with time_machine.travel(datetime.now(UTC) + timedelta(days=1, minutes=1)):
        done = line.ok("request", "run", case["case"]).value
        assert (done["done"], done["left"]) == (True, [])
        assert line.run("client", "show", client).code == 1
        assert line.ok("request", "list").lines == []
        (over,) = line.ok("request", "list", "--all").lines
        assert (over["case"], over["state"]) == (case["case"], "done")
        assert line.ok("verify").value["problems"] == []


def test_the_waiting_time_is_a_decision_of_the_practice(anna):
    line, client = anna
    line.ok("setting", "set", "cooling_days", "0")
    shown = {each["name"]: each for each in line.ok("setting", "list").lines}
    assert shown["cooling_days"] == {"name": "cooling_days", "days": 0, "kind": "days", "least": 0, "most": 7}
    for fixed in ("health_care", "minors"):
        assert line.refused(3, "setting", "set", fixed, "1")["facts"]["reason"] == fixed
    assert line.refused(2, "setting", "set", "cooling_days", "8")["facts"]["limit"] == 7
    case = open_erasure(line, client)["case"]
    line.ok("request", "verify", case, "--method", "known")
    hash_ = line.ok("request", "preview", case).value["preview"]
    line.ok("request", "approve", case, "--preview", hash_)
    assert line.ok("request", "run", case).value["done"]


def test_the_other_kinds(anna):
    line, client = anna
    today = datetime.now(UTC).date().isoformat()

    def opened(kind, channel="letter"):
        return line.ok("request", "open", client, "--kind", kind, "--channel", channel, "--received", today).value["case"]

    restriction = opened("restriction")
    assert line.refused(3, "request", "run", restriction)["facts"]["reason"] == "unidentified"
    line.ok("request", "verify", restriction, "--method", "id_shown")
    assert line.ok("request", "run", restriction).value["state"] == "done"
    assert line.run("gate", client, "--service", "kbt").value["verdict"] == "restricted"
    objection = opened("objection", "email")
    words = ("request", "weigh", objection, "--decision", "overruled")
    assert line.refused(3, *words, text="Våra skäl väger tyngre.")["facts"]["reason"] == "unidentified"
    line.ok("request", "verify", objection, "--method", "known")
    weighed = line.ok(*words, text="Våra skäl väger tyngre.").value
    assert weighed["state"] == "done"
    claim = opened("claim")
    assert line.refused(3, "request", "refuse", claim, "--reason", "unfounded")["facts"]["reason"] == "not_this_kind"
    assert line.ok("request", "close", claim).value["state"] == "closed"
    late = opened("access")
    assert line.refused(3, "request", "extend", late)["facts"]["reason"] == "no_notice"
    assert line.refused(3, "request", "close", late)["facts"]["reason"] == "not_this_kind"
    assert line.ok("request", "extend", late, "--notice-given").value["extended"]
    assert line.ok("request", "refuse", late, "--reason", "unfounded").value["state"] == "refused"


def test_a_purge_on_the_line(anna):
    line, client = anna
    assert line.ok("purge", "preview").value["lines"] == []
    with time_machine.travel(noon(days=420)) as clock:
        today, before = datetime.now().date().isoformat(), stored(line)
        asked = line.refused(8, "purge", "preview")
        assert (asked["error"], asked["facts"]["today"]) == ("date_unconfirmed", today)
        other = line.refused(8, "purge", "preview", "--date-is", "2026-02-28")
        assert other["facts"]["said"] == "2026-02-28" and "2026-02-28" in other["text"]
        assert line.run("purge", "preview", "--date-is", "29/2").code == 2
        assert stored(line) == before
        line.ok("client", "list", "--date-is", today)
        clock.shift(timedelta(days=1))
        line.refused(8, "client", "list", "--date-is", today)
        shown = line.ok("purge", "preview").value
        (due,) = shown["lines"]
        assert (due["rule"], due["owner"], due["runs"]) == ("R1", client, True)
        assert line.run("status").code == 1
        assert "overdue_purge" in line.run("status").value["problems"]
        assert line.refused(3, "purge", "run", "--preview", "11" * 32)["facts"]["reason"] == "preview_outdated"
        line.ok("purge", "exclude", client, text="Har bokat igen")
        excluded = line.ok("purge", "preview").value
        assert [row["excluded"] for row in excluded["lines"]] == [True]
        assert line.ok("purge", "run", "--preview", excluded["preview"]).value["count"] == 0
        rows = {row["rule"]: row["due"] for row in line.run("retention", "list").lines}
        assert rows == {"R1": 1, "R4": 0, "case": 0, "draft": 0, "enquiry": 0, "working_note": 0}
    with time_machine.travel(noon(days=460)):
        confirmed = ("--date-is", datetime.now().date().isoformat())
        again = line.ok("purge", "preview", *confirmed).value
        ended = line.ok("purge", "run", "--preview", again["preview"]).value
        assert (ended["done"], ended["count"]) == (True, 1)
        assert line.run("client", "show", client).code == 1
        assert line.run("status").code == 0


def test_an_extract_on_the_line_with_its_passphrase_shown_once(anna, tmp_path):
    line, client = anna
    entry = line.ok("entry", "add", client, "--service", "kbt", text="Anna sov vid sjön. Hennes syster Karin kom.").value[
        "entry"
    ]
    line.ok("entry", "sign", entry, "--accept-flags")
    today = datetime.now(UTC).date().isoformat()
    asked = ("--kind", "access", "--channel", "email", "--received", today)
    case = line.ok("request", "open", client, *asked).value["case"]
    assert line.refused(3, "request", "run", case, "--output", str(tmp_path / "out"))["facts"]["reason"] == "unidentified"
    line.ok("request", "verify", case, "--method", "registered_email")
    shown = line.ok("request", "preview", case).value
    (about_karin,) = shown["lines"]
    assert "Karin" not in about_karin["text"]
    assert line.run("request", "run", case).code == 2
    strict = ("request", "run", case, "--output", str(tmp_path / "out"), "--undecided", "refuse")
    assert line.refused(3, *strict)["facts"] == {"rule": "case", "reason": "lines_undecided", "count": 1}
    done = line.ok(*strict, "--leave-out", about_karin["line"]).value
    content = (tmp_path / "out" / f"access-{case}.zip").read_bytes()
    files = opened(content, done["passphrase"])
    assert list(files) == done["files"]
    assert "sov vid sjön" not in files["registerutdrag.txt"].decode()
    assert "[…]" in files["registerutdrag.txt"].decode()
    assert not [name for name in NAMES if name in content]
    (over,) = line.ok("request", "list", "--all").lines
    assert over["state"] == "done"


def test_letters_and_what_a_client_takes_along_on_the_line(anna, tmp_path):
    line, client = anna
    today = datetime.now(UTC).date().isoformat()
    asked = ("--kind", "portability", "--channel", "form", "--received", today)
    case = line.ok("request", "open", client, *asked).value["case"]
    told = line.ok("request", "letter", case, "--kind", "confirmation").value
    assert case in told["subject"] and "Anna Lindgren" in told["text"]
    letter = tmp_path / "brev.txt"
    line.ok("request", "letter", case, "--kind", "confirmation", "--language", "en", "--output", str(letter))
    assert "We have received your case" in letter.read_text()
    assert line.refused(3, "request", "letter", case, "--kind", "refusal")["facts"]["reason"] == "not_so_far"
    line.ok("request", "verify", case, "--method", "known")
    done = line.ok("request", "run", case, "--output", str(tmp_path / "out")).value
    files = opened((tmp_path / "out" / f"portability-{case}.zip").read_bytes(), done["passphrase"])
    assert {"portability.json", "portability.schema.json", "fhir.json", "README.txt"} <= files.keys()
    assert {each["recipient"] for each in line.ok("disclosure", "list").lines} == {"client"}


def test_a_rectification_and_a_complaint_on_the_line(anna):
    line, client = anna
    entry = line.ok("entry", "add", client, "--service", "kbt", text="Anna sov fyra nätter.").value["entry"]
    line.ok("entry", "sign", entry, "--accept-flags")
    today = datetime.now(UTC).date().isoformat()
    asked = ("--channel", "email", "--received", today)
    case = line.ok("request", "open", client, "--kind", "rectification", *asked, "--scope", "phone").value["case"]
    phone, right = ("request", "correct", case, "--field", "phone"), "070-174 06 77\nSagt vid besök."
    assert line.refused(3, *phone, text=right)["facts"]["reason"] == "unidentified"
    line.ok("request", "verify", case, "--method", "id_shown")
    assert line.run("request", "correct", case, text="Vad?").code == 2
    line.ok(*phone, text=right)
    line.ok("request", "correct", case, "--entry", entry, "--lines", "1", text="Det var fem nätter.")
    line.ok("request", "view", case, "--entry", entry, text="Jag sov inte alls.")
    shown = line.ok("entry", "show", entry).value
    assert [(each["kind"], each["case"]) for each in shown["addenda"]] == [("error", case), ("view", case)]
    assert line.run("request", "recipients", case).lines == []
    assert line.ok("request", "run", case).value["state"] == "done"
    assert "070-174 06 77" in line.ok("request", "letter", case, "--kind", "rectification").value["text"]
    case = line.ok("request", "open", client, "--kind", "complaint", *asked).value["case"]
    line.ok("request", "verify", case, "--method", "known")
    assert line.refused(3, "request", "close", case)["facts"]["reason"] == "no_answer"
    line.ok("request", "answer", case, "--decision", "partly_upheld", text="Du har delvis rätt.")
    assert "Du har delvis rätt." in line.ok("request", "letter", case, "--kind", "complaint").value["text"]
    assert line.ok("request", "close", case).value["state"] == "closed"
    spoken = ("--kind", "erasure", "--channel", "phone", "--received", today)
    case = line.ok("request", "open", client, *spoken).value["case"]
    assert line.ok("request", "written", case, "--channel", "letter").value["channel"] == "letter"
