"""Clients: the list that narrows, the form, the card, planning, contact data."""

from journal_tui.practice.values import Service
from journal_tui.tui.screens.client_card import ClientCardScreen
from journal_tui.tui.screens.clients import ClientsScreen
from journal_tui.tui.screens.new_client import NewClientScreen
from journal_tui.tui.screens.plan import PlanScreen, read_day, read_minutes, read_time
from journal_tui.tui.screens.today import TodayScreen
from journal_tui.tui.widgets.choices import Choices
from journal_tui.tui.widgets.field import Field
from journal_tui.tui.widgets.row_list import RowList


async def test_the_list_narrows_while_one_types(walk_in):
    async with walk_in() as walk:
        await walk.press("f3")
        assert "6 klienter" in walk.text
        await walk.press("slash", "k", "v")
        assert "1 av 6" in walk.text
        assert "Linnéa Kvistfors" in walk.line("▌")
        await walk.press("enter")
        assert isinstance(walk.app.screen, ClientCardScreen)
        await walk.press("escape")
        assert "Linnéa" in walk.line("▌"), "the filter stays while one looks"
        await walk.press("escape")
        assert "6 klienter" in walk.text


async def test_a_letter_with_a_ring_is_not_an_a(walk_in):
    async with walk_in() as walk:
        await walk.press("f3", "slash")
        await walk.type("åke")
        assert "Åke Björnväg" in walk.line("▌")
        await walk.press("escape", "slash")
        await walk.type("ake")
        assert "Åke" not in walk.text


async def test_a_code_finds_its_client(walk_in, day):
    async with walk_in() as walk:
        client = day.clients["Samir"]
        card = await walk.app.gateway.ask(lambda practice: practice.clients.get(client))
        await walk.press("f3", "slash")
        await walk.type(card.services[0].pseudonym[2:8].lower())
        assert "Samir" in walk.line("▌")


async def test_a_client_is_registered_and_gets_a_code_per_service(walk_in):
    async with walk_in() as walk:
        await walk.press("f3", "n")
        assert isinstance(walk.app.screen, NewClientScreen)
        await walk.type("Vera")
        await walk.press("tab")
        await walk.type("Stormyr")
        walk.app.screen.query_one("#services", Choices).focus()
        await walk.press("1", "3")
        assert "[×] KBT" in walk.text
        await walk.press("ctrl+s")
        await walk.until(lambda: "Registrerad" in walk.text or "P-" in walk.text)
        assert walk.line("KBT   P-")
        assert walk.line("PT    P-")
        await walk.press("enter")
        await walk.until(lambda: isinstance(walk.app.screen, ClientCardScreen))
        await walk.rest()
        assert walk.lines()[0].startswith("  Vera Stormyr   P-")
        assert walk.line("ej tillfrågad")
        await walk.press("escape")
        assert "7 klienter" in walk.text


async def test_a_digit_on_the_closed_personnummer_chooses_a_service(walk_in):
    async with walk_in() as walk:
        await walk.press("f3", "n", *["tab"] * 5)
        assert "Mellanslag" in walk.line("▌")
        await walk.press("1", "3")
        assert walk.app.screen.query_one("#services", Choices).chosen == ("kbt", "pt")
        await walk.press("1")
        assert walk.app.screen.query_one("#services", Choices).chosen == ("pt",)


async def test_an_error_is_shown_when_the_field_is_left_not_while_typing(walk_in):
    async with walk_in() as walk:
        await walk.press("f3", "n", "tab", "tab")
        await walk.type("linnea@example")
        assert "×" not in walk.text
        await walk.press("tab")
        assert "× Inte en e-postadress, till exempel anna@example.org" in walk.line("× ")
        assert walk.app.screen.query_one("#email", Field).wrong


async def test_a_form_that_was_left_is_kept_until_the_lock(walk_in):
    async with walk_in() as walk:
        await walk.press("f3", "n")
        await walk.type("Halvfärdig")
        await walk.press("escape", "n")
        assert "Halvfärdig" in walk.text
        await walk.press("tab")
        await walk.type("Lång " * 30)
        assert "Lång …" not in walk.text
        await walk.press("shift+tab")
        assert "…" in walk.line("Efternamn"), "what the line cannot hold is cut with a sign"
        await walk.press("ctrl+l")
        await walk.until(lambda: not walk.app.gateway.unlocked)
        assert walk.app.kept.take("new-client") == {}


async def test_a_form_without_names_or_services_goes_nowhere(walk_in):
    async with walk_in() as walk:
        await walk.press("f3", "n", "ctrl+s")
        assert walk.app.screen.query_one("#given", Field).wrong
        await walk.type("Vera")
        await walk.press("tab")
        await walk.type("Stormyr")
        await walk.press("ctrl+s")
        assert isinstance(walk.app.screen, NewClientScreen)
        assert "Välj minst en tjänst." in walk.text


async def test_the_personnummer_opens_with_space_and_wants_a_purpose(walk_in):
    async with walk_in() as walk:
        await walk.press("f3", "n")
        walk.app.screen.query_one("CollapsedLine").focus()
        await walk.rest()
        await walk.press("space")
        assert "( ) friskvård" in walk.text or "friskvård" in walk.line("Ändamål")
        await walk.press("1", "tab")
        await walk.type("12345")
        await walk.press("tab")
        assert walk.app.screen.query_one("#personnummer", Field).wrong


