"""Rectification and complaint by keys alone: a field, a signed note, the client's own view, whom to tell, the letter; and what is held."""

from datetime import date

from journal_tui.practice.rights.case_words import CaseChannel, CaseKind, CaseState, Identity
from journal_tui.tui.modals.signing import PassphraseDialog
from journal_tui.tui.screens.amend import AmendScreen
from journal_tui.tui.screens.case import CaseScreen
from journal_tui.tui.screens.case_writing import CaseWritingScreen
from journal_tui.tui.screens.erase import EraseScreen
from journal_tui.tui.screens.rectify import RectifyScreen
from tests.pilot.day import PASSPHRASE

RECEIVED = date(2026, 11, 20)


async def open_case(walk, client: str, kind: CaseKind, ground: str = "") -> CaseScreen:
    def make(practice) -> str:
        return practice.cases.open(client, kind, CaseChannel.LETTER, RECEIVED, ground=ground).number

    page = CaseScreen(await walk.app.gateway.ask(make))
    walk.app.show(page)
    await back_on(walk, page)
    return page


async def back_on(walk, page: CaseScreen) -> None:
    await walk.until(lambda: page.is_current and page.sheet is not None)
    await walk.rest()


async def letter(walk, folder, name: str, key: str = "enter") -> str:
    await walk.press(*([key] if key else []))
    await walk.until(lambda: walk.app.screen.is_modal and "Vart?" in walk.text)
    await walk.type(str(folder / name))
    await walk.press("enter")
    await walk.until((folder / name).exists)
    await walk.rest()
    return " ".join((folder / name).read_text().split())


async def test_a_field_and_a_signed_note_are_put_right_and_those_who_know_are_told(walk_in, day, tmp_path):
    async with walk_in() as walk:
        tove = day.clients["Tove"]
        await walk.app.gateway.ask(
            lambda p: p.exports.authority(
                tove, tmp_path / "m", authority="Kassan", law="lag", decided_by="M", classes=frozenset({"contact"})
            )
        )
        page = await open_case(walk, tove, CaseKind.RECTIFICATION)
        await walk.press("r", "K")
        assert page.is_current and "Härnäst  i" in walk.text, "nothing before the client is identified"
        await walk.press("i", "l")
        await walk.until(lambda: page.sheet.case.identity is Identity.ID_SHOWN)
        await walk.rest()
        assert "Härnäst  r" in walk.text and "Ska få veta" in walk.text
        await walk.press("r", "t")
        await walk.until(lambda: isinstance(walk.app.screen, RectifyScreen))
        await walk.rest()
        assert "Står nu         070-174 06 12" in walk.text
        await walk.type("070-174 06 44")
        await walk.press("ctrl+s")
        assert "× Skriv hur du vet det." in walk.text
        await walk.type("Ringde från numret.")
        await walk.press("escape", "r", "t")
        await walk.until(lambda: isinstance(walk.app.screen, RectifyScreen))
        await walk.rest()
        assert "Ringde från numret." in walk.text, "Esc keeps what was typed"
        await walk.press("ctrl+s")
        await walk.until(lambda: page.is_current and len(page.sheet.texts) == 1)
        await walk.rest()
        assert "070-174 06 12  →  070-174 06 44" in walk.line("telefon:")
        await walk.press("ctrl+g")
        assert "070-174" not in walk.text
        await walk.press("ctrl+g", "r", "s")
        await walk.until(lambda: walk.app.screen.is_modal and "Vilken anteckning?" in walk.text)
        await walk.press("enter")
        await walk.until(lambda: isinstance(walk.app.screen, AmendScreen) and walk.app.screen.editor is not None)
        await walk.rest()
        assert f"ärende {page.number}" in walk.text and "klientens syn" in walk.text
        await walk.press("tab", "tab")
        await walk.type("Det var fem nätter.")
        await walk.press("f12")
        await walk.until(lambda: isinstance(walk.app.screen, PassphraseDialog))
        await walk.rest()
        await walk.type(PASSPHRASE)
        await walk.press("enter")
        await back_on(walk, page)
        (addendum,) = (await walk.app.gateway.ask(lambda p: p.entries.get(day.entry))).addenda
        assert (addendum.case, addendum.text) == (page.number, "Det var fem nätter.")
        page.load()
        await walk.until(lambda: page.sheet.notices)
        await walk.press("b")
        assert "Till myndighet Kassan" in " ".join(walk.text.split())
        await walk.press("3")
        told = await letter(walk, tmp_path, "kassan.txt", "")
        assert "Tove Almdunge" in told and "070-174 06 44" in told and "Det var fem nätter." not in told
        await walk.press("K")
        assert "myndighet Kassan" in " ".join(walk.text.split())
        await walk.press("K")
        await walk.until(lambda: page.sheet.case.state is CaseState.DONE)
        await walk.rest()
        await walk.press("b", "1")
        assert "070-174 06 44" in await letter(walk, tmp_path, "brev.txt")


