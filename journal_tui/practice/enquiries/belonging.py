"""Which enquiries are a client's: what became the client, and what nobody turned into one but came from the same person.

Rule: the same person is the same name from one of the client's addresses, also an earlier one; an address alone may be a household's.
"""

from journal_tui.practice.context import Context
from journal_tui.practice.rights.suppression import folded
from storage.sealed.record import Unreadable
from storage.vault.case_records import EnquiryRecord


def of_person(context: Context, client: bytes) -> tuple[EnquiryRecord, ...]:
    """Everything that a client asked, oldest first: for an extract and for an erasure on request."""
    rows = [row for row in context.vault.enquiries.all() if not isinstance(row, Unreadable)]
    if client not in context.register.clients() or not rows:
        return tuple(row for row in rows if row.became == client)
    contact = context.register.contact(client)
    name = _plain(f"{contact.given} {contact.surname}")
    addresses = {folded(point.value) for point in context.vault.points.of_client(client, closed=True)}

    def theirs(row: EnquiryRecord) -> bool:
        return not row.became and _plain(row.name) == name and folded(row.address) in addresses

    return tuple(row for row in rows if row.became == client or theirs(row))


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
