"""Who gets no marketing: an objection takes effect at once, is weighed by nobody, and outlives the person it came from.

Rule: of the address only a keyed hash is kept, so it cannot be read back; whoever comes back with the same address is still on
the list, and every list that leaves the practice asks here first.
"""

from dataclasses import replace

from journal_tui.practice import contact_rules
from journal_tui.practice.context import Context
from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.people import Contact
from storage.audit.actions import Action
from storage.crypto.envelope import ZERO_ID
from storage.sealed.record import new_id
from storage.vault.case_records import SuppressionRecord


class Suppressions:
    """The stop list of one open practice."""

    def __init__(self, context: Context) -> None:
        """Nothing is read yet."""
        self._context = context
        self._rows = context.vault.suppressions

    def stop(self, client: str) -> int:
        """Put every address of a client, and of whoever else the client is, on the list, at once.

        Returns:
            How many addresses of the client are on it now.

        Raises:
            InvalidInput: The client has neither e-mail nor phone: there is nothing to stop.
            NotFound: No such client.
        """
        who = self._context.register.resolve(client)
        addresses = self._of_person(who)
        if not addresses:
            raise InvalidInput(field="address", reason="empty")
        with self._context.stores.vault.database.write():
            for kind, address in addresses:
                if not self.suppressed(address):
                    self._add(kind, address)
            self._context.stores.vault.audit.add(Action.SUPPRESSION_SET, subject=who, extra=len(addresses))
        return len(addresses)

    def stop_address(self, address: str) -> bool:
        """Put one address on the list, whoever it is of: also of somebody who was erased. Says whether it is on it anew.

        Raises:
            InvalidInput: It is neither an e-mail address nor a phone number.
        """
        kind = "email" if "@" in address else "phone"
        plain = contact_rules.email(address) if kind == "email" else contact_rules.phone(address)
        if not plain:
            raise InvalidInput(field="address", reason="empty")
        if self.suppressed(plain):
            return False
        with self._context.stores.vault.database.write():
            self._add(kind, plain)
            self._context.stores.vault.audit.add(Action.SUPPRESSION_SET, extra=1)
        return True

    def follow(self, client: bytes, after: Contact) -> None:
        """An objection is a person's: whoever has an address on the list has the new ones on it too. Part of the write that changes them."""
        if any(self.suppressed(address) for _kind, address in self._of_person(client)):
            for kind, address in _addresses(after):
                if not self.suppressed(address):
                    self._add(kind, address)

    def spread(self, client: bytes) -> None:
        """Two clients are one person now: what was said from one address holds for all. Part of the write that joins them."""
        addresses = self._of_person(client)
        if any(self.suppressed(address) for _kind, address in addresses):
            for kind, address in addresses:
                if not self.suppressed(address):
                    self._add(kind, address)

    def allow(self, client: str) -> int:
        """Take a client's addresses off the list, because the client asked for it; how many were on it."""
        who = self._context.register.resolve(client)
        ended = 0
        with self._context.stores.vault.database.write():
            now = self._context.stamp_ms()
            for _kind, address in self._of_person(who):
                for row in self._rows.of_mark(self._rows.mark(folded(address))):
                    if row.to_ms is None:
                        self._rows.update(replace(row, to_ms=now))
                        ended += 1
            self._context.stores.vault.audit.add(Action.SUPPRESSION_SET, subject=who)
        return ended

    def stopped(self, client: str) -> bool:
        """Whether any address of a client is on the list."""
        who = self._context.register.resolve(client)
        return any(self.suppressed(address) for _kind, address in self._of_person(who))

    def suppressed(self, address: str) -> bool:
        """Whether nothing may be sent to this address; also of somebody who was erased."""
        return any(row.to_ms is None for row in self._rows.of_mark(self._rows.mark(folded(address))))

    def _of_person(self, client: bytes) -> list[tuple[str, str]]:
        """Every address of whoever this client is, each once."""
        contacts = (self._context.register.contact(each) for each in self._context.persons.records(client))
        return list(dict.fromkeys(address for contact in contacts for address in _addresses(contact)))

    def _add(self, kind: str, address: str) -> None:
        now = self._context.stamp_ms()
        mark = self._rows.mark(folded(address))
        self._rows.add(SuppressionRecord(id=new_id(), subject=ZERO_ID, created_ms=now, mark=mark, kind=kind, from_ms=now))


def _addresses(contact: Contact) -> list[tuple[str, str]]:
    return [(kind, address) for kind, address in (("email", contact.email), ("phone", contact.phone)) if address]


def is_address(text: str) -> bool:
    """Whether this is an address and no client: it has an at sign, or begins like a number that is called."""
    typed = text.strip()
    return "@" in typed or typed.startswith("+") or (typed.startswith("0") and any(each in " -" for each in typed))


def folded(address: str) -> str:
    """An address as it is compared: without case and spaces, of a phone number its digits alone."""
    plain = address.strip()
    return plain.casefold() if "@" in plain else contact_rules.phone_digits(plain)
