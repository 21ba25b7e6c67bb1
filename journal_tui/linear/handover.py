"""The client answers: the document page by page, a yes or a no for each purpose, a typed name, a receipt.

The rules: nothing is answered in advance, nothing is signed before every page was said and every question has its own answer;
nothing else of the program can be reached, and only the counsellor's passphrase leads out.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from journal_tui.linear import speech
from journal_tui.linear.consent import write_copy
from journal_tui.linear.talk import Left, Option
from journal_tui.locales import _, language, use
from journal_tui.practice.consent.events import Copy
from journal_tui.practice.errors import PracticeError, StorageError
from journal_tui.practice.values import Purpose, Service
from journal_tui.wording import day, error_text

if TYPE_CHECKING:
    from journal_tui.linear.seat import Seat
    from journal_tui.practice.consent.documents import Document, Question
    from journal_tui.practice.consent.receipt import Receipt


@dataclass(slots=True)
class _Sheet:
    """The document in the client's hands, and what was answered so far."""

    client: str
    service: Service
    document: "Document"
    shown: datetime
    answers: dict[Purpose, bool] = field(default_factory=dict)
    receipt: "Receipt | None" = None
    copy: Copy = Copy.NONE


def hand_over(seat: "Seat", client: str, service: Service, *, by_client: bool = False) -> bool:
    """Give the keyboard to the client; whether the answers were recorded.

    Args:
        seat: Who hands over.
        client: To whom.
        service: About which service.
        by_client: The client raised the question, after a no.
    """
    practice, talk = seat.practice, seat.talk
    document = practice.consent.current(service)
    talk.say(
        _("Now you hand over to the client. Nothing else can be reached until your passphrase is typed."),
        _("What was said before stays in the terminal's history: clear it first if the client can read or hear it."),
    )
    ready = (Option("j", _("hand over now")), Option("t", _("back")))
    if talk.choose(_("Hand over:"), ready) == "t":
        return False
    practice.consent.ask(client, service, by_client=by_client)
    talk.push_away()
    sheet = _Sheet(client, service, document, datetime.now().astimezone())
    before = language()
    try:
        _client_part(seat, sheet)
    except Left:
        _take_back(seat, sheet)
        raise
    finally:
        use(before)
    _take_back(seat, sheet)
    if sheet.receipt is None:
        talk.say(_("Nothing was recorded."))
        return False
    talk.say(_("The answers are recorded."))
    if sheet.copy is not Copy.NONE:
        write_copy(seat, sheet.receipt)
    return True


def _take_back(seat: "Seat", sheet: _Sheet) -> None:
    """Say in the record how it ended: how the copy was given, or that the question was taken back."""
    if sheet.receipt is None:
        seat.practice.consent.abort_request(sheet.client, sheet.service)
    else:
        seat.practice.consent.copy_given(sheet.client, sheet.service, sheet.copy)


def _client_part(seat: "Seat", sheet: _Sheet) -> None:
    """Everything that the client can reach; ends with the counsellor's passphrase."""
    if _read(seat, sheet) and _answer(seat, sheet):
        _receipt(seat, sheet)
    seat.talk.push_away()
    said = _("Your answers are saved.") if sheet.receipt else _("Nothing has been saved.")
    while True:
        seat.talk.say(said, _("Hand back to your counsellor, who types the passphrase."))
        if seat.proves_itself(_("The counsellor's passphrase:"), _("Only the counsellor can go on from here.")):
            return


def _read(seat: "Seat", sheet: _Sheet) -> bool:
    """Say the document page by page; false when the client wants to stop."""
    page = 0
    while True:
        text = sheet.document.text(language())
        count = len(text.pages)
        if page == 0:
            seat.talk.say(_("Consent: {title}, version {version}").format(title=text.title, version=sheet.document.version))
        seat.talk.say(_("Page {page} of {count}").format(page=page + 1, count=count), *text.pages[page])
        last = page + 1 == count
        ways = [
            *([Option("b", _("the page before"))] if page else []),
            Option("e", "Svenska" if language() == "en" else "English"),
            Option("x", _("stop; nothing is saved")),
            Option("v", _("to the questions") if last else _("read on")),
        ]
        match seat.talk.choose(_("Reading:"), ways):
            case "b":
                page -= 1
            case "e":
                use("sv" if language() == "en" else "en")
                page = 0
            case "x":
                return False
            case _ if last:
                return True
            case _:
                page += 1


def _answer(seat: "Seat", sheet: _Sheet) -> bool:
    """Put the questions, say the answers, take the name; false when the client wants to stop."""
    questions = sheet.document.text(language()).questions
    for number, question in enumerate(questions, 1):
        _ask(seat, sheet, question, _("Question {number} of {count}").format(number=number, count=len(questions)))
    while True:
        for number, question in enumerate(questions, 1):
            said = _("yes") if sheet.answers[question.purpose] else _("no")
            seat.talk.say(_("{number}: {question}: {answer}").format(number=number, question=question.label, answer=said))
        ways = (
            Option("s", _("sign these answers")),
            Option("b", _("change an answer")),
            Option("x", _("stop; nothing is saved")),
        )
        match seat.talk.choose(_("Your answers:"), ways):
            case "s":
                if _sign(seat, sheet):
                    return True
            case "b":
                number = seat.talk.number(_("Question number:"), len(questions), _("Enter alone goes back."))
                if number:
                    _ask(seat, sheet, questions[number - 1], "")
            case _:
                return False


def _ask(seat: "Seat", sheet: _Sheet, question: "Question", head: str) -> None:
    seat.talk.say(*([head] if head else []), question.label, question.sentence)
    explained = _("Y is yes, N is no. You choose yourself, and you can change your mind at any time.")
    sheet.answers[question.purpose] = seat.talk.yes_or_no(_("Y or N:"), explained)


def _sign(seat: "Seat", sheet: _Sheet) -> bool:
    talk = seat.talk
    explained = _("Write your given name and surname as you usually sign. Enter alone goes back to your answers.")
    pages = len(sheet.document.text(language()).pages)
    talk.say(_("Date: {day}").format(day=day(datetime.now().astimezone().date())))
    while True:
        name = talk.ask(_("Your full name:"), explained)
        if not name:
            return False
        try:
            sheet.receipt = seat.practice.consent.record(
                sheet.client,
                sheet.service,
                sheet.answers,
                name,
                language=language(),
                pages_seen=pages,
                pages_total=pages,
                shown_at=sheet.shown,
            )
        except (PracticeError, StorageError) as error:
            if error.facts.get("reason") == "signature_differs":
                talk.say(_("That is not the name on this consent. Write your given name and surname."))
                continue
            said = error_text(error)
            talk.say(said.title, said.text)
            return False
        return True


def _receipt(seat: "Seat", sheet: _Sheet) -> None:
    talk = seat.talk
    if sheet.receipt is not None:
        talk.say(_("Thank you. This is your receipt."))
        talk.say(*speech.receipt(sheet.receipt.text(language())))
    copies = {"p": Copy.PAPER, "f": Copy.FILE}
    ways = (Option("p", _("a copy on paper")), Option("f", _("a copy as a file")), Option("i", _("no copy")))
    sheet.copy = copies.get(talk.choose(_("Your copy:"), ways), Copy.NONE)
