"""The bookkeeping and the vault, cut off after every single commit: the next unlock makes them agree, and the log tells what happened."""

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from journal_tui.practice.errors import NotFound, RefusedByRule
from journal_tui.practice.values import PersonnummerPurpose, Service
from storage.audit.actions import Action
from storage.audit.log import Audit
from storage.audit.reading import read
from storage.bookkeeping.repositories import DebtCaseRepository, InvoiceRepository, ReceiptRepository
from storage.database import Database
from storage.sealed.record import Unreadable
from tests.practice.journalling.working_day import Work

NUMBER = "19990417-9802"
YEARS = (2025, 2026, 2027)
WRITTEN = (Action.INVOICE_WRITTEN, Action.INVOICE_TAKEN_BACK, Action.RECEIPT_WRITTEN, Action.DEBT_CASE_OPENED)


def paying(work: Work) -> str:
    client = work.client(services=(Service.PT,), address="Kvarnvägen 1, Sunnby")
    work.practice.clients.set_personnummer(client, NUMBER, PersonnummerPurpose.INKASSO)
    return client


def invoice(work: Work, client: str) -> str:
    return work.practice.books.invoice(client, "training", 120_000, vat=6_792).id


def everything(work: Work, client: str) -> Iterator[str]:
    """What can be done in the bookkeeping, one thing after the other; each is named before it is done."""
    practice = work.practice
    yield "invoice"
    first = invoice(work, client)
    yield "credit"
    practice.corrections.credit(client, first)
    yield "take back"
    practice.corrections.take_back(client, invoice(work, client))
    yield "receipt"
    paid, late, later = (invoice(work, client) for _ in range(3))
    practice.books.receipt(client, paid)
    yield "take back a receipt"
    practice.corrections.take_back_receipt(client, practice.books.receipt(client, late).id)
    yield "correct a receipt"
    practice.corrections.correct_receipt(client, practice.books.receipt(client, later).id)
    yield "hand over"
    work.later(days=31)
    debts = [practice.debts.hand_over(client, each).id for each in (late, later)]
    yield "withdraw"
    practice.debts.withdraw(client, debts.pop())
    debts.append(practice.debts.hand_over(client, later).id)
    yield "close"
    for debt in debts:
        practice.debts.close(client, debt)


def log(work: Work) -> list[tuple[Action, bytes]]:
    stores = work.practice.context.stores
    return [(Action(row.action), row.object) for store in stores.all() for _, row in read(store) if row is not None]


def check_agreement(work: Work, client: str) -> None:
    """What must be so after any unlock, wherever the one before was cut."""
    context, store, who = work.practice.context, work.practice.context.stores.bookkeeping, bytes.fromhex(client)
    told = log(work)
    of = {action: {thing for done, thing in told if done is action} for action in Action}
    invoices = [each for year in YEARS for each in InvoiceRepository(store).of_year(year)]
    receipts = [each for year in YEARS for each in ReceiptRepository(store).of_year(year)]
    cases = [each for year in YEARS for each in DebtCaseRepository(store).of_year(year)]
    links = [each.invoice for each in context.vault.invoice_links.of_client(who) if not isinstance(each, Unreadable)]
    assert sorted(links) == sorted(each.id for each in invoices), "a link for every invoice, and none without"
    for vouchers in (invoices, receipts):
        numbers = [(each.subject, each.number) for each in vouchers]
        assert len(numbers) == len(set(numbers)), "no number twice"
    gone = of[Action.INVOICE_TAKEN_BACK]
    assert of[Action.INVOICE_WRITTEN] == {each.id for each in invoices} | gone and not gone & set(links)
    slips = of[Action.RECEIPT_TAKEN_BACK]
    assert of[Action.RECEIPT_WRITTEN] == {each.id for each in receipts} | slips
    wrong = {each.corrects for each in receipts} | slips
    paid = {each.invoice for each in receipts if not each.corrects and each.id not in wrong}
    assert {each.id for each in invoices if each.paid_day is not None} == paid
    going = {each.id.hex() for each in cases if each.closed_day is None}
    held = {each.case for each in work.practice.cases.holds(client) if each.kind == "debt"}
    assert held == going, "held if and only if a case is open"
    assert of[Action.DEBT_CASE_OPENED] == {each.id for each in cases} | of[Action.DEBT_CASE_WITHDRAWN]
    assert of[Action.DEBT_CASE_CLOSED] == {each.id for each in cases if each.closed_day is not None}
    assert all((each.national_id == "") == (each.closed_day is not None) for each in cases)
    over = bool(cases) and not going and len(of[Action.DEBT_CASE_CLOSED]) == len(cases)
    assert context.vault.national_ids.has(who) != over, "the number goes with the last case, not before"
    assert context.vault.acts.open() == () and not context.acts.any_open()
    assert work.permit(client, Service.PT), "the gate decides again"


