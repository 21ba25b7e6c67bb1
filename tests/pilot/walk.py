"""A person at the keys of the program, without a terminal: presses, waits until it has come to rest, reads the screen."""

import asyncio
from collections.abc import Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from textual import events

from journal_tui.config import Config
from journal_tui.practice.home import Home
from journal_tui.tui.app import JournalApp
from journal_tui.tui.modals.right_date import RightDateDialog
from journal_tui.tui.widgets.lock_face import LockFace
from tests.pilot.day import NOW, PASSPHRASE


class Walk:
    """A person at the keys: presses, waits until the program has come to rest, reads what stands there."""

    def __init__(self, app: JournalApp, pilot) -> None:
        self.app = app
        self.pilot = pilot

    async def rest(self) -> None:
        """Until every key has gone where it was meant for, no storage work is queued and nothing waits to be painted."""
        await self.until(lambda: self.app.keys_rest or self.app.gateway._ending or not self.app.is_running)
        for _round in range(2):
            await self.pilot.pause()
            if self.app.gateway._ending:
                return
            await self.app.gateway.call(lambda: None)
            await asyncio.sleep(0.02)
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.rest()

    def burst(self, *keys: str) -> None:
        """All keys at once, as somebody types who knows the way: none waits for what the one before it does."""
        for key in keys:
            self.app.post_message(events.Key(key, key if len(key) == 1 else None))

    async def type(self, text: str) -> None:
        """Typed at once, as a paste: each simulated key costs 50 ms."""
        self.app.post_message(events.Paste(text))
        await self.rest()

    async def unlock(self, passphrase: str = PASSPHRASE, *, date_is_right: bool = False) -> None:
        """Type the passphrase; long after the last use also say, when told to, that the date is right."""
        self.app.screen.query_one(LockFace)._typed = list(passphrase)
        await self.press("enter")
        if date_is_right:
            await self.until(lambda: isinstance(self.app.screen, RightDateDialog))
            await self.press("d")
        await self.until(lambda: self.app.gateway.unlocked and len(self.app.screen_stack) > 1)
        await self.rest()

    async def until(self, what: Callable[[], object], seconds: float = 30.0) -> None:
        for _try in range(int(seconds / 0.02)):
            if what():
                return
            await asyncio.sleep(0.02)
        raise AssertionError("it did not happen")

    @property
    def text(self) -> str:
        """Every line of the screen."""
        return "\n".join(strip.text.rstrip() for strip in self.app.screen._compositor.render_strips())

    def lines(self) -> list[str]:
        return self.text.split("\n")

    def line(self, words: str) -> str:
        """The first line that holds these words."""
        found = [line for line in self.lines() if words in line]
        assert found, f"{words!r} is not on the screen:\n{self.text}"
        return found[0]


@asynccontextmanager
async def walking(
    folder: Path,
    size=(80, 24),
    *,
    unlock=True,
    config: Config | None = None,
    now: datetime = NOW,
    passphrase: str = PASSPHRASE,
    date_is_right=False,
):
    """The program on a practice; unlocked and past the question about open drafts unless asked otherwise."""
    app = JournalApp(Home(folder), config or Config())
    app.use_clock(lambda: now)
    async with app.run_test(size=size, notifications=True) as pilot:
        walk = Walk(app, pilot)
        await walk.rest()
        if unlock:
            await walk.unlock(passphrase, date_is_right=date_is_right)
            if "DraftDialog" in type(app.screen).__name__:
                await walk.press("escape")
        yield walk
        if not app.gateway._ending:
            await app.gateway.close()
