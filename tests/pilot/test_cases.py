"""Ärenden by keys alone: written down, identified, previewed, approved, carried out; and what each page refuses."""

from journal_tui.practice.rights.case_words import CaseChannel, CaseState
from journal_tui.tui.screens.case import CaseScreen
from journal_tui.tui.screens.cases import CasesScreen
from journal_tui.tui.screens.erase import EraseScreen
from journal_tui.tui.screens.new_case import NewCaseScreen


async def inbox(walk) -> CasesScreen:
    await walk.press("f6")
    await walk.until(lambda: isinstance(walk.app.screen, CasesScreen) and walk.app.screen.found is not None)
    await walk.rest()
    return walk.app.screen


async def new_case(walk, who: str, *keys: str) -> CaseScreen:
    """Write one down: who, then kind, channel and perhaps ground by their keys, then the form as it stands."""
    await inbox(walk)
    await walk.press("n")
    await walk.until(lambda: walk.app.screen.is_modal)
    await walk.type(who)
    await walk.press("enter", *keys)
    await walk.until(lambda: isinstance(walk.app.screen, NewCaseScreen))
    await walk.rest()
    await walk.press("ctrl+s")
    await walk.until(lambda: isinstance(walk.app.screen, CaseScreen) and walk.app.screen.sheet is not None)
    await walk.rest()
    return walk.app.screen


async def identified(walk) -> None:
    await walk.press("i", "l")
    await walk.until(lambda: walk.app.screen.sheet.case.identity is not None)
    await walk.rest()


async def preview(walk) -> EraseScreen:
    await walk.press("v")
    await walk.until(lambda: isinstance(walk.app.screen, EraseScreen) and walk.app.screen.sheet is not None)
    await walk.rest()
    return walk.app.screen


async def approved(walk, page: EraseScreen) -> None:
    await walk.press("g")
    await walk.until(lambda: walk.app.screen.is_modal)
    await walk.press("g")
    await walk.until(lambda: page.sheet.case.state is CaseState.APPROVED)
    await walk.rest()


async def test_the_empty_list_says_what_will_stand_there_and_how_to_begin(walk_in, day):
    async with walk_in() as walk:
        await inbox(walk)
        assert "Ingen väntar på svar." in walk.text
        assert "n  skriv upp ett nytt ärende" in walk.text


async def test_an_access_request_is_written_down_with_its_last_day_and_opens(walk_in, day):
    async with walk_in() as walk:
        page = await new_case(walk, "Tove", "u", "e")
        assert page.sheet.case.deadline.isoformat() == "2026-12-23"
        assert "Härnäst  i  anteckna hur du vet att det är klienten" in walk.text
        await identified(walk)
        assert "legitimation visad" in walk.text
        await walk.press("escape")
        await walk.until(lambda: isinstance(walk.app.screen, CasesScreen))
        await walk.rest()
        assert "registerutdrag" in walk.line("30 dagar") and "Tove Almdunge" in walk.line("30 dagar")


async def test_names_are_hidden_on_every_page_of_a_case(walk_in, day):
    async with walk_in() as walk:
        await new_case(walk, "Tove", "u", "e")
        await walk.press("ctrl+g")
        assert "Almdunge" not in walk.text
        await walk.press("escape")
        assert "Almdunge" not in walk.text and "P-" in walk.text


async def test_f6_opens_the_cases_also_from_the_editor_of_a_form(walk_in, day):
    async with walk_in() as walk:
        await walk.press("f3", "n")
        await walk.rest()
        await inbox(walk)


async def test_an_erasure_from_request_to_read_back(walk_in, day):
    async with walk_in() as walk:
        await walk.app.gateway.ask(lambda p: p.decide("cooling_days", 0))
        await new_case(walk, "Ivar", "x", "b", "2")
        await walk.press("v")
        page = walk.app.screen
        await walk.until(lambda: getattr(page, "sheet", None) is not None)
        await walk.rest()
        assert "Identifiera klienten och välj grund först." in walk.text.replace("\n  ", " ")
        await walk.press("escape")
        await identified(walk)
        page = await preview(walk)
        assert "Namn och kontaktuppgifter" in walk.text and "raderas" in walk.text
        await approved(walk, page)
        assert page.armed and "Skriv RADERA" in walk.text
        await walk.pilot.resize_terminal(120, 50)
        await walk.rest()
        shown = walk.lines()
        typed = next(number for number, line in enumerate(shown) if "Skriv RADERA" in line)
        assert "raderas" in shown[typed - 2] and not shown[typed - 3].strip(), (
            "the field stands under the facts on a tall screen"
        )
        assert shown[typed - 4].strip(), "no empty stretch between the table and its sum"
        await walk.type("RADER")
        await walk.press("enter")
        assert page.ended is None, "Enter does nothing before the word is whole"
        walk.app.kept.keep("contact-somebody", {"given": "Somebody"})
        await walk.press("A", "enter")
        await walk.until(lambda: page.ended is not None)
        await walk.rest()
        assert page.ended.done
        assert walk.app.kept.all() == {}, "a half-written form may name whoever has gone"
        assert "inget av det finns kvar" in walk.text and "raderade" in walk.text
        await walk.press("escape")
        await walk.until(lambda: isinstance(walk.app.screen, CaseScreen))
        await walk.rest()
        assert "Inget mer att göra här." in walk.text and "raderad" in walk.text


