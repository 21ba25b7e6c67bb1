"""A letter to each who was given data: named only to whom the name was given, about nothing but what they have, in the register."""

from pathlib import Path

import pytest

from journal_tui.practice.disclosure.register import Disclosures, Recipient
from journal_tui.practice.errors import NotFound, RefusedByRule
from journal_tui.practice.rights.case_words import CaseChannel, CaseKind, CaseState, Corrected, ErasureGround, Identity
from journal_tui.practice.rights.extract.words import code_words
from journal_tui.practice.values import Service
from storage.audit.actions import Action
from storage.audit.reading import read
from tests.practice.journalling.working_day import Work

NEW = "070-174 06 44"


def known(work: Work, client: str, kind: CaseKind, ground: str = "") -> str:
    """A case of somebody identified."""
    today = work.now().date()
    return work.practice.cases.verify(
        work.practice.cases.open(client, kind, CaseChannel.EMAIL, today, ground=ground).number, Identity.ID_SHOWN
    ).number


def given_out(work: Work, folder: Path) -> str:
    """A client whose data went to an authority, with an invoice file, and without a name to a supervisor."""
    client = work.client("Tove", "Almdunge", (Service.KBT, Service.PT), phone="070-174 06 12", address="Ekstigen 3")
    practice = work.practice
    practice.books.invoice(client, "session", 90_000)
    practice.exports.invoices(work.now().year, folder / "f.csv", [])
    practice.exports.authority(
        client, folder / "m.json", authority="Skatteverket", law="lag 1", decided_by="M", classes=frozenset({"contact"})
    )
    digest, who = b"\x0a" * 32, bytes.fromhex(client)
    Disclosures(practice.context).enter(Recipient.SUPERVISOR, frozenset({"entry"}), digest, client=who)
    return client


def logged(work: Work, action: Action) -> int:
    return [row.action for _, row in read(work.practice.context.stores.vault) if row].count(action)


def plain(text: str) -> str:
    return " ".join(text.split())


def test_what_was_put_right_is_told_to_each_as_far_as_it_concerns_them(work: Work, tmp_path: Path) -> None:
    client, desk = given_out(work, tmp_path), work.practice.notices
    entry = work.note(client, "Tove sov fyra nätter.")
    case = known(work, client, CaseKind.RECTIFICATION)
    assert desk.recipients(case) == ()
    work.practice.rectifications.correct(case, Corrected.PHONE, NEW, "Visade telefonen.")
    assert {each.recipient for each in desk.recipients(case)} == {Recipient.AUTHORITY, Recipient.INVOICING}
    work.practice.rectifications.amend(case, entry.id, "Det var fem nätter.")
    found = {each.recipient: each for each in desk.recipients(case)}
    before = logged(work, Action.CLIENT_READ)
    authority = plain(desk.write(case, found[Recipient.AUTHORITY].id).text)
    assert logged(work, Action.CLIENT_READ) == before + 1, "whose name it says has been read"
    addendum = code_words("addendum_signed", "sv")
    assert addendum not in authority, "they were given no notes"
    assert "Skatteverket" in authority and "Tove Almdunge" in authority and NEW in authority
    assert "070-174 06 12" not in authority and "art. 19 GDPR" in authority and "{" not in authority
    supervisor = plain(desk.write(case, found[Recipient.SUPERVISOR].id).text)
    assert "Tove" not in supervisor and NEW not in supervisor and "0a0a0a0a0a0a0a0a" in supervisor
    assert addendum in supervisor and logged(work, Action.CLIENT_READ) == before + 1
    assert "Put it right with you too" in plain(desk.write(case, found[Recipient.INVOICING].id, "en").text)
    before, exported = desk.recipients(case), logged(work, Action.EXPORTED)
    desk.send(case, found[Recipient.AUTHORITY].id, tmp_path / "brev.txt")
    assert logged(work, Action.EXPORTED) == exported + 1
    newest = work.practice.disclosures.list()[0]
    assert (newest.recipient, newest.purpose, newest.case, newest.client) == ("authority", "notice", case, client)
    assert newest.recipient_name == "Skatteverket" and set(newest.classes) == {"case", "contact"}
    assert (newest.decided_by, "19" in newest.law) == ("Ragnhild Ljungqvist", True)
    assert desk.recipients(case) == before, "the letter itself makes nobody a recipient"
    assert [(step.code, step.detail) for step in work.practice.cases.get(case).steps][-1] == (
        "recipient_letter",
        "authority",
    )
    with pytest.raises(NotFound):
        desk.write(case, newest.id)
    desk.send(case, found[Recipient.SUPERVISOR].id, tmp_path / "utan-namn.txt")
    assert work.practice.disclosures.list()[0].classes == ("case",), "no name stands in it"
    stranger = work.practice.cases.open(client, CaseKind.RECTIFICATION, CaseChannel.EMAIL, work.now().date()).number
    with pytest.raises(RefusedByRule) as refused:
        desk.write(stranger, found[Recipient.AUTHORITY].id)
    assert refused.value.facts["reason"] == "unidentified"


def test_an_erasure_is_told_between_its_approval_and_the_act_and_a_restriction_while_it_lasts(
    work: Work, tmp_path: Path
) -> None:
    client, desk, cases = given_out(work, tmp_path), work.practice.notices, work.practice.cases
    restriction = known(work, client, CaseKind.RESTRICTION, "accuracy")
    assert desk.recipients(restriction) == ()
    assert cases.restrict(restriction).state is CaseState.DONE
    other = known(work, client, CaseKind.RESTRICTION, "accuracy")
    assert desk.recipients(other) == (), "of another case nothing is said"
    cases.refuse(other, "excessive")
    for each in desk.recipients(restriction):
        assert "begränsad tills vidare" in plain(desk.write(restriction, each.id).text)
    (mark,) = work.practice.restrictions.of_client(client)
    work.practice.restrictions.lift(mark.id, informed=True)
    assert desk.recipients(restriction) == ()
    work.practice.decide("cooling_days", 0)
    erasure = known(work, client, CaseKind.ERASURE, ErasureGround.WITHDRAWN.value)
    some = work.practice.disclosures.list()[-1].id
    with pytest.raises(RefusedByRule) as early:
        desk.write(erasure, some)
    assert early.value.facts["reason"] == "not_so_far"
    cases.approve(erasure, cases.preview(erasure).hash)
    told = desk.recipients(erasure)
    assert len(told) == 3
    for number, each in enumerate(told):
        assert "Radera det hos er också" in plain(desk.send(erasure, each.id, tmp_path / f"{number}.txt").text)
    assert cases.erase(erasure).done, "a letter changes nothing of what was approved"
    assert desk.recipients(erasure) == ()
    assert all(not each.client or each.client == client for each in work.practice.disclosures.list())


@pytest.mark.parametrize("kind", [CaseKind.ACCESS, CaseKind.COMPLAINT, CaseKind.PORTABILITY])
def test_of_other_cases_nobody_is_told(work: Work, tmp_path: Path, kind: CaseKind) -> None:
    assert work.practice.notices.recipients(known(work, given_out(work, tmp_path), kind)) == ()
