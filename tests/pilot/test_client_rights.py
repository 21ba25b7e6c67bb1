"""What the law has set in motion, on the card, on Today and over a restricted note, by keys alone."""

from datetime import timedelta

from journal_tui.practice.restriction import RestrictionGround
from journal_tui.practice.rights.case_words import CaseChannel, CaseKind
from journal_tui.practice.values import Service
from journal_tui.tui.case_commands import RequestCase
from journal_tui.tui.modals.contract import ContractDialog
from journal_tui.tui.purge_commands import OpenDisclosures
from journal_tui.tui.screens.case import CaseScreen
from journal_tui.tui.screens.client_card import ClientCardScreen
from journal_tui.tui.screens.disclosures import DisclosuresScreen
from journal_tui.tui.screens.entry import EntryScreen
from journal_tui.tui.screens.new_case import NewCaseScreen
from journal_tui.tui.widgets.field import Field
from tests.pilot.day import NOW


async def card(walk, client: str) -> ClientCardScreen:
    page = ClientCardScreen(client)
    walk.app.show(page)
    await walk.until(lambda: page.card is not None and page.rights.purge_on is not None)
    await walk.rest()
    return page


async def test_r_on_the_card_begins_a_case_for_this_client(walk_in, day):
    async with walk_in() as walk:
        page = await card(walk, day.clients["Tove"])
        assert RequestCase.key == "r"
        await walk.press("r", "u", "e")
        await walk.until(lambda: isinstance(walk.app.screen, NewCaseScreen))
        await walk.press("ctrl+s")
        await walk.until(lambda: isinstance(walk.app.screen, CaseScreen) and walk.app.screen.sheet is not None)
        await walk.press("escape")
        await walk.until(lambda: walk.app.screen is page and page.rights.cases)
        await walk.rest()
        assert "registerutdrag" in walk.line("30 dagar")
        assert "senaste kontakt" in walk.line("Gallring"), "when what goes by rule, and by which last contact"


async def test_a_restriction_is_a_badge_on_the_card_and_is_lifted_once_the_client_was_told(walk_in, day):
    async with walk_in() as walk:
        client = day.clients["Tove"]
        await walk.app.gateway.ask(lambda p: p.restrictions.restrict(client, RestrictionGround.ACCURACY))
        page = await card(walk, client)
        assert "■ BEGRÄNSAD" in walk.text
        page.query_one("#card").select(f"restriction:{page.rights.restrictions[0].id}")
        await walk.press("enter")
        await walk.until(lambda: walk.app.screen.is_modal)
        await walk.press("h")
        await walk.until(lambda: not page.rights.restrictions)
        await walk.rest()
        assert "BEGRÄNSAD" not in walk.text


async def test_a_restricted_note_is_read_for_a_purpose_alone(walk_in, day):
    async with walk_in() as walk:
        client, entry = day.clients["Tove"], day.entry
        await walk.app.gateway.ask(lambda p: p.restrictions.restrict(client, RestrictionGround.ACCURACY))
        page = EntryScreen(entry, client=client)
        walk.app.show(page)
        await walk.until(lambda: page.failure is not None)
        await walk.rest()
        assert "Summering" not in walk.text and "Läs för ett ändamål" in walk.text
        await walk.press("l")
        await walk.until(lambda: walk.app.screen.is_modal)
        await walk.press("a")
        await walk.until(lambda: page.entry is not None)
        await walk.rest()
        assert "Summering av veckan" in walk.text


async def test_today_reminds_of_a_case_and_opens_it(walk_in, day):
    async with walk_in() as walk:
        client, received = day.clients["Ivar"], (NOW - timedelta(days=29)).date()
        case = await walk.app.gateway.ask(lambda p: p.cases.open(client, CaseKind.ACCESS, CaseChannel.EMAIL, received))
        page = walk.app.screen
        page.load()
        await walk.until(lambda: page.query_one("#day").index_of(f"case:{case.number}") >= 0)
        page.query_one("#day").select(f"case:{case.number}")
        await walk.rest()
        assert f"registerutdrag {case.number}" in walk.text
        await walk.press("enter")
        await walk.until(lambda: isinstance(walk.app.screen, CaseScreen) and walk.app.screen.sheet is not None)


async def test_an_overdue_purge_is_red_on_today(walk_in, day):
    async with walk_in(now=NOW + timedelta(days=420), date_is_right=True) as walk:
        page = walk.app.screen
        await walk.until(lambda: page.overdue > 30)
        await walk.rest()
        assert "Gallringen är" in walk.text


async def test_the_register_of_disclosures_says_that_nothing_has_left(walk_in, day):
    async with walk_in() as walk:
        walk.app.do(OpenDisclosures.action)
        await walk.until(lambda: isinstance(walk.app.screen, DisclosuresScreen) and walk.app.screen.found is not None)
        await walk.rest()
        assert "Inget har lämnats ut." in walk.text


async def test_the_contract_is_on_the_card_and_its_last_day_is_set_by_enter(walk_in, day):
    async with walk_in() as walk:
        client = day.clients["Tove"]
        page = await card(walk, client)
        assert "tills vidare" in walk.line("Avtal")
        page.query_one("#card").select("contract:kbt")
        await walk.press("enter")
        await walk.until(lambda: isinstance(walk.app.screen, ContractDialog))
        for typed, wrong in (("i morgon", "Den dagen finns inte"), ("2001-01-01", "före första dagen")):
            walk.app.screen.query_one("#last", Field).value = typed
            await walk.press("enter")
            await walk.until(lambda wrong=wrong: wrong in walk.text)
        walk.app.screen.query_one("#last", Field).value = NOW.date().isoformat()
        await walk.press("enter")
        await walk.until(lambda: walk.app.screen is page and page.card.contracts[0].last is not None)
        await walk.rest()
        assert f"till {NOW.date()}" in walk.line("Avtal")


async def test_after_a_withdrawal_the_client_is_asked_and_the_answer_is_noted_by_key(walk_in, day):
    async with walk_in() as walk:
        client, today = day.clients["Tove"], walk.app.screen
        await walk.app.gateway.ask(lambda p: p.consent.withdraw(client, Service.KBT))
        today.load()
        asking = f"withdrawn:{client}:kbt"
        await walk.until(lambda: today.query_one("#day").index_of(asking) >= 0)
        today.query_one("#day").select(asking)
        await walk.press("enter")
        await walk.until(lambda: walk.app.screen.is_modal)
        await walk.press("f")
        await walk.until(lambda: not walk.app.screen.is_modal)
        (one,) = await walk.app.gateway.ask(lambda p: p.after_withdrawal.of_client(client))
        assert one.asked == 1
        today.query_one("#day").select(asking)
        await walk.press("enter")
        await walk.until(lambda: walk.app.screen.is_modal)
        await walk.press("x")
        await walk.until(lambda: "Hur kom det?" in walk.text)
        await walk.press("escape")
        page = await card(walk, client)
        assert "tillfrågad 1 gång" in walk.line("Ska texterna bort? KBT")
        page.query_one("#card").select("withdrawn:kbt")
        await walk.press("enter")
        await walk.until(lambda: walk.app.screen.is_modal)
        await walk.press("b")
        await walk.until(lambda: not page.rights.undecided)
        await walk.rest()
        assert "Ska texterna bort?" not in walk.text
        assert await walk.app.gateway.ask(lambda p: p.after_withdrawal.undecided()) == ()
