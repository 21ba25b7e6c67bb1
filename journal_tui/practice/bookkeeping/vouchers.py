"""Invoices, receipts and debt cases as screens and scripts see them; amounts are whole öre. Names stay out of `repr`."""

from dataclasses import dataclass, field
from datetime import date

from storage.bookkeeping.records import InvoiceRecord, ReceiptRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Invoice:
    """An invoice as screens and scripts see it. Amounts are whole öre; `number` counts within the financial year."""

    id: str
    number: int
    year: int
    issued: date
    due: date
    buyer: str = field(repr=False)
    address: str = field(repr=False)
    email: str = field(repr=False)
    label: str
    amount: int
    vat: int
    paid: date | None = None
    credits: str = ""
    """The invoice that a credit invoice takes back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """A receipt; `personnummer` only as it was printed on one for the wellness allowance."""

    id: str
    number: int
    year: int
    issued: date
    paid: date
    buyer: str = field(repr=False)
    label: str
    amount: int
    vat: int
    activity: str = ""
    personnummer: str = field(default="", repr=False)
    corrects: str = ""
    """The receipt that a correcting receipt takes back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DebtCase:
    """An invoice that was handed over for collection."""

    id: str
    invoice: str
    client: str
    handed_over: date
    closed: date | None = None


def invoice_value(record: InvoiceRecord, year: int) -> Invoice:
    """An invoice of a financial year from its row."""
    return Invoice(
        id=record.id.hex(),
        number=record.number,
        year=year,
        issued=date.fromordinal(record.issued_day),
        due=date.fromordinal(record.due_day),
        buyer=record.buyer_name,
        address=record.buyer_address,
        email=record.buyer_email,
        label=record.service_label,
        amount=record.amount,
        vat=record.vat,
        paid=date.fromordinal(record.paid_day) if record.paid_day is not None else None,
        credits=record.credits.hex(),
    )


def receipt_value(record: ReceiptRecord, year: int) -> Receipt:
    """A receipt of a financial year from its row."""
    return Receipt(
        id=record.id.hex(),
        number=record.number,
        year=year,
        issued=date.fromordinal(record.issued_day),
        paid=date.fromordinal(record.paid_day),
        buyer=record.buyer_name,
        label=record.service_label,
        amount=record.amount,
        vat=record.vat,
        activity=record.activity,
        personnummer=record.national_id,
        corrects=record.corrects.hex(),
    )
