"""Rectification with its history, the client's own view, who is told; and complaints: answered before they are closed."""

import json
from datetime import date
from pathlib import Path

import pytest

from journal_tui.practice.errors import InvalidInput, InvalidText, NotFound, RefusedByRule
from journal_tui.practice.rights.case_words import (
    CaseChannel,
    CaseKind,
    CaseState,
    Corrected,
    Decision,
    Identity,
    LetterKind,
    LineDecision,
)
from journal_tui.practice.values import AmendmentKind
from storage.crypto.transport import opened
from storage.vault.case_records import CaseTextRecord
from tests.practice.journalling.working_day import Work
from tests.practice.rights.erasing import full_client

TODAY = date(2026, 11, 23)
OLD, NEW = "070-174 06 05", "070-174 06 12"


def opened_case(work: Work, client: str, kind: CaseKind = CaseKind.RECTIFICATION) -> str:
    return work.practice.cases.open(client, kind, CaseChannel.EMAIL, TODAY, text="Det är fel.").number


def verified(work: Work, client: str, kind: CaseKind = CaseKind.RECTIFICATION) -> str:
    return work.practice.cases.verify(opened_case(work, client, kind), Identity.ID_SHOWN).number


def refused(act) -> object:
    with pytest.raises(RefusedByRule) as caught:
        act()
    return caught.value.facts["reason"]


def test_nothing_is_put_right_for_somebody_unidentified_by_any_way(work: Work) -> None:
    client = full_client(work)
    entry = work.note(client, "Tove sov gott.").id
    case, complaint = opened_case(work, client), opened_case(work, client, CaseKind.COMPLAINT)
    desk = work.practice.rectifications
    for way in (
        lambda: desk.correct(case, Corrected.PHONE, NEW, "Klienten ringde."),
        lambda: desk.amend(case, entry, "Tove sov illa."),
        lambda: desk.view(case, "Jag sov illa."),
        lambda: desk.settle(case, told=True),
        lambda: work.practice.complaints.answer(complaint, "Förlåt.", Decision.UPHELD),
    ):
        assert refused(way) == "unidentified"
    assert work.practice.clients.contact(client).phone == OLD
    assert work.practice.entries.get(entry).addenda == ()
    assert [text.kind for text in work.practice.cases.texts(case)] == ["requested"]


def test_a_field_is_corrected_and_what_stood_there_is_kept_sealed(work: Work) -> None:
    client = full_client(work)
    case = verified(work, client)
    desk = work.practice.rectifications
    for field, value in ((Corrected.PHONE, NEW), (Corrected.SURNAME, "Almlunde"), (Corrected.NICKNAMES, "Tovis, Tovan")):
        assert [step.detail for step in desk.correct(case, field, value, "Visade sitt pass.").steps][-1] == field.value
    contact = work.practice.clients.contact(client)
    assert (contact.phone, contact.surname, contact.nicknames) == (NEW, "Almlunde", ("Tovis", "Tovan"))
    kept = [text for text in work.practice.cases.texts(case) if text.kind == "corrected"]
    assert [(text.about, text.before, text.after) for text in kept] == [
        ("phone", OLD, NEW),
        ("surname", "Almdunge", "Almlunde"),
        ("nicknames", "", "Tovis, Tovan"),
    ]
    assert kept[0].text == "Visade sitt pass."
    assert "owner" in kept[0].roles
    assert kept[0].at == work.now()
    assert not [word for word in (OLD, "Almdunge", "pass") if word in repr(kept)]
    assert not [file for file in work.folder.rglob("*.db*") if b"Almdunge" in file.read_bytes()]


