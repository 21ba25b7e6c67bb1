"""Today: who comes and what each may be journalled for; what waits; where the keys lead."""

from dataclasses import replace
from datetime import datetime, timedelta

from journal_tui.practice.clock import Clock
from journal_tui.practice.continuity.values import AgreementKind
from journal_tui.practice.home import Home
from journal_tui.practice.measures.values import Answered
from journal_tui.practice.practice import Practice
from journal_tui.practice.values import Purpose, Service
from journal_tui.tui.screens.client_card import ClientCardScreen
from journal_tui.tui.screens.new_client import NewClientScreen
from journal_tui.tui.widgets.row_list import RowList
from tests.pilot.conftest import walking
from tests.pilot.day import NOW, PASSPHRASE, Moving


async def test_every_state_of_consent_is_said_with_sign_and_word(walk_in):
    async with walk_in() as walk:
        assert "Ivar Söderklint" in walk.line("● lämnat v2")
        assert "Maja Ekhamra" in walk.line("▲ äldre version")
        assert "Åke Björnväg" in walk.line("□ saknas")
        assert "Linnéa Kvistfors" in walk.line("× återkallat")
        assert "sedan 2026-11-20" in walk.line("× återkallat")
        assert "Samir Vadsten" in walk.line("■ begränsad")
        assert "signerad" in walk.line("Tove Almdunge")


async def test_the_bar_begins_on_the_next_appointment(walk_in):
    async with walk_in() as walk:
        assert walk.line("▌").startswith("▌ 10:00  Ivar Söderklint")
        assert "härnäst" in walk.line("▌")


async def test_a_draft_of_four_days_is_overdue(walk_in):
    async with walk_in() as walk:
        assert walk.line("4 dagar").lstrip().startswith("▲ 4 dagar    Ivar Söderklint")


async def test_columns_stand_where_the_picture_has_them(walk_in):
    async with walk_in() as walk:
        lines = walk.lines()
        assert lines[0].startswith("  Idag   måndag 2026-11-23")
        assert lines[0].endswith("namn visas   09:41")
        assert len(lines[0]) == 78
        row = walk.line("Maja Ekhamra")
        assert (row.index("11:00"), row.index("Maja"), row.index("KBT"), row.index("▲"), row.index("äldre")) == (
            2,
            9,
            29,
            35,
            37,
        )
        assert lines[23] == "  s Starta  Enter Öppna  c Samtycke  n Ny  F5 Slå upp  Ctrl+P Mer  F1 Hjälp"
        assert lines[21].endswith("låser om 5 min")
        assert lines[1] == lines[20] == lines[22] == ""


async def test_hidden_names_move_nothing_and_leave_no_name(walk_in):
    async with walk_in() as walk:
        shown = walk.line("▌")
        await walk.press("ctrl+g")
        hidden = walk.line("▌")
        assert "P-" in hidden
        assert hidden.index("Kost") == shown.index("Kost")
        assert "namn dolda" in walk.text
        for name in ("Tove", "Almdunge", "Söderklint", "Kvistfors", "Åke"):
            assert name not in walk.text


async def test_enter_opens_the_card_and_escape_comes_back_to_the_same_row(walk_in):
    async with walk_in() as walk:
        await walk.press("j", "enter")
        assert isinstance(walk.app.screen, ClientCardScreen)
        assert walk.lines()[0].startswith("  Maja Ekhamra")
        await walk.press("escape")
        assert "Maja" in walk.line("▌")


async def test_the_right_pane_shows_the_last_plan_of_the_row(walk_in):
    async with walk_in(size=(120, 36)) as walk:
        await walk.until(lambda: "Förra planen" in walk.text)
        assert "Härnäst 10:00" in walk.text
        assert "Frukost före nio" in walk.text
        assert "I morgon" in walk.text


