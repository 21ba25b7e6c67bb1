"""What ends long after the person's own data: cases and the register of disclosures, broken financial years, a number, a stop list."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from journal_tui.practice.bookkeeping.labels import labels
from journal_tui.practice.errors import InvalidInput, RefusedByRule
from journal_tui.practice.rights.case_words import CaseChannel, CaseKind, Decision, Identity
from journal_tui.practice.rights.deadlines import months_later
from journal_tui.practice.values import Channel, PersonnummerPurpose, Service
from storage import erasing as storage_erasing
from storage.bookkeeping.records import year_subject
from storage.keys import Domain
from storage.sealed.record import Unreadable
from tests.practice.journalling.working_day import MORNING, Work

LABEL = labels()[0].code


def complaint(work: Work, client: str, text: str = "Ni svarar för sent.") -> str:
    cases, today = work.practice.cases, work.practice.context.today()
    number = cases.open(client, CaseKind.COMPLAINT, CaseChannel.EMAIL, today, text=text).number
    cases.verify(number, Identity.KNOWN)
    return number


def closed(work: Work, number: str) -> None:
    work.practice.complaints.answer(number, "Det gör vi.", Decision.REJECTED)
    work.practice.cases.close(number)


def due_of(work: Work, rule: str) -> list[date]:
    return [each.since for each in work.practice.retention.due() if each.rule == rule]


def purge(work: Work) -> None:
    assert all(each.done for each in work.practice.retention.run(work.practice.retention.preview().hash))


def at(work: Work, day: date) -> None:
    there = MORNING.replace(year=day.year, month=day.month, day=day.day)
    work.later(seconds=(there - work.now()).total_seconds())


def test_a_case_and_what_left_go_three_years_after_they_are_over_and_no_sooner(work: Work, tmp_path: Path) -> None:
    practice, vault = work.practice, work.practice.context.vault
    stays, goes = work.client(), work.client("Ebba", "Kvarnlund", email="ebba@example.se")
    work.note(stays, "Kort samtal.")
    practice.exports.authority(
        goes, tmp_path / "f.json", authority="Myndigheten", law="3 §", decided_by="Chefen", classes=frozenset({"contact"})
    )
    closed(work, complaint(work, stays))
    open_one = complaint(work, stays, "Och nu då?")
    erasure = practice.cases.open(goes, CaseKind.ERASURE, CaseChannel.EMAIL, practice.context.today(), ground="withdrawn")
    practice.cases.verify(erasure.number, Identity.KNOWN)
    practice.cases.approve(erasure.number, practice.cases.preview(erasure.number).hash)
    work.later(days=1)
    assert practice.cases.erase(erasure.number).done
    first = months_later(MORNING.date(), 36)
    at(work, first.replace(day=first.day - 1))
    assert due_of(work, "case") == []
    at(work, first.replace(day=first.day + 1))
    assert due_of(work, "case") == [first, first, first.replace(day=first.day + 1)]  # one is held by the open case
    purge(work)
    assert {case.number for case in practice.cases.list(over=True)} == {"2026-001", open_one}
    assert vault.disclosures.all() == ()
    closed(work, open_one)
    purge(work)
    assert [case.number for case in practice.cases.list(over=True)] == [open_one]
    assert {row.text for row in vault.case_texts.all() if not isinstance(row, Unreadable)} == {"Och nu då?", "Det gör vi."}
    assert practice.verify().problems == ()


def test_a_voucher_is_kept_by_the_financial_year_it_was_written_in_whenever_that_ends(work: Work) -> None:
    practice, client = work.practice, work.client()
    for month in (0, 13):
        with pytest.raises(InvalidInput):
            practice.decide("financial_year_end", month)
    calendar = practice.books.invoice(client, LABEL, 50_000)
    practice.decide("financial_year_end", 4)
    broken = practice.books.invoice(client, LABEL, 60_000)
    assert [(each.year, each.number) for each in (calendar, broken)] == [(2026, 1), (2027, 1)]
    at(work, date(2027, 5, 1))
    paid = practice.books.receipt(client, calendar.id)
    assert (paid.year, paid.number) == (2028, 1)
    assert [each.id for each in practice.books.receipts(client)] == [paid.id]
    at(work, date(2033, 12, 31))
    assert due_of(work, "R4") == []
    at(work, date(2036, 1, 1))
    assert due_of(work, "R4") == [date(2034, 1, 1), date(2035, 1, 1), date(2036, 1, 1)]
    assert {line.due.owner for line in practice.retention.preview().running if line.due.rule == "R4"} == {
        year_subject(year) for year in (2026, 2027, 2028)
    }


def test_a_number_kept_for_collection_goes_when_nothing_holds_it_any_more_and_its_key_with_it(work: Work) -> None:
    practice, client = work.practice, work.client()
    who, vault = bytes.fromhex(client), work.practice.context.stores.vault

    def keys() -> set[int]:
        return {key.domain for key in storage_erasing.keys_of(vault, who)}

    practice.clients.set_personnummer(client, "19990417-9802", PersonnummerPurpose.FRISKVARD)
    assert practice.clients.remove_personnummer(client) and Domain.NATIONAL_ID not in keys()
    practice.clients.set_personnummer(client, "19990417-9802", PersonnummerPurpose.INKASSO)
    invoice = practice.books.invoice(client, LABEL, 50_000, due=work.now().date())
    work.later(days=1)
    debt, case = practice.debts.hand_over(client, invoice.id), complaint(work, client)
    practice.debts.close(client, debt.id)
    assert Domain.NATIONAL_ID in keys()
    closed(work, case)
    work.reopen()
    vault = work.practice.context.stores.vault
    assert Domain.NATIONAL_ID not in keys() and not work.practice.context.vault.national_ids.has(who)
    work.later(days=1)
    work.practice.clients.set_personnummer(client, "19990417-9802", PersonnummerPurpose.INKASSO)
    work.reopen()
    assert work.practice.context.vault.national_ids.has(who)  # it waits for the next case


def test_an_objection_to_marketing_follows_the_person_and_is_taken_from_the_erased_too(work: Work) -> None:
    practice, client = work.practice, work.client(email="tove@example.se", phone="070-174 06 05")
    practice.suppressions.stop(client)
    new = replace(practice.clients.contact(client), email="ny@example.se", phone="070-174 06 12")
    practice.clients.update_contact(client, new)
    assert practice.suppressions.stopped(client) and practice.suppressions.suppressed("ny@example.se")
    assert practice.suppressions.stop_address("Borta@Example.se") and practice.suppressions.suppressed("borta@example.se")
    assert not practice.suppressions.stop_address("borta@example.se")
    for wrong in ("borta@", "", "tolv"):
        with pytest.raises(InvalidInput):
            practice.suppressions.stop_address(wrong)


def test_whatever_the_client_asked_for_was_contact_and_a_late_note_turns_no_clock_back(work: Work) -> None:
    practice, client = work.practice, work.client(services=(Service.KBT,), granted=False)
    work.later(days=300)
    closed(work, complaint(work, client))
    work.later(days=100)
    assert due_of(work, "R1") == []
    facts, _due = practice.retention.of_client(client)
    assert facts.channel == "email"
    asked = practice.enquiries.add("Bo Ek", "bo@example.se", "Fråga", Channel.EMAIL)
    work.later(days=30)
    answered = practice.enquiries.answered(asked.id, Channel.PHONE)
    late = practice.enquiries.answered(asked.id, Channel.EMAIL, work.now().replace(day=work.now().day - 1))
    assert late.due == answered.due


def test_a_clock_that_leapt_years_ahead_takes_nothing_away_before_somebody_has_looked_at_it(work: Work) -> None:
    client = work.client(email="tove@example.se", phone="070-174 06 05")
    work.practice.entries.add(client, Service.KBT, "Ett utkast.")
    work.practice.consent.withdraw(client, Service.KBT, draft="keep")
    work.practice.close()
    work.later(days=4000)
    work.reopen()
    frozen = [line.state for line in work.practice.entries.list(client)]
    assert frozen == ["draft"] and due_of(work, "R1")
    with pytest.raises(RefusedByRule) as caught:
        work.practice.retention.run(work.practice.retention.preview().hash)
    assert caught.value.facts["reason"] == "clock_leapt"
    work.reopen()
    assert work.practice.entries.list(client) == ()
    purge(work)
