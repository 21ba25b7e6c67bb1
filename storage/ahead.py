"""Whether anything but lines of the log was written in a store after a moment: what a correction of the clock has to know.

The rule: what cannot be told counts as written. Rows are told by the time that stands on them in clear, changes of rows by
the log, where each change has a line; only lines about looking, opening and closing are none.
"""

from typing import Final

from sqlalchemy import MetaData, func, select

from storage.audit.actions import Action
from storage.audit.marks import read_marks
from storage.audit.reading import read
from storage.store import Store

_ONLY_LOOKED: Final = frozenset(
    {
        Action.UNLOCKED,
        Action.LOCKED,
        Action.UNLOCK_FAILED,
        Action.VERIFIED,
        Action.AUDIT_READ,
        Action.CLOCK_ANOMALY,
        Action.CLOCK_CORRECTED,
        Action.LEAKS_CHECKED,
        Action.CLIENT_READ,
        Action.NATIONAL_ID_READ,
        Action.REIDENTIFIED,
        Action.CLIENT_SEARCHED,
        Action.TOKENS_READ,
        Action.CONSENT_READ,
        Action.GATE_CHECKED,
        Action.SAFETY_PLAN_READ,
        Action.CONTINUITY_READ,
        Action.CALENDAR_READ,
        Action.APPOINTMENTS_READ,
        Action.TIMELINE_READ,
        Action.SUPERVISION_READ,
        Action.DRAFT_READ,
        Action.ENTRY_READ,
        Action.SEARCHED,
        Action.SAVE_REFUSED,
        Action.MEASURES_READ,
        Action.WORKOUTS_READ,
        Action.CASE_READ,
        Action.RESTRICTED_READ,
        Action.INVOICE_READ,
        Action.ENQUIRY_READ,
        Action.EMERGENCY_NOTE_READ,
        Action.WORKING_NOTE_READ,
    }
)
_OWN: Final = frozenset({"audit", "audit_mark"})


def written_after(store: Store, at_ms: int) -> int:
    """How many rows and changes of a store are later than a moment, or may be.

    Raises:
        Tampered, Damaged: The log cannot be followed, so it cannot be told.
    """
    return _rows(store, at_ms) + _changes(store, at_ms)


def _rows(store: Store, at_ms: int) -> int:
    found = 0
    with store.database.read() as connection:
        tables = MetaData()
        tables.reflect(connection)
        for table in tables.tables.values():
            if table.name not in _OWN and "created_ms" in table.c:
                later = select(func.count()).select_from(table).where(table.c.created_ms > at_ms)
                found += int(connection.execute(later).scalar_one())
    return found


def _changes(store: Store, at_ms: int) -> int:
    before = max((mark.seq for mark in read_marks(store.database) if mark.created_ms <= at_ms), default=0)
    return sum(
        1
        for seq, line in read(store)
        if seq > before and (line is None or (line.at_ms > at_ms and line.action not in _ONLY_LOOKED))
    )
