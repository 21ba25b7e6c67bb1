"""Who read or changed what about a client, and when, out of the logs of all three stores: roles, no names; and which drafts were thrown away.

Rule: a row that is not sealed to whoever is at the keyboard is counted and said; a chain that is broken is said too.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from journal_tui.practice import codes
from journal_tui.practice.clock import from_ms
from journal_tui.practice.context import Context
from journal_tui.practice.restriction_words import RESTRICTED_CODES
from journal_tui.practice.rights.extract.rows import Item
from storage.audit.actions import Action, Result
from storage.audit.reading import read
from storage.audit.record import AuditRecord
from storage.errors import Damaged, Tampered
from storage.keys import Role
from storage.store import Store

_RULE = "draft"
"""The rule of purging that takes drafts."""
_RESULTS = frozenset(Result)
_NUMBER = frozenset({Action.NATIONAL_ID_STORED, Action.NATIONAL_ID_READ})
_GATED = frozenset({Action.GATE_CHECKED, Action.CONSENT_GRANTED, Action.CONSENT_REFUSED, Action.CONSENT_WITHDRAWN})
_PURPOSES = {number: purpose.value for purpose, number in codes.PURPOSES.items()}
_NUMBER_PURPOSES = {number: purpose.value for purpose, number in codes.NUMBER_PURPOSES.items()}
_RESTRICTED = {number: purpose.value for purpose, number in RESTRICTED_CODES.items()}
_VERDICTS = {number: verdict.value for verdict, number in codes.VERDICTS.items()}


@dataclass(frozen=True, slots=True)
class DiscardedDraft:
    """A draft of which only the log is left. `saved_ms` None: nothing was ever saved in it. `rule`: by which it was purged, or empty."""

    id: bytes
    subject: bytes
    saved_ms: int | None
    discarded_ms: int
    who: tuple[str, ...]
    rule: str = ""


class LogReader:
    """Reads the logs of one open practice.

    Attributes:
        discarded: The drafts that were thrown away, oldest first, once `about` has been read to its end.
    """

    def __init__(self, context: Context) -> None:
        """Nothing is read yet."""
        self._context = context
        self._saved: dict[bytes, int] = {}
        self.discarded: list[DiscardedDraft] = []

    def about(self, ids: frozenset[bytes]) -> Iterator[Item]:
        """Every row about one of these ids, store by store, oldest first."""
        stores = self._context.stores
        for name, store in (("vault", stores.vault), ("journal", stores.journal), ("bookkeeping", stores.bookkeeping)):
            yield from self._of(name, store, ids)

    def _of(self, name: str, store: Store, ids: frozenset[bytes]) -> Iterator[Item]:
        closed = 0
        try:
            for number, record in read(store):
                if record is None:
                    closed += 1
                elif record.subject in ids or record.object in ids:
                    self._draft(record)
                    yield Item(f"{name}-{number}", _facts(name, record))
        except (Damaged, Tampered) as error:
            yield Item(f"{name}-broken", {"action": "log_broken", "store": name, "result": error.code})
        if closed:
            yield Item(f"{name}-closed", {"action": "log_closed", "store": name, "result": str(closed)})
        store.audit.add(Action.AUDIT_READ)

    def _draft(self, record: AuditRecord) -> None:
        """Follow the drafts from the first save to the end."""
        if record.action == Action.DRAFT_SAVED:
            self._saved.setdefault(record.object, record.at_ms)
        elif record.action in (Action.DRAFT_DISCARDED, Action.DRAFT_PURGED):
            saved = self._saved.get(record.object)
            rule = _RULE if record.action == Action.DRAFT_PURGED else ""
            self.discarded.append(DiscardedDraft(record.object, record.subject, saved, record.at_ms, _roles(record), rule))


def _roles(record: AuditRecord) -> tuple[str, ...]:
    return tuple(role.name.lower() for role in Role if record.role & role and role.name)


def _facts(store: str, record: AuditRecord) -> dict[str, object]:
    try:
        action = Action(record.action).name.lower()
    except ValueError:
        action = str(record.action)
    result = Result(record.result).name.lower() if record.result in _RESULTS else _VERDICTS.get(record.result, "")
    return {
        "at": from_ms(record.at_ms).isoformat(timespec="seconds"),
        "who": list(_roles(record)),
        "action": action,
        "purpose": _purpose(record),
        "store": store,
        "result": result,
    }


def _purpose(record: AuditRecord) -> str:
    """For what it was done, where the action has a purpose."""
    if record.action == Action.RESTRICTED_READ:
        return _RESTRICTED.get(record.extra, "")
    if record.action in _NUMBER:
        return _NUMBER_PURPOSES.get(record.purpose, "")
    return _PURPOSES.get(record.purpose, "") if record.action in _GATED else ""