async def test_while_the_approval_rests_there_is_no_word_to_type(walk_in, day):
    async with walk_in() as walk:
        await new_case(walk, "Ivar", "x", "e", "1")
        await identified(walk)
        page = await preview(walk)
        await approved(walk, page)
        assert "Vilar till 2026-11-24 09:41." in walk.text
        assert not page.armed and "Skriv RADERA" not in walk.text


async def test_what_changed_since_the_approval_is_said_and_approved_anew(walk_in, day):
    async with walk_in() as walk:
        await walk.app.gateway.ask(lambda p: p.decide("cooling_days", 0))
        case = await new_case(walk, "Ivar", "x", "e", "1")
        client = case.sheet.case.client
        await identified(walk)
        page = await preview(walk)
        await approved(walk, page)
        from journal_tui.practice.values import Channel

        await walk.app.gateway.ask(lambda p: p.clients.log_contact(client, Channel.PHONE))
        await walk.type("RADERA")
        await walk.press("enter")
        await walk.until(lambda: page.refused)
        await walk.rest()
        assert page.ended is None and page.sheet.outdated
        assert "Något har ändrats" in walk.text and not page.armed
        await approved(walk, page)
        await walk.until(lambda: not page.sheet.outdated)
        assert page.armed


async def test_an_erasure_asked_on_the_phone_is_refused_in_words(walk_in, day):
    async with walk_in() as walk:
        await new_case(walk, "Ivar", "x", "t", "1")
        assert "Härnäst  i  anteckna hur du vet att det är klienten   b  skriv brevet\n" in walk.text
        await identified(walk)
        page = await preview(walk)
        await walk.press("g")
        await walk.until(lambda: walk.app.screen.is_modal)
        await walk.press("g")
        await walk.until(lambda: page.refused)
        await walk.rest()
        assert "Journaler raderas bara på skriftlig begäran: anteckna den i ärendet." in walk.text
        await walk.press("escape")
        await walk.until(lambda: isinstance(walk.app.screen, CaseScreen))
        await walk.rest()
        assert "Härnäst  e  anteckna den skriftliga begäran, när den har kommit" in walk.text
        await walk.press("e", "b")
        case = walk.app.screen
        await walk.until(lambda: case.sheet.case.channel is CaseChannel.LETTER)
        await walk.rest()
        page = await preview(walk)
        await approved(walk, page)


async def test_a_restriction_shuts_the_journal_at_once(walk_in, day):
    async with walk_in() as walk:
        page = await new_case(walk, "Tove", "b", "e", "1")
        await identified(walk)
        await walk.press("K")
        await walk.until(lambda: walk.app.screen.is_modal)
        await walk.press("K")
        await walk.until(lambda: page.sheet.case.over)
        client = page.sheet.case.client
        assert (await walk.app.gateway.ask(lambda p: p.restrictions.of_client(client)))[0].lifted is None


async def test_an_objection_is_weighed_in_writing_and_esc_keeps_what_was_written(walk_in, day):
    async with walk_in() as walk:
        page = await new_case(walk, "Tove", "i", "b")
        await walk.press("w")
        await walk.rest()
        assert walk.app.screen is page
        await identified(walk)
        await walk.press("w")
        await walk.rest()
        await walk.press("2", "tab")
        await walk.type("Fakturan är obetald.")
        await walk.press("escape", "w")
        await walk.rest()
        assert walk.app.screen.area.text == "Fakturan är obetald."
        await walk.press("2", "ctrl+s")
        await walk.until(lambda: walk.app.screen is page and page.sheet.case.over)
        await walk.rest()
        assert "verksamhetens skäl väger tyngre" in walk.text
        client = page.sheet.case.client
        assert all(each.lifted for each in await walk.app.gateway.ask(lambda p: p.restrictions.of_client(client)))


async def test_a_claim_is_closed_and_a_case_refused_and_both_move_to_the_ended(walk_in, day):
    async with walk_in() as walk:
        page = await new_case(walk, "Tove", "s", "b")
        await walk.press("d")
        await walk.until(lambda: walk.app.screen.is_modal)
        await walk.press("d")
        await walk.until(lambda: page.sheet.case.over)
        page = await new_case(walk, "Ivar", "p", "e")
        await walk.press("n", "2")
        await walk.until(lambda: page.sheet.case.over)
        await walk.press("escape")
        await walk.rest()
        assert "Ingen väntar på svar." in walk.text
        await walk.press("a")
        await walk.until(lambda: walk.app.screen.found)
        await walk.rest()
        assert "Avslutade  2" in walk.text and "dataportabilitet" in walk.text


async def test_marketing_is_stopped_without_a_case(walk_in, day):
    async with walk_in() as walk:
        await inbox(walk)
        await walk.press("n")
        await walk.until(lambda: walk.app.screen.is_modal)
        await walk.type("Tove")
        await walk.press("enter", "m")
        await walk.until(lambda: "stopplistan" in walk.text)
        await walk.press("m")
        await walk.rest()
        client = day.clients["Tove"]
        assert await walk.app.gateway.ask(lambda p: p.suppressions.stopped(client))
        assert await walk.app.gateway.ask(lambda p: p.suppressions.suppressed(" TOVE@example.org"))
