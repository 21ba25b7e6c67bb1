"""After an erasure no file holds a word of the person's two hundred, in any shape, nor the id of a destroyed key."""

import sqlite3
from contextlib import closing

import pytest

from journal_tui.practice.errors import InUse
from journal_tui.practice.rights.erasure import INTENDED
from journal_tui.practice.rights.holds import Holds
from journal_tui.practice.rights.order import OrderKind, Outcome
from journal_tui.practice.values import Channel, Service
from storage import erasing as storage_erasing
from tests.cli.plaintext import findings
from tests.practice.journalling.working_day import Work
from tests.practice.rights.erasing import CASE, full_client, order_for, owners, rows_left, stand_behind
from tests.practice.rights.planted import planted

WORDS = tuple(f"kvällsord{number:03d}" for number in range(160))


def test_no_file_holds_one_of_two_hundred_words_or_a_destroyed_key(work: Work) -> None:
    client, facts = planted(work)
    for restriction in work.practice.restrictions.of_client(client):
        work.practice.restrictions.lift(restriction.id, informed=True)
    work.note(client, " ".join(WORDS), Service.PT)
    words = {*facts, *WORDS}
    assert len(words) == 200
    ids = owners(work, client)
    stores = work.practice.context.stores.all()
    kids = {key.kid for store in stores for owner in ids.values() for key in storage_erasing.keys_of(store, owner)}
    assert kids and any(kid in path.read_bytes() for kid in kids for path in work.folder.rglob("*.db"))
    for case in work.practice.cases.list():
        work.practice.cases.refuse(case.number, "unfounded")
    for hold in work.practice.context.vault.holds.all():
        Holds(work.practice.context).lift(hold.id.hex())
    approved = stand_behind(work, order_for(client))
    ended = work.practice.context.erasing.erase(OrderKind.REQUEST, CASE, approved)
    assert ended.done and not [line for line in ended.lines if line.outcome is Outcome.HELD]
    work.practice.close()
    assert findings(work.folder, words) == []
    held = [path.read_bytes() for path in work.folder.rglob("*") if path.is_file()]
    assert not [kid for kid in kids if any(kid in content for content in held)]
    work.reopen()


def test_what_is_written_between_the_intent_and_the_end_of_the_keys_goes_too_and_is_counted(work: Work) -> None:
    client = full_client(work)
    ids, erasing = owners(work, client), work.practice.context.erasing

    def somebody_writes(step: str) -> None:
        if step == INTENDED:
            work.practice.entries.add(client, Service.KBT, "Ett ord till, skrivet i sista stund.")
            work.practice.clients.log_contact(client, Channel.PHONE)

    approved = stand_behind(work, order_for(client))
    planned = {(line.store, line.data_class): line.count for line in erasing.preview(order_for(client)).lines}
    erasing.reached = somebody_writes
    ended = erasing.erase(OrderKind.REQUEST, CASE, approved)
    assert ended.done and rows_left(work, ids) == []
    went = {(line.store, line.data_class): line.count for line in ended.lines}
    more = {key: count - planned[key] for key, count in went.items() if count != planned[key]}
    assert (more["journal", "draft"], more["vault", "contact_log"]) == (1, 2)  # a note is a contact too
    work.reopen()
    assert work.practice.verify().problems == () and work.practice.status().unfinished == ()


def test_somebody_who_reads_the_file_makes_an_erasure_wait_and_the_next_unlock_ends_it(work: Work) -> None:
    client = full_client(work)
    ids, journal = owners(work, client), work.practice.context.stores.journal
    approved = stand_behind(work, order_for(client))
    with journal.database.read() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=50")
    with closing(sqlite3.connect(str(journal.database.path), isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM subject").fetchall()
        with pytest.raises(InUse):
            work.practice.context.erasing.erase(OrderKind.REQUEST, CASE, approved)
        assert rows_left(work, ids)
    work.reopen()
    assert rows_left(work, ids) == [] and work.practice.status().unfinished == ()
