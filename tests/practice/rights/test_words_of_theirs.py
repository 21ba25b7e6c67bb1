"""What is whose, over all stores: no words in a case, every list a client was in, whoever touched the vouchers, two erasures of one."""

import dataclasses
from pathlib import Path

import pytest

from journal_tui.practice.bookkeeping.labels import labels
from journal_tui.practice.errors import RefusedByRule
from journal_tui.practice.rights.case_words import CaseChannel, CaseKind, CaseState, Identity
from journal_tui.practice.rights.extract.gather import Gathering
from journal_tui.practice.rights.extract.names import Named
from journal_tui.practice.values import Channel, Service
from storage.sealed.record import Unreadable
from tests.practice.journalling.working_day import Work


def erased(work: Work, client: str) -> None:
    cases = work.practice.cases
    case = cases.open(
        client, CaseKind.ERASURE, CaseChannel.LETTER, work.practice.context.today(), ground="withdrawn", text="Radera mig"
    )
    cases.verify(case.number, Identity.KNOWN)
    with pytest.raises(RefusedByRule):  # nobody says that it is done before it is
        cases.finish(case.number)
    cases.approve(case.number, cases.preview(case.number).hash)
    work.later(days=1)
    assert cases.erase(case.number).done
    assert cases.get(case.number).state is CaseState.DONE


def test_what_is_said_to_be_wrong_goes_with_the_client(work: Work) -> None:
    client, cases = work.client(), work.practice.cases
    case = cases.open(
        client,
        CaseKind.RECTIFICATION,
        CaseChannel.EMAIL,
        work.practice.context.today(),
        scope="Numret till mormor Gunhild",
        text="Det stämmer inte.",
    )
    assert {each.text for each in cases.texts(case.number)} == {"Numret till mormor Gunhild", "Det stämmer inte."}
    cases.refuse(case.number, "accurate")
    erased(work, client)
    vault = work.practice.context.vault
    kept = [row for table in (vault.cases, vault.holds, vault.disclosures, vault.erasures) for row in table.all()]
    assert len(kept) > 1 and not any(isinstance(row, Unreadable) for row in kept)
    assert "Gunhild" not in str([dataclasses.asdict(row) for row in kept])


def test_the_extract_tells_of_the_lists_and_of_whoever_touched_the_vouchers(work: Work, tmp_path: Path) -> None:
    practice, other = work.practice, work.client("Ebba", "Kvarnlund", email="ebba@example.se")
    practice.books.invoice(other, labels()[0].code, 50_000)
    practice.exports.invoices(2026, tmp_path / "first.csv")
    work.later(days=1)
    client = work.client(email="tove@example.se", phone="070-174 06 05")
    paid = practice.books.invoice(client, labels()[0].code, 90_000)
    practice.books.receipt(client, paid.id)
    practice.exports.invoices(2026, tmp_path / "second.csv")
    who = bytes.fromhex(client)
    found = {
        each.part.code: each.items for each in Gathering(practice.context, who, Named(practice.context, who)).sections()
    }
    assert [item.facts["recipient"] for item in found["disclosure"]] == ["invoicing"]
    done = [(item.facts["store"], item.facts["action"]) for item in found["log"]]
    assert {("bookkeeping", "invoice_written"), ("bookkeeping", "receipt_written")} <= set(done)
    assert done.count(("bookkeeping", "invoice_written")) == 1
    assert all(item.facts["result"] for item in found["log"])


def test_what_the_same_person_asked_apart_is_in_the_extract_and_goes_too(work: Work) -> None:
    practice, ask = work.practice, work.practice.enquiries.add
    mine = ask("Tove  almdunge", "Tove@example.se", "Finns det tid på kvällen?", Channel.EMAIL)
    household = ask("Sven Almdunge", "tove@example.se", "Har ni träning för två?", Channel.EMAIL)
    client = work.client(email="tove@example.se")
    who = bytes.fromhex(client)
    found = {
        each.part.code: each.items for each in Gathering(practice.context, who, Named(practice.context, who)).sections()
    }
    assert [item.id for item in found["enquiry"]] == [mine.id]
    erased(work, client)
    assert [each.id for each in practice.enquiries.list()] == [household.id]


def test_two_erasures_of_one_client_do_not_wait_for_each_other(work: Work) -> None:
    client, twin, cases = work.client(), work.client(), work.practice.cases
    today = work.practice.context.today()
    first = cases.open(client, CaseKind.ERASURE, CaseChannel.EMAIL, today, service=Service.KBT, ground="withdrawn").number
    cases.verify(first, Identity.KNOWN)
    assert cases.alike(first) == (twin,)
    erased(work, client)
    assert cases.alike(first) == ()
    assert cases.get(first).state is CaseState.DONE
