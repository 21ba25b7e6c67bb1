"""What the lines of a timeline are called, how they stand, and what all of a line says, for narrowing."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from journal_tui.locales import N_, _, language
from journal_tui.practice.consent.events import EventKind
from journal_tui.practice.continuity.values import AgreementState, GoalState
from journal_tui.practice.query import fold
from journal_tui.practice.timeline.values import TimelineItem, TimelineKind
from journal_tui.practice.values import AmendmentKind, Channel, Verdict
from journal_tui.wording.words import day, service_short, word

_KINDS: Final[Mapping[TimelineKind, str]] = {
    TimelineKind.ENTRY: N_("entry"),
    TimelineKind.ADDENDUM: N_("addendum"),
    TimelineKind.DRAFT: N_("draft"),
    TimelineKind.MEASUREMENT: N_("measurement"),
    TimelineKind.WORKOUT: N_("workout"),
    TimelineKind.AGREEMENT: N_("agreement"),
    TimelineKind.HOMEWORK: N_("homework"),
    TimelineKind.GOAL: N_("goal"),
    TimelineKind.SAFETY_PLAN: N_("safety plan"),
    TimelineKind.EMERGENCY: N_("emergency note"),
    TimelineKind.CONSENT: N_("consent"),
    TimelineKind.APPOINTMENT: N_("appointment"),
    TimelineKind.CONTACT: N_("contact"),
}
MONTHS: Final = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
_HOW: Final[Mapping[str, str]] = {
    "planned": N_("planned"),
    "held": N_("held"),
    "without_journal": N_("without a journal"),
    "draft_purged": N_("unsigned note purged"),
    "no_show": N_("did not come"),
    "cancelled": N_("cancelled"),
    "partial": N_("not finished"),
    "waits": N_("not decided"),
    "keep": N_("kept"),
    "erase": N_("to be erased"),
    "whole": "",
    "done": "",
    "in_force": "",
}
_STATES: Final[Mapping[TimelineKind, type[StrEnum]]] = {
    TimelineKind.ADDENDUM: AmendmentKind,
    TimelineKind.AGREEMENT: AgreementState,
    TimelineKind.HOMEWORK: AgreementState,
    TimelineKind.GOAL: GoalState,
    TimelineKind.CONSENT: EventKind,
    TimelineKind.CONTACT: Channel,
}


def kind_word(kind: TimelineKind) -> str:
    """Return what a kind is called."""
    return _(_KINDS[kind])


def named_kinds() -> dict[str, TimelineKind]:
    """Return what the kinds are called, folded, in the language in force and by their codes."""
    words = {fold(kind_word(kind)).replace(" ", "_"): kind for kind in TimelineKind}
    return words | {kind.value: kind for kind in TimelineKind}


def state_word(item: TimelineItem) -> str:
    """Return how a line stands: why it is locked, what is wrong, or what its code says; empty when that is nothing new."""
    if item.error:
        return word("unreadable")
    if item.shut:
        return word(Verdict(item.shut))
    states = _STATES.get(item.kind)
    if states is not None and item.detail in {each.value for each in states}:
        return word(states(item.detail))
    if item.detail in _HOW:
        return _(_HOW[item.detail]) if _HOW[item.detail] else ""
    return word(item.detail) if item.kind is not TimelineKind.DRAFT else ""


def line(item: TimelineItem, *, names: bool) -> str:
    """Return the one line of text that a row shows; what was answered, for a consent."""
    if item.answers:
        said = (f"{word(purpose)}: {_('yes') if yes else _('no')}" for purpose, yes in item.answers)
        return ", ".join(said)
    return item.line(names=names)


def needle(item: TimelineItem, *, names: bool) -> str:
    """Return all that a line says, folded: its day, month, kind, service, state and text."""
    at = item.at.astimezone()
    when = "" if item.error else f"{day(at.date())} {_(MONTHS[at.month - 1])} {at.year}"
    service = service_short(item.service) if item.service else ""
    said = f"{when} {kind_word(item.kind)} {service} {state_word(item)} "
    said += line(item, names=names) if item.answers else item.shown(names=names)
    return fold(said)


def month_short(on: date) -> str:
    """Return the first letters of a month's name, as they stand below a curve: `sep`, `Sep`."""
    name = _(MONTHS[on.month - 1])[:3]
    return name if language() == "en" else name.lower()
