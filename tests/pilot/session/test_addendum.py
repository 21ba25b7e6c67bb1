"""An addendum has no review page: each word that waits is asked about by itself, before the signature."""

import pytest

from journal_tui.tui.modals.base import ChoiceDialog
from journal_tui.tui.modals.codes import PickCodeDialog
from journal_tui.tui.modals.labels import LabelsDialog
from journal_tui.tui.modals.role import RoleDialog
from journal_tui.tui.modals.signing import PassphraseDialog
from journal_tui.tui.screens.amend import AmendScreen
from journal_tui.tui.widgets.field import Field
from tests.pilot.day import PASSPHRASE
from tests.pilot.session.test_reading import read

ONE = "Ringde kollegan Torbjörn Ekwall."


async def asked(walk, day, text: str = ONE) -> AmendScreen:
    """The first question about a word of an addendum with this text."""
    await read(walk, day)
    await walk.press("t")
    await walk.until(lambda: isinstance(walk.app.screen, AmendScreen) and walk.app.screen.editor is not None)
    amend = walk.app.screen
    amend.editor.put(text)
    await walk.press("f12")
    await walk.until(lambda: isinstance(walk.app.screen, ChoiceDialog))
    return amend


async def signed(walk, day) -> str:
    """The addendum as it is stored, once it is signed."""
    await walk.until(lambda: isinstance(walk.app.screen, PassphraseDialog))
    walk.app.screen.query_one(Field).value = PASSPHRASE
    await walk.press("enter")
    await walk.until(lambda: not isinstance(walk.app.screen, (PassphraseDialog, AmendScreen)))
    entry = await walk.app.gateway.ask(lambda p: p.entries.get(day.entry))
    return entry.addenda[-1].text


@pytest.mark.parametrize(
    ("keys", "stands"),
    [
        (("a",), " kollega›."),
        (("k", "p"), "‹plats-"),
        (("k", "g"), "‹org-"),
        (("o",), "Torbjörn Ekwall."),
        (("i",), "Torbjörn Ekwall."),
    ],
)
async def test_each_answer_is_what_is_stored(walk_in, day, keys, stands):
    async with walk_in() as walk:
        await asked(walk, day)
        assert "Det här kan vara ett namn" in walk.text
        await walk.press(*keys)
        assert stands in await signed(walk, day)


async def test_a_person_may_have_a_role_word(walk_in, day):
    async with walk_in() as walk:
        await asked(walk, day)
        await walk.press("escape")
        await walk.until(lambda: isinstance(walk.app.screen, AmendScreen))
        await walk.press("ctrl+o")
        await walk.until(lambda: isinstance(walk.app.screen, LabelsDialog))
        await walk.press("down", "space", "enter")
        await walk.until(lambda: isinstance(walk.app.screen, AmendScreen))
        assert "hälsa, etniskt ursprung" in walk.text
        await walk.press("f12")
        await walk.until(lambda: isinstance(walk.app.screen, ChoiceDialog))
        await walk.press("r")
        await walk.until(lambda: isinstance(walk.app.screen, RoleDialog))
        await walk.press(*"chef", "enter")
        assert " chef›." in await signed(walk, day)
        entry = await walk.app.gateway.ask(lambda p: p.entries.get(day.entry))
        assert len(entry.addenda[-1].labels) == 2


async def test_somebody_who_has_a_code_keeps_it(walk_in, day):
    async with walk_in() as walk:
        client = day.clients["Tove"]
        await asked(walk, day)
        await walk.press("a")
        first = await signed(walk, day)
        label = first.partition("‹")[2].partition("›")[0]
        await asked(walk, day, "Ringde kollegan Tobbe Ekwallsson.")
        await walk.press("s")
        await walk.until(lambda: isinstance(walk.app.screen, PickCodeDialog))
        assert "klienten, under ett annat namn" not in walk.text
        await walk.press(*"torb", "enter")
        assert f"‹{label}›" in await signed(walk, day)
        lines = await walk.app.gateway.ask(lambda p: p.aliases.list(client))
        assert any("Tobbe Ekwallsson" in line.names and label.startswith(line.label) for line in lines)


async def test_esc_goes_back_to_the_text_and_signs_nothing(walk_in, day):
    async with walk_in() as walk:
        amend = await asked(walk, day)
        await walk.press("escape")
        await walk.until(lambda: walk.app.screen is amend)
        assert amend.editor.text == ONE
