"""The four faces of kundläge: what stands on the paper, under the field, above the keys, and which keys. Pure."""

from dataclasses import dataclass
from datetime import date

from textual.content import Content

from journal_tui.locales import _
from journal_tui.practice.consent.documents import Document
from journal_tui.practice.consent.receipt import Receipt
from journal_tui.tui.gateway import Failure
from journal_tui.tui.kiosk.drawing import Sheet, line, reading_lines, signing_lines, text_lines, what_is_left
from journal_tui.tui.kiosk.state import KioskState, Stage
from journal_tui.wording import day

LABEL = 16
"""Width of the label column of the two fields."""

Key = tuple[str, str, bool]


@dataclass(frozen=True, slots=True)
class Showing:
    """Everything a face depends on."""

    document: Document
    state: KioskState
    sheet: Sheet
    language: str
    today: date
    receipt: Receipt | None = None
    receipt_page: int = 0
    helping: bool = False
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Face:
    """One painted screen: lines, lines under the field, one line above the keys, the keys."""

    lines: list[Content]
    below: str
    keys: tuple[Key, ...]
    after: tuple[Content, ...] = ()


def words_on_paper(failure: Failure) -> str:
    """What went wrong, said to the client and not about the client."""
    if failure.facts.get("reason") == "signature_differs":
        return _("That is not the name on this consent. Write your given name and surname.")
    return f"{failure.title}. {failure.text}"


def face(showing: Showing) -> Face:
    """Paint the present stage."""
    paint = {
        Stage.READING: _reading,
        Stage.SIGNING: _signing,
        Stage.RECEIPT: _receipt,
        Stage.LEAVING: _leaving,
    }
    return paint[showing.state.stage](showing)


def _reading(showing: Showing) -> Face:
    state = showing.state
    last = state.page + 1 == len(state.pages)
    turn: Key = ("PgUp", _("Read back"), True) if last and state.page else ("PgDn", _("Read on"), not last)
    other = "English" if showing.language == "sv" else "Svenska"
    keys: tuple[Key, ...] = (
        turn,
        ("↑↓", _("Question"), True),
        ("E", other, True),
        ("S", _("Sign here"), state.may_sign),
        ("X", _("Cancel"), True),
    )
    text = showing.document.text(showing.language)
    return Face(reading_lines(showing.document, text, state, showing.sheet), showing.trouble or what_is_left(state), keys)


def _signing(showing: Showing) -> Face:
    sheet = showing.sheet
    words = _("Afterwards you get a receipt: on paper, as a file, or none at all.")
    if showing.helping:
        words = _("Write your given name and surname as you usually sign. Esc takes you back to your answers.")
    said = [Content.styled(words, "$muted")]
    if showing.trouble:
        said = [Content.assemble(("×", "$stop"), " ", (showing.trouble, "$ink")), *(said if showing.helping else [])]
    after = (
        line(Content.assemble((_("Date").ljust(LABEL), "$muted"), (day(showing.today), "$ink")), sheet),
        Content(""),
        *(line(part, sheet) for each in said for part in each.wrap(sheet.text)),
    )
    keys: tuple[Key, ...] = (("Enter", _("Sign here"), True), ("Esc", _("Change answers"), True), ("F1", _("Help"), True))
    text = showing.document.text(showing.language)
    return Face(signing_lines(showing.document, text, showing.state, sheet), "", keys, after)


def receipt_pages(showing: Showing) -> int:
    """How many pages the receipt takes on this screen."""
    return max(1, -(-len(_receipt_lines(showing)) // _room(showing)))


def _room(showing: Showing) -> int:
    return max(showing.sheet.height - 7, 1)


def _receipt_lines(showing: Showing) -> list[Content]:
    shown = showing.receipt.text(showing.language).splitlines() if showing.receipt else []
    return text_lines(shown, showing.sheet, "")[3:]


def _receipt(showing: Showing) -> Face:
    lines, room = _receipt_lines(showing), _room(showing)
    pages = receipt_pages(showing)
    page = min(showing.receipt_page, pages - 1)
    head = text_lines((), showing.sheet, _("Thank you. This is your receipt."))
    keys: tuple[Key, ...] = (
        ("PgDn", _("Read on"), page + 1 < pages),
        ("P", _("Paper"), True),
        ("F", _("File"), True),
        ("I", _("None"), True),
    )
    below = showing.trouble or _("Do you want a copy? On paper (P), as a file (F), or none (I).")
    return Face([*head, *lines[page * room : (page + 1) * room]], below, keys)


def _leaving(showing: Showing) -> Face:
    said = _("Your answers are saved.") if showing.receipt else _("Nothing has been saved.")
    what = _("Hand the screen back to your counsellor, who writes the passphrase.")
    keys: tuple[Key, ...] = (("Enter", _("Hand back"), True), ("Esc", _("Back"), True))
    return Face(text_lines([said, what, ""], showing.sheet, _("Hand back the screen")), showing.trouble, keys)
