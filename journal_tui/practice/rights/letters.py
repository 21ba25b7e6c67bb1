"""The letters of a rights case: data in `policy/letters`, filled in with the case and the practice's own record.

Rule: a letter says what has happened, so it is written only when the case has come that far, and what tells about a client only for
somebody identified; one to a client who has been erased names nobody.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from journal_tui.practice.clock import from_ms
from journal_tui.practice.context import Context
from journal_tui.practice.disclosure.leaving import leave
from journal_tui.practice.disclosure.recipients import recipients_of
from journal_tui.practice.disclosure.register import Disclosure, Disclosures, Recipient
from journal_tui.practice.errors import NotFound, RefusedByRule
from journal_tui.practice.rights.case_words import CORRECTED, Case, CaseKind, CaseState, LetterKind
from journal_tui.practice.rights.cases import Cases
from journal_tui.practice.rights.data_classes import data_class
from journal_tui.practice.rights.extract.words import checked_language, code_words, how_long
from journal_tui.practice.rights.line_titles import title_of
from journal_tui.practice.rights.order import Outcome, PreviewLine, joined_lines
from journal_tui.practice.rights.outcome_rows import lines_of
from journal_tui.practice.rights.paper import Letter, letter, letter_data, so_far
from journal_tui.practice.schema import mapping
from storage.audit.actions import Action

_TELLING_NOTHING = frozenset({LetterKind.CONFIRMATION, LetterKind.EXTENSION, LetterKind.REFUSAL})
"""Letters that tell nothing about a client beyond the request itself: whoever asks gets them before being identified."""


class Letters:
    """Writes the letters of one open practice."""

    def __init__(self, context: Context, cases: Cases) -> None:
        """Nothing is read yet."""
        self._context = context
        self._cases = cases

    def write(self, number: str, kind: LetterKind, language: str = "") -> Letter:
        """Write a letter about a case.

        Args:
            number: Which case.
            kind: Which letter.
            language: `sv` or `en`; the client's own when empty, the practice's when the client is gone.

        Raises:
            RefusedByRule: What the letter says has not happened (`not_so_far`), or it tells about a client whom nobody has
                identified (`unidentified`).
        """
        case = self._cases.get(number)
        if kind not in _TELLING_NOTHING and case.identity is None:
            raise RefusedByRule(rule="case", reason="unidentified")
        client = bytes.fromhex(case.client)
        to: tuple[str, ...] = ()
        try:
            wanted = language or self._context.vault.people.get(client).language
            contact = self._context.register.contact(client)
            to = (f"{contact.given} {contact.surname}".strip(), contact.address)
            self._context.stores.vault.audit.add(Action.CLIENT_READ, subject=client)
        except NotFound:
            wanted = language or self._context.settings.language
        lists = self._lists(case, client, kind, checked_language(wanted))
        return letter(self._context, kind, wanted, to, self._fill(case, letter_data(kind), wanted), lists)

    def send(self, number: str, kind: LetterKind, path: Path, language: str = "") -> Letter:
        """Write a letter to a new file, and enter it in the register before the file is closed.

        Raises:
            RefusedByRule: What the letter says has not happened.
            InvalidInput: There is such a file already.
            NotWritable, DiskFull: It cannot be written there; nothing was left.
        """
        written = self.write(number, kind, language)
        case = self._cases.get(number)
        vault = self._context.stores.vault

        def enter(digest: bytes) -> None:
            client = bytes.fromhex(case.client)
            with vault.database.write():
                classes = frozenset({"contact", "case"})
                entry = Disclosures(self._context).enter(Recipient.CLIENT, classes, digest, client=client, case=number)
                vault.audit.add(Action.EXPORTED, subject=client, object=bytes.fromhex(entry.id))

        leave(path, written.text.encode(), enter)
        return written

    def _fill(self, case: Case, content: Mapping[str, object], language: str) -> Mapping[str, str]:
        reason = next((step.detail for step in reversed(case.steps) if step.code == "refused"), "")
        told = _reason(content, reason, case.kind)
        return {
            "{case}": case.number,
            "{kind}": code_words(case.kind.value, language),
            "{received}": case.received.isoformat(),
            "{deadline}": case.deadline.isoformat(),
            "{email}": self._context.settings.controller.email or self._context.settings.controller.name,
            "{reason}": str(told.get(language, "")),
            "{law}": str(told.get("law", content["law"])),
            "{days}": str(content.get("days", "")),
        }

    def _lists(self, case: Case, client: bytes, kind: LetterKind, language: str) -> Mapping[str, Sequence[str]]:
        """What stands in place of a whole paragraph, line by line; a letter that has nothing to say is not written."""
        if kind is LetterKind.ERASURE:
            gone, kept = self._erased(case, language)
            return {"{gone}": gone, "{kept}": kept or (f"- {code_words('none', language)}",)}
        found: dict[LetterKind, tuple[str, Sequence[str]]] = {
            LetterKind.WITHDRAWAL: ("{withdrawn}", self._withdrawn(client, language)),
            LetterKind.RESTRICTION_LIFTED: ("{lifted}", self._lifted(case, client, language)),
        }
        if kind in found:
            place, lines = found[kind]
            so_far(bool(lines))
            return {place: lines}
        if kind is LetterKind.RECTIFICATION:
            corrected = [line for lines in corrected_lines(self._cases, case.number, language) for line in lines]
            so_far(case.kind is CaseKind.RECTIFICATION and bool(corrected))
            told = tuple(_recipient(each, language) for each in recipients_of(self._context, client))
            return {"{corrected}": corrected, "{recipients}": told or (f"- {code_words('none', language)}",)}
        if kind is LetterKind.COMPLAINT:
            answers = [each for each in self._cases.texts(case.number) if each.kind == "answer"]
            so_far(case.kind is CaseKind.COMPLAINT and bool(answers))
            decision = f"- {code_words(answers[-1].about, language)}, {answers[-1].at.date().isoformat()}"
            return {"{answer}": answers[-1].text.splitlines(), "{decision}": (decision,)}
        so_far(kind is not LetterKind.EXTENSION or case.extended)
        so_far(kind is not LetterKind.REFUSAL or case.state is CaseState.REFUSED)
        so_far(kind not in {LetterKind.ACCESS, LetterKind.PORTABILITY} or case.kind.value == kind.value)
        return {}

    def _erased(self, case: Case, language: str) -> tuple[Sequence[str], Sequence[str]]:
        rows = [row for row in self._context.erasing.ledger() if row.case == case.number]
        so_far(bool(rows))
        lines = joined_lines(line for row in rows for line in lines_of(row))
        gone = tuple(_outcome(each, language) for each in lines if each.outcome is Outcome.ERASED)
        kept = tuple(_outcome(each, language) for each in lines if each.outcome is not Outcome.ERASED)
        return gone, kept

    def _withdrawn(self, client: bytes, language: str) -> Sequence[str]:
        person = self._context.persons.records(client)
        rows = (event for each in person for event in self._context.vault.events.of_client(each))
        events = [event for event in rows if event.to_state == "withdrawn"]
        return tuple(
            f"- {code_words(event.service, language)}: "
            f"{', '.join(code_words(each, language) for each in event.purposes)}, {from_ms(event.at_ms).date().isoformat()}"
            for event in events
        )

    def _lifted(self, case: Case, client: bytes, language: str) -> Sequence[str]:
        """The restriction of a case that is over, before it is lifted too, for the client is told first; else what has been lifted."""
        person = self._context.persons.records(client)
        every = [row for each in person for row in self._context.vault.restrictions.of_client(each)]
        own = [row for row in every if row.case == case.number and (case.over or row.to_ms is not None)]
        rows = own or [row for row in every if row.to_ms is not None]
        return tuple(
            f"- {row.case} {code_words(row.ground, language)}, {from_ms(row.from_ms).date().isoformat()}".replace("  ", " ")
            for row in rows
        )


def _reason(content: Mapping[str, object], code: str, kind: CaseKind) -> Mapping[str, object]:
    """Why a case of this kind was refused, with the law; what is said of this kind comes before what is said of all."""
    reasons = content.get("reason", [])
    every = [mapping(each) for each in reasons] if isinstance(reasons, list) else []
    return next((each for each in every if each["code"] == code and _is_for(each, kind)), {})


def _is_for(reason: Mapping[str, object], kind: CaseKind) -> bool:
    kinds = reason.get("kinds")
    return not isinstance(kinds, list) or kind.value in kinds


def corrected_lines(cases: Cases, number: str, language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What was put right: the fields, with what stands there now; the signed notes, by the day of the addendum."""
    fields = [each for each in cases.texts(number) if each.kind == CORRECTED]
    texts = [step for step in cases.get(number).steps if step.code == CORRECTED and step.detail == "entry"]
    return (
        tuple(f"- {code_words(each.about, language)}: {each.after or code_words('none', language)}" for each in fields),
        tuple(f"- {code_words('addendum_signed', language)}, {step.at.date().isoformat()}" for step in texts),
    )


def _recipient(given: Disclosure, language: str) -> str:
    named = f" ({given.recipient_name})" if given.recipient_name else ""
    return f"- {code_words(given.recipient.value, language)}{named}, {given.at.date().isoformat()}"


def _outcome(line: PreviewLine, language: str) -> str:
    until = f"{code_words('until', language)} {date.fromordinal(line.until_day)}" if line.until_day else ""
    if line.outcome is Outcome.KEPT and not until:
        rule = how_long(data_class(line.data_class).rule, language)
        until = rule[:1].lower() + rule[1:]
    why = ", ".join(part for part in (line.law, line.held_by, until) if part)
    return f"- {title_of(line, language)}: {line.count}" + (f" ({why})" if why else "")
