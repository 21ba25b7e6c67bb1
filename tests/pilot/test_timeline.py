"""The history of a client by keys: read, narrowed while one types, opened where it stands; locked and broken rows."""

import sqlite3

import pytest

from journal_tui.practice.clock import Clock
from journal_tui.practice.home import Home
from journal_tui.practice.practice import Practice
from journal_tui.practice.values import AmendmentKind, Service
from journal_tui.tui.screens.consent_history import ConsentHistoryScreen
from journal_tui.tui.screens.entry import EntryScreen
from journal_tui.tui.screens.timeline import TimelineScreen
from journal_tui.tui.screens.timeline_item import TimelineItemScreen
from journal_tui.tui.widgets.field import Field
from storage.audit.actions import Action
from storage.audit.reading import read
from tests.pilot.day import NOW, PASSPHRASE


@pytest.fixture
def lived(day):
    """The day, with an addendum, an agreement and a goal of Tove."""
    practice = Practice.open(Home(day.folder), PASSPHRASE, clock=Clock(lambda: NOW))
    tove = day.clients["Tove"]
    practice.entries.amend(day.entry, AmendmentKind.SUPPLEMENT, "Ringde efteråt.")
    practice.agreements.add(tove, Service.KBT, "sömn", "Tove ringer Malin Ekwall")
    practice.goals.add(tove, Service.KBT, "Sova sex timmar")
    practice.close()
    return day


async def history(walk):
    """From the day list to the card to the history."""
    await walk.press("k", "enter", "h")
    await walk.until(lambda: isinstance(walk.app.screen, TimelineScreen) and walk.app.screen.loaded)
    await walk.rest()
    return walk.app.screen


def logged(folder):
    practice = Practice.open(Home(folder), PASSPHRASE, clock=Clock(lambda: NOW))
    try:
        return [Action(row.action) for _, row in read(practice.context.stores.journal) if row is not None]
    finally:
        practice.close()


async def test_everything_stands_in_one_list_with_names(lived, walk_in):
    async with walk_in() as walk:
        await history(walk)
        assert "Tove har sovit bättre" in walk.line("anteckning ")
        assert "Ringde efteråt." in walk.line("tillägg")
        assert "Tove ringer Malin Ekwall" in walk.line("överenskommelse ")
        assert walk.line("samtycke ")
        assert walk.line("samtal ")
        assert max(map(len, walk.lines())) <= 80
    assert logged(lived.folder).count(Action.TIMELINE_READ) == 1


async def test_hidden_names_are_codes_and_nothing_is_put_back(lived, walk_in):
    async with walk_in(size=(120, 36)) as walk:
        await walk.press("ctrl+g")
        await history(walk)
        assert "‹klient› har sovit" in walk.line("anteckning ")
        assert "Tove" not in walk.text
        assert "Malin" not in walk.text
        await walk.press("ctrl+g")
        await walk.until(lambda: walk.app.screen.identified)
        await walk.rest()
        assert "Malin" in walk.line("överenskommelse ")
    assert logged(lived.folder).count(Action.TIMELINE_READ) == 2


async def test_it_narrows_while_one_types_and_by_kind(lived, walk_in):
    async with walk_in() as walk:
        screen = await history(walk)
        whole = len(screen.shown)
        await walk.press("slash")
        await walk.type("malin")
        assert [item.kind.value for item in screen.shown] == ["agreement"]
        assert f"1 av {whole}" in walk.lines()[0]
        await walk.press("escape")
        assert len(screen.shown) == whole
        await walk.press("slash")
        await walk.type("typ:mål")
        assert {item.kind.value for item in screen.shown} == {"goal"}
        await walk.press("escape", "7")
        assert {item.kind.value for item in screen.shown} == {"consent"}
        await walk.press("0", "slash")
        await walk.type("november 2026 samtal")
        assert {item.kind.value for item in screen.shown} == {"appointment"}
        await walk.press("escape", "4")
        assert {item.kind.value for item in screen.shown} == {"agreement"}
        await walk.press("4")
        assert len(screen.shown) == whole
        await walk.press("slash")
        await walk.type("finns inte")
        assert walk.line("Inget passar.")
        await walk.press("escape", "escape")
        assert not isinstance(walk.app.screen, TimelineScreen)


