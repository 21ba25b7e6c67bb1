"""What the bookkeeping repositories take and give. `subject` is the financial year, see `year_subject`.

Amounts are whole öre. The service is a neutral label from the practice's own list, never a word about health.
"""

from dataclasses import dataclass, field

from storage.sealed.record import ID_BYTES, Record


def year_subject(year: int) -> bytes:
    """The 16-byte id under which the rows and the key of one financial year stand."""
    return year.to_bytes(ID_BYTES, "big")


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceRecord(Record):
    """What a voucher needs and nothing more."""

    number: int
    issued_day: int
    due_day: int
    buyer_name: str = field(repr=False)
    buyer_address: str = field(repr=False)
    service_label: str
    amount: int
    vat: int = 0
    buyer_email: str = field(default="", repr=False)
    paid_day: int | None = None
    credits: bytes = b""
    """The invoice that this one takes back, whole; its amounts lie below zero then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptRecord(Record):
    """A receipt handed to the client. `national_id` only for friskvård and only as it was printed (promises P11, P41)."""

    number: int
    issued_day: int
    paid_day: int
    buyer_name: str = field(repr=False)
    service_label: str
    amount: int
    vat: int = 0
    activity: str = ""
    invoice: bytes = b""
    national_id: str = field(default="", repr=False)
    corrects: bytes = b""
    """The receipt that does not hold any more, whole; the amounts lie below zero then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DebtCaseRecord(Record):
    """A claim handed over for collection. `national_id` only as it was at hand-over (promises P34, P41)."""

    invoice: bytes
    status: str
    handed_over_day: int
    national_id: str = field(default="", repr=False)
    closed_day: int | None = None
