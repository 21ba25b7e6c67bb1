"""What keeps the app safe whatever the screens do: lock, crash report without values, signals, clean exit.

The rules. A draft is sealed before anything else happens: before the lock, before the end, before the crash report.
A crash shows what kind of exception it was and where in the program, never a variable, a message or a text. The
window title is neutral, nothing is copied to the terminal's clipboard, no picture of the screen is saved.
"""

import asyncio
import signal
from collections.abc import Awaitable, Callable
from concurrent.futures import Future, wait
from datetime import datetime
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, runtime_checkable

from textual import events
from textual.app import App
from textual.reactive import reactive
from textual.screen import Screen
from textual.worker import WorkerFailed

from journal_tui.locales import language, ngettext, use
from journal_tui.tui.commands import APP_COMMANDS, Command, bindings
from journal_tui.tui.gateway import Closed, Failure, Gateway
from journal_tui.tui.theme import THEMES, house_themes

if TYPE_CHECKING:
    from journal_tui.practice.home import Home

FREE = frozenset({"focus_next", "focus_previous"})
"""Actions that move inside a screen; they are the app's only by Textual's naming."""

BEFORE_UNLOCK = frozenset({"help", "quit"})
"""The only commands of the app while no practice is open."""

Place = Callable[["AppBase"], Awaitable[None]]
"""How to come back to where a person was: a closure over ids, without text."""


@runtime_checkable
class Sealing(Protocol):
    """A screen that may hold text which is not saved yet."""

    def seal(self) -> "Future[object] | None":
        """Queue the save and return at once; None when everything is saved."""

    def place(self) -> Place | None:
        """How to come back here after the lock; None when nothing is open."""


class AppBase(App[int], inherit_bindings=False):
    """The app without its screens."""

    TITLE = "Journal"
    ENABLE_COMMAND_PALETTE = False
    COMMAND_PALETTE_BINDING = "f24"
    BINDINGS = bindings(*APP_COMMANDS)
    OFFERS: ClassVar[tuple[type[Command], ...]] = APP_COMMANDS
    SEAL_SECONDS: ClassVar[float] = 10.0

    names_hidden: reactive[bool] = reactive(False)

    def __init__(self, home: "Home", *, lock_minutes: int = 5, theme: str = "dark") -> None:
        """Make the app; nothing heavy is imported and no file is opened.

        Args:
            home: Where the practice lies.
            lock_minutes: Minutes without a key or a click until it locks itself.
            theme: `dark`, `light` or `contrast`.
        """
        super().__init__()
        self.gateway = Gateway(home)
        self.lock_minutes = lock_minutes
        self.now: Callable[[], datetime] = lambda: datetime.now().astimezone()
        self.locked_at: datetime | None = None
        self.last_place: Place | None = None
        self._touched = monotonic()
        self._locking = False
        self._ended = False
        for each in house_themes():
            self.register_theme(each)
        self.animation_level = "none"
        self.set_theme(theme)

    # ---------------------------------------------------------------- appearance
    def set_theme(self, chosen: str) -> None:
        """Take a house theme; a terminal with 16 colours gets its own."""
        title = chosen if chosen in THEMES else "dark"
        self.theme = "sixteen" if self.console.color_system == "standard" and not self.no_color else title
        self.set_class(self.theme in {"contrast", "sixteen"} or self.no_color, "-ruled")

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The roles have a value also when somebody switches to a theme that does not know them."""
        from journal_tui.tui.theme import DARK

        return DARK.variables()

    def set_language(self, code: str) -> None:
        """Speak another language from now on, on every open screen."""
        use(code)
        self.repaint_all()

    @property
    def language(self) -> str:
        """`sv` or `en`."""
        return language()

    def watch_names_hidden(self) -> None:
        self.repaint_all()

    def repaint_all(self) -> None:
        """Repaint every screen on the stack."""
        if not self.is_running:
            return
        for screen in self.screen_stack:
            repaint = getattr(screen, "repaint", None) or getattr(screen, "paint", None)
            if callable(repaint):
                repaint()

    def show(self, screen: Screen[Any], then: Callable[[Any], None] | None = None) -> None:
        """Push a screen without waiting for it; `then` gets its result."""
        pushed = self.push_screen(screen, then)
        del pushed

    def step_back(self) -> None:
        """Pop the screen on top without waiting."""
        popped = self.pop_screen()
        del popped

    def go_back(self) -> None:
        """One step back; the day is the last step."""
        if len(self.screen_stack) > 2:
            self.step_back()

    def done(self, words: str) -> None:
        """A toast: said elsewhere too, gone after four seconds."""
        self.notify(words, timeout=4, markup=False)

    def copy_to_clipboard(self, text: str) -> None:
        """Keep what was copied inside the program: nothing goes to the terminal's clipboard."""
        self._clipboard = text

    def offers(self) -> tuple[type[Command], ...]:
        """The commands of the app that make sense now."""
        return self.OFFERS

    def offered_by(self, screen: Screen[Any]) -> tuple[type[Command], ...]:
        """The screen's own commands that make sense now."""
        offers = getattr(screen, "offers", None)
        return tuple(offers()) if callable(offers) else ()

    @property
    def _screen_stack_ready(self) -> bool:
        return bool(self._screen_stacks and self._screen_stacks.get(self._current_mode))

    @property
    def sealed(self) -> bool:
        """Whether the screen on top keeps every command of the app out."""
        return bool(getattr(self.screen, "SEALED", False))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing of the app is reachable from a sealed screen, whatever key is pressed."""
        if action in FREE:
            return True
        if self._running and self._screen_stack_ready and (self.sealed or not self.gateway.unlocked):
            return action in BEFORE_UNLOCK and not self.sealed
        return super().check_action(action, parameters)

    # ---------------------------------------------------------------- time
    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.InputEvent | events.Paste):
            self._touched = monotonic()
        await super().on_event(event)

    def idle_seconds(self) -> float:
        """Seconds since the last key, click or paste."""
        return monotonic() - self._touched

    def lock_words(self) -> str:
        """`locks in 9 min`."""
        left = max(self.lock_minutes * 60 - self.idle_seconds(), 0)
        minutes = max(int(-(-left // 60)), 1)
        return ngettext("locks in {count} min", "locks in {count} min", minutes).format(count=minutes)

    def tick(self) -> None:
        """Once a second: the clock, and the lock when nobody is there."""
        if self.gateway.unlocked and self.idle_seconds() >= self.lock_minutes * 60:
            self.action_lock()
            return
        tick = getattr(self.screen, "tick", None)
        if callable(tick):
            tick()

    # ---------------------------------------------------------------- sealing and locking
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
        saving: list[Future[object]] = []
        for screen in self.sealing() if self._screen_stack_ready else []:
            try:
                queued = screen.seal()
            except Exception:  # noqa: BLE001, S112 - one screen that fails must not keep the others from saving
                continue
            if queued is not None:
                saving.append(queued)
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
        self.locked_at = self.now()
        await self.gateway.lock()
        await self.take_down()

    async def cover(self) -> None:
        """Hide everything behind the passphrase without closing: the text could not be saved."""
        raise NotImplementedError

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
        self.exit(code, return_code=code)

    def hang_up(self) -> None:
        """The terminal has gone or the process is told to end: save, lock, leave."""
        self.run_worker(self.end(0), group="end", description="end")

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
        """SIGHUP and SIGTERM save and end; SIGTSTP locks before it stops. Only on a real terminal."""
        if self.is_headless:
            return
        loop = asyncio.get_running_loop()
        for number in (signal.SIGHUP, signal.SIGTERM):
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
        raise NotImplementedError

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
