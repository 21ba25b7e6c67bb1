"""What the pages of cases ask the practice for, one answer each. Runs on the storage thread; what comes back is frozen."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from journal_tui.practice.disclosure.register import Disclosure
from journal_tui.practice.errors import KeyMissing, NotFound
from journal_tui.practice.rights.case_words import Case, CaseKind, CaseState, CaseText
from journal_tui.practice.rights.order import Plan

if TYPE_CHECKING:
    from journal_tui.practice.practice import Practice


@dataclass(frozen=True, slots=True)
class CaseWho:
    """Whose case it is. Both are empty when the client has been erased: the case names nobody then."""

    name: str = field(default="", repr=False)
    pseudonym: str = ""


@dataclass(frozen=True, slots=True)
class CaseSheet:
    """Everything that the page of a case shows."""

    case: Case
    who: CaseWho
    texts: tuple[CaseText, ...] = ()
    plan: Plan | None = None
    """What the erasure would do now."""
    cooled_at: datetime | None = None
    """When an approved erasure may be carried out."""
    to_tell: tuple[Disclosure, ...] = ()
    """Who was given data and is told what was put right."""
    notices: tuple[Disclosure, ...] = ()
    """To whom of them a letter can be written now."""
    also: tuple[tuple[str, CaseWho], ...] = ()
    """The other clients that are the same person: the case is about them too."""
    alike: tuple[tuple[str, CaseWho], ...] = ()
    """Others who may be the same person; the case is not about them."""

    @property
    def outdated(self) -> bool:
        """Whether the data have changed since the preview was approved."""
        approved = self.case.state is CaseState.APPROVED
        return approved and self.plan is not None and self.plan.hash.hex() != self.case.preview


def inbox(practice: "Practice", *, ended: bool) -> tuple[tuple[Case, CaseWho], ...]:
    """The cases with whose each is, the most urgent first."""
    return tuple((case, who_of(practice, case.client)) for case in practice.cases.list(over=ended))


def sheet(practice: "Practice", number: str, *, plan: bool = False) -> CaseSheet:
    """One case.

    Args:
        practice: The open practice.
        number: Which case.
        plan: Also plan the erasure that it asks for.
    """
    case = practice.cases.get(number)
    planned = practice.cases.preview(number) if plan and case.kind is CaseKind.ERASURE and not case.over else None
    cooled = None
    if case.approved_at is not None:
        cooled = case.approved_at + timedelta(days=practice.decisions()["cooling_days"])
    told = practice.rectifications.recipients(number) if case.kind is CaseKind.RECTIFICATION else ()
    return CaseSheet(
        case,
        who_of(practice, case.client),
        practice.cases.texts(number),
        planned,
        cooled,
        told,
        practice.notices.recipients(number),
        tuple((each, who_of(practice, each)) for each in case.also),
        () if case.over else tuple((each, who_of(practice, each)) for each in practice.cases.alike(number)),
    )


def who_of(practice: "Practice", client: str) -> CaseWho:
    """Whose case it is, as far as that is still known."""
    try:
        line = practice.clients.lines([client])[0]
    except (NotFound, KeyMissing, IndexError):
        return CaseWho()
    return CaseWho(line.name, line.services[0].pseudonym if line.services else "")
