"""Access: all that is held and nothing of anybody else, only for the identified, in one sealed file that the register knows."""

import dataclasses
import hashlib
import io
import json
import stat
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

import jsonschema
import pypdf
import pytest

from journal_tui.practice.errors import InvalidInput, NotWritable, RefusedByRule
from journal_tui.practice.restriction import RestrictionGround
from journal_tui.practice.rights.case_words import CaseChannel, CaseKind, CaseState, Identity, LineDecision
from journal_tui.practice.rights.data_classes import data_classes
from journal_tui.practice.rights.extract import as_json
from journal_tui.practice.rights.extract.parts import parts
from journal_tui.practice.rights.extract.words import known_codes
from journal_tui.practice.rights.handing import hand_over
from journal_tui.practice.values import Service
from storage.audit.actions import Action
from storage.bookkeeping import records as bookkeeping
from storage.crypto.transport import opened
from storage.journal import matters
from storage.journal import records as journal
from storage.sealed.record import PermittedRecord
from storage.vault import case_records, consent_records, records
from tests.practice.journalling.working_day import Work
from tests.practice.rights.erasing import full_client

ROOT = Path(__file__).parents[3]
RECORDS = {
    "person": records.PersonRecord,
    "contact_point": records.ContactPointRecord,
    "contact_event": records.ContactEventRecord,
    "national_id": records.NationalIdRecord,
    "mapping": records.MappingRecord,
    "enquiry": case_records.EnquiryRecord,
    "consent_record": consent_records.ConsentRecordRecord,
    "consent_event": consent_records.ConsentEventRecord,
    "permit": journal.PermitRecord,
    "appointment": journal.AppointmentRecord,
    "entry": journal.EntryRecord,
    "addendum": journal.AddendumRecord,
    "draft": journal.DraftRecord,
    "agreement": matters.AgreementRecord,
    "goal": matters.GoalRecord,
    "measurement": matters.MeasurementRecord,
    "workout": matters.WorkoutRecord,
    "safety_plan": matters.SafetyPlanRecord,
    "emergency_note": matters.EmergencyNoteRecord,
    "working_note": matters.WorkingNoteRecord,
    "token": records.TokenRecord,
    "decision": records.DecisionRecord,
    "restriction": records.RestrictionRecord,
    "rights_case": case_records.CaseRecord,
    "case_text": case_records.CaseTextRecord,
    "hold": case_records.HoldRecord,
    "review": case_records.ReviewRecord,
    "disclosure": case_records.DisclosureRecord,
    "suppression": case_records.SuppressionRecord,
    "invoice": bookkeeping.InvoiceRecord,
    "receipt": bookkeeping.ReceiptRecord,
    "debt_case": bookkeeping.DebtCaseRecord,
    "answer": consent_records.AnswerValue,
    "evidence": consent_records.EvidenceValue,
    "controller": records.ControllerValue,
    "party": consent_records.PartyValue,
    "notice": consent_records.NoticeValue,
    "rating": matters.RatingRecord,
    "set": matters.SetRecord,
    "plan_section": matters.SectionRecord,
    "step": case_records.CaseStepRecord,
}
HEAD = {field.name for field in dataclasses.fields(PermittedRecord)}
NO_PART_OF_ITS_OWN = {
    "subject": "in `mapping`",
    "forms": "put back into the texts",
    "invoice_link": "followed to the vouchers",
}


def asked(work: Work, client: str, kind: CaseKind = CaseKind.ACCESS) -> str:
    case = work.practice.cases.open(client, kind, CaseChannel.EMAIL, date(2026, 11, 20))
    return case.number


def verified(work: Work, client: str, kind: CaseKind = CaseKind.ACCESS) -> str:
    return work.practice.cases.verify(asked(work, client, kind), Identity.KNOWN).number


def handed(work: Work, client: str, folder: Path, **how) -> dict[str, bytes]:
    given = work.practice.access.run(verified(work, client), folder, rest=LineDecision.CODE, **how)
    return dict(opened(given.path.read_bytes(), given.passphrase))


