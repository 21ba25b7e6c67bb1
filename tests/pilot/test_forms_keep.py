"""A form that is left with Esc, or by the key of another page, has kept what was typed when it is opened again."""

import ast
import inspect

from journal_tui.practice.values import Service
from journal_tui.tui.everything import all_commands
from journal_tui.tui.screens.amend import AmendScreen
from journal_tui.tui.screens.client_card import ClientCardScreen
from journal_tui.tui.screens.edit_client import EditClientScreen
from journal_tui.tui.screens.form import FormScreen
from journal_tui.tui.screens.paper import PaperScreen
from journal_tui.tui.screens.plan import PlanScreen
from journal_tui.tui.screens.today import TodayScreen
from journal_tui.tui.widgets.choices import Choices
from journal_tui.tui.widgets.line_picker import LinePicker
from tests.pilot.session.test_reading import read

SECRETS = {"ChangePassphraseScreen", "RecoveryScreen", "ProveScreen", "StepScreen"}
"""Passphrases, recovery sheets and the first start, which remembers its own steps."""


async def paper(walk, day) -> PaperScreen:
    document = await walk.app.gateway.ask(lambda p: p.consent.current(Service.KBT))
    page = PaperScreen(day.clients["Tove"], Service.KBT, document, walk.app.now())
    walk.app.show(page)
    await walk.until(lambda: walk.app.screen is page and isinstance(page.focused, Choices))
    await walk.rest()
    return page


async def test_a_paper_consent_that_is_left_half_written_stands_there_again(walk_in, day):
    async with walk_in() as walk:
        page = await paper(walk, day)
        await walk.until(lambda: "Tove" in walk.line("Klient"))
        await walk.press("1", "tab", "tab", "tab")
        await walk.type("Tove Hedström")
        await walk.press("tab", *"A-17", "escape")
        await walk.until(lambda: isinstance(walk.app.screen, TodayScreen))
        assert walk.line("Det du skrev finns kvar; öppna igen")
        page = await paper(walk, day)
        assert (page.value("signature"), page.value("archive_number")) == ("Tove Hedström", "A-17")
        assert page.query(Choices).first().chosen == ("yes",)
        walk.app.kept.forget()
        await walk.press("escape")
        await walk.until(lambda: isinstance(walk.app.screen, TodayScreen))


async def test_what_the_lock_came_over_is_sealed_meanwhile_and_stands_there_after_the_unlock(walk_in, day):
    async with walk_in() as walk:
        page = await paper(walk, day)
        await walk.press("1", "tab", "tab", "tab")
        await walk.type("Tove Hedström")
        await walk.press("ctrl+q")
        await walk.until(lambda: "går förlorat" in walk.text)
        await walk.press("enter")
        await walk.until(lambda: walk.app.screen is page)
        await walk.press("ctrl+l")
        await walk.until(lambda: not walk.app.gateway.unlocked)
        await walk.rest()
        assert "Det du skrev finns kvar, förseglat." in walk.text
        kept = walk.app.kept
        assert kept.all() == {} and kept.sealed and b"Hedstr" not in kept.sealed
        await walk.press("ctrl+q")
        await walk.until(lambda: "går förlorat" in walk.text)
        await walk.press("escape")
        said: list[str] = []
        walk.app.done = said.append
        await walk.unlock()
        await walk.until(lambda: isinstance(walk.app.screen, TodayScreen) and kept.sealed == b"")
        assert said == ["Det du skrev före låset finns kvar; öppna igen för att fortsätta."]
        page = await paper(walk, day)
        assert page.value("signature") == "Tove Hedström" and page.query(Choices).first().chosen == ("yes",)
        await walk.press("escape")
        await walk.until(lambda: isinstance(walk.app.screen, TodayScreen))
        await walk.press("ctrl+l")  # nothing is typed this time, and what was kept stays
        await walk.until(lambda: not walk.app.gateway.unlocked)
        assert not kept.interrupted and kept.sealed
        kept.sealed = kept.sealed[:-1] + bytes([kept.sealed[-1] ^ 1])
        await walk.unlock()
        assert kept.all() == {}


