"""Bookkeeping apart: neutral labels, no way to a journal, personnummer by its two purposes, debts that hold; narrow ways out."""

import csv
import dataclasses
import hashlib
from datetime import timedelta
from pathlib import Path

import pytest

from journal_tui.practice import codes
from journal_tui.practice.bookkeeping.vouchers import Invoice
from journal_tui.practice.disclosure.register import Disclosures, Recipient
from journal_tui.practice.errors import InvalidInput, NotFound, RefusedByRule
from journal_tui.practice.restriction import RestrictionGround
from journal_tui.practice.retention.facts import Facts
from journal_tui.practice.rights.holds import Holds
from journal_tui.practice.rights.planning import places
from journal_tui.practice.values import PersonnummerPurpose, Service
from storage.audit.actions import Action
from storage.audit.reading import read
from storage.bookkeeping.repositories import DebtCaseRepository
from storage.errors import DiskFull
from tests.practice.journalling.working_day import Work

NUMBER = "19990417-9802"


def paying(work: Work, purpose: PersonnummerPurpose | None = None) -> str:
    client = work.client(
        services=(Service.PT,), email="tove@example.se", phone="070-174 06 05", address="Kvarnvägen 1, Sunnby"
    )
    if purpose is not None:
        work.practice.clients.set_personnummer(client, NUMBER, purpose)
    return client


def invoice_of(work: Work, client: str, label: str = "training"):
    return work.practice.books.invoice(client, label, 120_000, vat=6_792)


def shown_for(work: Work) -> list[int]:
    """What each showing of a personnummer was for, by the log."""
    rows = (row for _seq, row in read(work.practice.context.stores.vault) if row is not None)
    return [row.purpose for row in rows if row.action == Action.NATIONAL_ID_READ]


def full_disk(*_given: object) -> None:
    raise DiskFull


def test_a_voucher_has_no_pseudonym_and_no_way_to_a_journal(work: Work) -> None:
    client = paying(work)
    made = invoice_of(work, client)
    assert (made.number, made.buyer, made.label, made.amount) == (
        1,
        "Tove Almdunge",
        "Friskvård: personlig träning",
        120_000,
    )
    subject = work.practice.context.register.subject(bytes.fromhex(client), Service.PT)
    place = places(work.practice.context)["bookkeeping"]
    for shelf in place.shelves:
        for row in shelf.scan():
            held = repr({name: getattr(row, name) for name in row.__dataclass_fields__})
            for other in (subject.pseudonym, subject.pseudonym[2:10], subject.id.hex(), client, repr(subject.id)[2:-1]):
                assert other not in held
    assert [each.number for each in work.practice.books.invoices(client)] == [1]


@pytest.mark.parametrize(
    ("label", "amount", "vat"), [("kbt", 100, 0), ("training", 0, 0), ("training", 100, 100), ("training", 10**9, 0)]
)
def test_what_cannot_stand_on_an_invoice_is_refused(work: Work, label: str, amount: int, vat: int) -> None:
    client = paying(work)
    with pytest.raises(InvalidInput):
        work.practice.books.invoice(client, label, amount, vat=vat)
    assert work.practice.books.invoices(client) == ()


def test_a_restricted_client_is_not_invoiced(work: Work) -> None:
    client = paying(work)
    work.practice.restrictions.restrict(client, RestrictionGround.CLAIM)
    with pytest.raises(RefusedByRule) as caught:
        invoice_of(work, client)
    assert caught.value.facts["reason"] == "restricted"


