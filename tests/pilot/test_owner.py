"""What only the command line had: the owner's papers, an authority's due, a consent that never counted, a receipt checked, by keys."""

import json

from journal_tui.practice.values import ConsentState, Service
from journal_tui.tui.modals.one_line import OneLineDialog
from journal_tui.tui.modals.pick_client import PickClientDialog
from journal_tui.tui.modals.save_file import SaveFileDialog
from journal_tui.tui.screens.consent_history import ConsentHistoryScreen
from journal_tui.tui.screens.disclosures import DisclosuresScreen
from journal_tui.tui.screens.policy import PolicyScreen
from journal_tui.tui.widgets.field import Field


async def say(walk, words: str) -> None:
    """Answer the one-line dialog on top."""
    await walk.until(lambda: isinstance(walk.app.screen, OneLineDialog))
    asked = walk.app.screen
    asked.query_one("#line", Field).value = words
    await walk.press("enter")
    await walk.until(lambda: walk.app.screen is not asked)


async def test_register_inventory_and_what_an_authority_gets_are_written_by_keys(walk_in, day, tmp_path):
    async with walk_in() as walk:
        page = PolicyScreen()
        walk.app.show(page)
        await walk.until(lambda: page.policy is not None)
        for key, file in (("r", "register.txt"), ("i", "inventory.json")):
            await walk.press(key)
            await say(walk, str(tmp_path / file))
            await walk.until(lambda file=file: (tmp_path / file).exists() and walk.app.screen is page)
        assert "art. 6" in (tmp_path / "register.txt").read_text()
        assert json.loads((tmp_path / "inventory.json").read_text())["schema"] == "journal-tui/inventory/1"

        register = DisclosuresScreen()
        walk.app.show(register)
        await walk.until(lambda: register.found is not None)
        await walk.press("m")
        await walk.until(lambda: isinstance(walk.app.screen, PickClientDialog))
        await walk.type("Tove")
        await walk.press("enter")
        await walk.until(lambda: walk.app.screen.is_modal and "Vilka uppgifter?" in walk.text)
        await walk.press("k")
        for words in ("Skatteverket", "37 kap. 9 § SFL", "Maria Berg", str(tmp_path / "due.json")):
            await say(walk, words)
        await walk.until(lambda: register.found and register.found[0].law == "37 kap. 9 § SFL")
        assert set(json.loads((tmp_path / "due.json").read_text())) == {"authority", "law", "decided_by", "contact"}
        await walk.press("f")
        await say(walk, "1999")
        await walk.until(lambda: isinstance(walk.app.screen, OneLineDialog))
        await walk.press("escape")


async def test_a_consent_that_never_counted_is_closed_and_names_what_was_written(walk_in, day, tmp_path):
    client, file = day.clients["Tove"], tmp_path / "receipt.json"
    async with walk_in() as walk:
        page = ConsentHistoryScreen(client, Service.KBT)
        walk.app.show(page)
        await walk.until(lambda: page.events)
        await walk.press("f", "d")
        await walk.until(lambda: isinstance(walk.app.screen, SaveFileDialog))
        walk.app.screen.query_one("#path", Field).value = str(file)
        await walk.press("enter")
        await walk.until(lambda: walk.app.screen is page and page.events[-1].kind == "copy_given")
        await walk.press("v")
        await say(walk, str(file))
        await walk.until(lambda: walk.app.screen.is_modal and "Äkta" in walk.text)
        await walk.press("escape")
        await walk.until(lambda: walk.app.screen is page)
        await walk.press("o", "1")
        await walk.until(lambda: walk.app.screen.is_modal and "skrevs under det" in walk.text)
        await walk.press("escape")
        await walk.until(lambda: page.events[-1].kind == "invalidated")
        states = await walk.app.gateway.ask(lambda p: [each for each in p.consent.status(client) if each.service == "kbt"])
        assert {each.state for each in states[0].answers} >= {ConsentState.INVALIDATED}
