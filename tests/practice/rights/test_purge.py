"""The purge: what goes by rule and what stays, approved by hash, held by holds, left out with a reason."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from journal_tui.practice.apart.grounds import grounds
from journal_tui.practice.errors import InvalidInput, NotFound, RefusedByRule
from journal_tui.practice.retention.purging import Purge
from journal_tui.practice.rights.case_words import CaseChannel, CaseKind, Identity, LineDecision
from journal_tui.practice.rights.erasure import COMPACTED
from journal_tui.practice.rights.holds import Holds
from journal_tui.practice.rights.order import OrderKind
from journal_tui.practice.timeline.values import TimelineKind
from journal_tui.practice.values import Channel, Contact, Service
from storage.bookkeeping.records import InvoiceRecord, year_subject
from storage.bookkeeping.repositories import InvoiceRepository
from storage.crypto.transport import opened
from storage.errors import KeyMissing
from storage.keys import Domain
from storage.sealed.record import new_id
from storage.vault.case_records import EnquiryRecord
from tests.practice.journalling.working_day import Work
from tests.practice.rights.erasing import full_client, owners, rows_left


def lines(purge: Purge) -> set[tuple[str, bool]]:
    return {(line.due.rule, line.runs) for line in purge.lines}


def prospect(work: Work) -> str:
    contact = Contact("Ebba", "Kvarnlund", email="ebba@example.se")
    return work.practice.clients.register(contact, (), prospect=True).client


def test_a_prospect_goes_whole_and_a_client_with_a_journal_keeps_what_is_needed_to_go_on(work: Work) -> None:
    asked, client = prospect(work), full_client(work)
    work.practice.clients.log_contact(client, Channel.SMS)
    ids = owners(work, client)
    asked_ids = owners(work, asked)
    work.later(days=364)
    assert lines(work.practice.retention.preview()) == {("draft", True), ("working_note", True)}
    work.later(days=1)
    purge = work.practice.retention.preview()
    assert lines(purge) == {("R1", True), ("draft", True), ("working_note", True)}
    ended = work.practice.retention.run(purge.hash)
    assert all(each.done for each in ended)
    assert rows_left(work, asked_ids) == []
    with pytest.raises(NotFound):
        work.practice.clients.contact(asked)
    kept = work.practice.clients.contact(client)
    assert (kept.given, kept.email, kept.phone) == ("Tove", "tove@example.se", "")
    left = rows_left(work, ids)
    assert left.count("contact_point") == left.count("contact_event") == 1
    assert not {"national_id", "invoice_link", "draft", "working_note"} & set(left)
    assert {"entry", "addendum", "mapping", "token", "consent_record"} <= set(left)
    with pytest.raises(KeyMissing):
        work.practice.context.stores.vault.key(Domain.NATIONAL_ID, bytes.fromhex(client))
    entry = next(line for line in work.practice.entries.list(client) if line.state == "amended")
    assert "Karin Lund" in work.practice.entries.get(entry.id, identified=True).identified
    assert work.practice.retention.preview().lines == ()
    assert work.practice.verify().problems == ()


def test_an_emergency_note_is_a_record_that_no_rule_takes_away(work: Work) -> None:
    client = work.client(granted=False)
    ground = grounds()[0].code
    note = work.practice.emergency_notes.write(client, Service.KBT, "Fara för livet.", "Ingen tid att fråga.", ground)
    work.practice.clients.log_contact(client, Channel.PHONE)
    work.practice.clients.log_contact(client, Channel.PHONE)
    work.later(days=366)
    purge = work.practice.retention.preview()
    assert [(line.due.rule, line.due.minimal) for line in purge.running] == [("R1", True)]
    work.practice.retention.run(purge.hash)
    assert work.practice.emergency_notes.get(note.id).text == "Fara för livet."


def test_several_rows_under_one_key_go_in_one_purge_and_their_client_has_not_been_erased(work: Work) -> None:
    client = work.client()
    work.note(client, "Tove sover bättre.")
    for text in ("Fråga om arbetet.", "Ring om tiden."):
        work.practice.working_notes.write(client, Service.KBT, text)
        work.practice.entries.add(client, Service.KBT, text)
    work.later(days=364)
    work.practice.clients.log_contact(client, Channel.PHONE)
    work.later(days=2)
    purge = work.practice.retention.preview()
    assert [line.due.rule for line in purge.running] == ["draft", "draft", "working_note", "working_note"]
    assert all(each.done for each in work.practice.retention.run(purge.hash))
    assert not {"draft", "working_note"} & set(rows_left(work, owners(work, client)))
    with pytest.raises(KeyMissing):
        work.practice.context.stores.journal.key(Domain.WORKING, owners(work, client)["kbt"])
    work.grant(client, Service.KBT)
    assert work.practice.consent.withdraw(client, Service.KBT)
    assert work.practice.context.vault.suppressions.all() == ()


def test_a_draft_that_a_rule_took_is_told_as_gone_with_its_rule_and_day(work: Work, tmp_path: Path) -> None:
    client = work.client()
    meeting = work.practice.entries.add(client, Service.KBT, "Fråga om arbetet.").appointment
    work.later(days=15)
    practice = work.practice

    class Stopped(Exception):
        pass

    def goes(step: str) -> None:
        if step == COMPACTED:
            raise Stopped

    practice.context.erasing.reached = goes
    with pytest.raises(Stopped):
        practice.retention.run(practice.retention.preview().hash)
    work.reopen()
    practice, today = work.practice, work.now().date().isoformat()
    (line,) = [each for each in practice.timeline.list(client) if each.kind is TimelineKind.APPOINTMENT]
    assert (line.detail, line.text) == ("draft_purged", f"Osignerade utkast: fjorton dagar efter samtalet  {today}")
    assert not practice.context.journal.appointments.get(bytes.fromhex(meeting)).journalled
    number = practice.cases.open(client, CaseKind.ACCESS, CaseChannel.LETTER, work.now().date()).number
    practice.cases.verify(number, Identity.KNOWN)
    given = practice.access.run(number, tmp_path, rest=LineDecision.CODE)
    files = dict(opened(given.path.read_bytes(), given.passphrase))
    (gone,) = json.loads(files["registerutdrag.json"])["data"]["discarded_draft"]
    assert (gone["rule"], gone["discarded"][:10], gone["service"]) == ("draft", today, "kbt")
    assert "fjorton dagar efter samtalet" in files["registerutdrag.txt"].decode()


def test_any_contact_in_or_out_moves_the_clock(work: Work) -> None:
    asked = prospect(work)
    work.later(days=364)
    work.practice.clients.log_contact(asked, Channel.EMAIL, outgoing=True)
    work.later(days=365)  # 2028 is a leap year
    assert work.practice.retention.due() == ()
    work.later(days=1)
    (due,) = work.practice.retention.due()
    assert (due.rule, due.channel) == ("R1", "email")


def test_what_is_held_or_left_out_waits_and_says_why(work: Work) -> None:
    held, left_out, goes = prospect(work), prospect(work), prospect(work)
    Holds(work.practice.context).put(held, "debt", case="2026-118")
    work.later(days=365)
    with pytest.raises(InvalidInput):
        work.practice.retention.exclude(left_out, " ")
    work.practice.retention.exclude(left_out, "Har bokat igen")
    purge = work.practice.retention.preview()
    assert {line.due.held_by for line in purge.lines} == {"debt 2026-118", ""}
    (running,) = purge.running
    assert running.due.owner.hex() == goes
    for line in purge.lines:
        if not line.runs:
            with pytest.raises(RefusedByRule) as caught:
                work.practice.context.erasing.erase(OrderKind.PURGE, line.due.reference, line.hash)
            assert caught.value.facts["reason"] == "not_due"
    assert [each.done for each in work.practice.retention.run(purge.hash)] == [True]
    assert {line.id for line in work.practice.clients.list()} == {held, left_out}
    work.later(days=31)
    assert {line.due.owner.hex() for line in work.practice.retention.preview().running} == {left_out}


def test_a_preview_that_is_older_than_the_data_runs_nothing(work: Work) -> None:
    asked, other = prospect(work), prospect(work)
    work.later(days=365)
    purge = work.practice.retention.preview()
    work.practice.clients.log_contact(other, Channel.PHONE)
    with pytest.raises(RefusedByRule) as caught:
        work.practice.retention.run(purge.hash)
    assert caught.value.facts["reason"] == "preview_outdated"
    assert {line.id for line in work.practice.clients.list()} == {asked, other}


def test_an_enquiry_goes_a_year_after_the_last_word(work: Work) -> None:
    vault, enquiry = work.practice.context.vault, new_id()
    at = work.practice.context.stamp_ms()
    head = {"id": enquiry, "subject": enquiry, "created_ms": at, "at_ms": at, "channel": "form"}
    vault.enquiries.add(EnquiryRecord(name="Ebba", address="ebba@example.se", text="Vad kostar det?", **head))
    work.later(days=365)
    purge = work.practice.retention.preview()
    assert lines(purge) == {("enquiry", True)}
    assert [each.done for each in work.practice.retention.run(purge.hash)] == [True]
    assert vault.enquiries.all() == ()
    with pytest.raises(KeyMissing):
        work.practice.context.stores.vault.key(Domain.CONTACT, enquiry)


def test_a_bookkeeping_year_goes_when_the_law_lets_it_and_not_before(work: Work) -> None:
    store = work.practice.context.stores.bookkeeping
    head = {"subject": year_subject(2018), "created_ms": 1, "issued_day": 1, "due_day": 2}
    InvoiceRepository(store).add(
        InvoiceRecord(
            id=new_id(), number=1, buyer_name="Ebba", buyer_address="Vägen 1", service_label="Samtal", amount=1, **head
        )
    )
    assert lines(work.practice.retention.preview()) == {("R4", True)}
    assert InvoiceRepository(store).of_year(2018)
    purge = work.practice.retention.preview()
    assert [each.done for each in work.practice.retention.run(purge.hash)] == [True]
    assert InvoiceRepository(store).of_year(2018) == ()
    with pytest.raises(KeyMissing):
        store.key(Domain.BOOKKEEPING, year_subject(2018))


def test_a_purge_that_nobody_ran_is_overdue_after_thirty_days(work: Work) -> None:
    prospect(work)
    work.later(days=365 + 30)
    assert work.practice.retention.overdue_days() == 0
    work.later(days=1)
    assert work.practice.retention.overdue_days() == 31


def test_a_journal_without_contact_is_asked_about_once_for_each_year_of_review(work: Work) -> None:
    client = work.client(services=(Service.KBT,))
    work.note(client, "Kort samtal.")
    work.later(days=3 * 366)
    (line,) = work.practice.retention.reviews()
    assert (line.client, line.years) == (client, 3)
    work.practice.retention.keep(client, "Kommer åter till våren")
    assert work.practice.retention.reviews() == ()
    work.later(days=2 * 366)
    assert [line.years for line in work.practice.retention.reviews()] == [5]


def test_a_clock_that_was_set_back_purges_nothing(work: Work) -> None:
    from journal_tui.practice.errors import ClockWentBack

    prospect(work)
    work.later(days=400)
    purge = work.practice.retention.preview()
    work.practice.context.stamp_ms()
    work.watch.at -= timedelta(days=10)
    with pytest.raises(ClockWentBack):
        work.practice.retention.run(purge.hash)


def test_whoever_was_in_touch_lately_costs_the_look_at_what_is_due_three_questions(work: Work) -> None:
    seen = 0

    def count(*_given: object) -> None:
        nonlocal seen
        seen += 1

    for store in work.practice.context.stores.all():
        event.listen(store.database.engine, "before_cursor_execute", count)

    def asked() -> int:
        nonlocal seen
        work.practice.retention.due()
        work.practice.retention.reviews()
        seen = 0
        assert work.practice.retention.due() == () and work.practice.retention.reviews() == ()
        return seen

    work.client("Tove", "Almdunge")
    few = asked()
    for _ in range(5):
        work.client("Berit", "Kvarnlund")
    begun = 2  # each question begins a transaction of its own
    assert asked() - few == 5 * 2 * 3 * begun
