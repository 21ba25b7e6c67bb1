"""What states, verdicts, services, purposes and the rest are called, and how days and times are written.

The rule: one word for one thing (the glossary). Days are written 2026-11-22 and times 09:05, in both languages.
"""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from journal_tui.locales import N_, _
from journal_tui.practice.consent.events import EventKind, InvalidationGround
from journal_tui.practice.continuity.values import AgreementKind, AgreementState, GoalState
from journal_tui.practice.values import (
    AmendmentKind,
    Change,
    Channel,
    ConsentState,
    PersonnummerPurpose,
    Purpose,
    Risk,
    Sensitivity,
    Service,
    Verdict,
    WayOn,
)

# Pairs, not a mapping: members of two enums that are spelt alike are equal to each other.
_PAIRS: Final[tuple[tuple[StrEnum, str], ...]] = (
    (Service.KBT, N_("CBT")),
    (Service.KOST, N_("dietary advice")),
    (Service.PT, N_("personal training")),
    (Purpose.JOURNAL, N_("journal of our sessions")),
    (Purpose.MEASURES, N_("questionnaires and measures")),
    (Purpose.SUPERVISION, N_("supervision, without names")),
    (ConsentState.NOT_ASKED, N_("not asked")),
    (ConsentState.ASKED, N_("asked")),
    (ConsentState.GRANTED, N_("granted")),
    (ConsentState.REFUSED, N_("refused")),
    (ConsentState.WITHDRAWN, N_("withdrawn")),
    (ConsentState.EXPIRED, N_("expired")),
    (ConsentState.SUPERSEDED, N_("superseded")),
    (ConsentState.INVALIDATED, N_("invalidated")),
    (EventKind.ASKED, N_("asked")),
    (EventKind.ANSWERED, N_("answered")),
    (EventKind.ABORTED, N_("question taken back")),
    (EventKind.WITHDRAWN, N_("withdrawn")),
    (EventKind.INVALIDATED, N_("declared invalid")),
    (EventKind.COPY_GIVEN, N_("copy handed over")),
    (EventKind.ERASED, N_("erased")),
    (InvalidationGround.WRONG_PERSON, N_("the wrong person answered")),
    (InvalidationGround.NOT_VOLUNTARY, N_("it was not voluntary")),
    (InvalidationGround.SIGNATURE_DISPUTED, N_("the signature is disputed")),
    (Verdict.GRANTED, N_("valid")),
    (Verdict.MISSING, N_("missing")),
    (Verdict.REFUSED, N_("refused")),
    (Verdict.WITHDRAWN, N_("withdrawn")),
    (Verdict.EXPIRED, N_("expired")),
    (Verdict.OUTDATED_VERSION, N_("older version")),
    (Verdict.WRONG_SERVICE_OR_PURPOSE, N_("wrong service or purpose")),
    (Verdict.RESTRICTED, N_("restricted")),
    (Verdict.UNDECIDABLE, N_("unclear")),
    (WayOn.ASK_NOW, N_("ask now")),
    (WayOn.ON_PAPER, N_("on paper")),
    (WayOn.WITHOUT_JOURNAL, N_("without a journal")),
    (WayOn.OPEN_CASE, N_("open the case")),
    (WayOn.OPEN_LOG, N_("open the log")),
    (Change.EDITORIAL, N_("editorial")),
    (Change.MATERIAL, N_("material")),
    (Channel.PHONE, N_("phone")),
    (Channel.EMAIL, N_("e-mail")),
    (Channel.SMS, N_("SMS")),
    (Channel.VIDEO, N_("video")),
    (Channel.FORM, N_("form")),
    (Channel.VISIT, N_("visit")),
    (PersonnummerPurpose.FRISKVARD, N_("wellness allowance")),
    (PersonnummerPurpose.INKASSO, N_("debt collection")),
    (AmendmentKind.ERROR, N_("error")),
    (AmendmentKind.SUPPLEMENT, N_("supplement")),
    (AmendmentKind.VIEW, N_("the client's view")),
    (Risk.NONE, N_("none")),
    (Risk.LOW, N_("low")),
    (Risk.RAISED, N_("raised")),
    (Risk.NOT_ASSESSED, N_("not assessed")),
    (AgreementKind.AGREEMENT, N_("agreement")),
    (AgreementKind.HOMEWORK, N_("homework")),
    (AgreementState.OPEN, N_("open")),
    (AgreementState.KEPT, N_("kept")),
    (AgreementState.PARTLY, N_("partly")),
    (AgreementState.NOT_KEPT, N_("not kept")),
    (AgreementState.DROPPED, N_("dropped")),
    (AgreementState.CARRIED, N_("carried on")),
    (AgreementState.VOID, N_("taken back")),
    (GoalState.ACTIVE, N_("under way")),
    (GoalState.REACHED, N_("reached")),
    (GoalState.DROPPED, N_("dropped")),
    (GoalState.VOID, N_("taken back")),
    (Sensitivity.SPECIAL, N_("special category")),
    (Sensitivity.PRIVATE, N_("privacy-sensitive")),
    (Sensitivity.NONE, N_("neither")),
)

_SHORT: Final[Mapping[Service, str]] = {Service.KBT: N_("CBT"), Service.KOST: N_("diet"), Service.PT: N_("PT")}

_TABLE: Final[Mapping[tuple[type[StrEnum], str], str]] = {(type(value), value.value): text for value, text in _PAIRS}

_STATES: Final[Mapping[str, str]] = {
    "draft": N_("draft"),
    "signed": N_("signed"),
    "amended": N_("amended"),
    "unreadable": N_("unreadable"),
    "blocked": N_("blocked"),
    "ok": N_("in order"),
    "warn": N_("look at this"),
    "fail": N_("not in order"),
}


def word(value: StrEnum | str) -> str:
    """Return what a state, verdict, service, purpose or other code is called, in the language in force.

    Args:
        value: A member of an enum of `practice.values`, or the code of an entry's state or of a check's result.
    """
    if isinstance(value, StrEnum):
        text = _TABLE.get((type(value), value.value))
        return _(text) if text else value.value
    return _(_STATES[value]) if value in _STATES else value


def service_short(service: Service) -> str:
    """Return the short name of a service, as it stands in lists and headers."""
    return _(_SHORT[service])


def service_name(service: Service) -> str:
    """Return the short name of a service as it begins a line or stands in a list: `Kost`."""
    short = service_short(service)
    return short[:1].upper() + short[1:]


def day(value: date | None) -> str:
    """Return a day as 2026-11-22, or an empty text."""
    return value.isoformat()[:10] if value else ""


def moment(value: datetime | None) -> str:
    """Return a time as 2026-11-22 09:05 where the practice is, or an empty text."""
    return value.astimezone().strftime("%Y-%m-%d %H:%M") if value else ""
