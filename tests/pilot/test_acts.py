"""What can be done from the day and the card besides writing: move, call off, note a contact, add a service, own keys."""

from journal_tui.config import Config
from journal_tui.practice.policy import load
from journal_tui.practice.values import Contact, PersonnummerPurpose, Service
from journal_tui.tui.app_commands import ChangePassphrase, ReadPolicy
from journal_tui.tui.screens.change_passphrase import ChangePassphraseScreen
from journal_tui.tui.screens.client_card import ClientCardScreen
from journal_tui.tui.screens.plan import PlanScreen
from journal_tui.tui.screens.policy import PolicyScreen
from journal_tui.tui.screens.today import TodayScreen
from journal_tui.tui.widgets.field import Field
from tests.pilot.day import PASSPHRASE


async def test_an_appointment_is_moved_and_another_called_off(walk_in, day):
    async with walk_in() as walk:
        await walk.press("e")
        assert "Tillbaka" in walk.line("│ ▌"), "the bar rests on what changes nothing"
        await walk.press("f")
        await walk.until(lambda: isinstance(walk.app.screen, PlanScreen) and "10:00" in walk.text)
        walk.app.screen.query_one("#at", Field).value = "16:45"
        await walk.press("ctrl+s")
        await walk.until(lambda: isinstance(walk.app.screen, TodayScreen))
        await walk.rest()
        assert "Ivar Söderklint" in walk.line("16:45")
        while "Maja" not in walk.line("▌"):
            await walk.press("k")
        await walk.press("e", "a")
        await walk.until(lambda: "Maja Ekhamra        KBT   ▲" not in walk.text)


async def test_who_did_not_come_stays_in_the_list(walk_in):
    async with walk_in() as walk:
        await walk.press("e", "u")
        await walk.until(lambda: "uteblev" in walk.text)
        assert "2 av 6 klart" in walk.text


async def test_an_appointment_without_journal_is_ended_from_the_day(walk_in, day):
    async with walk_in() as walk:
        ivar = day.clients["Ivar"]
        await walk.app.gateway.ask(
            lambda practice: practice.appointments.hold_without_journal(client=ivar, service=Service.KOST)
        )
        walk.app.screen.load()
        await walk.until(lambda: "► utan journal" in walk.text)
        while "► utan journal" not in walk.line("▌"):
            await walk.press("k")
        await walk.press("e")
        assert "Tillbaka" in walk.line("│ ▌"), "the bar rests on what changes nothing"
        await walk.press("a")
        await walk.until(lambda: "► utan journal" not in walk.text)
        assert "utan journal" in walk.text


async def test_a_service_is_added_with_a_code_of_its_own(walk_in, day):
    async with walk_in() as walk:
        await walk.press("k", "enter")
        await walk.app.run_action("add_service", walk.app.screen)
        await walk.until(lambda: "Lägg till en tjänst" in walk.text)
        await walk.press("1")
        await walk.until(lambda: isinstance(walk.app.screen, ClientCardScreen))
        tove = day.clients["Tove"]
        card = await walk.app.gateway.ask(lambda practice: practice.clients.get(tove))
        assert {status.service for status in card.services} == {Service.KBT, Service.KOST}
        await walk.until(lambda: "Kost" in walk.text)


async def test_a_personnummer_is_shown_only_when_asked_for(walk_in, day):
    async with walk_in() as walk:
        tove = day.clients["Tove"]
        await walk.app.gateway.ask(
            lambda practice: practice.clients.set_personnummer(tove, "199001012385", PersonnummerPurpose.FRISKVARD)
        )
        await walk.press("k", "enter")
        assert "19900101" not in walk.text
        await walk.app.run_action("show_number", walk.app.screen)
        await walk.until(lambda: "Det sparas för" in walk.text)
        assert "19900101" not in walk.text
        await walk.press("v")
        await walk.until(lambda: "19900101-2385" in walk.text)
        await walk.press("escape")
        assert "19900101" not in walk.text
        await walk.app.run_action("show_number", walk.app.screen)
        await walk.until(lambda: "Det sparas för" in walk.text)
        await walk.press("x")
        await walk.rest()
        card = await walk.app.gateway.ask(lambda practice: practice.clients.get(tove))
        assert card.personnummer_purpose is None


async def test_the_policy_can_be_read_inside(walk_in):
    async with walk_in() as walk:
        await walk.app.run_action(ReadPolicy.action)
        await walk.until(lambda: isinstance(walk.app.screen, PolicyScreen))
        first = load().texts["sv"][0]
        await walk.until(lambda: " ".join(first.paragraphs[0].split()[:3]) in walk.text)
        assert first.heading in walk.text and "2021-07-28" in walk.text


async def test_the_passphrase_is_changed_and_the_old_one_opens_nothing(walk_in):
    new = "sju tysta tranor över ån"
    async with walk_in() as walk:
        await walk.app.run_action(ChangePassphrase.action)
        await walk.until(lambda: isinstance(walk.app.screen, ChangePassphraseScreen))
        await walk.rest()

        async def fill(old: str) -> None:
            for field, value in (("old", old), ("passphrase", new), ("again", new)):
                walk.app.screen.query_one(f"#{field}", Field).value = value
            await walk.press("ctrl+s")

        await fill("fel")
        await walk.until(lambda: walk.app.screen.query_one("#old", Field).wrong)
        await fill(PASSPHRASE)
        await walk.until(lambda: isinstance(walk.app.screen, TodayScreen))
        await walk.press("ctrl+l")
        await walk.until(lambda: not walk.app.gateway.unlocked)
        await walk.rest()
        await walk.unlock(new)
        assert any(isinstance(screen, TodayScreen) for screen in walk.app.screen_stack)


async def test_a_key_of_ones_own_works_and_a_clash_is_refused_aloud(walk_in):
    async with walk_in(config=Config(keymap={"lock-now": "f8"})) as walk:
        await walk.press("f8")
        await walk.until(lambda: not walk.app.gateway.unlocked)


async def test_a_keymap_with_a_clash_is_not_used_and_said(walk_in):
    async with walk_in(config=Config(keymap={"lock-now": "f3"})) as walk:
        assert "F3 är upptagen: Klienter." in walk.text
        await walk.press("f3")
        assert "Klienter" in walk.lines()[0]


async def test_two_people_with_one_number_are_hinted_at_and_not_merged(walk_in):
    async with walk_in() as walk:
        await walk.press("f3", "n")
        walk.app.screen.query_one("#phone", Field).focus()
        await walk.rest()
        await walk.type("070-174 06 12")
        await walk.press("tab")
        await walk.until(lambda: "någon har det redan" in walk.text)
        twin = Contact("Tove", "Almdunge", phone="070-174 06 12")
        registered = await walk.app.gateway.ask(lambda practice: practice.clients.register(twin, (Service.PT,)))
        assert len(registered.similar) == 1
