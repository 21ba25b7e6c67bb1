"""From closed files to an open practice: the lock on the home, the stores, the settings, the clock's floor.

Rule: whatever fails on the way, the keys are dropped and the home is given free again before the error leaves. Long after
the last use nothing is written in any store before a person has said that the date is right.
"""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date

from journal_tui.practice.clock import Clock, from_ms, to_ms
from journal_tui.practice.context import Context
from journal_tui.practice.errors import Damaged, NoPractice
from journal_tui.practice.home import Home, HomeState
from journal_tui.practice.settings import Settings, from_record
from journal_tui.practice.setup import Progress, Setup, claim, found, make_home, require_whole
from storage.crypto.kdf import KdfParameters
from storage.opening import Admit
from storage.places import HomeLock
from storage.stores import Stores
from storage.vault.repositories import Vault

STEPS = ("lock", "unlock", "finish", "done")


@dataclass(frozen=True, slots=True)
class Opened:
    """What an open practice stands on."""

    context: Context
    lock: HomeLock


def create(
    home: Home, setup: Setup, passphrase: str, clock: Clock, kdf: KdfParameters | None, progress: Progress
) -> tuple[Opened, tuple[str, str]]:
    """Make a practice and leave it open. See `Practice.create`."""
    claim(home)
    make_home(home)
    with ExitStack() as stack:
        lock = HomeLock(home.lock)
        stack.callback(lock.release)
        made, settings = found(home, setup, passphrase, clock, kdf, progress)
        context = _context(home, made.stores, clock, settings)
        stack.pop_all()
    return Opened(context, lock), made.recovery_shares


def unlock(
    home: Home,
    opened: Callable[[Callable[[], int], Admit], Stores],
    clock: Clock,
    progress: Progress,
    date_is: date | None,
) -> Opened:
    """Open the practice at a place.

    Args:
        home: Where.
        opened: Opens the stores, given the clock in milliseconds, and whom to ask about the date before anything is written.
        clock: The practice's clock.
        progress: Told step by step.
        date_is: The date that a person has confirmed, if any.

    Raises:
        NoPractice, SetupUnfinished: There is no whole practice at this place.
        DateUnconfirmed: The practice was last in use long ago and nobody has confirmed the date, or the clock has another one.
    """
    progress(STEPS[0], 0, len(STEPS))
    if home.look() is HomeState.EMPTY:
        raise NoPractice
    make_home(home)
    with ExitStack() as stack:
        lock = HomeLock(home.lock)
        stack.callback(lock.release)
        require_whole(home)
        progress(STEPS[1], 1, len(STEPS))
        stores = opened(
            lambda: to_ms(clock.logged()), lambda last: clock.admit(None if last is None else from_ms(last), date_is)
        )
        progress(STEPS[2], 2, len(STEPS))
        context = _context(home, stores, clock, None)
        stack.pop_all()
    return Opened(context, lock)


def _context(home: Home, stores: Stores, clock: Clock, settings: Settings | None) -> Context:
    with ExitStack() as stack:
        stack.callback(stores.close)
        found = [at for store in stores.all() if (at := store.audit.found_ms()) is not None]
        if found:
            clock.last_open(from_ms(max(found)))
        for store in stores.all():
            last = store.audit.last_ms()
            if last is not None:
                clock.raise_floor(from_ms(last))
        context = Context(home, stores, clock, settings or _settings(stores))
        stack.pop_all()
    return context


def _settings(stores: Stores) -> Settings:
    record = Vault(stores.vault).practice.get()
    if record is None:
        raise Damaged(table="practice", role="vault")
    return from_record(record)
