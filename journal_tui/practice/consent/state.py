"""The state of a consent, computed from its events (consent-and-rights, section 2.3). Pure.

A `Standing` is one client's history in one service, folded. It only ever is in a valid state: `after`
either gives the next valid standing or raises `InvalidMove` and leaves everything as it was. No state is
stored and none can be set; there is no way to grant for several people, and no way from one service to another.

The rules, in prose:

* A question opens a request for the purposes of one document version. It is answered within 30 days, aborted,
  or it lapses; then everything stands as it stood before it. Asking takes nothing away from a grant in force.
* An answer makes a record: every purpose asked has a yes or a no. An older record that was still in force is
  superseded. After a no, the same version is asked again only when the client raises it.
* Withdrawal ends what it names, at once, for good; a new request makes a new record.
* A grant whose last day has passed is expired. A record that never counted is invalidated, and stays visible.
* Time does not go backwards and numbers only rise; that no event is missing or exchanged, the vault's chain says.
* For an erased person every grant is refused; a withdrawal is still taken note of.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from journal_tui.practice.consent.events import ConsentEvent, EventKind
from journal_tui.practice.consent.record import Answer, ConsentRecord
from journal_tui.practice.values import ConsentState, Purpose, Service

REQUEST_DAYS = 30


class InvalidMove(Exception):
    """The event cannot follow what has happened. `reason` is a stable code."""

    def __init__(self, reason: str) -> None:
        """Keep the reason; the history is unchanged."""
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Request:
    """An open question: what was asked, when, on which version."""

    asked: datetime
    version: int
    purposes: tuple[Purpose, ...]

    def open_at(self, now: datetime) -> bool:
        """Whether it can still be answered."""
        return now <= self.asked + timedelta(days=REQUEST_DAYS)


@dataclass(frozen=True, slots=True)
class Standing:
    """One client's consent for one service. Make the first with `Standing(service)`, the next with `after`."""

    service: Service
    records: tuple[ConsentRecord, ...] = ()
    request: Request | None = None
    erased: bool = False
    seq: int = 0
    last: datetime | None = None

    def after(self, event: ConsentEvent) -> "Standing":
        """The standing once `event` has happened.

        Args:
            event: The next event of this client and service.

        Returns:
            A new standing; this one is unchanged.

        Raises:
            InvalidMove: The event cannot come now; `reason` says why.
        """
        self._check_place(event)
        moved = _MOVES[event.kind](self, event)
        return replace(moved, seq=event.seq, last=event.at)

    def answer(self, purpose: Purpose, now: datetime) -> Answer:
        """How one purpose stands at `now`.

        Returns:
            The state, since when, under which version, and what the last record says besides an open question.
        """
        asked = self.request.asked if self._asks(purpose, now) and self.request else None
        record = self._latest(purpose)
        if record is None:
            return Answer(purpose, ConsentState.ASKED if asked else ConsentState.NOT_ASKED, since=asked, asked=asked)
        decided = record.state(purpose, now)
        state = ConsentState.ASKED if asked and decided is not ConsentState.GRANTED else decided
        return Answer(
            purpose,
            state,
            decided=decided,
            since=asked if state is ConsentState.ASKED else record.since(purpose, now),
            version=record.version,
            record=record.id,
            valid_to=record.valid_to,
            asked=asked,
            answered=record.at,
            ended=record.since(purpose, now),
            seq=record.seq,
        )

    def granted(self, now: datetime) -> tuple[Purpose, ...]:
        """The purposes that are granted at `now`, whatever the document's version."""
        return tuple(p for p in Purpose if self.answer(p, now).decided is ConsentState.GRANTED)

    def pending(self, now: datetime) -> Request | None:
        """The question that waits for an answer at `now`."""
        return self.request if self.request is not None and self.request.open_at(now) else None

    def _asks(self, purpose: Purpose, now: datetime) -> bool:
        request = self.pending(now)
        return request is not None and purpose in request.purposes

    def _latest(self, purpose: Purpose) -> ConsentRecord | None:
        return next((record for record in reversed(self.records) if purpose in record.answers), None)

    def _check_place(self, event: ConsentEvent) -> None:
        if event.service is not None and event.service is not self.service:
            raise InvalidMove("other_service")
        if event.seq <= self.seq:
            raise InvalidMove("broken_chain")
        if self.last is not None and event.at < self.last:
            raise InvalidMove("clock")
        if self.erased and event.kind is not EventKind.WITHDRAWN:
            raise InvalidMove("erased")


