"""Lock, leave, crash: what is written is sealed first, keys go, nothing of it reaches the terminal."""

import asyncio
from concurrent.futures import Future

import pytest
from textual.worker import WorkerFailed

from journal_tui.config import Config
from journal_tui.tui.gateway import Closed, Failure
from journal_tui.tui.modals.failure import FailureDialog
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.screens.today import TodayScreen
from journal_tui.tui.screens.unlock import UnlockScreen

SECRET = "Tove grälade med sin syster Ylva"


class Writing(PageScreen[None]):
    """A page with text that is not saved yet."""

    def __init__(self, fails: bool = False) -> None:
        super().__init__()
        self.fails = fails
        self.sealed = 0

    def seal(self) -> "Future[object]":
        self.sealed += 1
        if self.fails:
            failed: Future[object] = Future()
            failed.set_exception(Failure("disk_full", {}, "Disken är full", "Texten finns i minnet."))
            return failed
        return self.host.gateway.soon(lambda practice: practice.today())

    def place(self):
        async def back(app) -> None:
            app.came_back = True

        return back


async def test_lock_now_drops_the_keys_and_every_screen(walk_in):
    async with walk_in() as walk:
        await walk.press("f3", "enter", "ctrl+l")
        await walk.until(lambda: not walk.app.gateway.unlocked)
        await walk.rest()
        assert len(walk.app.screen_stack) == 1
        assert isinstance(walk.app.screen, UnlockScreen)
        assert walk.line("■ Låst 09:41").rstrip().endswith("□ Säkerhetskopia ingen än")
        assert "Tove" not in walk.text
        with pytest.raises(Closed):
            await walk.app.gateway.ask(lambda practice: practice.today())
        await walk.unlock()
        assert any(isinstance(screen, TodayScreen) for screen in walk.app.screen_stack)


async def test_an_open_draft_is_sealed_before_the_lock_and_found_again_after_it(walk_in):
    async with walk_in() as walk:
        page = Writing()
        await walk.app.push_screen(page)
        await walk.press("ctrl+l")
        await walk.until(lambda: not walk.app.gateway.unlocked)
        await walk.rest()
        assert page.sealed == 1
        assert "Utkast från 09:41 väntar och är sparat." in walk.text
        await walk.unlock()
        await walk.until(lambda: getattr(walk.app, "came_back", False))


async def test_a_draft_that_cannot_be_saved_is_covered_and_not_lost(walk_in):
    from tests.pilot.day import PASSPHRASE

    async with walk_in() as walk:
        page = Writing(fails=True)
        await walk.app.push_screen(page)
        await walk.press("ctrl+l")
        await walk.until(lambda: isinstance(walk.app.screen, UnlockScreen))
        await walk.rest()
        assert walk.app.gateway.unlocked
        assert page in walk.app.screen_stack
        assert "finns kvar i minnet" in walk.text
        await walk.press("x", "enter")
        await walk.until(lambda: "Fel lösenord" in walk.text)
        await walk.type(PASSPHRASE)
        await walk.press("enter")
        await walk.until(lambda: walk.app.screen is page)


async def test_it_locks_itself_when_nobody_is_there(walk_in):
    async with walk_in(config=Config(lock_minutes=1)) as walk:
        walk.app._touched -= 59
        await walk.press("j")
        assert walk.app.gateway.unlocked, "a key counts as somebody"
        walk.app._touched -= 61
        walk.app.tick()
        await walk.until(lambda: not walk.app.gateway.unlocked)


async def test_quit_asks_while_a_draft_is_open_and_rests_on_staying(walk_in):
    async with walk_in() as walk:
        await walk.app.push_screen(Writing())
        await walk.press("ctrl+q")
        assert "Stanna kvar" in walk.line("│ ▌")
        await walk.press("enter")
        assert walk.app.return_code is None
        await walk.press("ctrl+q", "a")
        await walk.until(lambda: walk.app._exit)
        assert walk.app.return_code == 0


async def test_quit_without_a_draft_just_ends(walk_in):
    async with walk_in() as walk:
        await walk.press("ctrl+q")
        await walk.until(lambda: walk.app._exit)
        assert walk.app.return_code == 0
        assert not walk.app.gateway.unlocked


