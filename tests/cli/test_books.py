"""Bookkeeping and what leaves, on the line: fixed shapes, each in the register, the personnummer where it may be and nowhere else."""

import csv

from tests.cli.test_requests import NAMES


def paying(line):
    named = ("--given", "Bo", "--surname", "Ek", "--email", "bo@example.org", "--address", "Vägen 1")
    number = ("--personnummer", "19990417-9802", "--personnummer-purpose", "friskvard")
    return line.ok("client", "add", *named, *number, "--service", "pt").value["client"]


def test_from_invoice_to_receipt_and_out(line, tmp_path):
    client = paying(line)
    made = line.ok("invoice", "add", client, "--label", "training", "--amount", "1200,50", "--vat", "68").value
    assert (made["amount"], made["vat"], made["number"][5:], made["paid"]) == (120_050, 6_800, "1", None)
    assert line.run("invoice", "add", client, "--label", "training", "--amount", "tolv").code == 2
    paid = ("receipt", "add", client, "--invoice", made["invoice"], "--allowance", "--activity")
    receipt = line.ok(*paid, text="Styrketräning\n").value
    out = tmp_path / "kvitto.txt"
    line.ok("disclose", "receipt", client, "--receipt", receipt["receipt"], "--output", str(out))
    assert "19990417-9802" in out.read_text()
    invoices = tmp_path / "fakturor.csv"
    year = made["number"][:4]
    assert line.ok("disclose", "invoice", "--year", year, "--output", str(invoices)).value["count"] == 1
    rows = list(csv.reader(invoices.read_text().splitlines(), delimiter=";"))
    assert rows == [
        ["name", "address", "email", "label", "amount"],
        ["Bo Ek", "Vägen 1", "bo@example.org", "Friskvård: personlig träning", "1200,50"],
    ]
    assert line.refused(2, "disclose", "invoice", "--year", year, "--output", str(invoices))["facts"]["reason"] == "exists"
    law = "Skatteverket\n39 kap. 3 § SFL\nRagnhild\n"
    line.ok("disclose", "authority", client, "--class", "contact", "--output", str(tmp_path / "ut.json"), text=law)
    today = made["issued"]
    asked = ("--kind", "rectification", "--channel", "email", "--received", today)
    case = line.ok("request", "open", client, *asked).value["case"]
    line.ok("request", "verify", case, "--method", "known")
    line.ok("request", "correct", case, "--field", "address", text="Vägen 2\nSagt vid besök.")
    (told,) = [each for each in line.ok("request", "recipients", case).lines if each["name"] == "Skatteverket"]
    letter = ("request", "notify", case, "--recipient", told["disclosure"])
    assert "Vägen 2" in line.ok(*letter).value["text"]
    line.ok(*letter, "--output", str(tmp_path / "brev.txt"))
    assert line.ok("disclosure", "list").lines[0]["purpose"] == "notice"
    register = line.ok("disclosure", "list").lines[1:]
    assert [row["recipient"] for row in register] == ["authority", "invoicing", "client"]
    assert register[0]["law"] == "39 kap. 3 § SFL"
    assert not [name for name in NAMES if name.decode() in repr(register)]


def test_an_allowance_for_counselling_is_warned_of_as_on_the_screen(line):
    client = line.ok("client", "add", "--given", "Ida", "--surname", "Ek", "--service", "kbt").value["client"]
    for label, warned in (("training", True), ("counselling", False)):
        done = line.ok("invoice", "add", client, "--label", label, "--amount", "900")
        assert ("▲" in done.err) is warned


def test_a_debt_is_not_handed_over_before_it_is_due(line):
    client = paying(line)
    made = line.ok("invoice", "add", client, "--label", "counselling", "--amount", "900").value
    assert line.refused(3, "debt", "open", client, "--invoice", made["invoice"])["facts"]["reason"] == "not_due_yet"
    assert [row["paid"] for row in line.ok("invoice", "list", client).lines] == [None]
    wrong = line.ok("invoice", "credit", client, "--invoice", made["invoice"]).value
    assert (wrong["amount"], wrong["credits"]) == (-90_000, made["invoice"])
    new = line.ok("invoice", "add", client, "--label", "counselling", "--amount", "900").value["invoice"]
    paid = line.ok("receipt", "add", client, "--invoice", new).value["receipt"]
    assert line.ok("receipt", "take-back", client, "--receipt", paid).value["taken_back"]
    paid = line.ok("receipt", "add", client, "--invoice", new).value["receipt"]
    right = line.ok("receipt", "correct", client, "--receipt", paid).value
    assert (right["amount"], right["corrects"]) == (-90_000, paid)
    assert line.refused(3, "receipt", "take-back", client, "--receipt", paid)["facts"]["reason"] == "receipt_booked"
    assert [row["number"][5:] for row in line.ok("receipt", "list", client).lines] == ["1", "2"]
    assert line.ok("debt", "list", client).lines == []
    assert line.refused(1, "debt", "withdraw", client, "--debt", new)["error"] == "not_found"
    booked = line.refused(3, "invoice", "take-back", client, "--invoice", made["invoice"])
    assert booked["facts"]["reason"] == "booked" and "booked" in booked["text"] + booked["facts"]["reason"]
