"""The desk of measures: answered, gone on with after an interruption, listed, drawn, voided.

Rules: nothing is written without the gate's yes to the purpose `measures` in that very service, asked again inside the
transaction; a no there shuts what was measured before as well, and nothing else. A value is never changed: it is voided, or
answered anew. Every reading of values leaves a row in the log.
"""

from collections.abc import Sequence
from datetime import datetime

from journal_tui.practice.context import Context
from journal_tui.practice.gate import Permit, Refusal
from journal_tui.practice.measures.collection import Collection
from journal_tui.practice.measures.instrument import Instrument
from journal_tui.practice.measures.recording import Recording
from journal_tui.practice.measures.shelf import MeasureShelf
from journal_tui.practice.measures.values import Answered, By, Measured, Point, SameDay
from journal_tui.practice.values import Service


class Measures:
    """Measured values of one open practice."""

    def __init__(self, context: Context) -> None:
        """Take the open practice."""
        self._context = context
        self._collection = Collection(context)
        self._shelf = MeasureShelf(context, self._collection)
        self._recording = Recording(context, self._collection, self._shelf)

    def instruments(self, service: Service | None = None) -> tuple[Instrument, ...]:
        """Give what may be answered, those of this service first: see `Collection.newest`."""
        return self._collection.newest(service)

    def instrument(self, key: str) -> Instrument:
        """Find one by `phq9` or `phq9/1`: see `Collection.find`."""
        return self._collection.find(key)

    def bring_in(self, source: str) -> Instrument:
        """Take in a pack that the practice has the right to use: see `Collection.bring_in`."""
        return self._collection.bring_in(source)

    def name_total(self, title: str, least: int, most: int, better: str) -> Instrument:
        """Name a questionnaire of which only the total is kept: see `Collection.name_total`."""
        return self._collection.name_total(title, least, most, better)

    def may(self, client: str, service: Service) -> Permit | Refusal:
        """Say whether this client may be measured in this service, without a row in the log: for showing how things stand."""
        return self._shelf.may(self._context.register.subject(self._context.register.resolve(client), service))

    def service_of(self, client: str, service: Service | None = None) -> Service:
        """Say in which service a measurement of this client belongs when none is named.

        The one of the pseudonym, the only one, or the only one where the client has said yes to measures.

        Raises:
            InvalidInput: There are several (`service`, `missing`).
            NotFound: No such client.
        """
        return service or self._shelf.service_of(client)

    def add(
        self,
        client: str,
        service: Service,
        instrument: str,
        answered: Answered,
        *,
        at: datetime | None = None,
        by: By = By.COUNSELLOR,
        appointment: str = "",
        same_day: SameDay | None = None,
    ) -> Measured:
        """Write down one measurement, whole.

        Args:
            client: Client or pseudonym.
            service: In which service.
            instrument: `phq9`, or with its version.
            answered: Answers one by one, or a total: `Answered(answers=…)`, `Answered(total=…)`.
            at: When it was answered; by default now.
            by: Who pressed the keys.
            appointment: In which appointment.
            same_day: What to do when it has been answered on that day already.

        Returns:
            The measurement. `talk` says whether an answer asks for a talk now.

        Raises:
            InvalidInput: An answer, a total or the time is not right; nothing was written.
            RefusedByRule: It has been answered on that day and nothing was said about it (`measured_today`).
            ConsentMissing: The gate said no to measures here. `facts["verdict"]`, `facts["reason"]`.
        """
        subject = self._context.register.subject(self._context.register.resolve(client), service)
        return self._recording.add(subject, self._collection.find(instrument), answered, at, by, appointment, same_day)

    def unfinished(self, client: str, service: Service, instrument: str = "") -> tuple[Measured, ...]:
        """Give what was begun and not finished in a service, newest first; of one instrument when it is named."""
        name = instrument.partition("/")[0]
        rows = (row for row in self._shelf.list(client) if row.state == "partial" and row.service is service)
        return tuple(row for row in rows if name in ("", row.instrument.name))

    def begin(
        self, client: str, service: Service, instrument: str, *, by: By = By.COUNSELLOR, appointment: str = ""
    ) -> Measured:
        """Open a questionnaire for answering. Nothing is stored before the first answer.

        Raises:
            ConsentMissing: The gate said no to measures here.
            InvalidInput: The instrument has no items.
        """
        subject = self._context.register.subject(self._context.register.resolve(client), service)
        return self._recording.begin(subject, self._collection.find(instrument), by, appointment)

    def keep(self, filling: Measured, answers: Sequence[int | None]) -> Measured:
        """Save the answers so far, so that an interruption loses none. Gives the measurement to go on with.

        Raises:
            InvalidInput: An answer is outside the range.
            PermitRefused: The consent has ended meanwhile.
        """
        return self._recording.keep(filling, answers)

    def finish(self, filling: Measured, same_day: SameDay | None = None) -> Measured:
        """Count what was answered, missing items and all.

        Raises:
            RefusedByRule: As for `add`; or nothing was answered (`nothing_answered`).
            PermitRefused: The consent has ended meanwhile.
        """
        return self._recording.finish(filling, same_day)

    def settle_talk(self, measurement: str, *, opened: bool, reason: str = "") -> Measured:
        """Write down what was done about an answer that asks for a talk.

        Args:
            measurement: Which one.
            opened: A risk note was opened; else it was declined, and `reason` says why.
            reason: In the counsellor's words; names become tokens.

        Raises:
            InvalidInput: Declined without a reason.
            RefusedByRule: No answer asks for a talk (`no_talk_asked`).
        """
        return self._recording.settle_talk(measurement, opened=opened, reason=reason)

    def void(self, measurement: str) -> Measured:
        """Take a mistake out of lists and curves.

        Raises:
            NotFound: There is none with this id.
            PermitRefused: Measures are not consented to here, so nothing is written.
        """
        return self._recording.void(measurement)

    def reinstate(self, voided: Measured) -> Measured:
        """Take a voiding back: it stands in lists and curves again, beside what that day may have got since.

        Args:
            voided: As it was read before it was voided.

        Raises:
            NotFound: There is none with this id.
            PermitRefused: Measures are not consented to here, so nothing is written.
        """
        return self._recording.reinstate(voided)

    def get(self, measurement: str) -> Measured:
        """Open one measurement.

        Raises:
            NotFound: There is none with this id.
            ConsentMissing: Measures are shut in its service.
        """
        return self._shelf.get(measurement)

    def list(self, client: str, *, void: bool = False) -> tuple[Measured, ...]:
        """Give a client's measurements in every service where they may be read, newest first.

        Args:
            client: Client or pseudonym.
            void: Those that were taken out as well.
        """
        return self._shelf.list(client, void=void)

    def unreadable(self, client: str) -> int:
        """Count the measurements that cannot be trusted any more; `verify` names them."""
        return self._shelf.unreadable(client)

    def series(self, client: str, instrument: str, service: Service | None = None) -> tuple[Point, ...]:
        """Give one instrument's values over time, oldest first: the only source for curves and tables.

        Args:
            client: Client or pseudonym.
            instrument: By its name; every version of it counts alike.
            service: Only what was measured there.

        Returns:
            A point for each whole measurement; `missing` where it has no total. Services where measures are shut give none.
        """
        name = self._collection.find(instrument).name
        found = [
            Point(row.at, row.total, row.answered, len(row.answers), row.id, row.service)
            for row in self._shelf.list(client)
            if row.state == "whole" and row.instrument.name == name and service in (None, row.service)
        ]
        return tuple(sorted(found, key=lambda point: point.at))
