"""The pictures of what lies beside the journal: emergency and working notes, a client's bookkeeping."""

from journal_tui.tui.app_commands import OpenBeside
from journal_tui.tui.screens.beside import BesideScreen
from journal_tui.tui.screens.beside_note import EmergencyNoteScreen, WorkingNoteScreen
from journal_tui.tui.screens.books import BooksScreen
from journal_tui.tui.screens.new_invoice import NewInvoiceScreen
from journal_tui.tui.screens.new_receipt import NewReceiptScreen
from journal_tui.tui.screens.write_beside import WriteEmergencyScreen, WriteWorkingScreen
from journal_tui.tui.widgets.choices import Choices
from journal_tui.tui.widgets.row_list import RowList
from tests.pilot.walk import Walk
from tests.screens.pictures import Picture, open_card


async def _at(walk: Walk, page: type, what: str = "") -> None:
    await walk.until(lambda: isinstance(walk.app.screen, page) and (not what or getattr(walk.app.screen, what)))
    await walk.rest()


async def _beside(walk: Walk) -> None:
    await walk.app.run_action(OpenBeside.action)
    await _at(walk, BesideScreen, "loaded")


async def _open(walk: Walk, kind: str, page: type) -> None:
    await _beside(walk)
    rows = walk.app.screen.query_one("#beside", RowList)
    rows.select(next(row.key for row in rows.rows if row.key.startswith(kind)))
    await walk.press("enter")
    await _at(walk, page, "note")


async def _emergency(walk: Walk) -> None:
    await _open(walk, "emergency:", EmergencyNoteScreen)


async def _working(walk: Walk) -> None:
    await _open(walk, "working:", WorkingNoteScreen)


async def _ground(walk: Walk) -> None:
    await open_card(walk)
    await walk.press("a")
    await _at(walk, BesideScreen, "loaded")
    await walk.press("f")
    await walk.until(lambda: walk.app.screen.is_modal)


async def _write_emergency(walk: Walk) -> None:
    await _ground(walk)
    await walk.press("1")
    await _at(walk, WriteEmergencyScreen, "who")


async def _write_working(walk: Walk) -> None:
    await open_card(walk)
    await walk.press("a")
    await _at(walk, BesideScreen, "loaded")
    await walk.press("n")
    await _at(walk, WriteWorkingScreen, "who")


async def _books(walk: Walk) -> None:
    """Of somebody who trains, so that a receipt for the wellness allowance can be shown."""
    clients = await walk.app.gateway.ask(
        lambda p: [line.id for line in p.clients.list() if any(each.allowance for each in _labels(p, line.id))]
    )
    walk.app.show(BooksScreen(clients[0]))
    await _at(walk, BooksScreen, "card")


def _labels(practice, client):
    from journal_tui.practice.bookkeeping.labels import labels

    written = {each.label for each in practice.books.invoices(client)}
    return [each for each in labels() if each.sv in written]


async def _invoice(walk: Walk) -> None:
    await _books(walk)
    await walk.press("n", "3")
    await _at(walk, NewInvoiceScreen)


async def _receipt(walk: Walk) -> None:
    await _books(walk)
    unpaid = next(each for each in walk.app.screen.books.invoices if each.paid is None)
    walk.app.screen.query_one("#books", RowList).select(f"invoice:{unpaid.id}")
    await walk.press("b")
    await _at(walk, NewReceiptScreen)
    walk.app.screen.query_one(Choices).choose(1)
    await walk.rest()


async def _number(walk: Walk) -> None:
    await _books(walk)
    await walk.press("p")
    await walk.rest()


PICTURES = [
    Picture("beside", _beside),
    Picture("emergency-write", _write_emergency),
    Picture("emergency-note", _emergency),
    Picture("working-note", _working),
    Picture("working-write", _write_working),
    Picture("books", _books),
    Picture("invoice", _invoice),
    Picture("receipt", _receipt),
    Picture("personnummer", _number),
]