def test_of_a_restricted_client_no_voucher_leaves(work: Work, tmp_path: Path) -> None:
    client, other = paying(work), work.client("Ebba", "Kvarnlund")
    mine, theirs = invoice_of(work, client), invoice_of(work, other)
    work.later(days=31)
    debt = work.practice.debts.hand_over(client, mine.id)
    work.practice.restrictions.restrict(client, RestrictionGround.ACCURACY)
    file = tmp_path / "invoices.csv"
    for way in (
        lambda: work.practice.exports.invoices(mine.year, file, [mine.number, theirs.number]),
        lambda: work.practice.exports.debt(client, debt.id, file, "Inkasso AB"),
    ):
        with pytest.raises(RefusedByRule) as caught:
            way()
        assert caught.value.facts["reason"] == "restricted"
    assert work.practice.exports.invoices(mine.year, file) == 1
    assert "Ebba" in file.read_text()
    assert "Tove" not in file.read_text()


def test_the_number_stands_on_a_receipt_for_the_allowance_alone_and_each_reveal_is_noted(
    work: Work, tmp_path: Path
) -> None:
    client = paying(work, PersonnummerPurpose.FRISKVARD)
    made = invoice_of(work, client)
    plain = work.practice.books.receipt(client, made.id)
    assert plain.personnummer == ""
    work.later(days=3)
    with_number = work.practice.books.receipt(client, made.id, allowance=True, activity="Styrketräning")
    assert with_number.personnummer == NUMBER
    assert with_number.paid == plain.paid == work.practice.books.invoices(client)[0].paid
    reads = [row for _seq, row in read(work.practice.context.stores.vault) if row.action == Action.NATIONAL_ID_READ]
    assert len(reads) == 1
    work.practice.exports.receipt(client, with_number.id, tmp_path / "receipt.txt")
    work.practice.exports.receipt(client, plain.id, tmp_path / "plain.txt")
    assert shown_for(work) == [codes.NUMBER_PURPOSES[PersonnummerPurpose.FRISKVARD]] * 2, "written, and handed out"
    talk = invoice_of(work, client, "counselling")
    with pytest.raises(RefusedByRule) as caught:
        work.practice.books.receipt(client, talk.id, allowance=True)
    assert caught.value.facts["reason"] == "not_for_allowance"
    other = paying(work, PersonnummerPurpose.INKASSO)
    with pytest.raises(InvalidInput):
        work.practice.books.receipt(other, invoice_of(work, other).id, allowance=True)
    work.later(days=31)
    late = work.practice.debts.hand_over(client, talk.id)
    work.practice.exports.debt(client, late.id, tmp_path / "debt.csv", "Inkasso AB")
    assert NUMBER not in (tmp_path / "debt.csv").read_text(), "it is kept for the other purpose"


def test_a_debt_holds_the_client_until_it_is_closed_and_then_restarts_the_clock(work: Work, tmp_path: Path) -> None:
    client = paying(work, PersonnummerPurpose.INKASSO)
    made = invoice_of(work, client)
    with pytest.raises(RefusedByRule) as caught:
        work.practice.debts.hand_over(client, made.id)
    assert caught.value.facts["reason"] == "not_due_yet"
    work.later(days=31)
    with pytest.MonkeyPatch.context() as cut:
        cut.setattr(DebtCaseRepository, "add", full_disk)
        with pytest.raises(DiskFull):
            work.practice.debts.hand_over(client, made.id)
    debt = work.practice.debts.hand_over(client, made.id)
    assert [hold.case for hold in work.practice.cases.holds(client)] == [debt.id]
    with pytest.raises(RefusedByRule):
        work.practice.debts.hand_over(client, made.id)
    with pytest.raises(RefusedByRule):
        work.practice.clients.remove_personnummer(client)
    file = tmp_path / "debt.csv"
    work.practice.exports.debt(client, debt.id, file, "Inkasso AB")
    assert NUMBER in file.read_text()
    assert shown_for(work) == [codes.NUMBER_PURPOSES[PersonnummerPurpose.INKASSO]] * 3, "twice copied, once in a file"
    work.later(days=360)
    (line,) = [each for each in work.practice.retention.preview().lines if each.due.rule == "R1"]
    assert (line.runs, line.due.held_by) == (False, f"debt {debt.id}")
    with pytest.MonkeyPatch.context() as cut:
        cut.setattr(Holds, "lift", full_disk)
        with pytest.raises(DiskFull):
            work.practice.debts.close(client, debt.id.upper())
    with pytest.raises(RefusedByRule) as caught:
        work.practice.debts.close(client, debt.id)
    assert caught.value.facts["reason"] == "closed_already", "and what the full disk kept from being done is done now"
    assert work.practice.cases.holds(client) == ()
    assert [each.due.rule for each in work.practice.retention.preview().lines] == []
    assert work.practice.debts.list(client)[0].closed == work.now().date()
    assert work.practice.clients.get(client).personnummer_purpose is None
    with pytest.raises(RefusedByRule):
        work.practice.exports.debt(client, debt.id, tmp_path / "again.csv", "Inkasso AB")
    work.practice.decide("debt_restarts_clock", 0)
    assert [each.due.rule for each in work.practice.retention.preview().lines] == ["R1"]


