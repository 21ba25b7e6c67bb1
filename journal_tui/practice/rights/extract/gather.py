"""Everything that is held about one client, out of all three stores and the log, part by part.

Rules: access reaches every text, also those of a service that was withdrawn from or is restricted; a row that cannot be opened is
named and never stops the others; nothing of another client is read into it. Each reading of the texts leaves a row in the log.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from journal_tui.practice.clock import from_ms
from journal_tui.practice.context import Context
from journal_tui.practice.disclosure.recipients import left_about
from journal_tui.practice.enquiries.belonging import of_person
from journal_tui.practice.persons import APART
from journal_tui.practice.register import Subject
from journal_tui.practice.rights.case_words import Case, LineDecision
from journal_tui.practice.rights.extract.log import DiscardedDraft, LogReader
from journal_tui.practice.rights.extract.names import Named, ThirdPersonLine
from journal_tui.practice.rights.extract.parts import Part, parts
from journal_tui.practice.rights.extract.rows import Item, item
from journal_tui.practice.rights.suppression import folded
from storage.audit.actions import Action
from storage.bookkeeping.records import DebtCaseRecord, ReceiptRecord, year_subject
from storage.bookkeeping.tables import DEBT_CASE, INVOICE, RECEIPT
from storage.journal import tables
from storage.journal.matters import SafetyPlanRecord
from storage.journal.records import AppointmentRecord
from storage.sealed.payload import RecordT
from storage.sealed.record import Record, Unreadable
from storage.sealed.shelf import Shelf
from storage.vault.case_records import ReviewRecord

_IN_FORCE, _SUPERSEDED = "in_force", "superseded"
Rows = Iterable[Record | Unreadable]


@dataclass(frozen=True, slots=True)
class Section:
    """One part of an extract with its rows."""

    part: Part
    items: tuple[Item, ...] = field(repr=False)


class Gathered:
    """Everything about the person of a case, from every client that the person is; each row once."""

    def __init__(self, context: Context, case: Case, decided: Mapping[str, LineDecision] | None = None) -> None:
        """Read all of it, and leave in the log that it was read."""
        self._names = [Named(context, bytes.fromhex(client), decided) for client in (case.client, *case.also)]
        found: dict[str, dict[str, Item]] = {part.code: {} for part in parts().outer}
        for named in self._names:
            gathering = Gathering(context, named.client, named)
            gathering.note_reading()
            for section in gathering.sections():
                for each in section.items:
                    found[section.part.code].setdefault(each.id, each)
        self.sections = tuple(Section(part, tuple(found[part.code].values())) for part in parts().outer if found[part.code])

    @property
    def lines(self) -> list[ThirdPersonLine]:
        """The lines that speak of somebody else."""
        return [line for named in self._names for line in named.lines]


class Gathering:
    """Gathers for one client of one open practice."""

    def __init__(self, context: Context, client: bytes, named: Named) -> None:
        """Nothing is read yet."""
        self._context = context
        self._vault = context.vault
        self._client = client
        self._named = named
        self._subjects = context.register.subjects(client)
        self._found: dict[str, list[Item]] = {part.code: [] for part in parts().outer}

    def sections(self) -> tuple[Section, ...]:
        """Every part that has rows, in the order in which it is read."""
        self._from_vault()
        for subject in self._subjects:
            self._from_journal(subject)
        self._from_bookkeeping()
        theirs = [bytes.fromhex(each.id) for items in self._found.values() for each in items]
        log = LogReader(self._context)
        self._found["log"] += log.about(frozenset((self._client, *(each.id for each in self._subjects), *theirs)))
        services = {each.id: each.service.value for each in self._subjects}
        self._found["discarded_draft"] += (_discarded(each, services) for each in log.discarded)
        return tuple(Section(part, tuple(self._found[part.code])) for part in parts().outer if self._found[part.code])

    def note_reading(self) -> None:
        """Leave in the log that all of it was read."""
        journal = self._context.stores.journal
        with journal.database.write():
            for subject in self._subjects:
                journal.audit.add(Action.ENTRY_READ, subject=subject.id)
                journal.audit.add(Action.REIDENTIFIED, subject=subject.id)
        self._context.stores.vault.audit.add(Action.CLIENT_READ, subject=self._client)

    # -- the three stores -----------------------------------------------------------------------

    def _from_vault(self) -> None:
        vault, client = self._vault, self._client
        self._put("person", (vault.people.get(client),))
        self._put("contact_point", vault.points.of_client(client, closed=True))
        self._put("contact_event", vault.contacts.of_client(client))
        number = vault.national_ids.of_client(client)
        self._put("national_id", (number,) if number else ())
        self._put("mapping", vault.mappings.of_client(client))
        self._put("enquiry", of_person(self._context, client))
        self._put("consent_record", vault.records.of_client(client))
        self._put("consent_event", vault.events.of_client(client))
        self._put("restriction", vault.restrictions.of_client(client))
        self._put("rights_case", vault.cases.of_client(client))
        self._put("case_text", vault.case_texts.of_client(client))
        self._put("hold", vault.holds.of_client(client))
        self._put("review", (_blind(row) for row in vault.reviews.of_client(client)))
        self._put("disclosure", left_about(self._context, client))
        self._put("decision", vault.decisions.of_client(client))
        marks = {vault.suppressions.mark(folded(point.value)) for point in vault.points.of_client(client, closed=True)}
        self._put("suppression", (row for mark in sorted(marks) for row in vault.suppressions.of_mark(mark)))
        part = parts().part("token")
        for row in vault.tokens.of_client(client):
            told = item(row, part, self._named)
            shown, also = self._named.stands_for(row)
            self._found["token"].append(Item(told.id, {**told.facts, "shown": shown, "also": list(also)}))

    def _from_journal(self, subject: Subject) -> None:
        more = {"service": subject.service.value}
        store = self._context.stores.journal
        self._put("permit", _of(Shelf(tables.PERMIT, store), subject.id))
        self._put("appointment", (_held(row) for row in _of(Shelf(tables.APPOINTMENT, store), subject.id)), more)
        self._put("draft", _of(Shelf(tables.DRAFT, store), subject.id), more)
        self._put("entry", _of(Shelf(tables.ENTRY, store), subject.id), more)
        self._put("addendum", _of(Shelf(tables.ADDENDUM, store), subject.id), more)
        self._put("agreement", _of(Shelf(tables.AGREEMENT, store), subject.id), more)
        self._put("goal", _of(Shelf(tables.GOAL, store), subject.id), more)
        self._put("measurement", _of(Shelf(tables.MEASUREMENT, store), subject.id), more)
        self._put("workout", _of(Shelf(tables.WORKOUT, store), subject.id), more)
        self._put("safety_plan", _newest_in_force(_of(Shelf(tables.SAFETY_PLAN, store), subject.id)), more)
        self._put("emergency_note", _of(Shelf(tables.EMERGENCY_NOTE, store), subject.id), more)
        self._put("working_note", _of(Shelf(tables.WORKING_NOTE, store), subject.id), more)

    def _from_bookkeeping(self) -> None:
        """What the links lead to; there is no other way from a client to a voucher."""
        store = self._context.stores.bookkeeping
        links = [link for link in self._vault.invoice_links.of_client(self._client) if not isinstance(link, Unreadable)]
        mine = {link.invoice for link in links}
        last = self._context.settings.financial_year(self._context.today())
        for year in range(min((link.year for link in links), default=last + 1), last + 1):
            owner = year_subject(year)
            self._put("receipt", (row for row in _of(Shelf(RECEIPT, store), owner) if _invoice(row) in mine))
            self._put("invoice", (row for row in _of(Shelf(INVOICE, store), owner) if row.id in mine))
            self._put("debt_case", (row for row in _of(Shelf(DEBT_CASE, store), owner) if _invoice(row) in mine))

    # -- inside -------------------------------------------------------------------------------

    def _put(self, code: str, rows: Rows, more: Mapping[str, object] | None = None) -> None:
        part = parts().part(code)
        for row in rows:
            if isinstance(row, Unreadable):
                facts = {"where": code, "row": row.id.hex(), "code": row.code}
                self._found["unreadable"].append(Item(row.id.hex(), facts))
            else:
                self._found[code].append(item(row, part, self._named, more))


def _blind(row: ReviewRecord | Unreadable) -> ReviewRecord | Unreadable:
    """Without why somebody else is another person: that is about them."""
    return replace(row, reason="") if isinstance(row, ReviewRecord) and row.decision == APART else row


def _held(row: AppointmentRecord | Unreadable) -> AppointmentRecord | Unreadable:
    """Nothing was journalled of a meeting that has not been, whatever was meant to be."""
    if isinstance(row, Unreadable) or row.started_ms is not None:
        return row
    return replace(row, journalled=False)


def _newest_in_force(rows: Iterable[SafetyPlanRecord | Unreadable]) -> Iterable[SafetyPlanRecord | Unreadable]:
    """Of the versions that were in force, the newest still is; the others were superseded by it."""
    every = tuple(rows)
    valid = [row.number for row in every if not isinstance(row, Unreadable) and row.state == _IN_FORCE]
    for row in every:
        over = not isinstance(row, Unreadable) and row.state == _IN_FORCE and row.number != max(valid)
        yield replace(row, state=_SUPERSEDED) if over and not isinstance(row, Unreadable) else row


def _discarded(draft: DiscardedDraft, services: Mapping[bytes, str]) -> Item:
    saved = None if draft.saved_ms is None else from_ms(draft.saved_ms).isoformat(timespec="seconds")
    facts = {
        "service": services.get(draft.subject, ""),
        "saved": saved,
        "discarded": from_ms(draft.discarded_ms).isoformat(timespec="seconds"),
        "who": list(draft.who),
        "rule": draft.rule,
    }
    return Item(draft.id.hex(), facts)


def _invoice(row: Record | Unreadable) -> bytes:
    return row.invoice if isinstance(row, ReceiptRecord | DebtCaseRecord) else b""


def _of(shelf: Shelf[RecordT], owner: bytes) -> tuple[RecordT | Unreadable, ...]:
    """Every row of an owner, oldest first, signatures checked; what cannot be trusted is said."""
    rows = shelf.each(shelf.table.by_subject, {"subject": owner})
    return tuple(sorted(rows, key=lambda row: 0 if isinstance(row, Unreadable) else row.created_ms))
