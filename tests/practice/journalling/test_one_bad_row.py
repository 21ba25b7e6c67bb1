"""A row that cannot be trusted shuts what hangs on it and nothing else: lists, the day and the status go on."""

import sqlite3

import pytest

from journal_tui.practice.errors import Damaged, KeyMissing, NotFound, Tampered
from journal_tui.practice.values import Service, Verdict

HARM = {
    "a mapping that was changed": (
        "UPDATE mapping SET created_ms = created_ms + 60000 WHERE subject = ?",
        Verdict.UNDECIDABLE,
    ),
    "a mapping that was taken away": ("DELETE FROM mapping WHERE subject = ?", None),
    "a key that was taken away": ("DELETE FROM key_grant WHERE domain = 3 AND subject = ?", Verdict.UNDECIDABLE),
    "a contact that was changed": ("UPDATE contact_event SET created_ms = created_ms + 60000 WHERE subject = ?", None),
}


@pytest.fixture
def two(work):
    """One client whose rows are going to be harmed, and one who must not notice."""
    work.bad, work.good = work.client("Elof", "Byström"), work.client("Tove", "Almdunge")
    for client in (work.bad, work.good):
        work.note(client, "tallkotte")
        work.practice.entries.add(client, Service.KBT, "enbuske")
    return work


def harm(work, statement, *values, store="vault"):
    work.practice.close()
    connection = sqlite3.connect(work.folder / f"{store}.db")
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
    assert connection.execute(statement, values).rowcount
    connection.commit()
    connection.close()
    work.practice = work._open(work.folder)


@pytest.mark.parametrize("how", HARM)
def test_the_list_of_clients_goes_on(two, how):
    statement, verdict = HARM[how]
    harm(two, statement, bytes.fromhex(two.bad))
    good, bad = two.practice.clients.list()
    assert (bad.id, good.id) == (two.bad, two.good)
    assert (good.services[0].verdict, good.drafts, good.last_contact) == (Verdict.GRANTED, 1, two.now().date())
    assert two.practice.clients.lines([two.good, two.bad])[0] == good
    assert two.practice.today().clients == 2
    assert two.practice.lookup.search("tallkotte").total >= 1
    if verdict is not None:
        assert two.practice.gate.check(two.bad, Service.KBT).verdict is verdict
        with pytest.raises((Tampered, Damaged, KeyMissing, NotFound)):
            two.practice.entries.list(two.bad)


def test_a_document_that_was_changed_leaves_the_day_and_the_status(two):
    harm(two, "UPDATE consent_document SET created_ms = created_ms + 60000")
    assert Service.KBT in two.practice.today().published
    assert two.practice.status().problems == ("unreadable_document",)
    assert {line.services[0].verdict for line in two.practice.clients.list()} == {Verdict.UNDECIDABLE}
    assert two.practice.clients.get(two.good).services[0].verdict is Verdict.UNDECIDABLE


def test_a_lookup_says_that_it_passed_over_an_entry(two):
    assert (two.practice.lookup.search("tallkotte").total, two.practice.lookup.search("tallkotte").unread) == (2, 0)
    harm(
        two,
        "UPDATE entry SET created_ms = created_ms + 60000 WHERE subject = ?",
        bytes.fromhex(two.permit(two.bad).subject),
        store="journal",
    )
    found = two.practice.lookup.search("tallkotte")
    assert ([hit.client for hit in found.hits], found.total, found.unread) == ([two.good], 1, 1)
    assert two.practice.lookup.search("tallkotte", client=two.good).unread == 0


def test_a_lookup_says_that_the_names_of_a_hit_cannot_be_put_back(two):
    two.note(two.good, "Tove såg en tallkotte")
    harm(two, "UPDATE forms SET created_ms = created_ms + 60000 WHERE subject = ?", bytes.fromhex(two.good))
    assert two.practice.lookup.search("tallkotte").unread == 0
    found = two.practice.lookup.search("tallkotte", identified=True)
    assert found.unread == found.total - len(found.hits) > 0