def test_the_invoice_file_has_five_columns_and_never_a_personnummer(work: Work, tmp_path: Path) -> None:
    client = paying(work, PersonnummerPurpose.FRISKVARD)
    invoice_of(work, client)
    file = tmp_path / "invoices.csv"
    assert work.practice.exports.invoices(work.now().year, file) == 1
    rows = list(csv.reader(file.read_text().splitlines(), delimiter=";"))
    assert rows == [
        ["name", "address", "email", "label", "amount"],
        ["Tove Almdunge", "Kvarnvägen 1, Sunnby", "tove@example.se", "Friskvård: personlig träning", "1200,00"],
    ]
    assert file.stat().st_mode & 0o777 == 0o600
    assert NUMBER[2:8] not in file.read_text()
    (entered,) = work.practice.disclosures.list()
    assert (entered.recipient, entered.classes, entered.client) == (Recipient.INVOICING, ("bookkeeping",), "")
    with pytest.raises(InvalidInput):
        work.practice.exports.invoices(work.now().year, file)
    with pytest.raises(NotFound):
        work.practice.exports.invoices(1999, tmp_path / "none.csv")
    assert len(work.practice.disclosures.list()) == 1


def test_no_cell_of_the_invoice_file_is_a_formula_and_every_line_stays_one(work: Work, tmp_path: Path) -> None:
    typed = ("=1+1", "+46 Backen", "-2 Gränd", "@home", '=HYPERLINK("http://example.com";"x")', 'Väg "1"; uppgång 2, Ån')
    for number, address in enumerate(typed):
        client = work.client(f"@Tove{number}", "=Ek", services=(Service.PT,), address=address)
        invoice_of(work, client)
    wrong = work.practice.books.invoices(client)[0]
    work.practice.corrections.credit(client, wrong.id)
    file = tmp_path / "invoices.csv"
    work.practice.exports.invoices(work.now().year, file)
    raw = file.read_bytes()
    assert raw.count(b"\r\n") == len(typed) + 2 and raw.decode("utf-8").startswith("name;address;email;label;amount\r\n")
    _head, *rows = csv.reader(raw.decode("utf-8").splitlines(), delimiter=";")
    assert [row[1] for row in rows[:-1]] == [f"'{each}" if each[0] in "=+-@" else each for each in typed]
    assert {row[0][:6] for row in rows} == {"'@Tove"} and rows[-1][4] == "-1200,00"


