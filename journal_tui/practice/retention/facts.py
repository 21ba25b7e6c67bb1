"""The facts that retention is decided on, read from the stores: who was last in touch when, which drafts lie there.

Rule: what cannot be read is held, never purged on half the facts.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from journal_tui.practice.clock import from_ms
from journal_tui.practice.context import Context
from journal_tui.practice.errors import NotFound
from journal_tui.practice.retention.due import ClientFacts, RowFacts, one_clock
from journal_tui.practice.rights.case_words import CaseChannel
from journal_tui.practice.rights.holds import UNREADABLE, Holds
from journal_tui.practice.rights.planning import places
from storage import erasing
from storage.bookkeeping.records import year_subject
from storage.crypto.envelope import ZERO_ID
from storage.journal.records import DraftRecord
from storage.sealed.record import Unreadable
from storage.sealed.shelf import UNTRUSTED
from storage.vault.case_records import CaseRecord
from storage.vault.records import ContactEventRecord, ContactPointRecord

_RECORD_TABLES = frozenset(
    {"entry", "addendum", "draft", "agreement", "goal", "measurement", "workout", "safety_plan", "emergency_note"}
)
_WAITING_TABLES = frozenset({"draft", "working_note"})
_FIRST_YEAR = 2000
"""No practice has bookkeeping here from before that."""


class Facts:
    """Reads one open practice."""

    def __init__(self, context: Context) -> None:
        """Nothing is read yet."""
        self._context = context
        self._vault = context.vault
        self._holds = Holds(context)

    def clients(self, *, late: Callable[[date], bool] = lambda _start: True) -> Iterator[ClientFacts]:
        """Every client, then every enquiry that did not become one.

        Args:
            late: Whether a clock that started on a day matters; of a client whose clock started on another day nothing more is
                read, because nearly everybody has been in touch lately.
        """
        for client in sorted(self._context.register.clients()):
            facts = self._person(client, late)
            if facts is not None:
                yield facts
        for enquiry in self._vault.enquiries.all():
            if isinstance(enquiry, Unreadable) or enquiry.became:
                continue
            yield ClientFacts(
                client=enquiry.id,
                registered=_day(enquiry.at_ms),
                last_contact=_day(max(enquiry.at_ms, enquiry.answered_ms or 0)),
                channel=enquiry.channel,
                held_by=self._held_by(enquiry.id),
                enquiry=True,
                ended=_day(enquiry.ended_ms) if enquiry.ended_ms is not None else None,
            )

    def client(self, client: bytes) -> ClientFacts:
        """One client, with the clock of whoever else the client is."""
        facts = self._person(client, lambda _start: True)
        if facts is None:
            raise NotFound(kind="client")
        return facts

    def _person(self, client: bytes, late: Callable[[date], bool]) -> ClientFacts | None:
        """One client with that clock, or None when it started on a day that does not matter under any of them."""
        own = self._alone(client, late)
        if own is None:
            return None
        found = [own]
        for other in self._context.persons.records(client)[1:]:
            facts = self._alone(other, late)
            if facts is None:
                return None
            found.append(facts)
        return one_clock(found)

    def _alone(self, client: bytes, late: Callable[[date], bool]) -> ClientFacts | None:
        """A client's own facts, or None when the own clock started on a day that does not matter (a closed debt only starts it later)."""
        try:
            registered = _day(self._vault.people.get(client).created_ms)
            events = self._vault.contacts.of_client(client)
            touched = [(_day(event.at_ms), event.channel) for event in events]
            touched += [(date.fromordinal(case.received_day), case.channel) for case in self._asked(client)]
            last, channel = max(touched, key=lambda each: each[0], default=(None, ""))
            if not late(last or registered):
                return None
            surplus = bool(self.surplus(client))
        except UNTRUSTED:
            return ClientFacts(client=client, registered=self._context.today(), held_by=UNREADABLE)
        return ClientFacts(
            client=client,
            registered=registered,
            last_contact=last,
            channel=channel,
            debt_closed=self._debt_closed(client),
            record=self.has_record(client),
            surplus=surplus,
            held_by=self._held_by(client),
        )

    def has_record(self, client: bytes) -> bool:
        """Whether the journal holds anything that was said or measured."""
        place = places(self._context)["journal"]
        return any(
            row.table in _RECORD_TABLES
            for subject in self._context.register.subjects(client)
            for row in erasing.rows_of(place.store, place.shelves, subject.id)
        )

    def surplus(self, client: bytes) -> frozenset[bytes]:
        """Ids of the vault's rows that are not needed to go on with a journal: all but name, one channel, the last contact."""
        points = self._vault.points.of_client(client, closed=True)
        kept = _one_channel(points)
        events = self._vault.contacts.of_client(client)
        going = {point.id for point in points if kept is None or point.id != kept.id}
        going |= {event.id for event in _but_last(events)}
        number = self._vault.national_ids.of_client(client)
        going |= {number.id} if number else set()
        going |= {enquiry.id for enquiry in self._vault.enquiries.of_converted(client)}
        return frozenset(going | {link.id for link in self._vault.invoice_links.of_client(client)})

    def rows(self) -> Iterator[RowFacts]:
        """Drafts, working notes, cases that are over, disclosures and financial years."""
        place = places(self._context)["journal"]
        waiting = erasing.subjects_in(place.store, place.shelves, _WAITING_TABLES)
        for client in sorted(self._context.register.clients()):
            subjects = [each for each in self._context.register.subjects(client) if each.id in waiting]
            held = self._held_by(client) if subjects else ""
            for subject in subjects:
                for draft in self._context.journal.drafts.of_subject(subject.id):
                    if isinstance(draft, DraftRecord) and not draft.frozen:
                        at = draft.created_ms if draft.at_ms is None else draft.at_ms
                        yield RowFacts(rule="draft", owner=client, row=draft.id, start=_day(at), held_by=held)
                for note in self._context.journal.working_notes.of_subject(subject.id):
                    if not isinstance(note, Unreadable):
                        ended = _day(note.ended_ms) if note.ended_ms is not None else None
                        start = _day(note.at_ms)
                        yield RowFacts(
                            rule="working_note", owner=client, row=note.id, start=start, ended=ended, held_by=held
                        )
        yield from self._cases()
        yield from self._disclosures()
        yield from self._years()

    def of_case(self, row: bytes) -> frozenset[bytes]:
        """What goes with a case: its holds, and its texts while nothing else takes them along; of any other row the row itself."""
        for case in self._vault.cases.all():
            if not isinstance(case, Unreadable) and case.id == row:
                holds = (hold for hold in self._vault.holds.of_client(case.subject) if not isinstance(hold, Unreadable))
                texts = self._vault.case_texts.of_client(case.subject) if self._stays(case.subject) else ()
                return frozenset(
                    (
                        row,
                        *(hold.id for hold in holds if hold.case == case.number),
                        *(text.id for text in texts if not isinstance(text, Unreadable) and text.case == row),
                    )
                )
        return frozenset({row})

    def _cases(self) -> Iterator[RowFacts]:
        """Cases that are over, and holds of no case that have ended: nobody is named in them, and they outlive their client."""
        cases = {case.id: case for case in self._vault.cases.all() if not isinstance(case, Unreadable)}
        numbers = {case.number for case in cases.values()}
        for case in cases.values():
            if case.closed_ms is not None:
                yield self._over(case.subject, case.id, case.closed_ms)
        for hold in self._vault.holds.all():
            if not isinstance(hold, Unreadable) and hold.to_ms is not None and hold.case not in numbers:
                yield self._over(hold.subject, hold.id, hold.to_ms)
        yield from self._beside(cases)

    def _beside(self, cases: Mapping[bytes, CaseRecord]) -> Iterator[RowFacts]:
        """What was written of a case under another client who is the same person; it goes when the case does."""
        for text in self._vault.case_texts.all():
            if isinstance(text, Unreadable) or not self._stays(text.subject):
                continue
            case = cases.get(text.case)
            if case is None and len(self._context.persons.records(text.subject)) > 1:
                yield self._over(text.subject, text.id, text.at_ms)  # the case went first
            elif case is not None and case.closed_ms is not None and case.subject != text.subject:
                yield self._over(text.subject, text.id, case.closed_ms)

    def _disclosures(self) -> Iterator[RowFacts]:
        """What left, once nothing of what it tells about is kept: the client, or the vouchers of that year."""
        known = self._context.register.clients()
        for row in self._vault.disclosures.all():
            if isinstance(row, Unreadable) or row.subject in known:
                continue
            if row.subject == ZERO_ID and self._vouchers(self._context.settings.financial_year(_day(row.at_ms))):
                continue
            yield self._over(row.subject, row.id, row.at_ms)

    def _over(self, owner: bytes, row: bytes, since_ms: int) -> RowFacts:
        return RowFacts(rule="case", owner=owner, row=row, start=_day(since_ms), held_by=self._held_by(owner))

    def _stays(self, client: bytes) -> bool:
        """Whether this client has a journal, so that no rule takes what was written in cases."""
        return client in self._context.register.clients() and self.has_record(client)

    def _asked(self, client: bytes) -> Iterator[CaseRecord]:
        """What the client has asked for: that was contact too."""
        for case in self._vault.cases.of_client(client):
            if not isinstance(case, Unreadable) and case.channel != CaseChannel.OWN:
                yield case

    def _years(self) -> Iterator[RowFacts]:
        last = self._context.settings.financial_year(self._context.today())
        for year in range(_FIRST_YEAR, last + 1):
            if self._vouchers(year):
                held = "debt" if self._open_debt(year) else ""
                yield RowFacts(rule="R4", owner=year_subject(year), row=b"", start=date(year, 12, 31), held_by=held)

    def _vouchers(self, year: int) -> bool:
        """Whether anything of a financial year is kept."""
        place = places(self._context)["bookkeeping"]
        return bool(erasing.rows_of(place.store, place.shelves, year_subject(year)))

    def _open_debt(self, year: int) -> bool:
        from storage.bookkeeping.repositories import DebtCaseRepository

        return any(each.closed_day is None for each in DebtCaseRepository(self._context.stores.bookkeeping).of_year(year))

    def _debt_closed(self, client: bytes) -> date | None:
        """The day on which this client's last debt was lifted."""
        ended = [
            hold.to_ms
            for hold in self._vault.holds.of_client(client)
            if not isinstance(hold, Unreadable) and hold.kind == "debt" and hold.to_ms is not None
        ]
        return _day(max(ended)) if ended else None

    def _held_by(self, client: bytes) -> str:
        try:
            holds = self._holds.in_force(client)
        except (NotFound, *UNTRUSTED):
            return UNREADABLE
        return holds[0].words if holds else ""


def _day(ms: int) -> date:
    return from_ms(ms).date()


def _one_channel(points: tuple[ContactPointRecord, ...]) -> ContactPointRecord | None:
    """The channel that stays: the preferred one, else the newest in use that reaches somebody at once."""
    order = {"email": 2, "phone": 1, "address": 0}
    used = [point for point in points if point.valid_to_ms is None]
    return max(used, key=lambda point: (point.preferred, order.get(point.kind, -1), point.created_ms), default=None)


def _but_last(events: tuple[ContactEventRecord, ...]) -> tuple[ContactEventRecord, ...]:
    return events[:-1]
