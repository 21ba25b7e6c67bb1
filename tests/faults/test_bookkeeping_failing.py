"""The bookkeeping while a write fails and the program goes on: nothing half is left once the next act about the client is done."""

import itertools
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError

from journal_tui.practice.errors import StorageError
from storage.database import Database
from tests.faults.test_bookkeeping_stopped import check_agreement, invoice, paying
from tests.practice.journalling.working_day import Work


def failed(code: int) -> OperationalError:
    said = sqlite3.OperationalError("what SQLite says")
    said.sqlite_errorcode = code
    return OperationalError("", {}, said)


ERRORS = (failed(sqlite3.SQLITE_FULL), failed(sqlite3.SQLITE_BUSY), failed(sqlite3.SQLITE_IOERR))


class Failing:
    """The n-th thing that is written from now on fails: a statement, or the commit that would keep what was written."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.left = 0
        self.errors = itertools.cycle(ERRORS)
        kept = Database._commit

        def commit(connection: object) -> None:
            self.count()
            kept(connection)  # type: ignore[arg-type]

        monkeypatch.setattr(Database, "_commit", staticmethod(commit))

    def count(self) -> None:
        self.left -= 1
        if self.left == 0:
            raise next(self.errors)

    def statement(self, _connection: object, _cursor: object, text: str, *_more: object) -> None:
        if text.lstrip()[:6].upper() in {"INSERT", "UPDATE", "DELETE"}:
            self.count()


@contextmanager
def failing(monkeypatch: pytest.MonkeyPatch) -> Iterator[Failing]:
    found = Failing(monkeypatch)
    event.listen(Engine, "before_cursor_execute", found.statement)
    yield found
    event.remove(Engine, "before_cursor_execute", found.statement)


def steps(work: Work, client: str, folder: Path) -> Iterator[tuple[str, Callable[[], object], Callable[[], int]]]:
    """What can be done, and how often it has been: what failed may have been kept, and must not be half."""
    books, corrections, debts, exports = (
        work.practice.books,
        work.practice.corrections,
        work.practice.debts,
        work.practice.exports,
    )

    def count_of(kind: str) -> Callable[[], int]:
        return {
            "invoices": lambda: len(books.invoices(client)),
            "receipts": lambda: len(books.receipts(client)),
            "debts": lambda: len(debts.list(client)),
            "closed": lambda: sum(each.closed is not None for each in debts.list(client)),
            "left": lambda: len(work.practice.disclosures.list()),
        }[kind]

    old = [invoice(work, client) for _ in range(4)]
    yield "invoice", lambda: invoice(work, client), count_of("invoices")
    yield "credit", lambda: corrections.credit(client, old[0]), count_of("invoices")
    slip = invoice(work, client)
    yield "take back", lambda: corrections.take_back(client, slip), count_of("invoices")
    yield "receipt", lambda: books.receipt(client, old[1]), count_of("receipts")
    newest = books.receipts(client)[-1].id
    yield "take back a receipt", lambda: corrections.take_back_receipt(client, newest), count_of("receipts")
    wrong = books.receipt(client, old[1]).id
    yield "correct a receipt", lambda: corrections.correct_receipt(client, wrong), count_of("receipts")
    work.later(days=31)
    yield "hand over", lambda: debts.hand_over(client, old[2]), count_of("debts")
    mistake = debts.hand_over(client, old[3]).id
    yield "withdraw", lambda: debts.withdraw(client, mistake), count_of("debts")
    debt = debts.list(client)[0].id
    numbers = iter(range(10_000))

    def target() -> Path:
        return folder / f"{next(numbers)}.csv"

    yield "debt file", lambda: exports.debt(client, debt, target(), "Ån Inkasso AB"), count_of("left")
    yield "invoice file", lambda: exports.invoices(2026, target()), count_of("left")
    yield "receipt file", lambda: exports.receipt(client, wrong, target()), count_of("left")
    how = {"authority": "Kronofogden", "law": "2 kap. 16 § UB", "decided_by": "Maria", "classes": frozenset({"contact"})}
    yield "authority", lambda: exports.authority(client, target(), **how), count_of("left")  # type: ignore[arg-type]
    yield "close", lambda: debts.close(client, debt), count_of("closed")


def test_whatever_write_fails_nothing_is_half_done_twice_or_lost(
    work: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, folder = paying(work), tmp_path / "out"
    folder.mkdir()
    with failing(monkeypatch) as fault:
        for name, act, times in steps(work, client, folder):
            before, number = times(), 0
            while times() == before:  # what failed before it was kept is simply done again
                number += 1
                fault.left = number
                with suppress(StorageError):
                    act()
                fault.left = 0
                assert work.practice.context.acts.settled(bytes.fromhex(client)), name
                assert len(list(folder.iterdir())) == len(work.practice.disclosures.list()), "no file without its entry"
                check_agreement(work, client)
            assert (number > 3, abs(times() - before)) == (True, 1), name
            numbers = sorted(each.number for each in work.practice.books.invoices(client))
            assert numbers == list(range(1, len(numbers) + 1)), "no number twice, and none lost"
    monkeypatch.undo()
    work.reopen()
    check_agreement(work, client)
    assert work.problems() == ()