async def test_an_addendum_that_the_lock_came_over_is_whole_again(walk_in, day):
    async with walk_in() as walk:
        await read(walk, day)
        for again in range(2):
            await walk.press("t")
            await walk.until(lambda: isinstance(walk.app.screen, AmendScreen) and walk.app.screen.editor is not None)
            amend = walk.app.screen
            if again:
                break
            await walk.press("2", "tab", "down", "space")
            amend.editor.put("Tove ringde igen.")
            text, forms = amend.editor.text, amend.editor.forms
            marked, kind = amend.query_one(LinePicker).marked, amend.query_one("#kind", Choices).chosen
            await walk.press("ctrl+l")
            await walk.until(lambda: not walk.app.gateway.unlocked)
            await walk.unlock()
            await walk.until(lambda: isinstance(walk.app.screen, TodayScreen))
            await read(walk, day)
        assert "‹klient›" in text and forms and marked
        assert (amend.editor.text, amend.editor.forms) == (text, forms)
        assert (amend.query_one(LinePicker).marked, amend.query_one("#kind", Choices).chosen) == (marked, kind)


async def test_a_form_that_is_left_by_a_function_key_keeps_what_was_typed_of_this_client_alone(walk_in, day):
    async with walk_in() as walk:
        tove, other = day.clients["Tove"], next(client for name, client in day.clients.items() if name != "Tove")

        async def edit(client: str) -> EditClientScreen:
            card = await walk.app.gateway.ask(lambda p: p.clients.get(client))
            page = EditClientScreen(client, card.contact)
            walk.app.show(page)
            await walk.until(lambda: walk.app.screen is page and page.keeping is not None)
            return page

        page = await edit(tove)
        was = page.value("employer")
        page.query_one("#employer").value = "Snickeriet"
        await walk.press("f2")
        await walk.until(lambda: isinstance(walk.app.screen, TodayScreen))
        page = await edit(other)
        assert page.value("employer") != "Snickeriet"
        await walk.press("escape")
        page = await edit(tove)
        assert (was, page.value("employer")) == ("", "Snickeriet")
        await walk.press("ctrl+s")
        await walk.until(lambda: isinstance(walk.app.screen, (TodayScreen, ClientCardScreen)))
        assert walk.app.kept.take(page.KEEP) == {}


async def test_an_appointment_that_is_planned_is_not_kept_as_a_draft(walk_in, day):
    async with walk_in() as walk:
        tove = day.clients["Tove"]
        for minutes in ("35", "35", "50"):
            page = PlanScreen(tove)
            walk.app.show(page)
            await walk.until(lambda: walk.app.screen is page and page.keeping is not None)  # noqa: B023
            if minutes == "35" and page.value("minutes") == "50":
                page.query_one("#minutes").value = "35"
                await walk.press("escape")
            else:
                assert page.value("minutes") == minutes
                await walk.press("ctrl+s" if minutes == "35" else "escape")
            await walk.until(lambda: isinstance(walk.app.screen, TodayScreen))


def _forms(base):
    for child in base.__subclasses__():
        yield child
        yield from _forms(child)


def test_every_form_names_what_it_keeps_but_for_secrets():
    assert all_commands(), "every room is imported"
    for form in _forms(FormScreen):
        if not form.__module__.startswith("journal_tui.") or SECRETS & {base.__name__ for base in form.__mro__}:
            continue
        tree = ast.parse(
            "".join(
                inspect.getsource(base)
                for base in form.__mro__
                if "screens" in base.__module__ and base is not FormScreen and issubclass(base, FormScreen)
            )
        )
        named = [
            target
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign)
            for target in node.targets
            if getattr(target, "attr", getattr(target, "id", "")) == "KEEP"
        ]
        assert named, f"{form.__name__} loses what was typed"
