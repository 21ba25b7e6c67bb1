"""Sealing, locking, leaving and crashing: what must happen to open text, in this order, whatever goes on around it.

The rules. A draft is sealed before anything else happens: before the lock, before the end, before the crash report.
A crash shows what kind of exception it was and where in the program, never a variable, a message or a text.
"""

import asyncio
import errno
import os
import signal
import sys
import termios
from collections.abc import Awaitable, Callable
from concurrent.futures import Future, wait
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Protocol, runtime_checkable

from textual.driver import Driver
from textual.drivers import linux_driver
from textual.worker import WorkerFailed

from journal_tui.tui.ahead import PatientApp
from journal_tui.tui.forgetting import forget_drawn
from journal_tui.tui.gateway import Closed, Failure, Gateway, attempt
from journal_tui.tui.kept import KeptForms, Typing
from journal_tui.tui.terminal import PasteParser
from journal_tui.tui.undo import UndoStack

if TYPE_CHECKING:
    from journal_tui.tui.app_base import AppBase

Place = Callable[["AppBase"], Awaitable[None]]
"""How to come back to where a person was: a closure over ids, without text."""
SETTLED = 1.0
"""Seconds after which the pages that the lock took down have ended."""


@runtime_checkable
class Sealing(Protocol):
    """A screen that may hold text which is not saved yet."""

    def seal(self) -> "Future[object] | None":
        """Queue the save and return at once; None when everything is saved."""

    def place(self) -> Place | None:
        """How to come back here after the lock; None when nothing is open."""


