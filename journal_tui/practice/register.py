"""Who is who: the bridge between clients and the journal's subjects, in memory for as long as the practice is open.

Rule: one client is read by one look-up, never by a scan. All names together are read only where all are asked for
(the list, the hint for duplicates), once, and forgotten when the practice is locked.
"""

import time
from dataclasses import dataclass, field

from journal_tui.practice import contact_rules
from journal_tui.practice.context import Context
from journal_tui.practice.errors import Damaged, KeyMissing, NotFound, Tampered
from journal_tui.practice.values import Contact, Service
from storage.keys import Domain
from storage.sealed.record import Unreadable
from storage.vault.records import ContactPointRecord, MappingRecord, PersonRecord

PREFIX_DIGITS = 6
_ID_DIGITS = 32


@dataclass(frozen=True, slots=True)
class Subject:
    """One client in one service, seen from both sides. `id` is the journal's subject."""

    id: bytes
    client: bytes
    service: Service
    pseudonym: str = field(repr=False)
    since_ms: int = 0


@dataclass(frozen=True, slots=True)
class Known:
    """One client's row in memory, with what a filter looks at."""

    client: bytes
    contact: Contact = field(repr=False)
    needle: str = field(repr=False)
    """Given name, surname and nicknames, case-folded, diacritics kept."""
    digits: str = field(repr=False)


