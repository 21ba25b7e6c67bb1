"""The client desk: register, find, read, correct, note contact. Names live in the vault and nowhere else.

Rule: every field is checked on the way in; whoever reads a name, and every showing of a personnummer, is an audit
entry; a hint about a possible duplicate never merges anybody.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from journal_tui.practice import codes, contact_rules
from journal_tui.practice.cards import ClientCard, ContactMade, card
from journal_tui.practice.client_import import ClientImport, Imported
from journal_tui.practice.client_list import ClientList
from journal_tui.practice.clock import from_ms, to_ms
from journal_tui.practice.context import Context
from journal_tui.practice.enrolment import Enrolment
from journal_tui.practice.errors import InvalidInput, NotFound, RefusedByRule
from journal_tui.practice.rights.holds import Holds
from journal_tui.practice.rights.suppression import Suppressions
from journal_tui.practice.values import (
    Channel,
    ClientLine,
    Contact,
    PersonnummerPurpose,
    Registered,
    Service,
    ServiceStatus,
)
from storage.audit.actions import Action
from storage.sealed.record import new_id
from storage.vault.records import ContactEventRecord

_POINTS = ("email", "phone", "address")
_AHEAD = timedelta(minutes=5)


class Clients:
    """The client desk of an open practice."""

    def __init__(self, context: Context) -> None:
        """Nothing is read yet."""
        self._context = context
        self._enrolment = Enrolment(context)
        self._list = ClientList(context)

    def register(
        self,
        contact: Contact,
        services: Iterable[Service],
        personnummer: str = "",
        personnummer_purpose: PersonnummerPurpose | None = None,
        *,
        prospect: bool = False,
    ) -> Registered:
        """Take in a new client: contact data in the vault, one random pseudonym per service.

        Args:
            contact: As typed; given name and surname are needed.
            services: At least one, unless `prospect`.
            personnummer: Only with a purpose.
            personnummer_purpose: One of the two reasons for which a number may be kept.
            prospect: Has only asked so far.

        Returns:
            The client's id, the pseudonyms, and ids of clients with the same phone or name.

        Raises:
            InvalidInput: The first field that is not right; nothing was kept.
        """
        return self._enrolment.register(contact, tuple(services), personnummer, personnummer_purpose, prospect=prospect)

    def take_in(self, table: str) -> Imported:
        """Take clients in from a table (CSV); nobody in it has been asked for any consent. See `ClientImport.take_in`.

        Raises:
            InvalidInput: A line that is not right; nobody was taken in.
        """
        return ClientImport(self._context, self._enrolment).take_in(table)

    def similar(self, contact: Contact) -> tuple[str, ...]:
        """Ids of clients with the same phone or name: for a hint while the form is filled in."""
        return tuple(client.hex() for client in self._context.register.similar(contact))

    def add_service(self, client: str, service: Service) -> str:
        """Give a client another service, with a pseudonym of its own.

        Returns:
            The pseudonym.

        Raises:
            InvalidInput: The client has it already, or has told no surname yet.
            RefusedByRule: The client's data are restricted.
        """
        who = self._context.register.resolve(client)
        self._context.restrictions.refuse_new(who, service)
        contact_rules.contact(self._context.register.contact(who))
        return self._enrolment.add_service(who, service)

    def list(self, filter: str = "", *, statuses: bool = True) -> tuple[ClientLine, ...]:  # noqa: A002 - the contract's word
        """The clients whose name, phone digits or pseudonym fit, by surname.

        Args:
            filter: Words that must all fit; case does not count, diacritics do.
            statuses: Whether each line says how its services stand and when the last contact was. Without them ten
                thousand lines are quick; `lines` fills in those that are in view.
        """
        return self._list.find(filter, statuses=statuses)

    def warm(self, seconds: float = 0.03) -> tuple[int, int]:
        """Read names in advance while nobody waits, so that the first list is quick too; names stay in memory until lock.

        Returns:
            How many of all clients have been read; call again while they differ.
        """
        return self._context.register.warm(seconds)

    def lines(self, clients: Iterable[str]) -> tuple[ClientLine, ...]:
        """Complete lines for these client ids, in their order."""
        return self._list.lines(clients)

    def statuses(self, clients: Iterable[str]) -> Mapping[str, tuple[ServiceStatus, ...]]:
        """How each of these clients stands in each service."""
        return {line.id: line.services for line in self._list.lines(clients)}

    def get(self, client: str) -> ClientCard:
        """A client's card, by id, beginning of an id, or pseudonym. Reading it is an audit entry.

        Raises:
            NotFound: Nobody, or several.
        """
        who = self._context.register.resolve(client)
        found = card(self._context, who)
        self._audit(Action.CLIENT_READ, who)
        return found

    def contact(self, client: str) -> Contact:
        """A client's contact data. Reading it is an audit entry."""
        who = self._context.register.resolve(client)
        found = self._context.register.contact(who)
        self._audit(Action.REIDENTIFIED, who)
        return found

    def update_contact(self, client: str, contact: Contact) -> Contact:
        """Correct a client's contact data; what was there before is closed, not overwritten.

        Returns:
            The data as kept.

        Raises:
            InvalidInput: The first field that is not right; nothing was changed.
        """
        who = self._context.register.resolve(client)
        before = self._context.register.contact(who)
        kept = contact_rules.contact(contact, one_name=not before.surname)
        vault = self._context.vault
        with self._context.stores.vault.database.write():
            now = self._context.stamp_ms()
            held = vault.people.get(who)
            named = (kept.given, kept.surname, kept.nicknames, kept.employer, kept.source)
            if named != (before.given, before.surname, before.nicknames, before.employer, before.source):
                vault.people.update(
                    replace(
                        held,
                        given=kept.given,
                        surname=kept.surname,
                        nicknames=kept.nicknames,
                        employer=kept.employer,
                        source=kept.source,
                    )
                )
            for kind in _POINTS:
                if getattr(kept, kind) != getattr(before, kind):
                    for point in vault.points.of_client(who):
                        if point.kind == kind:
                            vault.points.close(point.id, now)
                    self._enrolment.add_point(who, kind, getattr(kept, kind), now)
            Suppressions(self._context).follow(who, kept)
            self._audit(Action.CLIENT_CHANGED, who)
        self._forget(who)
        return kept

    def log_contact(self, client: str, channel: Channel, at: datetime | None = None, *, outgoing: bool = False) -> str:
        """Note that the practice and a client were in touch; it moves the retention clock.

        Returns:
            The client's whole id, whatever was given to name the client.

        Raises:
            InvalidInput: `at` has no time zone or lies ahead.
        """
        who = self._context.register.resolve(client)
        when = at or self._context.clock.now()
        if when.tzinfo is None:
            raise InvalidInput(field="at", reason="no_time_zone")
        if when > self._context.clock.now() + _AHEAD:
            raise InvalidInput(field="at", reason="in_future")
        with self._context.stores.vault.database.write():
            record = ContactEventRecord(
                id=new_id(),
                subject=who,
                created_ms=self._context.stamp_ms(),
                channel=channel.value,
                at_ms=to_ms(when),
                outgoing=outgoing,
            )
            self._context.vault.contacts.add(record)
            self._context.stores.vault.audit.add(
                Action.CONTACT_LOGGED, subject=who, object=record.id, extra=codes.CHANNELS[channel]
            )
        return who.hex()

    def contacts(self, client: str) -> tuple[ContactMade, ...]:
        """When and how the practice and a client were in touch, newest first."""
        who = self._context.register.resolve(client)
        rows = reversed(self._context.vault.contacts.of_client(who))
        return tuple(ContactMade(from_ms(row.at_ms), Channel(row.channel), row.outgoing) for row in rows)

    def set_personnummer(self, client: str, personnummer: str, purpose: PersonnummerPurpose | None) -> None:
        """Keep a personnummer, for one of the two purposes.

        Raises:
            InvalidInput: It is none, or no purpose is given.
            RefusedByRule: The client's data are restricted.
        """
        who = self._context.register.resolve(client)
        self._context.restrictions.refuse_new(who)
        number = self._enrolment.checked_number(personnummer, purpose)
        if number is None:
            raise InvalidInput(field="personnummer", reason="empty")
        with self._context.stores.vault.database.write():
            self._enrolment.add_number(who, *number, self._context.stamp_ms())
        self._context.shelf.renew(who)

    def remove_personnummer(self, client: str) -> bool:
        """Take the personnummer away, when its purpose has ended; whether there was one.

        Raises:
            RefusedByRule: Something holds the client's data (`held`).
        """
        who = self._context.register.resolve(client)
        holds = Holds(self._context).in_force(who)
        if holds:
            raise RefusedByRule(reason="held", held_by=holds[0].words)
        with self._context.stores.vault.database.write():
            gone = self._context.vault.national_ids.remove(who)
            if gone:
                self._audit(Action.NATIONAL_ID_REMOVED, who)
        self._context.shelf.renew(who)
        return gone

    def reveal_personnummer(self, client: str, purpose: PersonnummerPurpose) -> str:
        """Show a personnummer, for the purpose it is kept for. Always an audit entry.

        Returns:
            `ÅÅÅÅMMDD-NNNN`.

        Raises:
            NotFound: None is kept.
            InvalidInput: It is kept for the other purpose.
        """
        who = self._context.register.resolve(client)
        held = self._context.vault.national_ids.of_client(who)
        if held is None:
            raise NotFound(kind="personnummer")
        refused = held.purpose != purpose.value
        self._context.stores.vault.audit.add(
            Action.NATIONAL_ID_READ, subject=who, purpose=codes.NUMBER_PURPOSES[purpose], result=int(refused)
        )
        if refused:
            raise InvalidInput(field="personnummer_purpose", reason="other_purpose")
        return f"{held.number[:8]}-{held.number[8:]}"

    def _forget(self, client: bytes) -> None:
        self._context.register.forget(client)
        self._context.shelf.renew(client)

    def _audit(self, action: Action, client: bytes) -> None:
        self._context.stores.vault.audit.add(action, subject=client)
