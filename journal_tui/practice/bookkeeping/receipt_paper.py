"""A receipt on paper: who sells, what it was in neutral words, what was paid and when; or which receipt does not hold.

Rule: it is in the language that the client reads; amounts are written as that language writes them.
"""

from collections.abc import Sequence

from journal_tui.practice.bookkeeping.labels import in_language, paper_words
from journal_tui.practice.bookkeeping.vouchers import Receipt
from journal_tui.practice.people import Controller


def receipt_paper(seller: Controller, receipt: Receipt, all_of_them: Sequence[Receipt], language: str) -> str:
    """One receipt as text.

    Args:
        seller: Whose head stands over it.
        receipt: Which.
        all_of_them: The client's receipts, among them the one that a correcting receipt takes back.
        language: `sv` or `en`.
    """
    words = paper_words(language)
    wrong = next((each for each in all_of_them if each.id == receipt.corrects), None)
    point = "." if language == "en" else ","
    fill = {
        "{number}": f"{receipt.year}-{receipt.number}",
        "{wrong}": f"{wrong.year}-{wrong.number}" if wrong else "",
        "{issued}": receipt.issued.isoformat(),
        "{paid}": receipt.paid.isoformat(),
        "{personnummer}": receipt.personnummer,
        "{amount}": kronor(receipt.amount, point),
        "{vat}": kronor(receipt.vat, point),
    }

    def said(code: str) -> str:
        sentence = words[code]
        for blank, value in fill.items():
            sentence = sentence.replace(blank, value)
        return sentence

    reached = (seller.email, ", ".join(seller.phones))
    head = [line for line in (seller.name, seller.organisation_number, seller.address, *reached) if line]
    lines = [
        *head,
        "",
        said("correcting" if wrong else "receipt"),
        *((said("wrong"), said("corrected")) if wrong else (said("paid"),)),
        receipt.buyer,
        *((said("personnummer"),) if receipt.personnummer else ()),
        ", ".join(part for part in (in_language(receipt.label, language), receipt.activity) if part),
        said("amount"),
    ]
    return "\n".join(lines) + "\n"


def kronor(amount: int, point: str = ",") -> str:
    """Whole öre as kronor: `1200,50`."""
    return f"{'-' if amount < 0 else ''}{abs(amount) // 100}{point}{abs(amount) % 100:02d}"
