"""`client change|add-service|personnummer`: what is kept about a client changes, line by line.

The rule: a value comes from standard input and never as an argument; a personnummer is shown only for the purpose it is kept
for, and every showing is an audit entry.
"""

from typing import TYPE_CHECKING

from journal_tui.cli.asking import asked_line
from journal_tui.locales import _
from journal_tui.practice.rights.case_words import Corrected
from journal_tui.practice.values import PersonnummerPurpose, Service
from journal_tui.wording import service_short

if TYPE_CHECKING:
    import argparse

    from journal_tui.cli.call import Call
    from journal_tui.cli.parser import Commands


def add(client: "Commands") -> None:
    """Add the commands to those of clients."""
    changed = _client(client.add("change", _("Change one field of a client's contact data, from stdin."), change))
    changed.add_argument("--field", required=True, choices=[each.value for each in Corrected], help=_("which field"))
    more = _client(client.add("add-service", _("Give a client another service, with a code of its own."), add_service))
    more.add_argument("--service", required=True, choices=[each.value for each in Service], help=_("which service"))
    number = client.group("personnummer", _("A client's personnummer, for one of the two purposes."))
    purposes = [each.value for each in PersonnummerPurpose]
    for name, text, handler in (
        ("set", _("Keep a personnummer, read from stdin, for this purpose alone."), set_number),
        ("show", _("Show it for the purpose it is kept for; this is noted in the audit log."), show_number),
    ):
        parser = _client(number.add(name, text, handler))
        parser.add_argument("--purpose", required=True, choices=purposes, help=_("wellness allowance or debt collection"))
    _client(number.add("remove", _("Take it away: its purpose has ended."), remove_number))


def _client(parser: "argparse.ArgumentParser") -> "argparse.ArgumentParser":
    parser.add_argument("client", metavar=_("CLIENT"), help=_("a pseudonym or a client id"))
    return parser


def change(call: "Call") -> None:
    """Change a field."""
    from journal_tui.practice.rights.rectification import with_field
    from journal_tui.wording.case_steps import corrected_words

    asked = call.arguments
    field = Corrected(asked.field)
    with call.practice() as practice:
        held = practice.clients.contact(asked.client)
        practice.clients.update_contact(asked.client, with_field(held, field, asked_line(_("What is right"), asked.field)))
    call.output.answer(
        {"client": asked.client, "changed": field.value},
        [_("Changed: {field}").format(field=corrected_words(field.value))],
    )


def add_service(call: "Call") -> None:
    """Another service."""
    service = Service(call.arguments.service)
    with call.practice() as practice:
        pseudonym = practice.clients.add_service(call.arguments.client, service)
    value = {"client": call.arguments.client, "service": service.value, "pseudonym": pseudonym}
    call.output.answer(value, [f"{service_short(service)}  {pseudonym}"])


def set_number(call: "Call") -> None:
    """Keep a personnummer."""
    asked = call.arguments
    with call.practice() as practice:
        number = asked_line(_("Personnummer"), "personnummer")
        practice.clients.set_personnummer(asked.client, number, PersonnummerPurpose(asked.purpose))
    call.output.answer({"client": asked.client, "purpose": asked.purpose}, [_("The personnummer is kept.")])


def show_number(call: "Call") -> None:
    """Show a personnummer."""
    asked = call.arguments
    with call.practice() as practice:
        number = practice.clients.reveal_personnummer(asked.client, PersonnummerPurpose(asked.purpose))
    call.output.answer({"client": asked.client, "purpose": asked.purpose, "personnummer": number}, [number])


def remove_number(call: "Call") -> None:
    """Take a personnummer away."""
    with call.practice() as practice:
        gone = practice.clients.remove_personnummer(call.arguments.client)
    said = _("The personnummer is gone.") if gone else _("No personnummer is kept for this client.")
    call.output.answer({"client": call.arguments.client, "removed": gone}, [said])