async def test_a_line_opens_where_it_stands(lived, walk_in):
    async with walk_in(size=(80, 16)) as walk:
        screen = await history(walk)
        await walk.press("slash")
        await walk.type("sömnfönster")
        await walk.press("enter")
        await walk.until(lambda: isinstance(walk.app.screen, EntryScreen) and walk.app.screen.entry is not None)
        await walk.rest()
        assert walk.app.screen.entry_id == lived.entry
        assert walk.line("Sömnfönster")
        assert "Summering" not in walk.text
        await walk.press("escape", "escape", "7", "enter")
        await walk.until(lambda: isinstance(walk.app.screen, ConsentHistoryScreen))
        await walk.press("escape", "5", "enter")
        await walk.until(lambda: isinstance(walk.app.screen, TimelineItemScreen))
        await walk.rest()
        assert walk.line("Sova sex timmar")
        assert screen.client == lived.clients["Tove"]


async def test_an_addendum_opens_under_its_entry(lived, walk_in):
    async with walk_in(size=(80, 16)) as walk:
        await history(walk)
        await walk.press("slash")
        await walk.type("ringde efteråt")
        await walk.press("enter")
        await walk.until(lambda: isinstance(walk.app.screen, EntryScreen) and walk.app.screen.entry is not None)
        await walk.rest()
        assert walk.line("Ringde efteråt.")


async def test_beside_it_stands_the_whole_text(lived, walk_in):
    async with walk_in(size=(120, 36)) as walk:
        await history(walk)
        await walk.press("1", "g")
        while walk.app.screen.current().kind.value != "entry":
            await walk.press("down")
        assert walk.line("Plan till nästa gång").index("Plan") > 76


async def test_after_a_withdrawal_the_rows_are_locked_and_say_why(lived, walk_in):
    practice = Practice.open(Home(lived.folder), PASSPHRASE, clock=Clock(lambda: NOW))
    practice.consent.withdraw(lived.clients["Tove"], Service.KBT)
    practice.close()
    async with walk_in() as walk:
        await history(walk)
        assert "■ återkallat" in walk.line("anteckning ")
        assert "sovit" not in walk.text
        await walk.press("1")
        assert walk.line("Klienten har återkallat samtycket")


async def test_a_row_that_cannot_be_trusted_does_not_stop_the_others(lived, walk_in):
    with sqlite3.connect(lived.folder / "journal.db") as file:
        for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            file.execute(f"DROP TRIGGER {name}")
        ((sealed,),) = file.execute("SELECT sealed FROM agreement").fetchall()
        file.execute("UPDATE agreement SET sealed = ?", (sealed[:60] + bytes([sealed[60] ^ 1]) + sealed[61:],))
    file.close()
    async with walk_in() as walk:
        await history(walk)
        await walk.press("G")
        assert "× oläslig" in walk.line("överenskommelse ")
        await walk.press("g")
        assert "Tove har sovit bättre" in walk.line("anteckning ")


async def test_it_speaks_english(lived, walk_in):
    async with walk_in() as walk:
        walk.app.set_language("en")
        await history(walk)
        assert walk.line("agreement ")
        assert walk.line("History")
        await walk.press("slash")
        await walk.type("type:goal")
        assert "Sova sex timmar" in walk.line("goal ")


async def test_letters_and_digits_are_typed_in_the_field(lived, walk_in):
    async with walk_in() as walk:
        screen = await history(walk)
        await walk.press("slash", "1", "j", "0")
        assert screen.query_one(Field).value == "1j0"
        assert screen.chosen == 0
