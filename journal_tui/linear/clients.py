"""Clients: found by typing, their card in words, a new one, and what starts from the card."""

from typing import TYPE_CHECKING

from journal_tui.linear import speech
from journal_tui.linear.talk import Option
from journal_tui.locales import _, ngettext
from journal_tui.practice.contact_rules import clean, email, name, phone
from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.values import Contact, Service
from journal_tui.wording import day, moment, service_name, word
from journal_tui.wording.fields import invalid_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal_tui.linear.seat import Seat

MOST = 20
"""Clients that are said at a time."""


def find(seat: "Seat") -> None:
    """Find a client by typing, and open the card."""
    talk = seat.talk
    typed = talk.ask(_("Find client:"), _("Any part of a name, a phone number or a code. Enter alone says everybody."))
    while True:
        found = seat.practice.clients.list(typed, statuses=False)
        shown = seat.practice.clients.lines(line.id for line in found[:MOST])
        talk.say(ngettext("{count} client.", "{count} clients.", len(found)).format(count=len(found)))
        for number, line in enumerate(shown, 1):
            codes = ", ".join(speech.pseudonym(each.pseudonym) for each in line.services)
            services = ", ".join(f"{service_name(each.service)} {speech.consent(each)}" for each in line.services)
            talk.say(f"{number}: {codes if seat.hidden else line.name}, {services}")
        if len(found) > MOST:
            talk.say(_("Only the first {count} are said. Type more of the name.").format(count=MOST))
        answer = talk.ask(
            _("Number, or more of the name:"), _("A number opens the card; letters search anew; Enter alone goes back.")
        )
        if not answer:
            return
        if answer.isascii() and answer.isdigit() and 1 <= int(answer[:9]) <= len(shown):
            card(seat, shown[int(answer) - 1].id)
            return
        typed = answer


def card(seat: "Seat", client: str) -> None:
    """Say a client's card, again after each thing that was done, until the person goes back."""
    talk = seat.talk
    while True:
        _say_card(seat, client)
        ways = (
            Option("s", _("start an appointment")),
            Option("c", _("consent")),
            Option("a", _("entries, to read or add to")),
            Option("o", _("follow up what you agreed on")),
            Option("m", _("measures, and a new one")),
            Option("w", _("workouts, and a new one")),
            Option("g", _("safety plan")),
            Option("p", _("plan an appointment")),
            Option("h", _("everything that happened")),
            Option("n", _("add a service")),
            Option("t", _("back")),
        )
        chosen = talk.choose(_("The client:"), ways)
        if chosen == "t":
            return
        if chosen == "s":
            _start(seat, client)
            return
        _do(seat, client, chosen)


def _do(seat: "Seat", client: str, chosen: str) -> None:
    """Do what was chosen on a card; the card comes back afterwards."""
    from journal_tui.linear import consent, continuing, measuring, planning, reading, safety, training

    whole: dict[str, Callable[[Seat, str], None]] = {"a": reading.entries, "h": reading.history, "n": _add_service}
    if chosen in whole:
        whole[chosen](seat, client)
        return
    in_service: dict[str, Callable[[Seat, str, Service], None]] = {
        "c": consent.menu,
        "p": planning.plan,
        "o": continuing.follow_up,
        "m": measuring.measured,
        "w": training.workout,
        "g": safety.plan,
    }
    if (service := seat.service(client)) is not None:
        in_service[chosen](seat, client, service[0])


def _start(seat: "Seat", client: str) -> None:
    from journal_tui.linear.starting import begin

    if (chosen := seat.service(client)) is not None:
        begin(seat, client, chosen[0])


