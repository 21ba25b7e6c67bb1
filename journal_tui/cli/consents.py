"""`consent publish|ask|abort|record|withdraw|invalidate|status|history|renewals|receipt|verify`: consent, line by line.

The rule: nothing is pre-answered. Every purpose of the document gets a yes or a no of its own; one that is neither
granted nor refused on the line stops the record. There is no form that answers for several clients.
"""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from journal_tui.cli import after_withdrawal, checking
from journal_tui.cli.asking import FROM_INPUT, told
from journal_tui.cli.clients import client_argument, service_argument, status_lines, status_value
from journal_tui.cli.options import WrongUse
from journal_tui.cli.times import on, stamp
from journal_tui.locales import _, language
from journal_tui.practice.consent.events import InvalidationGround
from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.values import Change, Purpose, Service
from journal_tui.wording import moment, service_short, word

if TYPE_CHECKING:
    from journal_tui.cli.call import Call
    from journal_tui.cli.parser import Commands
    from journal_tui.practice.consent.answering import Paper
    from journal_tui.practice.consent.receipt import Receipt


def add(commands: "Commands") -> None:
    """Add the commands to the grammar."""
    purposes = [purpose.value for purpose in Purpose]
    group = commands.group("consent", _("Consent documents, answers and receipts."))
    published = group.add("publish", _("Publish a new version of a service's consent document."), publish)
    service_argument(published)
    published.add_argument(
        "--change",
        default=Change.MATERIAL.value,
        choices=[change.value for change in Change],
        help=_("material asks every client anew; editorial does not"),
    )
    asked = group.add("ask", _("Show a client's consent document in full and note that the client was asked."), ask)
    client_argument(asked)
    service_argument(asked)
    recorded = group.add("record", _("Record what the client answered and signed; prints the receipt's number."), record)
    client_argument(recorded)
    service_argument(recorded)
    recorded.add_argument("--grant", action="append", default=[], choices=purposes, help=_("a purpose answered yes"))
    recorded.add_argument("--refuse", action="append", default=[], choices=purposes, help=_("a purpose answered no"))
    signed = _("the full name that the client wrote; without it a line of stdin")
    recorded.add_argument("--signature", default=FROM_INPUT, metavar=_("NAME"), help=signed)
    recorded.add_argument("--paper", default="", metavar=_("ARCHIVE-NO"), help=_("archive number of the signed paper"))
    recorded.add_argument("--file", default="", metavar="F", help=_("scan of the signed paper; only its hash is kept"))
    withdrawn = group.add("withdraw", _("Withdraw a consent: at once, and earlier text is blocked."), withdraw)
    client_argument(withdrawn)
    service_argument(withdrawn)
    withdrawn.add_argument("--purpose", choices=purposes, help=_("only this purpose, else the whole service"))
    withdrawn.add_argument("--draft", default="discard", choices=["discard", "keep"], help=_("what becomes of a draft"))
    taken_back = group.add("abort", _("Take an open question back: everything stands as before."), abort)
    client_argument(taken_back)
    service_argument(taken_back)
    wrong = group.add(
        "invalidate", _("Say that the latest consent never counted; lists what was written under it."), invalidate
    )
    client_argument(wrong)
    service_argument(wrong)
    grounds = [ground.value for ground in InvalidationGround]
    wrong.add_argument("--ground", required=True, choices=grounds, help=_("why it never counted"))
    soon = group.add("renewals", _("List consents that end soon or have expired."), list_renewals)
    soon.add_argument("--days", type=int, default=30, metavar="N", help=_("how many days ahead"))
    past = group.add("history", _("Show what happened to a client's consent, oldest first."), history)
    client_argument(past)
    service_argument(past)
    client_argument(group.add("status", _("Show a client's consents, service by service."), status))
    receipt_parser = group.add("receipt", _("Print the receipt of the latest answer."), receipt)
    client_argument(receipt_parser)
    service_argument(receipt_parser)
    receipt_parser.add_argument("--output", default="", metavar="F", help=_("write it to this new file as JSON"))
    checking.add(group)
    after_withdrawal.add(group)


