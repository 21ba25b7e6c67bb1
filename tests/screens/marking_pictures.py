"""What a note says of itself: the kinds of data that it is labelled with, the stop at offences; and the contract on the card."""

from journal_tui.config import Config
from journal_tui.tui.modals.contract import ContractDialog
from journal_tui.tui.modals.labels import LabelsDialog
from journal_tui.tui.screens.review import ReviewScreen
from journal_tui.tui.widgets.row_list import RowList
from tests.pilot.walk import Walk
from tests.screens.pictures import Picture, open_card
from tests.screens.session_pictures import _review


async def _labels(walk: Walk) -> None:
    await _review(walk)
    await walk.until(lambda: isinstance(walk.app.screen, ReviewScreen))
    walk.app.screen.query_one(RowList).select("sensitivity")
    await walk.press("enter")
    await walk.until(lambda: isinstance(walk.app.screen, LabelsDialog))
    walk.app.screen.query_one(RowList).select("social")
    await walk.press("space")


async def _offence(walk: Walk) -> None:
    await _labels(walk)
    walk.app.screen.query_one(RowList).select("offence")
    await walk.press("space", "enter")
    await walk.until(lambda: walk.app.screen.is_modal and not isinstance(walk.app.screen, LabelsDialog))


async def _contract(walk: Walk) -> None:
    await open_card(walk)
    await walk.until(lambda: walk.app.screen.card is not None)
    walk.app.screen.query_one("#card", RowList).select(f"contract:{walk.app.screen.card.contracts[0].service.value}")
    await walk.press("enter")
    await walk.until(lambda: isinstance(walk.app.screen, ContractDialog))


PICTURES = [
    Picture("review-labels", _labels),
    Picture("review-offence", _offence),
    Picture("review-offence-english", _offence, Config(language="en", theme="light")),
    Picture("contract", _contract),
]