def _say_card(seat: "Seat", client: str) -> None:
    found = seat.practice.clients.get(client)
    contact, talk = found.contact, seat.talk
    if seat.hidden:
        talk.say(_("Card, names hidden"))
    else:
        talk.say(_("Card: {name}").format(name=f"{contact.given} {contact.surname}"))
        facts = (
            (_("Also called"), ", ".join(contact.nicknames)),
            (_("Phone"), contact.phone),
            (_("E-mail"), contact.email),
            (_("Address"), contact.address),
            (_("Employer"), contact.employer),
        )
        talk.say(*(f"{label}: {value}" for label, value in facts if value))
    for status in found.services:
        talk.say(f"{service_name(status.service)}: {speech.pseudonym(status.pseudonym)}", speech.consent(status))
        talk.say(*speech.answers(status))
        held = found.held.get(status.service, 0)
        talk.say(ngettext("{count} appointment held.", "{count} appointments held.", held).format(count=held))
    if found.next_at:
        talk.say(_("Next appointment: {time}").format(time=moment(found.next_at)))
    if found.last_contact:
        talk.say(_("Last contact: {day}").format(day=day(found.last_contact)))


def _add_service(seat: "Seat", client: str) -> None:
    taken = {each.service for each in seat.practice.consent.status(client)}
    left = [service for service in Service if service not in taken]
    if not left:
        seat.talk.say(_("The client has every service."))
        return
    ways = [Option(str(number), word(service)) for number, service in enumerate(left, 1)]
    chosen = seat.talk.choose(_("Service:"), [*ways, Option("t", _("back"))])
    if chosen != "t":
        pseudonym = seat.practice.clients.add_service(client, left[int(chosen) - 1])
        seat.talk.say(_("Added. The code is {code}.").format(code=speech.pseudonym(pseudonym)))


def new(seat: "Seat") -> None:
    """Register a client, field by field; each is checked when it is given."""
    talk = seat.talk
    talk.say(_("New client. Enter alone leaves a field empty; given name and surname are needed."))
    given = _field(seat, _("Given name:"), lambda text: name(text, "given"))
    surname = _field(seat, _("Surname:"), lambda text: name(text, "surname"))
    contact = Contact(
        given=given,
        surname=surname,
        phone=_field(seat, _("Phone:"), lambda text: phone(text) if text else ""),
        email=_field(seat, _("E-mail:"), lambda text: email(text) if text else ""),
        address=_field(seat, _("Address:"), lambda text: clean(text, "address")),
        nicknames=_parts(_field(seat, _("Also called, with commas:"), lambda text: clean(text, "nicknames"))),
        employer=_field(seat, _("Employer:"), lambda text: clean(text, "employer")),
    )
    services = _services(seat)
    if seat.practice.clients.similar(contact):
        talk.say(_("Somebody with the same name or phone is registered already. Nothing is merged."))
    sure = talk.yes_or_no(_("Register, Y or N:"), _("Y registers the client, N throws what was typed away."))
    if not sure:
        talk.say(_("Nothing was registered."))
        return
    registered = seat.practice.clients.register(contact, services)
    talk.say(_("Registered. The journal knows the client only by these codes:"))
    talk.say(*(f"{service_name(each)}: {speech.pseudonym(code)}" for each, code in registered.pseudonyms.items()))
    card(seat, registered.client)


def _field(seat: "Seat", prompt: str, check: "Callable[[str], str]") -> str:
    while True:
        typed = seat.talk.ask(prompt, _("Type it and press Enter. It lies in the vault, never in the journal."))
        try:
            check(typed)
        except InvalidInput as wrong:
            seat.talk.say(invalid_words(str(wrong.facts.get("reason", ""))))
        else:
            return typed


def _parts(typed: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in typed.split(",") if part.strip())


def _services(seat: "Seat") -> tuple[Service, ...]:
    every = tuple(Service)
    seat.talk.say(*(f"{number}: {word(service)}" for number, service in enumerate(every, 1)))
    while True:
        typed = seat.talk.ask(_("Services, numbers with blanks between:"), _("At least one, for example 1 3."))
        chosen = set(typed.replace(",", " ").split())
        if chosen and chosen <= {str(number) for number in range(1, len(every) + 1)}:
            return tuple(service for number, service in enumerate(every, 1) if str(number) in chosen)
        seat.talk.say(_("Choose at least one of the numbers."))
