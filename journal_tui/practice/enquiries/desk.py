"""The enquiry desk: a question is kept, answered, and turned into a client, whose contact log then begins with it.

Rules: what came through a form is kept only with the consent that stood there; an enquiry is no client and has no pseudonym,
so nothing about it can be journalled; what it was asked goes one year after the last contact, or with the client that it became.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from journal_tui.practice import codes, contact_rules
from journal_tui.practice.clock import from_ms, to_ms
from journal_tui.practice.context import Context
from journal_tui.practice.enquiries.becoming import Becoming
from journal_tui.practice.enquiries.belonging import of_person
from journal_tui.practice.enquiries.form import read_form
from journal_tui.practice.enquiries.values import Enquiry, FormConsent
from journal_tui.practice.entries.text import checked, is_empty
from journal_tui.practice.errors import InvalidInput, NotFound, RefusedByRule
from journal_tui.practice.register import PREFIX_DIGITS
from journal_tui.practice.retention.purging import Retention
from journal_tui.practice.retention.rules import rules
from journal_tui.practice.rights.order import OrderKind
from journal_tui.practice.values import Channel, Registered, Service
from storage.audit.actions import Action
from storage.sealed.record import Unreadable, new_id
from storage.vault.case_records import EnquiryRecord

RULE = "enquiry"
LONGEST = 10_000
"""Characters of what was asked, and of the consent text at a form."""


class Enquiries:
    """The enquiries of one open practice."""

    def __init__(self, context: Context) -> None:
        """Take the open practice."""
        self._context = context
        self._rows = context.vault.enquiries
        self._becoming = Becoming(context)
        self._retention = Retention(context)

    def add(
        self,
        name: str,
        address: str,
        text: str,
        channel: Channel,
        *,
        at: datetime | None = None,
        consent: FormConsent | None = None,
    ) -> Enquiry:
        """Keep a question.

        Args:
            name: Who asks.
            address: E-mail address or phone number, to answer to.
            text: What is asked.
            channel: How it came.
            at: When; by default now, or when the form was sent.
            consent: The consent that was given with a form; needed for the channel `form`, and for no other.

        Raises:
            InvalidInput: A field that is not right, or a form without its consent; nothing was kept.
        """
        named = contact_rules.name(name, "name")
        reached = contact_rules.email(address) if "@" in address else contact_rules.phone(address)
        if not reached:
            raise InvalidInput(field="email_or_phone", reason="empty")
        if is_empty(checked(text)):
            raise InvalidInput(field="text", reason="empty")
        if len(text) > LONGEST:
            raise InvalidInput(field="text", reason="too_long", most=LONGEST)
        if (channel is Channel.FORM) != (consent is not None) or (consent is not None and not consent.text.strip()):
            raise InvalidInput(field="consent_text", reason="form_consent")
        if consent is not None and len(consent.text) > LONGEST:
            raise InvalidInput(field="consent_text", reason="too_long", most=LONGEST)
        came = self._moment(at or (consent.at if consent else None))
        row = new_id()
        with self._context.stores.vault.database.write():
            kept = self._rows.add(
                EnquiryRecord(
                    id=row,
                    subject=row,
                    created_ms=self._context.stamp_ms(),
                    name=named,
                    address=reached,
                    channel=channel.value,
                    at_ms=came,
                    text=text,
                    consent_text=consent.text if consent else "",
                    text_shown=hashlib.sha256(consent.text.encode()).digest() if consent else b"",
                    consented_ms=self._moment(consent.at) if consent else None,
                )
            )
            self._context.stores.vault.audit.add(
                Action.ENQUIRY_KEPT, subject=row, object=row, extra=codes.CHANNELS[channel]
            )
        return self._value(kept)

    def add_form(self, sent: str) -> Enquiry:
        """Keep what a web form sent, as JSON; see `read_form` for its fields.

        Raises:
            InvalidInput: It is no such form, or lacks its consent; nothing was kept.
        """
        form = read_form(sent)
        return self.add(form.name, form.address, form.text, Channel.FORM, consent=form.consent)

    def list(self, *, over: bool = False) -> tuple[Enquiry, ...]:
        """The enquiries without what they asked, those that wait for an answer first; the ones that became clients when `over`."""
        found = [self._value(row, text=False) for row in self._rows.all() if not isinstance(row, Unreadable)]
        open_ones = (each for each in found if over or not each.client)
        return tuple(sorted(open_ones, key=lambda each: (bool(each.client), each.answered is not None, each.at)))

    def waiting(self) -> int:
        """How many nobody has answered."""
        return sum(1 for each in self.list() if each.answered is None)

    def get(self, enquiry: str) -> Enquiry:
        """One enquiry with what it asked. Reading it is an audit entry.

        Raises:
            NotFound: There is none.
            RefusedByRule: Processing is restricted for whoever asked.
        """
        record = self._record(enquiry)
        if record.became:
            self._context.restrictions.refuse_new(record.became)
        self._context.stores.vault.audit.add(Action.ENQUIRY_READ, subject=record.subject, object=record.id)
        return self._value(record)

    def answered(self, enquiry: str, channel: Channel, at: datetime | None = None) -> Enquiry:
        """Note that it was answered; its clock starts anew. What was answered is not kept here.

        Raises:
            InvalidInput: `at` has no time zone, lies ahead or before the question.
            RefusedByRule: It has become a client (`enquiry_converted`): note the contact there.
        """
        record = self._live(enquiry)
        when = self._moment(at)
        if when < record.at_ms:
            raise InvalidInput(field="at", reason="before_question")
        with self._context.stores.vault.database.write():
            kept = record
            if when >= (record.answered_ms or 0):  # what is noted afterwards does not turn the clock back
                kept = self._rows.update(replace(record, answered_ms=when, answered_channel=channel.value))
            if record.became:
                self._becoming.log(record.became, channel.value, when, outgoing=True)
            self._context.stores.vault.audit.add(
                Action.CONTACT_LOGGED, subject=record.subject, object=record.id, extra=codes.CHANNELS[channel]
            )
        return self._value(kept)

    def convert(self, enquiry: str, given: str, surname: str, services: Iterable[Service]) -> Registered:
        """Turn an enquiry into a client: the contacts so far follow into the client's log; no consent does.

        Args:
            enquiry: Which.
            given: Given name, as the client says it.
            surname: Surname.
            services: At least one.

        Raises:
            InvalidInput: A name or service is missing; nothing was changed.
            RefusedByRule: It has become a client already.
        """
        return self._becoming.client(self._live(enquiry), given, surname, tuple(services))

    def prospect(self, enquiry: str) -> str:
        """Whoever asked stands in the register as somebody who has only asked, so that a request about their data is served whole.

        They have the rights that a client has: the extract finds the enquiry, an erasure takes it, letters and the ledger are the
        same. No service, no pseudonym and no consent comes with it. Whoever stands there already is found, not taken in twice.

        Returns:
            The client's id, for the case.
        """
        return self._becoming.prospect(self._record(enquiry))

    def delete(self, enquiry: str) -> None:
        """Take it away now, before its time, through the one erasure.

        Raises:
            RefusedByRule: It has become a client and goes with that one, or something holds it (`held`): it then goes when
                nothing does.
        """
        record = self._live(enquiry)
        if record.became:
            raise RefusedByRule(reason="enquiry_converted")
        self._rows.update(replace(record, ended_ms=self._context.stamp_ms()))
        for line in self._retention.preview().lines:
            if (line.due.rule, line.due.owner) == (RULE, record.id) and line.runs:
                self._context.erasing.erase(OrderKind.PURGE, line.due.reference, line.hash)
                return
        raise RefusedByRule(reason="held")

    def of_client(self, client: str) -> tuple[Enquiry, ...]:
        """What a client asked, for an access report."""
        who = self._context.register.resolve(client)
        return tuple(self._value(row) for row in of_person(self._context, who))

    # -- inside -------------------------------------------------------------------------------

    def _live(self, enquiry: str) -> EnquiryRecord:
        record = self._record(enquiry)
        if record.became and not self._becoming.has_only_asked(record):
            raise RefusedByRule(reason="enquiry_converted")
        return record

    def _record(self, enquiry: str) -> EnquiryRecord:
        """The enquiry of this id, or of the beginning of one: six hex digits or more."""
        typed = enquiry.strip().casefold()
        rows = [row for row in self._rows.all() if len(typed) >= PREFIX_DIGITS and row.id.hex().startswith(typed)]
        if len(rows) != 1:
            raise NotFound(kind="enquiry")
        return self._rows.get(rows[0].id)

    def _moment(self, at: datetime | None) -> int:
        now = self._context.stamp_ms()
        if at is None:
            return now
        if at.tzinfo is None:
            raise InvalidInput(field="at", reason="zone")
        if to_ms(at) > now:
            raise InvalidInput(field="at", reason="future")
        return to_ms(at)

    def _value(self, record: EnquiryRecord, *, text: bool = True) -> Enquiry:
        last = from_ms(max(record.at_ms, record.answered_ms or 0)).date()
        return Enquiry(
            id=record.id.hex(),
            name=record.name,
            address=record.address,
            channel=Channel(record.channel),
            at=from_ms(record.at_ms),
            text=record.text if text else "",
            consent_text=record.consent_text if text else "",
            text_shown=record.text_shown.hex(),
            consented=from_ms(record.consented_ms) if record.consented_ms is not None else None,
            answered=from_ms(record.answered_ms) if record.answered_ms is not None else None,
            client="" if record.became and self._becoming.has_only_asked(record) else record.became.hex(),
            prospect=record.became.hex(),
            due=None if record.became else rules().rule(RULE).due(last),
        )