@pytest.mark.parametrize("code", sorted(RECORDS))
def test_every_attribute_of_every_row_is_told_or_withheld_by_name(code: str) -> None:
    part = next(each for each in (*parts().outer, *parts().inner.values()) if each.code == code)
    told = {field.attribute for field in part.fields}
    known = {field.name for field in dataclasses.fields(RECORDS[code])}
    assert known - HEAD <= told | part.withheld
    assert told <= known
    assert not told & part.withheld


def test_every_table_about_a_client_has_a_part() -> None:
    about = {table for each in data_classes() if each.owner != "practice" for table in each.tables}
    told = {"rights_case" if part.code == "case" else part.code for part in parts().outer}
    assert about - told == set(NO_PART_OF_ITS_OWN)
    assert {part.code for part in parts().outer} - RECORDS.keys() == {"log", "unreadable", "discarded_draft"}


def test_every_action_of_the_log_has_words() -> None:
    assert {action.name.lower() for action in Action} <= known_codes()


def test_the_published_schema_is_the_one_that_travels_along() -> None:
    assert (ROOT / "docs/schemas/extract-1.json").read_text(encoding="utf-8") == as_json.schema_text()


def test_an_extract_in_four_forms(work: Work, tmp_path: Path) -> None:
    tove = full_client(work)
    full_client(work, "Åke", "Söderklint")
    files = handed(work, tove, tmp_path / "out")
    assert list(files) == ["brev.txt"] + [f"registerutdrag.{end}" for end in ("txt", "html", "json", "schema.json", "pdf")]
    value = json.loads(files["registerutdrag.json"])
    jsonschema.Draft202012Validator(json.loads(files["registerutdrag.schema.json"])).validate(value)
    assert {"draft", "working_note", "emergency_note", "log", "consent_event"} <= value["data"].keys()
    read = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(files["registerutdrag.pdf"])).pages)
    for form in (files["registerutdrag.txt"].decode(), files["registerutdrag.html"].decode(), json.dumps(value), read):
        assert "Söderklint" not in form
        assert "Lund" not in form
        assert "Almdunge" in form
        assert "imy.se" in form or form is read, "whom one may complain to"
    assert "imy.se" in " ".join(read.split())


def test_the_pdf_is_tagged_and_says_its_language(work: Work, tmp_path: Path) -> None:
    content = handed(work, work.client("Åsa", "Ängsö"), tmp_path)["registerutdrag.pdf"]
    reader = pypdf.PdfReader(io.BytesIO(content))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "sv"
    assert "/StructTreeRoot" in root
    assert reader.metadata.title == "Registerutdrag"
    assert "Allt som Ljungqvist Rådgivning AB har om Åsa Ängsö" in reader.pages[0].extract_text()


def test_nothing_runs_for_somebody_unidentified(work: Work, tmp_path: Path) -> None:
    number = asked(work, work.client())
    for act in (lambda: work.practice.access.preview(number), lambda: work.practice.access.run(number, tmp_path / "out")):
        with pytest.raises(RefusedByRule) as refused:
            act()
        assert refused.value.facts["reason"] == "unidentified"
    assert not (tmp_path / "out").exists()


