"""`enquiry add|list|show|answer|delete|convert`: questions from people who have not bought anything, line by line.

The rule: what was asked comes in by a form's file or standard input, never as an argument, and so does who asked;
an enquiry is no client, so no
command that journals takes its number.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from journal_tui.cli.asking import asked_line
from journal_tui.cli.clients import services
from journal_tui.cli.options import WrongUse
from journal_tui.cli.times import moment, on, stamp
from journal_tui.locales import _
from journal_tui.practice.values import Channel, Service
from journal_tui.wording import moment as moment_words
from journal_tui.wording import service_short, word

if TYPE_CHECKING:
    import argparse

    from journal_tui.cli.call import Call
    from journal_tui.cli.parser import Commands
    from journal_tui.practice.enquiries.values import Enquiry


def add(commands: "Commands") -> None:
    """Add the commands to the grammar."""
    channels = [channel.value for channel in Channel]
    group = commands.group("enquiry", _("Questions from people who have not bought anything."))
    new = group.add(
        "add", _("Keep a question: from a web form's file, or from stdin: name, address and then the text."), keep
    )
    new.add_argument("--form", default="", metavar="F", help=_("what a web form sent, as JSON with its consent text"))
    new.add_argument("--channel", default="", choices=["", *(each for each in channels if each != "form")], help=_("how"))
    new.add_argument("--at", default="", metavar=_("WHEN"), help=_("when, else now"))
    listed = group.add("list", _("List the enquiries, those that wait first."), show_all)
    listed.add_argument("--all", action="store_true", help=_("also those that became clients"))
    _enquiry(group.add("show", _("Show what was asked."), show))
    answered = _enquiry(group.add("answer", _("Note that it was answered; the year it is kept counts from then."), answer))
    answered.add_argument("--channel", required=True, choices=channels, help=_("how"))
    answered.add_argument("--at", default="", metavar=_("WHEN"), help=_("when, else now"))
    _enquiry(group.add("delete", _("Take it away now, before its year has passed."), delete))
    turned = _enquiry(
        group.add("convert", _("Turn it into a client, given name and surname from stdin; no consent follows."), convert)
    )
    turned.add_argument("--service", action="append", required=True, choices=services(), help=_("may be repeated"))


def _enquiry(parser: "argparse.ArgumentParser") -> "argparse.ArgumentParser":
    parser.add_argument("enquiry", metavar=_("ENQUIRY"), help=_("the enquiry's number, or its beginning"))
    return parser


def keep(call: "Call") -> None:
    """Keep a question."""
    from journal_tui.cli.passphrases import note_from_stdin

    asked = call.arguments
    if asked.form:
        if asked.channel:
            raise WrongUse(_("A form says everything itself: leave out the channel."))
        try:
            sent = Path(asked.form).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            raise WrongUse(_("{file} cannot be read as text.").format(file=asked.form)) from None
        with call.practice() as practice:
            _answer(call, practice.enquiries.add_form(sent))
        return
    if not asked.channel:
        raise WrongUse(_("Say how it came: --channel, or --form."))
    at = moment(asked.at) if asked.at else None
    with call.practice() as practice:
        name, address = asked_line(_("Who asks"), "name"), asked_line(_("E-mail or phone"), "address")
        _answer(call, practice.enquiries.add(name, address, note_from_stdin(), Channel(asked.channel), at=at))


def show_all(call: "Call") -> None:
    """List the enquiries."""
    with call.practice() as practice:
        for each in practice.enquiries.list(over=call.arguments.all):
            call.output.row(_value(each), _line(each))


def show(call: "Call") -> None:
    """Show one."""
    with call.practice() as practice:
        found = practice.enquiries.get(call.arguments.enquiry)
    lines = [_line(found), found.address, "", *found.text.splitlines()]
    if found.consented:
        lines += ["", _("Consent at the form, {when}:").format(when=moment_words(found.consented)), found.consent_text]
    call.output.answer({**_value(found), "text": found.text, "consent_text": found.consent_text}, lines)


def answer(call: "Call") -> None:
    """Note an answer."""
    asked = call.arguments
    at = moment(asked.at) if asked.at else None
    with call.practice() as practice:
        _answer(call, practice.enquiries.answered(asked.enquiry, Channel(asked.channel), at))


def delete(call: "Call") -> None:
    """Take it away."""
    with call.practice() as practice:
        practice.enquiries.delete(call.arguments.enquiry)
    call.output.answer(
        {"enquiry": call.arguments.enquiry, "done": True}, [_("Destroyed, and looked for: nothing of it is left.")]
    )


def convert(call: "Call") -> None:
    """Turn it into a client."""
    asked = call.arguments
    with call.practice() as practice:
        given, surname = asked_line(_("Given name"), "given"), asked_line(_("Surname"), "surname")
        made = practice.enquiries.convert(asked.enquiry, given, surname, [Service(service) for service in asked.service])
    pseudonyms = {service.value: pseudonym for service, pseudonym in made.pseudonyms.items()}
    lines = [_("Registered: {client}").format(client=made.client)]
    lines += [f"  {service_short(service)}  {pseudonym}" for service, pseudonym in made.pseudonyms.items()]
    lines.append(_("No consent came with it; ask before anything is journalled."))
    call.output.answer({"client": made.client, "pseudonyms": pseudonyms, "similar": list(made.similar)}, lines)


def _answer(call: "Call", enquiry: "Enquiry") -> None:
    call.output.answer(_value(enquiry), [_line(enquiry)])


def _value(enquiry: "Enquiry") -> dict[str, object]:
    return {
        "enquiry": enquiry.id,
        "name": enquiry.name,
        "address": enquiry.address,
        "channel": enquiry.channel.value,
        "at": stamp(enquiry.at),
        "consented": stamp(enquiry.consented),
        "text_shown": enquiry.text_shown,
        "answered": stamp(enquiry.answered),
        "client": enquiry.client,
        "due": on(enquiry.due),
    }


def _line(enquiry: "Enquiry") -> str:
    if enquiry.client:
        how = _("became a client")
    elif enquiry.answered:
        how = _("answered {day}").format(day=on(enquiry.answered))
    else:
        how = _("waits for an answer")
    due = _("goes {day}").format(day=on(enquiry.due)) if enquiry.due else ""
    return f"{enquiry.id[:8]}  {on(enquiry.at)}  {word(enquiry.channel)}  {enquiry.name}  {how}  {due}".rstrip()
