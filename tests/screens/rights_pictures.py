"""The pictures of an extract's review, of a rectification and of a complaint."""

from datetime import timedelta

from journal_tui.config import Config
from journal_tui.practice.rights.case_words import CaseChannel, CaseKind, Corrected, Decision, Identity
from journal_tui.tui.screens.case import CaseScreen
from journal_tui.tui.screens.case_writing import CaseWritingScreen
from journal_tui.tui.screens.extract_lines import ExtractLinesScreen
from journal_tui.tui.screens.rectify import RectifyScreen
from tests.pilot.walk import Walk
from tests.screens.case_pictures import somebody
from tests.screens.pictures import Picture


async def _page(walk: Walk, number: str) -> None:
    walk.app.show(CaseScreen(number))
    await walk.until(lambda: isinstance(walk.app.screen, CaseScreen) and walk.app.screen.sheet is not None)
    await walk.rest()


NOTE = """Sömnen är bättre än förra veckan.
Systern Karin Lund ringde i tisdags och var orolig.
Brodern Nils Lund flyttar till Vara i vår.
Karin Lund har lovat att följa med på promenaden.
Chefen Bengt Åkerlind vill ha svar på fredag."""


def _access(practice) -> str:
    number = _opened(practice, CaseKind.ACCESS, "Jag vill se allt.")
    client = practice.cases.get(number).client
    entry = practice.entries.list(client)[0]
    draft = practice.entries.add(client, entry.service, NOTE)
    practice.entries.sign(draft.id, accept_flags=True)
    return number


async def _lines(walk: Walk) -> None:
    await _page(walk, await walk.app.gateway.ask(_access))
    await walk.press("K")
    await walk.until(lambda: isinstance(walk.app.screen, ExtractLinesScreen), 60)
    await walk.rest()
    await walk.press("k", "x", "v", "k")


def _opened(practice, kind: CaseKind, words: str) -> str:
    client = somebody(practice)
    received = practice.context.today() - timedelta(days=2)
    number = practice.cases.open(client, kind, CaseChannel.EMAIL, received, text=words).number
    return practice.cases.verify(number, Identity.ID_SHOWN).number


def _rectification(practice) -> str:
    number = _opened(practice, CaseKind.RECTIFICATION, "Mitt nummer är nytt. Och jag heter Lindqvist numera.")
    practice.rectifications.correct(number, Corrected.PHONE, "070-174 06 44", "Ringde från det nya numret.")
    return number


async def _rectified(walk: Walk) -> None:
    await _page(walk, await walk.app.gateway.ask(_rectification))


async def _rectify(walk: Walk) -> None:
    await _rectified(walk)
    await walk.press("r", "e")
    await walk.until(lambda: isinstance(walk.app.screen, RectifyScreen))
    await walk.rest()
    await walk.type("Lindqvist")
    await walk.press("tab")
    await walk.type("Visade sitt nya körkort.")


async def _what(walk: Walk) -> None:
    await _rectified(walk)
    await walk.press("r")


async def _complaint(walk: Walk) -> None:
    words = "Ni ringde trots att jag bett om brev."
    await _page(walk, await walk.app.gateway.ask(lambda p: _opened(p, CaseKind.COMPLAINT, words)))
    await walk.press("s")
    await walk.until(lambda: isinstance(walk.app.screen, CaseWritingScreen))
    await walk.rest()
    await walk.press("1", "tab")
    await walk.type("Du har rätt. Vi har skrivit in att du vill ha brev, och ringer inte mer.")


async def _answered(walk: Walk) -> None:
    def make(practice) -> str:
        number = _opened(practice, CaseKind.COMPLAINT, "Ni ringde trots att jag bett om brev.")
        practice.complaints.answer(number, "Du har rätt. Vi ringer inte mer.", Decision.UPHELD)
        return number

    await _page(walk, await walk.app.gateway.ask(make))


PICTURES = [
    Picture("extract-lines", _lines),
    Picture("extract-lines-english", _lines, Config(language="en")),
    Picture("rectification", _rectified),
    Picture("rectification-what", _what),
    Picture("rectify", _rectify),
    Picture("complaint", _complaint),
    Picture("complaint-answered", _answered),
]
