"""How kundläge looks, line by line: a document on paper, no trace of the journal around it. Pure.

Neither answer has a colour, a default or the better place.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from journal_tui.locales import _, ngettext
from journal_tui.practice.consent.documents import Document, DocumentText
from journal_tui.tui.kiosk.paging import Page, paginate
from journal_tui.tui.kiosk.state import KioskState
from journal_tui.wording import day

COLUMN = 72
MARGIN = 4
YES_AT, NO_AT = 48, 58
"""Where the answers stand, counted from the text's left edge."""
LABEL_AT = 4
"""Where a question's words stand: after its number."""
TIGHT = 48
SENTENCE = 2
"""Lines kept for the sentence of the question in focus."""
AROUND = 7
"""Rows that are no text and no question: margin, title, version, blank, status, blank, footer."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The measures of one screen size."""

    width: int
    height: int

    @property
    def text(self) -> int:
        """Cells in a line of text."""
        return max(10, min(COLUMN, self.width - 2 * MARGIN))

    @property
    def left(self) -> int:
        """The column where text starts."""
        return max((self.width - self.text) // 2, 2)

    @property
    def tight(self) -> bool:
        """Whether the answers stand below what is asked, because there is no room beside it."""
        return self.text < TIGHT

    def room(self, questions: int) -> int:
        """Lines of text on a page, so many lines of questions below them."""
        return max(1, self.height - AROUND - questions - SENTENCE - 4 - self.tight)


def pages_for(text: DocumentText, sheet: Sheet) -> tuple[Page, ...]:
    """The document cut for a screen."""
    asked = sum(len(_label(question.label, sheet)) + sheet.tight for question in text.questions)
    return paginate(text.pages, sheet.text, sheet.room(asked))


def line(content: Content | str, sheet: Sheet, style: str = "$ink") -> Content:
    """One line at the left edge of the text."""
    shown = content if isinstance(content, Content) else Content.styled(content, style)
    return Content.assemble(" " * sheet.left, shown)


def title_lines(document: Document, text: DocumentText, state: KioskState, sheet: Sheet) -> list[Content]:
    """Title, version, page."""
    published = day(document.published.astimezone().date()) if document.published else ""
    version = _("Version {version}, {day}").format(version=document.version, day=published)
    page = _("page {page} of {pages}").format(page=state.page + 1, pages=len(state.pages))
    return [
        Content(""),
        line(_("Consent: {title}").format(title=text.title), sheet, "$strong bold"),
        line(Content.assemble((version, "$muted"), "    ", (page, "$muted")), sheet),
        Content(""),
    ]


def question_lines(text: DocumentText, state: KioskState, sheet: Sheet) -> list[Content]:
    """The questions with their answers, the one in focus on a bar, its full sentence below."""
    hints = Content.assemble(
        (_("Answer each question"), "$strong bold"), "    ", (_("Y = yes"), "$muted"), "    ", (_("N = no"), "$muted")
    )
    lines = [Content(""), line(hints, sheet), Content("")]
    for number, question in enumerate(text.questions):
        lines += _question(number, question.label, state, sheet)
    sentence = text.questions[state.focus].sentence if text.questions else ""
    lines.append(Content(""))
    lines += [line(part, sheet) for part in Content.styled(sentence, "$muted").wrap(sheet.text)]
    return lines


def _label(label: str, sheet: Sheet) -> list[Content]:
    """What is asked, in as many lines as it takes beside the answers, or above them."""
    beside = sheet.text - LABEL_AT if sheet.tight else _answer_columns(sheet)[0] - LABEL_AT - 2
    return list(Content(label).wrap(max(beside, LABEL_AT)))


def _question(number: int, label: str, state: KioskState, sheet: Sheet) -> list[Content]:
    chosen = state.answers[number]
    lit = number == state.focus
    yes_at, no_at = _answer_columns(sheet)
    first, *others = _label(label, sheet)
    words = Content.assemble(
        (f"{number + 1}", "$strong bold" if lit else "$muted"),
        "   ",
        first.stylize("$strong bold" if lit else "$ink"),
    )
    under = [Content.assemble(" " * LABEL_AT, part.stylize("$strong bold" if lit else "$ink")) for part in others]
    before = Content("") if sheet.tight else words
    answers = Content.assemble(
        before,
        " " * (LABEL_AT if sheet.tight else max(2, yes_at - words.cell_length)),
        _answer(_("Yes"), chosen is True),
        " " * max(2, no_at - yes_at - 4 - len(_("Yes"))),
        _answer(_("No"), chosen is False),
    )
    rows = [words, *under, answers] if sheet.tight else [answers, *under]
    return [_on_bar(part, sheet) if lit else line(part, sheet) for part in rows]


def _on_bar(row: Content, sheet: Sheet) -> Content:
    whole = Content.assemble(("▌", "$accent"), " ", row)
    whole = Content.assemble(whole, " " * max(0, sheet.text + 4 - whole.cell_length)).stylize("on $raised")
    return Content.assemble(" " * (sheet.left - 2), whole)


def _answer_columns(sheet: Sheet) -> tuple[int, int]:
    if sheet.text >= COLUMN:
        return YES_AT, NO_AT
    return max(sheet.text - 20, 8), max(sheet.text - 9, 18)


def _answer(word: str, chosen: bool) -> Content:
    return Content.styled(f"({'•' if chosen else ' '}) {word}", "$strong bold" if chosen else "$ink")


def reading_lines(document: Document, text: DocumentText, state: KioskState, sheet: Sheet) -> list[Content]:
    """The page that is being read."""
    body = [line(part, sheet) for part in state.pages[state.page].lines]
    lines = [*title_lines(document, text, state, sheet), *body, *question_lines(text, state, sheet)]
    if len(lines) > sheet.height - 4:
        del lines[4 + len(body) + 2]
    return lines


def what_is_left(state: KioskState) -> str:
    """What has to happen before signing, in words."""
    answers = ngettext("{count} answer", "{count} answers", state.unanswered).format(count=state.unanswered)
    pages = ngettext("{count} page", "{count} pages", state.unread).format(count=state.unread)
    if state.unanswered and state.unread:
        return _("{answers} and {pages} left before you can sign.").format(answers=answers, pages=pages)
    if state.unanswered or state.unread:
        return _("{what} left before you can sign.").format(what=answers if state.unanswered else pages)
    return _("You have answered everything. You can sign now.")


def signing_lines(document: Document, text: DocumentText, state: KioskState, sheet: Sheet) -> list[Content]:
    """What stands above the field for the name."""
    version = _("Consent: {title}, version {version}").format(title=text.title, version=document.version)
    lines = [
        Content(""),
        line(_("Sign here"), sheet, "$strong bold"),
        line(version, sheet, "$muted"),
        Content(""),
        line(_("Your answers"), sheet, "$strong bold"),
    ]
    yes_at, _no_at = _answer_columns(sheet)
    for number, question in enumerate(text.questions):
        label = Content.assemble((f"{number + 1}", "$muted"), "   ", (question.label[: yes_at - 6], "$ink"))
        answer = _("Yes") if state.answers[number] else _("No")
        gap = " " * max(2, yes_at - label.cell_length)
        lines.append(line(Content.assemble(label, gap, (answer, "$strong bold")), sheet))
    withdrawal = _("You can change your mind whenever you like. Say so, or write to us.")
    return [
        *lines,
        Content(""),
        *(line(part, sheet) for part in Content.styled(withdrawal, "$ink").wrap(sheet.text)),
        Content(""),
    ]


def text_lines(paragraphs: Sequence[str], sheet: Sheet, title: str) -> list[Content]:
    """A plain page: title, then text as it is."""
    lines = [Content(""), line(title, sheet, "$strong bold"), Content("")]
    for paragraph in paragraphs:
        wrapped = Content.styled(paragraph, "$ink").wrap(sheet.text) if paragraph else [Content("")]
        lines += [line(part, sheet) for part in wrapped]
    return lines
