"""The check of everything meets every row once, says how far it is, and shows places only."""

from collections import Counter

import pytest

from storage.bookkeeping import check as bookkeeping_check
from storage.errors import Locked
from storage.journal import check as journal_check
from storage.sealed.record import Checked
from storage.stores import Stores
from storage.vault import check as vault_check
from tests.storage.specimens import SECRETS

CHECKS = (journal_check, vault_check, bookkeeping_check)


def test_every_row_of_every_table_is_met_once(stores: Stores) -> None:
    for store, check in zip(stores.all(), CHECKS, strict=True):
        findings = list(check.check_rows(store))
        assert len(findings) == check.count_rows(store) == len({(found.table, found.row) for found in findings})
        assert {found.code for found in findings} == {""}
        assert {found.store for found in findings} == {store.kind}
        with store.database.read() as connection:
            for table, met in Counter(found.table for found in findings).items():
                assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one() == met


def test_progress_ends_at_the_number_of_rows(stores: Stores) -> None:
    for store, check in zip(stores.all(), CHECKS, strict=True):
        seen: list[tuple[int, int]] = []
        list(check.check_rows(store, lambda done, total, seen=seen: seen.append((done, total))))
        total = check.count_rows(store)
        assert seen[-1] == (total, total)
        assert [done for done, _ in seen] == sorted(done for done, _ in seen)


def test_a_finding_holds_no_value(stores: Stores) -> None:
    shown = repr([found for store, check in zip(stores.all(), CHECKS, strict=True) for found in check.check_rows(store)])
    assert not any(word in shown for word in SECRETS)
    assert set(Checked.__slots__) == {"store", "table", "row", "column", "code"}


def test_a_locked_store_is_not_reported_as_broken(own_stores: Stores) -> None:
    """Locking in the middle of a check ends the check; it is no finding about a row."""
    walk = journal_check.check_rows(own_stores.journal)
    assert next(walk).code == ""
    own_stores.journal.drop()
    with pytest.raises(Locked):
        list(walk)
