"""A form that is left with Esc, or by the key of another page, has kept what was typed when it is opened again."""

import ast
import inspect

from journal_tui.practice.values import Service
from journal_tui.tui.everything import all_commands
from journal_tui.tui.screens.client_card import ClientCardScreen
from journal_tui.tui.screens.edit_client import EditClientScreen
from journal_tui.tui.screens.form import FormScreen
from journal_tui.tui.screens.paper import PaperScreen
from journal_tui.tui.screens.plan import PlanScreen
from journal_tui.tui.screens.today import TodayScreen
from journal_tui.tui.widgets.choices import Choices

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
        assert walk.line("Det du skrev finns kvar tills du låser")
        page = await paper(walk, day)
        assert (page.value("signature"), page.value("archive_number")) == ("Tove Hedström", "A-17")
        assert page.query(Choices).first().chosen == ("yes",)
        walk.app.kept.forget()
        await walk.press("escape")
        await walk.until(lambda: isinstance(walk.app.screen, TodayScreen))


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