def _asked(standing: Standing, event: ConsentEvent) -> Standing:
    if not event.purposes or event.version < 1:
        raise InvalidMove("nothing_asked")
    refused = [standing.answer(purpose, event.at) for purpose in event.purposes]
    all_refused = all(answer.decided is ConsentState.REFUSED for answer in refused)
    newer = any((answer.version or 0) < event.version for answer in refused)
    if all_refused and not newer and not event.by_client:
        raise InvalidMove("refused_already")
    return replace(standing, request=Request(event.at, event.version, event.purposes))


def _answered(standing: Standing, event: ConsentEvent) -> Standing:
    request = standing.pending(event.at)
    if request is None or request.version != event.version:
        raise InvalidMove("not_asked")
    if set(event.answers) != set(request.purposes):
        raise InvalidMove("unanswered")
    if not event.record or any(record.id == event.record for record in standing.records):
        raise InvalidMove("no_new_record")
    older = tuple(record.superseded(event.answers, event.at) for record in standing.records)
    record = ConsentRecord(
        id=event.record,
        seq=event.seq,
        at=event.at,
        version=event.version,
        document=event.document,
        answers=dict(event.answers),
        valid_to=event.valid_to,
    )
    return replace(standing, records=(*older, record), request=None)


def _aborted(standing: Standing, event: ConsentEvent) -> Standing:
    if standing.pending(event.at) is None:
        raise InvalidMove("not_asked")
    return replace(standing, request=None)


def _withdrawn(standing: Standing, event: ConsentEvent) -> Standing:
    if standing.erased:
        return standing
    withdrawable = (ConsentState.GRANTED, ConsentState.EXPIRED)
    named = [p for p in event.purposes if standing.answer(p, event.at).decided in withdrawable]
    if not named or len(named) != len(event.purposes):
        raise InvalidMove("nothing_to_withdraw")
    records = standing.records
    for purpose in named:
        latest = standing._latest(purpose)  # noqa: SLF001 - the moves are this class's own, kept in a table
        records = tuple(
            record.ended(purpose, ConsentState.WITHDRAWN, event.at) if latest and record.id == latest.id else record
            for record in records
        )
    return replace(standing, records=records, request=None)


def _invalidated(standing: Standing, event: ConsentEvent) -> Standing:
    record = next((record for record in standing.records if record.id == event.record), None)
    if record is None or not any(record.answers.values()):
        raise InvalidMove("no_such_record")
    if not event.reason:
        raise InvalidMove("no_reason")
    ended = record
    for purpose, answer in record.answers.items():
        if answer:
            ended = ended.ended(purpose, ConsentState.INVALIDATED, event.at)
    return replace(standing, records=tuple(ended if r.id == record.id else r for r in standing.records))


def _copy_given(standing: Standing, event: ConsentEvent) -> Standing:
    if not any(record.id == event.record for record in standing.records):
        raise InvalidMove("no_such_record")
    return standing


def _erased(standing: Standing, event: ConsentEvent) -> Standing:
    del event
    return replace(standing, erased=True, request=None)


_MOVES = {
    EventKind.ASKED: _asked,
    EventKind.ANSWERED: _answered,
    EventKind.ABORTED: _aborted,
    EventKind.WITHDRAWN: _withdrawn,
    EventKind.INVALIDATED: _invalidated,
    EventKind.COPY_GIVEN: _copy_given,
    EventKind.ERASED: _erased,
}


def fold(service: Service, events: Iterable[ConsentEvent]) -> Standing:
    """The standing of one service after a client's `events`, in order; those of other services are passed over.

    Raises:
        InvalidMove: The history does not hold together.
    """
    standing = Standing(service)
    for event in events:
        if event.service is None or event.service is service:
            standing = standing.after(event)
    return standing
