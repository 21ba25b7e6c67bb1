"""Consent on paper, and the copy that a client takes home."""

import hashlib
import stat

import pytest

from journal_tui.copies import fingerprint, write_new
from journal_tui.practice.values import Service, Verdict
from journal_tui.tui.flows import start_consent
from journal_tui.tui.modals.save_file import SaveFileDialog
from journal_tui.tui.screens.paper import PaperScreen
from journal_tui.tui.widgets.choices import Choices
from journal_tui.tui.widgets.field import Field


async def at_form(walk, day) -> PaperScreen:
    walk.app.go(lambda: start_consent(walk.app, day.clients["Åke"], Service.PT), "consent")
    await walk.until(lambda: walk.app.screen.is_modal)
    await walk.press("p")
    await walk.until(lambda: isinstance(walk.app.screen, PaperScreen))
    await walk.rest()
    return walk.app.screen


async def verdict(walk, day):
    return (await walk.app.gateway.ask(lambda p: p.consent.status(day.clients["Åke"])))[0].verdict


async def test_a_signed_sheet_opens_the_gate_when_everything_is_there(walk_in, day, tmp_path):
    scan = tmp_path / "blad.pdf"
    scan.write_bytes(b"a scanned sheet")
    async with walk_in() as walk:
        form = await at_form(walk, day)
        assert walk.app.focused is form.query(Choices).first(), "the questions come first"
        await walk.press("ctrl+s")
        assert walk.app.screen is form, "each question needs its own answer"
        for choices in form.query(Choices):
            choices.choose(0)
        form.query_one("#signature", Field).value = "Åke Björnväg"
        form.query_one("#archive_number", Field).value = "2026-14"
        form.query_one("#file", Field).value = str(tmp_path / "saknas.pdf")
        await walk.press("ctrl+s")
        await walk.rest()
        assert "Filen går inte att läsa" in walk.text
        assert await verdict(walk, day) is Verdict.MISSING
        form.query_one("#file", Field).value = str(scan)
        await walk.press("ctrl+s")
        await walk.until(lambda: walk.app.screen is not form)
        assert await verdict(walk, day) is Verdict.GRANTED
        receipt = await walk.app.gateway.ask(lambda p: p.consent.receipt(day.clients["Åke"], Service.PT))
        assert receipt.evidence.paper_archive_number == "2026-14"
        assert receipt.evidence.paper_hash == hashlib.sha256(b"a scanned sheet").hexdigest()


async def test_esc_records_nothing(walk_in, day):
    async with walk_in() as walk:
        form = await at_form(walk, day)
        await walk.press("escape")
        await walk.until(lambda: walk.app.screen is not form)
        assert await verdict(walk, day) is Verdict.MISSING


async def test_a_copy_is_written_to_a_new_file_for_its_owner_alone(walk_in, tmp_path):
    taken = tmp_path / "taken.txt"
    taken.write_text("kvar")
    async with walk_in() as walk:
        answers = []
        walk.app.show(SaveFileDialog("Klientens kvitto", "Skriv ut.", "kvittotext"), answers.append)
        await walk.rest()
        walk.app.screen.query_one(Field).value = str(taken)
        await walk.press("enter")
        await walk.rest()
        assert walk.app.screen.query_one(Field).wrong
        assert taken.read_text() == "kvar"
        fresh = tmp_path / "kvitto.txt"
        walk.app.screen.query_one(Field).value = str(fresh)
        await walk.press("enter")
        await walk.until(lambda: bool(answers))
        assert answers == [True]
        assert fresh.read_text() == "kvittotext"
        assert stat.S_IMODE(fresh.stat().st_mode) == 0o600


def test_half_a_copy_is_not_left_behind(tmp_path):
    with pytest.raises(UnicodeEncodeError):
        write_new(tmp_path / "copy", "Tove \ud800")
    assert not (tmp_path / "copy").exists()


def test_a_link_is_never_followed(tmp_path):
    target = tmp_path / "target"
    (tmp_path / "link").symlink_to(target)
    assert not write_new(tmp_path / "link", "x")
    assert not target.exists()
    assert fingerprint(tmp_path) is None
