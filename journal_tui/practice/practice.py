"""One open practice: unlock, lock, and the desks where the work is done. The one place where the stores meet.

Rule: everything is called from one thread. Between `open` and `close` one process holds the home; after `close`
every use raises `Locked` and no key or name is left in memory.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from datetime import date

from journal_tui.practice import opening, settings
from journal_tui.practice import passphrase as passphrases
from journal_tui.practice.acts import HalfDone
from journal_tui.practice.clock import Clock
from journal_tui.practice.context import Context
from journal_tui.practice.correction import correct_clock
from journal_tui.practice.desks import Desks
from journal_tui.practice.entries.drafting import DISCARD, Drafting
from journal_tui.practice.errors import StorageError
from journal_tui.practice.home import Home
from journal_tui.practice.policy import Policy
from journal_tui.practice.pseudonyms import guess
from journal_tui.practice.setup import Progress, Setup, no_progress
from journal_tui.practice.status import Status, status
from journal_tui.practice.today import today
from journal_tui.practice.values import Controller, Today, Verification
from journal_tui.practice.verification import verify
from storage import stores as storage_stores
from storage.audit.actions import Action, Result
from storage.crypto.kdf import KdfParameters
from storage.opening import Admit
from storage.places import HomeLock
from storage.stores import Stores


class Practice(Desks):
    """An open practice."""

    def __init__(self, context: Context, lock: HomeLock) -> None:
        """Use `create`, `open` or `recover`."""
        super().__init__(context)
        self._lock = lock
        self._unfinished: tuple[HalfDone, ...] = ()

    @classmethod
    def create(
        cls,
        home: Home,
        setup: Setup,
        passphrase: str,
        *,
        kdf: KdfParameters | None = None,
        progress: Progress | None = None,
        clock: Clock | None = None,
    ) -> tuple["Practice", tuple[str, str]]:
        """Make a practice at an empty place.

        Args:
            home: Where.
            setup: Owner, controller, language.
            passphrase: The owner's; see `passphrase.strength`.
            kdf: Cost of a guess; about a second on this machine when None.
            progress: Told step by step: code, done, total.
            clock: Another clock than the machine's.

        Returns:
            The open practice, and the two sheets of the recovery key: shown once, kept nowhere.

        Raises:
            InvalidInput, WeakPassphrase: An answer is not right; nothing was made.
            AlreadyThere, InUse, UnsafePlace, NotWritable, DiskFull, Unsupported: The place will not do; nothing was made.
        """
        opened, shares = opening.create(home, setup, passphrase, clock or Clock(), kdf, progress or no_progress)
        return cls._begun(opened), shares

    @classmethod
    def open(
        cls,
        home: Home,
        passphrase: str,
        *,
        progress: Progress | None = None,
        clock: Clock | None = None,
        date_is: date | None = None,
    ) -> "Practice":
        """Unlock the practice at a place, and finish what an earlier run left half done.

        Args:
            home: Where.
            passphrase: Of one of its users.
            progress: Told step by step: code, done, total.
            clock: Another clock than the machine's.
            date_is: Today's date, said by a person: long after the last use (`clock.SPAN`) nothing is opened without it.

        Raises:
            DateUnconfirmed: The practice was last in use long ago and the date is not confirmed; nothing was written.
            NoPractice, SetupUnfinished, StoreMissing: There is no whole practice at this place.
            WrongPassphrase, InUse: It opens nothing, nothing was changed; another process has it open.
            UnsafePlace, NotWritable, Damaged, Tampered, Unsupported: See the facts.
        """

        def unlocked(now_ms: Callable[[], int], admit: Admit) -> Stores:
            return storage_stores.open_stores(home.places(), passphrase, now_ms=now_ms, admit=admit)

        return cls._begun(opening.unlock(home, unlocked, clock or Clock(), progress or no_progress, date_is))

    @classmethod
    def recover(
        cls,
        home: Home,
        shares: tuple[str, str],
        new_passphrase: str,
        *,
        kdf: KdfParameters | None = None,
        progress: Progress | None = None,
        clock: Clock | None = None,
        date_is: date | None = None,
    ) -> tuple["Practice", tuple[str, str]]:
        """Open a practice with the two recovery sheets, and set a new passphrase. For `date_is` see `open`.

        Returns:
            The open practice, and two new sheets; the old ones open nothing any more.

        Raises:
            WeakPassphrase: The new passphrase is not enough; nothing was changed.
            DateUnconfirmed: As for `open`; the sheets and the old passphrase are still in force.
            WrongRecoveryKey: A group has a typing error (`facts["sheet"]`, `facts["group"]`), or they open nothing.
        """
        passphrases.require(new_passphrase)
        sheets: list[tuple[str, str]] = []

        def recovered(now_ms: Callable[[], int], admit: Admit) -> Stores:
            made = storage_stores.recover(home.places(), shares, new_passphrase, kdf=kdf, now_ms=now_ms, admit=admit)
            sheets.append(made.recovery_shares)
            return made.stores

        practice = cls._begun(opening.unlock(home, recovered, clock or Clock(), progress or no_progress, date_is))
        practice.recovery_proven(proven=False)
        return practice, sheets[0]

    @property
    def language(self) -> str:
        """`sv` or `en`, as decided at set-up."""
        return self._context.settings.language

    def controller(self) -> Controller:
        """Who answers for the data."""
        return self.context.settings.controller

    def owner(self) -> str:
        """The owner's name."""
        return self.context.settings.owner

    def policy(self) -> Policy:
        """The privacy policy in force."""
        return self.context.settings.policy()

    def today(self, day: date | None = None) -> Today:
        """Everything that the day list shows."""
        return today(self.context, self.reminders.due(), day)

    def verify(self, progress: Progress | None = None) -> Verification:
        """Check every row, signature and chain of the three stores."""
        return verify(self.context, progress or no_progress)

    def status(self) -> Status:
        """Counts, versions, what waits. Opens no text."""
        return status(self.context, self._unfinished)

    def unfinished(self) -> tuple[HalfDone, ...]:
        """Acts that an earlier run left half done, as found at this unlock."""
        return self._unfinished

    def check_passphrase(self, passphrase: str) -> bool:
        """Whether this is the passphrase of whoever unlocked; a wrong one is an audit entry."""
        right = self.context.stores.check_passphrase(passphrase)
        if not right:
            self.context.stores.vault.audit.add(Action.UNLOCK_FAILED, result=Result.FAILED)
        return right

    def confirm_date(self, date_is: date | None) -> None:
        """Say that the date is right, at a practice that was open when the clock jumped ahead.

        Raises:
            DateUnconfirmed: The clock has another date, or none was said; still nothing is written.
        """
        days = self.context.clock.confirm(date_is)
        if days:
            self.context.stores.vault.audit.add(Action.CLOCK_ANOMALY, extra=days)

    def correct_clock(self, date_is: date) -> int:
        """Say that the clock was ahead when the practice was last in use; see `correction.correct_clock`."""
        return correct_clock(self.context, date_is)

    def change_passphrase(self, old: str, new: str, *, kdf: KdfParameters | None = None) -> None:
        """Set another passphrase; only key slots are rewritten.

        Raises:
            WeakPassphrase, WrongPassphrase: The new one is not enough; the old one is not right.
        """
        passphrases.require(new, (self.owner(), self.controller().name))
        storage_stores.change_passphrase(self.context.stores, old, new, kdf=kdf)

    def decisions(self) -> dict[str, int]:
        """What the practice has decided, by name; see `practice.decisions`."""
        return dict(self.context.settings.decisions)

    def decide(self, name: str, days: int) -> None:
        """Take another decision; see `Settings.decided`."""
        self._keep(self.context.settings.decided(name, days))

    def recovery_pending(self) -> bool:
        """Whether nobody has typed back the recovery sheets that are in force: show fresh ones."""
        return self.context.stores.finished_half_done or not self.context.settings.recovery_proven

    def recovery_proven(self, *, proven: bool = True) -> None:
        """The sheets have been written down and groups of them typed back."""
        self._keep(replace(self.context.settings, recovery_proven=proven))

    def renew_recovery(self) -> tuple[str, str]:
        """Two new recovery sheets; the old ones open nothing any more. They count as not proven yet."""
        self.recovery_proven(proven=False)
        return storage_stores.renew_recovery(self.context.stores)

    @contextmanager
    def batch(self, every: int = 500) -> Iterator[None]:
        """Many acts with few disk flushes, for import and the invented practice; see `Database.batch`."""
        with ExitStack() as stack:
            for store in self.context.stores.all():
                stack.enter_context(store.database.batch(every))
            yield

    def close(self) -> None:
        """Lock: sign the end of the log if the disk still takes it, forget every key and name, give the home free."""
        if self._closed:
            return
        self._closed = True
        try:
            with suppress(StorageError):  # a medium that has gone away must not keep the keys in memory
                self._leave_off()
                for store in self._context.stores.all():
                    store.audit.add(Action.LOCKED)
            with suppress(StorageError):
                self._context.close()
            self._leave_desks()
            guess.forget()
        finally:
            self._lock.release()

    def _keep(self, changed: settings.Settings) -> None:
        with self.context.stores.vault.database.write():
            self.context.vault.practice.put(settings.to_record(changed, self.context.stamp_ms()))
            self.context.stores.vault.audit.add(Action.SETTINGS_CHANGED)
        self.context.settings = changed

    @classmethod
    def _begun(cls, opened: opening.Opened) -> "Practice":
        practice = cls(opened.context, opened.lock)
        with ExitStack() as stack:
            stack.callback(practice.close)
            practice._finish_half_done()
            stack.pop_all()
        return practice

    def _finish_half_done(self) -> None:
        """Finish what an earlier run left. With a clock that was set back nothing is written; it waits."""
        self.context.acts.register(DISCARD, Drafting(self.context).finish_discard)
        _ = (
            self.clients,
            self.consent,
            self.cases,
            self.retention,
            self.books,
            self.debts,
        )  # these say how their own acts are finished
        if not self.context.clock.wrong():
            erased = [HalfDone(each.reference, "erasure", None, each.done) for each in self.context.erasing.resume()]
            self._unfinished = (*erased, *self.context.acts.finish_all())
            if not self.context.clock.just_confirmed:
                self.entries.sweep()
                self.debts.sweep()
