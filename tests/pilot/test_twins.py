"""Somebody who was taken in twice, by keys alone: hinted at, joined with a reason, seen on card and case, taken apart; no marketing to an address."""

from journal_tui.practice.rights.case_words import CaseChannel, CaseKind
from journal_tui.practice.values import ConsentState, Contact, Service
from journal_tui.tui.flows import start_withdrawal
from journal_tui.tui.screens.case import CaseScreen
from journal_tui.tui.screens.client_card import ClientCardScreen
from journal_tui.tui.screens.stop_address import StopAddressScreen
from journal_tui.tui.screens.twins import TwinsScreen
from tests.pilot.day import NOW


async def test_from_the_hint_to_one_person_and_apart_again(walk_in, day):
    async with walk_in() as walk:
        gateway, tove = walk.app.gateway, day.clients["Tove"]
        page = TwinsScreen()
        walk.app.show(page)
        await walk.until(lambda: page.found is not None)
        await walk.rest()
        assert "Ingen verkar finnas här två gånger." in walk.text
        contact = await gateway.ask(lambda p: p.clients.contact(tove))
        again = Contact("Tove", "Kvarnlund", phone=contact.phone)
        twin = (await gateway.ask(lambda p: p.clients.register(again, (Service.PT,)))).client
        card = ClientCardScreen(tove)
        walk.app.show(card)
        await walk.until(lambda: card.twins)
        await walk.rest()
        assert "Tove Kvarnlund" in walk.line("Kanske samma som")
        await walk.press("d", "s")
        await walk.until(lambda: walk.app.screen.is_modal)
        await walk.press("enter")  # without a reason nothing is noted
        assert walk.app.screen.is_modal
        await walk.type("samma telefon")
        await walk.press("enter")
        await walk.until(lambda: card.twins and card.twins[0].same)
        await walk.rest()
        assert "Tove Kvarnlund" in walk.line("Även")
        await walk.press("u")
        await walk.until(lambda: card.twins and not card.twins[0].same)
        await walk.press("d", "s")
        await walk.until(lambda: walk.app.screen.is_modal)
        await walk.type("samma telefon")
        await walk.press("enter")
        await walk.until(lambda: card.twins and card.twins[0].same)
        await walk.rest()
        card.query_one("#card").select(f"twin:{twin}")
        await walk.press("enter")
        await walk.until(lambda: isinstance(walk.app.screen, ClientCardScreen) and walk.app.screen.client == twin)
        case = await gateway.ask(lambda p: p.cases.open(twin, CaseKind.ACCESS, CaseChannel.EMAIL, NOW.date()))
        sheet = CaseScreen(case.number)
        walk.app.show(sheet)
        await walk.until(lambda: sheet.sheet is not None)
        await walk.rest()
        assert contact.surname in walk.line("Även")
        await walk.press("f3")
        await walk.until(lambda: "även P-" in walk.text)
        await walk.press("ctrl+p")
        await walk.type("dubbletter")
        await walk.press("enter")
        await walk.until(lambda: isinstance(walk.app.screen, TwinsScreen) and walk.app.screen.found is not None)
        await walk.rest()
        assert "En och samma person" in walk.text and "Tove Kvarnlund" in walk.text
        await walk.press("i")
        await walk.until(lambda: walk.app.screen.is_modal)
        await walk.type("två olika")
        await walk.press("enter")
        await walk.until(lambda: not walk.app.screen.is_modal and walk.app.screen.found.pairs == ())
        assert await gateway.ask(lambda p: p.persons.also(tove)) == ()


async def test_after_a_withdrawal_the_other_pseudonym_of_the_person_is_shown(walk_in, day):
    async with walk_in() as walk:
        tove, ivar = day.clients["Tove"], day.clients["Ivar"]
        await walk.app.gateway.ask(lambda p: p.persons.join(tove, ivar, "samma telefon"))
        walk.app.go(lambda: start_withdrawal(walk.app, tove, Service.KBT), "withdraw")
        await walk.until(lambda: "Allt för KBT" in walk.text)
        await walk.press("enter")
        await walk.until(lambda: "Inget kvitto" in walk.text)
        await walk.press("escape")
        await walk.until(lambda: "Samma person har sagt ja också som P-" in walk.text)
        await walk.press("o")
        await walk.until(lambda: isinstance(walk.app.screen, ClientCardScreen) and walk.app.screen.client == ivar)
        granted = await walk.app.gateway.ask(lambda p: p.consent.status(ivar))
        assert any(answer.state is ConsentState.GRANTED for status in granted for answer in status.answers)


async def test_whoever_is_no_client_gets_no_marketing_either(walk_in):
    async with walk_in() as walk:
        await walk.press("ctrl+p")
        await walk.type("spärrlista")
        await walk.press("enter")
        await walk.until(lambda: isinstance(walk.app.screen, StopAddressScreen))
        await walk.type("ingen adress")
        await walk.press("ctrl+s")
        assert isinstance(walk.app.screen, StopAddressScreen)
        walk.app.screen.query_one("#email_or_phone").value = ""
        await walk.type("Borta@example.se")
        await walk.press("ctrl+s")
        await walk.until(lambda: not isinstance(walk.app.screen, StopAddressScreen))
        assert await walk.app.gateway.ask(lambda p: p.suppressions.suppressed("borta@example.se"))
