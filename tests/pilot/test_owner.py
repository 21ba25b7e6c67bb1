"""What only the command line had: the owner's papers, an authority's due, a consent that never counted, a receipt checked, by keys."""

import json
from importlib.resources import files

from journal_tui.practice.values import ConsentState, Service
from journal_tui.tui.modals.changes import ChangesDialog
from journal_tui.tui.modals.one_line import OneLineDialog
from journal_tui.tui.modals.pick_client import PickClientDialog
from journal_tui.tui.modals.save_file import SaveFileDialog
from journal_tui.tui.owner_commands import TakeClientsIn
from journal_tui.tui.screens.clients import ClientsScreen
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
        register.query_one("#register").select(register.found[0].id)
        await walk.press("enter")
        await walk.until(lambda: walk.app.screen.is_modal)
        assert "Beslutat av  Maria Berg" in walk.text and "namn och kontaktuppgifter" in walk.text, (
            "who decided, and all of it"
        )
        await walk.press("escape", "f")
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


async def test_a_table_and_a_policy_are_read_whole_or_not_at_all_and_asked_again(walk_in, day, tmp_path):
    table, policy = tmp_path / "clients.csv", tmp_path / "policy.toml"
    shipped = files("journal_tui.practice.policy").joinpath("2021-07-28.toml").read_text(encoding="utf-8")
    async with walk_in() as walk:
        page = ClientsScreen()
        walk.app.show(page)
        await walk.until(lambda: page.found is not None)
        table.write_text("förnamn;efternamn;tjänst;samtycke\nSaga;Klintberg;kbt;ja\nEbbe;;kbt;ja\n", encoding="utf-8")
        walk.app.do(TakeClientsIn.action)
        await say(walk, str(table))
        await walk.until(lambda: isinstance(walk.app.screen, OneLineDialog) and "Rad 3" in walk.text)
        table.write_text("förnamn;efternamn;tjänst;samtycke\nSaga;Klintberg;kbt;ja\nEbbe;Rask;kbt;ja\n", encoding="utf-8")
        await walk.press("enter")
        await walk.until(lambda: walk.app.screen is page and "Inte lästa: samtycke." in walk.text)
        newest = await walk.app.gateway.ask(lambda p: p.clients.list())
        taken = [each for each in newest if each.name in {"Saga Klintberg", "Ebbe Rask"}]
        assert len(taken) == 2
        for each in taken:
            states = await walk.app.gateway.ask(lambda p, each=each: p.consent.status(each.id))
            assert {answer.state for status in states for answer in status.answers} <= {ConsentState.NOT_ASKED}

        promises = PolicyScreen()
        walk.app.show(promises)
        await walk.until(lambda: promises.policy is not None)
        policy.write_text("version = ", encoding="utf-8")
        await walk.press("P")
        await say(walk, str(policy))
        await walk.until(lambda: isinstance(walk.app.screen, OneLineDialog) and "docs/policy.md" in walk.text)
        policy.write_text(shipped.replace("2021-07-28", "2026-10-01").replace("I regel ingen.", "I regel aldrig."))
        await walk.press("enter")
        await walk.until(lambda: isinstance(walk.app.screen, ChangesDialog) and "I regel aldrig." in walk.text)
        await walk.press("escape")
        await walk.until(lambda: walk.app.screen.is_modal and not isinstance(walk.app.screen, ChangesDialog))
        await walk.press("r")
        await walk.until(lambda: walk.app.screen is promises and "2026-10-01" in walk.text)
