"""Mallar och fraser: seen, made, changed, put away, by keys alone; nothing written is lost by Esc, and no name gets in."""

from journal_tui.tui.screens.edit_phrase import EditPhraseScreen
from journal_tui.tui.screens.edit_template import EditTemplateScreen
from journal_tui.tui.screens.library import LibraryScreen


async def library(walk) -> LibraryScreen:
    """Open the page from the palette."""
    await walk.pilot.press("ctrl+p", *"mallar och")
    await walk.rest()
    await walk.pilot.press("enter")
    await walk.until(lambda: isinstance(walk.app.screen, LibraryScreen) and walk.app.screen.templates is not None)
    await walk.rest()
    return walk.app.screen


async def new(walk, which: str) -> None:
    await walk.pilot.press("n")
    await walk.until(lambda: walk.app.screen.is_modal)
    await walk.pilot.press(which)
    await walk.until(lambda: isinstance(walk.app.screen, EditTemplateScreen | EditPhraseScreen))
    await walk.rest()


async def test_the_page_is_reached_and_says_what_it_is_for_while_it_is_empty(walk_in, day):
    async with walk_in() as walk:
        await library(walk)
        assert "Du har inga egna än." in walk.text
        assert "Mallar som följer med programmet" in walk.text
        assert "KBT-samtal" in walk.text
        await walk.pilot.press("d")
        assert any("följer med programmet" in toast.message for toast in walk.app._notifications)


async def test_a_template_is_written_as_a_sheet_and_offered_in_the_note(walk_in, day):
    async with walk_in() as walk:
        await library(walk)
        await new(walk, "m")
        await walk.type("Stress och vila")
        await walk.pilot.press("tab", "tab")
        assert walk.app.focused.id == "text"
        await walk.type("Belastning")
        await walk.pilot.press("enter", "space", "space")
        await walk.type("Vad tar kraft?")
        await walk.pilot.press("enter")
        await walk.type("Steg = plan")
        await walk.pilot.press("ctrl+s")
        await walk.until(lambda: isinstance(walk.app.screen, LibraryScreen))
        await walk.rest()
        assert "Stress och vila" in walk.text
        kept = await walk.app.gateway.ask(lambda p: p.library.templates.get("stress-och-vila"))
        assert [(one.sv, one.sv_hint, one.role) for one in kept.headings] == [
            ("Belastning", "Vad tar kraft?", ""),
            ("Steg", "", "plan"),
        ]


async def test_esc_keeps_what_was_written_and_opening_again_goes_on(walk_in, day):
    async with walk_in() as walk:
        await library(walk)
        await new(walk, "f")
        await walk.type("vila")
        await walk.pilot.press("tab", "3", "tab")
        await walk.type("Vila ___ minuter")
        await walk.pilot.press("escape")
        await walk.until(lambda: isinstance(walk.app.screen, LibraryScreen))
        await new(walk, "f")
        assert walk.app.screen.written()[:2] == ("vila", "Vila ___ minuter")
        await walk.pilot.press("ctrl+s")
        await walk.until(lambda: isinstance(walk.app.screen, LibraryScreen))
        kept = await walk.app.gateway.ask(lambda p: p.library.phrases.get("vila"))
        assert (kept.text, [service.value for service in kept.services]) == ("Vila ___ minuter", ["pt"])


async def test_a_name_is_refused_in_its_place_and_a_word_that_looks_like_one_is_asked_about(walk_in, day):
    async with walk_in() as walk:
        await library(walk)
        await new(walk, "f")
        await walk.type("a")
        await walk.pilot.press("tab", "tab")
        await walk.type("Ring Tove Almdunge")
        await walk.pilot.press("ctrl+s")
        await walk.until(lambda: walk.app.screen.has_class("-wrong"))
        await walk.rest()
        assert "Det här nämner någon: Rad 1, tecken 6" in walk.text
        walk.app.screen.area.text = "Ring Maja"
        await walk.pilot.press("ctrl+s")
        await walk.until(lambda: walk.app.screen.is_modal)
        await walk.rest()
        assert "Maja" in walk.text
        await walk.pilot.press("escape")
        await walk.rest()
        assert isinstance(walk.app.screen, EditPhraseScreen)
        await walk.pilot.press("ctrl+s")
        await walk.until(lambda: walk.app.screen.is_modal)
        await walk.pilot.press("o")
        await walk.until(lambda: isinstance(walk.app.screen, LibraryScreen))
        assert (await walk.app.gateway.ask(lambda p: p.library.phrases.ordinary("a"))) == ("Maja",)


async def test_what_is_wrong_with_a_sheet_is_said_below_it_and_nothing_is_lost(walk_in, day):
    async with walk_in() as walk:
        await library(walk)
        await new(walk, "m")
        await walk.type("Dubbel")
        walk.app.screen.area.text = "Tema\ntema"
        await walk.pilot.press("ctrl+s")
        await walk.until(lambda: walk.app.screen.has_class("-wrong"))
        await walk.rest()
        assert "Rubrik 2 finns redan." in walk.text
        assert walk.app.screen.area.text == "Tema\ntema"


async def test_a_shipped_one_is_where_an_own_one_begins_and_own_ones_are_put_away_and_taken_back(walk_in, day):
    async with walk_in() as walk:
        page = await library(walk)
        page.query_one("#library").select("template:soap")
        await walk.pilot.press("enter")
        await walk.until(lambda: isinstance(walk.app.screen, EditTemplateScreen))
        await walk.pilot.press("ctrl+s")
        await walk.until(lambda: isinstance(walk.app.screen, LibraryScreen))
        await walk.rest()
        page = walk.app.screen
        page.query_one("#library").select("template:own.soap")
        await walk.pilot.press("d")
        await walk.until(lambda: "undanlagd" in walk.text)
        assert (await walk.app.gateway.ask(lambda p: p.library.templates.get("own.soap"))).retired
        await walk.pilot.press("u")
        await walk.rest()
        assert not (await walk.app.gateway.ask(lambda p: p.library.templates.get("own.soap"))).retired
