"""The pictures of an appointment: gate, note, review, client mode, lookup, entry."""

from journal_tui.config import Config
from journal_tui.practice.values import Verdict
from journal_tui.tui.kiosk.state import Stage
from journal_tui.tui.screens.amend import AmendScreen
from journal_tui.tui.screens.entry import EntryScreen
from journal_tui.tui.screens.kiosk import KioskScreen
from journal_tui.tui.screens.lookup import LookupScreen
from journal_tui.tui.screens.review import ReviewScreen
from journal_tui.tui.screens.session import SessionScreen
from journal_tui.tui.screens.today import TodayScreen
from journal_tui.tui.widgets.field import Field, PaperInput
from journal_tui.tui.widgets.row_list import RowList
from tests.pilot.walk import Walk
from tests.screens.pictures import Picture

WORDS = (
    "Har sovit bättre fyra nätter av sju. Grälade med systern Malin Ekwall på söndagen, gick ändå på promenaden. "
    "Kollegan Torbjörn Lindqvist tog över mötet och vännen Gunnel Hedström ringde. "
    "Fick med sig numret 070-174 06 12, skrev ner 850101-1234 på en lapp. "
)
TOGETHER = "Trivs på Björkhyttans snickeri i Gnarp. Systern Malin Ekwall har berättat att schizofreni finns i släkten. "


async def _row(walk: Walk, verdict: Verdict) -> None:
    """The bar on an appointment that has not begun, with this answer of the gate."""
    await walk.until(lambda: isinstance(walk.app.screen, TodayScreen) and walk.app.screen.today is not None)
    today = walk.app.screen.today
    chosen = next(
        each for each in today.appointments if each.started_at is None and today.statuses[each.id].verdict is verdict
    )
    walk.app.screen.query_one("#day", RowList).select(f"appointment:{chosen.id}")
    await walk.rest()


async def _note(walk: Walk, words: str = WORDS) -> SessionScreen:
    await _row(walk, Verdict.GRANTED)
    await walk.press("s")
    await walk.until(lambda: isinstance(walk.app.screen, SessionScreen))
    note = walk.app.screen
    await walk.rest()
    note.editor.put(words)
    await note.saver.save(always=True)
    await walk.rest()
    return note


async def _session(walk: Walk) -> None:
    await _note(walk)


async def _matters(walk: Walk) -> None:
    await _note(walk)
    await walk.press("f4")


async def _review(walk: Walk) -> None:
    """Two words decided, the others wait."""
    await _note(walk)
    await walk.press("f12")
    await walk.until(lambda: isinstance(walk.app.screen, ReviewScreen))
    await walk.press("a", "a")


async def _reminder(walk: Walk) -> None:
    """A rare workplace, a village and an illness meet."""
    note = await _note(walk, TOGETHER)
    await walk.press("f12")
    await walk.until(lambda: isinstance(walk.app.screen, ReviewScreen))
    walk.app.screen.action_accept_all()
    await walk.until(lambda: not walk.app.screen.waiting and bool(walk.app.screen.reminder))
    assert note.editor.forms


async def _same(walk: Walk) -> None:
    await _review(walk)
    await walk.press("s")
    await walk.until(lambda: walk.app.screen.is_modal)


async def _role(walk: Walk) -> None:
    await _review(walk)
    await walk.press("r")
    await walk.until(lambda: walk.app.screen.is_modal)
    await walk.press(*"syst")


async def _merge(walk: Walk) -> None:
    await _review(walk)
    review = walk.app.screen
    review.query_one(RowList).select(review.sitting.decided[0].key)
    await walk.press("m")
    await walk.until(lambda: walk.app.screen.is_modal)
    await walk.press("enter")


async def _gate(walk: Walk) -> None:
    await _row(walk, Verdict.WITHDRAWN)
    await walk.press("s")
    await walk.until(lambda: walk.app.screen.is_modal)


async def _kiosk(walk: Walk) -> KioskScreen:
    await _row(walk, Verdict.MISSING)
    await walk.press("s")
    await walk.until(lambda: walk.app.screen.is_modal)
    await walk.press("f")
    await walk.until(lambda: isinstance(walk.app.screen, KioskScreen))
    await walk.rest()
    return walk.app.screen


async def _reading(walk: Walk) -> None:
    await _kiosk(walk)
    await walk.press("j", "pagedown")


async def _signing(walk: Walk) -> None:
    kiosk = await _kiosk(walk)
    await walk.press("j", "n", "j", *["pagedown"] * len(kiosk.state.pages), "s")
    assert kiosk.state.stage is Stage.SIGNING
    kiosk.query_one("#signature", Field).value = "Förnamn Efter"


async def _lookup(walk: Walk) -> LookupScreen:
    await walk.press("f5")
    await walk.until(lambda: isinstance(walk.app.screen, LookupScreen))
    await walk.rest()
    screen = walk.app.screen
    screen.query_one(PaperInput).value = "sömn*"
    await walk.until(lambda: screen.found is not None and bool(screen.found.hits))
    await walk.until(lambda: bool(screen.shown_hit))
    screen.took = 12
    screen.repaint()
    return screen


async def _looked_up(walk: Walk) -> None:
    await _lookup(walk)


async def _entry(walk: Walk) -> None:
    await _lookup(walk)
    await walk.press("enter")
    await walk.until(lambda: isinstance(walk.app.screen, EntryScreen) and walk.app.screen.entry is not None)


async def _addendum(walk: Walk) -> None:
    await _entry(walk)
    await walk.press("t")
    await walk.until(lambda: isinstance(walk.app.screen, AmendScreen) and walk.app.screen.editor is not None)


async def _consent(walk: Walk) -> None:
    await _row(walk, Verdict.GRANTED)
    await walk.press("c")
    await walk.until(lambda: walk.app.screen.is_modal)


async def _withdrawal(walk: Walk) -> None:
    await _consent(walk)
    await walk.press("å")
    await walk.rest()


async def _history(walk: Walk) -> None:
    await _gate(walk)
    await walk.press("r")
    await walk.rest()


PICTURES = (
    Picture("session", _session),
    Picture("session-matters", _matters),
    Picture("review", _review),
    Picture("review-english", _review, config=Config(language="en")),
    Picture("review-reminder", _reminder),
    Picture("review-same", _same),
    Picture("review-role", _role),
    Picture("review-merge", _merge),
    Picture("gate", _gate),
    Picture("consent-read", _reading),
    Picture("consent-sign", _signing),
    Picture("consent-menu", _consent),
    Picture("consent-withdraw", _withdrawal),
    Picture("consent-history", _history),
    Picture("lookup", _looked_up),
    Picture("entry", _entry),
    Picture("entry-addendum", _addendum),
)