async def test_a_hang_up_seals_and_ends(walk_in):
    async with walk_in() as walk:
        page = Writing()
        await walk.app.push_screen(page)
        walk.app.hang_up()
        await walk.until(lambda: walk.app._exit)
        assert page.sealed == 1


async def test_a_failure_in_a_worker_becomes_a_dialog_and_the_day_goes_on(walk_in):
    async with walk_in() as walk:

        async def fails() -> None:
            raise Failure("disk_full", {}, "Disken är full", "Inget skrevs.", "Frigör 20 MB.", "DISK-1")

        walk.app.run_worker(fails())
        await walk.until(lambda: isinstance(walk.app.screen, FailureDialog))
        await walk.rest()
        assert "× Disken är full" in walk.text
        assert "Frigör 20 MB." in walk.text
        await walk.press("escape")
        assert isinstance(walk.app.screen, TodayScreen)


async def test_an_unknown_exception_in_a_use_case_is_said_without_its_text(walk_in):
    async with walk_in() as walk:

        def breaks(_practice) -> None:
            raise RuntimeError(SECRET)

        with pytest.raises(Failure) as caught:
            await walk.app.gateway.ask(breaks)
        said = f"{caught.value.title} {caught.value.text} {caught.value.support} {caught.value!r}"
        assert SECRET not in said
        assert caught.value.support.startswith("FEL-")
        assert caught.value.__cause__ is None
        assert caught.value.__suppress_context__ or caught.value.__context__ is None


async def test_a_crash_seals_the_draft_and_shows_no_value(day, monkeypatch, capsys):
    from tests.pilot.conftest import walking

    page = Writing()
    with pytest.raises(RuntimeError):
        async with walking(day.folder) as walk:
            await walk.app.push_screen(page)

            def breaks() -> None:
                note = SECRET  # noqa: F841 - a local variable that must not be shown
                raise RuntimeError(SECRET)

            walk.app.call_later(breaks)
            await asyncio.sleep(0.3)
    assert page.sealed == 1
    shown = "".join(capsys.readouterr())
    assert SECRET not in shown
    assert "Ylva" not in shown
    assert "RuntimeError" in shown
    assert walk.app.return_code == 1
    assert walk.app.gateway._practice is None


async def test_a_crash_in_a_worker_shows_no_value_either(day, capsys):
    from tests.pilot.conftest import walking

    with pytest.raises(WorkerFailed):
        async with walking(day.folder) as walk:

            async def breaks() -> None:
                raise ValueError(SECRET)

            walk.app.run_worker(breaks())
            await asyncio.sleep(0.3)
    assert SECRET not in "".join(capsys.readouterr())
    assert walk.app.return_code == 1


async def test_nothing_is_copied_to_the_terminals_clipboard(walk_in):
    async with walk_in() as walk:
        written = []
        walk.app._driver.write = written.append
        walk.app.copy_to_clipboard(SECRET)
        assert not written
        assert walk.app.clipboard == SECRET
        await walk.app.lock()
        assert walk.app.clipboard == ""


async def test_the_title_is_neutral_and_no_picture_can_be_taken(walk_in):
    async with walk_in() as walk:
        await walk.press("f3", "enter")
        assert walk.app.title == "Journal"
        assert walk.app.sub_title == ""
        assert not walk.app.ENABLE_COMMAND_PALETTE
        assert not any("screenshot" in binding.action for _key, binding in walk.app._bindings)


class Kiosk(PageScreen[None]):
    """A page that lets nothing of the app through."""

    SEALED = True


async def test_a_sealed_page_lets_no_command_of_the_app_through(walk_in):
    async with walk_in() as walk:
        page = Kiosk()
        await walk.app.push_screen(page)
        for key in ("f1", "f2", "f3", "f4", "f5", "ctrl+p", "ctrl+l", "ctrl+g", "ctrl+q", "ctrl+c", "ctrl+z", "escape"):
            await walk.pilot.press(key)
        await walk.rest()
        assert walk.app.screen is page
        assert not walk.app._exit
        assert walk.app.gateway.unlocked
        assert not walk.app.names_hidden