def publish(call: "Call") -> None:
    """Publish a document."""
    asked = call.arguments
    with call.practice() as practice:
        document = practice.consent.publish(Service(asked.service), Change(asked.change))
    call.output.answer(
        {
            "document": document.id,
            "service": document.service.value,
            "version": document.version,
            "change": document.change.value,
            "published": stamp(document.published),
            "hash": document.hash.hex(),
        },
        [
            _("Published: {service} version {version}").format(
                service=service_short(document.service), version=document.version
            )
        ],
    )


def ask(call: "Call") -> None:
    """Show the document and note that the client was asked."""
    asked = call.arguments
    with call.practice() as practice:
        request = practice.consent.ask(asked.client, Service(asked.service))
    text = request.document.text(language())
    questions = [
        {"purpose": question.purpose.value, "label": question.label, "sentence": question.sentence}
        for question in text.questions
    ]
    lines = [f"{text.title}  v{request.document.version}", ""]
    lines += [paragraph + "\n" for paragraph in text.paragraphs]
    lines += [f"[{question['purpose']}] {question['label']}: {question['sentence']}" for question in questions]
    call.output.answer(
        {
            "client": request.client,
            "pseudonym": request.pseudonym,
            "service": request.service.value,
            "document": request.document.id,
            "version": request.document.version,
            "asked_at": stamp(request.asked),
            "language": text.language,
            "pages": [list(page) for page in text.pages],
            "questions": questions,
        },
        lines,
    )


def _answers(call: "Call") -> dict[Purpose, bool]:
    asked = call.arguments
    both = set(asked.grant) & set(asked.refuse)
    if both:
        raise WrongUse(_("Both granted and refused: {purposes}.").format(purposes=", ".join(sorted(both))))
    if not asked.grant and not asked.refuse:
        raise WrongUse(_("Say what the client answered: --grant or --refuse for each purpose."))
    return {Purpose(purpose): True for purpose in asked.grant} | {Purpose(purpose): False for purpose in asked.refuse}


def _paper(call: "Call") -> "Paper | None":
    from journal_tui.practice.consent.answering import Paper

    asked = call.arguments
    if not asked.paper and not asked.file:
        return None
    if not asked.file:
        raise WrongUse(_("A paper needs --file: a scan of it, of which only the hash is kept."))
    try:
        with Path(asked.file).open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").digest()
    except OSError:
        raise WrongUse(_("The file cannot be read: {file}").format(file=asked.file)) from None
    return Paper(archive_number=asked.paper, file_hash=digest)


def record(call: "Call") -> None:
    """Record the client's answers."""
    asked = call.arguments
    answers, paper = _answers(call), _paper(call)
    with call.practice() as practice:
        document = practice.consent.current(Service(asked.service))
        signature = told(asked.signature, _("The full name that the client wrote"), "signature")
        receipt = practice.consent.record(
            asked.client, Service(asked.service), answers, signature, language=language(), paper=paper, partial=True
        )
    left = [purpose for purpose in document.purposes if purpose not in answers]
    if left:
        call.output.say(_("Not answered: {purposes}.").format(purposes=", ".join(word(purpose) for purpose in left)))
    _print_receipt(call, receipt)


def _print_receipt(call: "Call", receipt: "Receipt") -> None:
    call.output.answer({**receipt.plain(), "seal": receipt.seal}, receipt.text(language()).splitlines())


def withdraw(call: "Call") -> None:
    """Withdraw a consent."""
    asked = call.arguments
    purpose = Purpose(asked.purpose) if asked.purpose else None
    with call.practice() as practice:
        receipt = practice.consent.withdraw(asked.client, Service(asked.service), purpose, draft=asked.draft)
        also = practice.persons.also(asked.client)
    _print_receipt(call, receipt)
    if also:
        call.output.say(
            _("The same person is here as {codes} too; a consent is taken back where it was given.").format(
                codes=", ".join(also)
            )
        )


