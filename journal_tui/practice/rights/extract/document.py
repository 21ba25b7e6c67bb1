"""An extract as one value: what is held, and what the law asks to be told about it (art. 15.1 a to h)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from journal_tui.practice import policy
from journal_tui.practice.context import Context
from journal_tui.practice.policy import Section as PolicySection
from journal_tui.practice.retention.due import clock_start
from journal_tui.practice.retention.facts import Facts
from journal_tui.practice.retention.rules import rules
from journal_tui.practice.rights.data_classes import DataClass, data_classes
from journal_tui.practice.rights.extract.gather import Section
from journal_tui.practice.rights.statutes import kept_until
from journal_tui.practice.values import Controller
from storage.sealed.record import Unreadable

SCHEMA = "journal-tui/extract/1"
_ABOUT = ("purpose", "recipients", "protection", "rights")
_EXPLICIT = frozenset({"R3", "draft", "working_note"})
"""Rules of what rests on an explicit consent to sensitive data; the other consent is that of the web form."""
_WITH_A_JOURNAL = {"contact": "R2", "contact_log": "R2", "case_text": "case"}
"""By which other rule this goes where there is a journal."""


@dataclass(frozen=True, slots=True)
class ClassLine:
    """One kind of data that is held: how much, on what basis, by which rule, at the latest until when.

    The rule is the one that holds for this client: of somebody with a journal what is needed to go on with it stays.
    """

    data_class: DataClass
    count: int
    basis: str
    rule: str
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """Everything about one client. Holds names: it leaves the program only through the register of disclosures."""

    case: str
    client: str
    name: str = field(repr=False)
    made: datetime
    language: str
    controller: Controller
    about: tuple[PolicySection, ...]
    policy_version: str
    classes: tuple[ClassLine, ...]
    sections: tuple[Section, ...] = field(repr=False)

    @property
    def codes(self) -> frozenset[str]:
        """The data classes that are in it."""
        return frozenset(line.data_class.code for line in self.classes)


def document(context: Context, client: bytes, case: str, language: str, sections: Sequence[Section]) -> Extract:
    """Put together what was gathered and what must be told about it.

    Args:
        context: The open practice.
        client: Whose.
        case: Number of the case.
        language: `sv` or `en`.
        sections: What was gathered.
    """
    shown = policy.load(context.settings.policy_version)
    return Extract(
        case=case,
        client=client.hex(),
        name=context.register.name(client),
        made=context.clock.now(),
        language=language,
        controller=context.settings.controller,
        about=tuple(each for each in shown.texts[language] if each.code in _ABOUT),
        policy_version=shown.version,
        classes=_classes(context, client, sections),
        sections=tuple(sections),
    )


def _classes(context: Context, client: bytes, sections: Sequence[Section]) -> tuple[ClassLine, ...]:
    counts: dict[str, int] = {}
    for section in sections:
        counts[section.part.data_class] = counts.get(section.part.data_class, 0) + len(section.items)
    facts = Facts(context).client(client)
    person = context.persons.records(client)
    record = any(Facts(context).has_record(each) for each in person)
    start = clock_start(facts, debt_restarts=bool(context.settings.days("debt_restarts_clock")))
    goes = rules().rule("R1").due(start)
    links = (link for each in person for link in context.vault.invoice_links.of_client(each))
    years = [row.year for row in links if not isinstance(row, Unreadable)]
    until = {
        "R1": None if facts.held_by else goes,
        "R4": date.fromordinal(kept_until(max(years))) if years else None,
    }
    return tuple(
        ClassLine(each, counts[each.code], _basis(each), rule, until.get(rule))
        for each in data_classes()
        for rule in [_WITH_A_JOURNAL.get(each.code, each.rule) if record else each.rule]
        if counts.get(each.code)
    )


def _basis(kind: DataClass) -> str:
    return "explicit_consent" if kind.basis == "consent" and kind.rule in _EXPLICIT else kind.basis
