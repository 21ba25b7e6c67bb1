"""From the screen to the sealed file on disk: lines about somebody else decided one by one, then the file, its passphrase once."""

import json
import re
import stat
from datetime import date

from journal_tui.practice.rights.case_words import CaseChannel, CaseKind, CaseState, Identity
from journal_tui.practice.values import Service
from journal_tui.tui.modals.one_line import OneLineDialog
from journal_tui.tui.screens.case import CaseScreen
from journal_tui.tui.screens.extract_lines import ExtractLinesScreen
from storage.crypto.transport import opened

NOTE = "Tove sover bättre.\nHennes syster Karin Lund ringde i tisdags.\nBrodern Nils Lund hälsar på.\nKarin Lund oroar sig."
LONG = (
    "Karin Lund vill att Tove ringer varje kväll, och det har de talat om flera gånger i veckan. " * 12 + "Slut på raden."
)


def identified(practice, client: str, kind: CaseKind) -> str:
    if kind is CaseKind.ACCESS:
        draft = practice.entries.add(client, Service.KBT, f"{NOTE}\n{LONG}")
        practice.entries.sign(draft.id, accept_flags=True)
    number = practice.cases.open(client, kind, CaseChannel.EMAIL, date(2026, 11, 20)).number
    return practice.cases.verify(number, Identity.KNOWN).number


async def case_page(walk, client: str, kind: CaseKind) -> CaseScreen:
    number = await walk.app.gateway.ask(lambda p: identified(p, client, kind))
    page = CaseScreen(number)
    walk.app.show(page)
    await walk.until(lambda: page.is_current and page.sheet is not None)
    await walk.rest()
    return page


async def asked_for_folder(walk) -> None:
    await walk.until(lambda: isinstance(walk.app.screen, OneLineDialog))
    await walk.rest()


async def passphrase_of(walk) -> str:
    await walk.until(lambda: "Filen finns" in walk.text)
    await walk.press("escape")
    found = re.search(r"[a-z0-9]{4}(-[a-z0-9]{4}){5}", walk.text)
    assert found, "Esc does not take the passphrase away"
    return found.group()


async def test_an_extract_leaves_once_every_line_about_somebody_else_is_decided(walk_in, day, tmp_path):
    async with walk_in() as walk:
        page = await case_page(walk, day.clients["Tove"], CaseKind.ACCESS)
        await walk.press("K")
        await walk.until(lambda: isinstance(walk.app.screen, ExtractLinesScreen))
        await walk.rest()
        review = walk.app.screen
        count = len(review.lines)
        assert f"0 av {count} rader avgjorda" in walk.text and "□ väntar" in walk.text
        assert "Karin" in walk.line("Skrevs") and "Karin" not in walk.line("Klienten läser")
        await walk.press("ctrl+g")
        assert "Karin" not in walk.text
        await walk.press("ctrl+g", "K")
        assert walk.app.screen is review and f"{count} rader väntar på beslut." in walk.text
        review.query_one("#lines").select(review.lines[-1].id)
        await walk.rest()
        assert "Slut på raden." not in walk.text
        await walk.press("tab", "end")  # a long line can be read to its end
        await walk.until(lambda: "Slut på raden." in walk.text)
        await walk.press("shift+tab")
        review.query_one("#lines").select(review.lines[0].id)
        await walk.press("k", "x", "v")
        assert f"3 av {count} rader avgjorda" in walk.text
        await walk.press("escape")
        await walk.until(lambda: walk.app.screen is page)
        await walk.rest()
        await walk.press("K")
        await walk.until(lambda: isinstance(walk.app.screen, ExtractLinesScreen))
        await walk.rest()
        assert f"3 av {count} rader avgjorda" in walk.text, "what was decided is kept"
        await walk.press("a", "K")
        await asked_for_folder(walk)
        await walk.press("escape")
        await walk.until(lambda: walk.app.screen is page)
        assert not page.sheet.case.over and not list(tmp_path.rglob("*.zip")), "Esc leaves nothing behind"
        await walk.press("K")
        await walk.until(lambda: isinstance(walk.app.screen, ExtractLinesScreen))
        await walk.rest()
        await walk.press("K")
        await asked_for_folder(walk)
        (tmp_path / "fil").write_text("")
        await walk.type(str(tmp_path / "fil" / "ut"))
        await walk.press("enter")
        await asked_for_folder(walk)
        assert "× Mappen eller mediet är skrivskyddat eller borta." in walk.text
        assert walk.app.screen.query_one("Field").value == str(tmp_path / "fil" / "ut")
        walk.app.screen.query_one("Field").value = str(tmp_path / "ut")
        await walk.press("enter")
        passphrase = await passphrase_of(walk)
        await walk.press("enter")
        await walk.until(lambda: page.is_current and page.sheet.case.state is CaseState.DONE)
        await walk.rest()
        assert passphrase not in walk.text and "rader utelämnade: 1" in walk.text
        (made,) = (tmp_path / "ut").iterdir()
        assert stat.S_IMODE(made.stat().st_mode) == 0o600
        files = opened(made.read_bytes(), passphrase)
        texts = [entry["text"] for entry in json.loads(files["registerutdrag.json"])["data"]["entry"]]
        assert "[…]" in "".join(texts) and NOTE not in texts
        shown = [line for line in review.lines if line.id in walk.app.kept.take(f"lines-{page.number}")]
        assert shown == [], "the decisions are dropped with the file"


async def test_what_a_client_takes_along_goes_from_the_screen_into_one_sealed_file(walk_in, day, tmp_path):
    async with walk_in() as walk:
        page = await case_page(walk, day.clients["Tove"], CaseKind.PORTABILITY)
        await walk.press("K")
        await asked_for_folder(walk)
        await walk.press("escape")
        await walk.until(lambda: walk.app.screen is page)
        number = page.number
        (tmp_path / f"portability-{number}.zip").write_text("mitt")
        await walk.press("K")
        await asked_for_folder(walk)
        await walk.type(str(tmp_path))
        await walk.press("enter")
        await asked_for_folder(walk)
        assert "finns redan" in " ".join(walk.text.split())
        assert (tmp_path / f"portability-{number}.zip").read_text() == "mitt"
        assert not page.sheet.case.over
        await walk.type("/ut")
        await walk.press("enter")
        passphrase = await passphrase_of(walk)
        await walk.press("enter")
        await walk.until(lambda: page.is_current and page.sheet.case.state is CaseState.DONE)
        files = opened((tmp_path / "ut" / f"portability-{number}.zip").read_bytes(), passphrase)
        assert {"portability.json", "fhir.json", "LASMIG.txt"} <= files.keys()
        (entry,) = await walk.app.gateway.ask(lambda p: p.disclosures.of_client(page.sheet.case.client))
        assert (entry.recipient.value, entry.case) == ("client", number)
