"""`client add|list|show|import|contract|contact`: the register, line by line.

The rule: what names a client need not be an argument, which every process of the computer can read: `-` in its place, or no name
at all, and it is read from standard input, a line each.
"""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from journal_tui.cli import client_changes, persons
from journal_tui.cli.asking import FROM_INPUT, asked_line, told
from journal_tui.cli.options import WrongUse
from journal_tui.cli.times import day, moment, on, stamp
from journal_tui.locales import _
from journal_tui.practice import contact_rules
from journal_tui.practice.values import Channel, Contact, PersonnummerPurpose, Service, ServiceStatus
from journal_tui.wording import service_short, word
from journal_tui.wording.contracts import contract_words
from journal_tui.wording.persons import also_words

if TYPE_CHECKING:
    import argparse

    from journal_tui.cli.call import Call
    from journal_tui.cli.parser import Commands
    from journal_tui.practice.contracts import Contract


def add(commands: "Commands") -> None:
    """Add the commands to the grammar."""
    group = commands.group("client", _("The register of clients."))
    new = group.add("add", _("Register a client; prints the id and a pseudonym for each service."), register)
    new.add_argument("--given", default=FROM_INPUT, metavar="G", help=_("given name; without it the next line of stdin"))
    new.add_argument("--surname", default=FROM_INPUT, metavar="S", help=_("surname; without it the next line of stdin"))
    new.add_argument("--nickname", action="append", default=[], metavar="N", help=_("what else the client is called"))
    new.add_argument(
        "--email", default="", metavar="E", help=_("e-mail address; here and below - is the next line of stdin")
    )
    new.add_argument("--phone", default="", metavar="P", help=_("phone number"))
    new.add_argument("--address", default="", metavar="A", help=_("post address"))
    new.add_argument("--employer", default="", metavar="E", help=_("employer, so that it is recognised in notes"))
    new.add_argument(
        "--other-source", action="store_true", help=_("somebody else gave this; the reason comes on stdin, last")
    )
    new.add_argument("--personnummer", default="", metavar="N", help=_("only with a purpose"))
    new.add_argument(
        "--personnummer-purpose",
        choices=[purpose.value for purpose in PersonnummerPurpose],
        help=_("why a personnummer is kept: wellness allowance or debt collection"),
    )
    new.add_argument("--service", action="append", required=True, choices=services(), help=_("may be repeated"))
    listed = group.add("list", _("List the clients with their consents."), show_all)
    listed.add_argument(
        "--filter", default="", metavar=_("TEXT"), help=_("part of a name, phone number or pseudonym; - is a line of stdin")
    )
    client_argument(group.add("show", _("Show one client: contact data, services, consents."), show))
    imported = group.add("import", _("Take clients in from a table (CSV); no consent comes with them."), take_in)
    imported.add_argument("file", metavar=_("FILE"), help=_("columns given, surname, email, phone, address, service"))
    agreed = group.add("contract", _("Say from when to when a service is agreed; nothing is planned after that."), agree)
    client_argument(agreed)
    service_argument(agreed)
    agreed.add_argument("--first", required=True, metavar=_("DAY"), help=_("the first day"))
    agreed.add_argument("--last", default="", metavar=_("DAY"), help=_("the last day; without it until further notice"))
    client_changes.add(group)
    contact = group.add("contact", _("Note that the practice and the client were in touch."), touch)
    client_argument(contact)
    contact.add_argument("--channel", required=True, choices=[channel.value for channel in Channel], help=_("how"))
    contact.add_argument("--at", default="", metavar=_("WHEN"), help=_("when, else now"))
    persons.add(group)


def services() -> list[str]:
    """Return the services as they are typed."""
    return [service.value for service in Service]


def client_argument(parser: "argparse.ArgumentParser") -> None:
    """Add the CLIENT argument."""
    parser.add_argument("client", metavar=_("CLIENT"), help=_("a pseudonym or a client id"))


def service_argument(parser: "argparse.ArgumentParser") -> None:
    """Add the required `--service`."""
    parser.add_argument("--service", required=True, choices=services(), help=_("which service"))


def register(call: "Call") -> None:
    """Register a client."""
    asked = call.arguments
    purpose = PersonnummerPurpose(asked.personnummer_purpose) if asked.personnummer_purpose else None
    wanted = tuple(dict.fromkeys(Service(service) for service in asked.service))
    with call.practice() as practice:
        contact = Contact(
            told(asked.given, _("Given name"), "given"),
            told(asked.surname, _("Surname"), "surname"),
            tuple(told(each, _("Nickname"), "nicknames") for each in asked.nickname),
            told(asked.email, _("E-mail"), "email"),
            told(asked.phone, _("Phone"), "phone"),
            told(asked.address, _("Address"), "address"),
            told(asked.employer, _("Employer"), "employer"),
        )
        number = told(asked.personnummer, _("Personnummer"), "personnummer")
        if asked.other_source:
            reason = contact_rules.source(asked_line(_("Why it comes from somebody else"), "source"), required=True)
            contact = replace(contact, source=reason)
        done = practice.clients.register(contact, wanted, number, purpose)
    pseudonyms = {service.value: pseudonym for service, pseudonym in done.pseudonyms.items()}
    lines = [_("Registered: {client}").format(client=done.client)]
    lines += [f"  {service_short(service)}  {pseudonym}" for service, pseudonym in done.pseudonyms.items()]
    if done.similar:
        lines.append(_("Looks like: {clients}. Nothing was merged.").format(clients=", ".join(done.similar)))
    call.output.answer({"client": done.client, "pseudonyms": pseudonyms, "similar": list(done.similar)}, lines)


