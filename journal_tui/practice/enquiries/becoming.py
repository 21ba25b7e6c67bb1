"""What becomes of whoever asked: a client, or somebody who stands in the register only because their rights are served there.

Rules: the contacts so far follow, no consent does; who has only asked has no service and no pseudonym, and the question still waits
for its answer; nobody is taken in twice.
"""

from dataclasses import replace

from journal_tui.practice import contact_rules
from journal_tui.practice.clients import Clients
from journal_tui.practice.context import Context
from journal_tui.practice.enquiries.belonging import of_person
from journal_tui.practice.enrolment import Enrolment
from journal_tui.practice.errors import InvalidInput, NotFound
from journal_tui.practice.values import Contact, Registered, Service
from storage.audit.actions import Action
from storage.sealed.record import new_id
from storage.vault.case_records import EnquiryRecord
from storage.vault.records import ContactEventRecord


class Becoming:
    """Takes in whoever asked, for one open practice."""

    def __init__(self, context: Context) -> None:
        """Take the open practice."""
        self._context = context
        self._enrolment = Enrolment(context)

    def client(self, record: EnquiryRecord, given: str, surname: str, services: tuple[Service, ...]) -> Registered:
        """Make a client: anew, or of whoever stands in the register as somebody who has only asked."""
        if not record.became:
            return self._register(record, given, surname, services, prospect=False)
        named = replace(self._context.register.contact(record.became), given=given, surname=surname)
        contact_rules.contact(named)
        if not services:
            raise InvalidInput(field="services", reason="empty")
        desk, who = Clients(self._context), record.became.hex()
        self._context.restrictions.refuse_new(record.became)
        desk.update_contact(who, named)
        return Registered(who, {service: desk.add_service(who, service) for service in dict.fromkeys(services)}, ())

    def prospect(self, record: EnquiryRecord) -> str:
        """The id of whoever asked in the register; taken in as somebody who has only asked when nobody there is."""
        for known in (record.became,) if record.became else self._context.register.clients():
            if any(row.id == record.id for row in of_person(self._context, known)):
                return known.hex()
        first, _space, last = record.name.rpartition(" ")
        given, surname = (first, last) if first else (last, "")
        return self._register(record, given, surname, (), prospect=True).client

    def has_only_asked(self, record: EnquiryRecord) -> bool:
        """Whether whoever an enquiry belongs to has bought nothing yet."""
        try:
            return bool(record.became) and self._context.vault.people.get(record.became).prospect
        except NotFound:
            return False

    def log(self, client: bytes, channel: str, at_ms: int, *, outgoing: bool) -> None:
        """Note a contact in the client's log, in the current write."""
        self._context.vault.contacts.add(
            ContactEventRecord(
                id=new_id(),
                subject=client,
                created_ms=self._context.stamp_ms(),
                channel=channel,
                at_ms=at_ms,
                outgoing=outgoing,
            )
        )

    def _register(
        self, record: EnquiryRecord, given: str, surname: str, services: tuple[Service, ...], *, prospect: bool
    ) -> Registered:
        reached = record.address
        contact = Contact(given, surname, email=reached if "@" in reached else "", phone="" if "@" in reached else reached)
        made = self._enrolment.register(contact, services, "", None, prospect=prospect)
        client = bytes.fromhex(made.client)
        with self._context.stores.vault.database.write():
            self.log(client, record.channel, record.at_ms, outgoing=False)
            if record.answered_ms is not None:
                self.log(client, record.answered_channel or record.channel, record.answered_ms, outgoing=True)
            self._context.vault.enquiries.update(replace(record, became=client))
            self._context.stores.vault.audit.add(Action.ENQUIRY_CONVERTED, subject=client, object=record.id)
        return made
