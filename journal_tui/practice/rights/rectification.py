"""The desk of rectification: what is wrong about a client is put right, and what stood there before is kept, sealed (art. 16).

Rules: only for a verified case; a field is corrected through the desk of clients, with the old value, who, when, why and the case under
the client's own key, and under whoever else the client is where the same was wrong; a signed text stays as it is and gets an addendum that names the case; where the practice does not agree the
client's own view is kept with it; whoever was given the data is told before the case is done (art. 19).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from journal_tui.practice import contact_rules
from journal_tui.practice.clients import Clients
from journal_tui.practice.context import Context
from journal_tui.practice.disclosure.recipients import recipients_of
from journal_tui.practice.disclosure.register import Disclosure
from journal_tui.practice.entries.marking import Marks
from journal_tui.practice.entries.signing import Signing
from journal_tui.practice.entries.text import is_empty
from journal_tui.practice.errors import InvalidInput, NotFound, RefusedByRule
from journal_tui.practice.ids import row_id
from journal_tui.practice.rights.case_book import CaseBook
from journal_tui.practice.rights.case_words import CORRECTED, CORRECTED_TOO, TOLD, VIEW, Case, CaseKind, Corrected
from journal_tui.practice.rights.cases import Cases
from journal_tui.practice.rights.standing import ready
from journal_tui.practice.values import AmendmentKind, Contact

ENTRY = "entry"
"""What is corrected when it is no field: a signed text."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Another client who is the same person. `same`: what stands there is the same, so it is put right too."""

    client: str
    same: bool


