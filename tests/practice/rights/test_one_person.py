"""Somebody who was taken in twice: joined by a person's word and not by the program, and served whole; taken apart again likewise."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from journal_tui.practice.errors import ConsentMissing, InvalidInput, NotFound, RefusedByRule
from journal_tui.practice.gate import Refusal
from journal_tui.practice.restriction import RestrictionGround
from journal_tui.practice.rights.case_words import (
    CaseChannel,
    CaseKind,
    CaseState,
    Corrected,
    Identity,
    LetterKind,
    LineDecision,
)
from journal_tui.practice.rights.erasure import DONE, INTENDED
from journal_tui.practice.rights.holds import Holds
from journal_tui.practice.values import Channel, Contact, Service
from storage import erasing as storage_erasing
from storage.audit.actions import Action
from storage.audit.reading import read
from storage.crypto.transport import opened
from storage.vault.cases import erasure_mark
from tests.cli.plaintext import findings
from tests.practice.journalling.working_day import Work
from tests.practice.rights.erasing import full_client, keys_left, owners, rows_left

WHY = "samma telefon, hon har gift sig"
PHONE = "070-174 06 05"


def twice(work: Work) -> tuple[str, str]:
    """Tove, taken in again under the name of her marriage."""
    return full_client(work), full_client(work, "Tove", "Kvarnlund")


def opened_case(work: Work, client: str, kind: CaseKind, **more: object) -> str:
    cases = work.practice.cases
    number = cases.open(client, kind, CaseChannel.LETTER, work.practice.context.today(), **more).number
    cases.verify(number, Identity.KNOWN)
    return number


def vault_log(work: Work, *wanted: Action) -> list[int]:
    rows = [row for _seq, row in read(work.practice.context.stores.vault) if row is not None]
    return [row.action for row in rows if row.action in wanted]


def test_who_may_be_one_person_is_shown_until_somebody_says_whether_they_are(work: Work) -> None:
    one, two = twice(work)
    third, persons = work.client("Berit", "Kvarnlund", phone=PHONE), work.practice.persons
    assert set(persons.alike(one)) == {two, third}
    assert {frozenset(pair) for pair in persons.pairs()} == {
        frozenset(each) for each in ((one, two), (one, third), (two, third))
    }
    with pytest.raises(InvalidInput):
        persons.join(one, two, "  ")
    with pytest.raises(InvalidInput):
        persons.join(one, one, WHY)
    assert set(persons.join(one, two, WHY)) == {one, two}
    assert (persons.also(one), persons.also(two), persons.also(third)) == ((two,), (one,), ())
    persons.part(third, one, "hennes mor")
    persons.part(third, two, "hennes mor")
    assert persons.pairs() == () and persons.alike(third) == ()
    with pytest.raises(InvalidInput):
        persons.join(two, one, WHY)
    assert {(each.other, each.same, each.reason) for each in persons.said(one)} == {
        (third, False, "hennes mor"),
        (two, True, WHY),
    }
    assert vault_log(work, Action.PERSON_JOINED, Action.PERSON_PARTED) == [165, 166, 166]
    work.reopen()
    assert work.practice.persons.also(two) == (one,) and work.problems() == ()


def test_several_are_one_by_whatever_way_they_were_joined_and_one_leaves_them_all(work: Work) -> None:
    a, b, c, d = (work.client("Tove", name) for name in ("Alm", "Berg", "Carlsson", "Dahl"))
    persons = work.practice.persons
    persons.join(a, b, WHY)
    persons.join(d, c, WHY)
    persons.join(b, c, WHY)
    assert all({each, *persons.also(each)} == {a, b, c, d} for each in (a, b, c, d))
    persons.part(a, d, "fel person")
    assert set(persons.also(a)) == {b, c} and persons.also(d) == ()
    other = work.client("Tove", "Ek")
    persons.part(other, c, "fel person")
    with pytest.raises(RefusedByRule) as told:
        persons.join(other, a, WHY)
    assert told.value.facts["reason"] == "told_apart"
    with pytest.raises(RefusedByRule):
        persons.join(d, b, "rätt person ändå")
    assert persons.also(d) == ()


def test_what_is_asked_under_one_name_is_answered_for_both(work: Work, tmp_path: Path) -> None:
    one, two = twice(work)
    practice = work.practice
    before = opened_case(work, two, CaseKind.ACCESS)
    practice.persons.join(one, two, WHY)
    assert (practice.cases.get(before).steps[-1].code, practice.cases.get(before).also) == ("joined", (one,))
    assert [case.number for case in practice.cases.of_client(one)] == [before]
    practice.cases.refuse(before, "excessive")
    access = opened_case(work, two, CaseKind.ACCESS)
    preview = practice.access.preview(access)
    assert (preview.counts["person"], preview.counts["mapping"]) == (2, 4)
    handed = practice.access.run(access, tmp_path / "a", rest=LineDecision.CODE)
    value = json.loads(dict(opened(handed.path.read_bytes(), handed.passphrase))["registerutdrag.json"])
    text = json.dumps(value, ensure_ascii=False)
    codes = [each.pseudonym for client in (one, two) for each in practice.context.register.subjects(bytes.fromhex(client))]
    assert len(codes) == 4 and all(code in text for code in (*codes, "Almdunge", "Kvarnlund", WHY))
    for client in (one, two):  # what left is known under both
        assert [each.case for each in practice.disclosures.list() if each.client == client] == [access]
    carried = practice.portability.run(opened_case(work, one, CaseKind.PORTABILITY), tmp_path / "p")
    files = dict(opened(carried.path.read_bytes(), carried.passphrase))
    assert {row["surname"] for row in json.loads(files["portability.json"])["data"]["person"]} == {"Almdunge", "Kvarnlund"}


def test_one_client_in_two_services_is_whole_under_either_pseudonym(work: Work, tmp_path: Path) -> None:
    client = full_client(work)
    kbt, pt = (each.pseudonym for each in work.practice.context.register.subjects(bytes.fromhex(client)))
    assert work.practice.clients.get(kbt).id == work.practice.clients.get(pt).id == client
    assert {hit.pseudonym for hit in work.practice.lookup.search("oron", client=client).hits} == {kbt, pt}
    assert {hit.pseudonym for hit in work.practice.lookup.search("oron", client=pt).hits} == {pt}
    number = opened_case(work, pt, CaseKind.ACCESS)
    handed = work.practice.access.run(number, tmp_path, rest=LineDecision.CODE)
    text = dict(opened(handed.path.read_bytes(), handed.passphrase))["registerutdrag.txt"].decode()
    assert kbt in text and pt in text
    erasure = opened_case(work, kbt, CaseKind.ERASURE, ground="withdrawn")
    assert len(work.practice.cases.preview(erasure).subjects) == 2


def test_restrictions_holds_and_objections_are_of_the_person_and_consent_is_not(work: Work) -> None:
    one, two = twice(work)
    practice = work.practice
    entry = next(line for line in practice.entries.list(two) if line.state == "amended")
    bare = work.client("Tove", "Nordin", granted=False, email="ny@example.se")
    practice.suppressions.stop(one)
    practice.persons.join(one, two, WHY)
    practice.persons.join(one, bare, WHY)
    assert isinstance(practice.gate.decide_for(bare, Service.KBT), Refusal)
    assert practice.suppressions.suppressed("ny@example.se") and practice.suppressions.stopped(bare)
    practice.clients.update_contact(two, replace(practice.clients.contact(two), email="nyast@example.se"))
    assert practice.suppressions.suppressed("nyast@example.se")
    restricted = practice.restrictions.restrict(bare, RestrictionGround.ACCURACY)
    with pytest.raises(ConsentMissing):
        practice.entries.get(entry.id)
    assert practice.lookup.search("oron").hits == ()
    assert {bytes.fromhex(each) for each in (one, two, bare)} <= practice.restrictions.clients_held()
    assert [each.case for each in practice.restrictions.of_client(two)] == [restricted.case]
    practice.restrictions.lift(restricted.id, informed=True)
    assert practice.entries.get(entry.id) and practice.lookup.search("oron").hits
    assert {hit.client for hit in practice.lookup.search("oron", client=bare).hits} == {one, two}
    claim = practice.cases.open(one, CaseKind.CLAIM, CaseChannel.LETTER, practice.context.today())
    assert {each.words for each in practice.cases.holds(two)} == {f"claim {claim.number}", f"case {claim.number}"}
    practice.cases.close(claim.number)
    objection = opened_case(work, two, CaseKind.OBJECTION)
    assert practice.restrictions.in_force(bytes.fromhex(one), Service.KBT) is not None
    practice.cases.weigh(objection, "Tas bort.", upheld=False)
    assert practice.restrictions.in_force(bytes.fromhex(one), Service.KBT) is None
    practice.consent.withdraw(one, Service.KBT)
    assert practice.entries.get(entry.id)


def test_one_erasure_takes_both_stopped_and_resumed_and_leaves_no_word(work: Work) -> None:
    one, two = twice(work)
    stays = work.client("Berit", "Norrdal", phone=PHONE)
    practice = work.practice
    for client in (one, two):
        practice.persons.part(stays, client, "Toves mor Berit")
    number = opened_case(work, two, CaseKind.ERASURE, ground="withdrawn")
    practice.cases.approve(number, practice.cases.preview(number).hash)
    work.later(days=1)
    practice.persons.join(one, two, WHY)
    with pytest.raises(RefusedByRule) as outdated:  # it was approved for one of them
        practice.cases.erase(number)
    assert outdated.value.facts["reason"] == "preview_outdated"
    beside = opened_case(work, one, CaseKind.ERASURE, ground="withdrawn", service=Service.PT)
    ids = {f"{client}{name}": each for client in (one, two) for name, each in owners(work, client).items()}
    stores = practice.context.stores.all()
    kids = {key.kid for store in stores for owner in ids.values() for key in storage_erasing.keys_of(store, owner)}
    plan = practice.cases.preview(number)
    assert len(plan.subjects) == 4 and len(plan.each) == 2
    practice.cases.approve(number, plan.hash)
    work.later(days=1)

    class Stopped(Exception):
        pass

    def goes_at(wanted: str) -> None:
        def goes(step: str) -> None:
            if step == wanted:
                raise Stopped

        practice.context.erasing.reached = goes

    goes_at(INTENDED)
    with pytest.raises(Stopped):
        practice.cases.erase(number)
    goes_at(DONE)
    with pytest.raises(Stopped):
        practice.context.erasing.resume()
    assert practice.cases.get(number).state is CaseState.APPROVED, "one of them is gone, and the case is not over"
    assert len([row for row in practice.context.erasing.ledger() if row.case == number]) == 1
    with pytest.raises(RefusedByRule):
        practice.persons.join(one, stays, WHY)
    work.reopen()
    practice = work.practice
    assert all(each.finished for each in practice.status().unfinished)
    assert set(rows_left(work, ids)) == {"rights_case"} and keys_left(work, ids) == 0
    assert practice.cases.get(number).state is CaseState.DONE is practice.cases.get(beside).state
    vault = practice.context.stores.vault
    marks = {row.mark for row in practice.context.erasing.ledger() if row.case == number and row.whole}
    assert marks == {erasure_mark(vault, bytes.fromhex(client)) for client in (one, two)}
    assert practice.persons.said(stays) == () and practice.persons.also(stays) == ()
    assert practice.clients.contact(stays).given == "Berit"
    assert "2" in practice.letters.write(number, LetterKind.ERASURE, "sv").text
    for client in (one, two):
        with pytest.raises(NotFound):
            practice.persons.join(stays, client, WHY)
    work.practice.close()
    assert findings(work.folder, {"Almdunge", "Kvarnlund", WHY, "Toves mor Berit"}) == []
    held = [path.read_bytes() for path in work.folder.rglob("*") if path.is_file()]
    assert not [kid for kid in kids if any(kid in content for content in held)]
    work.reopen()
    assert work.practice.verify().problems == ()


def test_what_holds_one_stops_the_erasure_of_both_and_a_bond_undone_leaves_the_case_with_its_own(work: Work) -> None:
    one, two = twice(work)
    practice = work.practice
    practice.persons.join(one, two, WHY)
    number = opened_case(work, one, CaseKind.ERASURE, ground="withdrawn")
    held = Holds(practice.context).put(two, "debt")
    assert practice.cases.preview(number).rows == ()
    Holds(practice.context).lift(held.id)
    practice.cases.approve(number, practice.cases.preview(number).hash)
    work.later(days=1)
    practice.persons.part(one, two, "två olika")
    assert (practice.cases.get(number).client, practice.cases.get(number).also) == (one, ())
    assert practice.cases.get(number).steps[-1].code == "parted"
    with pytest.raises(RefusedByRule) as outdated:
        practice.cases.erase(number)
    assert outdated.value.facts["reason"] == "preview_outdated"
    practice.cases.approve(number, practice.cases.preview(number).hash)
    work.later(days=1)
    assert practice.cases.erase(number).done
    assert practice.clients.contact(two).surname == "Kvarnlund" and practice.persons.said(two) == ()
    assert not practice.context.erasing.erased(bytes.fromhex(two))


def test_whoever_was_in_touch_under_either_name_was_in_touch(work: Work) -> None:
    practice = work.practice
    first = practice.clients.register(Contact("Ebba", "Ek", email="ebba@example.se"), (), prospect=True).client
    work.later(days=300)
    second = practice.clients.register(Contact("Ebba", "Ek", email="ebba.ek@example.se"), (), prospect=True).client
    work.later(days=100)
    assert [line.due.owner.hex() for line in practice.retention.preview().lines] == [first]
    practice.persons.join(first, second, WHY)
    assert practice.retention.preview().lines == ()
    practice.clients.log_contact(first, Channel.PHONE)
    work.later(days=365)  # 2028 has a leap day
    assert practice.retention.preview().lines == ()
    work.later(days=1)
    purge = practice.retention.preview()
    assert {line.due.owner.hex() for line in purge.running} == {first, second}
    practice.retention.exclude(second, "ringer på måndag")
    assert practice.retention.preview().running == ()
    work.later(days=31)
    assert all(each.done for each in practice.retention.run(practice.retention.preview().hash))
    assert practice.clients.list() == ()


def test_a_journal_of_one_person_is_looked_at_once(work: Work) -> None:
    one, two = work.client("Tove", "Alm"), work.client("Tove", "Ek")
    for client in (one, two):
        work.note(client, "Kort samtal.")
    work.later(days=3 * 366)
    assert len(work.practice.retention.reviews()) == 2
    work.practice.persons.join(one, two, WHY)
    (line,) = work.practice.retention.reviews()
    work.practice.retention.keep(two if line.client == one else one, "kommer åter")
    assert work.practice.retention.reviews() == ()


def test_a_word_that_cannot_be_read_on_one_side_still_stands_and_holds_the_erasure(work: Work) -> None:
    one, two = work.client("Tove", "Alm"), work.client("Tove", "Ek")
    work.practice.persons.join(one, two, WHY)
    (row,) = work.practice.context.vault.reviews.of_client(bytes.fromhex(one))
    work.tamper("review", row.id.hex(), store="vault")
    work.reopen()
    assert work.practice.persons.also(one) == (two,) and work.practice.persons.also(two) == (one,)
    number = opened_case(work, one, CaseKind.ERASURE, ground="withdrawn")
    with pytest.raises(NotFound):
        work.practice.cases.preview(number)


def test_what_is_wrong_the_same_way_is_put_right_under_both_and_each_keeps_its_history(work: Work) -> None:
    one, two = work.client(phone=PHONE), work.client("Tove", "Kvarnlund", phone=PHONE)
    practice, new = work.practice, "070-174 06 12"
    practice.clients.update_contact(two, replace(practice.clients.contact(two), email="annan@example.se"))
    number = opened_case(work, one, CaseKind.RECTIFICATION)
    desk = practice.rectifications
    assert desk.beside(number, Corrected.PHONE) == ()
    practice.persons.join(one, two, WHY)
    assert [(each.client, each.same) for each in desk.beside(number, Corrected.PHONE)] == [(two, True)]
    assert [(each.client, each.same) for each in desk.beside(number, Corrected.EMAIL)] == [(two, False)]
    with pytest.raises(InvalidInput):
        desk.correct(number, Corrected.PHONE, "inget nummer", "ringde")
    assert {practice.clients.contact(each).phone for each in (one, two)} == {PHONE}
    desk.correct(number, Corrected.PHONE, new, "ringde från numret")
    case = desk.correct(number, Corrected.EMAIL, "ratt@example.se", "skrev därifrån")
    assert [practice.clients.contact(each).phone for each in (one, two)] == [new, new]
    assert [practice.clients.contact(each).email for each in (one, two)] == ["ratt@example.se", "annan@example.se"]
    assert [(step.code, step.detail) for step in case.steps[-3:]] == [
        ("corrected_too", "phone"),
        ("corrected", "phone"),
        ("corrected", "email"),
    ]
    vault = practice.context.vault
    rows = {each: vault.case_texts.of_client(bytes.fromhex(each)) for each in (one, two)}
    history = {each: [row for row in rows[each] if row.number == number] for each in rows}
    assert [(row.about, row.before, row.after) for row in history[two]] == [("phone", PHONE, new)]
    assert [row.about for row in history[one]] == ["phone", "email"]
    entry = [work.note(each, "Tove sov fyra nätter.").id for each in (one, two)][1]
    desk.amend(number, entry, "Toves nätter var fem.")
    assert practice.entries.get(entry).addenda[-1].case == number
    desk.settle(number, told=True)
    work.later(days=3 * 366)
    practice.clients.log_contact(one, Channel.PHONE)
    due = {each.row for each in practice.retention.due() if each.rule == "case"}
    assert {vault.cases.of_client(bytes.fromhex(one))[0].id, history[two][0].id} <= due
    practice.retention.run(practice.retention.preview().hash)
    kept = [row for each in (one, two) for row in vault.case_texts.of_client(bytes.fromhex(each))]
    assert not [row for row in kept if row.number == number], "the history goes with the case, under both"


def test_a_word_said_by_a_slip_is_taken_back_with_all_that_it_joined(work: Work) -> None:
    one, two = work.client(phone=PHONE), work.client("Tove", "Kvarnlund", phone=PHONE)
    practice = work.practice
    third = work.client("Berit", "Kvarnlund", phone=PHONE)
    number = opened_case(work, two, CaseKind.ACCESS)
    practice.persons.join(one, two, "först")
    before = practice.persons.said(one), practice.persons.alike(third)
    practice.persons.join(third, one, WHY)
    practice.persons.take_back(third, one)
    assert (practice.persons.said(one), practice.persons.alike(third)) == before
    assert practice.persons.also(one) == (two,) and practice.persons.also(two) == (one,)
    practice.persons.part(two, one, "två")
    assert practice.persons.also(one) == ()
    practice.persons.take_back(two, one)
    assert practice.persons.also(one) == (two,)
    assert [step.code for step in practice.cases.get(number).steps][2:] == [
        "joined",
        "joined",
        "parted",
        "parted",
        "joined",
    ]
    with pytest.raises(NotFound):
        practice.persons.take_back(third, one)
    assert work.practice.verify().problems == ()