def test_a_case_of_another_kind_gives_no_extract(work: Work, tmp_path: Path) -> None:
    number = verified(work, work.client(), CaseKind.COMPLAINT)
    with pytest.raises(RefusedByRule):
        work.practice.access.run(number, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_one_file_for_its_owner_alone_in_the_register_and_the_case_is_done(work: Work, tmp_path: Path) -> None:
    client = full_client(work)
    number = verified(work, client)
    given = work.practice.access.run(number, tmp_path / "out", rest=LineDecision.CODE)
    assert [each.name for each in (tmp_path / "out").iterdir()] == [f"access-{number}.zip"]
    assert stat.S_IMODE(given.path.stat().st_mode) == 0o600
    assert b"Almdunge" not in given.path.read_bytes()
    (entry,) = [each for each in work.practice.disclosures.of_client(client) if each.case == number]
    assert (entry.recipient, entry.purpose) == ("client", "rights")
    assert entry.digest == hashlib.sha256(given.path.read_bytes()).hexdigest()
    assert work.practice.cases.get(number).state is CaseState.DONE
    with pytest.raises(RuntimeError):
        opened(given.path.read_bytes(), "another-passphrase")
    assert given.passphrase not in repr(given)


def test_what_is_there_is_not_written_over_and_the_case_stays_open(work: Work, tmp_path: Path) -> None:
    number = verified(work, work.client())
    (tmp_path / f"access-{number}.zip").write_text("mine")
    with pytest.raises(InvalidInput):
        work.practice.access.run(number, tmp_path)
    assert (tmp_path / f"access-{number}.zip").read_text() == "mine"
    assert work.practice.cases.get(number).state is CaseState.VERIFIED
    (tmp_path / "file").write_text("")
    with pytest.raises(NotWritable):
        work.practice.access.run(number, tmp_path / "file" / "out")


def test_a_case_that_cannot_end_leaves_no_file_whose_passphrase_nobody_was_told(work: Work, tmp_path: Path) -> None:
    client = work.client()
    case = work.practice.cases.get(verified(work, client))
    work.practice.cases.refuse(case.number, "excessive")
    end = partial(work.practice.cases.finish, case.number)
    with pytest.raises(RefusedByRule):
        hand_over(work.practice.context, case, tmp_path / "out", {"a.txt": b"Tove"}, frozenset({"contact"}), end)
    assert list((tmp_path / "out").iterdir()) == []
    assert work.practice.disclosures.of_client(client) == ()


def test_access_reaches_what_was_withdrawn_from_and_what_is_restricted(work: Work, tmp_path: Path) -> None:
    client = work.client(services=(Service.KBT, Service.PT))
    work.note(client, "Hon sov bättre under ekarna.")
    work.note(client, "Knäböj med lugn andning.", Service.PT)
    work.practice.consent.withdraw(client, Service.KBT)
    work.practice.restrictions.restrict(client, RestrictionGround.ACCURACY, Service.PT)
    text = handed(work, client, tmp_path)["registerutdrag.txt"].decode()
    assert "Hon sov bättre under ekarna." in text
    assert "Knäböj med lugn andning." in text


def test_nothing_leaves_before_each_line_about_somebody_else_is_decided(work: Work, tmp_path: Path) -> None:
    client = work.client()
    work.note(client, "Tove sover bra.\nHennes syster Karin Lund dricker.\nKarin Lund ringde.\nBrodern Nils Lund kom.")
    number = verified(work, client)
    lines = work.practice.access.preview(number).lines
    assert lines[0].line == "Hennes syster ‹person-1› dricker."
    assert lines[2].written == "Brodern Nils Lund kom."
    assert {line.part for line in lines} == {"entry"}
    assert "Karin" not in repr(lines)
    run = work.practice.access.run
    decided = {lines[0].id: LineDecision.OUT, lines[1].id: LineDecision.CODE}
    with pytest.raises(RefusedByRule) as refused:
        run(number, tmp_path / "out", lines=decided)
    assert (refused.value.facts["reason"], refused.value.facts["count"]) == ("lines_undecided", 1)
    with pytest.raises(InvalidInput):
        run(number, tmp_path / "out", lines={"000000000000": LineDecision.OUT}, rest=LineDecision.CODE)
    assert not (tmp_path / "out").exists()
    given = run(number, tmp_path / "out", lines={**decided, lines[2].id: LineDecision.SHOW})
    (entry,) = json.loads(opened(given.path.read_bytes(), given.passphrase)["registerutdrag.json"])["data"]["entry"]
    assert entry["text"] == "Tove sover bra.\n[…]\n‹person-1› ringde.\nBrodern Nils Lund kom."
    steps = [(step.code, step.detail) for step in work.practice.cases.get(number).steps]
    assert steps[-4:] == [("lines_kept", "1"), ("lines_out", "1"), ("lines_shown", "1"), ("done", "")]


def test_what_is_kept_of_a_third_persons_name_is_decided_and_a_draft_that_was_thrown_away_is_told(
    work: Work, tmp_path: Path
) -> None:
    client = work.client(services=(Service.KBT, Service.PT))
    work.note(client, "Hennes syster Karin Lund ringde från Ystad.")
    label = next(
        row.label for row in work.practice.context.vault.tokens.of_client(bytes.fromhex(client)) if row.kind == "PERSON"
    )
    for form in ("Kajsan", "Lundskan"):
        work.practice.aliases.add_form(client, label, form)
    begun = work.now()
    draft = work.practice.entries.add(client, Service.PT, "Knäböj utan Karin.")
    work.later(minutes=5)
    work.practice.entries.discard(draft.id)

    def extract(number: str, **how) -> dict:
        given = work.practice.access.run(number, tmp_path / number, rest=LineDecision.CODE, **how)
        files = dict(opened(given.path.read_bytes(), given.passphrase))
        read = files["registerutdrag.txt"].decode()
        assert ("Utkast som har kastats (1)" in read and "Skrivs även: ‹" in read) or how
        assert ("kajsan" in read) == bool(how)
        return json.loads(files["registerutdrag.json"])["data"]

    number = verified(work, client)
    (line,) = [each for each in work.practice.access.preview(number).lines if each.part == "token"]
    assert line.written == f"‹{label}›: Karin Lund, kajsan, lundskan"
    assert "Karin" not in line.line and line.line.count(f"‹{label}›") == 4
    data = extract(number)
    person = next(row for row in data["token"] if row["label"] == label)
    assert (person["shown"], person["also"]) == ("", [f"‹{label}›"] * 2), "how many, and none of them"
    (gone,) = data["discarded_draft"]
    saved, thrown = (datetime.fromisoformat(gone[each]) for each in ("saved", "discarded"))
    assert (saved - begun < timedelta(minutes=1), thrown - begun >= timedelta(minutes=5)) == (True, True)
    assert gone["service"] == "pt" and "counsellor" in gone["who"] and "Knäböj" not in json.dumps(data)
    number = verified(work, client)
    person = next(row for row in extract(number, lines={line.id: LineDecision.SHOW})["token"] if row["label"] == label)
    assert (person["shown"], person["also"]) == ("Karin Lund", ["kajsan", "lundskan"])


def test_a_row_that_cannot_be_opened_is_named_and_stops_nothing(work: Work, tmp_path: Path) -> None:
    client = work.client()
    broken = work.note(client, "Den första.").id
    work.note(client, "Den andra.")
    work.tamper("entry", broken)
    value = json.loads(handed(work, client, tmp_path)["registerutdrag.json"])
    assert [entry["text"] for entry in value["data"]["entry"]] == ["Den andra."]
    assert [(row["where"], row["row"]) for row in value["data"]["unreadable"]] == [("entry", broken)]


def test_the_extract_is_in_the_language_that_was_asked_for(work: Work, tmp_path: Path) -> None:
    files = handed(work, full_client(work), tmp_path, language="en")
    assert "Extract of your personal data" in files["extract.txt"].decode()
    assert '<html lang="en">' in files["extract.html"].decode()


def test_a_page_takes_what_was_written_for_text(work: Work, tmp_path: Path) -> None:
    client = work.client()
    work.note(client, "<script>alert(1)</script> & #let x = 1 *fet*")
    files = handed(work, client, tmp_path)
    assert b"<script>" not in files["registerutdrag.html"]
    read = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(files["registerutdrag.pdf"])).pages)
    assert "& #let x = 1 *fet*" in read


def squeezed(text: str) -> str:
    """Without white space: lines break where the page ends."""
    return "".join(text.split())


def test_a_sign_that_no_font_has_keeps_nobody_from_the_extract(work: Work, tmp_path: Path) -> None:
    client = work.client()
    work.note(client, "Hon skrev \x1b[31m och \U0010fffe, \ue000 sedan \ue000\u036b som vanligt: → ö")
    files = handed(work, client, tmp_path)
    read = squeezed("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(files["registerutdrag.pdf"])).pages))
    assert squeezed("Hon skrev [U+001B][31m och [U+10FFFE], [U+E000] sedan [U+E000][U+036B] som vanligt: → ö") in read
    assert squeezed("De tecken som ingen font här har står i PDF-filen med sitt nummer") in read
    for form in ("txt", "html"):
        shown = files[f"registerutdrag.{form}"].decode()
        assert "Hon skrev [U+001B][31m och \U0010fffe, \ue000 sedan" in shown and "\x1b" not in shown
    (entry,) = json.loads(files["registerutdrag.json"])["data"]["entry"]
    assert entry["text"].endswith("Hon skrev \x1b[31m och \U0010fffe, \ue000 sedan \ue000\u036b som vanligt: → ö")