async def test_a_view_is_kept_and_the_case_refused_and_a_complaint_answered_before_it_is_closed(walk_in, day, tmp_path):
    async with walk_in() as walk:
        tove = day.clients["Tove"]
        page = await open_case(walk, tove, CaseKind.RECTIFICATION)
        await walk.press("i", "k", "y")
        await walk.until(lambda: isinstance(walk.app.screen, CaseWritingScreen))
        await walk.rest()
        await walk.press("ctrl+s")
        assert "× Skriv vad klienten anser." in walk.text
        await walk.type("Jag har aldrig sagt det.")
        await walk.press("ctrl+s")
        await back_on(walk, page)
        assert "Klientens egen uppfattning" in walk.text and "Jag har aldrig sagt det." in walk.text
        await walk.press("n", "5")
        await walk.until(lambda: page.sheet.case.state is CaseState.REFUSED)
        await walk.rest()
        await walk.press("b")
        assert "bedömer att den är riktig" in await letter(walk, tmp_path, "avslag.txt")
        page = await open_case(walk, tove, CaseKind.COMPLAINT)
        await walk.press("i", "k", "d")
        assert page.is_current and "Härnäst  s  besvara klagomålet" in walk.text
        await walk.press("s")
        await walk.until(lambda: isinstance(walk.app.screen, CaseWritingScreen))
        await walk.rest()
        await walk.press("2", "tab")
        await walk.type("Du har delvis rätt.")
        await walk.press("ctrl+s")
        await back_on(walk, page)
        assert "klienten har delvis rätt" in walk.text
        await walk.press("d", "d")
        await walk.until(lambda: page.sheet.case.state is CaseState.CLOSED)


async def test_an_erasure_says_what_holds_it_and_which_case(walk_in, day):
    async with walk_in() as walk:
        ivar = day.clients["Ivar"]
        claim = await open_case(walk, ivar, CaseKind.CLAIM)
        page = await open_case(walk, ivar, CaseKind.ERASURE, "withdrawn")
        await walk.press("i", "l", "v")
        await walk.until(lambda: isinstance(walk.app.screen, EraseScreen) and walk.app.screen.sheet is not None)
        await walk.rest()
        assert f"krav {claim.number}" in walk.line("Namn och kontaktuppgifter"), "what holds, and which case"
        assert f"Allt hindras av krav {claim.number}." in walk.text
        await walk.press("g")
        assert walk.app.screen.sheet.case.state is CaseState.VERIFIED, "nothing to approve"
        await walk.press("escape")
        await back_on(walk, page)
        await walk.app.gateway.ask(lambda p: p.cases.close(claim.number))
        await walk.press("v")
        await walk.until(lambda: isinstance(walk.app.screen, EraseScreen) and walk.app.screen.sheet is not None)
        await walk.rest()
        assert "hindras" not in walk.text and "raderas" in walk.line("Namn och kontaktuppgifter")
