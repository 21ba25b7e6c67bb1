"""Signed text: found, read, added to, hidden; and what is said of an entry that cannot be trusted."""

import sqlite3

from journal_tui.practice.values import Service
from journal_tui.tui.flows import open_entry, open_lookup
from journal_tui.tui.modals.base import ChoiceDialog
from journal_tui.tui.modals.signing import PassphraseDialog
from journal_tui.tui.screens.amend import AmendScreen
from journal_tui.tui.screens.entry import EntryScreen
from journal_tui.tui.screens.lookup import LookupScreen
from journal_tui.tui.screens.today import TodayScreen
from journal_tui.tui.widgets.field import Field, PaperInput
from journal_tui.tui.widgets.row_list import RowList
from tests.pilot.day import PASSPHRASE


async def look_up(walk, words: str, client: str | None = None) -> LookupScreen:
    walk.app.go(lambda: open_lookup(walk.app, client), "lookup")
    await walk.until(lambda: isinstance(walk.app.screen, LookupScreen))
    await walk.rest()
    screen = walk.app.screen
    screen.query_one(PaperInput).value = words
    await walk.until(lambda: screen.found is not None)
    await walk.rest()
    return screen


async def read(walk, day) -> EntryScreen:
    walk.app.go(lambda: open_entry(walk.app, day.entry, client=day.clients["Tove"]), "entry")
    await walk.until(lambda: isinstance(walk.app.screen, EntryScreen) and walk.app.screen.entry is not None)
    await walk.rest()
    return walk.app.screen


async def test_f5_finds_a_word_and_enter_opens_the_entry(walk_in, day):
    async with walk_in() as walk:
        await walk.press("f5")
        await walk.until(lambda: isinstance(walk.app.screen, LookupScreen))
        await walk.rest()
        for key in "promenad":
            await walk.pilot.press(key)
        await walk.press("tab", "a", "tab")
        await walk.until(lambda: walk.app.screen.found is not None and walk.app.screen.found.hits)
        await walk.rest()
        assert "Anteckningar  1" in walk.text
        assert "2026-11-23  Tove Almdunge     KBT" in walk.line("▌ 2026")
        await walk.press("enter")
        await walk.until(lambda: isinstance(walk.app.screen, EntryScreen) and walk.app.screen.entry is not None)
        assert walk.app.screen.entry_id == day.entry


async def test_the_found_word_is_bold_and_underlined_and_in_view(walk_in, day):
    async with walk_in() as walk:
        await look_up(walk, "promenaden")
        row = next(strip for strip in walk.app.screen._compositor.render_strips() if strip.text.startswith("▌ 2026-11-23"))
        marked = [segment for segment in row if segment.style and segment.style.underline]
        assert [segment.text for segment in marked] == ["promenaden"]
        assert marked[0].style.bold


async def test_each_answer_says_whose_it_is_when_everybody_was_searched(walk_in, day):
    async with walk_in() as walk:
        screen = await look_up(walk, "promenaden")
        assert "Tove Almdunge" in walk.line("▌ 2026-11-23")
        await walk.press("ctrl+g")
        assert "Tove" not in walk.text
        assert screen.found.hits[0].pseudonym in walk.line("▌ 2026-11-23")
        await walk.press("escape")
        await look_up(walk, "promenaden", day.clients["Tove"])
        assert "P-" not in walk.line("▌ 2026-11-23")


async def test_a_name_finds_the_entries_in_which_it_is_a_code(walk_in, day):
    async with walk_in() as walk:
        screen = await look_up(walk, "Almdunge")
        assert [hit.entry for hit in screen.found.hits] == [day.entry]
        assert "Almdunge" not in walk.line("▌ 2026-11-23").partition("KBT")[2]


async def test_the_preset_client_is_the_only_one_until_all_are_asked_for(walk_in, day):
    async with walk_in() as walk:
        screen = await look_up(walk, "frukost", day.clients["Tove"])
        assert "bara denna klient" in walk.lines()[0] or "bara den här klienten" in walk.lines()[0]
        assert not screen.found.hits
        assert "Inga träffar på ”frukost”" in walk.text
        assert "Sök hos alla klienter" in walk.line("▌")
        await walk.press("enter")
        await walk.until(lambda: screen.found.hits)
        assert "alla klienter" in walk.lines()[0]


async def test_a_search_in_a_time_without_answers_offers_all_the_time(walk_in, day):
    async with walk_in() as walk:
        screen = await look_up(walk, "promenaden @2020")
        assert "Sök hela tiden" in walk.line("▌")
        await walk.press("enter")
        await walk.until(lambda: screen.found.hits)
        assert screen.query_one(PaperInput).value == "promenaden"


async def test_a_preview_shows_the_passage_and_hides_names_when_they_are_hidden(walk_in, day):
    async with walk_in(size=(120, 36)) as walk:
        screen = await look_up(walk, "nätter")
        await walk.until(lambda: screen.shown_hit == day.entry)
        await walk.rest()
        assert "Tove har sovit bättre" in walk.text
        await walk.press("ctrl+g")
        await walk.rest()
        assert "Tove" not in walk.text
        assert "Almdunge" not in walk.text


async def test_typing_fast_shows_only_the_last_questions_answer(walk_in, day):
    async with walk_in() as walk:
        walk.app.go(lambda: open_lookup(walk.app, None), "lookup")
        await walk.until(lambda: isinstance(walk.app.screen, LookupScreen))
        await walk.rest()
        screen = walk.app.screen
        for words in ("f", "fr", "frukost", "promenaden"):
            screen.query_one(PaperInput).value = words
        await walk.until(lambda: screen.found is not None)
        await walk.rest()
        assert [hit.entry for hit in screen.found.hits] == [day.entry]


