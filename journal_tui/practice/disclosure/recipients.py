"""Who was given data about one client, out of the register: whoever has to be told when something was put right (art. 19).

Rule: a file of several clients names none of them, so an invoice file counts from the day of the client's first invoice.
"""

from datetime import date

from journal_tui.practice.bookkeeping.books import Books
from journal_tui.practice.clock import from_ms
from journal_tui.practice.context import Context
from journal_tui.practice.disclosure.register import NOTICE, Disclosure, Disclosures, Recipient
from journal_tui.practice.errors import KeyMissing, NotFound
from storage.crypto.envelope import ZERO_ID
from storage.sealed.record import Unreadable
from storage.vault.case_records import DisclosureRecord


def recipients_of(context: Context, client: bytes) -> tuple[Disclosure, ...]:
    """Everybody but the client, each once, with what they were given last; newest first."""
    person = context.persons.records(client)
    first = min((day for each in person if (day := _first_invoice(context, each))), default=None)
    newest: dict[tuple[Recipient, str], Disclosure] = {}
    for each in Disclosures(context).list():
        in_a_list = not each.client and each.recipient is Recipient.INVOICING
        theirs = each.client in {one.hex() for one in person} or (
            in_a_list and first is not None and each.at.date() >= first
        )
        if theirs and each.recipient is not Recipient.CLIENT and each.purpose != NOTICE:
            newest.setdefault((each.recipient, each.recipient_name), each)
    return tuple(newest.values())


def left_about(context: Context, client: bytes) -> tuple[DisclosureRecord | Unreadable, ...]:
    """Everything in the register that a client was in, oldest first: what was theirs alone, and the lists of several."""
    vault, first = context.vault.disclosures, _first_invoice(context, client)
    listed = [
        row
        for row in vault.of_client(ZERO_ID)
        if not isinstance(row, Unreadable)
        and row.recipient == Recipient.INVOICING
        and first is not None
        and from_ms(row.at_ms).date() >= first
    ]
    return (*vault.of_client(client), *listed)


def _first_invoice(context: Context, client: bytes) -> date | None:
    """Since when invoice files may hold this client; None without an invoice, or when nobody is known any more."""
    try:
        return min((each.issued for each in Books(context).invoices(client.hex())), default=None)
    except (NotFound, KeyMissing):
        return None
