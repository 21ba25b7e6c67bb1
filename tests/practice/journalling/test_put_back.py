"""A file or a row put back as it was before a withdrawal: what the client has taken back stays shut, and `verify` says so."""

import shutil
import sqlite3

import pytest

from journal_tui.practice.errors import ConsentMissing, PermitRefused
from journal_tui.practice.values import Purpose, Service, Verdict

NAME = "Tove Almdunge"


class Old:
    """A practice in which a client has withdrawn, with an older copy of its files beside it."""

    def __init__(self, work):
        self.work = work
        self.client = work.client()
        self.entry = work.note(self.client, "tallkotte ligger på stigen").id
        self.draft = work.practice.entries.add(self.client, Service.KBT, "enbuske").id
        self.permit = work.permit(self.client).id
        work.later(minutes=5)
        work.practice.close()
        self.older = work.folder.with_name("older")
        shutil.copytree(work.folder, self.older)
        work.practice = work._open(work.folder)
        work.later(minutes=5)
        work.practice.consent.withdraw(self.client, Service.KBT, draft="keep")

    def put_back(self, name):
        """The whole file, as from an old copy."""
        self.work.practice.close()
        shutil.copyfile(self.older / name, self.work.folder / name)
        self.work.practice = self.work._open(self.work.folder)

    def put_back_rows(self, name, *tables):
        """Only these rows, as by somebody with an old copy and SQL."""
        self.work.practice.close()
        connection = sqlite3.connect(self.work.folder / name)
        connection.execute("ATTACH ? AS older", (str(self.older / name),))
        for table in tables:
            connection.execute(f"DELETE FROM {table}")
            connection.execute(f"INSERT INTO {table} SELECT * FROM older.{table}")
        connection.commit()
        connection.close()
        self.work.practice = self.work._open(self.work.folder)

    def codes(self):
        return {(problem.store, problem.code) for problem in self.work.problems()}

    def assert_shut(self):
        practice = self.work.practice
        with pytest.raises(ConsentMissing):
            practice.entries.get(self.entry)
        with pytest.raises(ConsentMissing):
            practice.entries.draft(self.draft)
        assert practice.lookup.search("tallkotte").total == 0
        assert all(line.blocked for line in practice.entries.list(self.client))
        with pytest.raises(PermitRefused):
            practice.entries.save(self.draft, self.permit, "enbuske och en", ())
        with pytest.raises(ConsentMissing):
            practice.entries.sign(self.draft, accept_flags=True)


@pytest.fixture
def old(work):
    return Old(work)


def test_an_older_journal_does_not_undo_a_withdrawal(old):
    old.put_back("journal.db")
    old.assert_shut()
    assert old.work.practice.gate.check(old.client, Service.KBT).verdict is Verdict.WITHDRAWN
    assert old.codes() == {("journal", "permit_differs")}


def test_older_permit_rows_do_not_undo_a_withdrawal(old):
    old.put_back_rows("journal.db", "permit", "draft")
    old.assert_shut()
    assert old.codes() == {("journal", "permit_differs")}


def test_an_older_vault_is_found_out_by_the_permit(old):
    old.put_back("vault.db")
    old.assert_shut()
    answer = old.work.practice.gate.check(old.client, Service.KBT)
    assert (answer.verdict, answer.reason) == (Verdict.UNDECIDABLE, "rolled_back")
    assert ("vault", "rolled_back") in old.codes()


def test_an_older_vault_does_not_give_a_grant_again_when_another_question_is_answered(old):
    old.put_back("vault.db")
    old.work.practice.consent.record(old.client, Service.KBT, {Purpose.SUPERVISION: False}, NAME, partial=True)
    old.assert_shut()
    assert old.work.practice.gate.check(old.client, Service.KBT).verdict is Verdict.UNDECIDABLE


def test_a_new_yes_opens_what_was_withdrawn(old):
    old.work.grant(old.client, Service.KBT)
    assert "tallkotte" in old.work.practice.entries.get(old.entry).text
    assert old.work.practice.lookup.search("tallkotte").total == 1
    old.work.practice.entries.save(old.draft, old.work.permit(old.client).id, "enbuske igen", ())
    assert old.work.problems() == ()
