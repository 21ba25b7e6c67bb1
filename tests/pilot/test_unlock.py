"""The first screen: wrong passphrases, the pause, the way to the sheets, and that nothing of a client is there."""

from datetime import timedelta
from time import monotonic

from textual import events

from journal_tui.config import Config
from journal_tui.tui.modals.right_date import RightDateDialog, WrongClockDialog
from journal_tui.tui.screens import unlock as unlocking
from journal_tui.tui.screens.recovery import RecoveryScreen
from journal_tui.tui.screens.today import TodayScreen
from journal_tui.tui.screens.unlock import UnlockScreen
from journal_tui.tui.widgets.lock_face import LONGEST, LockFace
from tests.pilot.day import NOW, PASSPHRASE


async def test_nothing_of_a_client_is_on_the_locked_screen(walk_in):
    async with walk_in(unlock=False) as walk:
        assert walk.line("Journal")
        for name in ("Tove", "Almdunge", "P-"):
            assert name not in walk.text


async def test_the_block_stands_where_the_picture_has_it(walk_in):
    async with walk_in(unlock=False) as walk:
        lines = walk.lines()
        assert lines[6] == " " * 11 + "Journal"
        assert lines[10].startswith(" " * 9 + "▌ Lösenord")
        assert lines[11] == " " * 27 + "─" * 42
        assert lines[15] == " " * 11 + "Glömt lösenordet?  Tab, sedan å. Ha båda arken framme."
        assert lines[23] == "  Enter Lås upp  Tab Glömt lösenordet  F2 English  F1 Hjälp  Ctrl+Q Avsluta"


async def test_the_passphrase_is_shown_as_dots_and_forgotten_after_use(walk_in):
    async with walk_in(unlock=False) as walk:
        await walk.press("h", "e", "j", "space", "å")
        assert "•••••" in walk.line("Lösenord")
        await walk.press("backspace")
        assert "••••" in walk.line("Lösenord")
        await walk.press("enter")
        await walk.until(lambda: "Fel lösenord." in walk.text)
        assert walk.app.screen.query_one(LockFace)._typed == []


async def test_three_wrong_ones_make_a_pause(walk_in, monkeypatch):
    monkeypatch.setattr(unlocking, "PAUSE", 3.0)
    async with walk_in(unlock=False) as walk:
        for said in ("Två försök till", "Ett försök till", "Försök igen om"):
            await walk.press("x", "enter")
            await walk.until(lambda said=said: said in walk.text)
        await walk.press("x", "enter")
        assert "Försök igen om" in walk.text
        await walk.until(lambda: "Försök igen" not in walk.text)
        await walk.unlock()
        assert isinstance(walk.app.screen_stack[1], TodayScreen)


async def test_a_passphrase_may_be_pasted_with_its_line_end(walk_in):
    async with walk_in(unlock=False) as walk:
        await walk.type(PASSPHRASE + "\r\n")
        await walk.press("enter")
        await walk.until(lambda: walk.app.gateway.unlocked)


async def test_a_megabyte_pasted_is_refused_in_words(walk_in):
    async with walk_in(unlock=False) as walk:
        walk.app.post_message(events.Paste("å" * 1_048_576))
        await walk.rest()
        assert len(walk.app.screen.query_one(LockFace)._typed) == LONGEST
        await walk.press("enter")
        await walk.until(lambda: "×" in walk.text)
        assert isinstance(walk.app.screen, UnlockScreen)
        assert "Ett lösenord är" in walk.text
        await walk.press("f2")
        assert "A passphrase is" in walk.text and "Ett lösenord" not in walk.text


async def test_enter_in_the_empty_field_is_no_try(walk_in):
    async with walk_in(unlock=False) as walk:
        await walk.press("enter", "enter", "enter", "enter")
        assert "×" not in walk.text and walk.app.screen.wrong == 0


async def test_tab_then_a_ring_leads_to_the_sheets_but_a_bare_one_does_not(walk_in):
    async with walk_in(unlock=False) as walk:
        await walk.press("å")
        assert isinstance(walk.app.screen, UnlockScreen)
        await walk.press("tab")
        assert "▌ Glömt lösenordet?" in walk.text
        await walk.press("å")
        assert isinstance(walk.app.screen, RecoveryScreen)
        await walk.press("escape")
        assert isinstance(walk.app.screen, UnlockScreen)


async def test_f2_speaks_the_other_language_and_no_other_key_of_the_app_works(walk_in):
    async with walk_in(unlock=False) as walk:
        await walk.press("f2")
        assert walk.line("Passphrase")
        await walk.press("f2", "f3", "f5", "ctrl+p", "ctrl+l", "ctrl+g", "f4")
        assert isinstance(walk.app.screen, UnlockScreen)
        assert len(walk.app.screen_stack) == 1
        assert walk.line("Lösenord")


