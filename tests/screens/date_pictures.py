"""The question about the date, long after the last use."""

from datetime import timedelta

from journal_tui.invented import PASSPHRASE
from journal_tui.tui.modals.right_date import RightDateDialog
from journal_tui.tui.widgets.lock_face import LockFace
from tests.pilot.walk import Walk
from tests.screens.pictures import Picture


async def _asked(walk: Walk) -> None:
    later = walk.app.now() + timedelta(days=1831)
    walk.app.use_clock(lambda: later)
    walk.app.screen.query_one(LockFace)._typed = list(PASSPHRASE)
    await walk.press("enter")
    await walk.until(lambda: isinstance(walk.app.screen, RightDateDialog))


PICTURES = (Picture("right-date", _asked, unlock=False),)
