"""The one erasure: what goes is gone from every table, key and file; what must stay stays; stopped anywhere, it ends the same."""

import pytest

from journal_tui.practice.errors import DiskFull, InvalidInput, KeyMissing, NotFound, RefusedByRule
from journal_tui.practice.restriction import RestrictionGround
from journal_tui.practice.rights.data_classes import class_of, data_classes, everything
from journal_tui.practice.rights.holds import Holds
from journal_tui.practice.rights.order import OrderKind, Outcome
from journal_tui.practice.rights.planning import places
from journal_tui.practice.values import Service
from storage import erasing as storage_erasing
from storage.audit.actions import Action
from storage.audit.reading import read
from storage.keys import Domain
from tests.practice.journalling.working_day import Work
from tests.practice.rights.erasing import CASE, full_client, keys_left, order_for, owners, rows_left, stand_behind


def test_every_table_belongs_to_one_class(work: Work) -> None:
    known = {(store, shelf.name) for store, place in places(work.practice.context).items() for shelf in place.shelves}
    assert known == {(each.store, table) for each in data_classes() for table in each.tables}
    for store, table in known:
        assert table in class_of(store, table).tables


def test_the_client_has_something_in_every_table_that_can_be_about_one(work: Work) -> None:
    client = full_client(work)
    there = set(rows_left(work, owners(work, client)))
    wanted = {table for each in data_classes() if each.erasable for table in each.tables}
    assert there == wanted - {"enquiry", "restriction"}


def test_everything_about_a_client_goes_and_everybody_else_stays(work: Work) -> None:
    client, other = full_client(work), full_client(work, "Berit", "Kvarnlund")
    kept = work.practice.entries.list(other)
    assert work.practice.lookup.search("sova").hits
    ids = owners(work, client)
    pseudonyms = [each.pseudonym for each in work.practice.context.register.subjects(ids["client"])]
    kids = [
        key.kid
        for store in work.practice.context.stores.all()
        for owner in ids.values()
        for key in storage_erasing.keys_of(store, owner)
    ]
    assert len(kids) == 8
    approved = stand_behind(work, order_for(client))
    ended = work.practice.context.erasing.erase(OrderKind.REQUEST, CASE, approved)
    assert ended.done
    assert {line.outcome for line in ended.lines} == {Outcome.ERASED, Outcome.KEPT}
    (invoices,) = [line for line in ended.lines if line.data_class == "bookkeeping"]
    assert (invoices.outcome, invoices.count, "bokföringslag" in invoices.law) == (Outcome.KEPT, 1, True)
    assert rows_left(work, ids) == []
    assert keys_left(work, ids) == 0
    for read_it in (work.practice.clients.get, work.practice.entries.list, work.practice.clients.contact):
        with pytest.raises(NotFound):
            read_it(client)
    with pytest.raises(NotFound):
        work.practice.clients.get(pseudonyms[0])
    assert work.practice.entries.list(other) == kept
    assert [line.given for line in work.practice.clients.list()] == ["Berit"]
    held = {leaf.subject for leaf in work.practice.context.shelf.leaves}
    assert held == set(owners(work, other).values()) - {bytes.fromhex(other)}
    work.practice.close()
    for path in work.folder.rglob("*"):
        held = path.read_bytes() if path.is_file() else b""
        assert not [kid for kid in kids if kid in held]
        assert not [word for word in pseudonyms if word.encode() in held or word[2:10].encode() in held]
        assert b"Almdunge" not in held
    work.reopen()
    assert work.practice.verify().problems == ()
    assert work.practice.context.erasing.erased(bytes.fromhex(client))
    assert not work.practice.context.erasing.erased(bytes.fromhex(other))