class SealedApp(PatientApp, inherit_bindings=False):
    """An app that never loses text and never shows a value when it breaks."""

    SEAL_SECONDS: ClassVar[float] = 10.0

    gateway: Gateway
    kept: KeptForms
    undoables: UndoStack
    now: Callable[[], datetime]
    locked_at: datetime | None = None
    last_place: Place | None = None
    _locking = False
    _ended = False
    _terminal_gone = False

    def sealing(self) -> list[Sealing]:
        """The screens that may hold unsaved text, top first."""
        return [screen for screen in reversed(self.screen_stack) if isinstance(screen, Sealing)]

    async def seal_drafts(self) -> None:
        """Save what is open.

        Raises:
            Failure: It could not be saved; the text is still in memory.
        """
        for screen in self.sealing():
            if (saving := screen.seal()) is not None:
                await asyncio.wrap_future(saving)

    def seal_now(self) -> None:
        """The same without an event loop, bounded in time; never raises: for signals and crashes."""
        screens = self.sealing() if self.stack_ready else []
        saving = [queued for queued in (attempt(screen.seal) for screen in screens) if queued is not None]
        wait(saving, timeout=self.SEAL_SECONDS)

    def action_lock(self) -> None:
        if self.gateway.unlocked and not self._locking:
            self._locking = True
            self.run_worker(self.lock(), group="lock", description="lock")

    async def lock(self) -> None:
        """Seal the draft, drop the keys, take every screen down; a failed save only covers the screen."""
        self._locking = True
        try:
            await self._lock()
        finally:
            self._locking = False

    async def _lock(self) -> None:
        places = [screen.place() for screen in self.sealing()]
        try:
            await self.seal_drafts()
        except Failure:
            await self.cover()
            return
        self.last_place = next((place for place in places if place is not None), None)
        self._clipboard = ""
        await self._seal_forms()
        self.kept.forget()
        self.undoables.forget()
        self.locked_at = self.now()
        await self.gateway.lock()
        await self.take_down()
        self.set_timer(SETTLED, partial(forget_drawn, self))

    def keep_typed(self) -> bool:
        """Keep what is typed on every page; whether there was something."""
        typed = [screen.keep_typed() for screen in self.screen_stack if isinstance(screen, Typing)]
        return any(typed)

    async def _seal_forms(self) -> None:
        """Keep what is typed on every page, sealed until whoever typed it unlocks again."""
        self.kept.interrupted = self.keep_typed()
        forms = self.kept.all()
        self.kept.sealed = b""
        if forms:
            with suppress(Failure):  # what cannot be sealed is not kept, and the lock goes on
                self.kept.sealed = await self.gateway.ask(lambda practice: practice.held_over.seal(forms))

    async def give_back(self) -> bool:
        """After the unlock what was typed is kept again, for whoever typed it; whether the lock came over some of it."""
        if sealed := self.kept.sealed:
            self.kept.put_back(await self.gateway.ask(lambda practice: practice.held_over.open(sealed)))
        return bool(sealed) and self.kept.interrupted and bool(self.kept.all())

    async def cover(self) -> None:
        """Hide everything behind the passphrase without closing: the text could not be saved."""

    async def take_down(self) -> None:
        """Pop every screen but the first."""
        while len(self.screen_stack) > 1:
            await self.pop_screen()

    # ---------------------------------------------------------------- the end
    async def end(self, code: int = 0) -> None:
        """Seal, close the practice, leave with an exit code."""
        if self._ended:
            return
        self._ended = True
        try:
            await self.seal_drafts()
        except Failure:
            self.seal_now()
        await self.gateway.close()
        if self._terminal_gone:
            # Nobody is left to restore a screen for, and writing to a terminal that has gone would block for ever.
            os._exit(code)
        self.exit(code, return_code=code)

    def get_driver_class(self) -> type[Driver]:
        """The toolkit's driver, reading the terminal with a parser for which a paste is text only."""
        setattr(linux_driver, "XTermParser", PasteParser)  # noqa: B010 - the name is the toolkit's own import, and is pinned
        return super().get_driver_class()

    def hang_up(self) -> None:
        """The terminal has gone or the process is told to end: save, lock, leave."""
        driver = self._driver
        if driver is not None and not self.is_headless and not terminal_answers():
            self._terminal_gone = True
            setattr(driver, "write", lambda _data: None)  # noqa: B010 - replaces a method of one object
        self.run_worker(self.end(0), group="end", description="end")

    def terminal_left(self) -> bool:
        """Hang up when the terminal has gone without a word: only the first program in it is told, and not each passes it on."""
        if self.is_headless or self._ended or not terminal_gone():
            return False
        self.hang_up()
        return True

    def panic(self, *_renderables: object) -> None:
        """Textual's reader of the terminal broke: never show what it shows (a traceback); save, lock, leave."""
        self.hang_up()

    async def suspend_safely(self) -> None:
        """Lock first, then stop the process as the shell asked."""
        await self.lock()
        driver = self._driver
        stop = getattr(driver, "_sigtstp_application", None)
        if callable(stop):
            stop()

    def on_load(self) -> None:
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(self._stray)

    def listen_to_signals(self) -> None:
        """What would end the process saves first and clears the screen; SIGTSTP locks before it stops. Only on a real terminal."""
        if self.is_headless:
            return
        loop = asyncio.get_running_loop()
        for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT, signal.SIGABRT):
            loop.add_signal_handler(number, self.hang_up)
        loop.add_signal_handler(
            signal.SIGTSTP,
            lambda: self.run_worker(self.suspend_safely(), group="lock", description="suspend"),
        )

    # ---------------------------------------------------------------- crash
    def _stray(self, _loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
        error = context.get("exception")
        if isinstance(error, Exception) and self._running and not self._exit:
            self._handle_exception(error)

    def _handle_exception(self, error: Exception) -> None:
        inner: BaseException = error.error if isinstance(error, WorkerFailed) else error
        if isinstance(inner, Closed):
            return
        if isinstance(error, WorkerFailed) and isinstance(inner, Failure) and self._running and not self._exit:
            self.show_failure(inner)
            return
        self._crash(error, inner)

    def show_failure(self, failure: Failure) -> None:
        """Say what went wrong, and what to do."""

    def _crash(self, error: Exception, inner: BaseException) -> None:
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        if not self._ended:
            self._ended = True
            self.seal_now()
            self.gateway.close_now()
        from rich.text import Text

        from journal_tui.hygiene import crash_report

        self._exit_renderables[:] = [Text(crash_report(inner))]
        self._close_messages_no_wait()


def terminal_answers() -> bool:
    """Whether the terminal is still there: after a hang-up every question to it fails."""
    return _asked() == 0


def terminal_gone() -> bool:
    """Whether there was a terminal that has been hung up; where none ever was, another error answers."""
    return _asked() == errno.EIO


def _asked() -> int:
    """Ask the terminal something: 0, or the number of the error."""
    stream = sys.__stderr__
    try:
        termios.tcgetattr(stream.fileno() if stream is not None else 2)
    except termios.error as error:
        return int(error.args[0])
    except (OSError, ValueError):
        return errno.EBADF
    return 0
