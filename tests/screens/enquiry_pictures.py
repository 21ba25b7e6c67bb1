"""Enquiries: the list with one that waits and one that was answered, and one that came through the web form whole."""

import json
from datetime import timedelta

from journal_tui.config import Config
from journal_tui.practice.practice import Practice
from journal_tui.practice.values import Channel
from journal_tui.tui.enquiry_commands import OpenEnquiries
from journal_tui.tui.screens.enquiries import EnquiriesScreen, EnquiryScreen
from journal_tui.tui.widgets.row_list import RowList
from tests.pilot.walk import Walk
from tests.screens.pictures import Picture


def _ask(practice: Practice) -> str:
    now = practice.context.clock.now()
    sent = {
        "name": "Ebba Kvarnlund",
        "email": "ebba@example.se",
        "message": "Har ni tider på tisdagar? Jag sover dåligt sedan i höstas och vill prata med någon.",
        "consent_text": "Jag samtycker till att det jag skriver här används för att svara mig, och för inget annat.",
        "sent_at": (now - timedelta(days=1)).isoformat(),
    }
    asked = practice.enquiries.add_form(json.dumps(sent))
    other = practice.enquiries.add(
        "Stig Ekeby", "070-174 06 12", "Vad kostar det?", Channel.PHONE, at=now - timedelta(days=3)
    )
    practice.enquiries.answered(other.id, Channel.PHONE)
    return asked.id


async def _enquiries(walk: Walk) -> None:
    asked = await walk.app.gateway.ask(_ask)
    await walk.app.run_action(OpenEnquiries.action)
    await walk.until(lambda: isinstance(walk.app.screen, EnquiriesScreen) and walk.app.screen.found)
    await walk.rest()
    walk.app.screen.query_one("#enquiries", RowList).select(asked)
    await walk.rest()


async def _enquiry(walk: Walk) -> None:
    await _enquiries(walk)
    await walk.press("enter")
    await walk.until(lambda: isinstance(walk.app.screen, EnquiryScreen) and walk.app.screen.read is not None)
    await walk.rest()


PICTURES = [
    Picture("enquiries", _enquiries),
    Picture("enquiries-english", _enquiries, Config(language="en")),
    Picture("enquiry", _enquiry),
]