async def test_the_card_stands_where_the_picture_has_it(walk_in, day):
    async with walk_in() as walk:
        await walk.press("k", "enter")
        assert isinstance(walk.app.screen, ClientCardScreen)
        lines = walk.lines()
        assert lines[0].startswith("  Tove Almdunge   P-")
        row = walk.line("Journal över våra samtal")
        assert (row.index("KBT"), row.index("Journal"), row.index("●"), row.index("2026-10-05"), row.index("v3")) == (
            2,
            8,
            38,
            55,
            67,
        )
        assert walk.line("× nekat")
        history = walk.line("signerad")
        assert (history.index("2026-11-23"), history.index("KBT"), history.index("signerad")) == (2, 14, 54)
        assert "Gallring  2027-11-23, senaste kontakt besök" in walk.text
        assert lines[23] == "  s Starta  c Samtycke  p Planera  h Historik  m Mått  Esc Tillbaka  F1 Hjälp"


async def test_the_wide_card_has_the_history_beside_it(walk_in):
    async with walk_in(size=(120, 36)) as walk:
        await walk.press("k", "enter")
        assert walk.line("Historik  1 anteckning").index("Historik") == 78
        assert walk.line("Telefon").index("070-174 06 12") == 11
        await walk.press("tab")
        assert sum("▌" in line for line in walk.lines()) >= 1
        assert not walk.line("Journal över").startswith("▌")


async def test_hidden_names_leave_nothing_of_the_client_on_the_card(walk_in):
    async with walk_in(size=(120, 36)) as walk:
        await walk.press("k", "enter", "ctrl+g")
        for value in ("Tove", "Almdunge", "070-174", "tove@"):
            assert value not in walk.text


async def test_an_appointment_is_planned_by_keys(walk_in, day):
    async with walk_in() as walk:
        await walk.press("k", "enter", "p")
        assert isinstance(walk.app.screen, PlanScreen)
        await walk.until(lambda: "(•) KBT" in walk.text)
        walk.app.screen.query_one("#day", Field).value = "+1"
        walk.app.screen.query_one("#at", Field).value = "13.15"
        await walk.press("ctrl+s")
        await walk.until(lambda: isinstance(walk.app.screen, ClientCardScreen))
        tove = day.clients["Tove"]
        planned = await walk.app.gateway.ask(lambda practice: practice.appointments.of_client(tove))
        assert any(each.planned_at.strftime("%d %H:%M") == "24 13:15" for each in planned)


async def test_the_client_is_asked_for_when_none_is_marked(walk_in):
    async with walk_in() as walk:
        walk.app.screen.query_one("#day", RowList).select("way:none")
        walk.app.show(PlanScreen(None))
        await walk.until(lambda: "PickClientDialog" in type(walk.app.screen).__name__)
        await walk.rest()
        await walk.type("maja")
        assert "Maja Ekhamra" in walk.line("│ ▌")
        await walk.press("enter")
        await walk.until(lambda: "Klient          Maja Ekhamra" in walk.text)
        assert "Maja" not in walk.lines()[0]
        await walk.press("ctrl+g")
        assert "Maja" not in walk.text


async def test_contact_data_is_changed_and_a_contact_noted(walk_in, day):
    async with walk_in(size=(120, 36)) as walk:
        await walk.press("k", "enter", "e")
        phone = walk.app.screen.query_one("#phone", Field)
        phone.value = "070-174 06 99"
        await walk.press("ctrl+s")
        await walk.until(lambda: isinstance(walk.app.screen, ClientCardScreen))
        await walk.rest()
        assert "070-174 06 99" in walk.text
        await walk.press("k")
        assert isinstance(walk.app.screen, ClientCardScreen)
        await walk.app.run_action("log_contact", walk.app.screen)
        await walk.until(lambda: "Hur hade ni kontakt?" in walk.text)
        await walk.press("s")
        await walk.until(lambda: "SMS" in walk.text or "sms" in walk.text)


async def test_names_with_escape_codes_and_brackets_are_harmless(walk_in):
    from journal_tui.practice.values import Contact

    async with walk_in() as walk:
        contact = Contact("[b]Bo[/b]", "O'Å")
        await walk.app.gateway.ask(lambda practice: practice.clients.register(contact, (Service.KBT,)))
        await walk.press("f3")
        assert walk.line("[b]Bo[/b] O'Å")


async def test_f2_comes_back_to_the_day_from_anywhere(walk_in):
    async with walk_in() as walk:
        await walk.press("f3", "enter", "e", "f2")
        assert isinstance(walk.app.screen, TodayScreen)
        await walk.press("f3")
        assert isinstance(walk.app.screen, ClientsScreen)
        await walk.press("escape")
        assert isinstance(walk.app.screen, TodayScreen)


def test_days_and_times_are_read_as_people_write_them():
    from datetime import date, time

    import pytest

    from journal_tui.practice.errors import InvalidInput

    today = date(2026, 11, 23)
    assert read_day("2026-12-01", today) == date(2026, 12, 1)
    assert read_day("12-01", today) == date(2026, 12, 1)
    assert read_day("01-05", today) == date(2027, 1, 5)
    assert read_day("+7", today) == date(2026, 11, 30)
    assert read_time("9") == read_time("0900") == read_time("9.00") == time(9)
    assert read_time("1530") == time(15, 30)
    assert read_minutes(" 50 ") == 50
    for read, text in ((read_time, "25"), (read_time, "nio"), (read_minutes, "0"), (read_minutes, "x")):
        with pytest.raises(InvalidInput):
            read(text)
    for text in ("2026-02-30", "i morgon", "99-99", ""):
        with pytest.raises(InvalidInput):
            read_day(text, today)
