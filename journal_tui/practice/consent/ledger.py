"""Consent events in the vault, and the permits that follow from them in the journal.

Rule: events are appended, never changed; permits are derived, never decided. A permit that does not agree with the
events opens nothing, and `settle` makes it agree again: towards closed at once, towards open only for the very event
that granted it.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone

from journal_tui.practice.clock import to_ms
from journal_tui.practice.consent.events import ConsentEvent, Entity, EventKind
from journal_tui.practice.consent.state import InvalidMove, Standing, fold
from journal_tui.practice.context import Context
from journal_tui.practice.errors import Damaged
from journal_tui.practice.register import Subject
from journal_tui.practice.values import ConsentState, Purpose, Service
from storage.journal.records import GRANTED, PermitRecord
from storage.keys import Domain
from storage.sealed.record import Unreadable, new_id
from storage.vault.consent_records import ConsentEventRecord

_BY_CLIENT = "raised_by_client"


@dataclass(frozen=True, slots=True)
class History:
    """All consent events of one client, checked, in order."""

    client: bytes
    events: tuple[ConsentEvent, ...]

    def standing(self, service: Service) -> Standing:
        """The client's consent for one service.

        Raises:
            Damaged: The events do not follow from each other.
        """
        try:
            return fold(service, self.events)
        except InvalidMove as move:
            raise Damaged(table="consent_event", reason=move.reason) from None

    @property
    def last(self) -> datetime | None:
        """The time of the newest event."""
        return max((event.at for event in self.events), default=None)

    @property
    def seq(self) -> int:
        """The number of the newest event."""
        return self.events[-1].seq if self.events else 0

    def granted_elsewhere(self, service: Service, purpose: Purpose, now: datetime) -> tuple[Service, ...]:
        """Other services in which this purpose is granted."""
        others = {event.service for event in self.events if event.service is not None} - {service}
        return tuple(other for other in Service if other in others and purpose in self.standing(other).granted(now))


class Ledger:
    """Reads and appends consent events; derives permits."""

    def __init__(self, context: Context) -> None:
        """Nothing is read yet."""
        self._vault = context.vault
        self._journal = context.journal

    def history(self, client: bytes) -> History:
        """A client's events, chain and signatures checked; read anew each time.

        Raises:
            Tampered: The chain or a signature is broken.
            Damaged: An event holds what no event may hold.
        """
        return History(client, tuple(_from_record(record) for record in self._vault.events.of_client(client)))

    def carries(self, client: bytes, service: Service, now: datetime) -> bool:
        """Whether the events say that a journal may be kept: what the journal's own permits say is not enough.

        Raises:
            Tampered, Damaged: The events cannot be trusted.
        """
        return _carries(self.history(client), service, now)

    def carried(self, now: datetime) -> frozenset[tuple[bytes, Service]]:
        """The same for everybody at once: whose journals, in which services.

        Each event is opened and must be in its place, but signatures are not computed; whoever cannot be read is not among them.
        """
        self._vault.store.preload(Domain.CONSENT)
        events: dict[bytes, list[ConsentEvent]] = {}
        unsure: set[bytes] = set()
        for record in self._vault.events.scan():
            if isinstance(record, Unreadable):
                unsure.add(record.subject)
                continue
            try:
                events.setdefault(record.subject, []).append(_from_record(record))
            except Damaged:
                unsure.add(record.subject)
        found = set[tuple[bytes, Service]]()
        for client in events.keys() - unsure:
            ordered = tuple(sorted(events[client], key=lambda event: event.seq))
            if [event.seq for event in ordered] != list(range(1, len(ordered) + 1)):
                continue
            history = History(client, ordered)
            for service in {event.service for event in ordered if event.service is not None}:
                with suppress(Damaged):
                    if _carries(history, service, now):
                        found.add((client, service))
        return frozenset(found)

    def append(self, client: bytes, event: ConsentEvent) -> ConsentEvent:
        """Add an event at the end of a client's chain; `seq` is given by the vault. The move must have been checked."""
        return _from_record(self._vault.events.append(_to_record(client, event)))

    def settle(self, subject: Subject, standing: Standing, now: datetime) -> None:
        """Make the journal's permits agree with the events, in the current write of the journal.

        Args:
            subject: Whose permits.
            standing: What the events say.
            now: The time to write down.
        """
        for purpose in Purpose:
            answer = standing.answer(purpose, now)
            permits = self._of_purpose(subject, purpose)
            granted = answer.decided is ConsentState.GRANTED
            for permit in permits:
                if permit.state == GRANTED and not (granted and _rests_on(permit, answer.seq)):
                    ended = ConsentState.SUPERSEDED if granted else _ended(answer.decided)
                    self._journal.permits.put(
                        replace(
                            permit,
                            state=ended.value,
                            since_ms=to_ms(now),
                            consent_seq=max(standing.seq, permit.consent_seq),
                        )
                    )
            if granted and answer.answered is not None and not any(_settles(permit, answer.seq) for permit in permits):
                self._journal.permits.put(
                    PermitRecord(
                        id=new_id(),
                        subject=subject.id,
                        created_ms=to_ms(now),
                        service=subject.service.value,
                        purpose=purpose.value,
                        state=GRANTED,
                        since_ms=to_ms(answer.answered),
                        document_version=answer.version or 0,
                        document_hash=self._vault.records.get(bytes.fromhex(answer.record)).document_hash,
                        consent_seq=answer.seq,
                        valid_to_day=answer.valid_to.toordinal() if answer.valid_to else None,
                    )
                )

    def close_permits(
        self, subject: Subject, purposes: Iterable[Purpose], state: ConsentState, now: datetime, seq: int
    ) -> None:
        """End the permits of some purposes, in the current write of the journal, before the vault's event is there.

        Args:
            subject: Whose permits.
            purposes: Which.
            state: How they end.
            now: The time to write down.
            seq: The number that the event has or will have, so that a vault which has lost it is found out.
        """
        for purpose in purposes:
            for permit in self._of_purpose(subject, purpose):
                if permit.state == GRANTED:
                    ended = replace(
                        permit, state=state.value, since_ms=to_ms(now), consent_seq=max(seq, permit.consent_seq)
                    )
                    self._journal.permits.put(ended)

    def permit(self, subject: bytes, purpose: Purpose, standing: Standing, now: datetime, seq: int) -> tuple[str, str]:
        """The permit row that agrees with the events, and what is wrong if none does.

        Args:
            subject: The journal's subject.
            purpose: For what.
            standing: What the events say.
            now: The present time.
            seq: Number of the client's newest event.

        Returns:
            The row's id as hex or an empty string, and `rolled_back` when the journal has seen a later event than
            the vault holds, else an empty string.
        """
        answer = standing.answer(purpose, now)
        permits = self._journal.permits.of_subject(subject)
        if any(permit.consent_seq > seq for permit in permits):
            return "", "rolled_back"
        for permit in permits:
            same = permit.purpose == purpose.value and _rests_on(permit, answer.seq)
            if same and permit.in_force(now.date().toordinal()) and permit.document_version == answer.version:
                return permit.id.hex(), ""
        return "", ""

    def _of_purpose(self, subject: Subject, purpose: Purpose) -> tuple[PermitRecord, ...]:
        found = self._journal.permits.of_subject(subject.id)
        return tuple(permit for permit in found if permit.purpose == purpose.value)


