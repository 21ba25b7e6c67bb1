"""Agreements about sleep in spring: by few keys, grouped, taken along into the note, and what is offered when there are none."""

from datetime import datetime

import pytest

from journal_tui.practice.clock import Clock
from journal_tui.practice.continuity.values import AgreementState
from journal_tui.practice.home import Home
from journal_tui.practice.practice import Practice
from journal_tui.practice.values import Service
from journal_tui.tui.screens.client_card import ClientCardScreen
from journal_tui.tui.screens.lookup import LookupScreen
from journal_tui.tui.widgets.field import Field, PaperInput
from tests.pilot.day import NOW, PASSPHRASE, ZONE, Moving
from tests.pilot.session.steps import open_note
from tests.pilot.session.test_reading import look_up

SPRING, WINTER = datetime(2026, 5, 18, 9, tzinfo=ZONE), datetime(2026, 1, 12, 9, tzinfo=ZONE)


@pytest.fixture
def agreed(day):
    """Three agreements of Tove's in spring, one in winter; one of Ivar's."""
    practice = Practice.open(Home(day.folder), PASSPHRASE, clock=Clock(Moving(NOW)))
    desk, tove = practice.agreements, day.clients["Tove"]
    for topic, text in (
        ("sleep", "Sömnfönster 23-06 med Tove"),
        ("sleep", "Ingen skärm efter 22"),
        ("movement", "Promenad"),
    ):
        made = desk.add(tove, Service.KBT, topic, text, at=SPRING)
    desk.settle(made.id, AgreementState.KEPT)
    desk.add(tove, Service.KBT, "food", "Frukost före nio", at=WINTER)
    desk.add(day.clients["Ivar"], Service.KOST, "sleep", "Sova på helgen", at=SPRING)
    practice.close()
    return day


async def test_agreements_about_sleep_in_spring(walk_in, agreed):
    async with walk_in(size=(120, 36)) as walk:
        screen = await look_up(walk, "sömn @vår typ:ö", agreed.clients["Tove"])
        assert "Överenskommelser  2" in walk.text
        assert "våren 2026 = 2026-03-01 till 2026-05-31" in walk.text
        assert "2026-05-18  sömn" in walk.line("Ingen skärm efter 22")
        assert "KBT" not in walk.line("Ingen skärm efter 22")
        await walk.until(lambda: bool(screen.shown_hit))
        await walk.rest()
        assert "överenskommelse" in walk.text


async def test_g_groups_by_topic_and_a_settled_one_says_so(walk_in, agreed):
    async with walk_in() as walk:
        await look_up(walk, "typ:ö", agreed.clients["Tove"])
        await walk.press("tab", "g")
        for words in ("  Sömn  2", "  Rörelse  1", "  Kost  1"):
            assert words in walk.text, walk.text
        assert "höll" in walk.line("Promenad")


async def test_x_takes_the_agreements_of_the_open_notes_client_along_and_no_others(walk_in, agreed):
    async with walk_in() as walk:
        note = await open_note(walk, agreed)
        await walk.type("en tanke")
        await walk.press("f5")
        await walk.until(lambda: isinstance(walk.app.screen, LookupScreen))
        screen = walk.app.screen
        screen.query_one(PaperInput).value = "ämne:sömn"
        await walk.until(lambda: screen.found is not None)
        await walk.press("tab", "a")
        await walk.until(lambda: screen.found.total == 3)
        await walk.press("x")
        await walk.until(lambda: "Sammanfattning" in note.editor.text)
        text = note.editor.text
        assert "2026-05-18  Sömn: Sömnfönster 23-06 med ‹klient›" in text
        assert "Ingen skärm efter 22" in text and "helgen" not in text
        assert text.index("en tanke") < text.index("Sammanfattning")


async def test_x_without_an_open_note_says_what_to_do(walk_in, agreed):
    async with walk_in() as walk:
        await look_up(walk, "ämne:sömn")
        await walk.press("tab", "x")
        assert "Ingen anteckning är öppen" in walk.text


async def test_a_time_without_answers_offers_the_nearest_that_has_some(walk_in, agreed):
    async with walk_in() as walk:
        screen = await look_up(walk, "frukost @sommar typ:ö", agreed.clients["Tove"])
        assert "Inga träffar på ”frukost typ:ö” sommaren 2026." in walk.text
        assert "Det finns 1 från vintern 2025–2026." in walk.text
        await walk.press("enter")
        await walk.until(lambda: screen.found.hits)
        assert "Frukost före nio" in walk.text


async def test_the_form_writes_the_line(walk_in, agreed):
    async with walk_in() as walk:
        screen = await look_up(walk, "sömn @höst typ:ö ämne:kost", agreed.clients["Tove"])
        await walk.press("ctrl+f")
        form = walk.app.screen
        values = {name: form.query_one(f"#{name}", Field).value for name in ("words", "when", "kind", "topic")}
        assert values == {"words": "sömn", "when": "höst", "kind": "ö", "topic": "kost"}
        form.query_one("#when", Field).value = "vår 2026"
        form.query_one("#topic", Field).value = ""
        await walk.press("enter")
        await walk.until(lambda: screen.found is not None and screen.found.total == 2)
        assert screen.query_one(PaperInput).value == "sömn @vår-2026 typ:ö"


async def test_enter_opens_the_card_of_an_agreement_without_an_appointment(walk_in, agreed):
    async with walk_in() as walk:
        await look_up(walk, "skärm typ:ö", agreed.clients["Tove"])
        await walk.press("enter")
        await walk.until(lambda: isinstance(walk.app.screen, ClientCardScreen))