class Register:
    """The register of one open practice."""

    def __init__(self, context: Context) -> None:
        """Nothing is read yet."""
        self._vault = context.vault
        self._journal = context.journal
        self._known: dict[bytes, Known] = {}
        self._subjects: dict[bytes, tuple[Subject, ...]] = {}
        self._clients: dict[bytes, bytes] = {}
        self._ids: frozenset[bytes] | None = None
        self._whole = False
        self._ordered: tuple[Known, ...] | None = None
        self._alike: dict[str, set[bytes]] = {}
        self._unreadable: set[bytes] = set()
        self._ahead = [
            (context.stores.journal, Domain.JOURNAL),
            (context.stores.vault, Domain.CONSENT),
            (context.stores.vault, Domain.MAPPING),
            (context.stores.vault, Domain.CONTACT),
        ]

    def resolve(self, text: str) -> bytes:
        """The client that is meant by an id, the beginning of one (six hex digits or more) or a pseudonym.

        Raises:
            NotFound: Nobody, or the beginning fits several (`facts["reason"]` is `ambiguous`).
        """
        typed = text.strip()
        digits = typed.casefold()
        if PREFIX_DIGITS <= len(digits) <= _ID_DIGITS and set(digits) <= set("0123456789abcdef"):
            found = self._beginning_with(digits)
            if len(found) == 1:
                return found[0]
            if found:
                raise NotFound(kind="client", reason="ambiguous", count=len(found))
        return self.subject_by_id(self._journal.subjects.by_pseudonym(typed).id).client

    def clients(self) -> frozenset[bytes]:
        """The ids of all clients; opens nothing."""
        if self._ids is None:
            self._ids = frozenset(self._vault.people.ids())
        return self._ids

    def subjects(self, client: bytes) -> tuple[Subject, ...]:
        """The client's services, oldest first."""
        if client not in self._subjects:
            self._keep(client, self._vault.mappings.of_client(client))
        return self._subjects[client]

    def subject(self, client: bytes, service: Service) -> Subject:
        """The client in one service.

        Raises:
            NotFound: The client does not have this service.
        """
        for subject in self.subjects(client):
            if subject.service is service:
                return subject
        raise NotFound(kind="service")

    def find_subject(self, client: bytes, service: Service) -> Subject | None:
        """The client in one service, or None."""
        return next((subject for subject in self.subjects(client) if subject.service is service), None)

    def subject_by_id(self, subject: bytes) -> Subject:
        """Who stands behind a subject of the journal.

        Raises:
            NotFound: The vault does not know it.
        """
        client = self._clients.get(subject)
        if client is None:
            client = self._vault.mappings.of_subject(subject).subject
        for found in self.subjects(client):
            if found.id == subject:
                return found
        raise NotFound(kind="subject")

    def known(self, client: bytes) -> Known:
        """One client's names and contact data.

        Raises:
            NotFound: There is no such client.
        """
        if client not in self._known:
            person = self._vault.people.get(client)
            self._know(person, self._vault.points.of_client(client))
        return self._known[client]

    def contact(self, client: bytes) -> Contact:
        """One client's contact data."""
        return self.known(client).contact

    def name(self, client: bytes) -> str:
        """Given name and surname."""
        contact = self.contact(client)
        return f"{contact.given} {contact.surname}".strip()

    def everybody(self) -> tuple[Known, ...]:
        """All clients who can be read, in the order of their names. The first call reads them all.

        A client whose row cannot be trusted is left out; `verify` names it.
        """
        if not self._whole:
            self._read_all()
        if self._ordered is None:
            by_name = sorted(self._known.values(), key=lambda known: (known.contact.surname.casefold(), known.needle))
            self._ordered = tuple(by_name)
        return self._ordered

    def warm(self, seconds: float) -> tuple[int, int]:
        """Read some more names in advance, for about as long as said.

        Returns:
            How many of all clients have been read.
        """
        until = time.monotonic() + seconds
        if self._ahead:
            store, domain = self._ahead.pop()
            store.preload(domain)
        for client in self.clients() - self._known.keys() - self._unreadable:
            if time.monotonic() >= until:
                break
            try:
                self.known(client)
            except (Tampered, Damaged, KeyMissing):
                self._unreadable.add(client)
        done = len(self._known) + len(self._unreadable)
        self._whole = self._whole or done >= len(self.clients())
        return done, len(self.clients())

    def similar(self, contact: Contact) -> tuple[bytes, ...]:
        """Clients with the same phone number or the same name."""
        if not self._whole:
            self._read_all()
        found = {client for mark in _marks(contact) for client in self._alike.get(mark, ())}
        return tuple(sorted(found))

    def doubles(self) -> frozenset[bytes]:
        """Everybody who shares a name or a phone number with somebody else."""
        if not self._whole:
            self._read_all()
        return frozenset(client for alike in self._alike.values() if len(alike) > 1 for client in alike)

    def clear(self) -> None:
        """Forget everybody: the practice is being locked."""
        for held in (self._known, self._subjects, self._clients, self._alike, self._unreadable):
            held.clear()
        self._ids, self._ordered, self._whole = None, None, False

    def forget(self, client: bytes) -> None:
        """Read this client anew at the next question; it has been changed or is new."""
        self._ordered = None
        gone = self._known.pop(client, None)
        for mark in _marks(gone.contact) if gone else ():
            self._alike.get(mark, set()).discard(client)
        for subject in self._subjects.pop(client, ()):
            self._clients.pop(subject.id, None)
        if self._ids is not None and client not in self._ids:
            self._ids = None
        if self._whole:
            self.known(client)

    def erased(self, client: bytes) -> None:
        """Data of this client have been taken away, or the whole client: what is remembered goes as well."""
        self._whole = False
        self.forget(client)
        self._unreadable.discard(client)
        self._ids = None

    def _beginning_with(self, digits: str) -> list[bytes]:
        if len(digits) == _ID_DIGITS:
            client = bytes.fromhex(digits)
            if client not in self.clients():
                self._ids = None  # another counsellor may have registered the client since
            return [client] if client in self.clients() else []
        return [client for client in self.clients() if client.hex().startswith(digits)]

    def _read_all(self) -> None:
        self._vault.store.preload(Domain.CONTACT)
        points: dict[bytes, list[ContactPointRecord]] = {}
        for point in self._vault.points.all():
            if not isinstance(point, Unreadable) and point.valid_to_ms is None:
                points.setdefault(point.subject, []).append(point)
        for person in self._vault.people.all():
            if not isinstance(person, Unreadable) and person.id not in self._known:
                self._know(person, tuple(points.get(person.id, ())))
        self._whole = True

    def _know(self, person: PersonRecord, points: tuple[ContactPointRecord, ...]) -> None:
        newest = {point.kind: point.value for point in points}
        contact = Contact(
            given=person.given,
            surname=person.surname,
            nicknames=person.nicknames,
            email=newest.get("email", ""),
            phone=newest.get("phone", ""),
            address=newest.get("address", ""),
            employer=person.employer,
            source=person.source,
        )
        for mark in _marks(contact):
            self._alike.setdefault(mark, set()).add(person.id)
        names = " ".join((person.given, person.surname, *person.nicknames)).casefold()
        self._known[person.id] = Known(person.id, contact, names, contact_rules.phone_digits(contact.phone))

    def _keep(self, client: bytes, mappings: tuple[MappingRecord, ...]) -> None:
        try:
            subjects = tuple(
                Subject(each.journal_subject, client, Service(each.service), each.pseudonym, each.created_ms)
                for each in mappings
            )
        except ValueError:
            raise Damaged(table="mapping") from None
        self._subjects[client] = subjects
        for subject in subjects:
            self._clients[subject.id] = client


def _marks(contact: Contact) -> tuple[str, ...]:
    """What two clients have in common when they may be the same: the full name, the phone's digits."""
    name = contact_rules.folded(f"{contact.given} {contact.surname}")
    digits = contact_rules.phone_digits(contact.phone)
    return (name, digits) if digits else (name,)