@pytest.mark.parametrize(
    ("field", "value", "why", "wrong"),
    [
        (Corrected.PHONE, "inget nummer", "sagt", "not_a_phone_number"),
        (Corrected.SURNAME, " ", "sagt", "empty"),
        (Corrected.PHONE, "0701740605", "sagt", "unchanged"),
        (Corrected.EMAIL, "ny@example.se", " ", "empty"),
        (Corrected.EMPLOYER, "Ån\x07", "sagt", "control_characters"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_changed(work: Work, field, value, why, wrong) -> None:
    client = full_client(work)
    case = verified(work, client)
    before = work.practice.clients.contact(client)
    with pytest.raises(InvalidInput) as caught:
        work.practice.rectifications.correct(case, field, value, why)
    assert caught.value.facts["reason"] == wrong
    assert work.practice.clients.contact(client) == before
    assert [step.code for step in work.practice.cases.get(case).steps] == ["received", "identified"]


def test_what_was_not_kept_is_not_remembered_either(work: Work) -> None:
    client = full_client(work)
    case = verified(work, client)
    assert work.practice.clients.list()
    with pytest.raises(InvalidText):
        work.practice.rectifications.correct(case, Corrected.PHONE, NEW, "Klienten \ud800 ringde.")
    assert work.practice.clients.contact(client).phone == OLD


def test_a_signed_text_stays_and_its_addendum_names_the_case(work: Work) -> None:
    client, other = full_client(work), full_client(work, "Åke", "Söderklint")
    entry, strange = work.note(client, "Tove sov fyra nätter."), work.note(other, "Åke sov.")
    case = verified(work, client)
    desk = work.practice.rectifications
    with pytest.raises(NotFound):
        desk.amend(case, strange.id, "Åke sov inte.")
    desk.amend(case, entry.id, "Toves nätter var fem.", "1")
    desk.amend(case, entry.id, "Jag sov inte alls.", kind=AmendmentKind.VIEW)
    read = work.practice.entries.get(entry.id)
    assert read.text == entry.text
    assert [(each.kind, each.case, each.lines) for each in read.addenda] == [
        (AmendmentKind.ERROR, case, "1"),
        (AmendmentKind.VIEW, case, ""),
    ]
    assert work.practice.entries.get(strange.id).addenda == ()
    assert work.problems() == ()
    assert desk.settle(case).state is CaseState.DONE
    assert refused(lambda: desk.amend(case, entry.id, "Mer.")) == "case_closed"


def test_whoever_was_given_the_data_is_told_before_the_case_is_done(work: Work, tmp_path: Path) -> None:
    client = full_client(work)
    work.practice.exports.authority(
        client,
        tmp_path / "m.json",
        authority="Skatteverket",
        law="lag 1",
        decided_by="Ragnhild",
        classes=frozenset({"contact"}),
    )
    case = verified(work, client)
    desk = work.practice.rectifications
    assert refused(lambda: desk.settle(case, told=True)) == "nothing_corrected"
    desk.correct(case, Corrected.PHONE, NEW, "Sagt vid besök.")
    assert [(each.recipient.value, each.recipient_name) for each in desk.recipients(case)] == [
        ("authority", "Skatteverket")
    ]
    assert refused(lambda: desk.settle(case)) == "recipients_not_told"
    done = desk.settle(case, told=True)
    assert [step.code for step in done.steps][-2:] == ["recipients_told", "done"]
    letter = work.practice.letters.write(case, LetterKind.RECTIFICATION).text
    assert NEW in letter
    assert OLD not in letter
    assert "myndighet (Skatteverket)" in letter


def test_the_view_of_a_client_is_kept_where_the_practice_does_not_agree(work: Work) -> None:
    client = full_client(work)
    case = verified(work, client)
    work.practice.rectifications.view(case, "Jag har aldrig sagt det.")
    work.practice.cases.refuse(case, "accurate")
    assert [text.text for text in work.practice.cases.texts(case) if text.kind == "view"] == ["Jag har aldrig sagt det."]
    letter = " ".join(work.practice.letters.write(case, LetterKind.REFUSAL).text.split())
    assert "bedömer att den är riktig" in letter and "art. 16 GDPR" in letter
    with pytest.raises(RefusedByRule):
        work.practice.letters.write(case, LetterKind.RECTIFICATION)


def test_the_history_is_in_the_extract_and_goes_with_the_client(work: Work, tmp_path: Path) -> None:
    client = full_client(work)
    case = verified(work, client)
    entry = work.note(client, "Tove sov.")
    work.practice.rectifications.correct(case, Corrected.PHONE, NEW, "Visade sin telefon.")
    work.practice.rectifications.amend(case, entry.id, "Hon sov illa.")
    work.practice.rectifications.settle(case)
    access = verified(work, client, CaseKind.ACCESS)
    given = work.practice.access.run(access, tmp_path, rest=LineDecision.CODE)
    files = opened(given.path.read_bytes(), given.passphrase)
    (told,) = [row for row in json.loads(files["registerutdrag.json"])["data"]["case_text"] if row["kind"] == "corrected"]
    assert (told["number"], told["before"], told["after"]) == (case, OLD, NEW)
    text = files["registerutdrag.txt"].decode()
    assert f"Stod förut: {OLD}" in " ".join(text.split()) and "Visade sin telefon." in text
    erasure = work.practice.cases.open(client, CaseKind.ERASURE, CaseChannel.LETTER, TODAY, ground="withdrawn").number
    work.practice.cases.verify(erasure, Identity.KNOWN)
    work.practice.cases.approve(erasure, work.practice.cases.preview(erasure).hash)
    work.later(days=1)
    assert work.practice.cases.erase(erasure).done
    assert work.practice.cases.texts(case) == ()
    assert not [row for row in work.practice.context.vault.case_texts.all() if isinstance(row, CaseTextRecord)]
    assert work.practice.cases.get(case).state is CaseState.DONE


def test_a_complaint_is_closed_once_it_has_been_answered(work: Work) -> None:
    client = full_client(work)
    case = verified(work, client, CaseKind.COMPLAINT)
    assert refused(lambda: work.practice.cases.close(case)) == "no_answer"
    with pytest.raises(InvalidInput):
        work.practice.complaints.answer(case, " \n", Decision.REJECTED)
    work.practice.complaints.answer(case, "Du har rätt.\nVi har ändrat hur vi gör.", Decision.PARTLY)
    asked, answer = work.practice.cases.texts(case)
    assert (asked.kind, answer.kind, answer.about, answer.at) == ("requested", "answer", "partly_upheld", work.now())
    letter = work.practice.letters.write(case, LetterKind.COMPLAINT).text
    assert "Vi har ändrat hur vi gör." in letter and "delvis bifall, 2026-11-23" in letter
    closed = work.practice.cases.close(case)
    assert [step.code for step in closed.steps] == ["received", "identified", "answered", "closed"]
