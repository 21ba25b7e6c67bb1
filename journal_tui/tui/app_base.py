"""The app without its screens: appearance, language, names, time, and which commands can be reached.

The window title is neutral, nothing is copied to the terminal's clipboard, no picture of the screen is saved.
Sealing, locking and crashing live in `sealing.py`.
"""

import os
from collections.abc import Callable
from datetime import datetime
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.binding import Binding
from textual.notifications import Notify
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Input, TextArea

from journal_tui.locales import _, language, ngettext, use
from journal_tui.tui.app_commands import APP_COMMANDS
from journal_tui.tui.commands import Command, bindings
from journal_tui.tui.gateway import Gateway
from journal_tui.tui.kept import KeptForms
from journal_tui.tui.sealing import SealedApp
from journal_tui.tui.theme import THEMES, house_themes, own_background
from journal_tui.tui.undo import Undoable, UndoStack

if TYPE_CHECKING:
    from journal_tui.config import Config
    from journal_tui.practice.home import Home

WIPE = 0.1
"""Seconds after which the page is painted anew when one toast has taken another's row: the toolkit leaves its rest there."""

FREE = frozenset({"focus_next", "focus_previous"})
"""Actions that move inside a screen; they are the app's only by Textual's naming."""

BEFORE_UNLOCK = frozenset({"help", "quit"})
"""The only commands of the app while no practice is open."""


