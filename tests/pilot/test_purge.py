"""Gallring by keys alone: what is due, who, left out with a reason, previewed, carried out by its number; journals looked at."""

from datetime import timedelta

from journal_tui.tui.screens.purge import PurgeScreen
from journal_tui.tui.screens.purge_preview import PurgePreviewScreen
from journal_tui.tui.screens.purge_rule import PurgeRuleScreen
from journal_tui.tui.widgets.row_list import RowList
from tests.pilot.day import NOW

LATER = NOW + timedelta(days=380)
YEARS = NOW + timedelta(days=4 * 365)


async def purging(walk) -> PurgeScreen:
    await walk.press("f7")
    await walk.until(lambda: isinstance(walk.app.screen, PurgeScreen) and walk.app.screen.day is not None)
    await walk.rest()
    return walk.app.screen


async def opened_once_more(walk) -> None:
    """More than a year after the last time nothing is taken away before somebody has seen that the clock is right."""
    await walk.app.lock()
    await walk.unlock()


async def test_while_nothing_is_due_the_page_says_so(walk_in, day):
    async with walk_in() as walk:
        await purging(walk)
        assert "Inget ska gallras." in walk.text
        for length in ("1 år från kontakt", "14 dagar från samtal", "3 år från avslut", "7 år från årsslut"):
            assert f"{length} " in walk.text, "whole at 80 columns"
        assert "Kontaktuppgifter: som längst ett år från senaste kontakt" in walk.text, "the marked rule, whole"
        await walk.press("down")
        assert "Förfrågningar: ett år från senaste kontakt" in walk.text
        await walk.press("2")
        assert "Ingen journal väntar på prövning." in walk.text
        await walk.press("1")
        assert "Inget ska gallras." in walk.text


async def test_a_client_is_left_out_with_a_reason_and_the_rest_goes_by_the_typed_number(walk_in, day):
    async with walk_in(now=LATER, date_is_right=True) as walk:
        await opened_once_more(walk)
        page = await purging(walk)
        due = len(page.day.of_rule("R1"))
        assert due > 2
        assert f" {due} " in walk.line("1 år från kontakt")
        await walk.press("enter")
        await walk.until(lambda: isinstance(walk.app.screen, PurgeRuleScreen) and walk.app.screen.due)
        await walk.rest()
        rule = walk.app.screen
        names = [each.who.name for each in rule.due]
        assert all(name in walk.text for name in names)
        at = next(number for number, each in enumerate(rule.due) if not each.line.due.held_by)
        rule.query_one("#due", RowList).select(str(at))
        left = rule.marked().line.due.owner.hex()
        await walk.press("space")
        await walk.until(lambda: walk.app.screen.is_modal)
        await walk.press("enter")
        assert walk.app.screen.is_modal, "no reason, no exception"
        await walk.type("kommer åter till våren")
        await walk.press("enter")
        await walk.until(lambda: any(each.line.excluded for each in rule.due))
        await walk.rest()
        assert "■ undantagen" in walk.text
        await walk.press("f")
        await walk.until(lambda: isinstance(walk.app.screen, PurgePreviewScreen) and walk.app.screen.purge is not None)
        await walk.rest()
        preview = walk.app.screen
        number = preview.purge.number
        assert number in walk.text
        await walk.press("G")
        await walk.type(number[:5])
        await walk.press("enter")
        assert preview.ended is None, "Enter does nothing before the number is whole"
        walk.app.kept.keep("contact-somebody", {"given": "Somebody"})
        await walk.press(number[5], "enter")
        await walk.until(lambda: preview.ended is not None, 120)
        assert walk.app.kept.all() == {}, "a half-written form may name whoever has gone"
        await walk.rest()
        assert all(each.done for each in preview.ended)
        assert "inget av det finns kvar" in walk.text
        here = await walk.app.gateway.ask(lambda p: {line.id for line in p.clients.list()})
        assert left in here


async def test_what_changed_since_the_preview_is_refused_and_shown_anew(walk_in, day):
    async with walk_in(now=LATER, date_is_right=True) as walk:
        await opened_once_more(walk)
        page = await purging(walk)
        client = page.day.of_rule("R1")[0].line.due.owner.hex()
        await walk.press("f")
        await walk.until(lambda: isinstance(walk.app.screen, PurgePreviewScreen) and walk.app.screen.purge is not None)
        await walk.rest()
        preview, number = walk.app.screen, walk.app.screen.purge.number
        await walk.app.gateway.ask(lambda p: p.retention.exclude(client, "ringde nyss"))
        await walk.press("G")
        await walk.type(number)
        await walk.press("enter")
        await walk.until(lambda: preview.refused)
        await walk.rest()
        assert preview.ended is None and preview.purge.number != number
        assert "Något har ändrats" in walk.text


async def test_a_journal_without_contact_is_kept_with_a_reason(walk_in, day):
    async with walk_in(now=YEARS, date_is_right=True) as walk:
        page = await purging(walk)
        await walk.press("2")
        assert "3 år utan kontakt" in walk.text
        count = len(page.day.reviews)
        await walk.press("b")
        await walk.until(lambda: walk.app.screen.is_modal)
        await walk.type("klienten har sagt att hon kommer åter")
        await walk.press("enter")
        await walk.until(lambda: page.day is not None and len(page.day.reviews) == count - 1)


async def test_names_are_hidden_on_the_list_of_a_rule(walk_in, day):
    async with walk_in(now=LATER, date_is_right=True) as walk:
        page = await purging(walk)
        await walk.press("enter")
        await walk.until(lambda: isinstance(walk.app.screen, PurgeRuleScreen) and walk.app.screen.due)
        await walk.press("ctrl+g")
        assert not any(each.who.name in walk.text for each in page.day.of_rule("R1"))