async def test_the_right_pane_shows_homework_goals_and_measures_of_the_row(day, walk_in):
    practice = Practice.open(Home(day.folder), PASSPHRASE, clock=Clock(lambda: NOW))
    ivar, kost = day.clients["Ivar"], Service.KOST
    practice.consent.record(ivar, kost, dict.fromkeys(Purpose, True), "Ivar Söderklint")
    practice.agreements.add(ivar, kost, "food", "Matdagbok i tre dagar", kind=AgreementKind.HOMEWORK)
    practice.goals.add(ivar, kost, "Äta lunch på arbetsdagar")
    for total in (4, 5, 6):
        at = NOW - timedelta(days=30 - total)
        practice.measures.add(ivar, kost, "energy", Answered(total=total * 1000), at=at)
    practice.close()
    async with walk_in(size=(120, 36)) as walk:
        await walk.until(lambda: "Mått" in walk.text)
        beside = [line[76:].strip() for line in walk.lines()]
        assert beside[4] == "Kost, samtal 3   ● lämnat v2"
        assert "Kost   Matdagbok i tre dagar" in beside[beside.index("Hemuppgifter") + 1]
        assert beside[beside.index("Mål") + 1] == "Äta lunch på arbetsdagar"
        assert beside[beside.index("Mått") + 1 :][:2] == ["Ork 0–10   4 · 5 · 6", "↑ högre är bättre"]


async def test_the_right_pane_shows_nothing_that_is_locked(walk_in):
    async with walk_in(size=(120, 36)) as walk:
        await walk.press("j", "j", "j")
        await walk.until(lambda: "Linnéa Kvistfors" in walk.line("▌") and walk.app.screen.coming_of)
        await walk.rest()
        beside = "\n".join(line[76:] for line in walk.lines()[1:])
        assert "återkallat" in beside and "Förra planen" not in beside and "Mål" not in beside


async def test_below_a_hundred_columns_there_is_one_pane(walk_in):
    async with walk_in(size=(99, 30)) as walk:
        assert "Härnäst" not in walk.text
        await walk.pilot.resize_terminal(100, 30)
        await walk.rest()
        assert "Härnäst 10:00" in walk.text


async def test_j_k_g_and_shift_g_move_the_bar(walk_in):
    async with walk_in() as walk:
        rows = walk.app.screen.query_one("#day", RowList)
        await walk.press("g")
        assert "09:40" in walk.line("▌") or "08:30" in walk.line("▌")
        first = rows.key
        await walk.press("j")
        assert rows.key != first
        await walk.press("k")
        assert rows.key == first
        await walk.press("G")
        assert rows.key.startswith(("draft:", "appointment:"))
        assert rows.cursor > 6


async def test_n_offers_an_appointment_or_a_client(walk_in):
    async with walk_in() as walk:
        await walk.press("n")
        assert "Samtal" in walk.line("│ ▌ a")
        await walk.press("c")
        assert isinstance(walk.app.screen, NewClientScreen)


async def test_an_empty_practice_says_how_to_begin(empty_folder):
    async with walking(empty_folder, now=datetime.now().astimezone()) as walk:
        assert "Inga samtal i dag." in walk.text
        assert "Lägg till en klient" in walk.line("▌")
        await walk.press("enter")
        assert isinstance(walk.app.screen, NewClientScreen)


async def test_a_name_longer_than_the_row_pushes_nothing_out_of_sight(day, walk_in):
    practice = Practice.open(Home(day.folder), PASSPHRASE, clock=Clock(Moving(NOW)))
    client = day.clients["Tove"]
    long = replace(practice.clients.contact(client), surname="von Hohenzollern-Sigmaringen Björkengrensdotter")
    practice.clients.update_contact(client, long)
    for service in (Service.KOST, Service.PT):
        practice.clients.add_service(client, service)
    practice.appointments.plan(client, Service.PT, NOW + timedelta(days=9))
    practice.close()
    async with walk_in() as walk:
        assert walk.line("08:30").startswith("  08:30  Tove von Hohenzollern-S…")
        for words in ("● lämnat v2", "▲ äldre version", "sedan 2026-11-20", "signerad", "utkast 2026-11-19"):
            assert words in walk.text
        await walk.press("g", "enter")
        await walk.until(lambda: "c ändra" in walk.text)
        assert "nästa 2026-11-24 09:41" in walk.line("KBT sedan")
        assert walk.line("PT sedan")


async def test_at_a_hundred_columns_no_state_and_no_date_is_cut(walk_in):
    async with walk_in(size=(100, 30)) as walk:
        for words in ("signerad", "härnäst", "sedan 2026-11-20"):
            assert words in walk.text
        assert "utkast 2026-11-19" in walk.text
        await walk.press("k", "enter")
        await walk.until(lambda: "Samtycke" in walk.text and "c ändra" in walk.text)
        assert "…" not in walk.line("Journal över våra samtal")