def test_cut_off_after_any_commit_bookkeeping_and_vault_agree_again(
    work: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = paying(work)
    copies: list[tuple[str, Path]] = []
    begun: list[str] = []
    ended = Database._end

    def end(database: Database, *, keep: bool) -> None:
        ended(database, keep=keep)
        copies.append((begun[-1], tmp_path / f"cut-{len(copies)}"))
        shutil.copytree(work.folder, copies[-1][1])

    monkeypatch.setattr(Database, "_end", end)
    for name in everything(work, client):
        begun.append(name)  # noqa: PERF402 - the next step runs when the loop goes on
    monkeypatch.undo()
    check_agreement(work, client)
    assert work.problems() == ()
    half: set[str] = set()
    for name, folder in copies:
        work.reopen(folder)
        half |= {name for act in work.practice.unfinished() if act.finished}
        try:
            check_agreement(work, client)
        except AssertionError as error:
            error.add_note(f"cut off in {name}: {folder.name}")
            raise
        shutil.rmtree(folder)
    assert half == {"invoice", "credit", "take back", "receipt", "hand over", "withdraw", "close"}


class AtOnce:
    """Two threads in one practice: how each of two acts ended, in the order in which they were let in."""

    def __init__(self, work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
        self._bookkeeping = work.practice.context.stores.bookkeeping.database
        self._monkeypatch = monkeypatch

    def inside(self, first: Callable[[], object], second: Callable[[], object]) -> list[str]:
        """The second comes when the first has written and not kept it: it has to wait."""
        return self._run(first, second, Audit, "add", lambda args: args[1] in WRITTEN, 0.3)

    def before(self, first: Callable[[], object], second: Callable[[], object]) -> list[str]:
        """The second is done just before the first is let in to write: what the first has seen until then counts for nothing."""
        return self._run(first, second, Database, "write", lambda args: args[0] is self._bookkeeping, None)

    def _run(
        self,
        first: Callable[[], object],
        second: Callable[[], object],
        whose: type,
        name: str,
        now: Callable[[tuple[object, ...]], bool],
        seconds: float | None,
    ) -> list[str]:
        ends: dict[bool, str] = {}

        def run(how: Callable[[], object]) -> None:
            mine = threading.current_thread() is other
            try:
                how()
                ends[mine] = "done"
            except (RefusedByRule, NotFound) as error:
                ends[mine] = str(error.facts.get("reason", error.code))

        other = threading.Thread(target=run, args=(second,))
        as_it_is = getattr(whose, name)

        def hooked(*args: object, **more: object) -> object:
            if threading.current_thread() is not other and now(args) and not other.ident:
                other.start()
                other.join(seconds)
            return as_it_is(*args, **more)

        self._monkeypatch.setattr(whose, name, hooked)
        run(first)
        other.join()
        self._monkeypatch.undo()
        # Not as the threads came to an end: on a busy machine who had to wait may be the first to say so.
        return [ends[False], ends[True]] if seconds else [ends[True], ends[False]]


def test_of_two_at_once_no_number_is_taken_twice_and_only_one_passes(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    client, practice, two = paying(work), work.practice, AtOnce(work, monkeypatch)
    old = [invoice(work, client) for _ in range(4)]
    work.later(days=31)

    def another() -> str:
        return invoice(work, client)

    def back(which: str) -> Callable[[], object]:
        return lambda: practice.corrections.take_back(client, which)

    def credit(which: str) -> Callable[[], object]:
        return lambda: practice.corrections.credit(client, which)

    def paid(which: str) -> Callable[[], object]:
        return lambda: practice.books.receipt(client, which)

    def over(which: str) -> Callable[[], object]:
        return lambda: practice.debts.hand_over(client, which)

    assert two.inside(another, another) == two.before(another, another) == ["done", "done"]
    assert [each.number for each in practice.books.invoices(client)] == [8, 7, 6, 5, 4, 3, 2, 1]
    newest = practice.books.invoices(client)[0].id
    assert two.inside(back(newest), credit(newest)) == ["done", "not_found"]
    assert two.before(back(another()), another) == ["done", "booked"]
    slips = [another() for _ in range(4)]
    assert two.inside(paid(slips[3]), back(slips[3])) == ["done", "booked"]
    assert two.before(back(slips[3]), paid(slips[3])) == ["done", "booked"]
    assert two.before(paid(slips[0]), credit(slips[0])) == ["done", "credited"]
    assert two.before(credit(slips[1]), credit(slips[1])) == ["done", "credited"]
    assert two.inside(over(old[0]), credit(old[0])) == ["done", "handed_over_already"]
    assert two.before(credit(old[1]), over(old[1])) == ["done", "handed_over_already"]
    assert two.inside(credit(old[2]), over(old[2])) == ["done", "credited"]
    assert two.before(over(old[3]), credit(old[3])) == ["done", "credited"]
    check_agreement(work, client)