def test_the_log_says_done_only_after_the_look(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    client = full_client(work)
    approved = stand_behind(work, order_for(client))
    real = storage_erasing.remove_rows

    def forgets_entries(store, shelves, table, ids):
        return 0 if table == "entry" else real(store, shelves, table, ids)

    monkeypatch.setattr(storage_erasing, "remove_rows", forgets_entries)
    ended = work.practice.context.erasing.erase(OrderKind.REQUEST, CASE, approved)
    assert (ended.done, ended.left) == (False, ("journal",))
    vault = work.practice.context.stores.vault
    log = [(row.action, row.result) for _seq, row in read(vault) if row.action == Action.ERASED]
    assert log == [(Action.ERASED, 2)]
    work.reopen()
    assert [(each.kind, each.finished) for each in work.practice.status().unfinished] == [("erasure", False)]
    monkeypatch.undo()
    work.reopen()
    assert work.practice.status().unfinished == ()
    assert not [row for row in work.practice.context.vault.erasures.all() if row.state != "done"]
    log = [(row.action, row.result) for _seq, row in read(work.practice.context.stores.vault)]
    assert (Action.ERASED, 0) in log


def test_only_what_was_approved_is_done(work: Work) -> None:
    client = full_client(work)
    erasing = work.practice.context.erasing
    approved = stand_behind(work, order_for(client))
    for kind, reference, wanted in (
        (OrderKind.PURGE, CASE, approved),
        (OrderKind.REQUEST, "2026-002", approved),
        (OrderKind.REQUEST, CASE, bytes(32)),
    ):
        with pytest.raises(RefusedByRule):
            erasing.erase(kind, reference, wanted)
    work.note(client, "Ännu en anteckning.")
    with pytest.raises(RefusedByRule) as caught:
        erasing.erase(OrderKind.REQUEST, CASE, approved)
    assert caught.value.facts["reason"] == "preview_outdated"
    assert work.practice.clients.contact(client).given == "Tove"
    with pytest.raises(InvalidInput) as wrong:
        erasing.preview(order_for(client, classes=everything() | {"diary"}))
    assert wrong.value.facts["field"] == "data_class"
    assert not work.practice.context.vault.erasures.all()


def test_what_is_half_done_is_finished_before_anything_is_erased(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    client = full_client(work)
    ids, context = owners(work, client), work.practice.context

    def full(*_given: object) -> None:
        raise DiskFull

    monkeypatch.setattr(context.ledger, "close_permits", full)
    with pytest.raises(DiskFull):
        work.practice.consent.withdraw(client, Service.KBT)
    reasons = []
    approved = stand_behind(work, order_for(client))
    for each in (order_for(client, service=Service.KBT), order_for(client)):
        with pytest.raises(RefusedByRule) as caught:
            context.erasing.erase(OrderKind.REQUEST, CASE, stand_behind(work, each) if each.service else approved)
        reasons.append(caught.value.facts["reason"])
        monkeypatch.undo()
        stand_behind(work, order_for(client))
    assert reasons == ["half_done", "preview_outdated"]
    assert context.erasing.erase(OrderKind.REQUEST, CASE, stand_behind(work, order_for(client))).done
    assert rows_left(work, ids) == []


def test_what_can_never_be_finished_keeps_nobody_from_being_erased(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    client = full_client(work)
    ids, context = owners(work, client), work.practice.context

    def full(*_given: object) -> None:
        raise DiskFull

    monkeypatch.setattr(context.ledger, "close_permits", full)
    with pytest.raises(DiskFull):
        work.practice.consent.withdraw(client, Service.KBT)
    assert context.erasing.erase(OrderKind.REQUEST, CASE, stand_behind(work, order_for(client))).done
    monkeypatch.undo()
    work.reopen()
    assert rows_left(work, ids) == []
    assert work.practice.unfinished() == ()


def test_what_is_held_stays_with_its_key_and_says_by_what(work: Work) -> None:
    client = full_client(work)
    ids = owners(work, client)
    Holds(work.practice.context).put(client, "claim", frozenset({"entry", "consent"}), "2026-009")
    approved = stand_behind(work, order_for(client))
    ended = work.practice.context.erasing.erase(OrderKind.REQUEST, CASE, approved)
    held = {line.data_class: line.held_by for line in ended.lines if line.outcome is Outcome.HELD}
    assert ended.done
    assert held == dict.fromkeys(("mapping", "consent", "permit", "appointment", "entry"), "claim 2026-009")
    held_tables = {"entry", "addendum", "appointment", "permit", "subject", "mapping", "consent_event", "consent_record"}
    assert set(rows_left(work, ids)) == held_tables | {"hold"}
    assert work.practice.context.stores.journal.key(Domain.JOURNAL, ids["kbt"]).kid
    with pytest.raises(KeyMissing):
        work.practice.context.stores.vault.key(Domain.CONTACT, ids["client"])


def test_whatever_is_held_alone_the_erasure_comes_to_its_end(work: Work) -> None:
    """What a held row points to stays with it, so that nothing that was to go is found in it afterwards."""
    by_store: dict[str, list[str]] = {}
    for kind in data_classes():
        if kind.erasable and kind.store == "journal":
            by_store.setdefault(" ".join(kind.rests_on), []).append(kind.code)
    for number, code in enumerate(codes[0] for codes in by_store.values()):
        client = full_client(work, f"Tove{'abcdef'[number]}")
        Holds(work.practice.context).put(client, "claim", frozenset({code}), f"2026-{number:03d}")
        approved = stand_behind(work, order_for(client))
        assert work.practice.context.erasing.erase(OrderKind.REQUEST, CASE, approved).done, code


@pytest.mark.parametrize("by", ["restriction", "case"])
def test_a_restriction_or_another_open_case_holds_everything(work: Work, by: str) -> None:
    from storage.sealed.record import new_id
    from storage.vault.case_records import CaseRecord

    client = full_client(work)
    if by == "restriction":
        work.practice.restrictions.restrict(client, RestrictionGround.CLAIM)
    else:
        who = bytes.fromhex(client)
        head = {"id": new_id(), "subject": who, "created_ms": 1, "received_day": 9, "deadline_day": 40}
        work.practice.context.vault.cases.add(CaseRecord(number="2026-007", kind="access", channel="email", **head))
    approved = stand_behind(work, order_for(client))
    with pytest.raises(RefusedByRule) as caught:
        work.practice.context.erasing.erase(OrderKind.REQUEST, CASE, approved)
    assert caught.value.facts["reason"] == "nothing_to_erase"
    assert work.practice.clients.contact(client).given == "Tove"


def test_of_one_service_the_codes_go_that_nothing_else_uses_previewed_and_counted(work: Work) -> None:
    client = work.client("Tove", "Almdunge", (Service.KBT, Service.PT))
    practice, vault = work.practice, work.practice.context.vault
    work.note(client, "Tove grälade med sin chef Torbjörn Ekwall och med Karin Lund.")
    work.note(client, "Karin Lund kom med till gymmet.", Service.PT)
    names = {row.shown: row.id for row in vault.tokens.of_client(bytes.fromhex(client)) if row.number}
    assert set(names) == {"Torbjörn Ekwall", "Karin Lund"}
    plan = practice.context.erasing.preview(order_for(client, service=Service.KBT))
    (line,) = [line for line in plan.lines if line.data_class == "aliases"]
    assert (line.count, line.outcome) == (1, Outcome.ERASED)
    assert {row.at.id for row in plan.rows} & set(names.values()) == {names["Torbjörn Ekwall"]}
    held = Holds(practice.context).put(client, "manual", frozenset({"aliases"}))
    kept = practice.context.erasing.preview(order_for(client, service=Service.KBT))
    assert not {row.at.id for row in kept.rows} & set(names.values())
    Holds(practice.context).lift(held.id)
    approved = stand_behind(work, order_for(client, service=Service.KBT))
    assert practice.context.erasing.erase(OrderKind.REQUEST, CASE, approved).done
    assert [row.shown for row in vault.tokens.of_client(bytes.fromhex(client)) if row.number] == ["Karin Lund"]
    (entry,) = practice.entries.list(client)
    assert practice.entries.get(entry.id, identified=True).identified.startswith("Karin Lund kom")
    assert practice.verify().problems == ()
    more = work.note(client, "Torbjörn Ekwall ringde Karin Lund.", Service.PT)
    assert more.identified or practice.entries.get(more.id, identified=True).identified.startswith("Torbjörn Ekwall ringde")


def test_one_service_alone_leaves_the_other_whole(work: Work) -> None:
    client = full_client(work)
    ids = owners(work, client)
    before = [line for line in work.practice.entries.list(client) if line.service is Service.PT]
    approved = stand_behind(work, order_for(client, service=Service.KBT))
    assert work.practice.context.erasing.erase(OrderKind.REQUEST, CASE, approved).done
    assert rows_left(work, {"kbt": ids["kbt"]}) == []
    assert list(work.practice.entries.list(client)) == before
    entry = next(line for line in before if line.state == "amended")
    assert "Karin Lund" in work.practice.entries.get(entry.id, identified=True).identified
    assert [each.service for each in work.practice.context.register.subjects(ids["client"])] == [Service.PT]
    assert work.practice.verify().problems == ()
