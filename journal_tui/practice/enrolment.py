"""Takes a client in: person, contact points and mappings in the vault first, then the subjects in the journal.

Rule: a mapping without a subject harms nobody and is finished at the next unlock; a subject without a mapping would
be text about nobody that can be found, so it never comes first. Pseudonyms are drawn, never derived.
"""

from dataclasses import replace

from journal_tui.practice import codes, contact_rules
from journal_tui.practice.context import Context
from journal_tui.practice.errors import InvalidInput, NotFound, RefusedByRule
from journal_tui.practice.register import Subject
from journal_tui.practice.values import Contact, PersonnummerPurpose, Registered, Service
from storage.audit.actions import Action
from storage.journal.pseudonym import new_pseudonym
from storage.journal.records import SubjectRecord
from storage.sealed.record import new_id
from storage.vault.records import (
    ActRecord,
    ContactPointRecord,
    ContractValue,
    MappingRecord,
    NationalIdRecord,
    PersonRecord,
)

ACT = "register"


class Enrolment:
    """Takes clients in."""

    def __init__(self, context: Context) -> None:
        """Also says how a registration that was cut off is finished."""
        self._context = context
        context.acts.register(ACT, self.finish)

    def register(
        self,
        typed: Contact,
        services: tuple[Service, ...],
        personnummer: str,
        purpose: PersonnummerPurpose | None,
        *,
        prospect: bool,
    ) -> Registered:
        """See `Clients.register`."""
        contact = contact_rules.contact(typed, one_name=prospect)
        wanted = tuple(dict.fromkeys(services))
        if not wanted and not prospect:
            raise InvalidInput(field="services", reason="empty")
        number = self.checked_number(personnummer, purpose)
        similar = self._context.register.similar(contact)
        client = new_id()
        vault = self._context.vault
        with self._context.stores.vault.database.write():
            now = self._context.stamp_ms()
            act = self._context.acts.begin(ACT, client)
            vault.people.add(
                PersonRecord(
                    id=client,
                    subject=client,
                    created_ms=now,
                    given=contact.given,
                    surname=contact.surname,
                    nicknames=contact.nicknames,
                    employer=contact.employer,
                    language=self._context.settings.language,
                    prospect=prospect and not wanted,
                    source=contact.source,
                    contracts=tuple(ContractValue(service.value, self._context.today().toordinal()) for service in wanted),
                )
            )
            for kind in ("email", "phone", "address"):
                self.add_point(client, kind, getattr(contact, kind), now)
            if number is not None:
                self.add_number(client, *number, now)
            pseudonyms = {service: self._map(client, service, now) for service in wanted}
            self._context.stores.vault.audit.add(Action.CLIENT_REGISTERED, subject=client)
        self._context.acts.opened(act)
        self._context.register.forget(client)
        self._subjects(client)
        self._context.acts.drop(act)
        return Registered(client.hex(), pseudonyms, tuple(other.hex() for other in similar))

    def add_service(self, client: bytes, service: Service) -> str:
        """See `Clients.add_service`."""
        if self._context.register.find_subject(client, service) is not None:
            raise InvalidInput(field="service", reason="has_it_already")
        with self._context.stores.vault.database.write():
            now = self._context.stamp_ms()
            act = self._context.acts.begin(ACT, client)
            person = self._context.vault.people.get(client)
            begun = ContractValue(service.value, self._context.today().toordinal())
            self._context.vault.people.update(replace(person, prospect=False, contracts=(*person.contracts, begun)))
            pseudonym = self._map(client, service, now)
            self._context.stores.vault.audit.add(Action.SERVICE_ADDED, subject=client, extra=codes.SERVICES[service])
        self._context.acts.opened(act)
        self._context.register.forget(client)
        self._subjects(client)
        self._context.acts.drop(act)
        return pseudonym

    def finish(self, act: ActRecord) -> None:
        """Make the journal's subjects that a cut-off registration still owes."""
        self._context.register.forget(act.subject)
        self._subjects(act.subject)

    def add_point(self, client: bytes, kind: str, value: str, now_ms: int) -> None:
        """Keep one way to reach a client, in the current write; nothing when it is empty."""
        if value:
            self._context.vault.points.add(
                ContactPointRecord(id=new_id(), subject=client, created_ms=now_ms, kind=kind, value=value)
            )

    def checked_number(
        self, personnummer: str, purpose: PersonnummerPurpose | None
    ) -> tuple[str, PersonnummerPurpose] | None:
        """A number that may be kept, or None when none is given.

        Raises:
            InvalidInput: It is none, or number and purpose do not come together.
            RefusedByRule: Whoever it belongs to is not yet eighteen (`minors`; design, D6).
        """
        number = contact_rules.personnummer(personnummer)
        if number and purpose is None:
            raise InvalidInput(field="personnummer_purpose", reason="needs_purpose")
        if purpose is not None and not number:
            raise InvalidInput(field="personnummer", reason="empty")
        if number and not contact_rules.of_age(number, self._context.today()):
            raise RefusedByRule(rule="decision", reason="minors")
        return (number, purpose) if purpose is not None else None

    def add_number(self, client: bytes, number: str, purpose: PersonnummerPurpose, now_ms: int) -> None:
        """Keep a checked number under its own key, in the current write."""
        self._context.vault.national_ids.put(
            NationalIdRecord(id=new_id(), subject=client, created_ms=now_ms, number=number, purpose=purpose.value)
        )
        self._context.stores.vault.audit.add(
            Action.NATIONAL_ID_STORED, subject=client, purpose=codes.NUMBER_PURPOSES[purpose]
        )

    def _map(self, client: bytes, service: Service, now_ms: int) -> str:
        pseudonym = self._draw()
        self._context.vault.mappings.add(
            MappingRecord(
                id=new_id(),
                subject=client,
                created_ms=now_ms,
                journal_subject=new_id(),
                service=service.value,
                pseudonym=pseudonym,
            )
        )
        return pseudonym

    def _draw(self) -> str:
        """A pseudonym that the journal does not have."""
        while True:
            pseudonym = new_pseudonym()
            try:
                self._context.journal.subjects.by_pseudonym(pseudonym)
            except NotFound:
                return pseudonym

    def _subjects(self, client: bytes) -> None:
        with self._context.stores.journal.database.write():
            for subject in self._context.register.subjects(client):
                if not self._has(subject):
                    self._context.journal.subjects.add(
                        SubjectRecord(
                            id=subject.id,
                            subject=subject.id,
                            created_ms=subject.since_ms,
                            pseudonym=subject.pseudonym,
                            service=subject.service.value,
                        )
                    )

    def _has(self, subject: Subject) -> bool:
        try:
            self._context.journal.subjects.get(subject.id)
        except NotFound:
            return False
        return True