class AppBase(SealedApp, inherit_bindings=False):
    """The app without its screens."""

    TITLE = "Journal"
    ENABLE_COMMAND_PALETTE = False
    COMMAND_PALETTE_BINDING = "f24"
    BINDINGS = [*bindings(*APP_COMMANDS), Binding("ctrl+c", "quit_hint", show=False)]
    OFFERS: ClassVar[tuple[type[Command], ...]] = APP_COMMANDS

    names_hidden: reactive[bool] = reactive(False)

    def __init__(self, home: "Home", config: "Config") -> None:
        """Make the app; nothing heavy is imported and no file is opened.

        Args:
            home: Where the practice lies.
            config: Language, theme, minutes and keys of this workstation; no names, no secrets.
        """
        use(config.language)
        super().__init__()
        self.config = config
        self.gateway = Gateway(home)
        self.kept = KeptForms()
        self.undoables = UndoStack()
        self.recent: list[str] = []
        """Ids of the commands that the palette ran last, newest first."""
        self.now: Callable[[], datetime] = lambda: datetime.now().astimezone()
        self._touched = monotonic()
        for each in house_themes():
            self.register_theme(each)
        self.animation_level = "none"
        self.begin_with(self.fitting_theme(config.theme))

    def begin_with(self, title: str) -> None:
        """Take the first theme without what a change of theme costs: a second reading of every style sheet."""
        if title == "sixteen":
            self.theme = title
        else:
            self.set_reactive(AppBase.theme, title)
            self.stylesheet.set_variables(self.get_css_variables())
            self.set_class(title != "light", "-dark-mode")
            self.set_class(title == "light", "-light-mode")
        self.set_class(title in {"contrast", "sixteen"} or self.no_color, "-ruled")

    def fitting_theme(self, chosen: str) -> str:
        """A house theme; a terminal with 16 colours gets its own."""
        if self.console.color_system == "standard" and not self.no_color:
            return "sixteen"
        if chosen == "auto":
            return own_background(os.environ.get("COLORFGBG", ""))
        return chosen if chosen in THEMES else "dark"

    def use_clock(self, clock: Callable[[], datetime]) -> None:
        """Live in another time: for pictures and tests, before the practice is opened."""
        self.now = clock
        self.gateway.clock = clock

    def use_config(self, config: "Config") -> None:
        """Take other settings from now on, on every open screen."""
        if config.keymap != self.config.keymap:
            from journal_tui.tui.keymap import use_keymap

            use_keymap(self, config.keymap)
        self.config = config
        self.set_theme(config.theme)
        self.set_language(config.language)

    def change_config(self, config: "Config", words: str) -> None:
        """Take other settings from now on, keep them for the next start, and let them be undone.

        Args:
            config: All settings.
            words: Message id of what was changed.
        """
        before = self.config
        self.use_config(config)  # what is said of it is said in the language that was chosen
        self.did(Undoable(words, lambda: self.keep_config(before)))
        self.run_worker(self.keep_config(config), group="config", description="keep settings")

    async def keep_config(self, config: "Config") -> None:
        """Take these settings and write them down for the next start."""
        from journal_tui.config import write

        self.use_config(config)
        path = self.gateway.home.config
        await self.gateway.call(lambda: write(path, config))

    # ---------------------------------------------------------------- appearance
    def set_theme(self, chosen: str) -> None:
        """Take another house theme from now on."""
        self.theme = self.fitting_theme(chosen)
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

    def replace_with(self, screen: Screen[Any]) -> None:
        """Show a page in the place of the one on top."""
        switched = self.switch_screen(screen)
        del switched

    def do(self, action: str) -> None:
        """Run an action by its name, `app.clients`, as if its key had been pressed."""
        self.call_later(self.run_action, action, self.screen)

    def done(self, words: str) -> None:
        """A toast: said elsewhere too, gone after four seconds, or when the next one comes: there is one row for it."""
        self.notify(words, timeout=4, markup=False)

    def on_notify(self, event: Notify) -> None:
        """Clear the row when a toast comes, not when it is sent: several may be sent before the first one comes."""
        if event.notification.severity == "information" and self._notifications:
            self.clear_notifications()
            self.set_timer(WIPE, self.screen.refresh)

    def warn(self, words: str) -> None:
        """A toast that stays twice as long: something that was set is not in force."""
        self.notify(words, severity="warning", timeout=8, markup=False)

    def missing(self, words: str) -> None:
        """A toast that says what is missing before something can be done; in the same one row."""
        self.clear_notifications()
        self.notify(words, severity="warning", timeout=4, markup=False)

    def did(self, act: Undoable) -> None:
        """Say what was done and remember how to take it back; `undo.py` tells when to use it."""
        self.undoables.push(act)
        typing = isinstance(self.focused, Input | TextArea)
        way = (
            ""
            if self.screen.is_modal
            else _("{key:palette} Undo the last action")
            if typing
            else _("{key:undo-last} takes it back")
        )
        self.done(f"{_(act.words).rstrip('.')}.  {way}".rstrip())

    def action_quit_hint(self) -> None:
        """Ctrl+C is a habit; it must neither end the program nor do nothing."""
        self.done(_("{key:quit} ends the program."))

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
    def sealed(self) -> bool:
        """Whether the screen on top keeps every command of the app out."""
        return bool(getattr(self.screen, "SEALED", False))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing of the app is reachable from a sealed screen, whatever key is pressed."""
        if action in FREE:
            return True
        if self._running and self.stack_ready and (self.sealed or not self.gateway.unlocked):
            return action in BEFORE_UNLOCK and not self.sealed
        if self.stack_ready and getattr(self.screen, "TAKES_KEYS", False):
            return False
        return super().check_action(action, parameters)

    # ---------------------------------------------------------------- time
    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.InputEvent | events.Paste):
            self._touched = monotonic()
        await super().on_event(event)

    def idle_seconds(self) -> float:
        """Seconds since the last key, click or paste."""
        return monotonic() - self._touched

    def left_alone(self) -> bool:
        """Whether nobody has been at the keys for as long as the lock waits."""
        return self.idle_seconds() >= self.config.lock_minutes * 60

    def lock_words(self) -> str:
        """`locks in 9 min`."""
        left = max(self.config.lock_minutes * 60 - self.idle_seconds(), 0)
        minutes = max(int(-(-left // 60)), 1)
        return ngettext("locks in {count} min", "locks in {count} min", minutes).format(count=minutes)

    def tick(self) -> None:
        """Once a second: the clock, the lock when nobody is there or the clock has jumped far ahead, the end when the terminal has gone."""
        if self.terminal_left():
            return
        if self.gateway.unlocked and (self.left_alone() or self.gateway.ran_ahead()):
            self.action_lock()
            return
        # While the program ends the last page goes before this timer does.
        tick = getattr(self.screen, "tick", None) if self.screen_stack else None
        if callable(tick):
            tick()
