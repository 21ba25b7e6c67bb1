"""The practice's clock. Rule: recorded time never goes backwards.

Everything that is written takes its time from `stamp()`. The clock knows the newest time that was ever
recorded (its floor, raised at unlock from the stores and by each stamp); when the machine's clock stands
clearly before it, nothing is stamped until the clock is right, because an order of events that cannot be
trusted cannot carry consent. A correction of up to a minute, as a time server makes it, is bridged by
standing still.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from journal_tui.practice.errors import ClockWentBack

TOLERANCE = timedelta(seconds=60)
LEAP = timedelta(days=366)
"""Whoever opens a practice so long after it was last open is asked to look at the clock before anything goes by it."""


def _wall() -> datetime:
    return datetime.now().astimezone()


def to_ms(at: datetime) -> int:
    """Milliseconds since 1970 UTC of an aware time.

    Args:
        at: An aware time.

    Returns:
        Whole milliseconds, rounded down.
    """
    return (at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


def from_ms(ms: int) -> datetime:
    """The local, aware time of so many milliseconds since 1970 UTC.

    Args:
        ms: Milliseconds since 1970 UTC.

    Returns:
        An aware time in the machine's zone.
    """
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=ms)).astimezone()


class Clock:
    """Tells the time and refuses to write history in the wrong order."""

    def __init__(self, source: Callable[[], datetime] = _wall) -> None:
        """Take the time from `source`, an aware `datetime` maker; tests and invented practices pass their own."""
        self._source = source
        self._floor: datetime | None = None
        self._leapt = False

    @property
    def leapt(self) -> bool:
        """Whether the practice was last open so long ago that the clock may be wrong: nothing is taken away by it until the next unlock."""
        return self._leapt

    @property
    def floor(self) -> datetime | None:
        """The newest time known to have been recorded."""
        return self._floor

    def raise_floor(self, at: datetime) -> None:
        """Remember that `at` has been recorded; an earlier time than the known one changes nothing."""
        if self._floor is None or at > self._floor:
            self._floor = at

    def last_open(self, at: datetime) -> None:
        """Remember when the practice was last open: once, at unlock, before anything is written."""
        self._leapt = self.now() > at + LEAP
        self.raise_floor(at)

    def now(self) -> datetime:
        """The machine's time, aware, whole milliseconds. For showing and for deciding, not for writing."""
        at = self._source()
        return at.replace(microsecond=at.microsecond // 1000 * 1000)

    def latest(self) -> datetime:
        """The later of now and the newest time recorded: what has ended once is not open again because a clock was set back."""
        at = self.now()
        return at if self._floor is None or at > self._floor else self._floor

    def went_back(self) -> bool:
        """Whether the machine's clock stands clearly before something already recorded."""
        return self._floor is not None and self.now() < self._floor - TOLERANCE

    def stamp(self) -> datetime:
        """The time to write down: never before the last one.

        Returns:
            An aware time, whole milliseconds.

        Raises:
            ClockWentBack: The clock stands more than a minute before something already recorded.
        """
        at = self.now()
        if self._floor is not None and at < self._floor:
            if at < self._floor - TOLERANCE:
                raise ClockWentBack(recorded=self._floor.date().isoformat())
            at = self._floor
        self.raise_floor(at)
        return at

    def closing_stamp(self, last: datetime | None = None) -> datetime:
        """The time to write down for what closes: a withdrawal or a restriction never waits for a clock.

        With a clock that was set back it is the newest time known; the order of events stays right.

        Args:
            last: The newest time recorded for this client, when that is known.
        """
        if last is not None:
            self.raise_floor(last)
        at = self.now()
        if self._floor is not None and at < self._floor:
            at = self._floor
        self.raise_floor(at)
        return at