def test_a_receipt_says_what_an_employer_asks_for_and_its_activity_is_one_line_without_a_number(
    work: Work, tmp_path: Path
) -> None:
    client = paying(work, PersonnummerPurpose.FRISKVARD)
    made = invoice_of(work, client)
    for activity in ("Styrketräning\nBelopp 1 kr", f"Styrketräning {NUMBER}"):
        with pytest.raises(InvalidInput) as caught:
            work.practice.books.receipt(client, made.id, allowance=True, activity=activity)
        assert caught.value.facts["field"] == "activity"
    assert work.practice.books.receipts(client) == ()
    work.later(days=2)
    receipt = work.practice.books.receipt(client, made.id, allowance=True, activity="Styrketräning")
    work.practice.exports.receipt(client, receipt.id, tmp_path / "receipt.txt")
    text, seller = (tmp_path / "receipt.txt").read_text(), work.practice.context.settings.controller
    day = work.now().date().isoformat()
    for part in (seller.name, seller.email, day, "Tove Almdunge", NUMBER, "Styrketräning", "1200,00", "67,92"):
        assert part in text


def test_an_authority_needs_a_law_and_a_decision_maker_and_gets_no_journal(work: Work, tmp_path: Path) -> None:
    client = paying(work)
    file = tmp_path / "authority.json"
    whole = {"authority": "Skatteverket", "law": "39 kap. SFL", "decided_by": "Ragnhild", "classes": frozenset({"contact"})}
    for lacking in ({"law": " "}, {"decided_by": ""}, {"authority": ""}, {"classes": frozenset({"entry"})}):
        with pytest.raises(InvalidInput):
            work.practice.exports.authority(client, file, **{**whole, **lacking})
        assert not file.exists()
    assert work.practice.disclosures.list() == ()
    work.practice.exports.authority(client, file, **whole)
    (entered,) = work.practice.disclosures.of_client(client)
    assert (entered.law, entered.decided_by, entered.recipient_name) == ("39 kap. SFL", "Ragnhild", "Skatteverket")