def status_value(status: ServiceStatus) -> dict[str, object]:
    """Return a client's standing in one service, for JSON."""
    return {
        "service": status.service.value,
        "pseudonym": status.pseudonym,
        "verdict": status.verdict.value,
        "since": stamp(status.since),
        "document_version": status.document_version,
        "answers": [
            {
                "purpose": answer.purpose.value,
                "state": answer.state.value,
                "since": stamp(answer.since),
                "document_version": answer.document_version,
                "outdated": answer.outdated.value if answer.outdated else None,
                "valid_to": on(answer.valid_to),
            }
            for answer in status.answers
        ],
    }


def status_lines(status: ServiceStatus) -> list[str]:
    """Return the same for a person."""
    lines = [f"{service_short(status.service)}  {status.pseudonym}  {word(status.verdict)}"]
    for answer in status.answers:
        version = f" v{answer.document_version}" if answer.document_version else ""
        lines.append(f"  {word(answer.purpose)}: {word(answer.state)} {on(answer.since) or ''}{version}".rstrip())
    return lines


def show_all(call: "Call") -> None:
    """List the clients."""
    with call.practice() as practice:
        for client in practice.clients.list(told(call.arguments.filter, _("Looked for"), "filter")):
            standing = [f"{service_short(s.service)} {s.pseudonym} {word(s.verdict)}" for s in client.services]
            call.output.row(
                {
                    "client": client.id,
                    "given": client.given,
                    "surname": client.surname,
                    "services": [status_value(status) for status in client.services],
                    "last_contact": on(client.last_contact),
                    "drafts": client.drafts,
                    "also": list(client.also),
                },
                f"{client.id}  {client.name}  {'  '.join([*standing, *also_words(client.also)])}",
            )


def show(call: "Call") -> None:
    """Show one client."""
    with call.practice() as practice:
        card = practice.clients.get(call.arguments.client)
        contracts = practice.contracts.of(card.id)
    contact = card.contact
    fields = {
        "given": contact.given,
        "surname": contact.surname,
        "nicknames": list(contact.nicknames),
        "email": contact.email,
        "phone": contact.phone,
        "address": contact.address,
        "employer": contact.employer,
        "source": contact.source,
    }
    value: dict[str, object] = {"client": card.id, **fields, "last_contact": on(card.last_contact)}
    value["services"] = [status_value(status) for status in card.services]
    value["contracts"] = [_contract(each) for each in contracts]
    value["also"] = list(card.also)
    lines = [f"{contact.given} {contact.surname}  {card.id}"]
    lines += [text for text in (contact.email, contact.phone, contact.address, contact.employer) if text]
    lines += [_("From somebody else: {reason}").format(reason=contact.source)] if contact.source else []
    for status in card.services:
        lines += status_lines(status)
    call.output.answer(value, [*lines, *map(contract_words, contracts), *also_words(card.also)])


def _contract(contract: "Contract") -> dict[str, object]:
    return {"service": contract.service.value, "first": on(contract.first), "last": on(contract.last)}


def agree(call: "Call") -> None:
    """Say from when to when a service is agreed."""
    asked = call.arguments
    first, last = day(asked.first), day(asked.last) if asked.last else None
    with call.practice() as practice:
        agreed = practice.contracts.agree(asked.client, Service(asked.service), first, last)
    call.output.answer(_contract(agreed), [contract_words(agreed)])


def take_in(call: "Call") -> None:
    """Take clients in from a table."""
    try:
        table = Path(call.arguments.file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise WrongUse(_("{file} cannot be read as text.").format(file=call.arguments.file)) from None
    with call.practice() as practice:
        done = practice.clients.take_in(table)
    passed = ", ".join(done.passed_over)
    lines = [
        _("Taken in: {count}. Already here: {known}.").format(count=len(done.clients), known=done.known),
        *([_("Not read: {columns}.").format(columns=passed)] if passed else []),
        _("Nobody in the file has been asked for consent; it is asked of each person."),
    ]
    value = {
        "clients": [each.client for each in done.clients],
        "known": done.known,
        "not_read": list(done.passed_over),
        "similar": sum(1 for each in done.clients if each.similar),
    }
    call.output.answer(value, lines)


def touch(call: "Call") -> None:
    """Note a contact."""
    asked = call.arguments
    at = moment(asked.at) if asked.at else datetime.now().astimezone()
    with call.practice() as practice:
        client = practice.clients.log_contact(asked.client, Channel(asked.channel), at)
    call.output.answer(
        {"client": client, "channel": asked.channel, "at": stamp(at)},
        [_("Noted: {channel}").format(channel=word(Channel(asked.channel)))],
    )
