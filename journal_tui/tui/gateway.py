"""The one door from widgets to the practice: one storage thread, asked in order, drained before the program ends.

The rule: nothing but this module calls a use-case, and every use-case runs on the one thread that owns the
database connections. What comes back is a frozen value. What goes wrong comes back as `Failure`, already in
words; the original exception stays here, because its text may quote a value.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar
from zlib import crc32

from journal_tui.locales import _

if TYPE_CHECKING:
    from journal_tui.practice.clock import Clock
    from journal_tui.practice.home import Home
    from journal_tui.practice.practice import Practice
    from journal_tui.practice.setup import Setup

T = TypeVar("T")


class Failure(Exception):
    """A use-case refused or failed, in words a person can act on."""

    def __init__(
        self, code: str, facts: dict[str, str | int], title: str, text: str, way_on: str = "", support: str = ""
    ) -> None:
        """Keep the stable code, the facts (counts, dates, field names) and the words in the screen's language."""
        super().__init__(code)
        self.code = code
        self.facts = facts
        self.title = title
        self.text = text
        self.way_on = way_on
        self.support = support


class Closed(Exception):
    """The practice is locked or the program is ending; nothing is taken in any more."""


def frames_of(error: BaseException) -> str:
    """Where an exception came from: `type file:line file:line …`, outermost first, no value, no message."""
    places, trace = [], error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename.rsplit("/", 2)
        places.append(f"{'/'.join(file[-2:])}:{trace.tb_lineno}")
        trace = trace.tb_next
    return " ".join([type(error).__name__, *places])


def support_code(error: BaseException) -> str:
    """A short code that names the place in the program, never the data: `FEL-3F9A`."""
    return f"FEL-{crc32(frames_of(error).encode()) & 0xFFFF:04X}"


def translate(error: Exception) -> Failure:
    """The words for an exception of the practice, or a general text with a support code for any other."""
    from journal_tui.practice.errors import PracticeError, StorageError

    if isinstance(error, PracticeError | StorageError):
        from journal_tui.wording import error_text

        words = error_text(error)
        return Failure(error.code, error.facts, words.title, words.text, words.next, words.support)
    title, text = _("Something went wrong in the program"), _("What was asked for was not done. What is saved is safe.")
    return Failure("unexpected", {}, title, text, _("Try again. If it happens again, ask for help."), support_code(error))


def attempt(act: Callable[[], T]) -> T | None:
    """Do one thing on the way out of a crash, so that one screen that fails keeps no other from saving."""
    try:
        return act()
    except Exception:  # noqa: BLE001 - what it says would only be another crash, and its text may quote a value
        return None


class Gateway:
    """Asks the practice on its own thread.

    The practice itself, SQLModel and the cryptography are imported on that thread, after the first paint.
    """

    def __init__(self, home: "Home") -> None:
        self.home = home
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="storage")
        self._practice: Practice | None = None
        self._time: Clock | None = None
        self._ending = False
        self.clock: Callable[[], datetime] | None = None
        """Another time than the system's; for pictures and tests, set before the practice is opened."""

    @property
    def unlocked(self) -> bool:
        """Whether a practice is open."""
        return self._practice is not None

    def warm(self) -> None:
        """Start importing what unlocking needs; returns at once."""
        self._pool.submit(_import_practice)

    async def ask(self, use_case: "Callable[[Practice], T]") -> T:
        """Run one use-case and return its value.

        Args:
            use_case: Gets the open practice, for instance `lambda p: p.clients.get(client)`.

        Raises:
            Failure: The use-case refused or failed; ready to be shown.
            Closed: There is no open practice.
        """

        def run() -> T:
            if self._practice is None:
                raise Closed
            return use_case(self._practice)

        return await self.call(run)

    async def call(self, work: Callable[[], T]) -> T:
        """Run something on the storage thread that needs no open practice."""
        from asyncio import wrap_future

        if self._ending:
            raise Closed
        return await wrap_future(self._pool.submit(self._guarded, work))

    def soon(self, use_case: "Callable[[Practice], object]") -> "Future[object]":
        """Queue a use-case without waiting (autosave); it is done before the program ends or locks."""

        def run() -> object:
            if self._practice is None:
                raise Closed
            return use_case(self._practice)

        return self._pool.submit(self._guarded, run)

    def _guarded(self, work: Callable[[], T]) -> T:
        try:
            return work()
        except (Closed, Failure):
            raise
        except Exception as error:  # noqa: BLE001 - this is the one translator of the screens
            failure = translate(error)
        raise failure

    async def unlock(self, passphrase: str, date_is: date | None = None) -> None:
        """Open the practice; `date_is` is today's date when a person has confirmed it.

        Raises:
            Failure: Wrong passphrase, another process, damage, a date that has to be confirmed, …
        """

        def run() -> None:
            from journal_tui.practice.practice import Practice

            self._practice = Practice.open(self.home, passphrase, clock=self._clock(), date_is=date_is)

        await self.call(run)

    async def create(self, setup: "Setup", passphrase: str) -> tuple[str, str]:
        """Make and open a new practice; returns the two sheets of the recovery key, shown once."""

        def run() -> tuple[str, str]:
            from journal_tui.practice.practice import Practice

            self._practice, shares = Practice.create(self.home, setup, passphrase, clock=self._clock())
            return shares

        return await self.call(run)

    async def recover(self, shares: tuple[str, str], passphrase: str, date_is: date | None = None) -> tuple[str, str]:
        """Open with both recovery sheets and a new passphrase; returns the new sheets."""

        def run() -> tuple[str, str]:
            from journal_tui.practice.practice import Practice

            self._practice, fresh = Practice.recover(self.home, shares, passphrase, clock=self._clock(), date_is=date_is)
            return fresh

        return await self.call(run)

    def _clock(self) -> "Clock":
        from journal_tui.practice.clock import Clock

        self._time = Clock(self.clock) if self.clock else Clock()
        return self._time

    def ran_ahead(self) -> bool:
        """Whether the clock jumped far ahead while the practice was open: it is locked then, and asks about the date."""
        return self.unlocked and self._time is not None and self._time.ran_ahead()

    async def lock(self) -> None:
        """Finish what is queued, then drop the keys."""
        await self.call(self._drop)

    def _drop(self) -> None:
        practice, self._practice = self._practice, None
        if practice is not None:
            practice.close()

    async def close(self) -> None:
        """Finish what is queued, drop the keys, end the thread. Nothing is taken in afterwards."""
        if self._ending:
            return
        from asyncio import wrap_future

        last = self._pool.submit(self._drop)
        self._ending = True
        await wrap_future(last)
        self._pool.shutdown(wait=True)

    def close_now(self) -> None:
        """The same without an event loop: for signals and after a crash."""
        if not self._ending:
            self._ending = True
            self._pool.submit(self._drop)
        self._pool.shutdown(wait=True)


def _import_practice() -> None:
    import journal_tui.practice.practice
    import journal_tui.wording  # noqa: F401 - brought in while the passphrase is typed