class Rectifications:
    """The rectifications of one open practice."""

    def __init__(self, context: Context, cases: Cases, clients: Clients) -> None:
        """Nothing is read yet."""
        self._context = context
        self._cases = cases
        self._clients = clients
        self._book = CaseBook(context)

    def beside(self, number: str, field: Corrected) -> tuple[Beside, ...]:
        """Whoever else the client is, each with whether a correction of this field would put theirs right too."""
        who = self._book.record(number).subject
        contact = self._context.register.contact
        stands = _shown(contact(who), field)
        others = self._context.persons.records(who)[1:]
        return tuple(Beside(each.hex(), _shown(contact(each), field) == stands) for each in others)

    def correct(self, number: str, field: Corrected, value: str, why: str) -> Case:
        """Put a field of the client's record right; what stood there is kept in the case.

        Where the same stands under another client who is the same person it is put right there too, with its history there.

        Args:
            number: Which case.
            field: What is wrong.
            value: What is right; several nicknames with commas. Empty takes away what need not be there.
            why: How it is known, in words that the client may read.

        Raises:
            RefusedByRule: Nobody is identified, or the case is over or of another kind.
            InvalidInput: The value is not right, or is what stands there already, or nobody said why; nothing was changed.
        """
        record = ready(self._book, number, CaseKind.RECTIFICATION)
        if not why.strip():
            raise InvalidInput(field="reason", reason="empty")
        before = self._context.register.contact(record.subject)
        after = contact_rules.contact(with_field(before, field, value))
        if _shown(before, field) == _shown(after, field):
            raise InvalidInput(field=field.value, reason="unchanged")
        whose = (record.subject, *(bytes.fromhex(each.client) for each in self.beside(number, field) if each.same))
        try:
            with self._context.stores.vault.database.write():
                for client in whose:
                    stood = self._context.register.contact(client)
                    self._clients.update_contact(client.hex(), with_field(stood, field, value))
                    self._book.write(
                        record,
                        CORRECTED,
                        why.strip(),
                        about=field.value,
                        before=_shown(stood, field),
                        after=_shown(after, field),
                        of=client,
                    )
                changed = record
                if len(whose) > 1:
                    self._book.step(record, CORRECTED_TOO, field.value)
                    changed = self._book.record(number)
                return self._book.step(changed, CORRECTED, field.value)
        finally:  # what was read in the middle of a write that failed must not stay in memory
            for client in whose:
                self._context.register.forget(client)
                self._context.shelf.renew(client)

    def amend(
        self,
        number: str,
        entry: str,
        text: str,
        lines: str = "",
        forms: Sequence[str] | None = None,
        ignored: Sequence[str] = (),
        *,
        kind: AmendmentKind = AmendmentKind.ERROR,
        marks: Marks | None = None,
    ) -> Case:
        """Sign an addendum that names the case under a signed text, which stays as it is.

        Args:
            number: Which case.
            entry: Under which entry; one of this client's, or of whoever else the client is.
            text: What is right, as for any addendum.
            lines: What it points at, for instance `3-5`.
            forms: What was written for each token of `text`.
            ignored: Words that are no names.
            kind: What is wrong, what was missing, or the client's own view.
            marks: Which kinds of data it holds.

        Raises:
            RefusedByRule: Nobody is identified, or the case is over or of another kind.
            NotFound: The client has no such entry.
            EmptyNote, InvalidText, TextTooLong, ConsentMissing: See `Signing.amend`; nothing was written.
        """
        record = ready(self._book, number, CaseKind.RECTIFICATION)
        self._require_own(record.subject, entry)
        Signing(self._context).amend(entry, kind, text, lines, forms, ignored, case=number, marks=marks)
        return self._book.step(record, VIEW if kind is AmendmentKind.VIEW else CORRECTED, ENTRY)

    def view(self, number: str, text: str) -> Case:
        """Keep what the client holds, in the client's own words, where the practice does not agree.

        Raises:
            RefusedByRule: Nobody is identified, or the case is over or of another kind.
            InvalidInput: There is no text.
        """
        record = ready(self._book, number, CaseKind.RECTIFICATION)
        if is_empty(text):
            raise InvalidInput(field="text", reason="empty")
        with self._context.stores.vault.database.write():
            self._book.write(record, VIEW, text.strip())
            return self._book.step(record, VIEW)

    def recipients(self, number: str) -> tuple[Disclosure, ...]:
        """Who was given data about the client and is to be told, out of the register: each once, the newest disclosure."""
        return recipients_of(self._context, self._book.record(number).subject)

    def settle(self, number: str, *, told: bool = False) -> Case:
        """Everything that was wrong has been put right.

        Args:
            number: Which case.
            told: The recipients have been told.

        Raises:
            RefusedByRule: Nobody is identified, nothing has been corrected, or recipients have not been told.
        """
        record = ready(self._book, number, CaseKind.RECTIFICATION)
        if not any(step.code == CORRECTED for step in record.steps):
            raise RefusedByRule(rule="case", reason="nothing_corrected")
        if self.recipients(number):
            if not told:
                raise RefusedByRule(rule="case", reason="recipients_not_told")
            self._book.step(record, TOLD)
        return self._cases.finish(number)

    def _require_own(self, client: bytes, entry: str) -> None:
        """An addendum to somebody else's text is none of this case's.

        Raises:
            NotFound: The entry is not this client's, or is none.
        """
        subject = self._context.journal.entries.get(row_id(entry)).subject
        records = self._context.persons.records(client)
        if subject not in {each.id for known in records for each in self._context.register.subjects(known)}:
            raise NotFound(kind="entry")


def with_field(contact: Contact, field: Corrected, value: str) -> Contact:
    """Contact data with one field as it was typed; nicknames are told apart by commas."""
    match field:
        case Corrected.GIVEN:
            return replace(contact, given=value)
        case Corrected.SURNAME:
            return replace(contact, surname=value)
        case Corrected.NICKNAMES:
            return replace(contact, nicknames=tuple(part.strip() for part in value.split(",") if part.strip()))
        case Corrected.PHONE:
            return replace(contact, phone=value)
        case Corrected.EMAIL:
            return replace(contact, email=value)
        case Corrected.ADDRESS:
            return replace(contact, address=value)
        case Corrected.EMPLOYER:
            return replace(contact, employer=value)


def _shown(contact: Contact, field: Corrected) -> str:
    if field is Corrected.NICKNAMES:
        return ", ".join(contact.nicknames)
    return str(getattr(contact, field.value))
