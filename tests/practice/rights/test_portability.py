"""Portability: what the client gave and nothing else, in files that fit the schema that travels along."""

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest

from journal_tui.practice.errors import RefusedByRule
from journal_tui.practice.rights.case_words import CaseKind, CaseState
from journal_tui.practice.rights.extract.given import schema_text
from journal_tui.practice.values import Service
from storage.crypto.transport import opened
from tests.practice.journalling.working_day import Work
from tests.practice.rights.planted import planted
from tests.practice.rights.test_access import ROOT, asked, verified


def taken_along(work: Work, client: str, folder: Path) -> dict[str, bytes]:
    handed = work.practice.portability.run(verified(work, client, CaseKind.PORTABILITY), folder)
    return dict(opened(handed.path.read_bytes(), handed.passphrase))


def test_the_published_schema_is_the_one_that_travels_along() -> None:
    assert (ROOT / "docs/schemas/portability-1.json").read_text(encoding="utf-8") == schema_text()


def test_what_the_client_gave_is_there_and_what_the_practice_wrote_is_not(work: Work, tmp_path: Path) -> None:
    client, _ = planted(work)
    files = taken_along(work, client, tmp_path)
    value = json.loads(files["portability.json"])
    jsonschema.Draft202012Validator(json.loads(files["portability.schema.json"])).validate(value)
    everything = b"\n".join(files.values()).decode()
    for given in ("Almdunge", "ny.tove@example.se", "havspromenad", "dagboksskrivande", "frågade om prislistan"):
        assert given in everything
    for written in (
        "trädgårdsarbete",
        "veckorapport",
        "kvällspromenad",
        "akutläge",
        "upplägget",
        "kommer åter",
        "marklyft",
    ):
        assert written not in everything
    (measured,) = value["data"]["measurement"]
    assert measured == {"service": "kbt", "at": measured["at"], "instrument": "phq9/1", "answers": [2, 1], "value": None}


def test_tables_open_in_a_spreadsheet_and_hold_no_formula(work: Work, tmp_path: Path) -> None:
    client = work.client("=Tove", "Almdunge", phone="070-174 06 05")
    files = taken_along(work, client, tmp_path)
    (row,) = csv.DictReader(io.StringIO(files["person.csv"].decode()), delimiter=";")
    assert (row["given"], row["surname"]) == ("'=Tove", "Almdunge")
    assert {"LASMIG.txt", "README.txt", "contact_point.csv", "consent_record.csv"} <= files.keys()


def test_consents_and_answers_as_fhir(work: Work, tmp_path: Path) -> None:
    client, _ = planted(work)
    work.later(minutes=1)
    work.practice.consent.withdraw(client, Service.PT)
    bundle = json.loads(taken_along(work, client, tmp_path)["fhir.json"])
    assert (bundle["resourceType"], bundle["type"]) == ("Bundle", "collection")
    found = [entry["resource"] for entry in bundle["entry"]]
    consents = {each["category"][0]["text"]: each for each in found if each["resourceType"] == "Consent"}
    assert (consents["kbt: journal"]["status"], consents["kbt: journal"]["decision"]) == ("active", "permit")
    assert consents["pt: journal"]["status"] == "inactive"
    (answers,) = [each for each in found if each["resourceType"] == "QuestionnaireResponse"]
    assert [item["answer"][0]["valueDecimal"] for item in answers["item"]] == [2, 1]
    assert "Almdunge" not in json.dumps(bundle)


def test_only_for_somebody_identified_who_asked_for_this(work: Work, tmp_path: Path) -> None:
    client = work.client()
    for number in (asked(work, client, CaseKind.PORTABILITY), verified(work, client)):
        with pytest.raises(RefusedByRule):
            work.practice.portability.run(number, tmp_path / "out")
    assert not (tmp_path / "out").exists()
    number = verified(work, client, CaseKind.PORTABILITY)
    work.practice.portability.run(number, tmp_path / "out")
    assert work.practice.cases.get(number).state is CaseState.DONE
