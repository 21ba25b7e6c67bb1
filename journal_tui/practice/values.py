"""The values that leave the practice: frozen, plain, safe to hand to a screen or a script.

Nothing here imports storage, so a screen may import it before the first paint. Ids are 32 lower-case hex
digits. Times are aware datetimes; days are `datetime.date`. `name` fields hold real names: only the two
front doors (screens, command line) show them, and only where a name may be seen.
"""

from dataclasses import dataclass

from journal_tui.practice.people import (
    ClientLine,
    ConsentAnswer,
    Contact,
    Controller,
    Registered,
    ServiceStatus,
)
from journal_tui.practice.terms import (
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
from journal_tui.practice.written import (
    Addendum,
    Appointment,
    Draft,
    Elsewhere,
    Entry,
    EntryLine,
    Flag,
    Found,
    Hit,
    LastPlan,
    Reminder,
    ReminderKind,
    Today,
)

__all__ = [
    "Addendum",
    "AmendmentKind",
    "Appointment",
    "Change",
    "Channel",
    "Check",
    "ClientLine",
    "ConsentAnswer",
    "ConsentState",
    "Contact",
    "Controller",
    "Draft",
    "Elsewhere",
    "Entry",
    "EntryLine",
    "Flag",
    "Found",
    "Hit",
    "LastPlan",
    "PersonnummerPurpose",
    "Problem",
    "Purpose",
    "Registered",
    "Reminder",
    "ReminderKind",
    "Risk",
    "Sensitivity",
    "Service",
    "ServiceStatus",
    "Today",
    "Verdict",
    "Verification",
    "WayOn",
]


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that cannot be trusted. Names a place, never a value."""

    store: str
    table: str
    row: str
    code: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What checking every row of the three stores found."""

    rows: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One line of `doctor`: a stable name, how it went (`ok`, `warn`, `fail`) and a stable detail code."""

    name: str
    result: str
    detail: str = ""
    value: str = ""