async def test_help_explains_the_field(walk_in):
    async with walk_in(unlock=False) as walk:
        await walk.press("f1")
        assert walk.line("räknas, även det sista")
        await walk.press("f1")
        assert isinstance(walk.app.screen, UnlockScreen)


async def test_a_terminal_of_twenty_by_five_does_not_break_it(walk_in):
    async with walk_in(unlock=False, size=(20, 5)) as walk:
        await walk.press("h", "tab", "tab", "f1", "escape")
        for size in ((1, 1), (3, 2), (200, 60), (20, 5)):
            await walk.pilot.resize_terminal(*size)
            await walk.rest()
        await walk.unlock()
        await walk.press("f3", "f1", "escape", "ctrl+p", "escape")
        assert walk.app.return_code is None


async def test_another_process_with_the_practice_is_said(walk_in, day):
    from journal_tui.practice.clock import Clock
    from journal_tui.practice.home import Home
    from journal_tui.practice.practice import Practice

    other = Practice.open(Home(day.folder), PASSPHRASE, clock=Clock(lambda: NOW))
    try:
        async with walk_in(unlock=False) as walk:
            walk.app.screen.query_one(LockFace)._typed = list(PASSPHRASE)
            await walk.press("enter")
            await walk.until(lambda: "×" in walk.text)
            assert not walk.app.gateway.unlocked
    finally:
        other.close()


async def test_themes_and_names_hidden_from_the_start(walk_in):
    async with walk_in(config=Config(theme="light", discreet=True, language="en")) as walk:
        assert walk.app.theme == "light"
        assert "names hidden" in walk.text
        assert "Tove" not in walk.text


async def test_long_after_the_last_use_the_date_is_asked_about_and_enter_alone_opens_nothing(walk_in, day):
    later = NOW + timedelta(days=1831)
    before = {file.name: file.read_bytes() for file in day.folder.glob("*.db*")}

    async def passphrase(walk):
        walk.app.screen.query_one(LockFace)._typed = list(PASSPHRASE)
        await walk.press("enter")
        await walk.until(lambda: isinstance(walk.app.screen, RightDateDialog))
        await walk.rest()

    async with walk_in(unlock=False, now=later) as walk:
        await passphrase(walk)
        assert walk.line("Senast öppen") and "2026-11-23" in walk.text and "2031-11-28" in walk.text
        await walk.press("f1")
        assert walk.line("Se efter på en telefon")
        await walk.press("f1", "enter")
        assert isinstance(walk.app.screen, UnlockScreen) and not walk.app.gateway.unlocked
        assert walk.line("Datumet är inte bekräftat. Inget har skrivits.")
        await passphrase(walk)
        walk.app._touched -= walk.app.config.lock_minutes * 60  # nobody is there
        walk.app.tick()
        await walk.rest()
        assert isinstance(walk.app.screen, UnlockScreen) and not walk.app.gateway.unlocked
        assert {file.name: file.read_bytes() for file in day.folder.glob("*.db*")} == before
        walk.app._touched = monotonic()
        await passphrase(walk)
        await walk.press("d")
        await walk.until(lambda: walk.app.gateway.unlocked)


async def test_a_clock_that_jumps_far_ahead_locks_the_practice_and_asks(walk_in):
    hands = [NOW]
    async with walk_in(unlock=False) as walk:
        walk.app.use_clock(lambda: hands[-1])
        await walk.unlock()
        hands.append(NOW + timedelta(days=40))
        walk.app.tick()
        await walk.until(lambda: not walk.app.gateway.unlocked and isinstance(walk.app.screen, UnlockScreen))
        walk.app.screen.query_one(LockFace)._typed = list(PASSPHRASE)
        await walk.press("enter")
        await walk.until(lambda: isinstance(walk.app.screen, RightDateDialog))
        await walk.press("d")
        await walk.until(lambda: walk.app.gateway.unlocked)


async def test_the_owner_corrects_a_log_that_a_wrong_date_put_ahead(walk_in, day):
    async with walk_in(now=NOW + timedelta(days=1831), date_is_right=True):
        pass

    async with walk_in(now=NOW + timedelta(days=1)) as walk:
        for key in ("enter", "d"):
            walk.app.go(lambda: walk.app.gateway.ask(lambda practice: practice.decide("cooling_days", 2)), "setting")
            await walk.until(lambda: isinstance(walk.app.screen, WrongClockDialog))
            await walk.rest()
            assert walk.line("Klockan har ställts tillbaka") and walk.line("I dag är det tisdag 2026-11-24")
            await walk.press(key)
        await walk.until(lambda: "Loggen stod" in walk.text)
        await walk.app.gateway.ask(lambda practice: practice.decide("cooling_days", 2))
