"""The wiring: which screen follows which, and what the commands of the app do. No logic of the practice.

Imports only what the unlock screen needs; every other screen is imported when it is first opened, and a thread
brings them in beforehand while the passphrase is typed.
"""

import asyncio
import gc
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from textual.screen import Screen

from journal_tui.locales import _
from journal_tui.tui.app_base import AppBase
from journal_tui.tui.gateway import Failure
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.screens.unlock import UnlockScreen
from journal_tui.tui.sealing import Place

if TYPE_CHECKING:
    from journal_tui.config import Config
    from journal_tui.practice.home import Home
    from journal_tui.practice.practice import Practice
    from journal_tui.tui.commands import Command


QUIET = 0.05
"""Seconds after the first paint in which the thread that writes to the terminal has the interpreter for itself."""

WARM, PAUSE = 0.03, 0.12
"""Seconds of reading in advance, and of leaving the storage thread alone between."""


class JournalApp(AppBase):
    """The practice in a terminal."""

    def __init__(self, home: "Home", config: "Config") -> None:
        """Make the app for one practice; an empty or half-made place begins with the first start."""
        super().__init__(home, config)
        self.first_start = home.look() in {"empty", "unfinished"}
        self.wants_demo = False
        self._keymap_words = ""

    def get_default_screen(self) -> Screen[None]:
        return UnlockScreen(id="unlock")

    def on_mount(self) -> None:
        self.listen_to_signals()
        self.set_interval(1.0, self.tick)
        self.call_after_refresh(self.set_timer, QUIET, self._painted)

    def _painted(self) -> None:
        """The first screen is on the terminal: now the rest may be brought in."""
        gc.freeze()
        gc.enable()
        self.gateway.warm()
        if self.config.keymap:
            self.run_worker(self._take_keys(), group="keys", description="keys of one's own")

    async def _take_keys(self) -> None:
        """A person's own keys are held against every page, so every page has to be known."""
        await asyncio.to_thread(_know_everything)
        from journal_tui.tui.keymap import use_keymap

        self._keymap_words = use_keymap(self, self.config.keymap)
        if self._keymap_words and self.gateway.unlocked:
            self.warn(self._keymap_words)

    # ---------------------------------------------------------------- from lock to day
    async def opened(self) -> None:
        """The practice is open: show the day, or come back to where the lock came."""
        from journal_tui.hygiene import settle
        from journal_tui.tui.screens.today import TodayScreen

        settle()
        if self.config.discreet:
            self.names_hidden = True
        if await self.gateway.ask(lambda practice: practice.recovery_pending()):
            await self.prove_sheets()
            return
        await self.push_screen(TodayScreen())
        if self._keymap_words:
            self.warn(self._keymap_words)
        self.run_worker(self._warm(), group="warm", description="warm", exit_on_error=False)
        if await self.give_back():
            self.done(_("What you wrote before the lock is kept; open it again to go on."))
        place, self.last_place = self.last_place, None
        self.run_worker(self._resume(place), group="resume", description="resume")

    async def _warm(self) -> None:
        """Bring in the recogniser, the other screens, then names and entries, a little at a time: the first of each is quick."""
        from journal_tui.practice.pseudonyms import warming

        warming.warm()
        await asyncio.to_thread(_import_screens)
        for read in (_read_names, _read_entries):
            done, total = 0, 1
            while done < total and self.gateway.unlocked:
                done, total = await self.gateway.ask(read)
                await asyncio.sleep(PAUSE)
        await asyncio.to_thread(_know_everything)

    async def _resume(self, place: Place | None) -> None:
        if place is not None:
            await place(self)
            return
        from journal_tui.tui.flows import offer_drafts

        await offer_drafts(self)

    async def cover(self) -> None:
        if not isinstance(self.screen, UnlockScreen):
            await self.push_screen(UnlockScreen(cover=True))

    def show_failure(self, failure: Failure) -> None:
        from journal_tui.tui.modals.failure import FailureDialog
        from journal_tui.tui.modals.right_date import corrected

        if failure.code == "clock_went_back":
            self.go(lambda: corrected(self, failure), "clock")
            return
        self.show(FailureDialog(failure))

    async def prove_sheets(self) -> None:
        """The recovery sheets were never typed back: make fresh ones and show them."""
        from journal_tui.tui.screens.secret_sheets import SheetsScreen

        sheets = await self.gateway.ask(lambda practice: practice.renew_recovery())
        await self.push_screen(SheetsScreen(sheets, self.begun, renewed=True))

    async def begun(self) -> None:
        """The first start or a recovery is through: take its pages down and show the day."""
        first, self.first_start = self.first_start, False
        await self.take_down()
        await self.opened()
        if first and not self.config.toured:
            self.action_tour()

    # ---------------------------------------------------------------- going about
    def go(self, way: Callable[[], Awaitable[object]], description: str) -> None:
        """Run a way through the screens in a worker; a second one waits for nobody."""
        self.run_worker(way(), group="go", description=description)

    async def home_screen(self) -> None:
        """Take down everything above the day, saving first; a form keeps what was typed in it."""
        for screen in self.screen_stack:
            if isinstance(screen, PageScreen):
                screen.keep_typed()
        await self.seal_drafts()
        while len(self.screen_stack) > 2:
            await self.pop_screen()

    async def _open(self, screen: Screen[None], *, at_home: bool) -> None:
        from journal_tui.tui.flows import leave_dialogs

        await (self.home_screen() if at_home else leave_dialogs(self))
        await self.push_screen(screen)

    def action_today(self) -> None:
        self.go(self.home_screen, "today")

    def action_open(self, wanted: str) -> None:
        """Open the page of a command of the app, unless it is in front already."""
        from journal_tui.tui.opening import page_of

        command = next(each for each in self.offers() if each.id() == wanted)
        page = page_of(command)
        if not isinstance(self.screen, page):
            self.go(lambda: self._open(page(), at_home=command.at_home), wanted)

    def action_session(self) -> None:
        from journal_tui.tui.flows import return_to_session

        self.go(lambda: return_to_session(self), "session")

    def action_lookup(self) -> None:
        from journal_tui.tui.flows import open_lookup

        self.go(lambda: open_lookup(self), "lookup")

    def action_emergency(self) -> None:
        from journal_tui.tui.apart_ways import write_emergency

        client = getattr(self.screen, "current_client", "")
        self.go(lambda: write_emergency(self, client if isinstance(client, str) else ""), "emergency note")

    def action_demo(self) -> None:
        self.wants_demo = True
        self.go(lambda: self.end(0), "demo")

    def action_jump(self) -> None:
        from journal_tui.tui.jump import JumpScreen, go_to, targets

        if isinstance(self.screen, JumpScreen):
            self.screen.leave()
        elif places := targets(self.screen):
            self.show(JumpScreen(places), go_to)
        else:
            self.done(_("There is nothing to go to on this page."))

    def action_tour(self) -> None:
        from journal_tui.tui.tour import tour

        self.go(lambda: tour(self, self.home_screen), "tour")

    def action_undo(self) -> None:
        self.go(self._undo, "undo")

    async def _undo(self) -> None:
        act = self.undoables.pop()
        if act is None:
            self.done(_("There is nothing to take back."))
            return
        said = await act.undo()
        self.done(said if isinstance(said, str) else _("Taken back: {what}").format(what=_(act.words)))
        refetch = getattr(self.screen, "refetch", None)
        if callable(refetch):
            refetch()

    def action_names(self) -> None:
        self.names_hidden = not self.names_hidden

    def action_help(self) -> None:
        from journal_tui.tui.modals.help import HelpDialog

        if isinstance(self.screen, HelpDialog):
            self.step_back()
        else:
            self.show(HelpDialog.about(self))

    def action_palette(self) -> None:
        from journal_tui.tui.palette import PaletteDialog

        if not self.screen.is_modal:
            self.show(PaletteDialog(self.screen), self.run_command)

    def run_command(self, command: "type[Command] | None") -> None:
        """Do what a command does, on the screen that is on top."""
        if command is not None:
            self.do(command.action)

    async def action_quit(self) -> None:
        self.go(self._quit, "quit")

    async def _quit(self) -> None:
        from journal_tui.tui.modals.leave import LeaveDialog, LoseDialog

        try:
            await self.seal_drafts()
        except Failure:
            if not await self.push_screen_wait(LoseDialog()):
                return
        else:
            opened = any(screen.place() is not None for screen in self.sealing())
            lost = self.keep_typed() or bool(self.kept.all() or self.kept.sealed)
            if (opened or lost) and await self.push_screen_wait(LeaveDialog(lost=lost)) != "leave":
                return
        await self.end(0)


def run(home: "Home", config: "Config") -> int:
    """Show the practice until it is left.

    Returns:
        The exit code: 0 when it was left in order, 1 after a crash.
    """
    app = JournalApp(home, config)
    app.run()
    app.gateway.close_now()
    if app.wants_demo and not app.return_code:
        from journal_tui.invented import open_demo

        open_demo()
    return app.return_code or 0


def _import_screens() -> None:
    """What is opened next: the note above all, whose first letter must not wait for an import."""
    import journal_tui.tui.screens.session
    import journal_tui.tui.session_ways  # noqa: F401 - brought in while the day is being read


def _know_everything() -> None:
    """Every page, for the palette: last, because nobody waits for it."""
    from journal_tui.tui.everything import places

    places()


def _read_names(practice: "Practice") -> tuple[int, int]:
    return practice.clients.warm(WARM)


def _read_entries(practice: "Practice") -> tuple[int, int]:
    return practice.lookup.warm(WARM)
