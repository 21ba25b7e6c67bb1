"""Rights requests: the month by the calendar, nobody unidentified by any way, approval that rests, claims that hold."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_tui.practice.errors import ConsentMissing, InvalidInput, NotFound, RefusedByRule
from journal_tui.practice.restriction import RestrictionGround
from journal_tui.practice.rights.case_book import CaseBook
from journal_tui.practice.rights.case_words import (
    EMERGENCY_NOTE,
    CaseChannel,
    CaseKind,
    CaseState,
    ErasureGround,
    Identity,
    LetterKind,
)
from journal_tui.practice.rights.deadlines import deadline, extended
from journal_tui.practice.rights.order import OrderKind, Outcome
from journal_tui.practice.values import Purpose, Service
from journal_tui.wording.errors import error_text
from storage.crypto.pairs import AgreementKey, SigningKey
from storage.keys import Role
from storage.keys.users import UserKey, add_user, certify
from storage.people import open_root
from tests.practice.journalling.working_day import Work
from tests.practice.rights.erasing import full_client, owners, rows_left

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("received", "last", "at_most"),
    [
        (date(2026, 1, 31), date(2026, 2, 28), date(2026, 4, 30)),
        (date(2028, 1, 31), date(2028, 2, 29), date(2028, 4, 30)),
        (date(2028, 2, 29), date(2028, 3, 29), date(2028, 5, 29)),
        (date(2026, 11, 30), date(2026, 12, 30), date(2027, 2, 28)),
        (date(2026, 12, 15), date(2027, 1, 15), date(2027, 3, 15)),
    ],
)
def test_a_month_is_counted_by_the_calendar(received: date, last: date, at_most: date) -> None:
    assert (deadline(received), extended(received)) == (last, at_most)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_the_deadline_is_in_the_next_month_on_the_same_day_or_its_last(received: date) -> None:
    last = deadline(received)
    assert (last.year * 12 + last.month) - (received.year * 12 + received.month) == 1
    assert last.day == received.day or (last + timedelta(days=1)).day == 1
    assert last.day <= received.day


def open_erasure(work: Work, client: str, channel: CaseChannel = CaseChannel.EMAIL) -> str:
    ground = ErasureGround.WITHDRAWN.value
    return work.practice.cases.open(client, CaseKind.ERASURE, channel, TODAY, ground=ground, text="Radera mig").number


def reason(caught: pytest.ExceptionInfo[RefusedByRule]) -> object:
    return caught.value.facts["reason"]


def test_an_erasure_goes_from_request_to_receipt(work: Work) -> None:
    client = full_client(work)
    ids = owners(work, client)
    cases = work.practice.cases
    number = open_erasure(work, client)
    assert cases.verify(number, Identity.REGISTERED_EMAIL).state is CaseState.VERIFIED
    plan = cases.preview(number)
    assert cases.approve(number, plan.hash).state is CaseState.APPROVED
    with pytest.raises(RefusedByRule) as caught:
        cases.erase(number)
    assert reason(caught) == "cooling"
    work.later(days=1)
    ended = cases.erase(number)
    assert ended.done
    assert {line.outcome for line in ended.lines} == {Outcome.ERASED, Outcome.KEPT}
    assert set(rows_left(work, ids)) == {"rights_case"}
    closed = cases.get(number)
    assert (closed.state, closed.over) == (CaseState.DONE, True)
    assert [step.code for step in closed.steps] == ["received", "identified", "approved", "done"]
    with pytest.raises(RefusedByRule) as again:
        cases.erase(number)
    assert reason(again) == "case_closed"
    assert cases.list() == ()


def test_an_erasure_that_was_cut_off_closes_its_case_when_it_is_finished(work: Work) -> None:
    client = full_client(work)
    number = open_erasure(work, client)
    work.practice.cases.verify(number, Identity.KNOWN)
    work.practice.cases.approve(number, work.practice.cases.preview(number).hash)
    work.later(days=1)

    def cut(name: str) -> None:
        if name == "compacted":
            raise KeyboardInterrupt

    work.practice.context.erasing.reached = cut
    with pytest.raises(KeyboardInterrupt):
        work.practice.cases.erase(number)
    work.killed()
    closed = work.practice.cases.get(number)
    assert (closed.state, [step.code for step in closed.steps][-1]) == (CaseState.DONE, "done")
    assert work.practice.letters.write(number, LetterKind.ERASURE, "sv").text


def test_nothing_is_carried_out_for_somebody_unidentified_by_any_way(work: Work) -> None:
    client = full_client(work)
    cases = work.practice.cases
    number = open_erasure(work, client)
    plan = cases.preview(number)
    access = cases.open(client, CaseKind.ACCESS, CaseChannel.PHONE, TODAY).number
    restriction = cases.open(client, CaseKind.RESTRICTION, CaseChannel.PHONE, TODAY, ground="accuracy").number
    objection = cases.open(client, CaseKind.OBJECTION, CaseChannel.PHONE, TODAY).number
    for way in (
        lambda: cases.approve(number, plan.hash),
        lambda: cases.erase(number),
        lambda: work.practice.context.erasing.erase(OrderKind.REQUEST, number, plan.hash),
        lambda: cases.ready(access, CaseKind.ACCESS),
        lambda: cases.finish(access),
        lambda: cases.restrict(restriction),
        lambda: cases.weigh(objection, "Skälen väger tyngre.", upheld=False),
    ):
        with pytest.raises(RefusedByRule) as caught:
            way()
        assert reason(caught) == "unidentified"
    assert work.practice.clients.contact(client).given == "Tove"


def test_another_way_of_knowing_who_asks_is_said_in_words_that_stay_with_the_case(work: Work) -> None:
    cases, client = work.practice.cases, work.client()
    with pytest.raises(InvalidInput):
        cases.open(client, CaseKind.ACCESS, CaseChannel.EMAIL, date(1926, 11, 23))
    number = cases.open(client, CaseKind.ACCESS, CaseChannel.EMAIL, TODAY).number
    for nothing in ("", "  "):
        with pytest.raises(InvalidInput):
            cases.verify(number, Identity.OTHER, nothing)
    assert cases.get(number).identity is None
    assert cases.verify(number, Identity.OTHER, "Ringde upp det nummer vi har").identity is Identity.OTHER
    assert [text.text for text in cases.texts(number)] == ["Ringde upp det nummer vi har"]


def test_the_time_is_extended_once_in_time_and_with_a_notice(work: Work) -> None:
    client = work.client()
    cases = work.practice.cases
    number = cases.open(client, CaseKind.ACCESS, CaseChannel.LETTER, TODAY).number
    with pytest.raises(RefusedByRule) as caught:
        cases.extend(number, notice=False)
    assert reason(caught) == "no_notice"
    longer = cases.extend(number, notice=True)
    assert (longer.deadline, longer.days_left, longer.extended) == (date(2027, 2, 23), 92, True)
    with pytest.raises(RefusedByRule) as caught:
        cases.extend(number, notice=True)
    assert reason(caught) == "extended_already"
    late = cases.open(client, CaseKind.ACCESS, CaseChannel.LETTER, TODAY).number
    work.later(days=31)
    with pytest.raises(RefusedByRule) as caught:
        cases.extend(late, notice=True)
    assert reason(caught) == "past_deadline"
    assert cases.get(late).days_left == -1
    assert [case.number for case in cases.list()] == [late, number]


def test_it_is_asked_on_one_of_three_grounds_and_without_one_nothing_is_erased(work: Work) -> None:
    assert {each.value for each in ErasureGround} == {"not_needed", "withdrawn", "unlawful"}
    client, cases = full_client(work), work.practice.cases
    with pytest.raises(InvalidInput):
        cases.open(client, CaseKind.ERASURE, CaseChannel.EMAIL, TODAY, ground="because")
    number = cases.open(client, CaseKind.ERASURE, CaseChannel.EMAIL, TODAY).number
    cases.verify(number, Identity.KNOWN)
    with pytest.raises(RefusedByRule) as caught:
        cases.approve(number, cases.preview(number).hash)
    assert reason(caught) == "no_ground"


def test_records_are_erased_only_on_a_written_request(work: Work) -> None:
    client = full_client(work)
    cases = work.practice.cases
    number = open_erasure(work, client, CaseChannel.PHONE)
    cases.verify(number, Identity.KNOWN)
    with pytest.raises(RefusedByRule) as caught:
        cases.approve(number, cases.preview(number).hash)
    assert reason(caught) == "not_written"
    with pytest.raises(InvalidInput):
        cases.in_writing(number, CaseChannel.SMS)
    last = cases.get(number).deadline
    noted = cases.in_writing(number, CaseChannel.LETTER)
    assert (noted.channel, noted.deadline, noted.steps[-1].code) == (CaseChannel.LETTER, last, "in_writing")
    assert cases.approve(number, cases.preview(number).hash).state is CaseState.APPROVED


def test_a_claim_holds_until_it_is_closed(work: Work) -> None:
    client = full_client(work)
    cases = work.practice.cases
    claim = cases.open(client, CaseKind.CLAIM, CaseChannel.LETTER, TODAY).number
    number = open_erasure(work, client)
    cases.verify(number, Identity.KNOWN)
    plan = cases.preview(number)
    assert plan.rows == ()
    held = {line.held_by for line in plan.lines if line.outcome is Outcome.HELD}
    assert held == {f"claim {claim}"}
    with pytest.raises(RefusedByRule) as caught:
        cases.refuse(claim, "unfounded")
    assert reason(caught) == "not_this_kind"
    cases.close(claim)
    assert cases.preview(number).rows


def test_a_scope_that_somebody_writes_narrows_no_erasure(work: Work) -> None:
    client = full_client(work)
    number = work.practice.cases.open(client, CaseKind.ERASURE, CaseChannel.EMAIL, TODAY, scope=EMERGENCY_NOTE).number
    assert {row.at.table for row in work.practice.cases.preview(number).rows} >= {"entry", "person", "emergency_note"}


def test_a_frozen_draft_waits_as_long_as_something_holds_it(work: Work) -> None:
    client = work.client()
    work.practice.entries.add(client, Service.KBT, "Oron kom tillbaka.")
    work.practice.consent.withdraw(client, Service.KBT, draft="keep")
    claim = work.practice.cases.open(client, CaseKind.CLAIM, CaseChannel.LETTER, TODAY).number
    work.later(days=15)
    work.reopen()
    assert [line.state for line in work.practice.entries.list(client)] == ["draft"]
    work.practice.cases.close(claim)
    work.reopen()
    assert work.practice.entries.list(client) == ()


def test_an_objection_restricts_until_it_is_weighed_in_writing(work: Work) -> None:
    client = full_client(work)
    cases = work.practice.cases
    number = cases.open(client, CaseKind.OBJECTION, CaseChannel.EMAIL, TODAY, service=Service.KBT).number
    other = cases.open(client, CaseKind.OBJECTION, CaseChannel.EMAIL, TODAY, service=Service.PT).number
    assert [each.case for each in work.practice.restrictions.of_client(client)] == [number, other]
    cases.verify(number, Identity.KNOWN)
    assert work.practice.gate.check(client, Service.KBT, Purpose.JOURNAL).verdict == "restricted"
    with pytest.raises(ConsentMissing):
        work.practice.entries.add(client, Service.KBT, "Får inte skrivas.")
    with pytest.raises(InvalidInput):
        cases.weigh(number, " ", upheld=False)
    assert cases.weigh(number, "Skälen väger tyngre än Toves.", upheld=False).over
    assert work.practice.gate.check(client, Service.KBT, Purpose.JOURNAL).verdict == "granted"
    assert work.practice.gate.check(client, Service.PT, Purpose.JOURNAL).verdict == "restricted"
    for kind in (CaseKind.ACCESS, CaseKind.ERASURE, CaseKind.OBJECTION):
        with pytest.raises(RefusedByRule) as caught:
            cases.close(cases.open(client, kind, CaseChannel.EMAIL, TODAY).number)
        assert reason(caught) == "not_this_kind"


def test_what_cannot_be_is_refused_and_nothing_is_written(work: Work) -> None:
    client = work.client()
    cases = work.practice.cases
    for kind, day, ground in (
        (CaseKind.ERASURE, TODAY, "because"),
        (CaseKind.RESTRICTION, TODAY, "withdrawn"),
        (CaseKind.ACCESS, TODAY + timedelta(days=1), ""),
    ):
        with pytest.raises(InvalidInput):
            cases.open(client, kind, CaseChannel.EMAIL, day, ground=ground)
    with pytest.raises(NotFound):
        cases.open(client, CaseKind.ACCESS, CaseChannel.EMAIL, TODAY, service=Service.PT)
    with pytest.raises(NotFound):
        cases.get("2026-001")
    assert cases.list(over=True) == ()


def test_numbers_are_shared_with_restrictions_and_run_through_the_year(work: Work) -> None:
    client = work.client()
    first = work.practice.restrictions.restrict(client, RestrictionGround.CLAIM).case
    second = work.practice.cases.open(client, CaseKind.ACCESS, CaseChannel.EMAIL, TODAY).number
    assert (first, second) == ("2026-001", "2026-002")


def test_two_requests_at_once_hold_each_other_only_where_something_would_go(work: Work) -> None:
    client = full_client(work)
    cases = work.practice.cases
    erasure = open_erasure(work, client)
    access = cases.open(client, CaseKind.ACCESS, CaseChannel.EMAIL, TODAY).number
    assert cases.preview(erasure).rows == ()
    cases.verify(access, Identity.KNOWN)
    assert cases.ready(access, CaseKind.ACCESS).number == access
    assert cases.finish(access).over
    assert cases.preview(erasure).rows


def test_in_a_practice_of_several_whoever_identified_the_client_does_not_approve(work: Work) -> None:
    client = full_client(work)
    vault, cases = work.practice.context.stores.vault, work.practice.cases
    number = cases.verify(open_erasure(work, client), Identity.ID_SHOWN).number
    cases.approve(number, cases.preview(number).hash)
    other = cases.verify(open_erasure(work, full_client(work, "Maja", "Ekhamra")), Identity.ID_SHOWN).number
    root = open_root(vault.database, vault.scope, vault.me, vault.secrets(), vault.every_user())
    pair = (AgreementKey.generate().public, SigningKey.generate().public)
    key = UserKey(b"k" * 16, b"u" * 16, 1, Role.COUNSELLOR, 1, *pair)
    add_user(vault.database, key, certify(root, key, vault.store_id, vault.practice_id))
    vault.refresh_users()
    with pytest.raises(RefusedByRule) as caught:
        cases.approve(other, cases.preview(other).hash)
    assert reason(caught) == "same_person"
    book = CaseBook(work.practice.context)
    record = book.record(other)
    theirs = tuple(replace(step, by=key.user) for step in record.steps)
    work.practice.context.vault.cases.update(replace(record, steps=theirs))
    assert cases.approve(other, cases.preview(other).hash).state is CaseState.APPROVED


def test_a_note_that_something_holds_is_not_thrown_away_by_hand_and_it_is_said_by_what(work: Work) -> None:
    client = work.client()
    draft = work.practice.entries.add(client, Service.KBT, "Tove sov.")
    claim = work.practice.cases.open(client, CaseKind.CLAIM, CaseChannel.LETTER, TODAY).number
    with pytest.raises(RefusedByRule) as caught:
        work.practice.entries.discard(draft)
    assert caught.value.facts == {"reason": "held", "held_by": f"claim {claim}"}
    assert claim in error_text(caught.value).text
    work.practice.consent.withdraw(client, Service.KBT, draft="discard")
    (kept,) = work.practice.entries.drafts()
    assert (kept.id, kept.frozen) == (draft.id, True)
    work.practice.cases.close(claim)
    work.practice.entries.discard(kept)
    assert work.practice.entries.drafts() == ()
    assert work.problems() == ()
