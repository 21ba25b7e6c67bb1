"""The practice's clock. Rule: recorded time never goes backwards.

Everything that is written takes its time from `stamp()`. The clock knows the newest time that was ever
recorded (its floor, raised at unlock from the stores and by each stamp); when the machine's clock stands
clearly before it, nothing is stamped until the clock is right, because an order of events that cannot be
trusted cannot carry consent. A correction of up to a minute, as a time server makes it, is bridged by
standing still.

Nor does it jump ahead unasked: one day written by a clock that was years ahead would stop every write until that
day has come. What lies more than `SPAN` after the practice was last in use is written only when a person has
said that the date is right: at unlock; a practice that is open stops writing until it has been unlocked anew.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from journal_tui.practice.errors import ClockWentBack, DateUnconfirmed

TOLERANCE = timedelta(seconds=60)
SPAN = timedelta(days=31)
"""Whoever opens a practice so long after it was last in use says first whether the date is right: a summer's closing asks once."""
LEAP = timedelta(days=366)
"""After so long a time nothing is taken away by the date, confirmed or not, before the practice has been unlocked once more."""


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
        self._used: datetime | None = None
        self._confirmed = False

    @property
    def leapt(self) -> bool:
        """Whether the practice was last open so long ago that the clock may be wrong: nothing is taken away by it until the next unlock."""
        return self._leapt

    @property
    def just_confirmed(self) -> bool:
        """Whether a person had to confirm the date this time: nothing happens by itself before the next unlock, should it be wrong."""
        return self._confirmed

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
        self._leapt = self.now() - at > LEAP
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

    def ran_ahead(self) -> bool:
        """Whether the machine's clock has jumped far ahead while the practice was open."""
        return self._used is not None and self.now() - self._used > SPAN

    def wrong(self) -> bool:
        """Whether nothing can be written or decided by the machine's clock as it stands."""
        return self.went_back() or self.ran_ahead()

    def require(self) -> None:
        """Refuse to go by a clock that is wrong.

        Raises:
            ClockWentBack: The clock stands more than a minute before something already recorded.
            DateUnconfirmed: It has jumped far ahead since the practice was last in use.
        """
        if self.went_back():
            raise ClockWentBack(recorded=self._floor.date().isoformat() if self._floor else "")
        if self._used is not None:
            self.admit(self._used, None)

    def admit(self, last: datetime | None, date_is: date | None) -> int:
        """Whether the machine's date may be gone by, so long after the last use.

        Args:
            last: When the practice was last in use; None when it never was.
            date_is: Today's date, if a person has said it.

        Returns:
            After how many days the date was confirmed; 0 when nobody had to be asked.

        Raises:
            DateUnconfirmed: Nobody has said that the date is right, or the clock has another one (`reason` is `differs`).
        """
        now = self.now()
        facts = {"today": now.date().isoformat()}
        if last is not None:
            facts["recorded"] = last.date().isoformat()
        if date_is is not None and date_is != now.date():
            raise DateUnconfirmed(reason="differs", said=date_is.isoformat(), **facts)
        if last is None or now - last <= SPAN:
            return 0
        if date_is is None:
            raise DateUnconfirmed(**facts)
        self._confirmed = True
        return (now - last).days

    def confirm(self, date_is: date | None) -> int:
        """Go by the date again at a practice that was open when the clock jumped ahead; see `admit`."""
        days = self.admit(self._used, date_is)
        self._leapt = self._leapt or days > LEAP.days
        self._used = self.now()
        return days

    def correct(self) -> None:
        """Take the machine's time for the newest that counts, once the owner's correction stands in the log."""
        self._floor = self._used = self.now()

    def logged(self) -> datetime:
        """The time of a line in the log, which is never refused: with a clock that jumped ahead the time of the last use."""
        if self.ran_ahead() and self._used is not None:
            return self._used
        at = self.now()
        if self._used is None or at > self._used:
            self._used = at
        return at

    def stamp(self) -> datetime:
        """The time to write down: never before the last one.

        Returns:
            An aware time, whole milliseconds.

        Raises:
            ClockWentBack: The clock stands more than a minute before something already recorded.
            DateUnconfirmed: It has jumped far ahead since the practice was last in use.
        """
        self.require()
        at = self.logged()
        if self._floor is not None and at < self._floor:
            at = self._floor
        self.raise_floor(at)
        return at

    def closing_stamp(self, last: datetime | None = None) -> datetime:
        """The time to write down for what closes: a withdrawal or a restriction never waits for a clock.

        With a clock that was set back or jumped ahead it is the newest time known; the order of events stays right.

        Args:
            last: The newest time recorded for this client, when that is known.
        """
        if last is not None:
            self.raise_floor(last)
        at = self.logged()
        if self._floor is not None and at < self._floor:
            at = self._floor
        self.raise_floor(at)
        return at