def _carries(history: History, service: Service, now: datetime) -> bool:
    return history.standing(service).answer(Purpose.JOURNAL, now).decided is ConsentState.GRANTED


def _settles(permit: PermitRecord, seq: int) -> bool:
    """It stands for this grant already, or tells of a later end: a grant whose end the vault has lost is not given again."""
    return _rests_on(permit, seq) or (permit.state != GRANTED and permit.consent_seq > seq)


def _rests_on(permit: PermitRecord, seq: int) -> bool:
    return permit.state == GRANTED and permit.consent_seq == seq


def _ended(decided: ConsentState) -> ConsentState:
    return decided if decided is not ConsentState.REFUSED else ConsentState.SUPERSEDED


def _to_record(client: bytes, event: ConsentEvent) -> ConsentEventRecord:
    offset = event.at.utcoffset() or timedelta()
    return ConsentEventRecord(
        id=bytes.fromhex(event.id),
        subject=client,
        created_ms=to_ms(event.at),
        service=event.service.value if event.service else "",
        purposes=tuple(purpose.value for purpose in event.purposes),
        to_state=event.kind.value,
        at_ms=to_ms(event.at),
        offset_minutes=int(offset.total_seconds()) // 60,
        actor=event.entity.value,
        document=bytes.fromhex(event.document) if event.document else None,
        document_version=event.version,
        record=bytes.fromhex(event.record) if event.record else None,
        act=bytes.fromhex(event.act) if event.act else None,
        reason=_BY_CLIENT if event.by_client else event.reason,
        refused=tuple(purpose.value for purpose, yes in event.answers.items() if not yes),
        valid_to_day=event.valid_to.toordinal() if event.valid_to else None,
    )


def _from_record(record: ConsentEventRecord) -> ConsentEvent:
    try:
        kind = EventKind(record.to_state)
        purposes = tuple(Purpose(purpose) for purpose in record.purposes)
        service = Service(record.service) if record.service else None
        entity = Entity(record.actor)
        zone = timezone(timedelta(minutes=record.offset_minutes))
        at = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=record.at_ms)).astimezone(zone)
    except (ValueError, OverflowError):
        raise Damaged(table="consent_event", reason="value") from None
    answered = kind is EventKind.ANSWERED
    return ConsentEvent(
        id=record.id.hex(),
        seq=record.seq,
        kind=kind,
        at=at,
        service=service,
        version=record.document_version,
        document=record.document.hex() if record.document else "",
        record=record.record.hex() if record.record else "",
        purposes=purposes,
        answers={purpose: purpose.value not in record.refused for purpose in purposes} if answered else {},
        valid_to=date.fromordinal(record.valid_to_day) if record.valid_to_day else None,
        entity=entity,
        by_client=record.reason == _BY_CLIENT,
        reason="" if record.reason == _BY_CLIENT else record.reason,
        act=record.act.hex() if record.act else "",
    )
