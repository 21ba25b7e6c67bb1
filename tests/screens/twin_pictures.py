"""Whoever was taken in twice: the page of them, and the card of one who is, and one who may be, the same person."""

from dataclasses import replace

from journal_tui.config import Config
from journal_tui.practice.practice import Practice
from journal_tui.practice.values import Contact, Service
from journal_tui.tui.screens.client_card import ClientCardScreen
from journal_tui.tui.screens.twins import TwinsScreen
from journal_tui.tui.twin_commands import OpenTwins
from tests.pilot.walk import Walk
from tests.screens.case_pictures import somebody
from tests.screens.pictures import Picture


def _twice(practice: Practice) -> str:
    client = somebody(practice)
    contact = practice.clients.contact(client)
    phone = contact.phone or "070-174 06 93"
    practice.clients.update_contact(client, replace(contact, phone=phone))
    again = practice.clients.register(Contact(contact.given, "Kvarnlund", phone=phone), (Service.PT,)).client
    practice.clients.register(Contact("Stig", contact.surname, phone=phone), (Service.KOST,))
    practice.persons.join(client, again, "bytte efternamn i våras")
    return client


async def _twins(walk: Walk) -> None:
    await walk.app.gateway.ask(_twice)
    await walk.app.run_action(OpenTwins.action)
    await walk.until(lambda: isinstance(walk.app.screen, TwinsScreen) and walk.app.screen.found is not None)
    await walk.rest()


async def _card(walk: Walk) -> None:
    page = ClientCardScreen(await walk.app.gateway.ask(_twice))
    walk.app.show(page)
    await walk.until(lambda: page.twins)
    await walk.rest()


PICTURES = [
    Picture("twins", _twins),
    Picture("twins-english", _twins, Config(language="en")),
    Picture("twins-card", _card),
]
