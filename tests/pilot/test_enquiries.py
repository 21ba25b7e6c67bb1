"""Enquiries on the screen, by keys: typed, taken in from a form with its consent, read, answered, taken away, made a client."""

import json

from journal_tui.practice.values import Channel, ConsentState
from journal_tui.tui.enquiry_commands import OpenEnquiries
from journal_tui.tui.modals.one_line import OneLineDialog
from journal_tui.tui.screens.case import CaseScreen
from journal_tui.tui.screens.client_card import ClientCardScreen
from journal_tui.tui.screens.enquiries import EnquiriesScreen, EnquiryScreen
from journal_tui.tui.screens.new_case import NewCaseScreen
from journal_tui.tui.screens.new_enquiry import ConvertScreen, NewEnquiryScreen
from journal_tui.tui.widgets.choices import Choices
from journal_tui.tui.widgets.field import Field
from journal_tui.tui.widgets.row_list import RowList
from tests.pilot.day import NOW

CONSENT = "Jag samtycker till att ni svarar mig."


async def type_in(walk, field: str, words: str) -> None:
    walk.app.screen.query_one(f"#{field}", Field).value = words


async def test_a_question_is_typed_a_form_taken_in_and_one_becomes_a_client(walk_in, day, tmp_path):
    form, latin = tmp_path / "form.json", tmp_path / "latin.json"
    latin.write_bytes("Hör av er".encode("latin-1"))
    sent = {"name": "Ebba Kvarnlund", "email": "ebba@example.se", "message": "Har ni tider?", "sent_at": NOW.isoformat()}
    async with walk_in() as walk:
        walk.app.do(OpenEnquiries.action)
        await walk.until(lambda: isinstance(walk.app.screen, EnquiriesScreen) and walk.app.screen.found is not None)
        page = walk.app.screen
        assert "Ingen väntar på svar." in walk.text
        await walk.press("n")
        await walk.until(lambda: isinstance(walk.app.screen, NewEnquiryScreen))
        await type_in(walk, "name", "Stig Ekeby")
        await type_in(walk, "email_or_phone", "ring mig")
        walk.app.screen.area.text = "Vad kostar det?"
        await walk.press("ctrl+s")
        await walk.until(lambda: "telefonnummer" in walk.text)
        await type_in(walk, "email_or_phone", "070-174 06 12")
        await walk.press("ctrl+s")
        await walk.until(lambda: walk.app.screen is page and len(page.found) == 1)
        form.write_text(json.dumps(sent), encoding="utf-8")
        await walk.press("f")
        for file, wrong in ((tmp_path / "none.json", "ingen sådan fil"), (latin, "ingen text i UTF-8"), (form, "samtycke")):
            await walk.until(lambda: isinstance(walk.app.screen, OneLineDialog))
            await type_in(walk, "line", str(file))
            await walk.press("enter")
            await walk.until(lambda wrong=wrong: isinstance(walk.app.screen, OneLineDialog) and wrong in walk.text)
        form.write_text(json.dumps(sent | {"consent_text": CONSENT}), encoding="utf-8")
        await walk.press("enter")
        await walk.until(lambda: walk.app.screen is page and len(page.found) == 2)
        await walk.rest()
        assert "2 väntar" in walk.text
        ebba = next(each for each in page.found if each.consented)
        page.query_one(RowList).select(ebba.id)
        await walk.press("enter")
        await walk.until(lambda: isinstance(walk.app.screen, EnquiryScreen) and walk.app.screen.read is not None)
        await walk.rest()
        assert CONSENT in walk.text and "Har ni tider?" in walk.text
        await walk.press("ctrl+g")
        await walk.rest()
        assert "Ebba" not in walk.text
        await walk.press("ctrl+g", "escape")
        await walk.until(lambda: walk.app.screen is page)
        await walk.press("b", "e")
        await walk.until(lambda: any(each.answered for each in page.found))
        page.query_one(RowList).select(ebba.id)
        await walk.press("t")
        await walk.until(lambda: isinstance(walk.app.screen, ConvertScreen))
        walk.app.screen.query_one("#services", Choices).choose(0)
        await walk.press("ctrl+s")
        await walk.until(lambda: isinstance(walk.app.screen, ClientCardScreen) and walk.app.screen.card is not None)
        (status,) = walk.app.screen.card.services
        assert {answer.state for answer in status.answers} == {ConsentState.NOT_ASKED}
        await walk.press("escape")
        await walk.until(lambda: walk.app.screen is page and len(page.found) == 1)
        await walk.press("x")
        await walk.until(lambda: isinstance(walk.app.screen, OneLineDialog))
        await type_in(walk, "line", "TA BORT")
        await walk.press("enter")
        await walk.until(lambda: walk.app.screen is page and page.found == ())


async def test_who_has_only_asked_gets_a_case_by_keys_and_the_question_goes_on_waiting(walk_in, day):
    async with walk_in() as walk:
        await walk.app.gateway.ask(lambda p: p.enquiries.add("Ebba", "ebba@example.se", "Har ni tider?", Channel.EMAIL))
        walk.app.do(OpenEnquiries.action)
        await walk.until(lambda: isinstance(walk.app.screen, EnquiriesScreen) and walk.app.screen.found is not None)
        page = walk.app.screen
        for key in ("r", "u", "e"):  # a request, everything that is kept, by e-mail
            await walk.press(key)
            await walk.rest()
        await walk.until(lambda: isinstance(walk.app.screen, NewCaseScreen))
        assert "Ebba" in walk.text
        assert not await walk.app.gateway.ask(lambda p: p.cases.list())  # nobody is taken in before it is written down
        await walk.press("ctrl+s")
        await walk.until(lambda: isinstance(walk.app.screen, CaseScreen))
        await walk.rest()
        assert "Ebba" in walk.text
        await walk.press("escape")
        await walk.until(lambda: walk.app.screen is page and len(page.found) == 1)
        assert page.found[0].prospect and not page.found[0].client
