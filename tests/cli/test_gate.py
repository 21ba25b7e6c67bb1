"""The gate on the line: each state of a consent, and what closes at once."""

from datetime import datetime, timedelta

import pytest
import time_machine

from journal_tui.practice.consent.offline import check_seal
from journal_tui.practice.errors import ConsentMissing
from journal_tui.practice.home import Home
from journal_tui.wording import error_text
from tests.cli.inside import Inside


def verdict(line, client, service="kbt"):
    done = line.run("gate", client, "--service", service)
    assert done.value["reason"]
    return done.code, done.value["verdict"]


def test_nobody_asked(line):
    client = line.ok("client", "add", "--given", "Bo", "--surname", "Ek", "--service", "kbt").value["client"]
    assert verdict(line, client) == (3, "missing")
    line.ok("consent", "publish", "--service", "kbt")
    assert verdict(line, client) == (3, "missing")
    line.ok("consent", "ask", client, "--service", "kbt")
    assert verdict(line, client) == (3, "missing")
    assert line.refused(3, "entry", "add", client, "--service", "kbt", text="Bo sov.")["error"] == "consent_missing"


def test_nothing_can_be_asked_without_a_document(line):
    client = line.ok("client", "add", "--given", "Bo", "--surname", "Ek", "--service", "kbt").value["client"]
    assert line.refused(3, "consent", "ask", client, "--service", "kbt")["error"] == "no_document"


def test_granted_for_one_service_opens_no_other(anna):
    line, client = anna
    assert verdict(line, client) == (0, "granted")
    assert verdict(line, client, "pt") == (3, "wrong_service_or_purpose")
    assert verdict(line, client, "kost") == (3, "wrong_service_or_purpose")


def test_a_no_is_a_no(line):
    line.ok("consent", "publish", "--service", "kbt")
    client = line.ok("client", "add", "--given", "Bo", "--surname", "Ek", "--service", "kbt").value["client"]
    line.ok("consent", "record", client, "--service", "kbt", "--refuse", "journal", "--signature", "Bo Ek")
    assert verdict(line, client) == (3, "refused")


def test_withdrawal_closes_at_once_and_blocks_what_was_written(anna):
    line, client = anna
    entry = line.ok("entry", "add", client, "--service", "kbt", text="Anna sov vid sjön.").value["entry"]
    line.ok("entry", "sign", entry)
    assert len(line.ok("search", "sjön").lines) == 1
    line.ok("consent", "withdraw", client, "--service", "kbt")
    assert verdict(line, client) == (3, "withdrawn")
    assert line.ok("search", "sjön").lines == []
    assert line.run("entry", "show", entry).code == 3
    assert [(row["entry"], row["blocked"]) for row in line.ok("entry", "list", client).lines] == [(entry, True)]
    assert line.refused(3, "consent", "withdraw", client, "--service", "kbt")["facts"]["reason"] == "nothing_to_withdraw"


def test_a_document_that_changed_in_substance_asks_anew_and_an_editorial_one_does_not(anna):
    line, client = anna
    line.ok("consent", "publish", "--service", "kbt", "--change", "editorial")
    assert verdict(line, client) == (0, "granted")
    line.ok("consent", "publish", "--service", "kbt", "--change", "material")
    assert verdict(line, client) == (3, "outdated_version")
    line.ok("consent", "record", client, "--service", "kbt", "--grant", "journal", "--signature", "Anna Lindgren")
    assert verdict(line, client) == (0, "granted")


def test_a_clock_that_was_set_back_decides_nothing_and_writes_nothing(anna):
    line, client = anna
    with time_machine.travel("2020-01-01T10:00:00+01:00"):
        assert verdict(line, client) == (3, "undecidable")
        assert line.run("entry", "add", client, "--service", "kbt", text="Anna sov.").code == 3
        assert (
            line.refused(3, "client", "add", "--given", "Bo", "--surname", "Ek", "--service", "kbt")["error"]
            == "clock_went_back"
        )
    assert verdict(line, client) == (0, "granted")


@pytest.mark.parametrize(
    ("extra", "code", "error"),
    [
        (("--grant", "journal"), 2, "invalid_input"),
        (("--grant", "journal", "--refuse", "journal"), 2, "wrong_use"),
        ((), 2, "wrong_use"),
        (("--grant", "everything"), 2, "wrong_use"),
        (("--grant", "journal", "--paper", "2026-7"), 2, "wrong_use"),
    ],
    ids=["another's name", "both", "nothing", "no such purpose", "paper without scan"],
)
def test_half_an_answer_is_no_answer(anna, extra, code, error):
    line, client = anna
    name = "Bo Ek" if error == "invalid_input" else "Anna Lindgren"
    done = line.run("consent", "record", client, "--service", "kbt", "--signature", name, *extra)
    assert (done.code, done.error["error"]) == (code, error)
    assert verdict(line, client) == (0, "granted")


def test_a_paper_counts_by_its_number_and_its_scan(anna, tmp_path):
    line, client = anna
    line.ok("consent", "publish", "--service", "pt")
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF scan")
    missing = line.run(
        "consent",
        "record",
        client,
        "--service",
        "pt",
        "--grant",
        "journal",
        "--signature",
        "Anna Lindgren",
        "--file",
        str(scan),
    )
    assert missing.code == 2
    assert verdict(line, client, "pt") == (3, "wrong_service_or_purpose")
    receipt = line.ok(
        "consent",
        "record",
        client,
        "--service",
        "pt",
        "--grant",
        "journal",
        "--signature",
        "Anna Lindgren",
        "--paper",
        "2026-7",
        "--file",
        str(scan),
    ).value
    assert receipt["evidence"]["paper_archive_number"] == "2026-7"
    assert verdict(line, client, "pt") == (0, "granted")


