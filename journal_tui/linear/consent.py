"""A client's consent: how it stands, ask, a signed sheet, take back, what happened. Withdrawing is as easy as giving."""

from pathlib import Path
from typing import TYPE_CHECKING

from journal_tui.copies import fingerprint, write_new
from journal_tui.linear import speech
from journal_tui.linear.talk import Option
from journal_tui.locales import _, language
from journal_tui.practice.consent.answering import Paper
from journal_tui.practice.consent.documents import Difference
from journal_tui.practice.errors import PracticeError
from journal_tui.practice.gate import Refusal
from journal_tui.practice.values import ConsentState, Purpose, Service, Verdict
from journal_tui.wording import moment, service_name, word

if TYPE_CHECKING:
    from journal_tui.linear.seat import Seat
    from journal_tui.practice.consent.receipt import Receipt


def menu(seat: "Seat", client: str, service: Service) -> None:
    """Say how a consent stands and what can be done about it."""
    from journal_tui.linear.handover import hand_over

    status = next(each for each in seat.practice.consent.status(client) if each.service is service)
    granted = [answer.purpose for answer in status.answers if answer.state is ConsentState.GRANTED]
    refused = any(answer.state is ConsentState.REFUSED for answer in status.answers)
    seat.talk.say(f"{service_name(service)}: {speech.consent(status)}", *speech.answers(status))
    withdraw = _("w")
    ways = [
        Option("f", _("ask now: hand over to the client")),
        Option("p", _("on paper: record a signed sheet")),
        *([Option(withdraw, _("withdraw, at once; no reason is asked"))] if granted else []),
        Option("h", _("what happened with the consent")),
        Option("t", _("back")),
    ]
    match seat.talk.choose(_("Consent:"), ways):
        case "f":
            hand_over(seat, client, service, by_client=refused)
        case "p":
            on_paper(seat, client, service)
        case chosen if chosen == withdraw:
            _withdraw(seat, client, service, granted)
        case "h":
            history(seat, client, service)


def on_paper(seat: "Seat", client: str, service: Service) -> bool:
    """Record a sheet that was signed by hand; whether it was."""
    talk = seat.talk
    document = seat.practice.consent.current(service)
    talk.say(_("Copy what is on the sheet: version {version}.").format(version=document.version))
    answers = {
        question.purpose: talk.yes_or_no(_("{question}, Y or N:").format(question=question.label), question.sentence)
        for question in document.text(language()).questions
    }
    signature = talk.ask(_("Name on the sheet:"), _("The full name that the client wrote. Enter alone goes back."))
    if not signature:
        return False
    number = talk.ask(_("Archive number:"), _("Under which the sheet is filed."))
    while True:
        named = talk.ask(
            _("Scanned file:"),
            _("For instance ~/sheet.pdf. The file is not copied; its fingerprint is kept. Enter goes back."),
        )
        if not named:
            return False
        digest = fingerprint(Path(named).expanduser())
        if digest is not None:
            break
        talk.say(_("The file cannot be read. For instance: ~/sheet.pdf"))
    try:
        seat.practice.consent.record(client, service, answers, signature, language=language(), paper=Paper(number, digest))
    except PracticeError as error:
        seat.trouble(error)
        return False
    talk.say(_("Consent recorded."))
    return True


def _withdraw(seat: "Seat", client: str, service: Service, granted: list[Purpose]) -> None:
    talk = seat.talk
    talk.say(
        _("It takes effect at once. Earlier entries of {service} are blocked from reading.").format(
            service=service_name(service)
        )
    )
    ways = [Option("a", _("everything for {service}").format(service=service_name(service)))]
    if len(granted) > 1 or granted[0] is not Purpose.JOURNAL:
        ways += [Option(str(number), word(purpose)) for number, purpose in enumerate(granted, 1)]
    chosen = talk.choose(_("Withdraw:"), [*ways, Option("t", _("back, nothing is changed"))])
    if chosen == "t":
        return
    purpose = None if chosen == "a" else granted[int(chosen) - 1]
    draft = "discard"
    if purpose in {None, Purpose.JOURNAL} and _open_notes(seat, client, service):
        kept = (
            Option("b", _("keep the unsigned note locked, at most 14 days")),
            Option("k", _("throw the unsigned note away")),
        )
        draft = "keep" if talk.choose(_("The unsigned note:"), kept) == "b" else "discard"
    receipt = seat.practice.consent.withdraw(client, service, purpose, draft=draft)
    talk.say(_("Withdrawn."), _("You can hold the appointment; nothing is journalled."))
    copy = (Option("f", _("receipt as a file, for the client")), Option("i", _("no receipt")))
    if talk.choose(_("Receipt:"), copy) == "f":
        write_copy(seat, receipt)


def _open_notes(seat: "Seat", client: str, service: Service) -> bool:
    return any(draft.client == client and draft.service is service for draft in seat.practice.entries.drafts())


def write_copy(seat: "Seat", receipt: "Receipt") -> None:
    """Write the client's copy of a receipt to a new file that the counsellor names."""
    while True:
        named = seat.talk.ask(
            _("File for the receipt:"),
            _("A new file, for instance ~/receipt.txt; nothing is overwritten. Enter alone goes back."),
        )
        if not named:
            return
        if write_new(Path(named).expanduser(), receipt.text()):
            seat.talk.say(_("The receipt is written. Give it to the client, then delete it here."))
            return
        seat.talk.say(_("There is something there already, or the place cannot be written."))


def has_changed(seat: "Seat", refusal: Refusal) -> bool:
    """Tell whether the version in force reads otherwise than the one that was answered."""
    return refusal.verdict is Verdict.OUTDATED_VERSION and bool(_differences(seat, refusal))


def changes(seat: "Seat", refusal: Refusal) -> None:
    """Say what differs between the version that was answered and the one in force."""
    old, new = refusal.document_version or 0, refusal.current_version or 0
    seat.talk.say(_("From version {old} to {new}").format(old=old, new=new))
    for each in _differences(seat, refusal):
        seat.talk.say(f"{_('gone') if each.sign == '-' else _('new')}: {each.text}")


def _differences(seat: "Seat", refusal: Refusal) -> tuple[Difference, ...]:
    old, new = refusal.document_version or 0, refusal.current_version or 0
    return seat.practice.consent.differences(refusal.service, old, new, language())


def history(seat: "Seat", client: str, service: Service) -> None:
    """Say what happened to a consent, oldest first."""
    for event in seat.practice.consent.history(client, service):
        version = ", " + _("version {version}").format(version=event.version) if event.version else ""
        seat.talk.say(f"{moment(event.at)}: {word(event.kind)}{version}")
        for purpose, answer in event.answers.items():
            seat.talk.say(f"{word(purpose)}: {_('yes') if answer else _('no')}")
