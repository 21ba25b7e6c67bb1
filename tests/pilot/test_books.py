"""A client's bookkeeping by keys alone: invoice, receipt for the wellness allowance, debt case, the locked personnummer."""

from datetime import timedelta

from journal_tui.config import Config
from journal_tui.tui.screens.books import BooksScreen
from journal_tui.tui.screens.new_invoice import NewInvoiceScreen
from journal_tui.tui.screens.new_receipt import NewReceiptScreen
from storage.audit.actions import Action
from storage.audit.reading import read
from tests.pilot.day import NOW
from tests.pilot.test_beside import at, card

NUMBER = "19990417-9802"


async def books(walk, client: str) -> BooksScreen:
    await card(walk, client)
    await walk.press("f")
    await at(walk, BooksScreen, "card")
    return walk.app.screen


async def invoice(walk, page: BooksScreen, label: str) -> None:
    count = len(page.books.invoices)
    await walk.press("n", label)
    await at(walk, NewInvoiceScreen)
    await walk.type("650,50")
    await walk.press("ctrl+s")
    await walk.until(lambda: walk.app.screen is page and len(page.books.invoices) > count)
    await walk.rest()


async def test_from_invoice_to_a_receipt_for_the_allowance_and_out(walk_in, day, tmp_path):
    async with walk_in() as walk:
        client = day.clients["Åke"]
        page = await books(walk, client)
        assert "Inga fakturor än." in walk.text and "inget sparat" in walk.text
        await walk.press("n", "3")
        await at(walk, NewInvoiceScreen)
        await walk.type("tolv")
        await walk.press("ctrl+s")
        assert "1200,50" in walk.text and isinstance(walk.app.screen, NewInvoiceScreen)
        await walk.press("escape", "n", "3")
        await at(walk, NewInvoiceScreen)
        assert walk.app.screen.value("amount") == "tolv", "Esc keeps what was typed"
        await walk.press("ctrl+u", "escape")
        await invoice(walk, page, "3")
        assert "650,50 kr" in walk.line("Friskvård: personlig träning") and "2026-12-23" in walk.line("650,50 kr")
        await walk.press("b")
        await at(walk, NewReceiptScreen)
        assert "■ Personnumret förblir låst." in walk.text
        await walk.press("2")
        assert "arbetsgivare" in walk.text and "Spara det först" in walk.text
        await walk.press("ctrl+s")
        assert "behöver personnumret" in walk.text and isinstance(walk.app.screen, NewReceiptScreen)
        await walk.press("escape", "p", "1")
        await walk.type(NUMBER[:-1] + "9")
        await walk.press("enter")
        await walk.until(lambda: "felskriven" in walk.text)
        assert NUMBER[:-1] in walk.text, "what was typed stands there to be put right"
        await walk.press("end", "backspace")
        await walk.type(NUMBER[-1])
        await walk.press("enter")
        await walk.until(lambda: page.card.personnummer_purpose)
        await walk.rest()
        assert "■ låst, sparas för friskvårdsbidrag" in walk.text and NUMBER not in walk.text
        await walk.press("p", "2")
        await walk.rest()
        assert NUMBER not in walk.text, "it stays locked for the other purpose"
        await walk.press("p", "1")
        await walk.until(lambda: NUMBER in walk.text)
        await walk.press("escape", "b")
        await at(walk, NewReceiptScreen)
        await walk.press("2", "tab")
        await walk.type("styrketräning")
        await walk.press("ctrl+s")
        await walk.until(lambda: walk.app.screen is page and page.books.receipts)
        await walk.rest()
        assert "■ personnr" in walk.line("styrketräning") and NUMBER not in walk.text and "betald 2026-11-23" in walk.text
        log = await walk.app.gateway.ask(lambda p: [row.action for _, row in read(p.context.stores.vault) if row])
        assert log.count(Action.NATIONAL_ID_READ) == 3, "shown, refused, printed"
        page.query_one("#books").select(f"receipt:{page.books.receipts[0].id}")
        path = tmp_path / "kvitto.txt"
        await walk.press("f")
        await walk.type(str(path))
        await walk.press("enter")
        await walk.until(path.exists)
        await walk.rest()
        assert NUMBER in path.read_text() and "styrketräning" in path.read_text()
        assert len(await walk.app.gateway.ask(lambda p: p.disclosures.list())) == 1


async def test_an_unpaid_one_is_handed_over_and_the_case_closed(walk_in, day):
    async with walk_in(config=Config(language="en")) as walk:
        client = day.clients["Tove"]
        page = await books(walk, client)
        assert "No invoices yet." in walk.text
        await walk.press("n", "3")
        await at(walk, NewInvoiceScreen)
        assert "this client has counselling" in walk.text
        await walk.press("escape")
        await invoice(walk, page, "2")
        assert "SEK 650.50" in walk.line("Session")
        await walk.press("i", "i")
        await walk.until(lambda: walk.app.screen.is_modal)
        assert "not due yet" in walk.text
        await walk.press("escape", "m", "m")
        await walk.until(lambda: len(page.books.invoices) == 2)
        await walk.rest()
        assert "credits 2026-1" in walk.line("SEK -650.50") and "credited" in walk.line("SEK 650.50")
        await invoice(walk, page, "2")
        await walk.press("u")
        await walk.until(lambda: len(page.books.invoices) == 2)
        await walk.rest()
        assert "2026-3" not in walk.text
        await invoice(walk, page, "2")
    async with walk_in(now=NOW + timedelta(days=40), date_is_right=True) as walk:
        page = await books(walk, client)
        assert "▲ 10 dagar försenad" in walk.line("650,50 kr")
        await walk.press("i", "i")
        await walk.until(lambda: page.books.debts)
        await walk.press("u")
        await walk.until(lambda: not page.books.debts)
        assert not await walk.app.gateway.ask(lambda p: p.cases.holds(client)), "withdrawn: nothing is held"
        await walk.press("b")
        await at(walk, NewReceiptScreen)
        await walk.press("ctrl+s")
        await walk.until(lambda: walk.app.screen is page and page.books.receipts)
        await walk.press("u")
        await walk.until(lambda: not page.books.receipts)
        await walk.press("b")
        await at(walk, NewReceiptScreen)
        await walk.press("ctrl+s")
        await walk.until(lambda: walk.app.screen is page and page.books.receipts)
        await walk.rest()
        page.query_one("#books").select(f"receipt:{page.books.receipts[0].id}")
        await walk.press("m", "m")
        await walk.until(lambda: len(page.books.receipts) == 2)
        await walk.rest()
        assert "-650,50 kr" in walk.line("rättar 2027-1") and "rättat" in walk.text
        page.query_one("#books").select(f"invoice:{page.books.open_ones()[0].id}")
        await walk.press("i", "i")
        await walk.until(lambda: page.books.debts)
        await walk.rest()
        assert "650,50 kr" in walk.line("till inkasso") and "▲ öppet" in walk.text
        assert await walk.app.gateway.ask(lambda p: p.cases.holds(client))
        page.query_one("#books").select(f"debt:{page.books.debts[0].id}")
        await walk.press("i", "i")
        await walk.until(lambda: page.books.debts[0].closed)
        assert not await walk.app.gateway.ask(lambda p: p.cases.holds(client))
