"""The search for names on the screen: it runs by itself, says how far it is, shows places and never a name."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from journal_tui.practice.clock import Clock
from journal_tui.practice.home import Home
from journal_tui.practice.practice import Practice
from journal_tui.tui.app import JournalApp
from journal_tui.tui.app_commands import CheckLeaks
from journal_tui.tui.screens import leak_check
from journal_tui.tui.screens.entry import EntryScreen
from journal_tui.tui.screens.leak_check import LeakCheckScreen
from storage.audit.actions import Action, Result
from storage.audit.reading import read
from storage.sealed.record import new_id
from tests.pilot.day import NOW, PASSPHRASE


@dataclass(frozen=True)
class Leaking:
    """A practice with an entry that names its client."""

    folder: Path
    entry: str
    names: tuple[str, str]


@pytest.fixture
def leaking(day):
    """The day, with a second entry in which its client's name was planted."""
    practice = Practice.open(Home(day.folder), PASSPHRASE, clock=Clock(lambda: NOW))
    entries = practice.context.journal.entries
    held = entries.get(bytes.fromhex(day.entry))
    client = practice.context.register.subject_by_id(held.subject).client
    contact = practice.context.register.contact(client)
    text = f"Rad ett.\n{contact.given} {contact.surname} och {contact.surname}s bil."
    planted = replace(held, id=new_id(), version=0, text=text, forms_version=0)
    today = practice.context.today().toordinal()
    entry = entries.add_signed(planted, today).id.hex()
    practice.close()
    return Leaking(day.folder, entry, (contact.given, contact.surname))


def ends(folder):
    """How the searches of a practice ended, by its log."""
    practice = Practice.open(Home(folder), PASSPHRASE, clock=Clock(lambda: NOW))
    try:
        rows = [row for _, row in read(practice.context.stores.vault) if row is not None]
        return [row.result for row in rows if row.action == Action.LEAKS_CHECKED]
    finally:
        practice.close()


async def search(walk):
    """By the palette, as somebody who does not know the name of the page."""
    await walk.press("ctrl+p")
    await walk.type("namn")
    while "Sök igenom journalen efter namn" not in walk.line("│ ▌"):
        await walk.press("down")
    await walk.press("enter")
    await walk.until(lambda: isinstance(walk.app.screen, LeakCheckScreen))


async def test_a_clean_practice_is_said_to_be(walk_in):
    async with walk_in() as walk:
        await search(walk)
        await walk.until(lambda: walk.app.screen.report is not None)
        await walk.rest()
        assert walk.line("● Ingen nämns.")
        assert walk.line("texter genomsökta.")


async def test_a_find_shows_its_place_and_opens_the_entry(leaking, walk_in):
    async with walk_in() as walk:
        await search(walk)
        await walk.until(lambda: walk.app.screen.report is not None)
        await walk.rest()
        count = len(walk.app.screen.report.leaks)
        assert count >= 2
        assert walk.line(f"× {count} ställen nämner någon.")
        assert walk.line("klienten")
        assert "anteckning" in walk.line("rad 2")
        assert "namn" in walk.line("rad 2")
        assert not any(name.casefold() in walk.text.casefold() for name in leaking.names)
        await walk.press("enter")
        await walk.until(lambda: isinstance(walk.app.screen, EntryScreen))
        assert walk.app.screen.entry_id == leaking.entry


async def test_it_speaks_english_too(leaking, walk_in):
    async with walk_in() as walk:
        await search(walk)
        await walk.until(lambda: walk.app.screen.report is not None)
        walk.app.set_language("en")
        await walk.rest()
        assert walk.line("places name somebody.")
        assert "name" in walk.line("line 2")


async def test_how_far_it_is_shows_with_a_count_and_leaving_leaves_off(leaking, walk_in, monkeypatch):
    monkeypatch.setattr(leak_check, "STEP", 0.0)
    told = []

    class Held(LeakCheckScreen):
        def repaint(self):
            super().repaint()
            if self.done and self.report is None and self.is_current and len(told) < 3:
                told.append((self.done, self.total, str(self.query_one("#rows").rows[2].lines[0][0].text)))
                if len(told) == 3:
                    self.action_back()

    monkeypatch.setattr(leak_check, "LeakCheckScreen", Held)
    async with walk_in() as walk:
        walk.app.do(CheckLeaks.action)
        await walk.until(lambda: len(told) >= 3)
        await walk.until(lambda: not isinstance(walk.app.screen, LeakCheckScreen))
        await walk.rest()
    done, total, line = told[2]
    assert 0 < done < total
    assert line == f"►   {'Läser journalen':<26}{done} av {total}"
    assert ends(leaking.folder) == [int(Result.FAILED)]


async def test_locking_leaves_off_and_the_log_says_so(leaking, walk_in, monkeypatch):
    monkeypatch.setattr(leak_check, "STEP", 0.0)

    class Locking(LeakCheckScreen):
        def repaint(self):
            super().repaint()
            if self.done and self.report is None:
                self.host.action_lock()

    monkeypatch.setattr(leak_check, "LeakCheckScreen", Locking)
    async with walk_in() as walk:
        walk.app.do(CheckLeaks.action)
        await walk.until(lambda: not walk.app.gateway.unlocked)
        assert isinstance(walk.app, JournalApp)
    assert ends(leaking.folder) == [int(Result.FAILED)]


async def test_it_can_be_done_once_more(walk_in, day):
    async with walk_in() as walk:
        await search(walk)
        await walk.until(lambda: walk.app.screen.report is not None)
        first = walk.app.screen.report
        await walk.press("n")
        await walk.until(lambda: walk.app.screen.report is not None and walk.app.screen.report is not first)
    assert ends(day.folder) == [0, 0]
