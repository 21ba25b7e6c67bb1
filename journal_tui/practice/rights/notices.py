"""Letters to whoever was given data about a client: that something was put right, will be erased, or is restricted (art. 19).

Rules: one letter for each recipient of the register, once that has come about; it names the client only to whom the name was given,
else the file by its seal; it says no more than what concerns what they were given; it is entered in the register like all that leaves.
Of an erasure it is written between the approval and the erasure: afterwards nobody knows any more whom it is about.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from journal_tui.practice.context import Context
from journal_tui.practice.disclosure.leaving import leave
from journal_tui.practice.disclosure.recipients import recipients_of
from journal_tui.practice.disclosure.register import NOTICE, Disclosure, Disclosures
from journal_tui.practice.errors import NotFound
from journal_tui.practice.rights.case_book import CaseBook
from journal_tui.practice.rights.case_words import CORRECTED, RECIPIENT_LETTER, Case, CaseKind, CaseState, NoticeKind
from journal_tui.practice.rights.cases import Cases
from journal_tui.practice.rights.data_classes import data_class
from journal_tui.practice.rights.extract.words import checked_language, code_words, phrase
from journal_tui.practice.rights.letters import corrected_lines
from journal_tui.practice.rights.paper import Letter, letter, letter_data, so_far
from journal_tui.practice.rights.standing import identified
from storage.audit.actions import Action

_KINDS: Final[Mapping[CaseKind, NoticeKind]] = {
    CaseKind.RECTIFICATION: NoticeKind.RECTIFICATION,
    CaseKind.ERASURE: NoticeKind.ERASURE,
    CaseKind.RESTRICTION: NoticeKind.RESTRICTION,
}
_NAMING: Final = frozenset({"contact", "bookkeeping", "national_id"})
"""Classes of data in which the client's name stands."""
_TEXTS: Final = frozenset({"entry"})


class Notices:
    """The letters to recipients of one open practice."""

    def __init__(self, context: Context, cases: Cases) -> None:
        """Nothing is read yet."""
        self._context = context
        self._cases = cases
        self._book = CaseBook(context)

    def recipients(self, number: str) -> tuple[Disclosure, ...]:
        """Whom a letter about this case can be written to now: each once, with what they were given last."""
        case = self._cases.get(number)
        if not self._come(case):
            return ()
        found = recipients_of(self._context, bytes.fromhex(case.client))
        return tuple(each for each in found if case.kind is not CaseKind.RECTIFICATION or self._corrected(case, each, "sv"))

    def write(self, number: str, disclosure: str, language: str = "") -> Letter:
        """Write the letter to one recipient.

        Args:
            number: Which case.
            disclosure: The id of what they were given, as `recipients` names it.
            language: `sv` or `en`; the practice's own when empty.

        Raises:
            RefusedByRule: Nobody is identified (`unidentified`), or what it says has not come about (`not_so_far`).
            NotFound: No such recipient of this client's data.
        """
        identified(self._book.record(number))
        case = self._cases.get(number)
        so_far(self._come(case))
        given = self._given(number, disclosure)
        spoken = checked_language(language or self._context.settings.language)
        kind, client = _KINDS[case.kind], bytes.fromhex(case.client)
        whom = phrase("notice_sealed", spoken).replace("{seal}", given.digest[:16])
        if _NAMING & set(given.classes):
            contact = self._context.register.contact(client)
            whom = phrase("notice_named", spoken).replace("{name}", f"{contact.given} {contact.surname}".strip())
            self._context.stores.vault.audit.add(Action.CLIENT_READ, subject=client)
        controller = self._context.settings.controller
        fill = {
            "{case}": case.number,
            "{given}": given.at.date().isoformat(),
            "{classes}": ", ".join(data_class(code).title(spoken).lower() for code in given.classes),
            "{email}": controller.email or controller.name,
            "{law}": str(letter_data(kind)["law"]),
        }
        lists = {"{whom}": (whom,), "{corrected}": self._corrected(case, given, spoken)}
        to = given.recipient_name or code_words(given.recipient.value, spoken)
        return letter(self._context, kind, spoken, (to[:1].upper() + to[1:],), fill, lists)

    def send(self, number: str, disclosure: str, path: Path, language: str = "") -> Letter:
        """Write the letter to a new file, and enter it in the register and in the case before the file is closed.

        Raises:
            RefusedByRule, NotFound: See `write`.
            InvalidInput: There is such a file already.
            NotWritable, DiskFull: It cannot be written there; nothing was left.
        """
        written = self.write(number, disclosure, language)
        record, given = self._book.record(number), self._given(number, disclosure)
        vault = self._context.stores.vault
        named = {"contact"} if _NAMING & set(given.classes) else set[str]()

        def enter(digest: bytes) -> None:
            with vault.database.write():
                entry = Disclosures(self._context).enter(
                    given.recipient,
                    frozenset({"case", *named}),
                    digest,
                    client=record.subject,
                    recipient_name=given.recipient_name,
                    law=str(letter_data(_KINDS[CaseKind(record.kind)])["law"]),
                    decided_by=self._context.settings.owner,
                    case=number,
                    purpose=NOTICE,
                )
                vault.audit.add(Action.EXPORTED, subject=record.subject, object=bytes.fromhex(entry.id))
                self._book.step(record, RECIPIENT_LETTER, given.recipient.value)

        leave(path, written.text.encode(), enter)
        return written

    # -- inside -------------------------------------------------------------------------------

    def _come(self, case: Case) -> bool:
        """Whether what a letter would say has come about, and it is still known whom it is about."""
        match case.kind:
            case CaseKind.RECTIFICATION:
                return any(step.code == CORRECTED for step in case.steps)
            case CaseKind.ERASURE:
                return case.state is CaseState.APPROVED
            case CaseKind.RESTRICTION:
                rows = self._context.vault.restrictions.of_client(bytes.fromhex(case.client))
                return any(row.case == case.number and row.to_ms is None for row in rows)
            case _:
                return False

    def _given(self, number: str, disclosure: str) -> Disclosure:
        found = next((each for each in self.recipients(number) if each.id == disclosure), None)
        if found is None:
            raise NotFound(kind="recipient")
        return found

    def _corrected(self, case: Case, given: Disclosure, language: str) -> Sequence[str]:
        """What was put right, of what they were given."""
        if case.kind is not CaseKind.RECTIFICATION:
            return ()
        fields, texts = corrected_lines(self._cases, case.number, language)
        classes = set(given.classes)
        return (*(fields if classes & _NAMING else ()), *(texts if classes & _TEXTS else ()))