async def test_withdrawn_text_is_not_found_and_not_read(walk_in, day):
    async with walk_in() as walk:
        await walk.app.gateway.ask(lambda p: p.consent.withdraw(day.clients["Tove"], Service.KBT))
        screen = await look_up(walk, "promenaden")
        assert not screen.found.hits
        walk.app.go(lambda: open_entry(walk.app, day.entry, client=day.clients["Tove"]), "entry")
        await walk.until(lambda: isinstance(walk.app.screen, EntryScreen) and walk.app.screen.failure is not None)
        await walk.rest()
        assert "promenaden" not in walk.text


async def test_an_entry_shows_names_until_they_are_hidden_and_brackets_as_typed(walk_in, day):
    async with walk_in() as walk:
        await read(walk, day)
        assert "Tove har sovit bättre" in walk.text
        assert "[på arbetet]" in walk.text
        await walk.press("ctrl+g")
        assert "‹klient› har sovit bättre" in walk.text
        assert "070-174" not in walk.text
        await walk.press("ctrl+g")
        await walk.until(lambda: "Tove har sovit" in walk.text)


async def test_an_addendum_stands_beneath_and_the_original_is_as_it_was(walk_in, day):
    async with walk_in() as walk:
        screen = await read(walk, day)
        original = screen.entry.text
        await walk.press("t")
        await walk.until(lambda: isinstance(walk.app.screen, AmendScreen) and walk.app.screen.editor is not None)
        amend = walk.app.screen
        await walk.press("tab", "down", "space", "down", "space", "space")
        assert "rad 2" in walk.text
        assert "[×]" in walk.line("  2  ")
        await walk.press("tab")
        amend.editor.put("Tove sov fem nätter, inte fyra.")
        assert amend.editor.text == "‹klient› sov fem nätter, inte fyra."
        await walk.press("f12")
        await walk.until(lambda: isinstance(walk.app.screen, PassphraseDialog))
        walk.app.screen.query_one(Field).value = PASSPHRASE
        await walk.press("enter")
        await walk.until(lambda: walk.app.screen is screen and screen.entry is not None and screen.entry.addenda)
        await walk.rest()
        assert screen.entry.text == original
        screen.query_one("#scroll").scroll_end(animate=False)
        await walk.rest()
        assert "rad 2" in walk.line("Rättelse")
        assert walk.text.count("  Tove har sovit bättre") == 2, "the addendum quotes the line that it is about"
        assert "Tove sov fem nätter, inte fyra." in walk.text


async def test_an_unsigned_addendum_is_not_thrown_away_by_esc(walk_in, day):
    async with walk_in() as walk:
        await read(walk, day)
        await walk.press("t")
        await walk.until(lambda: isinstance(walk.app.screen, AmendScreen) and walk.app.screen.editor is not None)
        amend = walk.app.screen
        amend.editor.put("halvt")
        await walk.press("escape")
        await walk.until(lambda: isinstance(walk.app.screen, ChoiceDialog))
        await walk.press("enter")
        assert walk.app.screen is amend
        assert amend.editor.text == "halvt"
        amend.editor.put(" om Tove")
        await walk.press("f2")
        await walk.until(lambda: isinstance(walk.app.screen, TodayScreen))
        await read(walk, day)
        await walk.press("t")
        await walk.until(lambda: isinstance(walk.app.screen, AmendScreen) and walk.app.screen.editor is not None)
        again = walk.app.screen.editor
        assert (again.text, list(again.forms)) == ("halvt om ‹klient›", ["Tove"])


def damage(folder, entry: str) -> None:
    """Change one byte of a sealed text, as a failing disk would."""
    with sqlite3.connect(folder / "journal.db") as base:
        base.execute("DROP TRIGGER IF EXISTS entry_refuse_update")
        triggers = [
            row[0] for row in base.execute("SELECT name FROM sqlite_master WHERE type='trigger' AND tbl_name='entry'")
        ]
        for trigger in triggers:
            base.execute(f"DROP TRIGGER {trigger}")
        columns = [row[1] for row in base.execute("PRAGMA table_info(entry)") if row[2] == "BLOB"]
        sealed = next(name for name in columns if name in {"content", "body", "sealed"})
        (blob,) = base.execute(f"SELECT {sealed} FROM entry WHERE id = ?", (bytes.fromhex(entry),)).fetchone()
        broken = blob[:-1] + bytes([blob[-1] ^ 1])
        base.execute(f"UPDATE entry SET {sealed} = ? WHERE id = ?", (broken, bytes.fromhex(entry)))
    base.close()


async def test_an_entry_that_cannot_be_trusted_says_so_and_promises_nothing(walk_in, day):
    damage(day.folder, day.entry)
    async with walk_in() as walk:
        walk.app.go(lambda: open_entry(walk.app, day.entry, client=day.clients["Tove"]), "entry")
        await walk.until(lambda: isinstance(walk.app.screen, EntryScreen) and walk.app.screen.failure is not None)
        await walk.until(lambda: bool(walk.app.screen.query_one("#ways", RowList).rows))
        await walk.rest()
        assert walk.lines()[0].startswith("  Historik   P-")
        assert "× En anteckning går inte att läsa" in walk.text
        assert "stämmer inte med sitt sigill" in " ".join(walk.text.split())
        assert "SKADAD-" in walk.line("För support")
        assert "säkerhetskopia" not in walk.text
        assert "För support" in walk.text
        assert "promenaden" not in walk.text
        await walk.press("v")
        await walk.until(lambda: isinstance(walk.app.screen, ChoiceDialog))
        assert "går inte att lita på" in walk.text