def test_what_was_not_answered_is_not_a_no(anna):
    line, client = anna
    kbt = next(row for row in line.ok("consent", "status", client).lines if row["service"] == "kbt")
    assert {answer["purpose"]: answer["state"] for answer in kbt["answers"]} == {
        "journal": "granted",
        "measures": "not_asked",
        "supervision": "not_asked",
    }


def test_a_receipt_is_genuine_until_a_letter_of_it_changes(anna, tmp_path):
    line, client = anna
    file = tmp_path / "receipt.json"
    line.ok("consent", "receipt", client, "--service", "kbt", "--output", str(file))
    assert line.run("consent", "receipt", client, "--service", "kbt", "--output", str(file)).code == 2
    assert line.ok("consent", "verify", str(file), "--record").value["result"] == "genuine"
    file.write_text(file.read_text().replace("Anna", "Anne", 1))
    changed = line.run("consent", "verify", str(file), "--record")
    assert (changed.code, changed.value["result"]) == (6, "changed")
    file.write_text("{}")
    assert line.run("consent", "verify", str(file), "--record").code == 5


def test_a_receipt_is_checked_by_its_seal_alone_without_a_passphrase_and_one_flipped_byte_is_seen(anna, tmp_path):
    line, client = anna
    file = tmp_path / "receipt.json"
    line.ok("consent", "receipt", client, "--service", "kbt", "--output", str(file))
    whole = file.read_bytes()

    def checked(content=whole, home=line.home):
        file.write_bytes(content)
        return Inside(home, "no passphrase of anybody").run("consent", "verify", str(file))

    sealed = checked()
    assert (sealed.code, sealed.value["result"], len(sealed.value["fingerprint"])) == (0, "sealed", 32)
    elsewhere = checked(home=tmp_path / "nothing")
    assert (elsewhere.code, elsewhere.value["result"]) == (1, "elsewhere")
    assert elsewhere.value["fingerprint"] == sealed.value["fingerprint"]
    marks = [whole.index(mark) + len(mark) + 3 for mark in (b'"record_id"', b'"answer"', b'"seal"', b'"signing_key"')]
    for at in (0, 5, *marks, len(whole) // 2, len(whole) - 9, len(whole) - 2):
        for bit in (0x01, 0x20, 0x80):
            flipped = whole[:at] + bytes([whole[at] ^ bit]) + whole[at + 1 :]
            assert check_seal(flipped, Home(line.home)).result in {"changed", "malformed"}, (at, bit)
    done = checked(whole.replace(b"Anna", b"Anne", 1))
    assert (done.code, done.value["result"]) == (6, "changed")
    assert checked(whole[:-5]).code == 5


def test_after_a_no_nobody_is_told_to_ask_again(anna):
    line, client = anna
    signature = ("--signature", "Anna Lindgren")
    line.ok("consent", "withdraw", client, "--service", "kbt")
    line.ok("consent", "record", client, "--service", "kbt", "--refuse", "journal", *signature)
    error = line.refused(3, "entry", "add", client, "--service", "kbt", "--lang", "en", text="Sover bättre.")
    assert error["facts"]["verdict"] == "refused"
    assert "only if the client brings it up" in error["next"]


@pytest.mark.parametrize("verdict", ["refused", "restricted", "undecidable"])
def test_where_asking_is_not_the_way_on_it_is_not_offered(verdict):
    asking = error_text(ConsentMissing(verdict="missing")).next
    assert error_text(ConsentMissing(verdict=verdict)).next != asking


def test_a_log_that_a_wrong_date_put_ahead_is_corrected_by_the_owner_and_only_while_nothing_else_is(anna):
    line, client = anna
    now = (datetime.now().astimezone() + timedelta(days=1)).replace(hour=12)
    today, wrong = (day.date().isoformat() for day in (now, now + timedelta(days=900)))
    with time_machine.travel(
        (now + timedelta(days=900)).replace(hour=9)
    ):  # hours less than 900 days, however long a command takes
        line.ok("client", "list", "--date-is", wrong)
    with time_machine.travel(now):
        assert line.run("clock", "correct").code == 2
        line.refused(8, "clock", "correct", "--date-is", wrong)
        line.refused(3, "entry", "add", client, "--service", "kbt", text="Anna sov.")
        assert line.ok("clock", "correct", "--date-is", today).value == {"corrected": True, "days": 899}
        line.ok("entry", "add", client, "--service", "kbt", text="Anna sov.")
        assert line.refused(3, "clock", "correct", "--date-is", today)["facts"]["reason"] == "clock_right"
        line.ok("verify")
    with time_machine.travel(now + timedelta(days=900)):
        line.ok("entry", "add", client, "--service", "kbt", "--date-is", wrong, text="Anna sov.")
    with time_machine.travel(now + timedelta(days=1)):
        later = (now + timedelta(days=1)).date().isoformat()
        assert line.refused(3, "clock", "correct", "--date-is", later)["facts"]["reason"] == "written_ahead"
        assert verdict(line, client) == (3, "undecidable")