def abort(call: "Call") -> None:
    """Take a question back."""
    asked = call.arguments
    with call.practice() as practice:
        practice.consent.abort_request(asked.client, Service(asked.service))
    call.output.answer({"service": asked.service, "aborted": True}, [_("Taken back: nothing was answered.")])


def invalidate(call: "Call") -> None:
    """Say that a consent never counted."""
    asked = call.arguments
    service = Service(asked.service)
    with call.practice() as practice:
        receipt = practice.consent.invalidate(asked.client, service, InvalidationGround(asked.ground))
        written = practice.consent.written_under_invalid(asked.client, service)
    lines = receipt.text(language()).splitlines()
    lines += (
        [_("Written under it, to be decided about:"), *(f"  {each.entry}  {on(each.at)}" for each in written)]
        if written
        else []
    )
    entries = [{"entry": each.entry, "at": stamp(each.at)} for each in written]
    call.output.answer({**receipt.plain(), "seal": receipt.seal, "entries": entries}, lines)


def list_renewals(call: "Call") -> None:
    """List consents to renew."""
    with call.practice() as practice:
        for each in practice.reminders.renewals(call.arguments.days):
            value = {
                "client": each.client,
                "pseudonym": each.pseudonym,
                "service": each.service.value,
                "purposes": [purpose.value for purpose in each.purposes],
                "valid_to": on(each.last),
                "expired": each.expired,
            }
            said = _("expired") if each.expired else _("ends")
            purposes = ", ".join(word(purpose) for purpose in each.purposes)
            call.output.row(value, f"{service_short(each.service)}  {each.pseudonym}  {said} {on(each.last)}  {purposes}")


def status(call: "Call") -> None:
    """Show a client's consents."""
    with call.practice() as practice:
        standing = practice.consent.status(call.arguments.client)
    for one in standing:
        call.output.answer(status_value(one), status_lines(one))


def history(call: "Call") -> None:
    """Show what happened to a consent."""
    asked = call.arguments
    with call.practice() as practice:
        events = practice.consent.history(asked.client, Service(asked.service))
    for event in events:
        answers = {purpose.value: event.answers.get(purpose) for purpose in event.purposes}
        value = {
            "event": event.id,
            "kind": event.kind.value,
            "at": stamp(event.at),
            "document_version": event.version or None,
            "record": event.record or None,
            "answers": answers,
            "reason": event.reason or None,
        }
        version = f"v{event.version}" if event.version else ""
        said = ", ".join(f"{word(purpose)} {_said(event.answers.get(purpose))}".rstrip() for purpose in event.purposes)
        call.output.row(value, f"{moment(event.at)}  {word(event.kind)}  {version}  {said}".rstrip())


def _said(answer: bool | None) -> str:
    return "" if answer is None else _("yes") if answer else _("no")


def receipt(call: "Call") -> None:
    """Print or write the receipt."""
    from journal_tui.practice.consent.events import Copy
    from journal_tui.practice.disclosure.leaving import leave

    asked = call.arguments
    with call.practice() as practice:
        found = practice.consent.receipt(asked.client, Service(asked.service))
        if asked.output:
            target = Path(asked.output)
            try:
                given = found.to_json().encode()
                leave(
                    target,
                    given,
                    lambda _digest: practice.consent.copy_given(asked.client, Service(asked.service), Copy.FILE),
                )
            except InvalidInput:
                raise WrongUse(_("There is a file already; nothing is overwritten: {file}").format(file=target)) from None
    if not asked.output:
        _print_receipt(call, found)
        return
    target = Path(asked.output)
    call.output.answer({"receipt": found.receipt_id, "file": str(target)}, [_("Written: {file}").format(file=target)])
