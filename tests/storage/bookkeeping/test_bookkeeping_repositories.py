"""The bookkeeping store: a year's rows under the year's key."""

from dataclasses import replace

import pytest

from storage.bookkeeping.records import DebtCaseRecord, InvoiceRecord, year_subject
from storage.bookkeeping.repositories import DebtCaseRepository, InvoiceRepository
from storage.errors import KeyMissing, NotFound
from storage.keys import Domain
from storage.sealed.record import new_id
from storage.stores import Stores
from tests.storage.specimens import NOW, TODAY


def invoice_record(year: int, number: int = 1) -> InvoiceRecord:
    return InvoiceRecord(
        id=new_id(),
        subject=year_subject(year),
        created_ms=NOW,
        number=number,
        issued_day=TODAY,
        due_day=TODAY + 30,
        buyer_name="Tindra Sjöbladh",
        buyer_address="Kvarnvägen 1",
        service_label="Rådgivning",
        amount=120_000,
    )


def test_a_years_key_is_made_with_its_first_row(stores: Stores) -> None:
    store = stores.bookkeeping
    invoices, cases = InvoiceRepository(store), DebtCaseRepository(store)
    with pytest.raises(KeyMissing):
        store.key(Domain.BOOKKEEPING, year_subject(2031))
    second = invoices.add(invoice_record(2031, 2))
    first = invoices.add(invoice_record(2031))
    case = cases.add(
        DebtCaseRecord(
            id=new_id(), subject=year_subject(2031), created_ms=NOW, invoice=first.id, status="open", handed_over_day=TODAY
        )
    )
    with store.database.read() as connection:
        kids = connection.exec_driver_sql(
            "SELECT substr(sealed, 5, 16) FROM invoice WHERE subject = ? UNION SELECT substr(sealed, 5, 16) FROM debt_case "
            "WHERE subject = ?",
            (year_subject(2031), year_subject(2031)),
        )
        assert kids.scalars().all() == [store.key(Domain.BOOKKEEPING, year_subject(2031)).kid]
    assert invoices.of_year(2031) == (first, second)
    assert cases.of_year(2031) == (case,)
    assert invoices.of_year(2032) == ()


def test_payment_and_closing_are_new_versions(stores: Stores) -> None:
    invoices, cases = InvoiceRepository(stores.bookkeeping), DebtCaseRepository(stores.bookkeeping)
    invoice = invoices.add(invoice_record(2033))
    paid = invoices.update(replace(invoice, paid_day=TODAY + 3))
    assert (invoices.get(invoice.id), paid.version) == (paid, 2)
    case = cases.add(
        DebtCaseRecord(
            id=new_id(), subject=invoice.subject, created_ms=NOW, invoice=invoice.id, status="open", handed_over_day=TODAY
        )
    )
    closed = cases.update(replace(case, status="closed", closed_day=TODAY + 9))
    assert cases.get(case.id) == closed
    with pytest.raises(NotFound):
        cases.get(invoice.id)


def test_no_buyer_shows_in_a_repr() -> None:
    assert "Sjöbladh" not in repr(invoice_record(2026))
    assert "Kvarnvägen" not in repr(invoice_record(2026))