def test_what_the_register_does_not_take_does_not_leave(
    work: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = paying(work)
    made = invoice_of(work, client)
    receipt = work.practice.books.receipt(client, made.id)

    def full(_record: object) -> None:
        raise DiskFull(part="database")

    monkeypatch.setattr(work.practice.context.vault.disclosures, "add", full)
    with pytest.raises(DiskFull):
        work.practice.exports.receipt(client, receipt.id, tmp_path / "receipt.txt")
    assert list(tmp_path.glob("receipt*")) == []
    monkeypatch.undo()
    work.practice.exports.receipt(client, receipt.id, tmp_path / "receipt.txt")
    assert "Kvitto 2026-1" in (tmp_path / "receipt.txt").read_text()


def test_before_its_entry_no_word_of_a_file_is_on_the_disk(
    work: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So whoever is killed between the two leaves nothing that the register does not know."""
    client = paying(work)
    invoice_of(work, client)
    file, enter, held = tmp_path / "invoices.csv", Disclosures.enter, []

    def entering(*given: object, **more: object) -> object:
        held.append(file.read_bytes())
        entered = enter(*given, **more)  # type: ignore[arg-type]
        held.append(file.read_bytes())
        return entered

    monkeypatch.setattr(Disclosures, "enter", entering)
    work.practice.exports.invoices(work.now().year, file)
    left = file.read_bytes()
    assert held == [bytes(len(left))] * 2, "only the room that it takes"
    (entry,) = work.practice.disclosures.list()
    assert (hashlib.sha256(left).hexdigest(), b"Tove" in left) == (entry.digest, True)


def test_an_erased_clients_voucher_stays_without_a_way_to_anybody(work: Work) -> None:
    from tests.practice.rights.erasing import CASE, order_for, stand_behind

    client = paying(work)
    made = invoice_of(work, client)
    approved = stand_behind(work, order_for(client))
    ended = work.practice.context.erasing.erase(order_for(client).kind, CASE, approved)
    assert ended.done
    (kept,) = work.practice.books.year(made.year)
    assert (kept.buyer, kept.amount) == ("Tove Almdunge", 120_000)
    assert work.practice.context.vault.invoice_links.all() == ()
    work.later(days=1)
    assert (work.now() - timedelta(days=1)).year == made.year


def test_what_is_booked_is_corrected_by_a_credit_invoice_and_only_a_slip_of_the_finger_is_taken_back(
    work: Work, tmp_path: Path
) -> None:
    client, books, desk = paying(work), work.practice.books, work.practice.corrections
    slip = invoice_of(work, client)
    desk.take_back(client, slip.id)
    assert books.invoices(client) == () and work.problems() == ()
    links = work.practice.context.vault.invoice_links.of_client(bytes.fromhex(client))
    assert links == (), "the vault does not go on counting it"
    first, second = invoice_of(work, client), invoice_of(work, client)
    assert (first.number, second.number) == (1, 2)
    with pytest.raises(RefusedByRule) as caught:
        desk.take_back(client, first.id)
    assert caught.value.facts["reason"] == "booked"
    work.practice.exports.invoices(second.year, tmp_path / "ut.csv")
    with pytest.raises(RefusedByRule):
        desk.take_back(client, second.id)
    work.practice.clients.update_contact(
        client, dataclasses.replace(work.practice.clients.contact(client), address="Nya vägen 2")
    )
    made = desk.credit(client, second.id)
    assert (made.number, made.amount, made.vat, made.credits) == (3, -120_000, -6_792, second.id)
    assert made.address == second.address, "as on what it takes back"
    assert next(each for each in books.invoices(client) if each.id == second.id) == second
    for act in (
        lambda: desk.credit(client, second.id),
        lambda: desk.credit(client, made.id),
        lambda: books.receipt(client, second.id),
        lambda: books.receipt(client, made.id),
    ):
        with pytest.raises(RefusedByRule) as caught:
            act()
        assert caught.value.facts["reason"] == "credited"
    work.later(days=40)
    with pytest.raises(RefusedByRule) as caught:
        work.practice.debts.hand_over(client, second.id)
    assert caught.value.facts["reason"] == "credited"
    work.practice.exports.invoices(second.year, tmp_path / "mer.csv", [3])
    assert (tmp_path / "mer.csv").read_text().splitlines()[1].endswith(";-1200,00")
    work.practice.debts.hand_over(client, first.id)
    with pytest.raises(RefusedByRule) as caught:
        desk.credit(client, first.id)
    assert caught.value.facts["reason"] == "handed_over_already"
    assert work.problems() == ()


def test_a_receipt_is_taken_back_until_it_is_booked_and_corrected_by_another_then(work: Work, tmp_path: Path) -> None:
    client = paying(work, PersonnummerPurpose.FRISKVARD)
    books, desk = work.practice.books, work.practice.corrections
    made = invoice_of(work, client)

    def refused(how, reason: str) -> None:
        with pytest.raises(RefusedByRule) as caught:
            how()
        assert caught.value.facts["reason"] == reason

    def paid() -> bool:
        return next(each for each in books.invoices(client) if each.id == made.id).paid is not None

    slip = books.receipt(client, made.id, allowance=True)
    assert paid()
    desk.take_back_receipt(client, slip.id)
    assert not paid() and books.receipts(client) == ()
    with pytest.raises(NotFound):
        desk.correct_receipt(client, slip.id)
    first = books.receipt(client, made.id, allowance=True, activity="Styrketräning")
    second = books.receipt(client, made.id)
    assert (first.number, second.number) == (1, 2), "the last number is given again"
    refused(lambda: desk.take_back_receipt(client, first.id), "receipt_booked")
    desk.take_back_receipt(client, second.id)
    assert paid(), "the other one still tells of the payment"
    work.practice.exports.receipt(client, first.id, tmp_path / "kvitto.txt")
    refused(lambda: desk.take_back_receipt(client, first.id), "receipt_booked")
    work.later(days=1)
    right = desk.correct_receipt(client, first.id)
    assert (right.number, right.amount, right.vat, right.corrects) == (2, -120_000, -6_792, first.id)
    assert right.personnummer == "" and not paid() and books.receipts(client)[0] == first
    for each in (first, right):
        refused(lambda each=each: desk.correct_receipt(client, each.id), "corrected")
    refused(lambda: desk.take_back_receipt(client, right.id), "receipt_booked")
    refused(lambda: desk.take_back(client, made.id), "booked")
    work.practice.exports.receipt(client, right.id, tmp_path / "rattelse.txt")
    text = (tmp_path / "rattelse.txt").read_text()
    assert "Rättelsekvitto 2026-2\nKvitto 2026-1 gäller inte.\n" in text and "-1200,00" in text and NUMBER not in text
    assert books.receipt(client, made.id).number == 3
    assert paid() and work.problems() == ()


def test_a_debt_case_opened_by_mistake_is_withdrawn_as_if_it_had_never_been(work: Work, tmp_path: Path) -> None:
    client = paying(work, PersonnummerPurpose.INKASSO)
    made, debts = invoice_of(work, client), work.practice.debts
    work.later(days=31)
    slip = debts.hand_over(client, made.id)
    debts.withdraw(client, slip.id)
    assert debts.list(client) == () and work.practice.cases.holds(client) == ()
    work.reopen()
    debts = work.practice.debts
    assert work.practice.clients.get(client).personnummer_purpose is PersonnummerPurpose.INKASSO, "it waits for the next"
    assert debts._debts.of_year(made.year) == (), "and its copy is gone"
    who = bytes.fromhex(client)
    assert Facts(work.practice.context).client(who).debt_closed is None, "no clock starts"
    told = [row.action for _, row in read(work.practice.context.stores.bookkeeping) if row]
    assert told.count(Action.DEBT_CASE_WITHDRAWN) == 1
    debt = debts.hand_over(client, made.id)
    work.practice.exports.debt(client, debt.id, tmp_path / "debt.csv", "Inkasso AB")
    with pytest.raises(RefusedByRule) as caught:
        debts.withdraw(client, debt.id)
    assert caught.value.facts["reason"] == "collector_has_it"
    debts.close(client, debt.id)
    with pytest.raises(RefusedByRule) as caught:
        debts.withdraw(client, debt.id)
    assert caught.value.facts["reason"] == "closed_already"
    assert work.problems() == ()


def test_each_thing_that_comes_of_an_invoice_books_it_alone(work: Work, tmp_path: Path) -> None:
    client, practice = paying(work), work.practice
    books, desk = practice.books, practice.corrections
    count = iter(range(99))

    def given_to_an_authority() -> None:
        only = frozenset({"bookkeeping"})
        file = tmp_path / f"authority-{next(count)}.json"
        practice.exports.authority(client, file, authority="Skatteverket", law="39 kap.", decided_by="R", classes=only)

    def booked(made: Invoice) -> bool:
        with pytest.raises(RefusedByRule) as caught:
            desk.take_back(client, made.id)
        return caught.value.facts["reason"] == "booked"

    given_to_an_authority()
    work.later(minutes=1)
    desk.take_back(client, invoice_of(work, client).id)  # what left before it says nothing of it
    left = invoice_of(work, client)
    given_to_an_authority()
    assert booked(left)
    work.later(minutes=1)
    paid = invoice_of(work, client)
    receipt = books.receipt(client, paid.id)
    assert booked(paid)
    desk.correct_receipt(client, receipt.id)
    assert booked(paid), "vouchers stand that name it"
    books.receipt(client, paid.id)
    work.later(days=31)
    credit = desk.credit(client, paid.id)
    assert (credit.paid, credit.due) == (None, work.now().date()), "nothing has been paid back by writing it"
    late = invoice_of(work, client)
    work.later(days=31)
    debt = practice.debts.hand_over(client, late.id)
    practice.debts.close(client, debt.id)
    assert booked(late)
    assert desk.credit(client, late.id).credits == late.id, "a case that is over stands in no way"
    assert work.problems() == ()
