"""An extract and what is taken along, as a client reads them: in words, true for this client, nothing that only the program knows."""

import json
import re
from datetime import timedelta
from pathlib import Path

from journal_tui.practice.consent.consents import InvalidationGround
from journal_tui.practice.measures.values import Answered
from journal_tui.practice.rights.case_words import CaseKind
from journal_tui.practice.values import PersonnummerPurpose, Service
from storage.crypto.transport import opened
from tests.practice.journalling.working_day import Work
from tests.practice.rights.test_access import handed, verified


def test_every_line_is_in_words_and_true_for_this_client(work: Work, tmp_path: Path) -> None:
    practice = work.practice
    client = work.client("Tove", "Almdunge", (Service.KBT, Service.PT), email="tove@example.se")
    work.note(client, "Hon har sovit.")
    practice.appointments.cancel(practice.appointments.plan(client, Service.KBT, work.now() + timedelta(days=2)).id)
    for signs in ("händerna skakar", "magen knyter sig"):
        practice.safety_plans.write(client, Service.KBT, {"signs": signs})
    practice.measures.add(client, Service.PT, "weight/1", Answered(total=73_400))
    practice.clients.set_personnummer(client, "19990417-9802", PersonnummerPurpose.INKASSO)
    practice.clients.reveal_personnummer(client, PersonnummerPurpose.INKASSO)
    invoice = practice.books.invoice(client, "session", 70_000)
    work.later(days=40)
    debt = practice.debts.hand_over(client, invoice.id)
    practice.exports.debt(client, debt.id, tmp_path / "debt.txt", "Exempelinkasso")
    practice.retention.exclude(client, "hon ringer i mars")
    practice.consent.withdraw(client, Service.PT)
    files = handed(work, client, tmp_path)
    page = " ".join(files["registerutdrag.txt"].decode().split())
    data = json.loads(files["registerutdrag.json"])
    assert "Beslut: tas inte med i gallringen nu" in page
    assert "Mall: KBT-samtal" in page
    assert "Instrument: Vikt (kg)" in page
    assert not re.search(r"\b[a-z0-9]+/1\b", page)
    assert "Version: 0" not in page
    assert "personnummer läst; För vad: inkasso" in page
    assert "Ändamål: att driva in en skuld" in page
    assert not re.search(r"Ärende: [0-9a-f]{32}", page)
    assert {each["case"] for each in data["data"]["hold"]} == {debt.id}
    cancelled = [each for each in data["data"]["appointment"] if each["cancelled"]]
    assert [each["journalled"] for each in cancelled] == [False]
    assert [each["state"] for each in data["data"]["safety_plan"]] == ["superseded", "in_force"]
    rules = {each["class"]: each["rule"] for each in data["classes"]}
    assert (rules["contact"], rules["contact_log"], rules["national_id"]) == ("R2", "R2", "R1")
    assert "namnet, en väg att nå dig och den senaste kontakten så länge journalen finns" in page


def test_what_never_counted_and_what_was_told_as_one_number_are_taken_along_so(work: Work, tmp_path: Path) -> None:
    practice = work.practice
    client = work.client("Tove", "Almdunge", (Service.KBT, Service.KOST))
    practice.measures.add(client, Service.KBT, "phq9/1", Answered(answers=(1_000,) * 9))
    practice.measures.add(client, Service.KBT, "mood/1", Answered(total=6_000))
    work.later(minutes=1)
    practice.consent.invalidate(client, Service.KOST, InvalidationGround.WRONG_PERSON)
    given = practice.portability.run(verified(work, client, CaseKind.PORTABILITY), tmp_path)
    files = opened(given.path.read_bytes(), given.passphrase)
    told = {each["instrument"]: each for each in json.loads(files["portability.json"])["data"]["measurement"]}
    assert told["phq9/1"]["value"] is None  # the total was counted here
    assert told["mood/1"]["value"] == 6
    resources = [each["resource"] for each in json.loads(files["fhir.json"])["entry"]]
    consents = {(each["category"][0]["text"], each["status"]) for each in resources if each["resourceType"] == "Consent"}
    assert ("kost: journal", "entered-in-error") in consents
    assert ("kbt: journal", "active") in consents
    answered = [each for each in resources if each.get("questionnaire", "").endswith("mood/1")]
    assert [each["item"][0]["answer"] for each in answered] == [[{"valueDecimal": 6}]]
